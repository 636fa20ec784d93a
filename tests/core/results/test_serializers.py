"""Serializers: what comes back is what went in, and errors say what is wrong."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pandas
import pendulum
import pytest

from prefect.core.results.serializers import (
    CompressedSerializer,
    DateTimeSerializer,
    JSONSerializer,
    PandasSerializer,
    PickleSerializer,
    Serializer,
)


@pytest.mark.parametrize(
    ("serializer", "value"),
    [
        (PickleSerializer(), {1: {2, (3,)}}),
        (JSONSerializer(), {"a": [1, None]}),
        (DateTimeSerializer(), pendulum.datetime(2020, 1, 2, 3, 4, 5, 6, tz="America/New_York")),
        (CompressedSerializer(PickleSerializer(), format="bz2"), [1] * 99),
        (CompressedSerializer(PickleSerializer(), format="gzip"), [1] * 99),
        (CompressedSerializer(PickleSerializer(), format="lzma"), [1] * 99),
        (CompressedSerializer(PickleSerializer(), format="zlib"), [1] * 99),
        (CompressedSerializer(JSONSerializer(), format="bz2", compress_kwargs={"compresslevel": 1}), [1]),
        (CompressedSerializer(JSONSerializer(), compress=lambda b: b[::-1], decompress=lambda b: b[::-1]), [1]),
    ],
)
def test_there_and_back(serializer: Serializer, value: Any) -> None:
    data = serializer.serialize(value)
    assert isinstance(data, bytes)
    assert serializer.deserialize(data) == value


def test_functions_are_pickled_by_value() -> None:
    one = 1
    assert PickleSerializer().deserialize(PickleSerializer().serialize(lambda: one + 1))() == 2


@pytest.mark.parametrize(
    ("serializer", "value", "data"),
    [
        (JSONSerializer(), {"a": 1}, b'{"a": 1}'),
        (DateTimeSerializer(), datetime.datetime(2020, 1, 1), b"2020-01-01T00:00:00Z"),
    ],
)
def test_forms(serializer: Serializer, value: Any, data: bytes) -> None:
    assert serializer.serialize(value) == data


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: PickleSerializer().serialize(x for x in []), TypeError),
        (lambda: JSONSerializer().serialize(object()), TypeError),
        (lambda: JSONSerializer().deserialize(b"{"), json.JSONDecodeError),
        (lambda: DateTimeSerializer().serialize(3), TypeError),
        (lambda: DateTimeSerializer().deserialize(b"xx"), ValueError),
        (lambda: CompressedSerializer(JSONSerializer()), ValueError),
        (lambda: CompressedSerializer(JSONSerializer(), compress=len), ValueError),
        (lambda: CompressedSerializer(JSONSerializer(), format="bz2", compress=len, decompress=len), ValueError),
        (lambda: CompressedSerializer(JSONSerializer(), format="nope"), ImportError),
        (lambda: PandasSerializer("nope"), ValueError),
        (lambda: Serializer().serialize(1), NotImplementedError),
    ],
)
def test_errors(call: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        call()


def test_two_that_are_set_alike_are_equal() -> None:
    assert PickleSerializer() == PickleSerializer() != JSONSerializer()
    assert CompressedSerializer(JSONSerializer(), format="bz2") == CompressedSerializer(JSONSerializer(), format="bz2")
    assert CompressedSerializer(JSONSerializer(), format="bz2") != CompressedSerializer(JSONSerializer(), format="zlib")


@pytest.mark.parametrize(
    ("file_type", "write"), [("csv", {"index": False}), ("json", {"orient": "records"}), ("pickle", {})]
)
def test_data_frames(file_type: str, write: dict[str, Any]) -> None:
    frame = pandas.DataFrame({"a": [1, 2], "b": ["x", "y"]})
    serializer = PandasSerializer(file_type, serialize_kwargs=write)
    assert serializer.deserialize(serializer.serialize(frame)).equals(frame)
    assert serializer == PandasSerializer(file_type, serialize_kwargs=write)
