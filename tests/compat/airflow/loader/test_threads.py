"""Threads that a file starts are told apart from those that others start while it loads."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from prefect.compat.airflow.loader.threads import started_threads


def elsewhere(action: Callable[[], None]) -> None:
    thread = threading.Thread(target=action)
    thread.start()
    thread.join()


def one() -> None:
    threading.Thread(target=int, name="one").start()


class Own(threading.Thread):
    def start(self) -> None:
        super().start()


@pytest.mark.parametrize(
    ("action", "names"),
    [
        (one, ["one"]),
        (lambda: threading.Timer(0, int).start(), ["Timer"]),
        (lambda: Own(name="own").start(), ["own"]),
        (lambda: None, []),
    ],
    ids=["thread", "timer", "class of its own", "none"],
)
def test_what_the_block_starts(action: Callable[[], None], names: list[str]) -> None:
    with started_threads() as started:
        action()
    assert [type(each).__name__ if isinstance(each, threading.Timer) else each.name for each in started] == names


def test_what_others_start_meanwhile_is_theirs() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def other() -> None:
        begun.wait()
        one()
        go_on.set()

    thread = threading.Thread(target=other)
    thread.start()
    with started_threads() as started:
        begun.set()
        assert go_on.wait(10)
    thread.join()
    assert started == []


def test_blocks_inside_and_beside_one_another() -> None:
    before = threading.Thread.start
    found: list[list[threading.Thread]] = []

    def beside() -> None:
        with started_threads() as started:
            one()
        found.append(started)

    with started_threads() as outer:
        with started_threads() as inner:
            one()
        elsewhere(beside)
        one()
    assert (len(inner), [len(each) for each in found]) == (1, [1])
    # the thread of `elsewhere` is the outer block's own
    assert [each.name for each in outer].count("one") == 2 and len(outer) == 3
    assert threading.Thread.start is before
