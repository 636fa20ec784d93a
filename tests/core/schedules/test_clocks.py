"""The times of each clock; the expected values of the ordinary cases are what Prefect 1.4.1 gave."""

from __future__ import annotations

import datetime
from datetime import timedelta
from typing import Any

import pendulum
import pytest
from dateutil import rrule

from prefect.core.errors import InvalidSchedule
from prefect.core.schedules import CronSchedule, IntervalSchedule, OneTimeSchedule, RRuleSchedule, Schedule
from prefect.core.schedules.clocks import Clock, ClockEvent, CronClock, DatesClock, IntervalClock, RRuleClock

NEW_YORK = "America/New_York"
D = pendulum.datetime


def times(schedule: Schedule, after: Any, n: int = 4) -> list[str]:
    return [when.isoformat() for when in schedule.next(n, after=after)]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("schedule", "after", "expected"),
    [
        (
            IntervalSchedule(D(2020, 1, 1, 0, 30), timedelta(hours=1)),
            D(2020, 1, 1),
            ["01T00:30", "01T01:30", "01T02:30"],
        ),
        (IntervalSchedule(D(2020, 1, 1), timedelta(hours=1)), D(2020, 1, 1), ["01T01:00", "01T02:00", "01T03:00"]),
        (IntervalSchedule(interval=timedelta(hours=1)), D(2020, 1, 1), ["01T01:00", "01T02:00", "01T03:00"]),
        (
            IntervalSchedule(interval=timedelta(hours=1)),
            datetime.datetime(2020, 1, 1),
            ["01T01:00", "01T02:00", "01T03:00"],
        ),
        (IntervalSchedule(None, timedelta(hours=1), D(2020, 1, 1, 2)), D(2020, 1, 1), ["01T01:00", "01T02:00"]),
        (IntervalSchedule(None, timedelta(hours=1), D(2019, 1, 1)), D(2020, 1, 1), []),
        (
            IntervalSchedule(D(2020, 1, 1, 0, 7), timedelta(minutes=90)),
            D(2020, 1, 5, 5, 5),
            ["05T06:07", "05T07:37", "05T09:07"],
        ),
        (CronSchedule("0 9 * * *"), D(2020, 1, 1), ["01T09:00", "02T09:00", "03T09:00"]),
        (CronSchedule("0 9 * * *"), D(2020, 1, 1, 9), ["02T09:00", "03T09:00", "04T09:00"]),
        (CronSchedule("0 9 * * *", end_date=D(2020, 1, 2, 9)), D(2020, 1, 1), ["01T09:00", "02T09:00"]),
        (CronSchedule("0 9 * * *", start_date=D(2020, 1, 9, 9)), D(2020, 1, 1), ["09T09:00", "10T09:00", "11T09:00"]),
        (
            CronSchedule("0 9 * * *", start_date=D(2020, 1, 9, 9, 0, 1)),
            D(2020, 1, 1),
            ["10T09:00", "11T09:00", "12T09:00"],
        ),
        (CronSchedule("0 0 13 * 5"), D(2020, 1, 1), ["03T00:00", "10T00:00", "13T00:00"]),
        (CronSchedule("0 0 31 2 *"), D(2020, 1, 1), []),
        (
            Schedule([DatesClock([D(2020, 1, 3), D(2020, 1, 2), D(2020, 1, 1)])]),
            D(2020, 1, 1),
            ["02T00:00", "03T00:00"],
        ),
        (Schedule([DatesClock([D(2020, 1, 3), D(2020, 1, 3)])]), D(2020, 1, 1), ["03T00:00"]),
        (OneTimeSchedule(D(2020, 1, 3)), D(2020, 1, 1), ["03T00:00"]),
        (
            RRuleSchedule(rrule.rrule(rrule.DAILY, dtstart=datetime.datetime(2019, 12, 30, 5))),
            D(2020, 1, 1),
            ["01T05:00", "02T05:00", "03T05:00"],
        ),
        (
            RRuleSchedule(rrule.rrule(rrule.DAILY, dtstart=datetime.datetime(2020, 1, 1), count=2)),
            D(2020, 1, 1),
            ["02T00:00"],
        ),
        (
            RRuleSchedule(rrule.rrule(rrule.DAILY, dtstart=datetime.datetime(2020, 1, 1)), end_date=D(2020, 1, 3)),
            D(2020, 1, 1),
            ["02T00:00", "03T00:00"],
        ),
    ],
)
def test_times(schedule: Schedule, after: Any, expected: list[str]) -> None:
    assert times(schedule, after, 3) == [f"2020-01-{when}:00+00:00" for when in expected]


def test_cron_may_want_both_days() -> None:
    assert times(CronSchedule("0 0 13 * 5", day_or=False), D(2020, 1, 1), 2) == [
        "2020-03-13T00:00:00+00:00",
        "2020-11-13T00:00:00+00:00",
    ]


