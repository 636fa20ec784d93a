"""Serializers: how the value of a result becomes bytes and comes back."""

from __future__ import annotations

import importlib
import io
import json
import pickle
from collections.abc import Callable
from typing import Any

from prefect.core.optional import optional

pandas = optional("pandas", extra="pandas")


class Serializer:
    """Base of the serializers: two that are set alike are equal."""

    def serialize(self, value: Any) -> bytes:
        """
        Turn a value into bytes.

        Args:
            value: the value.

        Returns:
            The bytes.

        Raises:
            NotImplementedError: a subclass left it out.
        """
        raise NotImplementedError(f"{type(self).__name__} does not say how to serialize.")

    def deserialize(self, value: bytes) -> Any:
        """
        Turn bytes back into the value.

        Args:
            value: the bytes.

        Returns:
            The value.

        Raises:
            NotImplementedError: a subclass left it out.
        """
        raise NotImplementedError(f"{type(self).__name__} does not say how to deserialize.")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


class PickleSerializer(Serializer):
    """
    Anything that cloudpickle can write. Read only what you trust: a pickle can run code.

    Example:
        >>> PickleSerializer().deserialize(PickleSerializer().serialize({1: {2}}))
        {1: {2}}
    """

    def serialize(self, value: Any) -> bytes:
        """
        Pickle a value.

        Args:
            value: the value.

        Returns:
            The pickle.

        Raises:
            Exception: whatever pickle raises for what it cannot write, mostly `TypeError` or `PicklingError`.
        """
        # imported here: whoever holds results without storing them does without
        import cloudpickle

        data: bytes = cloudpickle.dumps(value)
        return data

    def deserialize(self, value: bytes) -> Any:
        """
        Read a pickle.

        Args:
            value: the pickle.

        Returns:
            The value.

        Raises:
            Exception: whatever pickle raises for damaged bytes.
        """
        # pickles of cloudpickle are read by pickle
        return pickle.loads(value)


class JSONSerializer(Serializer):
    """
    JSON values, as text that people can read.

    Example:
        >>> JSONSerializer().serialize([1, None])
        b'[1, null]'
    """

    def serialize(self, value: Any) -> bytes:
        """
        Write JSON.

        Args:
            value: a JSON value.

        Returns:
            UTF-8 text.

        Raises:
            TypeError: the value is no JSON.
        """
        return json.dumps(value).encode("utf-8")

    def deserialize(self, value: bytes) -> Any:
        """
        Read JSON.

        Args:
            value: UTF-8 text.

        Returns:
            The value.

        Raises:
            ValueError: it is no JSON.
        """
        return json.loads(value)


class DateTimeSerializer(Serializer):
    """
    One date and time, as ISO 8601 text.

    Example:
        >>> import pendulum
        >>> DateTimeSerializer().serialize(pendulum.datetime(2020, 1, 2))
        b'2020-01-02T00:00:00Z'
    """

    def serialize(self, value: Any) -> bytes:
        """
        Write a date and time.

        Args:
            value: the date and time; naive means UTC.

        Returns:
            ASCII text.

        Raises:
            TypeError: it is something else.
        """
        # imported here: the other serializers do without
        from prefect.core.schedules.clocks.base import moment

        return moment(value).to_iso8601_string().encode("utf-8")

    def deserialize(self, value: bytes) -> Any:
        """
        Read a date and time.

        Args:
            value: ISO 8601 text.

        Returns:
            The date and time, aware.

        Raises:
            ValueError: it is none.
        """
        # imported here: the other serializers do without
        import pendulum

        return pendulum.parse(value.decode("utf-8"))


