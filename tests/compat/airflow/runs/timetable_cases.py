"""The timetables that were asked in real Airflow; run by the test inside an import session."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pendulum
from dateutil.relativedelta import relativedelta

CRONS = (
    "@daily", "30 2 * * *", "@hourly", "*/30 1-3 * * *", "0 */6 * * *", "@weekly", "@monthly", "0 0 * * 1-5",
    "15 2 * * 0", "0 0 1,15 * *",
    "@yearly", "@quarterly", "5 4 * * sun", "0 9 * * MON#1", "0 0 L * *", "*/45 * * * *", "0 2 * * 7",
)  # fmt: skip
DELTAS = {
    "1d": datetime.timedelta(days=1), "7h": datetime.timedelta(hours=7), "90m": datetime.timedelta(minutes=90),
    "month": relativedelta(months=1), "wd": relativedelta(days=2),
}  # fmt: skip
STARTS = {
    "utc": (datetime.datetime(2024, 3, 29), "UTC"),
    "ber_spr": (datetime.datetime(2024, 3, 29), "Europe/Berlin"),
    "ber_aut": (datetime.datetime(2024, 10, 25), "Europe/Berlin"),
    "ny_spr": (datetime.datetime(2024, 3, 8), "America/New_York"),
    "ny_aut": (datetime.datetime(2024, 11, 1), "America/New_York"),
}
BY_HAND = [pendulum.datetime(2024, 3, 31, 1, 15), pendulum.datetime(2024, 10, 27, 0, 45), pendulum.datetime(2024, 4, 1)]


def _start(name: str) -> pendulum.DateTime:
    date, zone = STARTS[name]
    return pendulum.datetime(date.year, date.month, date.day, tz=zone)


def schedules() -> dict[str, tuple[Any, pendulum.DateTime]]:
    """Name -> schedule and start date; called where `airflow` can be imported."""
    from airflow.timetables.events import EventsTimetable
    from airflow.timetables.interval import CronDataIntervalTimetable, DeltaDataIntervalTimetable
    from airflow.timetables.trigger import CronTriggerTimetable

    found: dict[str, tuple[Any, pendulum.DateTime]] = {
        f"cron {cron} {name}": (cron, _start(name)) for cron in CRONS for name in STARTS
    }
    found["cron mid"] = ("@daily", pendulum.datetime(2024, 1, 1, 5, 30))
    found.update({f"delta {n} {name}": (d, _start(name)) for n, d in DELTAS.items() for name in list(STARTS)[:3]})
    hours = datetime.timedelta
    events = [pendulum.datetime(2024, 4, 2), pendulum.datetime(2024, 3, 30, 4), pendulum.datetime(2024, 4, 9)]
    made: dict[str, Callable[[], Any]] = {
        "ctt": lambda: CronTriggerTimetable("30 2 * * *", timezone="Europe/Berlin"),
        "ctt_int": lambda: CronTriggerTimetable(
            "0 18 * * 5", timezone="Europe/Berlin", interval=hours(days=4, hours=9)
        ),
        "ctt_rel": lambda: CronTriggerTimetable("0 0 1 * *", timezone="UTC", interval=relativedelta(months=1)),
        "cdi": lambda: CronDataIntervalTimetable("30 2 * * *", timezone="Europe/Berlin"),
        "cdi_utc": lambda: CronDataIntervalTimetable("0 6 * * *", timezone="UTC"),
        "ddi": lambda: DeltaDataIntervalTimetable(hours(hours=7)),
        "events": lambda: EventsTimetable(list(events)),
        "events_r": lambda: EventsTimetable(list(events), restrict_to_events=True),
        "once": lambda: "@once",
    }
    found.update({f"tt {name}": (make(), _start("ber_spr")) for name, make in made.items()})
    return found


def answers(timetable: Any, start: pendulum.DateTime, *, until: pendulum.DateTime | None, count: int) -> list[Any]:
    """The next runs: when each may begin, and what it is about."""
    from airflow.timetables.base import TimeRestriction

    late = until and until.in_timezone("UTC")
    rows: list[Any] = []
    last = None
    for _ in range(count):
        info = timetable.next_dagrun_info(
            last_automated_data_interval=last, restriction=TimeRestriction(start.in_timezone("UTC"), late, True)
        )
        if info is None:
            rows.append(None)
            break
        last = info.data_interval
        moments = (info.run_after, last.start, last.end)
        rows.append([each.in_timezone("UTC").strftime("%m-%dT%H:%M") for each in moments])
    return rows
