"""Functions in a form: their public path, and the arguments of what made them."""

from __future__ import annotations

import datetime
import inspect
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pendulum

from prefect.core.serialization.fields import BadValue, Field, checked_json
from prefect.core.serialization.names import public_name


def written_value(value: Any) -> Any:
    """
    An argument as a JSON value: times and spans become marked text.

    Args:
        value: the argument.

    Returns:
        The JSON value.

    Raises:
        BadValue: it has no such form.

    Example:
        >>> written_value(datetime.timedelta(days=1))
        '//timedelta:86400.0'
    """
    if isinstance(value, datetime.datetime):
        return f"//datetime:{pendulum.instance(value).isoformat()}"
    if isinstance(value, datetime.time):
        return f"//time:{value.isoformat()}"
    if isinstance(value, datetime.timedelta):
        return f"//timedelta:{value.total_seconds()}"
    return checked_json(list(value) if isinstance(value, set | frozenset | tuple) else value)


_READERS: dict[str, Callable[[str], Any]] = {
    "//datetime:": pendulum.parse,
    "//time:": datetime.time.fromisoformat,
    "//timedelta:": lambda text: datetime.timedelta(seconds=float(text)),
}


def read_value(value: Any) -> Any:
    """
    The argument of a JSON value.

    Args:
        value: what `written_value` wrote.

    Returns:
        The argument.
    """
    if isinstance(value, str):
        for mark, reader in _READERS.items():
            if value.startswith(mark):
                return reader(value.removeprefix(mark))
    return value


def _arguments(function: Any) -> dict[str, Any]:
    """The arguments of the function that made this one; none if it was not made by another."""
    known = getattr(function, "arguments", None)
    if isinstance(known, dict):
        return known
    code = getattr(function, "__code__", None)
    closure = getattr(function, "__closure__", None)
    if code is None or not closure:
        return {}
    name = function.__qualname__.partition(".<locals>")[0]
    maker = getattr(sys.modules.get(function.__module__), name, None)
    if maker is None or maker is function or not callable(maker):
        return {}
    held = dict(zip(code.co_freevars, (cell.cell_contents for cell in closure), strict=True))
    return {key: held[key] for key in inspect.signature(maker).parameters if key in held}


def function_field(known: Iterable[Callable[..., Any]], what: str | None = None) -> Field:
    """
    A field that holds a function.

    Args:
        known: the functions that can be read again, and those that make such functions.
        what: what the functions are for, where others are refused; `None` lets others be written.

    Returns:
        The field. A function that is not known is read as `None`.
    """
    by_name = {public_name(function): function for function in known}

    def dump(function: Any) -> dict[str, Any]:
        name = public_name(function)
        if name not in by_name:
            if what is not None:
                raise BadValue(
                    f"custom functions aren't supported, use those of the library as {what}. "
                    f"Unable to serialize {function!r}."
                )
            if hasattr(function, "__qualname__"):
                name = f"{function.__module__}.{function.__qualname__}"
            return {"fn": name, "kwargs": {}}
        return {"fn": name, "kwargs": {key: written_value(value) for key, value in _arguments(function).items()}}

    def load(form: Any) -> Any:
        name = form.get("fn") if isinstance(form, Mapping) else form
        function = by_name.get(name)  # type: ignore[arg-type]
        if function is None:
            if what is not None:
                raise BadValue(f"Invalid function reference: {form}")
            return None
        arguments = {key: read_value(value) for key, value in (form.get("kwargs") or {}).items()}
        return function(**arguments) if arguments else function

    return Field(dump, load)
