"""
What becomes of a value that goes through XCom: each version of Airflow writes it as JSON in its own way.

`stored(value, version)` is the value that a later pull gets: tuples inside lists turn into lists up to 2.x and survive
from 3.0 on, keys of dicts become text, a date stays a date, and what cannot be written is a `TypeError` as there.
The lazy sequence of a mapped task's values can be written up to 2.x, unless it stands inside something else. From 3.0
on a whole number that is pushed as a `float` is pulled as an `int`, and one of more than 64 bits as a `float`.
"""

from __future__ import annotations

import copy
import datetime
import decimal
import math
import uuid
import zoneinfo
from collections.abc import Callable
from typing import Any

import pendulum
from pendulum.tz.timezone import Timezone

from prefect.compat.airflow.runtime.lazy import LazyXComSelectSequence
from prefect.compat.airflow.runtime.sealed import Sealed, Unreadable, fields_of
from prefect.compat.airflow.standin.assets import Asset, AssetAlias
from prefect.compat.airflow.standin.notset import ArgNotSet
from prefect.compat.airflow.standin.param import Param

_PLAIN = frozenset({str, int, float, bool, type(None)})
_RESERVED = "__classname__"


def stored(value: Any, version: tuple[int, int]) -> Any:
    """
    The value that a pull gets after this one was pushed.

    Args:
        value: what a task pushes.
        version: the Airflow version whose rules hold.

    Returns:
        A value of its own, which shares nothing that can change with the one given.

    Raises:
        TypeError: the value cannot be an XCom.
        AttributeError: a dict uses a key that Airflow keeps for itself.
        ValueError: from 3.0 on: a number is infinite, or none.

    Example:
        >>> stored({"t": (1, 2)}, (2, 10)), stored({"t": (1, 2)}, (3, 0))
        ({'t': [1, 2]}, {'t': (1, 2)})
    """
    if type(value) in _PLAIN:
        return value if version < (3, 0) or isinstance(value, str) else _number(_typed(value, _failure_3))
    if version >= (3, 0):
        return _typed(value, _failure_3)
    if isinstance(value, LazyXComSelectSequence):
        return [_as_json(item) for item in value]
    if isinstance(value, tuple):
        return _typed(value, _failure_2)
    return _as_json(value)


def _number(value: Any) -> Any:
    """
    A number that is an XCom by itself, as Airflow 3 on SQLite has it back: the column is numeric there.

    So it was recorded; inside lists and dicts, and in other databases, numbers stay what they are.
    """
    if type(value) is float and value.is_integer() and -_HUGE <= value < _HUGE:
        return int(value)
    if type(value) is int and not -_HUGE <= value < _HUGE:
        return float(value)
    return value


_HUGE = 2**63


def fresh(value: Any) -> Any:
    """
    A copy of a stored value, so that whoever pulls it may change it.

    Args:
        value: what `stored` returned.

    Returns:
        The copy; values that cannot change are returned as they are.

    Raises:
        ImportError: it is an object of a class that is not allowed.
    """
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is list:
        return [item if type(item) in _PLAIN else fresh(item) for item in value]
    if kind is dict:
        return {key: item if type(item) in _PLAIN else fresh(item) for key, item in value.items()}
    if kind is tuple:
        return tuple(fresh(item) for item in value)
    if kind is set:
        return set(value)
    return value.opened() if isinstance(value, Sealed) else value