@pytest.mark.parametrize(
    ("interval", "start", "after", "expected"),
    [
        # spring: 2 o'clock does not come on 11 March 2018
        (
            timedelta(days=1),
            D(2018, 3, 8, 9, tz=NEW_YORK),
            D(2018, 3, 10, 5),
            ["10T09:00:00-05", "11T09:00:00-04", "12T09:00:00-04"],
        ),
        (
            timedelta(days=1),
            D(2018, 3, 8, 2, 30, tz=NEW_YORK),
            D(2018, 3, 10),
            ["10T02:30:00-05", "11T03:30:00-04", "12T02:30:00-04"],
        ),
        (
            timedelta(hours=1),
            D(2018, 3, 8, 9, tz=NEW_YORK),
            D(2018, 3, 11, 5),
            ["11T01:00:00-05", "11T03:00:00-04", "11T04:00:00-04"],
        ),
        (
            timedelta(hours=36),
            D(2018, 3, 10, 23, tz=NEW_YORK),
            D(2018, 3, 11, 4, 30),
            ["12T11:00:00-04", "13T23:00:00-04", "15T11:00:00-04"],
        ),
        (
            timedelta(days=1, hours=1),
            D(2018, 3, 10, 2, 30, tz=NEW_YORK),
            D(2018, 3, 11, 4, 30),
            ["11T03:30:00-04", "12T04:30:00-04", "13T05:30:00-04"],
        ),
    ],
)
def test_interval_in_spring(interval: timedelta, start: Any, after: Any, expected: list[str]) -> None:
    assert times(IntervalSchedule(start, interval), after, 3) == [f"2018-03-{when}:00" for when in expected]


@pytest.mark.parametrize(
    ("interval", "start", "after", "expected"),
    [
        # autumn: 1 o'clock comes twice on 4 November 2018; short intervals follow the time that passes
        (
            timedelta(hours=1),
            D(2018, 11, 3, 23, tz=NEW_YORK),
            D(2018, 11, 4, 3, 30),
            ["04T00:00:00-04", "04T01:00:00-04", "04T01:00:00-05", "04T02:00:00-05"],
        ),
        (
            timedelta(hours=1),
            D(2018, 10, 1, 0, tz=NEW_YORK),
            D(2018, 11, 4, 3, 30),
            ["04T00:00:00-04", "04T01:00:00-04", "04T01:00:00-05", "04T02:00:00-05"],
        ),
        (
            timedelta(minutes=30),
            D(2018, 10, 1, 0, tz=NEW_YORK),
            D(2018, 11, 4, 5, 15),
            ["04T01:30:00-04", "04T01:00:00-05", "04T01:30:00-05", "04T02:00:00-05"],
        ),
        # long ones follow the wall clock; what comes twice counts the second time
        (
            timedelta(days=1),
            D(2018, 11, 1, 1, 30, tz=NEW_YORK),
            D(2018, 11, 3),
            ["03T01:30:00-04", "04T01:30:00-05", "05T01:30:00-05", "06T01:30:00-05"],
        ),
        (
            timedelta(days=1),
            D(2018, 11, 1, 9, tz=NEW_YORK),
            D(2018, 11, 3),
            ["03T09:00:00-04", "04T09:00:00-05", "05T09:00:00-05", "06T09:00:00-05"],
        ),
        (
            timedelta(hours=25),
            D(2018, 11, 3, 23, tz=NEW_YORK),
            D(2018, 11, 4, 3, 30),
            ["05T00:00:00-05", "06T01:00:00-05", "07T02:00:00-05", "08T03:00:00-05"],
        ),
    ],
)
def test_interval_in_autumn(interval: timedelta, start: Any, after: Any, expected: list[str]) -> None:
    assert times(IntervalSchedule(start, interval), after) == [f"2018-11-{when}:00" for when in expected]


@pytest.mark.parametrize(
    ("cron", "after", "expected"),
    [
        ("0 9 * * *", D(2018, 3, 10, 5), ["03-10T09:00:00-05", "03-11T09:00:00-04", "03-12T09:00:00-04"]),
        ("30 2 * * *", D(2018, 3, 10, 5), ["03-10T02:30:00-05", "03-11T03:00:00-04", "03-12T02:30:00-04"]),
        ("0 * * * *", D(2018, 3, 11, 5), ["03-11T01:00:00-05", "03-11T03:00:00-04", "03-11T04:00:00-04"]),
        ("*/20 1-2 * * *", D(2018, 3, 11, 6, 30), ["03-11T01:40:00-05", "03-11T03:00:00-04", "03-12T01:00:00-04"]),
        ("30 1 * * *", D(2018, 11, 3), ["11-03T01:30:00-04", "11-04T01:30:00-04", "11-05T01:30:00-05"]),
        ("0 * * * *", D(2018, 11, 4, 4, 15), ["11-04T01:00:00-04", "11-04T02:00:00-05", "11-04T03:00:00-05"]),
        ("*/20 1-2 * * *", D(2018, 11, 4, 5, 30), ["11-04T01:40:00-04", "11-04T02:00:00-05", "11-04T02:20:00-05"]),
        # asked in the hour that comes the second time
        ("*/20 * * * *", D(2018, 11, 4, 6, 10), ["11-04T02:00:00-05", "11-04T02:20:00-05", "11-04T02:40:00-05"]),
        ("0 0 * * 0", D(2018, 11, 3), ["11-04T00:00:00-04", "11-11T00:00:00-05", "11-18T00:00:00-05"]),
    ],
)
def test_cron_when_the_clocks_change(cron: str, after: Any, expected: list[str]) -> None:
    schedule = CronSchedule(cron, start_date=D(2018, 1, 1, tz=NEW_YORK))
    assert times(schedule, after, 3) == [f"2018-{when}:00" for when in expected]


