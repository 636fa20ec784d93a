"""Prefect's own decisions about tasks without a policy, asked by the run machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prefect.core.engine.inputs import elements_of, states_before
from prefect.core.engine.machine import SOME_SKIPPED
from prefect.core.engine.policy import Verdict
from prefect.core.engine.state import Failed, Mapped, Skipped, State
from prefect.core.engine.triggers import UPSTREAM_SKIPPED, all_successful, verdict_of

if TYPE_CHECKING:
    from prefect.core.engine.machine import RunMachine

UNMAPPABLE = "At least one upstream state has an unmappable result."


def verdict(machine: RunMachine, node: int) -> Verdict | State:
    """
    May a node run whose upstream tasks have all ended?

    Args:
        machine: the run.
        node: the node.

    Returns:
        Run it, map it, or the state in which it ends without running.
    """
    index = machine.owner[node]
    task = machine.tasks[index]
    go = Verdict.MAP if node < len(machine.tasks) and machine.plan.mapped[index] else Verdict.RUN
    seen = machine.seen[node]
    if seen & SOME_SKIPPED and task.skip_on_upstream_skip:
        return Skipped(UPSTREAM_SKIPPED)
    if task.trigger is all_successful and not seen:
        return go
    answer = verdict_of(task.trigger, states_before(machine, node))
    return go if answer is Verdict.RUN else answer


def expand(machine: RunMachine, node: int) -> int | State:
    """
    The number of children of a mapped task: that of the shortest thing it is mapped over.

    Args:
        machine: the run.
        node: the task.

    Returns:
        The number; a failed state if something cannot be mapped over.
    """
    lengths: list[int] = []
    for edge, before in zip(machine.plan.edges[node], machine.plan.upstream[node], strict=True):
        if not edge.mapped:
            continue
        span = machine.spans.get(before)
        if span is not None and not edge.flattened:
            lengths.append(len(span))
            continue
        state = machine.states[before]
        value: Any = state.result if state is not None else None
        if not hasattr(value, "__getitem__") and not isinstance(state, Mapped):
            return Failed(UNMAPPABLE)
        if edge.flattened and not all(hasattr(part, "__iter__") for part in value):
            return Failed(UNMAPPABLE)
        if edge.key is None and not hasattr(value, "__len__"):
            continue
        lengths.append(len(elements_of(machine, before, edge.flattened)))
    return min(lengths, default=0)
