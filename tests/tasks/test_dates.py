from __future__ import annotations

import datetime
import time

import pytest

from prefect.tasks.dates import WaitForDuration, WaitUntil, WaitUntilTime

UTC = datetime.UTC
BERLIN_NOON = datetime.datetime(2024, 1, 1, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "zone", "at"),
    [
        ("2024-01-01T12:00", "Europe/Berlin", BERLIN_NOON),
        ("2024-01-01T12:00", "UTC", datetime.datetime(2024, 1, 1, 12, tzinfo=UTC)),
        ("2024-01-01T12:00+01:00", "Asia/Tokyo", BERLIN_NOON),
        (datetime.datetime(2024, 1, 1, 12), "Europe/Berlin", BERLIN_NOON),
        (BERLIN_NOON, "Asia/Tokyo", BERLIN_NOON),
        ("2024-07-01", "Europe/Berlin", datetime.datetime(2024, 6, 30, 22, tzinfo=UTC)),
    ],
)
def test_a_moment_that_has_passed(moment, zone, at):
    assert WaitUntil(moment, zone).run() == at


@pytest.mark.parametrize(
    "task",
    [
        lambda: WaitForDuration(0.05),
        lambda: WaitForDuration(datetime.timedelta(milliseconds=50)),
        lambda: WaitUntil(datetime.datetime.now(UTC) + datetime.timedelta(milliseconds=50)),
    ],
)
def test_waits(task):
    begin = time.monotonic()
    at = task().run()
    assert 0.04 < time.monotonic() - begin < 5
    assert at <= datetime.datetime.now(UTC)


def test_a_time_of_day():
    assert WaitUntilTime(datetime.time(0, 0)).run().hour == 0
    berlin = WaitUntilTime("00:00", "Europe/Berlin").run()
    assert berlin.hour in (22, 23)


def test_gives_up():
    with pytest.raises(TimeoutError, match="WaitForDuration was not done after 0.01 seconds"):
        WaitForDuration(60, max_wait=0.01).run()


@pytest.mark.parametrize(
    ("task", "message"),
    [
        (WaitUntil(), "No 'moment'"),
        (WaitUntil("soon"), "soon"),
        (WaitUntilTime(), "No 'time_of_day'"),
        (WaitUntilTime("25:00"), "hour"),
        (WaitForDuration(), "No 'duration'"),
    ],
)
def test_errors(task, message):
    with pytest.raises(ValueError, match=message):
        task.run()
