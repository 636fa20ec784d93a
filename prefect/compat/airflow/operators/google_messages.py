"""
Messages of Google's services as operators take and give them: dictionaries with the fields' own names, numbers for
states, every field that has a default. The services' JSON has names in camel case and words for states, and leaves out
what is empty.

The fields come from tables that `scripts/google_messages.py` wrote, so that no library of a service is needed.
"""

from __future__ import annotations

import base64
import datetime
import functools
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from prefect.compat.airflow import datafiles
from prefect.tasks.google.rest import camel, mask, plain


class Field(NamedTuple):
    """A field of a message."""

    #: Its name in JSON.
    json: str
    #: As `scripts/google_messages.py` tells.
    kind: str
    #: `"[]"` for a list, `"{}"` for a dict, `"?"` if it may be missing.
    mark: str


class Table(NamedTuple):
    """The messages and enumerations of a service."""

    #: Name -> name of a field -> the field.
    messages: Mapping[str, Mapping[str, Field]]
    #: Name -> word -> number.
    enums: Mapping[str, Mapping[str, int]]


@functools.cache
def table(service: str) -> Table:
    """
    The table of a service.

    Args:
        service: its name, as in `google_messages_<service>.txt`.

    Returns:
        The table.
    """
    messages: dict[str, dict[str, Field]] = {}
    enums: dict[str, dict[str, int]] = {}
    for line in datafiles.lines("prefect.compat.airflow.operators", f"google_messages_{service}.txt")[1:]:
        name, *parts = line.split()
        if name.startswith("="):
            words = (part.partition(":") for part in parts)
            enums[name[1:]] = {word: int(number or place) for place, (word, _, number) in enumerate(words)}
        else:
            messages[name] = dict(_field(part) for part in parts)
    return Table(messages, enums)


def _field(text: str) -> tuple[str, Field]:
    name, _, kind = text.partition(":")
    mark = next((mark for mark in ("[]", "{}", "?") if name.endswith(mark)), "")
    name = name.removesuffix(mark)
    return name, Field(camel(name), kind, mark)


def as_json(service: str, message: str, value: Any) -> Any:
    """
    A message as the service's JSON has it.

    Args:
        service: name of the service's table.
        message: name of the message.
        value: a dictionary with the fields' own names (or those of JSON), or an object of the service's library.

    Returns:
        The JSON; a field that the table does not know goes as it is.

    Example:
        >>> given = {"idle_delete_ttl": {"seconds": 90}, "auto_delete_ttl": datetime.timedelta(hours=1)}
        >>> as_json("dataproc", "LifecycleConfig", given)
        {'idleDeleteTtl': '90s', 'autoDeleteTtl': '3600s'}
        >>> as_json("dataproc", "SoftwareConfig", {"optional_components": [1], "properties": {"my_key": "x"}})
        {'optionalComponents': ['JUPYTER'], 'properties': {'my_key': 'x'}}
    """
    known = table(service)
    fields = known.messages.get(message)
    value = _as_mapping(value)
    if fields is None or not isinstance(value, Mapping):
        return plain(value)
    by_json = {field.json: field for field in fields.values()}
    found: dict[str, Any] = {}
    for name, part in value.items():
        field = fields.get(name) or by_json.get(name)
        if field is None:
            found[name] = plain(part)
        elif part is not None and (part or field.mark == "?"):  # what is the default is not sent
            found[field.json] = _each(field, part, functools.partial(sent, service, field.kind))
    return found


def as_dict(service: str, message: str, value: Any) -> Any:
    """
    A message as operators give it.

    Args:
        service: name of the service's table.
        message: name of the message.
        value: the service's JSON.

    Returns:
        A dictionary: the fields' own names, numbers for states, and the default of what is missing.

    Example:
        >>> as_dict("dataproc", "ClusterStatus", {"state": "RUNNING"})
        {'state': 2, 'detail': '', 'substate': 0}
    """
    known = table(service)
    if not isinstance(value, Mapping) or message not in known.messages:
        return value
    found: dict[str, Any] = {}
    for name, field in known.messages[message].items():
        if value.get(field.json) is not None:
            convert = functools.partial(_given, service, known, field.kind)
            found[name] = _each(field, value[field.json], convert)
        elif field.mark != "?":
            found[name] = [] if field.mark == "[]" else {} if field.mark == "{}" else _default(known, field.kind)
    return found


