"""One task alone, and stubs in the place of tasks."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import pendulum

from prefect.core.context import context as prefect_context
from prefect.core.edge import Edge
from prefect.core.engine.state import Retrying, State, Success
from prefect.core.engine.task_runner import TaskRunner
from prefect.core.literals import Constant
from prefect.core.task import Task

_MISSING: Any = object()


def run_task(task: Task, *args: Any, context: dict[str, Any] | None = None, retry: bool = True, **kwargs: Any) -> State:
    """
    Run one task as a flow would, with its trigger, handlers, cache, retries and results, but without a flow.

    Args:
        task: the task.
        args: arguments of its `run`.
        context: additions to the context.
        retry: try again at once as often as the task may, without waiting; else the first `Retrying` is the answer.
        kwargs: arguments of its `run` by name.

    Returns:
        The state it comes to.

    Example:
        >>> from prefect.core.function_task import task
        >>> run_task(task(lambda x: 1 / x, name="inverse"), 0)
        <Failed: "Error during execution of task: ZeroDivisionError('division by zero')">
    """
    given = task._call_spec().bind(args, kwargs)
    upstream: dict[Edge, State] = {
        Edge(Constant(value), task, key): Success(result=value) for key, value in given.items()
    }
    state: State | None = None
    while True:
        with prefect_context(context or {}):
            state = TaskRunner(task=task).run(state=state, upstream_states=upstream)
        if not (retry and isinstance(state, Retrying)):
            return state
        # nobody waits here
        state.start_time = pendulum.now("UTC")


@contextlib.contextmanager
def stubbed(
    task: Task,
    returns: Any = None,
    *,
    raises: BaseException | type[BaseException] | None = None,
    calls: Callable[..., Any] | None = None,
) -> Iterator[list[dict[str, Any]]]:
    """
    Let something else run in a task's place for the length of a `with` block; all around it stays.

    Args:
        task: the task, as it stands in the flow.
        returns: what it returns.
        raises: what it raises instead: an exception, or a signal.
        calls: a function that is called instead, with the arguments by name.

    Yields:
        The arguments of every call, filled as the flow runs (in this process).

    Example:
        >>> from prefect.core.flow import Flow
        >>> from prefect.core.function_task import task
        >>> with Flow("daily") as flow:
        ...     rows = task(lambda: open("/no/such/file").read(), name="read")()
        ...     count = task(lambda x: len(x), name="count")(rows)
        >>> with stubbed(rows, [1, 2, 3]) as asked:
        ...     flow.run().result[count].result
        3
        >>> asked
        [{}]
    """
    asked: list[dict[str, Any]] = []

    def run(**arguments: Any) -> Any:
        asked.append(arguments)
        if raises is not None:
            raise raises
        return calls(**arguments) if calls is not None else returns

    # the attribute of this one object; that of its class stays
    before = {name: task.__dict__.get(name, _MISSING) for name in ("run", "is_async")}
    task.__dict__.update(run=run, is_async=False)
    try:
        yield asked
    finally:
        for name, value in before.items():
            if value is _MISSING:
                del task.__dict__[name]
            else:
                task.__dict__[name] = value
