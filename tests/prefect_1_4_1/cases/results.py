"""Results: the kinds, locations, reading and writing, checkpoints, targets."""

from __future__ import annotations

import os

import prefect
from prefect import Flow, case, task
from prefect.engine.result import NoResult, NoResultType, Result
from prefect.engine.results import ConstantResult, LocalResult, PrefectResult, SecretResult
from prefect.engine.serializers import JSONSerializer
from prefect.tasks.secrets import PrefectSecret

CHECKPOINTS = {"checkpointing": True}


def plain(show):
    result = Result(3)
    show(result, result.value, result.location, type(result.serializer).__name__, Result().value)
    show(Result(3) == Result(3), Result(3) == Result(4), Result(3) == 3)


def plain_cannot_store(show):
    show.error(Result(3).read, "x")
    show.error(Result(3).write, 3)
    show.error(Result(3).exists, "x")


def nothing(show):
    show(NoResult, type(NoResult).__name__, NoResult.value, isinstance(NoResult, NoResultType), NoResult == NoResult)


def from_a_value_copies(show):
    result = LocalResult(dir=".", location="a")
    other = result.from_value(5)
    show(other is result, other.value, other.location, other.dir == result.dir, result.value)


def copies(show):
    result = LocalResult(dir=".", location="a")
    show(result.copy() == result, result.copy() is result)


def format_of_a_location(show):
    show(Result(location="{a}-{b}.txt").format(a=1, b=2).location, Result(location="x").format(a=1).location)
    show.error(Result(location="{a}").format, b=2)


def location_that_is_a_function(show):
    result = Result(location=lambda **known: f"{known['a']}!")
    show(result.location, result.format(a=1).location)


def representation(show):
    show(repr(Result(3)), repr(LocalResult(dir=".")), repr(PrefectResult()), repr(ConstantResult(value=3)))


def local_is_written_and_read(show):
    result = LocalResult(dir=os.getcwd(), location="{name}.bin")
    written = result.write({"a": 1}, name="x")
    show(
        written.location, written.value, os.listdir("."), result.exists("x.bin"), result.exists("{name}.bin", name="x")
    )
    show(result.read("x.bin").value, result.read("x.bin").location)


def local_in_folders(show):
    result = LocalResult(dir=os.getcwd())
    result.location = "a/b/c.json"
    result.write(4)
    show(os.path.exists("a/b/c.json"), result.read("a/b/c.json").value)


def local_without_a_location(show):
    show(LocalResult(dir=".").location, LocalResult(dir=".").write(3).location is not None)


def local_default_folder(show):
    show(LocalResult().dir)


def local_that_is_missing(show):
    show(LocalResult(dir=".").exists("nope"))
    show.error(LocalResult(dir=".").read, "nope")


def local_with_a_serializer(show):
    LocalResult(dir=".", location="x.json", serializer=JSONSerializer()).write({"a": 1})
    with open("x.json") as file:
        show(file.read())


def local_with_a_full_path(show):
    path = os.path.join(os.getcwd(), "full.bin")
    LocalResult(location=path).write(3)
    show(os.path.exists(path), LocalResult(location=path).read(path).value)


def prefect_result(show):
    written = PrefectResult().write({"a": [1]})
    show(written.location, written.value, PrefectResult().read('{"a": 2}').value, PrefectResult().exists("3"))
    show(PrefectResult().exists("not json"), type(PrefectResult().serializer).__name__)


def constant_result(show):
    result = ConstantResult(value=3)
    show(result.read("x").value, result.exists("x"))
    show.error(result.write, 4)


def secret_result(show):
    result = SecretResult(PrefectSecret("TOKEN"))
    with prefect.context(secrets={"TOKEN": "hush"}):
        show(result.read("TOKEN").value, result.location)
    show.error(result.write, 3)


def checkpoint_of_a_task(show):
    with Flow("f") as flow:
        called = task(lambda: 5, name="t", result=LocalResult(dir=os.getcwd(), location="a.bin"))()
    with prefect.context(CHECKPOINTS):
        state = flow.run()
    show(os.listdir("."), state.result[called]._result.location, state.result[called].result)


def checkpoint_that_is_off(show):
    with Flow("f") as flow:
        called = task(lambda: 5, name="t", result=LocalResult(dir=os.getcwd(), location="a.bin"), checkpoint=False)()
    with prefect.context(CHECKPOINTS):
        state = flow.run()
    show(os.listdir("."), state.result[called].result)


def checkpoint_by_the_result_of_the_flow(show):
    with Flow("f", result=LocalResult(dir=os.getcwd())) as flow:
        called = task(lambda: 5, name="t")()
    with prefect.context(CHECKPOINTS):
        state = flow.run()
    show(
        len([name for _, _, names in os.walk(".") for name in names]), state.result[called]._result.location is not None
    )


