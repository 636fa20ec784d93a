"""Clocks together, filters and adjustments; the expected values are what Prefect 1.4.1 gave."""

from __future__ import annotations

import datetime
from datetime import time, timedelta
from typing import Any

import pendulum
import pytest

from prefect.core.schedules import (
    CronSchedule,
    IntervalSchedule,
    OneTimeSchedule,
    Schedule,
    UnionSchedule,
    adjustments,
    filters,
    schedules,
)
from prefect.core.schedules.clocks import CronClock, DatesClock, IntervalClock

D = pendulum.datetime
START = D(2020, 1, 1)
DAILY = IntervalClock(timedelta(days=1), start_date=START)
HOURLY = IntervalClock(timedelta(hours=1), start_date=START)


def days(schedule: Schedule, n: int) -> list[int]:
    return [when.day for when in schedule.next(n, after=START)]  # type: ignore[union-attr]


def test_clocks_are_merged_and_keep_what_they_give_to_runs() -> None:
    schedule = Schedule(
        [
            IntervalClock(timedelta(hours=2), start_date=START, parameter_defaults={"x": 1}, labels=["a"]),
            CronClock("0 */3 * * *", parameter_defaults={"y": 2}),
        ]
    )
    events = schedule.next(5, after=START, return_events=True)
    assert [(e.start_time.hour, e.parameter_defaults, e.labels) for e in events] == [  # type: ignore[union-attr]
        (2, {"x": 1}, ["a"]),
        (3, {"y": 2}, None),
        (4, {"x": 1}, ["a"]),
        (6, {"x": 1}, ["a"]),
        (6, {"y": 2}, None),
    ]


def test_clocks_that_say_the_same_at_one_time_count_once() -> None:
    clock = DatesClock([D(2020, 1, 2)])
    other = DatesClock([D(2020, 1, 2)], parameter_defaults={"x": 1})
    assert days(Schedule([clock, other, clock, other]), 9) == [2, 2]


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        (Schedule([DAILY]), [2, 3, 4, 5, 6, 7]),
        (Schedule([DAILY], adjustments=[adjustments.next_weekday]), [2, 3, 6, 6, 7, 8]),
        (Schedule([DAILY], adjustments=[adjustments.add(timedelta(days=2))]), [4, 5, 6, 7, 8, 9]),
        (
            Schedule([DAILY], adjustments=[adjustments.add(timedelta(days=1)), adjustments.next_weekday]),
            [3, 6, 6, 6, 7, 8],
        ),
        (Schedule([DAILY], filters=[filters.is_weekday]), [2, 3, 6, 7, 8, 9]),
        (Schedule([DAILY], or_filters=[filters.is_weekend, filters.on_date(1, 2)]), [2, 4, 5, 11, 12, 18]),
        (Schedule([DAILY], not_filters=[filters.is_weekend]), [2, 3, 6, 7, 8, 9]),
        (Schedule([DAILY], filters=[filters.is_weekday], not_filters=[filters.on_date(1, 6)]), [2, 3, 7, 8, 9, 10]),
        (Schedule([HOURLY], filters=[filters.between_times(time(9), time(10))]), [1, 1, 2, 2, 3, 3]),
        (Schedule([]), []),
    ],
)
def test_filters_and_adjustments(schedule: Schedule, expected: list[int]) -> None:
    assert days(schedule, 6) == expected


@pytest.mark.parametrize(("n", "count"), [(0, 0), (-1, 0), (1, 1), (3, 3)])
def test_at_most_so_many(n: int, count: int) -> None:
    assert len(IntervalSchedule(interval=timedelta(hours=1)).next(n)) == count


def test_filters_that_refuse_everything_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedules, "PATIENCE", 1000)
    assert Schedule([HOURLY], filters=[lambda dt: False]).next(1) == []


def test_from_now() -> None:
    now = pendulum.now("UTC")
    assert now < CronSchedule("* * * * *").next(1)[0] <= now.add(minutes=1)


def test_bounds_are_those_of_all_clocks() -> None:
    first = IntervalClock(timedelta(1), start_date=D(2020, 1, 1), end_date=D(2020, 2, 1))
    second = IntervalClock(timedelta(1), start_date=D(2021, 1, 1), end_date=D(2022, 2, 1))
    schedule = Schedule([second, first, CronClock("0 0 * * *")])
    assert (schedule.start_date, schedule.end_date) == (D(2020, 1, 1), D(2022, 2, 1))
    assert Schedule([CronClock("0 0 * * *")]).start_date is None


def test_union() -> None:
    union = UnionSchedule([OneTimeSchedule(D(2020, 1, 3)), OneTimeSchedule(D(2020, 1, 2))])
    assert days(union, 3) == [2, 3]
    with pytest.raises(ValueError, match="filters"):
        UnionSchedule([Schedule([DAILY], filters=[filters.is_weekday])])


DATES = [
    D(2020, 1, 1),
    D(2020, 1, 31, 9, 30),
    D(2020, 2, 29, 23, 59, 59),
    D(2019, 2, 28),
    D(2020, 3, 1),
    D(2020, 12, 31),
    D(2020, 6, 6, 12),
    D(2020, 6, 7, 0, 0, 1),
    D(2020, 6, 8, 9),
    D(2020, 6, 6, 12, tz="America/New_York"),
]


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        (filters.on_datetime(D(2020, 6, 6, 12)), "......x..."),
        (filters.on_date(6, 6), "......x..x"),
        (filters.at_time(time(9, 30)), ".x........"),
        (filters.between_datetimes(D(2020, 1, 1), D(2020, 3, 1)), "xxx.x....."),
        (filters.between_datetimes(datetime.datetime(2020, 1, 1), datetime.datetime(2020, 3, 1)), "xxx.x....."),
        (filters.between_dates(2, 1, 6, 6), "..xxx.x..x"),
        (filters.between_dates(12, 1, 2, 1), "xx...x...."),
        (filters.between_dates(6, 6, 6, 6), "......x..x"),
        (filters.between_times(time(9), time(12)), ".x....x.xx"),
        (filters.between_times(time(23), time(1)), "x.xxxx.x.."),
        (filters.is_weekday, "xx.x.x..x."),
        (filters.is_weekend, "..x.x.xx.x"),
        (filters.is_month_end, ".xxx.x...."),
        (filters.is_month_start, "x...x....."),
        (filters.is_day_of_week(0), "........x."),
        (filters.is_day_of_week(5), "..x...x..x"),
        (filters.is_day_of_week(6), "....x..x.."),
        (filters.is_day_of_week(7), ".........."),
    ],
)
def test_each_filter(question: Any, answers: str) -> None:
    assert "".join("x" if question(date) else "." for date in DATES) == answers


def test_next_weekday() -> None:
    moved = [adjustments.next_weekday(date).isoformat()[:16] for date in DATES]
    assert moved == [
        "2020-01-01T00:00",
        "2020-01-31T09:30",
        "2020-03-02T23:59",
        "2019-02-28T00:00",
        "2020-03-02T00:00",
        "2020-12-31T00:00",
        "2020-06-08T12:00",
        "2020-06-08T00:00",
        "2020-06-08T09:00",
        "2020-06-08T12:00",
    ]
