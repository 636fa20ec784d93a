"""What is being built or run at the moment: the DAG, the group, the setup and teardown scope, the run's context."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.compat.airflow.standin.local import ThreadStack

if TYPE_CHECKING:
    from prefect.compat.airflow.standin.dag import DAG
    from prefect.compat.airflow.standin.taskgroup import TaskGroup

dag_stack: ThreadStack = ThreadStack()
group_stack: ThreadStack = ThreadStack()
context_stack: ThreadStack = ThreadStack()

# DAGs that a `with` block or a call of a `@dag` function made, in order; the loader empties it around each file.
registered_dags: list[tuple[DAG, str]] = []
# Module whose code is being loaded; DAGs register only while one is.
loading_module: list[str] = []


def push(context: Mapping[str, Any]) -> None:
    """Let `context` be what `get_current_context` returns in this thread."""
    context_stack.append(context)


def pop() -> Mapping[str, Any]:
    """Take back the last `push`."""
    return context_stack.pop()


def get_current_context() -> Mapping[str, Any]:
    """Return the context of the task that runs in this thread."""
    if not context_stack:
        raise AirflowException(
            "Current context was requested but no context was found! Are you running within an Airflow task?"
        )
    return context_stack[-1]


class DagContext:
    """Airflow's name for the stack of DAGs whose `with` block is open."""

    autoregistered_dags: set[Any] = set()
    current_autoregister_module_name: str | None = None

    @classmethod
    def push_context_managed_dag(cls, dag: DAG) -> None:
        """Open the block of `dag`."""
        dag_stack.append(dag)

    @classmethod
    def pop_context_managed_dag(cls) -> DAG | None:
        """Close the innermost block and register its DAG."""
        dag = dag_stack.pop()
        if dag.auto_register and loading_module and all(known is not dag for known, _ in registered_dags):
            registered_dags.append((dag, loading_module[-1]))
        return dag

    push = push_context_managed_dag
    pop = pop_context_managed_dag

    @classmethod
    def get_current_dag(cls) -> DAG | None:
        """Return the DAG of the innermost open block."""
        return dag_stack[-1] if dag_stack else None

    get_current = get_current_dag


class TaskGroupContext:
    """Airflow's name for the stack of groups whose `with` block is open."""

    @classmethod
    def push_context_managed_task_group(cls, task_group: TaskGroup) -> None:
        """Open the block of `task_group`."""
        group_stack.append(task_group)

    @classmethod
    def pop_context_managed_task_group(cls) -> TaskGroup | None:
        """Close the innermost block."""
        return group_stack.pop()

    @classmethod
    def get_current_task_group(cls, dag: DAG | None) -> TaskGroup | None:
        """Return the group that a new task of `dag` belongs to."""
        if group_stack and (dag is None or group_stack[-1].dag is dag):
            return group_stack[-1]
        dag = dag or DagContext.get_current_dag()
        return dag.task_group if dag is not None else None

    push = push_context_managed_task_group
    pop = pop_context_managed_task_group
    get_current = get_current_task_group
