"""Which run comes next: what timetables say, as options of runs."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pendulum

from prefect.compat.airflow.runs.past import Past
from prefect.compat.airflow.runtime.run import RunOptions
from prefect.compat.airflow.runtime.run_dates import in_utc
from prefect.compat.airflow.standin.enums import DagRunType
from prefect.compat.airflow.standin.timetable_base import DagRunInfo, DataInterval, TimeRestriction


def infos_between(dag: Any, start: pendulum.DateTime, end: pendulum.DateTime) -> Iterator[DagRunInfo]:
    """
    The runs whose dates lie between two moments.

    Args:
        dag: the DAG; its own start and end are kept to.
        start: the earliest date.
        end: the latest date.

    Yields:
        The runs in order.
    """
    first = earliest(dag)
    last_date = in_utc(dag.end_date) if dag.end_date is not None else None
    low = max(start, first) if first is not None else start
    high = min(end, last_date) if last_date is not None else end
    restriction = TimeRestriction(low, high, True)
    last: DataInterval | None = None
    following = dag.timetable.next_dagrun_info
    while (info := following(last_automated_data_interval=last, restriction=restriction)) is not None:
        if info.logical_date > high or (last is not None and info.data_interval == last):
            return
        if info.logical_date >= low:
            yield info
        last = info.data_interval


def earliest(dag: Any) -> pendulum.DateTime | None:
    """The start of a DAG: its own, or the earliest of its tasks."""
    dates = (
        [dag.start_date]
        if dag.start_date is not None
        else [task.start_date for task in dag.tasks if getattr(task, "start_date", None) is not None]
    )
    return in_utc(min(dates)) if dates else None


def next_info(dag: Any, past: Past) -> DagRunInfo | None:
    """
    The run that the schedule makes next, however far away.

    Args:
        dag: the DAG.
        past: the runs that have been.

    Returns:
        The run, `None` where the schedule makes no further one.
    """
    timetable = dag.timetable
    if not timetable.can_be_scheduled:
        return None
    start = earliest(dag)
    if start is None:
        return None
    end = in_utc(dag.end_date) if dag.end_date is not None else None
    before = past.last_automated(dag.dag_id)
    last = None if before is None else DataInterval(*before.data_interval)
    info: DagRunInfo | None = timetable.next_dagrun_info(
        last_automated_data_interval=last, restriction=TimeRestriction(start, end, bool(dag.catchup))
    )
    if info is not None and before is not None and info.logical_date <= before.logical_date:
        return None
    return info


def options_for(
    dag: Any, info: DagRunInfo, run_type: str, version: tuple[int, int], conf: dict[str, Any] | None = None
) -> RunOptions:
    """
    What a run of the schedule is like.

    Args:
        dag: the DAG.
        info: what the timetable says.
        run_type: `scheduled` or `backfill`.
        version: the Airflow version whose rules hold: up to 2.x the id tells the date, then when it could begin.
        conf: its conf.
    """
    start, end = in_utc(info.data_interval.start), in_utc(info.data_interval.end)
    run_after = in_utc(info.run_after)
    when: dict[str, Any] = {"run_after": run_after} if version >= (3, 0) else {"logical_date": start}
    interval = DataInterval(start, end)
    run_id = dag.timetable.generate_run_id(run_type=DagRunType(run_type), data_interval=interval, **when)
    return RunOptions(
        logical_date=start,
        run_id=run_id,
        run_type=run_type,
        data_interval=(start, end),
        run_after=run_after,
        conf=conf or {},
    )


def now() -> pendulum.DateTime:
    """This moment."""
    return in_utc(datetime.datetime.now(datetime.UTC))
