"""Limits: the pure value, and that every executor keeps to it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prefect.core.config import config
from prefect.core.engine.executors import Executor, LocalExecutor, ProcessExecutor, ThreadExecutor
from prefect.core.engine.limits import Limits
from prefect.core.flow import Flow
from prefect.core.function_task import task


@pytest.mark.parametrize("size", [0, -1, True, 1.5, "2"])
def test_a_limit_is_a_number_of_places(size: Any) -> None:
    with pytest.raises(ValueError, match="The limit 'db' must be a whole number of at least 1"):
        Limits({"db": size})


TAGS = st.sets(st.sampled_from(["a", "b", "c", "free"]))


@given(sizes=st.fixed_dictionaries({name: st.integers(1, 3) for name in "abc"}), tags=st.lists(TAGS, max_size=20),
       chooser=st.randoms(use_true_random=False))  # fmt: skip
def test_no_limit_is_exceeded_and_every_node_gets_its_turn(
    sizes: dict[str, int], tags: list[set[str]], chooser: Any
) -> None:
    limits = Limits(sizes)
    ready, under_way, done = list(range(len(tags))), set(), set()
    while ready or under_way:
        while ready:
            node = ready.pop(0)
            if limits.admits(node, tags[node]):
                under_way.add(node)
        for name, size in sizes.items():
            assert sum(name in tags[node] for node in under_way) <= size
        assert under_way or len(done) == len(tags)
        if under_way:
            ended = chooser.choice(sorted(under_way))
            under_way.remove(ended)
            done.add(ended)
            ready = limits.left(ended) + ready
    assert done == set(range(len(tags)))
    assert limits.free == sizes


def most_at_once(times: list[tuple[float, float]]) -> int:
    return max(sum(start <= other < end for start, end in times) for other, _ in times)


EXECUTORS: dict[str, Callable[[], Executor]] = {
    "local": LocalExecutor,
    "threads": lambda: ThreadExecutor(6),
    "processes": lambda: ProcessExecutor(3),
}


@pytest.mark.parametrize("way", ["argument", "configuration"])
@pytest.mark.parametrize("name", list(EXECUTORS))
def test_executors_keep_to_limits(name: str, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def nap(x: int) -> tuple[float, float]:
        start = time.time()
        time.sleep(0.03)
        return start, time.time()

    limited, free = task(nap, name="limited", tags={"db", "other"}), task(nap, name="free")
    with Flow("limits") as flow:
        a, b = limited.map(list(range(8))), free.map(list(range(8)))
    if way == "configuration":
        monkeypatch.setitem(config, "limits", {"db": 2})
    state = flow.run(executor=EXECUTORS[name](), **({"limits": {"db": 2}} if way == "argument" else {}))
    assert state.is_successful()
    assert most_at_once(state.result[a].result) <= 2
    if name == "threads":
        # the others do not wait for them
        assert most_at_once(state.result[b].result) > 2


def test_a_retried_task_gives_its_place_back() -> None:
    import datetime

    from prefect.core.context import context

    seen: list[str] = []
    lock = threading.Lock()

    def flaky() -> None:
        with lock:
            seen.append(f"flaky {context['task_run_count']}")
        if context["task_run_count"] == 1:
            raise ValueError("again")

    def other() -> None:
        with lock:
            seen.append("other")

    f = task(flaky, name="flaky", tags={"db"}, max_retries=1, retry_delay=datetime.timedelta(seconds=0.3))
    o = task(other, name="other", tags={"db"})
    with Flow("retry") as flow:
        f()
        o()
    assert flow.run(executor=ThreadExecutor(2), limits={"db": 1}).is_successful()
    assert sorted(seen[:2]) == ["flaky 1", "other"]
    assert seen[2] == "flaky 2"
