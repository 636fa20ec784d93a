"""Operator tasks by themselves, and objects of all kinds as inputs."""

from __future__ import annotations

import collections
import dataclasses

import prefect
from prefect import Flow, Parameter, task
from prefect.tasks.core import operators


@dataclasses.dataclass
class _Point:
    x: int
    y: object = 0


_Pair = collections.namedtuple("_Pair", "a b")


@task
def identity(x):
    return x


def _given(value):
    """What a task gets for a value that is made of another task."""
    with Flow("f") as flow:
        called = identity(value(identity(7)))
    return flow.run().result[called].result


def names_and_results(show):
    for name in ("Add", "Sub", "Mul", "Div", "FloorDiv", "Pow", "Mod", "And", "Or", "Equal", "NotEqual", "LessThan"):
        made = getattr(operators, name)()
        show(name, made.name, made.run(7, 2))
    show(operators.Not().run(0), operators.GreaterThanOrEqual().run(2, 2))


def get_item(show):
    show(operators.GetItem().run({"a": 1}, "a"), operators.GetItem().run([5, 6], 1))
    show.error(operators.GetItem().run, {}, "a")
    show.error(operators.GetItem().run, [], 1)


def get_attribute(show):
    show(operators.GetAttr().run(_Point(3), "x"), operators.GetAttr().run(_Point(_Point(3)), "x.x"))
    show(operators.GetAttr(default=4).run(_Point(3), "z"), operators.GetAttr().run(_Point(3), "z", default=5))
    show.error(operators.GetAttr().run, _Point(3), "z")


def get_attribute_in_a_flow(show):
    with Flow("f") as flow:
        made = identity(_Point(3, [1]))
        got = operators.GetAttr()(made, "y")
    show(flow.run().result[got].result)


def data_class_as_input(show):
    show(_given(lambda made: _Point(1, made)), _given(lambda made: [_Point(made)]))


def named_tuple_as_input(show):
    show(tuple(_given(lambda made: _Pair(1, made))), type(_given(lambda made: _Pair(1, 2))).__name__)


def dict_of_a_kind_as_input(show):
    show(dict(_given(lambda made: collections.OrderedDict(a=1, b=made))))


def deep_collections_as_input(show):
    show(_given(lambda made: {"a": [1, (made, {"b": {made}})]}))


def class_as_input(show):
    show(_given(lambda made: _Point) is _Point, _given(lambda made: len) is len)


def range_as_input(show):
    show(_given(lambda made: range(3)), _given(lambda made: slice(1, 2)))


def operators_between_parameters_and_results(show):
    with Flow("f") as flow:
        result = (identity(3) + Parameter("p")) * 2 > identity(10)
    show(flow.run(p=1).result[result].result, flow.run(p=9).result[result].result)


def operators_outside_a_flow(show):
    show.error(lambda: Parameter("a") + 1, saying="flow")


def operators_on_failed_tasks(show):
    with Flow("f") as flow:
        added = task(lambda: 1 / 0, name="bad")() + 1
    show(flow.run().result[added])


def operators_that_fail(show):
    with Flow("f") as flow:
        added = identity("a") + identity(1)
        divided = identity(1) / identity(0)
    state = flow.run()
    show(type(state.result[added].result).__name__, type(state.result[divided].result).__name__)


def operators_in_a_map(show):
    with Flow("f") as flow:
        doubled = prefect.apply_map(lambda x: x * 2, identity([1, 2]))
    show(flow.run().result[doubled].result)
