from __future__ import annotations

import time

import pytest

from prefect.tasks.airtable import limits


@pytest.fixture(autouse=True)
def clean():
    limits.forget()
    yield
    limits.forget()


def test_never_more_than_five_in_a_period():
    turns = [limits.book("app1") for _ in range(53)]
    assert turns == sorted(turns)
    assert all(later - first >= limits.PERIOD - 1e-6 for first, later in zip(turns, turns[5:], strict=False))
    assert turns[-1] - turns[0] == pytest.approx(10 * limits.PERIOD, abs=1), "and not slower than need be"


def test_bases_do_not_wait_for_each_other():
    for _ in range(20):
        limits.book("app1")
    assert limits.book("app2") <= time.time()


@pytest.mark.parametrize("before", [0, 3, 20])
def test_after_a_pause_it_starts_afresh(before):
    for _ in range(before):
        limits.book("app1")
    limits.pause("app1", 30)
    limits.pause("app1", 5)
    turns = [limits.book("app1") for _ in range(6)]
    assert turns[0] - time.time() == pytest.approx(30, abs=1)
    assert turns[4] == turns[0]
    assert turns[5] == pytest.approx(turns[0] + limits.PERIOD)
