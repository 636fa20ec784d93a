"""The classes that the configuration names for running flows."""

from __future__ import annotations

import importlib
import warnings
from typing import Any

from prefect.core.config import DEFAULTS, config


def default_class(kind: str, builtin: type) -> type:
    """
    The class that the configuration names.

    Args:
        kind: `executor`, `flow_runner` or `task_runner`.
        builtin: the library's own class, used where the configuration was left alone.

    Returns:
        The class; the library's own, with a warning, if what the configuration names cannot be imported.
    """
    path: Any = config["engine"][kind]["default_class"]
    if path == DEFAULTS["engine"][kind]["default_class"]:
        return builtin
    if isinstance(path, type):
        return path
    module, _, name = str(path).rpartition(".")
    try:
        found: type = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError, ValueError) as err:
        known = DEFAULTS["engine"][kind]["default_class"]
        warnings.warn(
            f"Could not import {path}; using {known} instead. It is named by engine.{kind}.default_class: {err}",
            stacklevel=3,
        )
        return builtin
    return found


def get_default_executor_class() -> type:
    """The class of executors that the configuration names."""
    # imported here: an executor runs what this package plans
    from prefect.core.engine.executors.local import LocalExecutor

    return default_class("executor", LocalExecutor)


def get_default_flow_runner_class() -> type:
    """The class of flow runners that the configuration names."""
    # imported here: as above
    from prefect.core.engine.flow_runner import FlowRunner

    return default_class("flow_runner", FlowRunner)


def get_default_task_runner_class() -> type:
    """The class of task runners that the configuration names."""
    # imported here: as above
    from prefect.core.engine.task_runner import TaskRunner

    return default_class("task_runner", TaskRunner)
