"""The dates of a run as text, and its data interval."""

from __future__ import annotations

import datetime
from typing import Any

import pendulum


def in_utc(moment: datetime.datetime | str) -> pendulum.DateTime:
    """A moment as the aware pendulum date that tasks see; text and dates without a zone are UTC."""
    if isinstance(moment, str):
        return parse_date(moment)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.UTC)
    return pendulum.instance(moment).in_timezone("UTC")


def data_interval(
    dag: Any, logical_date: pendulum.DateTime, version: tuple[int, int]
) -> tuple[pendulum.DateTime, pendulum.DateTime]:
    """
    The data interval of a run that somebody started by hand.

    Args:
        dag: its DAG; the timetable decides.
        logical_date: the date of the run.
        version: the Airflow version whose rules hold: from 3.0 on a cron expression or timedelta has no interval.

    Returns:
        Start and end.
    """
    if version >= (3, 0) and _is_plain(getattr(dag, "schedule", None)):
        return logical_date, logical_date
    timetable = getattr(dag, "timetable", None)
    infer = getattr(timetable, "infer_manual_data_interval", None)
    interval = infer(run_after=logical_date) if infer is not None else None
    if interval is None:
        return logical_date, logical_date
    return in_utc(interval.start), in_utc(interval.end)


def parse_date(text: str) -> pendulum.DateTime:
    """
    Read a date or a moment.

    Args:
        text: ISO 8601; without a time zone it is UTC.

    Raises:
        ValueError: it is neither.
    """
    try:
        return in_utc(datetime.datetime.fromisoformat(text))
    except ValueError as err:
        raise ValueError(f"{text!r} is no date: give it as 2024-01-15 or 2024-01-15T06:00:00+00:00") from err


def _is_plain(schedule: Any) -> bool:
    return schedule is None or isinstance(schedule, (str, datetime.timedelta))
