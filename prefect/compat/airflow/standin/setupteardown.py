"""The scope of setup and teardown tasks that `with` opens."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.compat.airflow.standin.local import ThreadStack
from prefect.compat.airflow.standin.refusals import refusal


class Scope:
    """One open `with` block: its setups, its teardowns, and the tasks made inside."""

    def __init__(self, setups: list[Any], teardowns: list[Any]) -> None:
        self.setups = setups
        self.teardowns = teardowns
        self.work: list[Any] = []
        #: Airflow takes up nothing more once a block inside this one was left.
        self.is_open = True


scopes: ThreadStack = ThreadStack()


def add_task(task: Any) -> None:
    """Put a task into the innermost scope, if it still takes tasks."""
    if scopes and scopes[-1].is_open:
        scope = scopes[-1]
        if all(task is not known for known in (*scope.setups, *scope.teardowns, *scope.work)):
            scope.work.append(task)


def open_scope(task: Any) -> type[SetupTeardownContext]:
    """
    Open the block of a setup or teardown task, or of a list of them.

    Returns:
        What `with … as` gives: `SetupTeardownContext`.

    Raises:
        AirflowException: a task is neither, or the list has both kinds.
    """
    tasks = task if isinstance(task, list) else [task]
    first = tasks[0]
    if first.is_teardown:
        if not all(one.is_teardown for one in tasks):
            raise AirflowException("All tasks in the list must be either setup or teardown tasks")
        # of a list, Airflow asks the first one only for its counterparts
        scope = Scope([up for up in first.upstream_list if up.is_setup], tasks)
    elif first.is_setup:
        if not all(one.is_setup for one in tasks):
            raise AirflowException("All tasks in the list must be either setup or teardown tasks")
        scope = Scope(tasks, [down for down in first.downstream_list if down.is_teardown])
    else:
        raise refusal(RuntimeError)("Only setup/teardown tasks can be used as context managers.")
    if scopes:
        _nest(scopes[-1], scope)
    scopes.append(scope)
    return SetupTeardownContext


def _nest(outer: Scope, inner: Scope) -> None:
    """Link what the outer block has so far, and put the inner one between its setups and teardowns."""
    _link(outer)
    for setup in outer.setups:
        setup.set_downstream(inner.setups)
    for teardown in outer.teardowns:
        teardown.set_upstream(inner.teardowns)
    if not inner.teardowns:
        inner.teardowns = outer.teardowns


def close_scope() -> None:
    """Close the innermost block: setups before what has nothing before it, teardowns after the last ones."""
    _link(scopes.pop())
    if scopes:
        scopes[-1].is_open = False


def _link(scope: Scope) -> None:
    # setups and teardowns inside have a scope of their own
    work = [task for task in scope.work if not task.is_setup and not task.is_teardown]
    if not work:
        return
    roots = [task for task in work if not task.upstream_list] or work[:1]
    for setup in scope.setups:
        setup.set_downstream(roots)
    leaves = [task for task in work if not task.downstream_list] or work[-1:]
    for teardown in scope.teardowns:
        teardown.set_upstream(leaves)


class ContextWrapper(list):
    """A list of tasks that can be used as one `with` block."""

    def __init__(self, tasks: list[Any]) -> None:
        super().__init__(tasks)
        self.tasks = tasks

    def __enter__(self) -> type[SetupTeardownContext]:
        return open_scope(list(self.tasks))

    def __exit__(self, exc_type: Any, exc: Any, traceback: Any) -> None:
        close_scope()


class SetupTeardownContext:
    """The open block, as `with … as` names it."""

    @staticmethod
    def add_task(task: Any) -> None:
        """
        Put a task that was made before into the block.

        Args:
            task: a task, or the output of one.

        Raises:
            AirflowException: no block is open, or one inside it was left already.
        """
        if not scopes or not scopes[-1].is_open:
            raise AirflowException("Cannot add task to context outside the context manager.")
        add_task(getattr(task, "operator", task))


def context_wrapper(tasks: Any) -> ContextWrapper:
    """Return what `with` takes for several setup or teardown tasks (or their outputs)."""
    listed = tasks if isinstance(tasks, (list, tuple)) else [tasks]
    return ContextWrapper([getattr(task, "operator", task) for task in listed])
