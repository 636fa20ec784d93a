"""What a run asks of the runs before it: may a task begin, and what did it leave?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prefect.compat.airflow.runtime.plan import minds_past
from prefect.compat.airflow.runtime.words import FAILED, FAILURES, SKIPPED, SUCCESS, SUCCESSES

if TYPE_CHECKING:
    from prefect.compat.airflow.runtime.run import AirflowRun
    from prefect.compat.airflow.runtime.task_instance import TaskInstance

#: The state of a run whose tasks wait for the run before.
WAITING = "running"


def previous_for(run: AirflowRun, state: str | None = None) -> Any:
    """
    The run that a task means by the one before: with catch-up the last that the schedule made, else the last.

    Args:
        run: the run.
        state: only one that ended so, whoever made it.
    """
    automated = state is None and bool(run.dag.catchup) and run.dag.timetable.can_be_scheduled
    return run.previous(state, automated=automated)


def waits_for_past(run: AirflowRun, node: int) -> bool:
    """
    Does a task instance wait for the run before? Why is noted in the run.

    Args:
        run: the run.
        node: the node of the task instance.
    """
    task = run.plan.tasks[run.index(node)].task
    reason = _reason(run, task) if minds_past(task) else None
    if reason is None:
        run.blocked.pop(node, None)
        return False
    run.blocked[node] = reason
    return True


def _reason(run: AirflowRun, task: Any) -> str | None:
    before = previous_for(run)
    if before is None:
        return None
    start = getattr(task, "start_date", None) or run.dag.start_date
    if start is not None and before.logical_date < start:
        return None
    states = before.states_of(task.task_id)
    if not states:
        # the task was not in the DAG then
        return None if getattr(task, "ignore_first_depends_on_past", True) else f"{task.task_id!r} was not in it"
    if not all(state in SUCCESSES for state in states):
        return f"{task.task_id!r} is {_named(states)} in {before.run_id}"
    if getattr(task, "wait_for_downstream", False):
        for after in sorted(task.downstream_task_ids):
            found = before.states_of(after)
            if not all(state in SUCCESSES for state in found):
                return f"{after!r} behind {task.task_id!r} is {_named(found)} in {before.run_id}"
    return None


def _named(states: list[str | None]) -> str:
    return next((state or "not done" for state in states if state not in SUCCESSES), "not done")


def alone(run: AirflowRun) -> str:
    """
    The state of a run that carried out one task only.

    Args:
        run: the run.
    """
    words = [ti.word for ti in run.task_instances() if ti.task_id == run.options.only]
    if any(word in FAILURES or word is None for word in words):
        return FAILED
    return SKIPPED if words and all(word == SKIPPED for word in words) else SUCCESS


def previous_task(ti: TaskInstance, state: Any = None) -> Any:
    """
    The same task instance in the run before.

    Args:
        ti: the task instance.
        state: only where the *run* ended so.

    Returns:
        The task instance, `None` where there is none.
    """
    before = previous_for(ti.run, _text(state))
    return None if before is None else before.task(ti.task_id, ti.map_index)


def _text(state: Any) -> str | None:
    return None if state is None else str(getattr(state, "value", state))


def prior_value(ti: TaskInstance, task_ids: Any, key: str, map_indexes: Any, default: Any) -> Any:
    """
    A value of an earlier run, the latest one that has it.

    Args:
        ti: the task instance that pulls.
        task_ids: whose value it is; `None` is anybody's.
        key: its name.
        map_indexes: which instance, `None` for any.
        default: what to give where there is none.
    """
    if ti.run.world is None:
        return default
    wanted = None if task_ids is None else {task_ids} if isinstance(task_ids, str) else set(task_ids)
    for xcoms in ti.run.world.past.prior_values(ti.dag_id, ti.run.logical_date):
        for (task_id, map_index), values in xcoms.items():
            if (wanted is None or task_id in wanted) and key in values and map_indexes in (None, map_index):
                return values[key]
    return default


def other_value(
    ti: TaskInstance, dag_id: str, run_id: str | None, task_ids: Any, key: str, map_indexes: Any, default: Any
) -> Any:
    """
    A value of another DAG's run, or of another run.

    Args:
        ti: the task instance that pulls.
        dag_id: the DAG.
        run_id: its run; `None` is that of the same date.
        task_ids: one task, or several.
        key: the name of the value.
        map_indexes: which instance, `None` for the only one.
        default: what to give where there is none.
    """
    if ti.run.world is None:
        return default
    past = ti.run.world.past
    runs = past.at(dag_id, ti.run.logical_date) if run_id is None else [past.run(dag_id, run_id)]
    at = map_indexes if isinstance(map_indexes, int) else -1
    found = [
        run.xcoms[one, at][key] if key in run.xcoms.get((one, at), {}) else default
        for run in runs if run is not None
        for one in ([task_ids] if isinstance(task_ids, str) else task_ids)
    ]  # fmt: skip
    if isinstance(task_ids, str):
        return found[0] if found else default
    return found


def all_values(ti: TaskInstance, task_id: str, key: str) -> Any:
    """
    What a pull that looks at earlier runs gives from 3.0 on: the values of all runs up to this one, the earliest first.

    Args:
        ti: the task instance that pulls.
        task_id: whose values they are.
        key: the name of the values.

    Returns:
        A list; the value itself where there is just one; `None` where there is none.
    """
    found: list[Any] = []
    if ti.run.world is not None:
        for xcoms in ti.run.world.past.prior_values(ti.dag_id, ti.run.logical_date):
            found[:0] = [
                values[key] for (task, _), values in sorted(xcoms.items()) if task == task_id and key in values
            ]
    found += ti.run.xcoms.select([task_id], key, None)
    return (found[0] if found else None) if len(found) < 2 else found
