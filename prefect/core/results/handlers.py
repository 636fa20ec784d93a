"""
Result handlers: how Prefect 0.10 stored results. A handler knows how to write a value and how to read it back.

A task or flow that is given one stores its results by it, as if it had been given a result.
"""

from __future__ import annotations

from typing import Any

from prefect.core import hooks
from prefect.core.results.base import Result
from prefect.core.results.constant import ConstantResult
from prefect.core.results.local import LocalResult
from prefect.core.results.prefect_result import PrefectResult


class ResultHandler:
    """
    What programs subclass to store results in a way of their own; `Result` takes its place today.

    Example:
        >>> class Shelf(ResultHandler):
        ...     kept = {}
        ...     def write(self, result):
        ...         self.kept["a"] = result
        ...         return "a"
        ...     def read(self, loc):
        ...         return self.kept[loc]
        >>> result_of(Shelf()).write(3).location
        'a'
    """

    def __repr__(self) -> str:
        return f"<ResultHandler: {type(self).__name__}>"

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]

    def write(self, result: Any) -> Any:
        """
        Store a value.

        Args:
            result: the value.

        Returns:
            Where it is.
        """
        raise NotImplementedError(f"{type(self).__name__} does not say how it writes.")

    def read(self, loc: Any) -> Any:
        """
        Read a value back.

        Args:
            loc: where it is.

        Returns:
            The value.
        """
        raise NotImplementedError(f"{type(self).__name__} does not say how it reads.")


class _ByResult(ResultHandler):
    """A handler that stores as a kind of result does."""

    def __init__(self, result: Result) -> None:
        self.result = result

    def write(self, result: Any) -> Any:
        """The place of the value, which is written there."""
        return self.result.write(result).location

    def read(self, loc: Any) -> Any:
        """The value that lies at a place."""
        return self.result.read(loc).value


class LocalResultHandler(_ByResult):
    """
    Values in files.

    Args:
        dir: the folder; `None` means `results` in the configuration's home folder.
        validate: say so at once where `dir` is no usable path.
    """

    def __init__(self, dir: str | None = None, validate: bool = True) -> None:
        super().__init__(LocalResult(dir=dir, validate_dir=validate))


class JSONResultHandler(_ByResult):
    """Values as JSON, which is their place too."""

    def __init__(self) -> None:
        super().__init__(PrefectResult())


class ConstantResultHandler(_ByResult):
    """
    A value that is known and stored nowhere.

    Args:
        value: the value.
    """

    def __init__(self, value: Any) -> None:
        super().__init__(ConstantResult(value=value))


class S3ResultHandler(_ByResult):
    """
    Values in a bucket of AWS.

    Args:
        bucket: name of the bucket.
    """

    def __init__(self, bucket: str) -> None:
        super().__init__(hooks.call("result_class", "S3Result")(bucket))


class GCSResultHandler(_ByResult):
    """
    Values in a bucket of Google Cloud.

    Args:
        bucket: name of the bucket.
    """

    def __init__(self, bucket: str) -> None:
        super().__init__(hooks.call("result_class", "GCSResult")(bucket))


class ResultHandlerResult(Result):
    """
    A result that is stored by a handler.

    Args:
        handler: the handler.
        kwargs: as for `Result`.
    """

    def __init__(self, handler: ResultHandler, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.handler = handler

    def write(self, value_: Any, **kwargs: Any) -> Result:
        """A result with the value and its place."""
        new = self.from_value(value_)
        new.location = self.handler.write(value_)
        return new

    def read(self, location: str) -> Result:
        """A result with the value that lies at a place."""
        new = self.from_value(self.handler.read(location))
        new.location = location
        return new

    def exists(self, location: str, **kwargs: Any) -> bool:
        """Handlers cannot tell: reading shows it."""
        return True


def result_of(handler: ResultHandler) -> Result:
    """
    The result that stores as a handler does.

    Args:
        handler: the handler.

    Returns:
        The result.

    Example:
        >>> result_of(JSONResultHandler()).write([1]).location
        '[1]'
    """
    return handler.result if isinstance(handler, _ByResult) else ResultHandlerResult(handler)
