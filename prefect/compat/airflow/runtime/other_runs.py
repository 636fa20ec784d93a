"""What a task asks about runs, its own among them: how they and their task instances stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from prefect.compat.airflow.runtime.members import member
from prefect.compat.airflow.runtime.run_dates import in_utc
from prefect.compat.airflow.standin.exceptions import AirflowException

if TYPE_CHECKING:
    from prefect.compat.airflow.runs.records import RunRecord
    from prefect.compat.airflow.runtime.task_instance import TaskInstance


def plain(states: Iterable[Any]) -> set[str]:
    """
    States as plain words.

    Args:
        states: words, or members of an enumeration.
    """
    return {str(getattr(state, "value", state)) for state in states}


def run_state(ti: TaskInstance, dag_id: str, run_id: str) -> Any:
    """
    How a run stands.

    Args:
        ti: the task instance that asks.
        dag_id: the DAG.
        run_id: the run.

    Raises:
        AirflowException: it is not known.
    """
    for record in _runs(ti, dag_id, None, [run_id]):
        return member("DagRunState", record.state, ti.run.version)
    raise AirflowException(f"There is no run {run_id!r} of DAG {dag_id!r}")


def count_runs(
    ti: TaskInstance,
    dag_id: str,
    logical_dates: Iterable[Any] | None,
    run_ids: Iterable[str] | None,
    states: Iterable[Any] | None,
) -> int:
    """
    Count runs of a DAG.

    Args:
        ti: the task instance that asks.
        dag_id: the DAG.
        logical_dates: only those of these dates; `None` is any.
        run_ids: only these; `None` is any.
        states: only those that stand so; `None` is any.
    """
    wanted = None if states is None else plain(states)
    return sum(wanted is None or record.state in wanted for record in _runs(ti, dag_id, logical_dates, run_ids))


def task_words(
    ti: TaskInstance,
    dag_id: str,
    map_index: int | None,
    task_ids: Iterable[str] | None,
    task_group_id: str | None,
    logical_dates: Iterable[Any] | None,
    run_ids: Iterable[str] | None,
) -> dict[str, dict[str, str | None]]:
    """
    How task instances stand.

    Args:
        ti: the task instance that asks.
        dag_id: the DAG.
        map_index: only those of this index; `None` is any.
        task_ids: only those of these tasks; `None` is any.
        task_group_id: only those of the tasks of this group; `None` is any.
        logical_dates: only those of runs of these dates; `None` is any.
        run_ids: only those of these runs; `None` is any.

    Returns:
        Run id -> task id, with `_` and the map index behind it for a mapped one -> word.

    Raises:
        AirflowException: there is no such group.
    """
    wanted = set(task_ids) if task_ids is not None else None
    if task_group_id is not None:
        inside = _tasks_of_group(ti, dag_id, task_group_id)
        wanted = inside if wanted is None else wanted | inside
    found: dict[str, dict[str, str | None]] = {}
    for record in _runs(ti, dag_id, logical_dates, run_ids):
        words = {
            each.task_id if each.map_index < 0 else f"{each.task_id}_{each.map_index}": each.state
            for each in sorted(record.tasks, key=lambda each: (each.task_id, each.map_index))
            if (wanted is None or each.task_id in wanted) and map_index in (None, each.map_index)
        }
        if words:
            found[record.run_id] = words
    return found


def known_runs(ti: TaskInstance, dag_ids: Collection[str] | None) -> list[Any]:
    """
    The runs that are known, the present one among them, by date.

    Args:
        ti: the task instance that asks.
        dag_ids: their DAGs; `None` is any.
    """
    world = ti.run.world
    past = [] if world is None else world.past.known_runs() if dag_ids is None else [
        record for dag_id in dict.fromkeys(dag_ids) for record in world.past.runs(dag_id)
    ]  # fmt: skip
    found: list[Any] = [record for record in past if (record.dag_id, record.run_id) != (ti.dag_id, ti.run_id)]
    if dag_ids is None or ti.dag_id in dag_ids:
        found.append(ti.run.dag_run)
    return sorted(found, key=lambda run: run.logical_date)


def _tasks_of_group(ti: TaskInstance, dag_id: str, task_group_id: str) -> set[str]:
    world = ti.run.world
    known = world.find(dag_id) if world is not None else None
    dag = ti.run.dag if dag_id == ti.dag_id else known.dag if known is not None else None
    group = dag.task_group_dict.get(task_group_id) if dag is not None else None
    if group is None:
        raise AirflowException(f"There is no task group {task_group_id!r} in DAG {dag_id!r}")
    return {task.task_id for task in group.iter_tasks()}


def _runs(
    ti: TaskInstance, dag_id: str, logical_dates: Iterable[Any] | None, run_ids: Iterable[str] | None
) -> Iterator[RunRecord]:
    # a run of this process is recorded when it has ended
    from prefect.compat.airflow.runs.records import recorded

    world = ti.run.world
    known = {record.run_id: record for record in world.past.runs(dag_id)} if world is not None else {}
    if dag_id == ti.dag_id:
        known[ti.run_id] = recorded(ti.run)
    dates = None if logical_dates is None else {in_utc(date) for date in logical_dates}
    ids = None if run_ids is None else set(run_ids)
    for record in known.values():
        if (dates is None or record.logical_date in dates) and (ids is None or record.run_id in ids):
            yield record
