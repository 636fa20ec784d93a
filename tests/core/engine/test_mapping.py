"""What mapped tasks come to, as Prefect 1.4.1 has it; asked of the short way and of the steps of a task runner."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from prefect.core.annotations import flatten, unmapped
from prefect.core.context import context
from prefect.core.engine import flow_run, signals, triggers
from prefect.core.engine.state import Failed, Mapped, Skipped, State, Success, TriggerFailed
from prefect.core.flow import Flow
from prefect.core.function_task import task

F, S, K, T = Failed, Success, Skipped, TriggerFailed


@task
def bad() -> None:
    raise ValueError(1)


@task
def skip() -> None:
    raise signals.SKIP("s")


@task
def good() -> list[int]:
    return [1, 2]


@task
def mixed(x: int) -> int:
    if x == 1:
        raise ValueError(x)
    return x


@task
def skip_odd(x: int) -> int:
    if x % 2:
        raise signals.SKIP("odd")
    return x


@task
def one(x: Any) -> Any:
    return x


@task
def add(x: Any, y: Any) -> Any:
    return (x, y)


@task(trigger=triggers.all_finished)
def finished(x: Any, y: Any) -> Any:
    return (x, y)


@task(trigger=triggers.any_failed)
def any_failed(x: Any, y: Any) -> Any:
    return y


@task(trigger=triggers.all_finished, skip_on_upstream_skip=False)
def unskipped(x: Any, y: Any) -> Any:
    return x


def value(result: Any) -> Any:
    return lambda: task(lambda: result, name="value")()


# what is built; the class of the parent's state; the classes of the children's states; the results of those that ran
CASES: dict[str, tuple[Any, type[State], list[type[State]], list[Any]]] = {
    "over a list": (lambda: one.map([1, 2]), Mapped, [S, S], [1, 2]),
    "over nothing": (lambda: one.map([]), Mapped, [], []),
    "over a text": (lambda: one.map(value("ab")()), Mapped, [S, S], ["a", "b"]),
    "the shorter decides": (lambda: add.map([1], good()), Mapped, [S], [(1, 1)]),
    "over a number": (lambda: one.map(value(5)()), F, [], []),
    "over a set": (lambda: one.map(value({1})()), F, [], []),
    "over what failed": (lambda: one.map(bad()), F, [], []),
    "one of two failed": (lambda: add.map(bad(), good()), Mapped, [T, T], []),
    "one of two failed, and it does not matter": (
        lambda: finished.map(bad(), good()), Mapped, [S, S], [(None, 1), (None, 2)],
    ),
    "an unmapped one failed": (lambda: add.map(good(), unmapped(bad())), Mapped, [T, T], []),
    "an unmapped one failed, as wanted": (
        lambda: any_failed.map(good(), unmapped(task(lambda: 1 / 0, name="zero")())), Mapped, [S, S], None,
    ),
    "a child before it failed": (lambda: add.map(mixed.map(good()), good()), Mapped, [T, S], [(2, 2)]),
    "a child before it failed, as wanted": (lambda: any_failed.map(mixed.map(good()), good()), Mapped, [S, T], [1]),
    "a child before it was skipped": (lambda: one.map(skip_odd.map([1, 2])), Mapped, [K, S], [2]),
    "what it is mapped over was skipped": (lambda: add.map(skip(), good()), K, [], []),
    "an unmapped one was skipped": (lambda: add.map(good(), unmapped(skip())), K, [], []),
    "an unmapped one was skipped, and it does not matter": (
        lambda: unskipped.map(good(), unmapped(skip())), Mapped, [S, S], [1, 2],
    ),
    "flattened": (lambda: one.map(flatten([[1, 2], [3]])), Mapped, [S, S, S], [1, 2, 3]),
    "flattened children": (
        lambda: one.map(flatten(task(lambda x: [x] * x, name="n").map([1, 2]))), Mapped, [S, S, S], [1, 2, 2],
    ),
    "after a mapped task without data": (
        lambda: task(lambda: 7, name="seven").map(upstream_tasks=[good()]), Mapped, [S, S], [7, 7],
    ),
}  # fmt: skip


@pytest.fixture(params=["short way", "steps"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    if request.param == "steps":
        monkeypatch.setattr(flow_run, "is_plain", lambda task: False)
    yield request.param


@pytest.mark.parametrize("name", CASES)
def test_case(name: str, way: str) -> None:
    build, parent, children, results = CASES[name]
    with Flow(name) as flow:
        mapped = build()
    state = flow.run().result[mapped]
    assert type(state) is parent, state
    found = getattr(state, "map_states", [])
    assert [type(child) for child in found] == children
    if results is not None:
        assert [child.result for child in found if type(child) is S] == results


# what a task that takes all children at once comes to
@pytest.mark.parametrize(
    ("build", "expected"),
    [
        (lambda: one.map([1, 2]), S),
        (lambda: one.map([]), S),
        (lambda: mixed.map([1, 2]), T),
        (lambda: skip_odd.map([1, 2]), K),
        (lambda: skip_odd.map([1, 3]), K),
        (lambda: one.map(value(5)()), T),
    ],
)
def test_reduce(build: Any, expected: type[State], way: str) -> None:
    with Flow("reduce") as flow:
        reduced = one(build())
    assert type(flow.run().result[reduced]) is expected


def test_children_know_their_number(way: str) -> None:
    @task
    def whoami(x: int) -> tuple[Any, ...]:
        return context.map_index, context.task_full_name, context.task_name

    with Flow("numbers") as flow:
        found = whoami.map([5, 6])
    assert flow.run().result[found].result == [(0, "whoami[0]", "whoami"), (1, "whoami[1]", "whoami")]


def test_maps_of_maps(way: str) -> None:
    with Flow("maps") as flow:
        inner = task(lambda x: [x, x + 1], name="inner").map([1, 10])
        total = task(lambda xs: sum(xs), name="total").map(inner)
        whole = task(lambda xs: sum(xs), name="whole")(total)
    assert flow.run().result[whole].result == 24


def test_a_large_map_takes_time_in_proportion() -> None:
    with Flow("large") as flow:
        last = one.map(one.map(value(list(range(20_000)))()))
    state = flow.run().result[last]
    assert state.result == list(range(20_000))
