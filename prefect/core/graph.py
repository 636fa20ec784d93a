"""Order in a graph, and the way round where there is none."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from prefect.core.errors import InvalidFlow

Node = TypeVar("Node", bound=Hashable)


def topological_order(nodes: Sequence[Node], upstream: Callable[[Node], Sequence[Node]]) -> tuple[Node, ...]:
    """
    Put nodes into an order in which each comes after all before it; among equals the given order stays.

    Args:
        nodes: the nodes.
        upstream: what comes right before a node.

    Returns:
        The nodes in order.

    Raises:
        InvalidFlow: there is a cycle; the message shows one.

    Example:
        >>> topological_order(["b", "a"], lambda n: ["a"] if n == "b" else [])
        ('a', 'b')
    """
    waiting = {}
    after: dict[Node, list[Node]] = {}
    for node in nodes:
        before = upstream(node)
        waiting[node] = len(before)
        for other in before:
            after.setdefault(other, []).append(node)
    order = [node for node in nodes if not waiting[node]]
    for node in order:
        for other in after.get(node, ()):
            waiting[other] -= 1
            if not waiting[other]:
                order.append(other)
    if len(order) < len(nodes):
        round_trip = " -> ".join(str(node) for node in _cycle([n for n in nodes if waiting[n]], upstream))
        raise InvalidFlow(f"Cycle found; flows must be acyclic! {round_trip}: take one of these edges out.")
    return tuple(order)


def _cycle(nodes: Sequence[Node], upstream: Callable[[Node], Sequence[Node]]) -> list[Node]:
    """One cycle among nodes that all lie on or behind one."""
    left = set(nodes)
    path: list[Node] = []
    seen: dict[Node, int] = {}
    node = nodes[0]
    while node not in seen:
        seen[node] = len(path)
        path.append(node)
        node = next(other for other in upstream(node) if other in left)
    found = path[seen[node] :]
    found.append(node)
    return found[::-1]
