"""The marker for an argument that was not given."""

from __future__ import annotations

from typing import Any, TypeGuard


class ArgNotSet:
    """
    Type of `NOTSET`: an argument that nobody gave (`None` may be a value).

    Args:
        shown: how Airflow 3 shows it among the rendered fields.
    """

    def __init__(self, shown: str = "DYNAMIC (set during execution)") -> None:
        self.shown = shown

    def __repr__(self) -> str:
        return "NOTSET"

    def __copy__(self) -> ArgNotSet:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> ArgNotSet:
        return self

    def __reduce__(self) -> str:
        return "NOTSET" if self is NOTSET else "LEFT_OUT"


NOTSET = ArgNotSet()
#: The same for a field that stays without a value.
LEFT_OUT = ArgNotSet("NOTSET")


def is_arg_set(value: Any) -> TypeGuard[Any]:
    """Tell whether `value` was given."""
    return not isinstance(value, ArgNotSet)
