"""Dictionaries whose keys read as attributes, and what turns nested ones into flat ones and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import Any, TypeVar

D = TypeVar("D", bound=MutableMapping[Any, Any])


class DotDict(MutableMapping[str, Any]):
    """
    A dictionary whose keys read as attributes too.

    Args:
        init_dict: what it holds at first.
        kwargs: more of it.

    Example:
        >>> DotDict(a=1).a
        1
    """

    def __init__(self, init_dict: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        self.update(init_dict or {}, **kwargs)

    def __getitem__(self, key: str) -> Any:
        return self.__dict__[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.__dict__[key] = value

    def __setattr__(self, key: str, value: Any) -> None:
        self[key] = value

    def __delitem__(self, key: str) -> None:
        del self.__dict__[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.__dict__)

    def __len__(self) -> int:
        return len(self.__dict__)

    def __repr__(self) -> str:
        keys = ", ".join(map(repr, sorted(map(str, self))))
        return f"<{type(self).__name__}: {keys}>" if keys else f"<{type(self).__name__}>"

    def copy(self) -> DotDict:
        """A dictionary of the same; what is nested is shared."""
        return type(self)(self.__dict__)

    def to_dict(self) -> dict[str, Any]:
        """The same as plain dictionaries, also further down."""
        plain: dict[str, Any] = as_nested_dict(self, dict)
        return plain


DictLike = dict | DotDict


def merge_dicts(d1: Any, d2: Mapping[Any, Any]) -> Any:
    """
    Two nested dictionaries in one.

    Args:
        d1: the one below.
        d2: the one above, which wins.

    Returns:
        A new dictionary of the first one's class.

    Example:
        >>> merge_dicts({"a": {"b": 1, "c": 2}}, {"a": {"b": 3}})
        {'a': {'b': 3, 'c': 2}}
    """
    merged = d1.copy()
    for key, value in d2.items():
        below = merged.get(key)
        both = isinstance(below, MutableMapping) and isinstance(value, Mapping)
        merged[key] = merge_dicts(below, value) if both else value
    return merged


def as_nested_dict(obj: Any, dct_class: type = DotDict) -> Any:
    """
    Nested dictionaries as another class, also inside lists, tuples and sets.

    Args:
        obj: a dictionary, or a collection of such.
        dct_class: the class.

    Returns:
        The same in that class.

    Example:
        >>> as_nested_dict({"a": [{"b": 1}]}).a[0].b
        1
    """
    if isinstance(obj, list | tuple | set):
        return type(obj)([as_nested_dict(item, dct_class) for item in obj])
    if isinstance(obj, Mapping):
        return dct_class({key: as_nested_dict(value, dct_class) for key, value in obj.items()})
    return obj


class CompoundKey(tuple[Any, ...]):
    """The keys on the way to a value deeper down."""


def dict_to_flatdict(dct: Mapping[Any, Any], parent: CompoundKey | None = None) -> dict[CompoundKey, Any]:
    """
    A nested dictionary as a flat one.

    Args:
        dct: the nested one.
        parent: the keys on the way to it.

    Returns:
        The values by the keys on the way to each.

    Example:
        >>> dict_to_flatdict({"a": {"b": 1}})
        {('a', 'b'): 1}
    """
    flat: dict[CompoundKey, Any] = {}
    for key, value in dct.items():
        path = CompoundKey((*(parent or ()), key))
        if isinstance(value, Mapping):
            flat.update(dict_to_flatdict(value, path))
        else:
            flat[path] = value
    return flat


def flatdict_to_dict(dct: Mapping[Any, Any], dct_class: type | None = None) -> Any:
    """
    A flat dictionary as a nested one again.

    Args:
        dct: the flat one.
        dct_class: the class of the nested ones; that of the flat one if left out.

    Returns:
        The nested one.

    Example:
        >>> flatdict_to_dict({CompoundKey(("a", "b")): 1})
        {'a': {'b': 1}}
    """
    kind = dct_class or type(dct)
    nested = kind()
    for key, value in dct.items():
        if not isinstance(key, CompoundKey):
            nested[key] = value
            continue
        place = nested
        for part in key[:-1]:
            place = place.setdefault(part, kind())
        place[key[-1]] = value
    return nested


def flatten_seq(seq: Iterable[Any]) -> Iterator[Any]:
    """
    The elements of nested sequences, one after the other; texts stay whole.

    Args:
        seq: the sequence.

    Yields:
        Its elements and those of the sequences in it.

    Example:
        >>> list(flatten_seq([1, [2, [3, "ab"]]]))
        [1, 2, 3, 'ab']
    """
    for item in seq:
        if isinstance(item, Iterable) and not isinstance(item, str | bytes):
            yield from flatten_seq(item)
        else:
            yield item
