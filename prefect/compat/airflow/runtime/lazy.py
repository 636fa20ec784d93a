"""
The sequences in which a task sees the values of a mapped upstream task: read when they are looked at.

Both are sequences, not lists: they are compared by identity or with their own kind, and JSON does not know them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, overload


class _LazySequence(Sequence[Any]):
    __slots__ = ("_fetch", "_values")

    def __init__(self, fetch: Callable[[], list[Any]]) -> None:
        self._fetch = fetch
        self._values: list[Any] | None = None

    def _all(self) -> list[Any]:
        if self._values is None:
            self._values = self._fetch()
        return self._values

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Any]:
        return iter(self._all())

    @overload
    def __getitem__(self, index: int) -> Any: ...

    @overload
    def __getitem__(self, index: slice) -> list[Any]: ...

    def __getitem__(self, index: int | slice) -> Any:
        if isinstance(index, slice):
            return self._all()[index]
        if not isinstance(index, int):
            raise TypeError(f"Sequence indices must be integers or slices{self._comma} not {type(index).__name__}")
        try:
            return self._all()[index]
        except IndexError:
            raise IndexError(index) from None

    _comma = ","


class LazyXComSelectSequence(_LazySequence):
    """
    What a pull of many values gives up to Airflow 2.x.

    Args:
        fetch: reads the values, once.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        length = len(self)
        return f"LazySelectSequence([{length} item{'' if length == 1 else 's'}])"

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, LazyXComSelectSequence):
            return NotImplemented
        return self._all() == other._all()

    __hash__ = None  # type: ignore[assignment]


class LazyXComSequence(_LazySequence):
    """
    What an argument that stands for a mapped task is given from Airflow 3.0 on.

    Args:
        fetch: reads the values, once.
    """

    __slots__ = ()

    _comma = ""

    def __repr__(self) -> str:
        counted = "<unevaluated length>" if self._values is None else f"{len(self._values)} items"
        return f"LazyXComSequence({counted})"

    __str__ = __repr__
