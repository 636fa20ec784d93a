"""A result that is its own location: a small JSON value kept in the state itself."""

from __future__ import annotations

import json
from typing import Any

from prefect.core.results.base import Result


class PrefectResult(Result):
    """
    A JSON value written out as text in place of a location.

    Args:
        kwargs: as for `Result`.

    Example:
        >>> PrefectResult().write([1, 2]).location
        '[1, 2]'
    """

    def __init__(self, **kwargs: Any) -> None:
        # values of this kind are always JSON
        kwargs.pop("serializer", None)
        super().__init__(**kwargs)

    @property
    def default_location(self) -> str:
        """A value that is not there yet."""
        return "null"

    def read(self, location: str) -> Result:
        """
        Read the value out of the text.

        Args:
            location: JSON text.

        Returns:
            A new result with the value.
        """
        new = self.copy()
        new.value = json.loads(location)
        new.location = location
        return new

    def write(self, value: Any, **kwargs: Any) -> Result:
        """
        Write the value as text.

        Args:
            value: a JSON value.
            kwargs: not needed.

        Returns:
            A new result with the value and its text.

        Raises:
            TypeError: the value is no JSON.
        """
        new = self.copy()
        new.value = value
        new.location = json.dumps(value)
        return new

    def exists(self, location: str, **kwargs: Any) -> bool:
        """
        Is the text a value?

        Args:
            location: JSON text.
            kwargs: not needed.

        Returns:
            Whether it can be read.
        """
        try:
            json.loads(location)
        except ValueError:
            return False
        return True
