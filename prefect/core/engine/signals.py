"""
Signals: what a task, a trigger or a handler raises to say in which state something ends.

They are no `Exception`s, so an `except Exception` in a task does not swallow them.

Example:
    >>> from prefect.core.engine import signals
    >>> try:
    ...     raise signals.SKIP("nothing new today")
    ... except signals.SKIP as signal:
    ...     signal.state
    <Skipped: "nothing new today">
"""

from __future__ import annotations

from typing import Any

from prefect.core.engine.state import (
    Failed,
    Looped,
    Paused,
    Retrying,
    Skipped,
    State,
    Success,
    TriggerFailed,
    ValidationFailed,
)
from prefect.core.errors import PrefectSignal


def signal_from_state(state: State) -> type[PrefectStateSignal]:
    """
    The signal class that leads to a kind of state.

    Args:
        state: a state.

    Returns:
        The class of the signal.

    Raises:
        ValueError: no signal leads to that kind of state.
    """
    found = _signal_of.get(type(state))
    if found is None:
        raise ValueError(f"No signal matches the provided state: {state!r}")
    return found


class PrefectStateSignal(PrefectSignal):
    """
    A signal that leads to a state.

    Args:
        message: why; the state's message.
        result: the state's result; the signal itself where none is given.
        args: further arguments of the state.
        kwargs: further arguments of the state, such as `start_time`.
    """

    _state_cls: type[State] = State

    def __init__(self, message: str | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(message)  # type: ignore[arg-type]
        kwargs.setdefault("result", self)
        self.state = self._state_cls(message, *args, **kwargs)


class FAIL(PrefectStateSignal):
    """It ends as `Failed`."""

    _state_cls = Failed


class TRIGGERFAIL(FAIL):
    """It ends as `TriggerFailed`."""

    _state_cls = TriggerFailed


class VALIDATIONFAIL(FAIL):
    """It ends as `ValidationFailed`."""

    _state_cls = ValidationFailed


class SUCCESS(PrefectStateSignal):
    """It ends as `Success`."""

    _state_cls = Success


class RETRY(PrefectStateSignal):
    """
    It is to be tried again, whatever its retries.

    Args:
        start_time: when; `None` means now.
    """

    _state_cls = Retrying

    def __init__(self, message: str | None = None, *args: Any, **kwargs: Any) -> None:
        # the number of tries, read from the context by the state itself
        super().__init__(message, *args, **kwargs)


class SKIP(PrefectStateSignal):
    """It ends as `Skipped`."""

    _state_cls = Skipped


class PAUSE(PrefectStateSignal):
    """It waits until somebody resumes it, or until `start_time` where one is given."""

    _state_cls = Paused


class LOOP(PrefectStateSignal):
    """
    One round of a loop is done; the task runs again at once.

    Args:
        result: what the next round finds as `prefect.context.task_loop_result`; the signal itself if left out.
    """

    _state_cls = Looped


_signal_of: dict[type[State], type[PrefectStateSignal]] = {
    Failed: FAIL,
    TriggerFailed: TRIGGERFAIL,
    ValidationFailed: VALIDATIONFAIL,
    Success: SUCCESS,
    Retrying: RETRY,
    Skipped: SKIP,
    Paused: PAUSE,
    Looped: LOOP,
}


class ENDRUN(PrefectSignal):
    """
    Stop going through the steps of a runner here, with this state.

    Args:
        state: the state in which to stop.
    """

    def __init__(self, state: State) -> None:
        self.state = state
        super().__init__("")
