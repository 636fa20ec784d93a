"""Triggers: what each makes of what is upstream, alone and in a flow."""

from __future__ import annotations

import prefect
from prefect import Flow, Task, task, triggers
from prefect.core.edge import Edge
from prefect.engine import signals
from prefect.engine.state import Cached, Failed, Mapped, Skipped, Success, TriggerFailed

NAMES = [
    "all_finished", "manual_only", "always_run", "all_successful", "all_failed", "any_successful", "any_failed",
    "not_all_skipped",
]  # fmt: skip
UPSTREAM = {
    "none": [], "success": [Success()], "failure": [Failed()], "skip": [Skipped()], "both": [Success(), Failed()],
    "skip and success": [Skipped(), Success()], "skip and failure": [Skipped(), Failed()],
    "two failures": [Failed(), TriggerFailed()], "two successes": [Success(), Cached()],
    "two skips": [Skipped(), Skipped()],
}  # fmt: skip


def _states(upstream):
    return {Edge(Task(), Task()): state for state in upstream}


def _answer(trigger, upstream):
    try:
        return trigger(_states(upstream))
    except signals.PrefectStateSignal as signal:
        return type(signal).__name__, str(signal)


def answers_of_each(show):
    for name in NAMES:
        for case, upstream in UPSTREAM.items():
            show(name, case, _answer(getattr(triggers, name), upstream))


def answers_of_those_that_count(show):
    for name in ("some_failed", "some_successful"):
        for bounds in ({}, {"at_least": 1}, {"at_least": 0.5}, {"at_most": 1}, {"at_least": 0, "at_most": 0}):
            trigger = getattr(triggers, name)(**bounds)
            for case, upstream in UPSTREAM.items():
                show(name, bounds, case, _answer(trigger, upstream))


def names_of_each(show):
    show([getattr(triggers, name).__name__ for name in NAMES], triggers.always_run is triggers.all_finished)


def manual_only_when_resumed(show):
    with prefect.context(resume=True):
        show(triggers.manual_only({}))


def each_in_a_flow(show):
    for name in NAMES:
        if name == "manual_only":
            continue
        with Flow("f") as flow:
            good = task(lambda: 1, name="good")()
            bad = task(lambda: 1 / 0, name="bad")()
            last = task(lambda: 3, name="last", trigger=getattr(triggers, name))(upstream_tasks=[good, bad])
        state = flow.run()
        show(name, state, state.result[last])


def counting_in_a_flow(show):
    for trigger in (triggers.some_failed(at_least=1), triggers.some_successful(at_most=1), triggers.some_failed(2)):
        with Flow("f") as flow:
            good = task(lambda: 1, name="good")()
            bad = task(lambda: 1 / 0, name="bad")()
            last = task(lambda: 3, name="last", trigger=trigger)(upstream_tasks=[good, bad])
        show(type(flow.run().result[last]).__name__)


def one_that_says_no(show):
    with Flow("f") as flow:
        called = task(lambda: 1, name="t", trigger=lambda upstream: False)()
    show(flow.run().result[called])


def one_that_says_something_else(show):
    for answer in (1, "yes", None, 0):
        with Flow("f") as flow:
            called = task(lambda: 1, name="t", trigger=lambda upstream, answer=answer: answer)()
        show(repr(answer), flow.run().result[called])


def one_that_raises(show):
    def broken(upstream):
        raise KeyError("oh")

    with Flow("f") as flow:
        called = task(lambda: 1, name="t", trigger=broken)()
    show(flow.run().result[called])


def one_that_raises_a_signal(show):
    def raising(signal):
        def trigger(upstream):
            raise signal

        return trigger

    for signal in (signals.SKIP("s"), signals.FAIL("f"), signals.SUCCESS("ok", result=4), signals.TRIGGERFAIL("t")):
        with Flow("f") as flow:
            called = task(lambda: 1, name="t", trigger=raising(signal))()
        state = flow.run().result[called]
        show(state, state.result)


def one_that_looks_at_edges(show):
    def look(upstream):
        show(sorted((edge.upstream_task.name, edge.key or "", str(state)) for edge, state in upstream.items()))
        return True

    with Flow("f") as flow:
        first = task(lambda: 1, name="first")()
        second = task(lambda: 2, name="second")()
        task(lambda x: x, name="last", trigger=look)(first, upstream_tasks=[second])
    flow.run()


def one_on_mapped_states(show):
    mapped = Mapped(map_states=[Success(), Failed()])
    for name in ("all_successful", "any_failed", "all_failed", "any_successful", "all_finished"):
        show(name, _answer(getattr(triggers, name), [mapped]))


def one_after_a_mapped_task(show):
    @task
    def odd(x):
        if x % 2:
            raise ValueError(x)
        return x

    for name in ("all_successful", "any_failed", "all_finished", "any_successful"):
        with Flow("f") as flow:
            called = odd.map([1, 2])
            last = task(lambda x: x, name="last", trigger=getattr(triggers, name))(called)
        show(name, flow.run().result[last])


def one_on_a_mapped_task(show):
    @task
    def odd(x):
        if x % 2:
            raise ValueError(x)
        return x

    with Flow("f") as flow:
        called = odd.map([1, 2, 3])
        after = task(lambda x: str(x), name="after", trigger=triggers.all_failed).map(called)
    show([str(state) for state in flow.run().result[after].map_states])


def skips_and_triggers(show):
    @task
    def skip():
        raise signals.SKIP("s")

    for name in ("all_successful", "all_finished", "any_failed", "not_all_skipped", "all_failed"):
        with Flow("f") as flow:
            skipped = skip()
            good = task(lambda: 1, name="good")()
            trigger = getattr(triggers, name)
            last = task(lambda: 3, name="last", trigger=trigger, skip_on_upstream_skip=False)(
                upstream_tasks=[skipped, good]
            )
            other = task(lambda: 3, name="other", trigger=trigger)(upstream_tasks=[skipped, good])
        state = flow.run()
        show(name, state.result[last], state.result[other])
