"""Prefect's own decisions about tasks without a policy, asked by the run machine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from prefect.core.engine.inputs import elements_of, states_before
from prefect.core.engine.machine import GATE_SHUT, SOME_SKIPPED
from prefect.core.engine.policy import Verdict
from prefect.core.engine.state import Failed, Mapped, Skipped, State, Success
from prefect.core.engine.triggers import UPSTREAM_SKIPPED, all_successful, verdict_of

if TYPE_CHECKING:
    from prefect.core.engine.machine import RunMachine

UNMAPPABLE = "At least one upstream state has an unmappable result."
NOTHING_TO_MAP = "No upstream states can be mapped over."


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
    seen = machine.seen[node]
    if seen & GATE_SHUT or (seen & SOME_SKIPPED and task.skip_on_upstream_skip):
        return Skipped(UPSTREAM_SKIPPED)
    if node < len(machine.tasks) and machine.plan.mapped[index]:
        # the trigger is for the children: each has states before it of its own
        return Verdict.MAP
    if task.trigger is all_successful and not seen:
        return Verdict.RUN
    return verdict_of(task.trigger, states_before(machine, node))


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
    usable = False
    for edge, before in zip(machine.plan.edges[node], machine.plan.upstream[node], strict=True):
        if not edge.mapped:
            continue
        state = machine.states[before]
        if not isinstance(state, Success):
            continue
        usable = True
        span = machine.spans.get(before)
        if span is not None and not edge.flattened:
            lengths.append(len(span))
            continue
        value = state.result
        if not isinstance(state, Mapped) and not is_sequence(value):
            return Failed(UNMAPPABLE)
        lengths.append(len(elements_of(machine, before, edge.flattened)))
    return min(lengths, default=0) if usable else Failed(NOTHING_TO_MAP)


def is_sequence(value: Any) -> bool:
    """
    Can a task be mapped over a value?

    Args:
        value: any value.

    Returns:
        Whether it has a length and elements by number.
    """
    return hasattr(value, "__getitem__") and hasattr(value, "__len__") and not isinstance(value, Mapping)
