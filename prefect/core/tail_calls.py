"""Functions that end in a call of themselves, without a deeper stack: `raise RecursiveCall(function, ...)`."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])


class RecursiveCall(Exception):
    """
    Raised in a `tail_recursive` function: go on with a call of it.

    Args:
        func: the function itself.
        args: its arguments.
        kwargs: further ones by name.
    """

    def __init__(self, func: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(func, args, kwargs)
        self.func = func
        self.args = args
        self.kwargs = kwargs


def tail_recursive(func: Function) -> Function:
    """
    Let a function go on with another call of itself, which does not stand on the one before.

    Args:
        func: the function; it raises `RecursiveCall(itself, ...)` to be called again.

    Returns:
        The function.

    Example:
        >>> @tail_recursive
        ... def total(number, so_far=0):
        ...     if number == 0:
        ...         return so_far
        ...     raise RecursiveCall(total, number - 1, so_far + number)
        >>> total(5000)
        12502500
    """

    @functools.wraps(func)
    def called(*args: Any, **kwargs: Any) -> Any:
        while True:
            try:
                return func(*args, **kwargs)
            except RecursiveCall as again:
                # that of another function is for that one, further out
                if getattr(again.func, "__func__", again.func) is not called:
                    raise
                args, kwargs = again.args, again.kwargs

    return called  # type: ignore[return-value]
