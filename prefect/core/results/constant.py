"""A result whose value is part of the program."""

from __future__ import annotations

from typing import Any

from prefect.core.results.base import Result


class ConstantResult(Result):
    """
    A value that needs no storing, since it is known beforehand.

    Args:
        kwargs: as for `Result`; `value` is the constant.

    Example:
        >>> ConstantResult(value=3).read("anywhere").value
        3
    """

    storable = False

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)

    def read(self, location: str) -> Result:
        """
        Give the constant.

        Args:
            location: makes no difference.

        Returns:
            This result.
        """
        return self

    def write(self, value_: Any, **kwargs: Any) -> Result:
        """
        A constant is not written.

        Args:
            value_: makes no difference.
            kwargs: make no difference.

        Returns:
            Nothing.

        Raises:
            ValueError: always.
        """
        raise ValueError("Cannot write values to `ConstantResult` types.")

    def exists(self, location: str, **kwargs: Any) -> bool:
        """
        A constant is always there.

        Args:
            location: makes no difference.
            kwargs: make no difference.

        Returns:
            True.
        """
        return True
