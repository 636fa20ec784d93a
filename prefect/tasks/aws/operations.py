"""The tasks that are made from the table; each class is made when it is first asked for."""

from __future__ import annotations

from typing import Any

from prefect.tasks.aws.operation import KIND
from prefect.tasks.aws.table import ROWS
from prefect.tasks.made import make

__all__ = sorted(ROWS)


def __getattr__(name: str) -> Any:
    row = ROWS.get(name)
    if row is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # two threads may make it at once: all get the one that came first
    return globals().setdefault(name, make(row, KIND, __name__))


def __dir__() -> list[str]:
    return sorted({*globals(), *ROWS})
