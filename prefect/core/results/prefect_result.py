"""A result that is its own location: a small JSON value kept in the state itself."""

from __future__ import annotations

from typing import Any

from prefect.core.results.base import Result


class PrefectResult(Result):
    """
    A JSON value, or a date and time, written out as text in place of a location.

    Args:
        kwargs: as for `Result`; the serializer is `JSONSerializer` or `DateTimeSerializer`.

    Raises:
        TypeError: another serializer.

    Example:
        >>> PrefectResult().write([1, 2]).location
        '[1, 2]'
    """

    def __init__(self, **kwargs: Any) -> None:
        serializer = kwargs.pop("serializer", None)
        super().__init__(**kwargs)
        if serializer is not None:
            self.serializer = serializer

    @property
    def serializer(self) -> Any:
        """What turns the value into text and back."""
        if self._serializer is None:
            # imported here: every parameter has a result of this kind, and few are ever written
            from prefect.core.results.serializers import JSONSerializer

            self._serializer = JSONSerializer()
        return self._serializer

    @serializer.setter
    def serializer(self, value: Any) -> None:
        # imported here: as above
        from prefect.core.results.serializers import DateTimeSerializer, JSONSerializer

        if not isinstance(value, JSONSerializer | DateTimeSerializer):
            raise TypeError("PrefectResult only supports JSONSerializer or DateTimeSerializer")
        self._serializer = value

    def read(self, location: str) -> Result:
        """
        Read the value out of the text.

        Args:
            location: JSON text.

        Returns:
            A new result with the value.

        Raises:
            ValueError: the text is no JSON.
        """
        new = self.copy()
        new.value = self.serializer.deserialize(location.encode("utf-8"))
        new.location = location
        return new

    def write(self, value_: Any, **kwargs: Any) -> Result:
        """
        Write the value as text.

        Args:
            value_: a JSON value.
            kwargs: not needed.

        Returns:
            A new result with the value and its text.

        Raises:
            TypeError: the value is no JSON.
        """
        new = self.copy()
        new.value = value_
        new.location = self.serializer.serialize(value_).decode("utf-8")
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
        # imported here: the other methods leave JSON to the serializer
        import json

        try:
            json.loads(location)
        except (TypeError, ValueError):
            return False
        return True
