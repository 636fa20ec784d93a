"""What a task gave back, and where it is kept."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any


class Result:
    """
    The value of a task run, and where it is stored if it is.

    A subclass says how: it implements `read`, `write` and `exists`. This base class keeps values in memory only.

    Args:
        value: the value itself.
        location: where it is stored, as the subclass understands it: a path, a key; may hold `{…}` placeholders, which
            `format` fills from the run's context. A function of the context is called instead.
        serializer: turns the value into bytes and back; `None` stands for cloudpickle.

    Example:
        >>> Result(3).value
        3
    """

    def __init__(
        self, value: Any = None, location: str | Callable[..., str] | None = None, serializer: Any = None
    ) -> None:
        self.value = value
        self._formatter: Callable[..., str] | None = None
        self.location: str | None = None
        if isinstance(location, str) or location is None:
            self.location = location
        elif callable(location):
            self._formatter = location
        else:
            raise TypeError(f"The location of a result is a string or a function, not {type(location).__name__}.")
        self._serializer = serializer

    @property
    def serializer(self) -> Any:
        """What turns the value into bytes and back."""
        if self._serializer is None:
            # imported here: cloudpickle is needed by whoever stores a value, not by whoever holds one
            from prefect.core.results.serializers import PickleSerializer

            self._serializer = PickleSerializer()
        return self._serializer

    @serializer.setter
    def serializer(self, value: Any) -> None:
        self._serializer = value

    @property
    def default_location(self) -> str:
        """A name that nothing else has, for a value that was given none."""
        # imported here: most results are never stored
        import uuid

        return f"{uuid.uuid4()}.prefect_result"

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return False
        return self._compared() == other._compared()

    __hash__ = None  # type: ignore[assignment]

    def _compared(self) -> dict[str, Any]:
        return {k: v for k, v in self.__dict__.items() if k not in ("_serializer", "logger")} | {
            "serializer": None if self._serializer is None else type(self._serializer)
        }

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.value!r}>"

    def copy(self) -> Result:
        """The same result as an object of its own; the value is shared."""
        return copy.copy(self)

    def from_value(self, value: Any) -> Result:
        """
        A result of the same kind with another value and no location yet.

        Args:
            value: the value it holds.

        Returns:
            A new result.
        """
        new = self.copy()
        new.location = None
        new.value = value
        return new

    def format(self, **kwargs: Any) -> Result:
        """
        Fill the placeholders of the location.

        Args:
            kwargs: what the placeholders may name, normally the run's context.

        Returns:
            A new result with the finished location.
        """
        new = self.copy()
        if new._formatter is not None:
            new.location = new._formatter(**kwargs)
        elif new.location is not None:
            new.location = new.location.format(**kwargs)
        else:
            new.location = new.default_location
        return new

    def exists(self, location: str, **kwargs: Any) -> bool:
        """
        Is something stored there?

        Args:
            location: the place, with or without placeholders.
            kwargs: what the placeholders may name.

        Returns:
            Whether `read` would find a value.

        Raises:
            NotImplementedError: this kind of result stores nothing.
        """
        raise NotImplementedError(f"{type(self).__name__} keeps values in memory only: nothing is stored anywhere.")

    def read(self, location: str) -> Result:
        """
        Read a value back.

        Args:
            location: the place, finished.

        Returns:
            A new result with value and location.

        Raises:
            NotImplementedError: this kind of result stores nothing.
        """
        raise NotImplementedError(f"{type(self).__name__} keeps values in memory only: there is nothing to read.")

    def write(self, value: Any, **kwargs: Any) -> Result:
        """
        Store a value.

        Args:
            value: what to store.
            kwargs: what the placeholders of the location may name.

        Returns:
            A new result with value and location.

        Raises:
            NotImplementedError: this kind of result stores nothing.
        """
        raise NotImplementedError(f"{type(self).__name__} keeps values in memory only: it cannot be written.")


class NoResultType(Result):
    """The absence of a result, which is not the same as a result of `None`."""

    def __init__(self) -> None:
        super().__init__(value=None)

    def __reduce__(self) -> str:
        return "NoResult"

    def copy(self) -> Result:
        """There is only one."""
        return self


#: The absence of a result.
NoResult = NoResultType()
