"""Caching: `cache_for`, validators, keys, `Cached` states."""

from __future__ import annotations

from datetime import timedelta

import pendulum

import prefect
from prefect import Flow, Parameter, task
from prefect.engine import cache_validators
from prefect.engine.state import Cached

HOUR = timedelta(hours=1)


def _counting(ran, **options):
    def work(x):
        ran.append(x)
        return x

    return task(work, name="work", **options)


def _runs(show, values=(1, 1, 2), **options):
    ran = []
    with Flow("f") as flow:
        called = _counting(ran, cache_for=HOUR, **options)(Parameter("x"))
    states = [flow.run(x=value).result[called] for value in values]
    show(ran, [(type(state).__name__, state.result) for state in states])


def by_duration(show):
    _runs(show)


def by_all_inputs(show):
    _runs(show, cache_validator=cache_validators.all_inputs)


def by_all_parameters(show):
    _runs(show, cache_validator=cache_validators.all_parameters)


def by_some_inputs(show):
    _runs(show, cache_validator=cache_validators.partial_inputs_only(validate_on=["x"]))
    _runs(show, cache_validator=cache_validators.partial_inputs_only(validate_on=["y"]))


def by_some_parameters(show):
    _runs(show, cache_validator=cache_validators.partial_parameters_only(validate_on=["x"]))


def never(show):
    _runs(show, cache_validator=cache_validators.never_use)


def by_a_function(show):
    _runs(show, cache_validator=lambda state, inputs, parameters: inputs["x"] == 2, values=(1, 2, 3))


def state_that_is_cached(show):
    with Flow("f") as flow:
        called = _counting([], cache_for=HOUR, cache_validator=cache_validators.all_inputs)(Parameter("x"))
    state = flow.run(x=1).result[called]
    left = state.cached_result_expiration - pendulum.now("utc")
    show(state, timedelta(minutes=59) < left <= HOUR, state.cached_parameters, sorted(state.hashed_inputs))
    show(state.is_cached(), state.is_successful(), flow.run(x=1).result[called].message)


def keys_are_shared_by_flows(show):
    ran = []
    for key in ("k", "k", "other"):
        with Flow("f") as flow:
            _counting(ran, cache_for=HOUR, cache_key=key)(Parameter("x"))
        flow.run(x=1)
        show(key, ran)


def without_a_key_the_name_counts(show):
    ran = []
    for _ in range(2):
        with Flow("f") as flow:
            _counting(ran, cache_for=HOUR)(1)
        flow.run()
    show(ran)


def that_has_run_out(show):
    ran = []
    with Flow("f") as flow:
        called = _counting(ran, cache_for=timedelta(seconds=-1))(1)
    flow.run()
    show(type(flow.run().result[called]).__name__, ran)


def failures_are_not_cached(show):
    ran = []

    @task(cache_for=HOUR)
    def fail():
        ran.append(1)
        raise ValueError

    with Flow("f") as flow:
        fail()
    flow.run()
    flow.run()
    show(ran)


def children_that_are_mapped(show):
    ran = []
    with Flow("f") as flow:
        called = _counting(ran, cache_for=HOUR, cache_validator=cache_validators.all_inputs).map(Parameter("xs"))
    for given in ([1, 2], [1, 2], [2, 3]):
        state = flow.run(xs=given)
        show(ran, [type(child).__name__ for child in state.result[called].map_states])


def cache_in_the_context(show):
    with Flow("f") as flow:
        _counting([], cache_for=HOUR)(1)
    caches = {}
    with prefect.context(caches=caches):
        flow.run()
    show({key: [type(state).__name__ for state in states] for key, states in caches.items()})


def state_given_to_a_run(show):
    ran = []
    with Flow("f") as flow:
        called = _counting(ran, cache_for=HOUR)(1)
    later = pendulum.now("utc").add(hours=1)
    given = Cached("given", result=7, cached_result_expiration=later)
    show(flow.run(task_states={called: given}).result[called].result, ran)


def validators_on_states(show):
    later, before = pendulum.now("utc").add(days=1), pendulum.now("utc").subtract(days=1)
    states = {
        "valid": Cached(cached_result_expiration=later, cached_parameters={"p": 1}, hashed_inputs={"x": 1}),
        "too old": Cached(cached_result_expiration=before, cached_parameters={"p": 1}),
        "bare": Cached(),
    }
    for name in ("never_use", "duration_only", "all_parameters"):
        for kind, state in states.items():
            for parameters in ({}, {"p": 1}, {"p": 2}):
                show(name, kind, parameters, getattr(cache_validators, name)(state, {}, parameters))


def partial_validators_on_states(show):
    later = pendulum.now("utc").add(days=1)
    state = Cached(cached_result_expiration=later, cached_parameters={"p": 1, "q": 2})
    for validate_on in (None, ["p"], ["q"], ["z"], []):
        validator = cache_validators.partial_parameters_only(validate_on=validate_on)
        show(validate_on, [validator(state, {}, given) for given in ({}, {"p": 1}, {"p": 1, "q": 2}, {"p": 2})])
