"""Annotations of an argument: how the value of an edge is to be handed over."""

from __future__ import annotations

from typing import Any


class EdgeAnnotation:
    """
    Says something about the edge that an argument makes.

    Args:
        value: the task or value that is passed as argument.
    """

    def __init__(self, value: Any) -> None:
        self.value = value

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.value!r}>"


class mapped(EdgeAnnotation):
    """Run the task once for every element of this argument."""


class unmapped(EdgeAnnotation):
    """Give this argument whole to every child of a mapped task."""


class flatten(EdgeAnnotation):
    """Take one level of nesting off this argument before the task is mapped over it."""


def unwrap(value: Any, is_mapped: bool) -> tuple[Any, bool, bool]:
    """
    Take the annotations off an argument.

    Args:
        value: an argument, annotated or not.
        is_mapped: how an argument without annotation is meant.

    Returns:
        The bare value, whether it is mapped over, whether it is flattened first.
    """
    flat = False
    while isinstance(value, EdgeAnnotation):
        if isinstance(value, unmapped):
            is_mapped = False
        elif isinstance(value, mapped):
            is_mapped = True
        elif isinstance(value, flatten):
            flat = True
        value = value.value
    return value, is_mapped, flat