def _as_json(value: Any) -> Any:
    """Up to 2.x: JSON's own types as JSON knows them, everything else by a table of types."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if isinstance(value, dict):
        if _RESERVED in value:
            raise AttributeError(f"reserved key {_RESERVED} found in dict to serialize")
        return {_json_key(key): _as_json(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_as_json(item) for item in value]
    if isinstance(value, str):
        return str.__str__(value)
    for base in (bool, int, float):
        if isinstance(value, base):
            return base(value)
    return _typed(value, _failure_2)


def _json_key(key: Any) -> str:
    if isinstance(key, str):
        return str.__str__(key)
    if key is None:
        return "null"
    if key is True or key is False:
        return "true" if key else "false"
    if isinstance(key, int):
        return str(int(key))
    if isinstance(key, float):
        return float.__repr__(key)
    raise TypeError(f"keys must be str, int, float, bool or None, not {type(key).__name__}")


def _typed(value: Any, failure: Callable[[Any], TypeError]) -> Any:
    """The table of types: what is written together with its type and so comes back as it was."""
    kind = type(value)
    if kind is float and failure is _failure_3 and not math.isfinite(value):
        raise ValueError(f"Out of range float values are not JSON compliant: {value!r}")
    if kind in _PLAIN:
        return value
    if isinstance(value, dict):
        if _RESERVED in value or (failure is _failure_3 and "__id__" in value):
            names = _RESERVED if failure is _failure_2 else f"{_RESERVED} or __id__"
            raise AttributeError(f"reserved key {names} found in dict to serialize")
        return {str(key): _typed(item, failure) for key, item in value.items()}
    if isinstance(value, list):
        return [_typed(item, failure) for item in value]
    for collection in (tuple, frozenset, set):
        if kind is collection or (collection is tuple and isinstance(value, tuple) and hasattr(kind, "_fields")):
            return collection(_typed(item, failure) for item in value)
    if isinstance(value, str):
        return str.__str__(value)
    for base in (int, float):
        if isinstance(value, base):
            return base(value)
    other = _special(value, failure)
    if other is not _REFUSED:
        return other
    raise failure(value)


_REFUSED = object()


def _special(value: Any, failure: Callable[[Any], TypeError]) -> Any:
    if isinstance(value, pendulum.Duration):
        return _REFUSED
    if isinstance(value, datetime.datetime):
        return _aware(value)
    if isinstance(value, pendulum.Date) and failure is _failure_2:
        return _REFUSED
    if isinstance(value, (datetime.date, zoneinfo.ZoneInfo)):
        return value
    if isinstance(value, datetime.timedelta):
        return datetime.timedelta(seconds=value.total_seconds())
    if isinstance(value, decimal.Decimal):
        return _decimal(value, failure)
    if isinstance(value, uuid.UUID) and failure is _failure_3:
        return value
    if isinstance(value, (Asset, AssetAlias)):
        return value
    if isinstance(value, Param):
        return _param(value, failure)
    rewritten = getattr(type(value), "standin_written", None)
    if rewritten is not None and failure is _failure_3:
        return rewritten(value, lambda part: _typed(part, failure))
    if _is_record(value):
        return value if type(value).__module__.startswith("prefect.") else Sealed(value)
    fields = fields_of(value, (3, 0) if failure is _failure_3 else (2, 0))
    if fields is not None:
        for field in fields:
            _typed(field, failure)
        return Sealed(value)
    return _REFUSED


def _param(value: Param, failure: Callable[[Any], TypeError]) -> Any:
    """A param comes back; one without a value can be written from 3.0 on, but not read."""
    if isinstance(value.value, ArgNotSet):
        if failure is _failure_2:
            raise failure(value.value)
        return Unreadable(value, "No deserializer found for ArgNotSet: the param has no value")
    made = copy.copy(value)
    made.value = _typed(value.value, failure)
    return made


def _decimal(value: decimal.Decimal, failure: Callable[[Any], TypeError]) -> decimal.Decimal:
    """Decimals travel as int or float."""
    _, _, exponent = value.as_tuple()
    if isinstance(exponent, int):
        return decimal.Decimal(str(float(value))) if exponent < 0 else decimal.Decimal(int(value))
    if failure is _failure_3:
        raise ValueError(f"Out of range float values are not JSON compliant: {value!r}")
    return value


def _aware(value: datetime.datetime) -> Any:
    if value.tzinfo is None and isinstance(value, pendulum.DateTime):
        return value.replace(tzinfo=pendulum.UTC)
    if value.tzinfo is None or isinstance(value.tzinfo, Timezone):
        return value
    name = getattr(value.tzinfo, "key", None) or ("UTC" if value.utcoffset() == datetime.timedelta(0) else "")
    if not name:
        return Unreadable(value, "ZoneInfo keys must be normalized relative paths, got: ")
    return value.replace(tzinfo=pendulum.timezone(name))


def _is_record(value: Any) -> bool:
    """Assets, datasets and other values with fields that say how they are written."""
    return hasattr(value, "serialize") and hasattr(type(value), "deserialize") and hasattr(type(value), "__version__")


def _failure_2(value: Any) -> TypeError:
    return TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


def _failure_3(value: Any) -> TypeError:
    return TypeError(f"cannot serialize object of type {type(value)}")
