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
        interval = dag.timetable.infer_manual_data_interval(run_after=moment)
    restriction = TimeRestriction(
        dates.coerce_datetime(dag.start_date) if restricted else None,
        dates.coerce_datetime(dag.end_date) if restricted else None,
        bool(dag.catchup) if restricted else True,
    )
    found: DagRunInfo | None = dag.timetable.next_dagrun_info(
        last_automated_data_interval=interval, restriction=restriction
    )
    return found


def infos_between(dag: Any, earliest: Any, latest: Any) -> Iterator[DagRunInfo]:
    """
    Yield the runs whose dates lie between two moments.

    Args:
        dag: the DAG.
        earliest: the first moment; the DAG's start if `None`.
        latest: the last moment.
    """
    low = earliest if earliest is not None else dag.start_date
    restriction = TimeRestriction(
        dates.coerce_datetime(dates.convert_to_utc(low)), dates.coerce_datetime(dates.convert_to_utc(latest)), True
    )
    last: DataInterval | None = None
    while True:
        info = dag.timetable.next_dagrun_info(last_automated_data_interval=last, restriction=restriction)
        if info is None or info.data_interval == last:
            return
        yield info
        last = info.data_interval
