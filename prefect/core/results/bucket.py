"""Results kept as objects of a bucket, whichever service has it."""

from __future__ import annotations

from typing import Any, ClassVar

from prefect.core.errors import ResultUnreadable
from prefect.core.results.base import Result


class BucketResult(Result):
    """
    A value in an object of a bucket; a service says how an object is written, read and looked for.

    Args:
        bucket: name of the bucket.
        kwargs: as for `Result`; `location` is the name of the object.
    """

    #: What addresses of the service begin with, for messages.
    scheme: ClassVar[str] = ""

    def __init__(self, bucket: str | None = None, **kwargs: Any) -> None:
        self.bucket = bucket
        super().__init__(**kwargs)

    def read(self, location: str) -> Result:
        """
        Read a value back.

        Args:
            location: name of the object.

        Returns:
            A new result with value and location.

        Raises:
            ResultUnreadable: the object is damaged, or was written with another serializer.
        """
        new = self.copy()
        new.location = location
        data = self._get(location)
        if data is None:
            new.value = None
            return new
        try:
            new.value = self.serializer.deserialize(data)
        except Exception as err:
            raise ResultUnreadable(
                f"The result in {self.scheme}://{self.bucket}/{location} cannot be read with "
                f"{type(self.serializer).__name__}: {err!r}. The object is damaged, or was written with another "
                "serializer; remove it to have the task run again."
            ) from err
        return new

    def write(self, value_: Any, **kwargs: Any) -> Result:
        """
        Store a value. The object is written whole or not at all.

        Args:
            value_: what to store.
            kwargs: what the placeholders of the location may name.

        Returns:
            A new result with value and location.
        """
        new = self.format(**kwargs)
        new.value = value_
        self._put(str(new.location), self.serializer.serialize(value_))
        return new

    def exists(self, location: str, **kwargs: Any) -> bool:
        """
        Is there such an object?

        Args:
            location: name of the object, with or without placeholders.
            kwargs: what the placeholders may name.

        Returns:
            Whether there is.
        """
        return self._has(location.format(**kwargs))

    def _get(self, key: str) -> bytes | None:
        """What an object holds; `None` stands for an object that is not there and counts as a value of `None`."""
        raise NotImplementedError

    def _put(self, key: str, data: bytes) -> None:
        """Write an object."""
        raise NotImplementedError

    def _has(self, key: str) -> bool:
        """Look for an object."""
        raise NotImplementedError
