"""
Service level agreements of 2.x: a task's `sla`, and who is told when it is missed.

A task that succeeded (or was skipped) in one run has to end in the run after the next within its `sla` of that run's
date: that is what Airflow's scheduler looks at, and what it tells. From 3.0 on there is nothing of it.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

import pendulum

from prefect.compat.airflow.runs.records import PastTaskInstance, RunRecord
from prefect.compat.airflow.runtime.callbacks import callbacks_of
from prefect.compat.airflow.runtime.words import SUCCESS, SUCCESSES
from prefect.compat.airflow.standin.timetable_base import DataInterval, TimeRestriction

_log = logging.getLogger("airflow.task")


class SlaMiss(NamedTuple):
    """
    A date for which a task is late.

    Args:
        task_id: the task.
        dag_id: its DAG.
        execution_date: the date.
        timestamp: when it was found out.
    """

    task_id: str
    dag_id: str
    execution_date: pendulum.DateTime
    timestamp: pendulum.DateTime
    email_sent: bool = False
    notification_sent: bool = False
    description: str | None = None

    @property
    def logical_date(self) -> pendulum.DateTime:
        """Newer name of the date."""
        return self.execution_date


def has_slas(dag: Any, version: tuple[int, int]) -> bool:
    """Is there a task in the DAG whose lateness anybody wants to know?"""
    return version < (3, 0) and any(map(_sla_of, dag.tasks)) and dag.timetable.can_be_scheduled


def _sla_of(task: Any) -> datetime.timedelta | None:
    sla = getattr(task, "sla", None)
    return sla if isinstance(sla, datetime.timedelta) else None


def misses(
    dag: Any, records: Collection[RunRecord], now: pendulum.DateTime, known: Iterable[SlaMiss] = ()
) -> Iterator[SlaMiss]:
    """
    The dates for which tasks are late.

    Args:
        dag: the DAG.
        records: its runs so far.
        now: this moment.
        known: what was found out before; it is not told again.

    Yields:
        The misses, task by task.
    """
    told: dict[str, pendulum.DateTime] = {}
    for miss in known:
        told[miss.task_id] = max(miss.execution_date, told.get(miss.task_id, miss.execution_date))
    for task in dag.tasks:
        sla = _sla_of(task)
        done = [each for each in records if SUCCESSES.intersection(each.states_of(task.task_id))] if sla else []
        if sla is None or not done:
            continue
        last = max(done, key=lambda record: record.logical_date)
        info = _after(dag, DataInterval(*last.data_interval))
        while info is not None and info.logical_date < now:
            info = _after(dag, info.data_interval)
            if info is None or info.logical_date + sla >= now:
                break
            if task.task_id not in told or info.logical_date > told[task.task_id]:
                yield SlaMiss(task.task_id, dag.dag_id, info.logical_date, now)


def _after(dag: Any, interval: DataInterval) -> Any:
    # neither the end of the DAG nor its catch-up matter
    info = dag.timetable.next_dagrun_info(
        last_automated_data_interval=interval, restriction=TimeRestriction(None, None, True)
    )
    return info if info is not None and info.data_interval != interval else None


def tell(dag: Any, found: list[SlaMiss], records: Iterable[RunRecord]) -> None:
    """
    Call the DAG's `sla_miss_callback`, and write to those whom the late tasks name; troubles with it change nothing.

    Args:
        dag: the DAG.
        found: its misses.
        records: its runs so far.
    """
    dates = {miss.execution_date for miss in found}
    blocking = [
        PastTaskInstance(record, task)
        for record in records
        if record.logical_date in dates
        for task in record.tasks
        if task.state != SUCCESS
    ]
    late = "\n".join(f"{miss.task_id} on {miss.execution_date.isoformat()}" for miss in found)
    blocked = "\n".join(f"{ti.task_id} on {ti.execution_date.isoformat()}" for ti in blocking)
    for callback in callbacks_of(dag, "sla_miss_callback"):
        try:
            callback(dag, late, blocked, found, blocking)
        except Exception:  # noqa: BLE001 - users' code; Airflow logs it and goes on
            _log.exception("sla_miss_callback of DAG %r failed: %r", dag.dag_id, callback)
    _write_to(dag, found, late, blocked)


def _write_to(dag: Any, found: list[SlaMiss], late: str, blocked: str) -> None:
    addresses: set[str] = set()
    # mails are rare
    import html

    from prefect.compat.airflow.runtime.alerts import has_server
    from prefect.compat.airflow.standin import mail

    for task_id in {miss.task_id for miss in found}:
        addresses.update(mail.get_email_address_list(dag.get_task(task_id).email or ()))
    if not addresses:
        return
    if not has_server():
        _log.info("no mail about the SLA of DAG %r is sent: there is no connection 'smtp_default'", dag.dag_id)
        return
    body = f"Tasks that missed their SLA:<pre>{html.escape(late)}</pre>Blocking tasks:<pre>{html.escape(blocked)}</pre>"
    try:
        mail.send_email(sorted(addresses), f"[airflow] SLA miss on DAG={dag.dag_id}", body)
    except Exception:  # noqa: BLE001 - the mail server's troubles change nothing
        _log.exception("the mail about the SLA of DAG %r could not be sent", dag.dag_id)