def checkpoint_of_none(show):
    with Flow("f") as flow:
        task(lambda: None, name="t", result=LocalResult(dir=os.getcwd(), location="a.bin"))()
    with prefect.context(CHECKPOINTS):
        flow.run()
    show(os.listdir("."))


def checkpoint_of_a_failure(show):
    with Flow("f") as flow:
        task(lambda: 1 / 0, name="t", result=LocalResult(dir=os.getcwd(), location="a.bin"))()
    with prefect.context(CHECKPOINTS):
        flow.run()
    show(os.listdir("."))


def checkpoint_of_children(show):
    with Flow("f") as flow:
        called = task(lambda x: x, name="t", result=LocalResult(dir=os.getcwd(), location="{map_index}.bin")).map(
            [5, 6]
        )
    with prefect.context(CHECKPOINTS):
        state = flow.run()
    show(sorted(os.listdir(".")), [child._result.location for child in state.result[called].map_states])


def checkpoint_that_cannot_be_pickled(show):
    with Flow("f") as flow:
        called = task(lambda: (x for x in ()), name="t", result=LocalResult(dir=os.getcwd(), location="a.bin"))()
    with prefect.context(CHECKPOINTS):
        state = flow.run()
    show(state, type(state.result[called]).__name__)


def checkpoint_of_every_kind_of_task(show):
    with Flow("f", result=LocalResult(dir=os.getcwd())) as flow:
        made = task(lambda x: x, name="made")(5)
        task(lambda x: x, name="nested")([made, 1])
        task(lambda x: x, name="mapped").map([1, 2])
        with case(made + 1, 6):
            task(lambda: 2, name="inside")()
    with prefect.context(CHECKPOINTS):
        flow.run()
    show(len([name for _, _, names in os.walk(".") for name in names]))


def location_knows_the_run(show):
    location = "{flow_name}-{task_name}-{task_slug}-{x}-{parameters[p]}.bin"
    with Flow("fl") as flow:
        flow.add_task(prefect.Parameter("p", default=1))
        called = task(lambda x: x, name="t", result=LocalResult(dir=os.getcwd(), location=location))(3)
    with prefect.context(CHECKPOINTS):
        show(flow.run().result[called]._result.location)


def target_is_taken_next_time(show):
    ran = []

    def double(x):
        ran.append(x)
        return x * 2

    with Flow("f") as flow:
        called = task(double, name="t", target="{task_name}-{x}.bin", result=LocalResult(dir=os.getcwd()))(4)
    with prefect.context(CHECKPOINTS):
        first = flow.run().result[called]
        second = flow.run().result[called]
    show(first, first.result, second, second.result, ran, os.listdir("."), second._result.location)


def target_that_is_a_function(show):
    def target(**known):
        return f"{known['task_name']}.bin"

    with Flow("f") as flow:
        called = task(lambda: 4, name="t", target=target, result=LocalResult(dir=os.getcwd()))()
    with prefect.context(CHECKPOINTS):
        show(flow.run().result[called].result, os.listdir("."), flow.run().result[called])


def target_with_the_result_of_the_flow(show):
    with Flow("f", result=LocalResult(dir=os.getcwd())) as flow:
        called = task(lambda: 4, name="t", target="t.bin")()
    with prefect.context(CHECKPOINTS):
        show(flow.run().result[called], os.listdir("."), flow.run().result[called])


def target_of_children(show):
    with Flow("f") as flow:
        called = task(lambda x: x, name="t", target="{x}.bin", result=LocalResult(dir=os.getcwd())).map([1, 2])
    with prefect.context(CHECKPOINTS):
        flow.run()
        state = flow.run().result[called]
    show(sorted(os.listdir(".")), [str(child) for child in state.map_states], state.result)


def target_that_names_what_is_not_there(show):
    with Flow("f") as flow:
        called = task(lambda: 1, name="t", target="{nope}.bin", result=LocalResult(dir=os.getcwd()))()
    with prefect.context(CHECKPOINTS):
        show(type(flow.run().result[called]).__name__)


def without_checkpointing_nothing_is_stored(show):
    with Flow("f") as flow:
        called = task(lambda: 5, name="t", result=LocalResult(dir=os.getcwd(), location="a.bin"))()
    with prefect.context(checkpointing=False):
        state = flow.run()
    show(os.listdir("."), state.result[called].result)


def serializers_of_results(show):
    show(
        type(LocalResult(dir=".").serializer).__name__,
        LocalResult(serializer=JSONSerializer(), dir=".").serializer == JSONSerializer(),
    )
