"""Annotations of an argument: how the value of an edge is to be handed over."""

from __future__ import annotations

from typing import Any


class EdgeAnnotation:
    """
    Says something about the edge that an argument makes. One around another holds the value itself and says what both
    say; where they contradict each other the inner one holds.

    Args:
        value: the task or value that is passed as argument.
        annotations: what is said, `mapped` and `flattened`, each true or false.
    """

    def __init__(self, value: Any, **annotations: bool) -> None:
        if isinstance(value, EdgeAnnotation):
            annotations.update(value.annotations)
            value = value.value
        self.annotations: dict[str, bool] = annotations
        self.value: Any = value

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.value!r}>"


class mapped(EdgeAnnotation):
    """Run the task once for every element of this argument."""

    def __init__(self, value: Any) -> None:
        super().__init__(value, mapped=True)


class unmapped(EdgeAnnotation):
    """Give this argument whole to every child of a mapped task."""

    def __init__(self, value: Any) -> None:
        super().__init__(value, mapped=False)


class flatten(EdgeAnnotation):
    """Take one level of nesting off this argument before the task is mapped over it."""

    def __init__(self, value: Any) -> None:
        super().__init__(value, flattened=True)


def unwrap(value: Any, is_mapped: bool) -> tuple[Any, bool, bool]:
    """
    Take the annotations off an argument.

    Args:
        value: an argument, annotated or not.
        is_mapped: how an argument without annotation is meant.

    Returns:
        The bare value, whether it is mapped over, whether it is flattened first.
    """
    if isinstance(value, EdgeAnnotation):
        said = value.annotations
        return value.value, said.get("mapped", is_mapped), said.get("flattened", False)
    return value, is_mapped, False
