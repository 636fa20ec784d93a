"""Rendered fields as Airflow keeps them for display: what JSON knows as it is, the rest as text, cut to length."""

from __future__ import annotations

import json
from typing import Any

from prefect.compat.airflow.standin.notset import ArgNotSet
from prefect.compat.airflow.standin.param import Param

MAX_LENGTH = 4096
_PLAIN = frozenset({str, int, float, bool, type(None)})
_NOTICE = "Truncated. You can change this behaviour in [core]max_templated_field_length. "


def displayed(value: Any, version: tuple[int, int], max_length: int = MAX_LENGTH) -> Any:
    """
    One rendered field as it is displayed.

    Args:
        value: the value after rendering.
        version: the Airflow version whose rules hold.
        max_length: characters after which it is cut.

    Returns:
        A value that JSON can hold.

    Example:
        >>> displayed({"a": {1}}, (2, 10)), displayed({"a": {1}}, (3, 2))
        ("{'a': {1}}", {'a': [1]})
    """
    if type(value) in _PLAIN and not (type(value) is str and len(value) > max_length):
        return value
    if version >= (3, 0):
        shown = value.shown if isinstance(value, ArgNotSet) else _plain(value)
        text = str(shown)
        if len(text) > max_length:
            return _NOTICE + text[: max_length - len(_NOTICE) - 3] + "..."
        return shown
    text = str(value)
    if isinstance(value, ArgNotSet):
        text = f"<airflow.utils.types.ArgNotSet object at {id(value):#x}>"
    if len(text) > max_length:
        return f"{_NOTICE}{text[: max_length - len(_NOTICE) - 1]!r}... "
    try:
        json.dumps(value)
    except (TypeError, OverflowError, ValueError):
        return text
    return _lists(value)


def _lists(value: Any) -> Any:
    """JSON has no tuples."""
    if isinstance(value, (list, tuple)):
        return [_lists(item) for item in value]
    if isinstance(value, dict):
        return {_key(key): _lists(item) for key, item in value.items()}
    return value


def _key(key: Any) -> str:
    if isinstance(key, str):
        return key
    return json.dumps(key) if not isinstance(key, float) else repr(key)


def _plain(value: Any) -> Any:
    if type(value) in _PLAIN:
        return value
    for base in (str, int, float):
        if isinstance(value, base):
            return base.__str__(value) if base is str else base(value)
    if isinstance(value, dict):
        return {str(key): _plain(value[key]) for key in sorted(value, key=str)}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return sorted((_plain(item) for item in value), key=str)
    if isinstance(value, Param):
        return _plain(value.serialize())
    if callable(value) and hasattr(value, "__qualname__"):
        return f"<callable {value.__module__}.{value.__qualname__}>"
    if type(value).__module__ == "jinja2.runtime" and callable(value):  # a name that is not known
        return f"<callable jinja2.runtime.{type(value).__name__}>"
    return _without_address(str(value))


def _without_address(text: str) -> str:
    start = text.find(" at 0x") if text.startswith("<") else -1
    return text[:start] + text[text.find(">", start) :] if start >= 0 and ">" in text[start:] else text
