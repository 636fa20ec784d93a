"""
Airflow's words for the state of a task instance beside the states of the core.

An Airflow state is a word, a core state is a class. `upstream_failed` is what the core calls `TriggerFailed`; `removed`
has no class of its own and is a `Skipped` that says so in its context.
"""

from __future__ import annotations

from prefect.core.engine.state import (
    Cancelled,
    Crashed,
    Deferred,
    Failed,
    Mapped,
    Paused,
    Pending,
    Queued,
    Retrying,
    Running,
    Scheduled,
    Skipped,
    State,
    Submitted,
    Success,
    TimedOut,
    TriggerFailed,
)

SUCCESS = "success"
FAILED = "failed"
SKIPPED = "skipped"
UPSTREAM_FAILED = "upstream_failed"
REMOVED = "removed"
UP_FOR_RETRY = "up_for_retry"

FINISHED = frozenset({SUCCESS, FAILED, SKIPPED, UPSTREAM_FAILED, REMOVED})
FAILURES = frozenset({FAILED, UPSTREAM_FAILED})
SUCCESSES = frozenset({SUCCESS, SKIPPED})

#: Core state class -> Airflow's word; `None`: Airflow has not given it a state yet.
WORD_OF: dict[type[State], str | None] = {
    Success: SUCCESS,
    Skipped: SKIPPED,
    Failed: FAILED,
    TimedOut: FAILED,
    Crashed: FAILED,
    Cancelled: FAILED,
    TriggerFailed: UPSTREAM_FAILED,
    Retrying: UP_FOR_RETRY,
    Deferred: "deferred",
    Scheduled: "up_for_reschedule",
    Running: "running",
    Submitted: "queued",
    Queued: "queued",
    Paused: None,
    Pending: None,
    Mapped: None,
}

#: Airflow's word -> core state class, for the words that a task instance can end in.
STATE_OF: dict[str, type[State]] = {
    SUCCESS: Success,
    FAILED: Failed,
    SKIPPED: Skipped,
    UPSTREAM_FAILED: TriggerFailed,
    REMOVED: Skipped,
}

_REMOVED_NOTE = "airflow_state"


def word_of(state: State | None) -> str | None:
    """
    Airflow's word for a core state.

    Args:
        state: the state of a task instance, `None` where none was given yet.

    Returns:
        The word, `None` where Airflow has no state either.

    Example:
        >>> word_of(TriggerFailed())
        'upstream_failed'
    """
    if state is None:
        return None
    kind = type(state)
    if kind is Skipped and state._context and state._context.get(_REMOVED_NOTE) == REMOVED:
        return REMOVED
    try:
        return WORD_OF[kind]
    except KeyError:
        for base in kind.__mro__:
            if base in WORD_OF:
                return WORD_OF[base]
        return None


def state_of(word: str, message: str) -> State:
    """
    A core state for one of the words that a task instance can end in.

    Args:
        word: `success`, `failed`, `skipped`, `upstream_failed` or `removed`.
        message: why it is so.

    Returns:
        The state.

    Example:
        >>> state_of("skipped", "a branch went elsewhere").is_skipped()
        True
    """
    context = {_REMOVED_NOTE: REMOVED} if word == REMOVED else None
    return STATE_OF[word](message, context=context)
