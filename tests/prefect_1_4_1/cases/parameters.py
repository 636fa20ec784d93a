"""Parameters: required ones, defaults, what `run` is given, dates."""

from __future__ import annotations

import pendulum

import prefect
from prefect import Flow, Parameter, task
from prefect.core.parameter import DateTimeParameter


@task
def identity(x):
    return x


def attributes(show):
    plain, with_default = Parameter("x"), Parameter("x", default=3)
    show(plain.name, plain.slug, plain.required, plain.default, plain, plain.tags)
    show(with_default.required, with_default.default, Parameter("x", required=False).default)


def without_a_name(show):
    show.error(Parameter)


def required_with_a_default(show):
    made = Parameter("x", required=True, default=4)
    show(made.required, made.default)


def default_of_none(show):
    show(Parameter("x", default=None).required, Parameter("x", default=None).default)


def name_stays(show):
    def rename(name):
        setattr(Parameter("x"), name, "y")

    show.error(rename, "name")
    show.error(rename, "slug")


def copy_with_a_name(show):
    copied = Parameter("x", default=3).copy("new")
    show(copied.name, copied.slug, copied.default, copied.required)


def called_in_a_flow(show):
    with Flow("f") as flow:
        given = Parameter("x")
        given()
    show(given in flow.tasks, sorted(each.name for each in flow.parameters()))


def missing(show):
    with Flow("f") as flow:
        identity(Parameter("x"))
    show.error(flow.run, saying="x")


def given_by_keyword_or_dict(show):
    with Flow("f") as flow:
        called = identity(Parameter("x"))
    show(flow.run(x=1).result[called].result, flow.run(parameters={"x": 2}).result[called].result)


def given_both_ways(show):
    with Flow("f") as flow:
        called = identity(Parameter("x"))
    show(flow.run(parameters={"x": 1}, x=2).result[called].result)


def unknown(show):
    with Flow("f") as flow:
        identity(Parameter("x"))
    show.error(flow.run, parameters={"x": 1, "y": 2}, saying="y")


def default_is_taken(show):
    with Flow("f") as flow:
        called = identity(Parameter("x", default=[1]))
    show(flow.run().result[called].result, flow.run(x=None).result[called].result)


def not_required_is_none(show):
    with Flow("f") as flow:
        called = identity(Parameter("x", required=False))
    show(flow.run().result[called].result)


def that_nobody_uses(show):
    flow = Flow("f")
    given = flow.add_task(Parameter("x", default=1))
    show(flow.run().result[given].result)


def run_alone(show):
    show(Parameter("x", default=3).run())
    with prefect.context(parameters={"x": 5}):
        show(Parameter("x", default=3).run(), Parameter("x").run())


def required_run_alone(show):
    show.error(Parameter("x").run, saying="x")


def result_has_the_name_as_location(show):
    with Flow("f") as flow:
        given = flow.add_task(Parameter("x"))
    state = flow.run(x=3)
    show(type(state.result[given]._result).__name__, state.result[given].result)


def result_is_stored_as_its_value(show):
    with Flow("f") as flow:
        given = flow.add_task(Parameter("x"))
    for checkpointing in (True, False):
        with prefect.context(checkpointing=checkpointing):
            state = flow.run(x=[1, "a"])
        show(checkpointing, state.result[given]._result.location)


def in_the_context(show):
    @task
    def look():
        return dict(sorted(prefect.context.parameters.items()))

    with Flow("f") as flow:
        looked = look()
        flow.add_task(Parameter("x", default=1))
        flow.add_task(Parameter("y", required=False))
    show(flow.run(x=5).result[looked].result)


def given_in_the_context_of_a_run(show):
    with Flow("f") as flow:
        called = identity(Parameter("x", default=1))
    with Flow("g") as required:
        identity(Parameter("x"))
    show(flow.run(context={"parameters": {"x": 5}}).result[called].result)
    show(flow.run(x=7, context={"parameters": {"x": 5}}).result[called].result)
    show(flow.run(context={"parameters": {"z": 5}}).result[called].result)
    show.error(required.run, context={"parameters": {"x": 5}})


def of_a_flow_around(show):
    with Flow("inner") as inner:
        called = identity(Parameter("x", default=1))
    with Flow("outer") as outer:
        given = outer.add_task(Parameter("x", default=5))
        ran = task(lambda: inner.run().result[called].result, name="run")(upstream_tasks=[given])
    show(outer.run().result[ran].result)


def upstream_is_refused(show):
    with Flow("f"):
        show.error(Parameter("x").set_upstream, identity(1), saying="Parameters")


def sorted_by_flow(show):
    with Flow("f") as flow:
        for name in "cab":
            identity(Parameter(name))
    show(sorted(each.name for each in flow.parameters()))


def operators(show):
    with Flow("f") as flow:
        total = Parameter("x") + Parameter("y", default=1)
    show(flow.run(x=4).result[total].result)


def dates(show):
    with Flow("f") as flow:
        given = flow.add_task(DateTimeParameter("d"))

    def run(value):
        return flow.run(d=value).result[given].result

    show(run("2020-01-02"), run("2020-01-02T03:04:05+02:00"), run(pendulum.datetime(2020, 1, 1)))
    show(type(run("2020-01-02")).__name__)


def dates_that_are_none(show):
    with Flow("f") as flow:
        given = flow.add_task(DateTimeParameter("d", required=False))
    show(flow.run().result[given].result, DateTimeParameter("d", required=False).required)


def dates_that_are_nonsense(show):
    with Flow("f") as flow:
        given = flow.add_task(DateTimeParameter("d"))
    state = flow.run(d="nonsense")
    show(state, type(state.result[given].result).__name__)


def dates_have_no_default(show):
    show.error(DateTimeParameter, "d", default="2020-01-01")


def mapped_over(show):
    with Flow("f") as flow:
        called = identity.map(Parameter("xs"))
    show(flow.run(xs=[1, 2]).result[called].result, flow.run(xs=[]).result[called].result)
