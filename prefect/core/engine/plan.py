"""A flow laid out by number, so that running it is arithmetic on lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prefect.core.edge import Edge
    from prefect.core.flow import Flow
    from prefect.core.task import Task


#: One argument that comes from another task: its name, the task, is it mapped over, is a level of nesting taken off.
Keyed = tuple[str, int, bool, bool]


class Plan:
    """
    The graph of a flow by number: node `i` is the i-th task in topological order.

    Args:
        flow: the flow; it must not change while the plan is in use.

    Raises:
        InvalidFlow: the flow holds a cycle.
    """

    __slots__ = (
        "constants", "downstream", "edges", "fingerprint", "has_async", "index",
        "keyed", "mapped", "piped", "tasks", "upstream", "waiting",
    )  # fmt: skip

    def __init__(self, flow: Flow) -> None:
        edges_to, constants = flow._edges_to, flow.constants
        self.tasks: tuple[Task, ...] = tuple(edges_to)
        self.index: dict[Task, int] = {task: i for i, task in enumerate(self.tasks)}
        self.edges: list[list[Edge]] = list(edges_to.values())
        #: The tasks before a node, once for each edge.
        self.upstream: list[tuple[int, ...]] = self._befores()
        if any(befores and max(befores) >= i for i, befores in enumerate(self.upstream)):
            # most flows are built in the order in which they run; this one was not
            self.tasks = flow.sorted_tasks()
            self.index = {task: i for i, task in enumerate(self.tasks)}
            self.edges = [edges_to[task] for task in self.tasks]
            self.upstream = self._befores()
        count = len(self.tasks)
        #: How many edges lead to a node.
        self.waiting: list[int] = [len(befores) for befores in self.upstream]
        #: The tasks after a node, once for each edge.
        self.downstream: list[list[int]] = [[] for _ in range(count)]
        #: The arguments that come from other tasks.
        self.keyed: list[tuple[Keyed, ...]] = [()] * count
        #: The arguments known beforehand.
        self.constants: list[dict[str, Any] | None] = [constants.get(task) for task in self.tasks]
        #: Is the node mapped over something?
        self.mapped: list[bool] = [False] * count
        #: Mapped nodes whose children follow this node's children one by one.
        self.piped: list[tuple[int, ...]] = [()] * count
        #: Is there a task whose function is a coroutine?
        self.has_async: bool = any(task.is_async for task in self.tasks)
        #: What tells this graph from others; made by whoever records runs.
        self.fingerprint: tuple[list[str], str] | None = None
        self._fill()

    def _befores(self) -> list[tuple[int, ...]]:
        index = self.index
        return [tuple([index[edge.upstream_task] for edge in edges]) if edges else () for edges in self.edges]

    def _fill(self) -> None:
        downstream, keyed, mapped = self.downstream, self.keyed, self.mapped
        for i, befores in enumerate(self.upstream):
            if not befores:
                continue
            arguments = []
            for edge, before in zip(self.edges[i], befores, strict=True):
                downstream[before].append(i)
                if edge.mapped:
                    mapped[i] = True
                    if not edge.flattened and mapped[before]:
                        # a child may start when its one counterpart before it is done: both sides are mapped alike
                        self.piped[before] = (*self.piped[before], i)
                if edge.key is not None:
                    arguments.append((edge.key, before, edge.mapped, edge.flattened))
            keyed[i] = tuple(arguments)


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
