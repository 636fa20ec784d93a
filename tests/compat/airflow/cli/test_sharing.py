"""Work shared out among processes, some of which end in the middle of it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from typing import Any

import pytest

from prefect.compat.airflow.cli.request import Trouble
from prefect.compat.airflow.cli.sharing import Ended, shared_out


class Unportable(Exception):
    def __init__(self, text: str, more: Any) -> None:
        super().__init__(text)
        self.more = more


def work(item: Any) -> Any:
    match item:
        case "leaves":
            os._exit(3)
        case "leaves well":
            os._exit(0)
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "slow":
            time.sleep(0.1)
        case "raises":
            raise ValueError("bad")
        case "raises what does not travel":
            raise Unportable("worse", lambda: None)
    return item, "done"


LEFT = Ended("with exit status 3")
WELL = Ended("with exit status 0")
KILLED = Ended("by signal 9 (SIGKILL)")


@pytest.mark.parametrize("processes", [1, 2, 9])
@pytest.mark.parametrize(
    ("items", "ended"),
    [
        ([], {}),
        (["a", "b", "c", "d", "e"], {}),
        (["slow", "a", "b", "slow", "c"], {}),
        (["leaves", "a", "b"], {"leaves": LEFT}),
        (["a", "slow", "killed", "b", "c", "leaves"], {"killed": KILLED, "leaves": LEFT}),
        (["leaves", "killed", "leaves well"], {"leaves": LEFT, "killed": KILLED, "leaves well": WELL}),
        (["leaves", "a", "leaves", "b", "leaves"], {"leaves": LEFT}),
    ],
)
def test_each_item_in_its_order(items: list[str], ended: dict[str, Ended], processes: int) -> None:
    expected = [(item, ended.get(item, (item, "done"))) for item in items]
    assert list(shared_out(work, items, processes)) == expected


@pytest.mark.parametrize(
    ("item", "error", "text"),
    [("raises", ValueError, "bad"), ("raises what does not travel", Trouble, "Unportable: worse")],
)
def test_errors_are_raised(item: str, error: type[Exception], text: str) -> None:
    with pytest.raises(error, match=text):
        list(shared_out(work, ["a", item, "slow", "b"], 2))
    assert multiprocessing.active_children() == []


def test_nobody_is_left_when_the_rest_is_not_wanted() -> None:
    found = shared_out(work, ["a", "slow", "slow", "b"], 3)
    assert next(found) == ("a", ("a", "done"))
    found.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []
