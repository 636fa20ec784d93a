"""Timetables without dates of their own: never, once, and always again."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.standin import dates
from prefect.compat.airflow.standin.timetable_base import (
    DagRunInfo,
    DataInterval,
    PlainTimetable,
    TimeRestriction,
)
from prefect.compat.airflow.standin.versions import current


def _only_date() -> tuple[str]:
    return ("logical_date",) if current() >= (3, 0) else ("execution_date",)


class NullTimetable(PlainTimetable):
    """Never runs by itself."""

    can_be_scheduled = False
    periodic = False
    description = "Never, external triggers only"
    summary = "None"
    run_ordering = property(lambda self: _only_date())

    def next_dagrun_info(self, *, last_automated_data_interval: Any, restriction: Any) -> None:
        """Return nothing."""
        return


class OnceTimetable(PlainTimetable):
    """Runs once, as soon as it may."""

    periodic = False
    description = "Once, as soon as possible"
    summary = "@once"
    run_ordering = property(lambda self: _only_date())

    def next_dagrun_info(self, *, last_automated_data_interval: Any, restriction: TimeRestriction) -> DagRunInfo | None:
        """Return the one run."""
        if last_automated_data_interval is not None:
            return None
        if restriction.earliest is None and current() < (3, 0):
            return None
        after = restriction.earliest or dates.utcnow()
        if restriction.latest is not None and after > restriction.latest:
            return None
        return DagRunInfo.exact(after)


class ContinuousTimetable(PlainTimetable):
    """Runs again as soon as the last run has ended."""

    description = "As frequently as possible, but only one run at a time."
    summary = "@continuous"
    active_runs_limit = 1

    def next_dagrun_info(
        self, *, last_automated_data_interval: DataInterval | None, restriction: TimeRestriction
    ) -> DagRunInfo | None:
        """Return a run that follows the last one."""
        if restriction.earliest is None:
            return None
        now = dates.coerce_datetime(dates.utcnow())
        if last_automated_data_interval is not None:
            start, end = last_automated_data_interval.end, max(last_automated_data_interval.end, now)
        else:
            start, end = restriction.earliest, max(restriction.earliest, now)
        if restriction.latest is not None and end > restriction.latest:
            return None
        return DagRunInfo.interval(start, end)
