"""What a task gave back, and where it is kept."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from prefect.core.logging import logger_of
from prefect.core.replaceable import replaceable

if TYPE_CHECKING:
    import logging


class ResultNotImplementedError(NotImplementedError):
    """A result that keeps its value in memory only was asked to store it or to read it back."""


class Result:
    """
    The value of a task run, and where it is stored if it is.

    A subclass says how: it implements `read`, `write` and `exists`. This base class keeps values in memory only.

    Args:
        value: the value itself.
        location: where it is stored, as the subclass understands it: a path, a key; may hold `{…}` placeholders, which
            `format` fills from the run's context. A function of the context is called instead.
        serializer: turns the value into bytes and back; `None` stands for cloudpickle.
        validators: functions of a result that say whether its value is good; a task whose result is refused ends as
            `ValidationFailed`.
        run_validators: ask the validators when the task has run.

    Example:
        >>> Result(3).value
        3
    """

    #: The value may be written somewhere: of a constant or a secret it may not.
    storable: bool = True

    def __init__(
        self,
        value: Any = None,
        location: str | Callable[..., str] | None = None,
        serializer: Any = None,
        validators: Iterable[Callable[[Result], bool]] | None = None,
        run_validators: bool = True,
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
        if validators:
            self.validators = tuple(validators)
        if not run_validators:
            self.run_validators = False

    #: Functions of a result that say whether its value is good.
    validators: tuple[Callable[[Result], bool], ...] = ()
    #: Ask the validators when the task has run.
    run_validators: bool = True

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

    @replaceable
    def logger(self) -> logging.Logger:
        """The logger named after the kind of result."""
        return logger_of(type(self).__name__)

    @property
    def default_location(self) -> str:
        """A name that nothing else has, for a value that was given none: the day, then a random name."""
        # imported here: most results are never stored
        import datetime
        import uuid

        day = datetime.datetime.now(datetime.UTC)
        return f"{day.year}/{day.month}/{day.day}/{uuid.uuid4()}.prefect_result"

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return False
        return self._compared() == other._compared()

    __hash__ = None  # type: ignore[assignment]

    def _compared(self) -> dict[str, Any]:
        known = {k: v for k, v in self.__dict__.items() if k not in ("_serializer", "logger")}
        # the serializer that stands for `None` is made on first use, which makes no difference
        return known | {"serializer": self.serializer}

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

    def validate(self) -> bool:
        """
        Ask the validators about the value.

        Returns:
            Whether all of them say yes; one that raises says no. Which said no is in the log.

        Example:
            >>> Result(3, validators=[lambda result: result.value > 2]).validate()
            True
        """
        good = True
        for validator in self.validators:
            try:
                answer = bool(validator(self))
            except Exception as err:  # noqa: BLE001  it is the user's, and whatever it raises means no
                self.logger.error("A validator of the result raised %r; this counts as a no.", err)
                answer = False
            if not answer:
                name = getattr(validator, "__name__", validator)
                self.logger.warning("The result did not pass the validator %s.", name)
                good = False
        return good

    def format(self, **kwargs: Any) -> Result:
        """
        Fill the placeholders of the location.

        Args:
            kwargs: what the placeholders may name, normally the run's context.

        Returns:
            A new result with the finished location.

        Raises:
            KeyError: a placeholder names something that is not there.
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
        raise self._nowhere("look whether it is stored")

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
        raise self._nowhere("read it")

    def write(self, value_: Any, **kwargs: Any) -> Result:
        """
        Store a value.

        Args:
            value_: what to store.
            kwargs: what the placeholders of the location may name.

        Returns:
            A new result with value and location.

        Raises:
            NotImplementedError: this kind of result stores nothing.
        """
        raise self._nowhere("write it")

    def _nowhere(self, what: str) -> ResultNotImplementedError:
        return ResultNotImplementedError(
            "Not implemented on the base Result class - if you are seeing this error you might be trying to use "
            f"features that require choosing a Result subclass: {type(self).__name__} keeps its value in memory only, "
            f"so one cannot {what}. Give the task or the flow a result that stores values, such as LocalResult."
        )


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
