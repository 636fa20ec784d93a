"""The scope of setup and teardown tasks that `with` opens."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.standin.local import ThreadStack


class Scope:
    """One open `with` block: its setups, its teardowns, and the tasks made inside."""

    def __init__(self, setups: list[Any], teardowns: list[Any]) -> None:
        self.setups = setups
        self.teardowns = teardowns
        self.work: list[Any] = []


scopes: ThreadStack = ThreadStack()


def add_task(task: Any) -> None:
    """Put a task into the innermost open scope."""
    if scopes:
        scope = scopes[-1]
        if all(task is not known for known in (*scope.setups, *scope.teardowns, *scope.work)):
            scope.work.append(task)


def open_scope(task: Any) -> None:
    """Open the block of a setup or teardown task, or of a list of them."""
    from prefect.compat.airflow.standin.exceptions import AirflowException  # only needed for the error

    tasks = task if isinstance(task, list) else [task]
    first = tasks[0]
    if first.is_teardown:
        if not all(one.is_teardown for one in tasks):
            raise AirflowException("All tasks in the list must be either setup or teardown tasks")
        setups = [up for one in tasks for up in one.upstream_list if up.is_setup]
        scopes.append(Scope(_unique(setups), tasks))
    elif first.is_setup:
        if not all(one.is_setup for one in tasks):
            raise AirflowException("All tasks in the list must be either setup or teardown tasks")
        teardowns = [down for one in tasks for down in one.downstream_list if down.is_teardown]
        scopes.append(Scope(tasks, _unique(teardowns)))
    else:
        raise AirflowException("Only setup/teardown tasks can be used as context managers.")


def close_scope() -> None:
    """Close the innermost block: setups before what has nothing before it, teardowns after the last ones."""
    scope = scopes.pop()
    # setups and teardowns inside have a scope of their own
    work = [task for task in scope.work if not task.is_setup and not task.is_teardown]
    if work:
        if scope.setups:
            roots = [task for task in work if not task.upstream_list] or work[:1]
            for setup in scope.setups:
                setup.set_downstream(roots)
        if scope.teardowns:
            leaves = [task for task in work if not task.downstream_list] or work[-1:]
            for teardown in scope.teardowns:
                teardown.set_upstream(leaves)
    if scopes:
        outer = scopes[-1]
        for task in (*scope.setups, *work, *scope.teardowns):
            if all(task is not known for known in (*outer.setups, *outer.teardowns, *outer.work)):
                outer.work.append(task)


def _unique(tasks: list[Any]) -> list[Any]:
    found: dict[int, Any] = {id(task): task for task in tasks}
    return list(found.values())


class ContextWrapper(list):
    """A list of tasks that can be used as one `with` block."""

    def __init__(self, tasks: list[Any]) -> None:
        super().__init__(tasks)
        self.tasks = tasks

    def __enter__(self) -> ContextWrapper:
        open_scope(list(self.tasks))
        return self

    def __exit__(self, exc_type: Any, exc: Any, traceback: Any) -> None:
        close_scope()


class SetupTeardownContext:
    """Airflow's name for the open scopes."""

    @staticmethod
    def add_task(task: Any) -> ContextWrapper:
        """Return what `with` takes for one task or a list of tasks."""
        return context_wrapper(task)


def context_wrapper(tasks: Any) -> ContextWrapper:
    """Return what `with` takes for several setup or teardown tasks (or their outputs)."""
    listed = tasks if isinstance(tasks, (list, tuple)) else [tasks]
    return ContextWrapper([getattr(task, "operator", task) for task in listed])
