"""`prefect.utilities`: collections, imports, debugging, GraphQL, tasks."""

from __future__ import annotations

import os

import pendulum

from prefect import Flow, Parameter, Task, task
from prefect.engine.state import Success
from prefect.utilities import collections as module
from prefect.utilities.collections import DotDict, as_nested_dict, dict_to_flatdict, flatten_seq, merge_dicts
from prefect.utilities.debug import is_serializable, raise_on_exception
from prefect.utilities.graphql import (
    EnumValue,
    GraphQLResult,
    compress,
    decompress,
    parse_graphql,
    parse_graphql_arguments,
    with_args,
)  # fmt: skip
from prefect.utilities.importtools import import_object
from prefect.utilities.tasks import apply_map, as_task, defaults_from_attrs, pause_task


def flatten_a_sequence(show):
    show(list(flatten_seq([1, [2, [3, (4, 5)]], "ab", {6}])), list(flatten_seq([])))


def dots(show):
    dots = DotDict(a=1, b={"c": 2})
    show(dots, dots.a, dots["a"], dots.b, type(dots.b).__name__, "a" in dots, len(dots), list(dots))
    dots.x = 4
    show(dots["x"], dots.get("zz"), dots.get("zz", 3), dots.to_dict(), type(dots.to_dict()).__name__)
    del dots.x
    show.error(lambda: dots.x)
    show.error(lambda: dots["x"])


def dots_keep_their_methods(show):
    show.error(lambda: setattr(DotDict(), "keys", 3))
    show.error(DotDict, {"get": 1})
    show.error(DotDict().update, {"items": 3})


def dots_are_mappings(show):
    dots = DotDict(b=1, a=2)
    show(dots == DotDict(b=1, a=2), dots == {"b": 1, "a": 2}, dots.copy() == dots, dots.pop("a"), dots)
    show(dots.setdefault("n", 5), sorted(dots.keys()), dict(dots.items()))


def merged_dicts(show):
    show(merge_dicts({"a": {"b": 1, "c": 2}}, {"a": {"b": 3}}), merge_dicts({"a": 1}, {"a": {"b": 2}}))
    first = {"a": {"b": 1}}
    merge_dicts(first, {"a": {"b": 2}})
    show(first)


def nested_dicts(show):
    nested = as_nested_dict({"a": {"b": [{"c": 1}]}})
    show(type(nested).__name__, type(nested.a).__name__, type(nested.a.b[0]).__name__)
    show(as_nested_dict(nested, dct_class=dict))


def flat_dicts(show):
    flat = dict_to_flatdict({"a": {"b": 1, "c": {"d": 2}}, "e": 3})
    show({tuple(key): value for key, value in flat.items()}, module.flatdict_to_dict(flat))
    key = module.CompoundKey([1, 2]) + module.CompoundKey([3])
    show(tuple(key), type(key).__name__)


def imports(show):
    show(import_object("os.path.join") is os.path.join, import_object("os").__name__)
    show.error(import_object, "os.nope")
    show.error(import_object, "nope_x.y")


def raising_on_an_exception(show):
    with Flow("f") as flow:
        task(lambda: {}["q"], name="t")()

    def run():
        with raise_on_exception():
            flow.run()

    show.error(run, saying="q")
    show(flow.run().is_failed())


def serializable(show):
    show(is_serializable(3), is_serializable(lambda: 1), is_serializable(x for x in ()))


def graphql_of_data(show):
    show(parse_graphql({"query": {"books": {"title": True, "author": ["name", "birth"]}}}))
    show(parse_graphql({"query": {with_args("books", {"where": {"x": {"_eq": "q"}}}): "id"}}))
    show(parse_graphql({"query": ["a", {"b": {"c"}}]}), parse_graphql("plain"))


def graphql_arguments(show):
    show(with_args("books", {"a": 1, "b": "x", "c": None, "d": True, "e": [1, {"f": 2}], "g": EnumValue("e1")}))
    show(parse_graphql_arguments({"a": [1, 2], "b": pendulum.datetime(2020, 1, 1)}), parse_graphql_arguments({}))
    show(parse_graphql_arguments({"text": 'with "quotes"\nand lines'}))


def graphql_results(show):
    result = GraphQLResult({"a": {"b": [1]}})
    show(list(result.a.b), list(result["a"]["b"]), type(result.a).__name__)


def compressed(show):
    show(decompress(compress({"a": [1, "é"]})), isinstance(compress(1), str))


def values_as_tasks(show):
    for value in (1, [1, 2], {"a": 1}, (1,), {1}, "text", None):
        made = as_task(value)
        show(type(made).__name__, made.name, made.auto_generated)
    made = Task("t")
    show(as_task(made) is made)


def values_with_tasks_as_tasks(show):
    with Flow("f") as flow:
        given = Parameter("p", default=3)
        for value in ([1, given], (given,), {"a": given}, {given}, [[given], {"k": (given,)}]):
            made = as_task(value)
            show(type(made).__name__, made.name)
            task(lambda x: x, name="use")(made)
    state = flow.run()
    show(sorted(str(state.result[each].result) for each in flow.get_tasks(name="use")))


def attributes_as_defaults(show):
    class Add(Task):
        def __init__(self, x=None, y=None, **kwargs):
            self.x = x
            self.y = y
            super().__init__(**kwargs)

        @defaults_from_attrs("x", "y")
        def run(self, x=None, y=None):
            return x, y

    made = Add(x=1, y=2)
    show(made.run(), made.run(x=5), made.run(y=None), made.inputs())


def attributes_that_are_missing(show):
    class Add(Task):
        @defaults_from_attrs("x")
        def run(self, x=None):
            return x

    show.error(Add().run, saying="x")


def apply_map_is_there_too(show):
    from prefect import apply_map as public

    show(apply_map is public)


def pausing(show):
    from prefect.engine.task_runner import TaskRunner

    def work():
        pause_task("hold")
        return 5

    state = TaskRunner(task(work, name="t")).run()
    show(type(state).__name__, state.message)


def states_are_told_from_others(show):
    from prefect.engine.state import State

    show(isinstance(Success(), State), isinstance(3, State))
