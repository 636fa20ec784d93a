"""
Fingerprints: short texts that are equal for equal values, in this process and in every other.

Pickles are not: sets and dictionaries are written in the order in which they happen to lie. Here what has no order is
sorted, and an object is taken apart the way pickle would, down to plain values.
"""

from __future__ import annotations

import copyreg
import functools
import inspect
import types
from collections.abc import Callable, Iterable, Mapping
from typing import Any


class Unhashable(TypeError):
    """A value that cannot be taken apart, such as an open file or a generator: it has no fingerprint."""


def fingerprint(value: Any) -> str:
    """
    The fingerprint of a value.

    Args:
        value: the value.

    Returns:
        32 hexadecimal digits.

    Raises:
        Unhashable: it holds something that cannot be taken apart.

    Example:
        >>> fingerprint({"a": 1, "b": {2, 3}}) == fingerprint({"b": {3, 2}, "a": 1})
        True
    """
    return _digest(value, {}).hex()[:32]


def fingerprints(values: Mapping[str, Any]) -> dict[str, str] | None:
    """
    The fingerprints of named values.

    Args:
        values: the values by name.

    Returns:
        The fingerprints by name; `None` if one of the values has none.
    """
    try:
        return {name: fingerprint(value) for name, value in values.items()}
    except Unhashable:
        return None


def code_fingerprint(function: Callable[..., Any]) -> str:
    """
    The fingerprint of what a function does: its name, its source, its defaults, and the values that it closes over.

    What the function calls is not part of it.

    Args:
        function: the function.

    Returns:
        32 hexadecimal digits.

    Raises:
        Unhashable: it closes over something that has no fingerprint.
    """
    return _digest(_code(function), {}).hex()[:32]


def _code(function: Any) -> tuple[Any, ...]:
    if isinstance(function, types.MethodType):
        function = function.__func__
    name = f"{getattr(function, '__module__', '')}.{getattr(function, '__qualname__', type(function).__qualname__)}"
    code = getattr(function, "__code__", None)
    if code is None:
        return (name,)
    source: Any
    try:
        source = inspect.getsource(function)
    except (OSError, TypeError):
        source = None
    if source is None or code.co_name == "<lambda>":
        # typed into a console, or perhaps one of several on its line: what the compiler made of it tells them apart
        source = (source, code.co_code, code.co_names, _constants(code))
    held: list[Any] = []
    for cell in function.__closure__ or ():
        try:
            held.append(cell.cell_contents)
        except ValueError:
            held.append("<empty>")
    return (name, source, function.__defaults__, function.__kwdefaults__, held)


def _constants(code: types.CodeType) -> list[Any]:
    return [
        (const.co_code, const.co_names, _constants(const)) if isinstance(const, types.CodeType) else const
        for const in code.co_consts
    ]


def _digest(value: Any, seen: dict[int, int]) -> bytes:
    kind = type(value)
    if value is None or kind in (bool, int, float, complex):
        return _hash(kind.__name__, repr(value).encode())
    if kind is str:
        return _hash("str", value.encode("utf-8", "surrogatepass"))
    if kind in (bytes, bytearray, memoryview):
        return _hash("bytes", bytes(value))
    if id(value) in seen:
        # inside itself: how far up it stands is all there is to say
        return _hash("cycle", str(len(seen) - seen[id(value)]).encode())
    seen[id(value)] = len(seen)
    try:
        return _digest_inside(value, kind, seen)
    finally:
        del seen[id(value)]


def _digest_inside(value: Any, kind: type, seen: dict[int, int]) -> bytes:
    if kind in (list, tuple):
        return _hash(kind.__name__, *(_digest(item, seen) for item in value))
    if kind in (set, frozenset):
        return _hash("set", *sorted(_digest(item, seen) for item in value))
    if kind is dict:
        return _hash("dict", *_sorted_items(value.items(), seen))
    if isinstance(value, type):
        return _hash("class", f"{value.__module__}.{value.__qualname__}".encode())
    if isinstance(value, types.FunctionType | types.MethodType | types.BuiltinFunctionType):
        return _hash("function", _digest(_code(value), seen))
    if isinstance(value, types.ModuleType):
        return _hash("module", value.__name__.encode())
    return _taken_apart(value, kind, seen)


def _taken_apart(value: Any, kind: type, seen: dict[int, int]) -> bytes:
    try:
        reducer = copyreg.dispatch_table.get(kind)
        parts = reducer(value) if reducer is not None else value.__reduce_ex__(4)
    except Exception as err:
        raise Unhashable(f"{kind.__name__} has no fingerprint: {err}") from err
    if isinstance(parts, str):
        return _hash("global", f"{kind.__module__}.{kind.__qualname__}".encode(), parts.encode())
    made_by, arguments, state, items, pairs = (*parts, None, None, None)[:5]
    return _hash(
        "object",
        _digest(made_by, seen),
        _digest(tuple(arguments), seen),
        _digest(state, seen),
        *(_digest(item, seen) for item in items or ()),
        *_sorted_items(pairs or (), seen),
    )


def _sorted_items(items: Iterable[tuple[Any, Any]], seen: dict[int, int]) -> list[bytes]:
    return sorted(_digest(key, seen) + _digest(value, seen) for key, value in items)


@functools.cache
def _hasher() -> Any:
    # imported here: a program that caches nothing does without it
    import hashlib

    return hashlib.blake2b


def _hash(kind: str, *parts: bytes) -> bytes:
    digest = _hasher()(kind.encode(), digest_size=20)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()
