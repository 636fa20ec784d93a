"""The schedule of a DAG as the schedule of a flow."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pendulum

from prefect.compat.airflow.runs.planning import earliest
from prefect.compat.airflow.runtime.run_dates import in_utc
from prefect.compat.airflow.standin.simple_timetables import ContinuousTimetable, OnceTimetable
from prefect.compat.airflow.standin.timetable_base import DagRunInfo, DataInterval, TimeRestriction
from prefect.compat.airflow.standin.timetables import (
    AssetTriggeredTimetable,
    DeltaDataIntervalTimetable,
    DeltaTriggerTimetable,
)
from prefect.core.schedules import Schedule
from prefect.core.schedules.clocks.base import Clock


class TimetableClock(Clock):
    """
    Strikes when the timetable of a DAG lets a run begin, which is after the end of its data interval.

    Args:
        dag: the DAG.
    """

    def __init__(self, dag: Any) -> None:
        super().__init__()
        self.dag = dag

    def moments(self, after: pendulum.DateTime) -> Iterator[pendulum.DateTime]:
        """
        The times in order.

        Args:
            after: only later ones.

        Yields:
            When each run may begin.
        """
        for info in self.infos(after):
            yield in_utc(info.run_after)

    def infos(self, after: datetime.datetime) -> Iterator[DagRunInfo]:
        """
        The runs in order, with their data intervals.

        Args:
            after: only those that may begin later.

        Yields:
            What the timetable says of each.
        """
        begin = in_utc(after)
        first = earliest(self.dag)
        end = in_utc(self.dag.end_date) if self.dag.end_date is not None else None
        timetable = self.dag.timetable
        low = _shortly_before(timetable, first, begin)
        last: DataInterval | None = None
        while True:
            info = timetable.next_dagrun_info(
                last_automated_data_interval=last, restriction=TimeRestriction(low, end, True)
            )
            if info is None or info.data_interval == last:
                return
            if in_utc(info.run_after) > begin:
                yield info
            last = info.data_interval


def schedule_of(dag: Any) -> Schedule | None:
    """
    The schedule of a DAG.

    Args:
        dag: the DAG.

    Returns:
        Its schedule; `None` where no clock tells when it runs: it has none, waits for assets, runs without pause, or
        has no `start_date`.
    """
    if dag.schedule is None:
        return None
    timetable = dag.timetable
    if (
        not timetable.can_be_scheduled
        or isinstance(timetable, AssetTriggeredTimetable | ContinuousTimetable)
        or earliest(dag) is None
    ):
        return None
    return Schedule(clocks=[TimetableClock(dag)])


def _shortly_before(timetable: Any, first: pendulum.DateTime | None, after: pendulum.DateTime) -> Any:
    """Where to begin to ask, so that years that have passed are not gone through."""
    if first is None or after <= first or isinstance(timetable, OnceTimetable):
        return first
    if isinstance(timetable, DeltaDataIntervalTimetable | DeltaTriggerTimetable):
        delta = getattr(timetable, "_delta", None)
        if not isinstance(delta, datetime.timedelta):
            return first  # months have no length
        # its runs are counted from the start
        seconds = delta.total_seconds()
        return first.add(seconds=max(0, (after - first).total_seconds() // seconds - 1) * seconds)
    return max(first, in_utc(timetable.infer_manual_data_interval(run_after=after).start))
