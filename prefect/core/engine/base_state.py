"""
`State`: what all states have in common. The states themselves are in `prefect.core.engine.state`.

A state keeps the bare value of its result and wraps it into a `Result` only for whoever asks (`state._result`): most
results are read by the next task and by nobody else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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
        """Notes that travel with the state; that of a run has the tags of the task."""
        if self._context is None:
            # a run notes the tags if there are any
            self._context = {} if self.started is None else {"tags": []}
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
        names["start_time"] = getattr(self, "start_time", None)
        names["cached_inputs"] = self._cached_inputs or {}
        return names

    def __eq__(self, other: object) -> bool:
        """States of one class that carry the same are equal; messages, contexts and times of running do not count."""
        if type(self) is not type(other):
            return False
        return self._compared() == other._compared()

    def __hash__(self) -> int:
        return id(self)

    def __repr__(self) -> str:
        name = type(self).__name__
        # an exception's text may hold a secret
        return f'<{name}: "{masked(str(self.message))}">' if self.message else f"<{name}>"

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__

    # questions

    def is_pending(self) -> bool:
        """Has it not begun?"""
        return False

    def is_queued(self) -> bool:
        """Does it wait for a place?"""
        return False

    def is_retrying(self) -> bool:
        """Will it be tried again?"""
        return False

    def is_running(self) -> bool:
        """Is it under way?"""
        return False

    def is_finished(self) -> bool:
        """Has it ended, one way or another?"""
        return False

    def is_looped(self) -> bool:
        """Did one round of a loop end?"""
        return False

    def is_skipped(self) -> bool:
        """Was it skipped?"""
        return False

    def is_scheduled(self) -> bool:
        """Is it to begin at a certain time?"""
        return False

    def is_submitted(self) -> bool:
        """Was it handed over to be run?"""
        return False

    def is_successful(self) -> bool:
        """Did it end well? Skipped, cached and mapped count."""
        return False

    def is_cached(self) -> bool:
        """Was an earlier result taken instead of running?"""
        return False

    def is_failed(self) -> bool:
        """Did it end badly?"""
        return False

    def is_mapped(self) -> bool:
        """Does it stand for a number of mapped children?"""
        return False

    def is_meta_state(self) -> bool:
        """Does it speak about another state?"""
        return False

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
            found.extend(child.children(include_self=not child.__name__.startswith("_")))
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


_NOT_COMPARED = frozenset(
    {"message", "_value", "_context", "_cached_inputs", "started", "ended", "_start", "_state", "_n_map_states"}
)
