"""What a task does with other DAGs: it starts runs of them, or waits for their states."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pendulum

from prefect.compat.airflow.runtime.run_dates import in_utc
from prefect.compat.airflow.runtime.words import FINISHED, SUCCESS
from prefect.compat.airflow.standin.exceptions import AirflowException, AirflowSkipException

if TYPE_CHECKING:
    from prefect.compat.airflow.runtime.task_instance import TaskInstance

#: The XComs that `TriggerDagRunOperator` leaves; the date is gone in 3.0.
RUN_ID_KEY, DATE_KEY = "trigger_run_id", "trigger_logical_date_iso"
#: From 3.0 on links of operators are XComs.
LINK_KEY = "_link_TriggerDagRunLink"


def trigger(
    ti: TaskInstance,
    dag_id: str,
    *,
    run_id: str | None = None,
    conf: Any = None,
    logical_date: Any = None,
    reset_dag_run: bool = False,
    wait_for_completion: bool = False,
    poke_interval: float = 60,
    allowed_states: Iterable[str] = (SUCCESS,),
    failed_states: Iterable[str] = ("failed",),
    skip_when_already_exists: bool = False,
    **others: Any,
) -> None:
    """
    Start a run of another DAG.

    Args:
        ti: the task instance that starts it.
        dag_id: the DAG.
        run_id: id of the run; `None` makes one of the date.
        conf: its conf.
        logical_date: its date; `None` is now.
        reset_dag_run: do it again if there is such a run.
        wait_for_completion: wait until it has ended.
        poke_interval: seconds between looks.
        allowed_states: states of the run that let the task succeed.
        failed_states: states of the run that let the task fail.
        skip_when_already_exists: skip if there is such a run.
        others: what makes no difference here.

    Raises:
        AirflowException: there is no such DAG; there is such a run; the run ended in one of the failed states.
        AirflowSkipException: there is such a run, and that was to be skipped.
    """
    run = ti.run
    world = run.world
    if isinstance(conf, str):
        conf = json.loads(conf)
    created = pendulum.now("UTC")
    moment = in_utc(logical_date) if logical_date is not None else created
    wanted = run_id or f"manual__{moment.isoformat()}"
    three = run.version >= (3, 0)
    if three:
        ti.xcom_push(LINK_KEY, f"/dags/{dag_id}/runs/{wanted}")
    if world is None or world.find(dag_id) is None:
        raise AirflowException(f"Dag id {dag_id} not found: no file beside that of DAG {run.dag.dag_id!r} defines it")
    known = world.past.run(dag_id, wanted) or next(iter(world.past.at(dag_id, moment)), None)
    if known is not None and not reset_dag_run:
        if three:
            ti.xcom_push(LINK_KEY, f"/dags/{dag_id}/runs/None")
        if skip_when_already_exists:
            raise AirflowSkipException(f"Skipped as skip_when_already_exists says: there is run {known.run_id}")
        raise AirflowException(
            f"A Dag Run already exists for dag id {dag_id} at {known.logical_date} with run id {known.run_id}"
        )
    if known is not None:
        # it is done again as it was
        wanted, moment, conf = known.run_id, known.logical_date, known.conf
    options = type(run.options)(
        logical_date=moment, conf=dict(conf or {}), run_id=wanted, triggered=True,
        keep_rendered=run.options.keep_rendered,
        # from 3.0 on it is about the moment at which it was made, whatever its date
        data_interval=(created, created) if three else None, run_after=created,
    )  # fmt: skip
    ti.xcom_push(RUN_ID_KEY, wanted)
    if not three:
        ti.xcom_push(DATE_KEY, moment.isoformat())
    if world.hands_over:
        state = _handed_over(world, dag_id, options, wait_for_completion, poke_interval)
    elif wait_for_completion:
        state = world.start(dag_id, options).state
    else:
        world.queue.append((dag_id, options))
        return
    if not wait_for_completion:
        return
    if state in set(map(str, failed_states)):
        raise AirflowException(f"{dag_id} failed with failed states {state}")
    if state not in set(map(str, allowed_states)):
        raise AirflowException(f"{dag_id} ended {state}, neither allowed nor failed: Airflow would wait for ever")


def _handed_over(world: Any, dag_id: str, options: Any, waits: bool, poke_interval: float) -> str:
    """Leave a run to the process that makes them."""
    world.order(dag_id, options)
    while waits:
        record = world.past.run(dag_id, options.run_id)
        if record is not None and record.state in FINISHED:
            return str(record.state)
        time.sleep(max(0.2, min(poke_interval, 5.0)))
    return "queued"


def external_states(
    ti: TaskInstance,
    dag_id: str,
    *,
    task_ids: Iterable[str] | None = None,
    task_group_id: str | None = None,
    logical_dates: Iterable[Any] = (),
    check_existence: bool = False,
) -> list[str | None]:
    """
    How another DAG, or tasks of it, stand.

    Args:
        ti: the task instance that asks.
        dag_id: the DAG.
        task_ids: its tasks; `None` asks about the run.
        task_group_id: or all tasks of a group.
        logical_dates: the dates of the runs.
        check_existence: fail if there is no such DAG, task or group.

    Returns:
        One state for every date and task, `None` where there is none.

    Raises:
        AirflowException: there is no such DAG, task or group.
    """
    world = ti.run.world
    if check_existence:
        _check_exists(world, dag_id, task_ids, task_group_id)
    if world is None:
        return [None]
    found: list[str | None] = []
    for date in map(in_utc, logical_dates):
        runs = world.past.at(dag_id, date)
        if not runs and world.fulfil(dag_id, date):
            runs = world.past.at(dag_id, date)
        if task_ids is None and task_group_id is None:
            found.extend([run.state for run in runs] or [None])
            continue
        wanted = list(task_ids or ())
        if task_group_id is not None:
            known = world.find(dag_id)
            group = known.dag.task_group_dict.get(task_group_id) if known is not None else None
            wanted = [task.task_id for task in group.iter_tasks()] if group is not None else []
        for task_id in wanted:
            states = [state for run in runs for state in run.states_of(task_id)]
            found.extend(states or [None])
    return found


def _check_exists(world: Any, dag_id: str, task_ids: Any, task_group_id: str | None) -> None:
    known = world.find(dag_id) if world is not None else None
    if known is None:
        raise AirflowException(f"The external DAG {dag_id} does not exist.")
    for task_id in task_ids or ():
        if not known.dag.has_task(task_id):
            raise AirflowException(f"The external task {task_id} in DAG {dag_id} does not exist.")
    if task_group_id is not None and not known.dag.has_task_group(task_group_id):
        raise AirflowException(f"The external task group '{task_group_id}' in DAG '{dag_id}' does not exist.")
