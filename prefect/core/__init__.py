"""The runner core: tasks, flows, states, and what runs them."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prefect.core.edge import Edge
    from prefect.core.flow import Flow
    from prefect.core.parameter import Parameter
    from prefect.core.task import Task

_LAZY = {"Edge": "edge", "Flow": "flow", "Parameter": "parameter", "Task": "task"}


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(importlib.import_module(f"prefect.core.{_LAZY[name]}"), name)
    raise AttributeError(f"module 'prefect.core' has no attribute {name!r}")


__all__ = ["Edge", "Flow", "Parameter", "Task"]
