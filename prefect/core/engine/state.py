"""
The states of tasks and flows: what every part of the system hands to every other.

A state says how far something has come, why (`message`), and what came out (`result`). The class is the information:
`isinstance(state, Success)` or the `is_…()` questions; the hierarchy and the names are those of Prefect Core 1.4, plus
`Crashed` (the process that ran it is gone) and `Deferred` (it waits for a time or an event without holding a thread).
"""

from __future__ import annotations

import datetime
import time
from typing import Any

import pendulum

from prefect.core import hooks
from prefect.core.engine.base_state import State
from prefect.core.results.base import Result


class Pending(State):
    """It has not begun."""

    color = "#7ebdff"

    def __init__(
        self,
        message: str | None = None,
        result: Any = None,
        cached_inputs: dict[str, Result] | None = None,
        context: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(message, result, context, cached_inputs)

    def is_pending(self) -> bool:
        return True


class Scheduled(Pending):
    """
    It is to begin at a certain time.

    Args:
        start_time: when; `None` means now.
    """

    color = "#ffab00"

    def __init__(
        self,
        message: str | None = None,
        result: Any = None,
        start_time: datetime.datetime | None = None,
        cached_inputs: dict[str, Result] | None = None,
        context: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(message, result, cached_inputs, context)
        # kept as seconds until somebody asks: a retry without delay is looked at by nobody
        self._start: datetime.datetime | float | None = start_time if start_time is not None else self._default_start()

    @staticmethod
    def _default_start() -> float | None:
        return time.time()

    @property
    def start_time(self) -> datetime.datetime | None:
        """When it is to begin; `None` means when somebody says so."""
        start = self._start
        if isinstance(start, float):
            start = self._start = pendulum.from_timestamp(start)
        return start

    @start_time.setter
    def start_time(self, value: datetime.datetime | None) -> None:
        self._start = value

    def timestamp(self) -> float | None:
        """When it is to begin, in seconds since the epoch; `None` means when somebody says so."""
        start = self._start
        return start.timestamp() if isinstance(start, datetime.datetime) else start

    def is_scheduled(self) -> bool:
        return True


class Paused(Scheduled):
    """It waits until somebody resumes it, or until `start_time` where there is one."""

    color = "#99a8e8"

    @staticmethod
    def _default_start() -> float | None:
        return None


class Deferred(Scheduled):
    """It waits for a time or an event and holds no thread meanwhile; it is looked at again at `start_time`."""

    color = "#c9a6f5"


class Resume(Scheduled):
    """It is to go on after a pause."""

    color = "#f58c0c"


class Retrying(Scheduled):
    """
    It failed and will be tried again at `start_time`.

    Args:
        run_count: how many tries there have been.
    """

    color = "#f66a0a"

    def __init__(
        self,
        message: str | None = None,
        result: Any = None,
        start_time: datetime.datetime | None = None,
        cached_inputs: dict[str, Result] | None = None,
        context: dict[str, Any] | None = None,
        run_count: int | None = None,
    ) -> None:
        super().__init__(message, result, start_time, cached_inputs, context)
        if run_count is None:
            run_count = hooks.context_get("task_run_count")
        self.run_count = run_count if run_count is not None else 1

    def is_retrying(self) -> bool:
        return True


class _MetaState(State):
    """
    A state that speaks about another.

    Args:
        state: the other state; a meta state given here stands for the one that it speaks about.
    """

    def __init__(
        self,
        message: str | None = None,
        result: Any = None,
        state: State | None = None,
        context: dict[str, Any] | None = None,
        cached_inputs: dict[str, Result] | None = None,
    ) -> None:
        super().__init__(message, result, context, cached_inputs)
        self._state: State | None = None
        self.state = state

    @property
    def state(self) -> State | None:
        """The state it speaks about."""
        return self._state

    @state.setter
    def state(self, state: State | None) -> None:
        self._state = state.state if isinstance(state, _MetaState) else state

    def is_meta_state(self) -> bool:
        return True


class ClientFailed(_MetaState):
    """The server could not be told of the state."""

    color = "#eb0000"


class Submitted(_MetaState):
    """It was handed over to be run."""

    color = "#ffdf5d"

    def is_submitted(self) -> bool:
        return True


class Queued(_MetaState):
    """
    It waits for a place under a limit.

    Args:
        start_time: when it asks again; `None` means now.
    """

    color = "#ffea7f"

    def __init__(
        self,
        message: str | None = None,
        result: Any = None,
        state: State | None = None,
        start_time: datetime.datetime | None = None,
        context: dict[str, Any] | None = None,
        cached_inputs: dict[str, Result] | None = None,
    ) -> None:
        super().__init__(message, result, state, context, cached_inputs)
        self.start_time = start_time if start_time is not None else pendulum.now("UTC")

    def is_queued(self) -> bool:
        return True

    def is_scheduled(self) -> bool:
        return True


class Running(State):
    """It is under way."""

    color = "#3d67ff"

    def is_running(self) -> bool:
        return True


class Cancelling(Running):
    """It was told to stop and is doing so."""

    color = "#E8E8E8"


class Finished(State):
    """It has ended."""

    color = "#003ccb"

    def is_finished(self) -> bool:
        return True


class Looped(Finished):
    """
    One round of a looping task ended; the next begins with this result.

    Args:
        loop_count: the number of the round, from 1.
    """

    def __init__(
        self,
        message: str | None = None,
        result: Any = None,
        loop_count: int | None = None,
        context: dict[str, Any] | None = None,
        cached_inputs: dict[str, Result] | None = None,
    ) -> None:
        super().__init__(message, result, context, cached_inputs)
        if loop_count is None:
            loop_count = hooks.context_get("task_loop_count")
        self.loop_count = loop_count if loop_count is not None else 1

    def is_looped(self) -> bool:
        return True


class Success(Finished):
    """It ended well."""

    color = "#28a745"

    def is_successful(self) -> bool:
        return True


class Cached(Success):
    """
    It ended well, and its result may serve later runs.

    Args:
        cached_parameters: the flow's parameters when the result was made.
        cached_result_expiration: until when it may serve; `None` for ever.
        hashed_inputs: fingerprints of the inputs, by argument name.
    """

    color = "#34d058"

    def __init__(
        self,
        message: str | None = None,
        result: Any = None,
        cached_inputs: dict[str, Result] | None = None,
        cached_parameters: dict[str, Any] | None = None,
        cached_result_expiration: datetime.datetime | None = None,
        context: dict[str, Any] | None = None,
        hashed_inputs: dict[str, str] | None = None,
    ) -> None:
        super().__init__(message, result, context, cached_inputs)
        self.hashed_inputs = hashed_inputs
        self.cached_parameters = cached_parameters
        self.cached_result_expiration = cached_result_expiration

    def is_cached(self) -> bool:
        return True


class Mapped(Success):
    """
    It stands for its mapped children.

    Args:
        map_states: the states of the children, in order.
        n_map_states: how many there are where the states themselves are not at hand.
    """

    color = "#003ccb"

    def __init__(
        self,
        message: str | None = None,
        result: Any = None,
        map_states: list[State] | None = None,
        context: dict[str, Any] | None = None,
        cached_inputs: dict[str, Result] | None = None,
        n_map_states: int | None = None,
    ) -> None:
        super().__init__(message, result, context, cached_inputs)
        self.map_states: list[State] = map_states or []
        self._n_map_states = n_map_states

    @property
    def n_map_states(self) -> int:
        """The number of children."""
        return len(self.map_states) if self._n_map_states is None else self._n_map_states

    def is_mapped(self) -> bool:
        return True


class Skipped(Success):
    """It was skipped, which counts as ending well."""

    color = "#62757f"

    def is_skipped(self) -> bool:
        return True


class Cancelled(Finished):
    """It was stopped from outside."""

    color = "#bdbdbd"


class Failed(Finished):
    """It ended badly; `result` is the exception where there was one."""

    color = "#eb0000"

    def __init__(
        self,
        message: str | None = None,
        result: Any = None,
        cached_inputs: dict[str, Result] | None = None,
        context: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(message, result, context, cached_inputs)

    def is_failed(self) -> bool:
        return True


class Crashed(Failed):
    """The process or worker that ran it is gone."""

    color = "#a40e26"


class TimedOut(Failed):
    """It took longer than its time-out."""

    color = "#ff4e33"


class TriggerFailed(Failed):
    """It did not begin, since its trigger said no."""

    color = "#ff5131"


class ValidationFailed(Failed):
    """Its result was looked at and refused."""

    color = "#ff5131"


__all__ = [
    "Cached",
    "Cancelled",
    "Cancelling",
    "ClientFailed",
    "Crashed",
    "Deferred",
    "Failed",
    "Finished",
    "Looped",
    "Mapped",
    "Paused",
    "Pending",
    "Queued",
    "Resume",
    "Retrying",
    "Running",
    "Scheduled",
    "Skipped",
    "State",
    "Submitted",
    "Success",
    "TimedOut",
    "TriggerFailed",
    "ValidationFailed",
    "_MetaState",
]
