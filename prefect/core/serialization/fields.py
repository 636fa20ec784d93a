"""Fields: how single values of a form are written and read."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pendulum


class BadValue(ValueError):
    """
    A value that a field cannot write or read.

    Args:
        messages: what is wrong: one text, several, or texts by key.
    """

    def __init__(self, messages: Any) -> None:
        super().__init__(messages)
        self.messages = [messages] if isinstance(messages, str) else messages


def _same(value: Any) -> Any:
    return value


class Field(NamedTuple):
    """How one value is written and read; `None` is written and read as it is, without asking the field."""

    dump: Callable[[Any], Any] = _same
    load: Callable[[Any], Any] = _same
    required: bool = False

    def needed(self) -> Field:
        """The same field, which must be there."""
        return self._replace(required=True)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise BadValue("Not a valid string.")
    return value


def _integer(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError) as err:
        raise BadValue("Not a valid integer.") from err


_TRUTHS = {"true": True, "1": True, "yes": True, "on": True, "false": False, "0": False, "no": False, "off": False}


def _boolean(value: Any) -> bool:
    found = _TRUTHS.get(str(value).lower())
    if found is None:
        raise BadValue("Not a valid boolean.")
    return found


def _iso(value: datetime.datetime) -> str:
    return pendulum.instance(value).isoformat()


def _moment(value: Any) -> Any:
    try:
        return pendulum.parse(value)
    except (TypeError, ValueError) as err:
        raise BadValue("Not a valid datetime.") from err


def _iso_as_it_is(value: datetime.datetime) -> str:
    return value.isoformat()


def _any_moment(value: Any) -> datetime.datetime:
    try:
        return datetime.datetime.fromisoformat(value)
    except (TypeError, ValueError) as err:
        raise BadValue("Not a valid datetime.") from err


def _zoned(value: datetime.datetime) -> dict[str, str]:
    moment = pendulum.instance(value)
    return {"dt": moment.naive().isoformat(), "tz": moment.timezone_name or "UTC"}


def _moment_of_zoned(value: Any) -> pendulum.DateTime:
    if not isinstance(value, Mapping):
        found = _moment(value)
        assert isinstance(found, pendulum.DateTime)
        return found
    try:
        # a zone that is a mere offset has no name that a time-zone database knows
        zone: Any = value.get("tz") or "UTC"
        if zone[:1] in "+-":
            return pendulum.instance(datetime.datetime.fromisoformat(value["dt"] + zone))
        return pendulum.instance(datetime.datetime.fromisoformat(value["dt"]), tz=zone)
    except (KeyError, TypeError, ValueError) as err:
        raise BadValue("Not a valid datetime.") from err


def _seconds(value: datetime.timedelta) -> int:
    return int(value.total_seconds())


def _microseconds(value: datetime.timedelta) -> int:
    return value // datetime.timedelta(microseconds=1)


def checked_json(value: Any) -> Any:
    """
    A value that JSON can write.

    Args:
        value: the value.

    Returns:
        The same.

    Raises:
        BadValue: JSON cannot write it.
    """
    try:
        json.dumps(value)
    except (TypeError, ValueError) as err:
        raise BadValue(f"values of a form must be JSON compatible. Unable to serialize {value!r}.") from err
    return value


def _mapping(value: Any) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise BadValue("Not a valid mapping type.")
    return dict(value)


def _list(value: Any) -> list[Any]:
    if isinstance(value, str) or not hasattr(value, "__iter__"):
        raise BadValue("Not a valid list.")
    return list(value)


ANY = Field()
TEXT = Field(str, _text)
INTEGER = Field(int, _integer)
BOOLEAN = Field(bool, _boolean)
#: A date and time as ISO 8601 text; naive means UTC.
MOMENT = Field(_iso, _moment)
#: The same, where naive stays naive.
PLAIN_MOMENT = Field(_iso_as_it_is, _any_moment)
#: A date and time with the name of its time zone, whose rules a mere offset would lose.
ZONED = Field(_zoned, _moment_of_zoned)
SECONDS = Field(_seconds, lambda value: datetime.timedelta(seconds=_integer(value)))
MICROSECONDS = Field(_microseconds, lambda value: datetime.timedelta(microseconds=_integer(value)))
JSON = Field(checked_json)
JSON_MAPPING = Field(lambda value: checked_json(dict(value)), _mapping)
LIST = Field(list, _list)
SORTED = Field(sorted, lambda value: set(_list(value)))


def each(field: Field) -> Field:
    """
    A list of values of one kind.

    Args:
        field: how each is written and read.

    Returns:
        The field.
    """
    return Field(
        lambda values: [field.dump(value) for value in values], lambda values: [field.load(v) for v in _list(values)]
    )
