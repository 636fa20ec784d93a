from __future__ import annotations

import datetime

import pytest

from prefect.core.errors import WaitTimedOut
from prefect.core.flow import Flow
from prefect.tasks.google import (
    GCSUpload,
    GCSWaitForObject,
    GCSWaitForPrefix,
    GCSWaitForUnchanged,
    GCSWaitForUpdate,
)
from prefect.tasks.google.errors import ObjectGone

LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


def test_looks_once_where_it_is_there(google):
    assert GCSWaitForObject("reports", "2024/greeting.txt").run() == ["2024/greeting.txt"]
    assert GCSWaitForObject("reports", "2024/*", use_glob=True).run() == ["2024/greeting.txt"]
    assert GCSWaitForPrefix("reports", "2024/").run() == ["2024/greeting.txt"]
    assert GCSWaitForUpdate("reports", "2024/greeting.txt", LONG_AGO).run() > "2024"
    assert GCSWaitForUnchanged("reports", "2024/", inactivity_period=0).run() is None


@pytest.mark.parametrize(
    "task",
    [
        GCSWaitForObject("reports", "no", poll_interval=0.01, max_wait=0.05),
        GCSWaitForObject("reports", "no*", use_glob=True, poll_interval=0.01, max_wait=0.05),
        GCSWaitForPrefix("reports", "no/", poll_interval=0.01, max_wait=0.05),
        GCSWaitForUpdate("reports", "2024/greeting.txt", poll_interval=0.01, max_wait=0.05),
        GCSWaitForUpdate("reports", "no", LONG_AGO, poll_interval=0.01, max_wait=0.05),
        GCSWaitForUnchanged("reports", "2024/", min_objects=2, inactivity_period=0, poll_interval=0.01, max_wait=0.05),
    ],
)
def test_gives_up(google, task):
    with pytest.raises(WaitTimedOut):
        task.run()


@pytest.mark.parametrize(
    "waiting",
    [GCSWaitForObject("reports", "late", poll_interval=0.02), GCSWaitForPrefix("reports", "la", poll_interval=0.02)],
)
def test_waits_in_a_flow(google, waiting):
    with Flow("wait") as flow:
        found = waiting()
        GCSUpload("reports", "late")("x")
    assert flow.run().result[found].result == ["late"]


def test_what_goes_away(google):
    task = GCSWaitForUnchanged("reports", "2024/", previous_objects=["2024/gone"], allow_delete=False)
    with pytest.raises(ObjectGone, match="2024/gone"):
        task.run()
