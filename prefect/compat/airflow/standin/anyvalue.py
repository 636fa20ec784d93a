"""Values that stand for constants, enum members and results of functions which are known by name only."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from opcode import opmap
from typing import Any

from prefect.compat.airflow.standin.current import loading_module
from prefect.compat.airflow.standin.exceptions import NoCounterpart
from prefect.compat.airflow.standin.notes import note

_UNPACK = opmap["UNPACK_SEQUENCE"]


class UnknownValue(str):
    """
    A text that also passes for a number, an enum member, a list or an object while a DAG file loads.

    Its text is the name of what it stands for.  Whoever computes with it gets another one, so that a file which only
    hands such values on to operators loads.
    """

    __slots__ = ()

    @property
    def value(self) -> UnknownValue:
        """The value, where it stands for an enum member."""
        return self

    @property
    def name(self) -> str:
        """The name, where it stands for an enum member."""
        return self.rpartition(".")[2].upper()

    def __getattr__(self, name: str) -> UnknownValue:
        if name.startswith("__"):
            raise AttributeError(name)
        return UnknownValue(f"{self}.{name}")

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return called(self, str(self), args, kwargs)

    def __iter__(self) -> Iterator[Any]:
        # `a, b = something_unknown()` gets as many as it asks for
        caller = sys._getframe(1)
        code = caller.f_code.co_code
        asked = code[caller.f_lasti + 1] if code[caller.f_lasti] == _UNPACK else 0
        return iter([self] * asked)

    def __getitem__(self, key: Any) -> Any:
        return self

    def __enter__(self) -> UnknownValue:
        return self

    def __exit__(self, *args: object) -> None:
        return None

    def __int__(self) -> int:
        return 1

    def __float__(self) -> float:
        return 1.0

    __index__ = __int__

    def _same(self, other: Any) -> UnknownValue:
        return self

    __sub__ = __rsub__ = __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __pow__ = __or__ = __ror__ = _same
    __and__ = __rand__ = __neg__ = _same

    def __add__(self, other: Any) -> Any:
        return str(self) + other if isinstance(other, str) else self

    def __radd__(self, other: Any) -> Any:
        return other + str(self) if isinstance(other, str) else self

    def __mul__(self, other: Any) -> Any:
        return self

    __rmul__ = __mul__


def called(obj: Any, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """
    Return what a call of something known by name only gives.

    While a file loads this is what is decorated, or an `UnknownValue`.

    Raises:
        NoCounterpart: no file is being loaded, so that the result would be used.
    """
    if len(args) == 1 and not kwargs and callable(args[0]) and not isinstance(args[0], UnknownValue):
        # a decorator of another name: what it decorates stays as it is
        return args[0]
    if not loading_module:
        raise NoCounterpart(f"{name} has no counterpart here, so calling it is impossible: replace it")
    note("no-counterpart", f"{name} was called; it has no counterpart here, a placeholder stands for its result")
    return UnknownValue(name.rpartition(".")[2])
