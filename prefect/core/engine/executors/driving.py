"""The four things that every way of driving a run does: take a node, report it, wait for a timer, cancel."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from prefect.core import context as contexts
from prefect.core import waiting
from prefect.core.engine.inputs import inputs_of
from prefect.core.engine.state import Cancelled, Finished, Resume

if TYPE_CHECKING:
    from prefect.core.engine.flow_run import FlowRun

CANCELLED = "The run was interrupted while the task was under way."


def take(run: FlowRun) -> int | None:
    """
    The next node to carry out. What is known from an earlier attempt is not carried out but reported, and what a limit
    has no place for is set aside until there is one.

    Args:
        run: the run.

    Returns:
        The node; `None` if nothing may begin now.
    """
    machine = run.machine
    ready = machine.ready
    if run.limits is not None:
        run.limits.sort(ready)
    while ready:
        node = ready.popleft()
        if run.recorded:
            known = run.recorded.pop(run.key(node), None)
            if known is not None:
                machine.states[node] = None if isinstance(known, Finished) else known
                if not isinstance(known, Resume):
                    machine.finished(node, known)
                    for listener in run.on_state:
                        listener(node, known)
                    continue
        if run.limits is not None and not run.limits.admits(node, machine.task(node).tags):
            continue
        for begins in run.on_begin:
            begins(node)
        return node
    return None


def report(run: FlowRun, node: int, state: Any) -> None:
    """
    Tell the machine, and whoever listens, what became of a node.

    Args:
        run: the run.
        node: the node.
        state: its state.
    """
    machine = run.machine
    if run.limits is not None:
        machine.ready.extendleft(run.limits.left(node))
    machine.finished(node, state)
    for listener in run.on_state:
        listener(node, state)


def wait_for_timer(run: FlowRun, waits: bool) -> bool:
    """
    Sleep until the next node is due.

    Args:
        run: the run.
        waits: whether to sleep at all; nodes that are due already come back in any case.

    Returns:
        Whether there may be something to do now.
    """
    machine = run.machine
    when = machine.next_time()
    if when is None:
        return False
    now = time.time()
    if when > now:
        if not waits:
            return False
        for pauses in run.on_pause:
            pauses()
        # in steps, so that a clock that is set forward is noticed
        while (now := time.time()) < when:
            time.sleep(min(when - now, 60.0))
    machine.due(now)
    return True


def cancelled(run: FlowRun, nodes: Iterable[int]) -> None:
    """
    The run was interrupted: say so of every node that was under way.

    Args:
        run: the run.
        nodes: the nodes.
    """
    for node in nodes:
        known = run.machine.states[node]
        if (known is None or not isinstance(known, Finished)) and not waiting.is_under_way(known):
            report(run, node, Cancelled(CANCELLED))
    _call_off(run)


def _call_off(run: FlowRun) -> None:
    """What waiting tasks have begun is called off, a job for example."""
    machine = run.machine
    for node, state in enumerate(list(machine.states)):
        if state is None or not waiting.is_under_way(state):
            continue
        task = machine.task(node)
        if isinstance(task, waiting.WaitingTask):
            try:
                with contexts.context(run.context):
                    task.cancel(waiting.wait_of(task, state, inputs_of(machine, node)))
            except Exception:
                run.logger.exception("Task '%s': what it waited for could not be called off.", task.name)
        report(run, node, Cancelled(CANCELLED))
