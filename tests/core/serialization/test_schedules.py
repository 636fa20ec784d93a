"""The JSON forms of schedules; `expected` was written by Prefect 1.4.1 from the same objects."""

from __future__ import annotations

import datetime
import json
from datetime import time, timedelta
from typing import Any

import pendulum
import pytest
from dateutil import rrule

from prefect.core.flow import Flow
from prefect.core.schedules import CronSchedule, IntervalSchedule, RRuleSchedule, Schedule, adjustments, clocks, filters
from prefect.core.serialization import (
    ScheduleSchema,
)

MOMENT = pendulum.datetime(2020, 1, 2, 3, 4, 5, 678)
NEW_YORK = "America/New_York"


def plain(form: Any) -> Any:
    """A form without the versions, and as JSON would give it back."""
    if isinstance(form, dict):
        return {str(key): plain(value) for key, value in form.items() if key != "__version__"}
    return [plain(item) for item in form] if isinstance(form, list | tuple) else form


RUNS = {"parameter_defaults": {}, "labels": None}
BOUNDS = {"start_date": None, "end_date": None}
DAILY = rrule.rrule(rrule.DAILY, count=3, dtstart=datetime.datetime(2020, 1, 1))
RULE = {"_dtstart": "2020-01-01T00:00:00", "_until": None, "rr": "DTSTART:20200101T000000\nRRULE:FREQ=DAILY;COUNT=3"}


def rules() -> rrule.rruleset:
    made = rrule.rruleset()
    made.rrule(DAILY)
    made.exdate(datetime.datetime(2020, 1, 2))
    return made


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        (
            IntervalSchedule(interval=timedelta(hours=1)),
            {**BOUNDS, **RUNS, "type": "IntervalClock", "interval": 3600000000},
        ),
        (
            IntervalSchedule(
                pendulum.datetime(2020, 1, 1, tz=NEW_YORK),
                timedelta(days=1, microseconds=5),
                pendulum.datetime(2021, 1, 1),
            ),
            {
                **RUNS,
                "type": "IntervalClock",
                "interval": 86400000005,
                "end_date": {"dt": "2021-01-01T00:00:00", "tz": "UTC"},
                "start_date": {"dt": "2020-01-01T00:00:00", "tz": NEW_YORK},
            },
        ),
        (
            IntervalSchedule(
                datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone(timedelta(hours=2))), timedelta(days=1)
            ),
            {
                **RUNS,
                **BOUNDS,
                "type": "IntervalClock",
                "interval": 86400000000,
                "start_date": {"dt": "2020-01-01T00:00:00", "tz": "+02:00"},
            },
        ),
        (
            CronSchedule("0 9 * * *", day_or=False),
            {**BOUNDS, **RUNS, "type": "CronClock", "cron": "0 9 * * *", "day_or": False},
        ),
        (
            Schedule([clocks.DatesClock([MOMENT], parameter_defaults={"x": 1}, labels=["a"])]),
            {
                "type": "DatesClock",
                "dates": [{"dt": "2020-01-02T03:04:05.000678", "tz": "UTC"}],
                "labels": ["a"],
                "parameter_defaults": {"x": 1},
            },
        ),
        (RRuleSchedule(DAILY), {**BOUNDS, **RUNS, "type": "RRuleClock", "rrule_obj": {**RULE, "type": "rrule"}}),
        (
            RRuleSchedule(rules()),
            {
                **BOUNDS,
                **RUNS,
                "type": "RRuleClock",
                "rrule_obj": {
                    "type": "rruleset",
                    "_rrule": [RULE],
                    "_rdate": [],
                    "_exrule": [],
                    "_exdate": ["2020-01-02T00:00:00"],
                },
            },
        ),
    ],
)
def test_clocks(schedule: Schedule, expected: dict[str, Any]) -> None:
    form = ScheduleSchema().dump(schedule)
    assert plain(form) == {"clocks": [expected], "filters": [], "or_filters": [], "not_filters": [], "adjustments": []}
    again = ScheduleSchema().load(json.loads(json.dumps(form)))
    after = pendulum.datetime(2019, 12, 31)
    assert again.next(5, after=after) == schedule.next(5, after=after)
    assert plain(Flow("s", schedule=schedule).serialize()["schedule"]) == plain(form)


FUNCTIONS: list[tuple[Any, str, dict[str, Any]]] = [
    (filters.is_weekday, "filters.is_weekday", {}),
    (filters.is_month_end, "filters.is_month_end", {}),
    (
        filters.between_times(time(9), time(17, 30)),
        "filters.between_times",
        {"start": "//time:09:00:00", "end": "//time:17:30:00"},
    ),
    (
        filters.between_dates(1, 2, 3, 4),
        "filters.between_dates",
        {"start_month": 1, "start_day": 2, "end_month": 3, "end_day": 4},
    ),
    (
        filters.on_datetime(pendulum.datetime(2020, 1, 1)),
        "filters.on_datetime",
        {"dt": "//datetime:2020-01-01T00:00:00+00:00"},
    ),
    (filters.on_date(3, 4), "filters.on_date", {"month": 3, "day": 4}),
    (filters.at_time(time(3)), "filters.at_time", {"t": "//time:03:00:00"}),
    (filters.is_day_of_week(2), "filters.is_day_of_week", {"day_of_week": 2}),
    (adjustments.add(timedelta(days=1)), "adjustments.add", {"interval": "//timedelta:86400.0"}),
    (adjustments.next_weekday, "adjustments.next_weekday", {}),
]


@pytest.mark.parametrize(("function", "name", "arguments"), FUNCTIONS, ids=[name for _, name, _ in FUNCTIONS])
def test_functions_of_schedules(function: Any, name: str, arguments: dict[str, Any]) -> None:
    kind = name.partition(".")[0]
    schedule = Schedule([], **{kind: [function]})
    form = ScheduleSchema().dump(schedule)
    assert plain(form[kind]) == [{"fn": f"prefect.schedules.{name}", "kwargs": arguments}]
    (again,) = getattr(ScheduleSchema().load(form), kind)
    for day in range(1, 29):
        for hour in (0, 3, 9, 12):
            moment = pendulum.datetime(2020, 3, day, hour)
            assert again(moment) == function(moment)
