"""How many results a task has, read from the annotation of its function."""

from __future__ import annotations

import typing
from collections.abc import Callable
from typing import Any


def nout_of(function: Callable[..., Any], annotation: Any) -> int | None:
    """
    The number of results that a `tuple[...]` annotation tells.

    Args:
        function: the function, whose module resolves an annotation written as text.
        annotation: its return annotation.

    Returns:
        The number, or `None` if the annotation does not fix one.

    Example:
        >>> nout_of(print, tuple[int, str])
        2
    """
    if isinstance(annotation, str):
        if "uple" not in annotation:
            return None
        try:
            annotation = typing.get_type_hints(function).get("return")
        except Exception:  # names that exist for type checkers only: then the annotation says nothing here
            return None
    if typing.get_origin(annotation) is not tuple:
        return None
    arguments = typing.get_args(annotation)
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return None
    return 0 if arguments == ((),) else len(arguments)
