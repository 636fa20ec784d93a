"""A flow laid out by number, so that running it is arithmetic on lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from prefect.core.edge import Edge
    from prefect.core.flow import Flow
    from prefect.core.task import Task


class Keyed(NamedTuple):
    """One argument that comes from another task."""

    key: str
    upstream: int
    mapped: bool
    flattened: bool


class Plan:
    """
    The graph of a flow by number: node `i` is the i-th task in topological order.

    Args:
        flow: the flow; it must not change while the plan is in use.

    Raises:
        InvalidFlow: the flow holds a cycle.
    """

    __slots__ = (
        "constants", "downstream", "edges", "index", "keyed", "mapped", "piped", "tasks", "upstream", "waiting",
    )  # fmt: skip

    def __init__(self, flow: Flow) -> None:
        self.tasks: tuple[Task, ...] = flow.sorted_tasks()
        self.index: dict[Task, int] = {task: i for i, task in enumerate(self.tasks)}
        count = len(self.tasks)
        index, edges_to = self.index, flow._edges_to
        self.edges: list[list[Edge]] = [edges_to[task] for task in self.tasks]
        #: How many edges lead to a node.
        self.waiting: list[int] = [len(edges) for edges in self.edges]
        #: The tasks after a node, once for each edge.
        self.downstream: list[list[int]] = [[] for _ in range(count)]
        #: The tasks before a node, once for each edge.
        self.upstream: list[tuple[int, ...]] = []
        #: The arguments that come from other tasks.
        self.keyed: list[tuple[Keyed, ...]] = []
        #: The arguments known beforehand.
        self.constants: list[dict[str, Any] | None] = []
        #: Is the node mapped over something?
        self.mapped: list[bool] = []
        #: Mapped nodes whose children follow this node's children one by one.
        self.piped: list[tuple[int, ...]] = [()] * count
        constants = flow.constants
        for i, task in enumerate(self.tasks):
            edges = self.edges[i]
            befores = tuple(index[edge.upstream_task] for edge in edges)
            self.upstream.append(befores)
            for before in befores:
                self.downstream[before].append(i)
            self.keyed.append(
                tuple(
                    Keyed(edge.key, before, edge.mapped, edge.flattened)
                    for edge, before in zip(edges, befores, strict=True)
                    if edge.key is not None
                )
            )
            self.constants.append(constants.get(task) if task in constants else None)
            self.mapped.append(any(edge.mapped for edge in edges))
        self._find_pipes()

    def _find_pipes(self) -> None:
        """A child may start when its one counterpart before it is done, if both sides are mapped alike."""
        for i, edges in enumerate(self.edges):
            for edge, before in zip(edges, self.upstream[i], strict=True):
                if edge.mapped and not edge.flattened and self.mapped[before]:
                    self.piped[before] = (*self.piped[before], i)


def plan_of(flow: Flow) -> Plan:
    """
    The plan of a flow, made anew only if the flow has changed.

    Args:
        flow: the flow.

    Returns:
        Its plan.

    Raises:
        InvalidFlow: the flow holds a cycle.
    """
    plan = flow._plan
    if plan is None:
        plan = flow._plan = Plan(flow)
    return plan
