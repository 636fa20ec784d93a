"""
Tasks that do not come from the DAG: beside its tasks in a flow, or in the place of one.

A native task upstream of a task of the DAG counts for its trigger rule like a task of the DAG. One that stands in the
place of a task leaves what it returns as that task's XCom.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from prefect.compat.airflow.runtime.xcom import RETURN_VALUE
from prefect.core.engine.state import Success

if TYPE_CHECKING:
    from prefect.compat.airflow.runtime.plan import Plan
    from prefect.compat.airflow.runtime.run import AirflowRun
    from prefect.core.engine.machine import RunMachine


def natives_of(
    machine: RunMachine, node_of_task: Sequence[int], task_of_node: Mapping[int, int]
) -> dict[int, tuple[int, ...]]:
    """
    The native tasks right upstream of the tasks of a DAG.

    Args:
        machine: the machine of the flow.
        node_of_task: the node of each task of the DAG.
        task_of_node: and back.

    Returns:
        Number of the task -> nodes; without those that have none.
    """
    if len(machine.tasks) == len(node_of_task) and not hasattr(machine, "upstream"):
        return {}
    found: dict[int, tuple[int, ...]] = {}
    for index, node in enumerate(node_of_task):
        if node >= 0:
            others = tuple(dict.fromkeys(each for each in machine.upstream(node) if each not in task_of_node))
            if others:
                found[index] = others
    return found


def replacements(plan: Plan, machine: RunMachine, replaced: Mapping[Any, str]) -> dict[int, int]:
    """
    The nodes of native tasks that stand in the place of tasks of a DAG.

    Args:
        plan: the DAG.
        machine: the machine of the flow.
        replaced: native task -> the id of the task in whose place it stands.

    Returns:
        Number of the task -> node.
    """
    if not replaced:
        return {}
    return {plan.index_of[replaced[task]]: node for node, task in enumerate(machine.tasks) if task in replaced}


def take_over(run: AirflowRun) -> None:
    """
    Leave what native tasks returned as the XComs of the tasks in whose place they stand.

    Args:
        run: the run.
    """
    for index, node in run.replaced.items():
        state = run.machine.states[node]
        task_id = run.plan.tasks[index].task_id
        if isinstance(state, Success) and state.result is not None and not run.xcoms.has(task_id, -1, RETURN_VALUE):
            run.xcoms.push(task_id, -1, RETURN_VALUE, state.result)
