"""
The states of tasks and flows: what every part of the system hands to every other.

A state says how far something has come, why (`message`), and what came out (`result`). The class is the information:
`isinstance(state, Success)` or the `is_…()` questions; the hierarchy and the names are those of Prefect Core 1.4, plus
`Crashed` (the process that ran it is gone) and `Deferred` (it waits for a time or an event without holding a thread).

A state keeps the bare value of its result and wraps it into a `Result` only for whoever asks (`state._result`): most
results are read by the next task and by nobody else.
"""

from __future__ import annotations

import datetime
import time
from collections.abc import Mapping
from typing import Any

import pendulum

from prefect.core import hooks
from prefect.core.masking import masked
from prefect.core.results.base import NoResult, Result


class State:
    """
    Where a task or a flow stands.

    Args:
        message: why it is so, for people. An exception given here becomes its text.
        result: what came out; a `Result` or a bare value.
        context: notes that travel with the state, such as the tags of the task.
        cached_inputs: the inputs of the task by argument name, each a `Result`.

    Example:
        >>> from prefect.core.engine.state import Success
        >>> Success("done", result=3).result
        3
    """

    color = "#696969"

    #: Seconds since the epoch between which the work was done; `None` where nobody measured it.
    started: float | None = None
    ended: float | None = None

    _context: dict[str, Any] | None = None
    _cached_inputs: dict[str, Result] | None = None

    def __init__(
        self,
        message: str | None = None,
        result: Any = None,
        context: dict[str, Any] | None = None,
        cached_inputs: dict[str, Result] | None = None,
    ) -> None:
        self.message = message
        self._value = result
        if context:
            self._context = context
        if cached_inputs:
            self._cached_inputs = cached_inputs

    # what came out

    @property
    def result(self) -> Any:
        """The value that came out, `None` where there is none."""
        value = self._value
        return value.value if isinstance(value, Result) else value

    @result.setter
    def result(self, value: Any) -> None:
        self._value = value

    @property
    def _result(self) -> Result:
        value = self._value
        if not isinstance(value, Result):
            value = self._value = NoResult if value is None else Result(value=value)
        return value

    @_result.setter
    def _result(self, value: Result) -> None:
        self._value = value

    @property
    def context(self) -> dict[str, Any]:
        """Notes that travel with the state."""
        if self._context is None:
            self._context = {}
        return self._context

    @context.setter
    def context(self, value: dict[str, Any] | None) -> None:
        self._context = value

    @property
    def cached_inputs(self) -> dict[str, Result]:
        """The inputs that the task was given, by argument name."""
        if self._cached_inputs is None:
            self._cached_inputs = {}
        return self._cached_inputs

    @cached_inputs.setter
    def cached_inputs(self, value: dict[str, Result] | None) -> None:
        self._cached_inputs = value

    def load_result(self, result: Result | None = None) -> State:
        """
        Read the value from where the result was stored, unless it is there already.

        Args:
            result: the kind of result to read with; `None` takes the state's own.

        Returns:
            This state.
        """
        own = self._result
        known = self.result
        if known is None and own.location:
            reader = result if result is not None else own
            self._result = reader.read(own.location)
        return self

    def load_cached_results(self, results: Mapping[str, Result | None] | None = None) -> State:
        """
        Read the cached inputs from where they were stored.

        Args:
            results: the kind of result to read each input with, by argument name.

        Returns:
            This state.
        """
        for key, result in (results or {}).items():
            cached = self.cached_inputs.get(key)
            if cached is None or cached.value is not None or not cached.location:
                continue
            self.cached_inputs[key] = (result if result is not None else cached).read(cached.location)
        return self

    # comparison and text

    def _compared(self) -> dict[str, Any]:
        names = {k: v for k, v in self.__dict__.items() if k not in _NOT_COMPARED}
        names["result"] = self.result
        names["cached_inputs"] = self._cached_inputs or {}
        return names

    def __eq__(self, other: object) -> bool:
        """States are equal if they are of one class and carry the same; messages, contexts and times do not count."""
        if type(self) is not type(other):
            return False
        return self._compared() == other._compared()

    def __hash__(self) -> int:
        return id(self)

    def __repr__(self) -> str:
        name = type(self).__name__
        # an exception's text may hold a secret
        return f'<{name}: "{masked(self.message)}">' if self.message else f"<{name}>"

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__

    # questions

    def is_pending(self) -> bool:
        """Has it not begun?"""
        return isinstance(self, Pending)

    def is_queued(self) -> bool:
        """Does it wait for a place?"""
        return isinstance(self, Queued)

    def is_retrying(self) -> bool:
        """Will it be tried again?"""
        return isinstance(self, Retrying)

    def is_running(self) -> bool:
        """Is it under way?"""
        return isinstance(self, Running)

    def is_finished(self) -> bool:
        """Has it ended, one way or another?"""
        return isinstance(self, Finished)

    def is_looped(self) -> bool:
        """Did one round of a loop end?"""
        return isinstance(self, Looped)

    def is_skipped(self) -> bool:
        """Was it skipped?"""
        return isinstance(self, Skipped)

    def is_scheduled(self) -> bool:
        """Is it to begin at a certain time?"""
        return isinstance(self, Scheduled)

    def is_submitted(self) -> bool:
        """Was it handed over to be run?"""
        return isinstance(self, Submitted)

    def is_successful(self) -> bool:
        """Did it end well? Skipped, cached and mapped count."""
        return isinstance(self, Success)

    def is_cached(self) -> bool:
        """Was an earlier result taken instead of running?"""
        return isinstance(self, Cached)

    def is_failed(self) -> bool:
        """Did it end badly?"""
        return isinstance(self, Failed)

    def is_mapped(self) -> bool:
        """Does it stand for a number of mapped children?"""
        return isinstance(self, Mapped)

    def is_meta_state(self) -> bool:
        """Does it speak about another state?"""
        return isinstance(self, _MetaState)

    # the hierarchy

    @classmethod
    def children(cls, include_self: bool = False, names_only: bool = False) -> list[Any]:
        """
        All the states below this one.

        Args:
            include_self: with this one.
            names_only: names instead of classes.

        Returns:
            The classes or their names.
        """
        found: list[type[State]] = [cls] if include_self else []
        for child in cls.__subclasses__():
            found.extend(child.children(include_self=True))
        return [c.__name__ for c in found] if names_only else found

    @classmethod
    def parents(cls, include_self: bool = False, names_only: bool = False) -> list[Any]:
        """
        All the states above this one, the nearest first.

        Args:
            include_self: with this one.
            names_only: names instead of classes.

        Returns:
            The classes or their names.
        """
        found = [c for c in cls.mro() if issubclass(c, State) and (include_self or c is not cls)]
        return [c.__name__ for c in found] if names_only else found

    # the public JSON form

    def serialize(self) -> dict[str, Any]:
        """The state in the JSON form of Prefect 1.4.1; results by location, values only where that is safe."""
        return hooks.dump_state(self)

    @staticmethod
    def deserialize(json_blob: dict[str, Any]) -> State:
        """
        The state that `serialize` wrote.

        Args:
            json_blob: what `serialize` gave.

        Returns:
            An equal state; its result holds the location and, where it was safe to write, the value.
        """
        return hooks.load_state(json_blob)


_NOT_COMPARED = frozenset({"message", "_value", "_context", "_cached_inputs", "started", "ended", "start_time", "_start"})


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


class ClientFailed(_MetaState):
    """The server could not be told of the state."""

    color = "#eb0000"


class Submitted(_MetaState):
    """It was handed over to be run."""

    color = "#ffdf5d"


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


class Running(State):
    """It is under way."""

    color = "#3d67ff"


class Cancelling(Running):
    """It was told to stop and is doing so."""

    color = "#E8E8E8"


class Finished(State):
    """It has ended."""

    color = "#003ccb"


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


class Success(Finished):
    """It ended well."""

    color = "#28a745"


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


class Skipped(Success):
    """It was skipped, which counts as ending well."""

    color = "#62757f"


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
