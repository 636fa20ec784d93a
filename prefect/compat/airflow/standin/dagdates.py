"""When a DAG runs next, as users' code asks it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from prefect.compat.airflow.standin import dates
from prefect.compat.airflow.standin.timetable_base import DagRunInfo, DataInterval, TimeRestriction


def next_dagrun_info(dag: Any, last: Any, *, restricted: bool = True) -> DagRunInfo | None:
    """
    Return the run after the last one.

    Args:
        dag: the DAG.
        last: the data interval of the last run (or its start), `None` before the first.
        restricted: keep to the DAG's start and end dates.
    """
    interval = last
    if last is not None and not isinstance(last, tuple):
        moment = dates.coerce_datetime(dates.convert_to_utc(last))
        interval = automated_interval(dag.timetable, moment)
    restriction = TimeRestriction(
        dates.coerce_datetime(_earliest(dag)) if restricted else None,
        dates.coerce_datetime(dag.end_date) if restricted else None,
        bool(dag.catchup) if restricted else True,
    )
    found: DagRunInfo | None = dag.timetable.next_dagrun_info(
        last_automated_data_interval=interval, restriction=restriction
    )
    return found


def _earliest(dag: Any) -> Any:
    starts = [start for one in (dag, *dag.tasks) if (start := getattr(one, "start_date", None)) is not None]
    return min(starts, default=None)


def automated_interval(timetable: Any, moment: Any) -> DataInterval:
    """Return what a scheduled run at a moment is about."""
    moment = dates.coerce_datetime(moment)
    moments = getattr(timetable, "_moments", None)
    if moments is None or hasattr(timetable, "_interval"):
        return DataInterval.exact(moment)
    return DataInterval(moment, moments.after(moment))


def following(dag: Any, moment: Any) -> Any:
    """Return the date of the run after the one at a moment, `None` if there is none."""
    info = dag.timetable.next_dagrun_info(
        last_automated_data_interval=automated_interval(dag.timetable, moment),
        restriction=TimeRestriction(None, None, True),
    )
    return None if info is None else info.data_interval.start


def infos_between(dag: Any, earliest: Any, latest: Any, *, align: bool = True) -> Iterator[DagRunInfo]:
    """
    Yield the runs whose dates lie between two moments.

    Args:
        dag: the DAG.
        earliest: the first moment; the DAG's start if `None`.
        latest: the last moment.
        align: leave out the time before the first of these runs.
    """
    low = earliest if earliest is not None else dag.start_date
    restriction = TimeRestriction(
        dates.coerce_datetime(dates.convert_to_utc(low)), dates.coerce_datetime(dates.convert_to_utc(latest)), True
    )
    last: DataInterval | None = None
    info = dag.timetable.next_dagrun_info(last_automated_data_interval=last, restriction=restriction)
    begin, end = restriction.earliest, restriction.latest
    if not align and begin is not None and end is not None and (info is None or info.logical_date != begin):
        yield DagRunInfo.interval(begin, end if info is None else info.logical_date)
    while True:
        info = dag.timetable.next_dagrun_info(last_automated_data_interval=last, restriction=restriction)
        if info is None or info.data_interval == last:
            return
        yield info
        last = info.data_interval
