"""Serializers of results."""

from __future__ import annotations

import datetime

import pendulum

from prefect.engine.serializers import (
    CompressedSerializer,
    DateTimeSerializer,
    JSONSerializer,
    PickleSerializer,
    Serializer,
)  # fmt: skip


def there_and_back(show):
    for serializer in (PickleSerializer(), JSONSerializer()):
        for value in (1, "é", None, [1, {"a": 2.5}], True):
            show(type(serializer).__name__, value, serializer.deserialize(serializer.serialize(value)) == value)


def pickles_hold_functions(show):
    serializer = PickleSerializer()
    show(serializer.deserialize(serializer.serialize(lambda x: x + 1))(2))


def pickles_that_are_broken(show):
    show.error(PickleSerializer().deserialize, b"nonsense")


def json_bytes(show):
    show(JSONSerializer().serialize({"a": [1, None]}))


def json_of_what_is_none(show):
    show.error(JSONSerializer().serialize, object())
    show.error(JSONSerializer().deserialize, b"{")


def dates(show):
    serializer = DateTimeSerializer()
    show(serializer.serialize(pendulum.datetime(2020, 1, 2, 3)), serializer.deserialize(b"2020-01-02T03:00:00+00:00"))
    show(serializer.deserialize(serializer.serialize(datetime.datetime(2020, 1, 2))))


def compressed(show):
    for library in ("gzip", "bz2", "lzma", "zlib"):
        serializer = CompressedSerializer(PickleSerializer(), library)
        data = serializer.serialize("a" * 1000)
        show(library, len(data) < 200, serializer.deserialize(data) == "a" * 1000)


def compressed_with_arguments(show):
    serializer = CompressedSerializer(JSONSerializer(), "gzip", compress_kwargs={"compresslevel": 1})
    show(serializer.deserialize(serializer.serialize([1])))


def compressed_by_what_is_unknown(show):
    show.error(CompressedSerializer, PickleSerializer(), "nope")


def equality(show):
    show(PickleSerializer() == PickleSerializer(), PickleSerializer() == JSONSerializer(), JSONSerializer() == 3)
    show(CompressedSerializer(JSONSerializer(), "gzip") == CompressedSerializer(JSONSerializer(), "gzip"))


def one_of_their_own(show):
    class Upper(Serializer):
        def serialize(self, value):
            return value.upper().encode()

        def deserialize(self, value):
            return value.decode().lower()

    show(Upper().deserialize(Upper().serialize("a")), Upper() == Upper())


def base_is_abstract(show):
    show.error(Serializer().serialize, 1)
    show.error(Serializer().deserialize, b"")