class PandasSerializer(Serializer):
    """
    Data frames, in any form that pandas reads and writes.

    Args:
        file_type: the form: `csv`, `parquet`, `json` … for which pandas has `read_…` and `DataFrame.to_…`.
        deserialize_kwargs: further arguments of `read_…`.
        serialize_kwargs: further arguments of `to_…`.

    Raises:
        ImportError: pandas is not installed.
        ValueError: pandas has no such form.

    Example:
        >>> import pandas
        >>> csv = PandasSerializer("csv", serialize_kwargs={"index": False})
        >>> csv.serialize(pandas.DataFrame({"a": [1, 2]}))
        b'a\\n1\\n2\\n'
    """

    def __init__(
        self,
        file_type: str,
        deserialize_kwargs: dict[str, Any] | None = None,
        serialize_kwargs: dict[str, Any] | None = None,
    ) -> None:
        if not hasattr(pandas, f"read_{file_type}") or not hasattr(pandas.DataFrame, f"to_{file_type}"):
            raise ValueError(f"{file_type!r} is nothing that pandas both reads and writes.")
        self.file_type = file_type
        self.deserialize_kwargs = deserialize_kwargs or {}
        self.serialize_kwargs = serialize_kwargs or {}

    def serialize(self, value: Any) -> bytes:
        """
        Write a data frame.

        Args:
            value: the data frame.

        Returns:
            The bytes.
        """
        write = getattr(value, f"to_{self.file_type}")
        # pandas writes some forms as text and others as bytes, and does not tell which beforehand
        binary = io.BytesIO()
        try:
            write(binary, **self.serialize_kwargs)
            return binary.getvalue()
        except TypeError:
            text = io.StringIO()
            write(text, **self.serialize_kwargs)
            return text.getvalue().encode("utf-8")

    def deserialize(self, value: bytes) -> Any:
        """
        Read a data frame.

        Args:
            value: the bytes.

        Returns:
            The data frame.
        """
        return getattr(pandas, f"read_{self.file_type}")(io.BytesIO(value), **self.deserialize_kwargs)


class CompressedSerializer(Serializer):
    """
    Another serializer's bytes, packed.

    Args:
        serializer: the other serializer.
        format: `bz2`, `gzip`, `lzma` or `zlib`.
        compress: function that packs bytes, in place of `format`.
        decompress: function that unpacks them, in place of `format`.
        compress_kwargs: further arguments of packing.
        decompress_kwargs: further arguments of unpacking.

    Raises:
        ValueError: neither a format nor both functions, or more than that.
        ImportError: an unknown format.

    Example:
        >>> packed = CompressedSerializer(JSONSerializer(), format="zlib")
        >>> packed.deserialize(packed.serialize([1, 2]))
        [1, 2]
    """

    #: The formats of the standard library.
    FORMATS = ("bz2", "gzip", "lzma", "zlib")

    def __init__(
        self,
        serializer: Serializer,
        format: str | None = None,
        compress: Callable[..., bytes] | None = None,
        decompress: Callable[..., bytes] | None = None,
        compress_kwargs: dict[str, Any] | None = None,
        decompress_kwargs: dict[str, Any] | None = None,
    ) -> None:
        if format is not None:
            if compress is not None or decompress is not None:
                raise ValueError("You must specify either `format` or `compress`/`decompress`, but not both.")
            compress, decompress = self.compression_from_lib(format)
        elif compress is None or decompress is None:
            raise ValueError("You must specify either `format` or `compress`/`decompress`.")
        self._serializer = serializer
        self._compress = compress
        self._decompress = decompress
        self._compress_kwargs = compress_kwargs or {}
        self._decompress_kwargs = decompress_kwargs or {}

    @staticmethod
    def compression_from_lib(compression_format: str) -> tuple[Callable[..., bytes], Callable[..., bytes]]:
        """
        The functions of a format.

        Args:
            compression_format: `bz2`, `gzip`, `lzma` or `zlib`.

        Returns:
            Packing and unpacking.

        Raises:
            ImportError: an unknown format.
        """
        if compression_format not in CompressedSerializer.FORMATS:
            raise ImportError(
                f"There is no compression {compression_format!r}: use one of {', '.join(CompressedSerializer.FORMATS)}."
            )
        module = importlib.import_module(compression_format)
        return module.compress, module.decompress

    def serialize(self, value: Any) -> bytes:
        """
        Turn a value into packed bytes.

        Args:
            value: the value.

        Returns:
            The bytes.
        """
        return self._compress(self._serializer.serialize(value), **self._compress_kwargs)

    def deserialize(self, value: bytes) -> Any:
        """
        Turn packed bytes back into the value.

        Args:
            value: the bytes.

        Returns:
            The value.
        """
        return self._serializer.deserialize(self._decompress(value, **self._decompress_kwargs))
