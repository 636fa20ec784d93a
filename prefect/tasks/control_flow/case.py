"""`with case(task, value):` runs what stands in the block only if the task's result is the value."""

from __future__ import annotations

from contextvars import Token
from typing import TYPE_CHECKING, Any

from prefect.core import context as contexts
from prefect.core.literals import Constant
from prefect.core.task import Task
from prefect.tasks.control_flow.conditional import CompareValue, gate_for

if TYPE_CHECKING:
    from prefect.core.flow import Flow

__all__ = ["CompareValue", "case"]


class case:
    """
    A branch of a flow, as a `with` block.

    Every task tied into the flow inside the block is skipped unless the condition's result is the value, also one with
    `skip_on_upstream_skip=False`.

    Args:
        task: the condition.
        value: the result for which the tasks in the block run.

    Raises:
        TypeError: the condition is no task.
        ValueError: at the end of the block, if its tasks went into more than one flow.

    Example:
        >>> from prefect.core.flow import Flow
        >>> from prefect.core.function_task import task
        >>> with Flow("branches") as flow:
        ...     colour = task(lambda: "red", name="colour")()
        ...     with case(colour, "red"):
        ...         stop = task(lambda: "stop", name="stop")()
        >>> flow.run().result[stop].result
        'stop'
    """

    def __init__(self, task: Task, value: Any) -> None:
        if isinstance(value, Task):
            raise TypeError("`value` cannot be a task: a branch is chosen by a value known when the flow is built.")
        self.task = task
        self.value = value
        # in order, so that the flow is built the same way every time
        self._tasks: dict[Task, None] = {}
        self._flow: Flow | None = None
        self._token: Token[Any] | None = None

    def add_task(self, task: Task, flow: Flow) -> None:
        """
        Note that a task was tied into a flow inside the block.

        Args:
            task: the task.
            flow: the flow.

        Raises:
            ValueError: an earlier one went into another flow.
        """
        if isinstance(task, Constant) or task.is_parameter:
            return  # it has a value before anything runs; what uses it is in the block as well
        if self._flow is None:
            self._flow = flow
        elif self._flow is not flow:
            raise ValueError("Multiple flows cannot be used with the same case statement")
        self._tasks[task] = None

    def __enter__(self) -> None:
        self._token = contexts.enter(contexts.Layer({**contexts.context.copy(), "case": self}))

    def __exit__(self, exc_type: Any, exc_value: Any, traceback: Any) -> None:
        assert self._token is not None, "left without having been entered"
        contexts.leave(self._token)
        if exc_type is not None or self._flow is None:
            return
        flow, inside = self._flow, self._tasks
        gate = gate_for(self.value, f"case({self.value})").bind(value=self.task, flow=flow)
        for task in inside:
            first = not any(before in inside for before in flow.upstream_tasks(task))
            # a task that does not mind what was skipped before it has to be told itself
            if first or not (task.skip_on_upstream_skip or task.cleans_up):
                task.set_upstream(gate, flow=flow)
