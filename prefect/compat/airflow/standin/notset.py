"""The marker for an argument that was not given."""

from __future__ import annotations

from typing import Any, TypeGuard


class ArgNotSet:
    """Type of `NOTSET`: an argument that nobody gave (`None` may be a value)."""

    def __repr__(self) -> str:
        return "NOTSET"

    def __copy__(self) -> ArgNotSet:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> ArgNotSet:
        return self

    def __reduce__(self) -> str:
        return "NOTSET"


NOTSET = ArgNotSet()


def is_arg_set(value: Any) -> TypeGuard[Any]:
    """Tell whether `value` was given."""
    return not isinstance(value, ArgNotSet)