class MessageObject:
    """
    A message as an object, for functions of a DAG file: its fields are attributes.

    Args:
        service: name of the service's table.
        message: name of the message.
        value: the service's JSON.

    Example:
        >>> given = {"ackId": "a", "message": {"data": "aGVsbG8="}}
        >>> received = MessageObject("pubsub", "ReceivedMessage", given)
        >>> received.ack_id, received.message.data, received.delivery_attempt
        ('a', b'hello', 0)
    """

    def __init__(self, service: str, message: str, value: Mapping[str, Any]) -> None:
        self.__dict__.update(_service=service, _message=message, _value=value)

    def __getattr__(self, name: str) -> Any:
        known = table(self._service)
        field = known.messages[self._message].get(name)
        if field is None:
            raise AttributeError(f"{self._message} has no field {name!r}")
        value = self._value.get(field.json)
        if value is None and not field.mark:
            return _default_of(known, field.kind)
        if value is None:
            empty: dict[str, Any] = {"[]": [], "{}": {}}
            value = empty.get(field.mark, {} if field.kind in known.messages else None)
        return _each(field, value, functools.partial(_as_python, self._service, known, field.kind))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MessageObject) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(repr(self))

    def __repr__(self) -> str:
        return f"<{self._message} {self._value!r}>"

    @classmethod
    def to_dict(cls, message: MessageObject) -> Any:
        """The dictionary that operators give for the message."""
        return as_dict(message._service, message._message, message._value)


def _as_python(service: str, known: Table, kind: str, value: Any) -> Any:
    if value is None or kind in known.messages:
        return value if value is None else MessageObject(service, kind, value)
    if kind in known.enums:
        return known.enums[kind].get(value, value)
    if kind == "y":
        return base64.b64decode(value)
    if kind == "t":
        return datetime.datetime.fromisoformat(value)
    if kind == "d":
        return datetime.timedelta(seconds=float(value.removesuffix("s")))
    return int(value) if kind == "l" else value


def _default_of(known: Table, kind: str) -> Any:
    """What the attribute of a field holds that is missing."""
    return {"y": b"", "l": 0}.get(kind, _default(known, kind))


def sent(service: str, kind: str, value: Any) -> Any:
    """
    A value of a field as the service's JSON has it.

    Args:
        service: name of the service's table.
        kind: kind of the field, as `scripts/google_messages.py` tells.
        value: the value.

    Returns:
        The JSON.

    Example:
        >>> sent("dataproc", "d", {"seconds": 90}), sent("dataproc", "ClusterStatus.State", 2)
        ('90s', 'RUNNING')
    """
    known = table(service)
    if kind in known.messages:
        return as_json(service, kind, value)
    if kind in known.enums:
        number = getattr(value, "value", value)
        words = {each: word for word, each in known.enums[kind].items()}
        return words.get(number, number) if isinstance(number, int) else number
    if kind == "m":
        return mask(value)
    if kind == "t" and isinstance(value, str):
        return re.sub(r"\.0+(?=Z$)", "", value)
    if kind in ("t", "d") and isinstance(value, Mapping):
        seconds = int(value.get("seconds") or 0)
        nanos = int(value.get("nanos") or 0)
        if kind == "d":
            return plain(datetime.timedelta(seconds=seconds, microseconds=nanos / 1000))
        moment = datetime.datetime.fromtimestamp(seconds, datetime.UTC)
        return plain(moment.replace(microsecond=nanos // 1000))
    if kind == "l" and isinstance(value, int):
        return str(value)
    return plain(value)


def _each(field: Field, value: Any, convert: Callable[[Any], Any]) -> Any:
    if field.mark == "{}" and isinstance(value, Mapping):
        return {str(name): convert(part) for name, part in value.items()}
    if field.mark == "[]":
        return [convert(part) for part in ([value] if isinstance(value, Mapping) else value)]
    return convert(value)


def _as_mapping(value: Any) -> Any:
    """An object of a service's library as a dictionary."""
    if isinstance(value, Mapping) or value is None:
        return value
    to_dict = getattr(type(value), "to_dict", None)
    if to_dict is not None:
        return to_dict(value)
    if hasattr(value, "DESCRIPTOR"):
        # whoever gives such an object has the library
        from google.protobuf.json_format import MessageToDict

        return MessageToDict(value, preserving_proto_field_name=True)
    return value


def _given(service: str, known: Table, kind: str, value: Any) -> Any:
    if kind in known.messages:
        return as_dict(service, kind, value)
    if kind in known.enums:
        return known.enums[kind].get(value, value)
    return str(value) if kind == "l" else value


def _default(known: Table, kind: str) -> Any:
    if kind in known.enums:
        return 0
    return {"b": False, "i": 0, "f": 0.0, "l": "0"}.get(kind, "")
