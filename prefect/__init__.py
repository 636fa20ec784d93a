"""
An Airflow-compatible task standard library on a small workflow engine.

`from prefect import Flow, task` is all that most programs need. Heavy parts load when their name is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from prefect._version import __version__
from prefect.core.annotations import flatten, mapped, unmapped
from prefect.core.config import config
from prefect.core.context import context
from prefect.core.flow import Flow
from prefect.core.function_task import task
from prefect.core.parameter import Parameter
from prefect.core.task import Task

if TYPE_CHECKING:
    from prefect.core.parameter import DateTimeParameter

#: Public names that load on first use, and where they live.
_LAZY = {
    "DateTimeParameter": ("prefect.core.parameter", "DateTimeParameter"),
}


def __getattr__(name: str) -> Any:
    try:
        module, attribute = _LAZY[name]
    except KeyError as err:
        raise AttributeError(f"module 'prefect' has no attribute {name!r}") from err
    value = getattr(importlib.import_module(module), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_LAZY})


__all__ = [
    "DateTimeParameter",
    "Flow",
    "Parameter",
    "Task",
    "__version__",
    "config",
    "context",
    "flatten",
    "mapped",
    "task",
    "unmapped",
]