def test_rrule_when_the_clocks_change() -> None:
    rule = rrule.rrule(rrule.DAILY, dtstart=D(2018, 3, 9, 2, 30, tz=NEW_YORK))
    assert times(RRuleSchedule(rule), D(2018, 3, 9), 4) == [
        "2018-03-09T02:30:00-05:00",
        "2018-03-10T02:30:00-05:00",
        "2018-03-11T03:30:00-04:00",
        "2018-03-12T02:30:00-04:00",
    ]


@pytest.mark.parametrize(
    "clock",
    [
        IntervalClock(timedelta(minutes=20), start_date=D(2018, 11, 1, tz=NEW_YORK)),
        IntervalClock(timedelta(hours=26), start_date=D(2018, 10, 1, tz=NEW_YORK)),
        CronClock("*/10 * * * *", start_date=D(2018, 11, 1, tz="Australia/Lord_Howe")),
        CronClock("17 1,2,3 * * *", start_date=D(2018, 1, 1, tz="Europe/Paris")),
        RRuleClock(rrule.rrule(rrule.HOURLY, dtstart=D(2018, 11, 3, tz=NEW_YORK))),
    ],
)
def test_no_time_comes_twice_or_goes_back(clock: Clock) -> None:
    """Going on from each time, as a run on a schedule does, gives the same times as going through them at once."""
    events = clock.events(after=D(2018, 11, 3, 20))
    at_once = [next(events).start_time.timestamp() for _ in range(100)]
    assert at_once == sorted(set(at_once))
    one_by_one = []
    after: Any = D(2018, 11, 3, 20)
    for _ in range(100):
        after = next(clock.events(after=after)).start_time
        one_by_one.append(after.timestamp())
    assert one_by_one == at_once


@pytest.mark.parametrize(
    ("make", "error", "says"),
    [
        (lambda: IntervalClock(timedelta(0)), ValueError, "greater than 0"),
        (lambda: IntervalClock(timedelta(-1)), InvalidSchedule, "greater than 0"),
        (lambda: IntervalClock(None), TypeError, "timedelta"),  # type: ignore[arg-type]
        (lambda: IntervalSchedule(), TypeError, "timedelta"),
        (lambda: IntervalClock(timedelta(1), start_date="x"), TypeError, "datetime, not 'x'"),  # type: ignore[arg-type]
        (lambda: CronClock("* * *"), ValueError, r"Invalid cron string: \* \* \*"),
        (lambda: CronClock("0 25 * * *"), InvalidSchedule, "Invalid cron string: 0 25"),
        (lambda: CronClock(None), ValueError, "Invalid cron"),  # type: ignore[arg-type]
        (lambda: DatesClock([]), ValueError, "at least one date"),
        (lambda: RRuleClock("x"), TypeError, "rrule or rruleset"),  # type: ignore[arg-type]
        (lambda: Clock().events().__next__(), NotImplementedError, "subclasses"),
        (lambda: Schedule(None), TypeError, "list of clocks"),  # type: ignore[arg-type]
        (lambda: OneTimeSchedule(D(2020, 1, 1)).next(1, after="2020"), TypeError, "datetime"),  # type: ignore[arg-type]
    ],
)
def test_what_cannot_work_is_refused(make: Any, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        make()


def test_events_compare_by_all_that_they_hold_and_with_bare_times() -> None:
    when = D(2020, 1, 1)
    assert ClockEvent(when) == ClockEvent(when) == when
    assert ClockEvent(when, {"a": 1}) != ClockEvent(when)
    assert ClockEvent(when, labels=["a"]) != ClockEvent(when)
    assert ClockEvent(when) < ClockEvent(D(2021, 1, 1))
    assert ClockEvent(when) < D(2021, 1, 1)


def test_cron_is_imported_by_those_who_use_it() -> None:
    import subprocess
    import sys

    code = "import sys, prefect.core.schedules; print({'croniter', 'dateutil.rrule'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "set()"
