"""
Triggers: may a task start, given how the tasks before it ended?

A trigger is a function of the upstream states by edge. It returns true to let the task run, or raises a signal that
says in which state the task ends instead. A mapped upstream task counts through its children. Without upstream tasks
every trigger but `manual_only` and `not_all_skipped` says yes.

The names and messages are those of Prefect Core 1.4.

Example:
    >>> from prefect.core.engine.state import Failed, Success
    >>> all_successful({"a": Success()})
    True
    >>> any_failed({"a": Success(), "b": Failed()})
    True
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import methodcaller
from typing import Any

from prefect.core import hooks
from prefect.core.engine import signals
from prefect.core.engine.policy import Verdict
from prefect.core.engine.state import Mapped, State, TriggerFailed

Trigger = Callable[[Mapping[Any, State]], bool]


def _flat(upstream_states: Mapping[Any, State]) -> list[State]:
    """The upstream states, a mapped one replaced by its children."""
    found: list[State] = []
    for state in upstream_states.values():
        if isinstance(state, Mapped):
            found.extend(state.map_states)
        else:
            found.append(state)
    return found


def _count(states: Iterable[State], question: Callable[[State], bool]) -> int:
    return sum(1 for state in states if question(state))


def all_finished(upstream_states: Mapping[Any, State]) -> bool:
    """
    The task runs however the tasks before it ended.

    Args:
        upstream_states: the states before it, by edge.

    Returns:
        True.

    Raises:
        signals.TRIGGERFAIL: one of them has not ended.
    """
    if not all(s.is_finished() for s in _flat(upstream_states)):
        raise signals.TRIGGERFAIL('Trigger was "all_finished" but some of the upstream tasks were not finished.')
    return True


always_run = all_finished


def manual_only(upstream_states: Mapping[Any, State]) -> bool:
    """
    The task pauses until somebody resumes it.

    Args:
        upstream_states: the states before it, by edge.

    Returns:
        True once it was resumed.

    Raises:
        signals.PAUSE: nobody has resumed it yet.
    """
    if hooks.context_get("resume"):
        return True
    raise signals.PAUSE('Trigger function is "manual_only"')


def all_successful(upstream_states: Mapping[Any, State]) -> bool:
    """
    The task runs if all the tasks before it ended well; skipped counts.

    Args:
        upstream_states: the states before it, by edge.

    Returns:
        True.

    Raises:
        signals.TRIGGERFAIL: one of them did not.
    """
    if not all(s.is_successful() for s in _flat(upstream_states)):
        raise signals.TRIGGERFAIL('Trigger was "all_successful" but some of the upstream tasks failed.')
    return True


def all_failed(upstream_states: Mapping[Any, State]) -> bool:
    """
    The task runs if all the tasks before it failed.

    Args:
        upstream_states: the states before it, by edge.

    Returns:
        True.

    Raises:
        signals.TRIGGERFAIL: one of them did not.
    """
    if not all(s.is_failed() for s in _flat(upstream_states)):
        raise signals.TRIGGERFAIL('Trigger was "all_failed" but some of the upstream tasks succeeded.')
    return True


def any_successful(upstream_states: Mapping[Any, State]) -> bool:
    """
    The task runs if at least one task before it ended well.

    Args:
        upstream_states: the states before it, by edge.

    Returns:
        True.

    Raises:
        signals.TRIGGERFAIL: none did.
    """
    states = _flat(upstream_states)
    if upstream_states and not any(s.is_successful() for s in states):
        raise signals.TRIGGERFAIL('Trigger was "any_successful" but none of the upstream tasks succeeded.')
    return True


def any_failed(upstream_states: Mapping[Any, State]) -> bool:
    """
    The task runs if at least one task before it failed.

    Args:
        upstream_states: the states before it, by edge.

    Returns:
        True.

    Raises:
        signals.TRIGGERFAIL: none did.
    """
    states = _flat(upstream_states)
    if upstream_states and not any(s.is_failed() for s in states):
        raise signals.TRIGGERFAIL('Trigger was "any_failed" but none of the upstream tasks failed.')
    return True


def not_all_skipped(upstream_states: Mapping[Any, State]) -> bool:
    """
    The task runs if the tasks before it ended well and at least one of them was not skipped.

    It is for tasks with `skip_on_upstream_skip=False`.

    Args:
        upstream_states: the states before it, by edge.

    Returns:
        True.

    Raises:
        signals.SKIP: all of them were skipped.
        signals.TRIGGERFAIL: one of them failed.
    """
    # what decides about a branch says nothing about the results in it
    gated = {e: s for e, s in upstream_states.items() if not getattr(getattr(e, "upstream_task", e), "is_gate", False)}
    states = _flat(gated or upstream_states)
    if all(s.is_skipped() for s in states):
        raise signals.SKIP("All upstreams were skipped", result=None)
    if not all(s.is_successful() for s in states):
        raise signals.TRIGGERFAIL('Trigger was "not_all_skipped" but some of the upstream tasks failed.')
    return True


def _threshold(
    name: str, question: Callable[[State], bool], at_least: int | float | None, at_most: int | float | None
) -> Trigger:
    def trigger(upstream_states: Mapping[Any, State]) -> bool:
        if not upstream_states:
            return True
        states = _flat(upstream_states)
        count = _count(states, question)
        low = 0 if at_least is None else _number(at_least, len(states))
        high = len(states) if at_most is None else _number(at_most, len(states))
        if not low <= count <= high:
            raise signals.TRIGGERFAIL(f'Trigger was "{name}" but thresholds were not met.')
        return True

    trigger.__name__ = trigger.__qualname__ = name
    return trigger


def _number(bound: int | float, total: int) -> float:
    """A bound below one is a share of all."""
    return bound * total if 0 < bound < 1 else bound


def some_failed(at_least: int | float | None = None, at_most: int | float | None = None) -> Trigger:
    """
    A trigger that lets the task run if the number of failed tasks before it lies within bounds.

    Args:
        at_least: lower bound, included; between 0 and 1 it is a share of all. `None` means no bound.
        at_most: upper bound, included; between 0 and 1 it is a share of all. `None` means no bound.

    Returns:
        The trigger.
    """
    return _threshold("some_failed", methodcaller("is_failed"), at_least, at_most)


def some_successful(at_least: int | float | None = None, at_most: int | float | None = None) -> Trigger:
    """
    A trigger that lets the task run if the number of tasks before it that ended well lies within bounds.

    Args:
        at_least: lower bound, included; between 0 and 1 it is a share of all. `None` means no bound.
        at_most: upper bound, included; between 0 and 1 it is a share of all. `None` means no bound.

    Returns:
        The trigger.
    """
    return _threshold("some_successful", methodcaller("is_successful"), at_least, at_most)


UPSTREAM_SKIPPED = (
    "Upstream task was skipped; if this was not the intended behavior, consider changing "
    "`skip_on_upstream_skip=False` for this task."
)


def verdict_of(trigger: Trigger, upstream_states: Mapping[Any, State]) -> Verdict | State:
    """
    Ask a trigger, and put its answer as the run machine wants it.

    Args:
        trigger: the function.
        upstream_states: the states before the task, by edge.

    Returns:
        `Verdict.RUN`, or the state in which the task ends: skipped, failed by its trigger, or paused.
    """
    try:
        if trigger(upstream_states):
            return Verdict.RUN
    except signals.PrefectStateSignal as signal:
        return signal.state
    except Exception as err:
        if hooks.context_get("raise_on_exception"):
            raise
        return TriggerFailed("Unexpected error while checking task trigger: " + repr(err), result=err)
    return signals.TRIGGERFAIL("Trigger failed").state


__all__ = [
    "Trigger",
    "all_failed",
    "all_finished",
    "all_successful",
    "always_run",
    "any_failed",
    "any_successful",
    "manual_only",
    "not_all_skipped",
    "some_failed",
    "some_successful",
    "verdict_of",
]
