"""Edges: that one task comes before another, and what it hands over."""

from __future__ import annotations

from keyword import iskeyword
from typing import TYPE_CHECKING, Any

from prefect.core.annotations import unwrap
from prefect.core.literals import as_task
from prefect.core.task import Task

if TYPE_CHECKING:
    from prefect.core.flow import Flow


class Edge:
    """
    One task comes before another.

    Args:
        upstream_task: the task that comes first, or a value, which becomes a constant. An annotation around it, such as
            `mapped`, says how it is handed over.
        downstream_task: the task that comes after it.
        key: the argument of the later task that gets the earlier one's result; `None` hands over nothing.
        mapped: the later task runs once for every element of the result.
        flattened: one level of nesting is taken off the result first.
        flow: the flow that collections of tasks are put into; the one whose `with` block is open if left out.

    Raises:
        ValueError: `key` is no identifier, or both are the same task.

    Example:
        >>> from prefect.core.task import Task
        >>> Edge(Task("a"), Task("b"), key="x")
        <Edge(key=x, mapped=False, flattened=False): a to b>
    """

    __slots__ = ("downstream_task", "flattened", "key", "mapped", "upstream_task")

    def __init__(
        self,
        upstream_task: Any,
        downstream_task: Any,
        key: str | None = None,
        mapped: bool | None = None,
        flattened: bool | None = None,
        flow: Flow | None = None,
    ) -> None:
        if key is not None and not (isinstance(key, str) and key.isidentifier() and not iskeyword(key)):
            raise ValueError(f'Key must be a valid identifier (received "{key}")')
        if not isinstance(upstream_task, Task):
            upstream_task, mapped, flat = unwrap(upstream_task, bool(mapped))
            upstream_task, flattened = as_task(upstream_task, flow=flow), flattened or flat
        if not isinstance(downstream_task, Task):
            downstream_task = as_task(downstream_task, flow=flow)
        if upstream_task is downstream_task:
            raise ValueError(f"Edges can not connect a task to itself: {upstream_task}")
        self.upstream_task: Task = upstream_task
        self.downstream_task: Task = downstream_task
        self.key = key
        self.mapped = bool(mapped)
        self.flattened = bool(flattened)

    @property
    def tasks(self) -> set[Task]:
        """Both tasks."""
        return {self.upstream_task, self.downstream_task}

    def _identity(self) -> tuple[Any, ...]:
        return (self.upstream_task, self.downstream_task, self.key, self.mapped, self.flattened)

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return False
        return self._identity() == other._identity()

    def __hash__(self) -> int:
        return hash((id(self.upstream_task), id(self.downstream_task), self.key, self.mapped, self.flattened))

    def __repr__(self) -> str:
        return (
            f"<{type(self).__name__}(key={self.key}, mapped={self.mapped}, flattened={self.flattened}): "
            f"{self.upstream_task.name} to {self.downstream_task.name}>"
        )

    def serialize(self) -> dict[str, Any]:
        """The edge in the JSON form of Prefect 1.4.1."""
        # imported here: the forms know the classes they write, this one among them
        from prefect.core.serialization.edge import dump_edge

        return dump_edge(self)
