"""
An Airflow-compatible task standard library on a small workflow engine.

`from prefect import Flow, task` is all that most programs need. Heavy parts load when their name is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from prefect import _alias_finder
from prefect._version import __version__
from prefect.core import hooks
from prefect.core.annotations import flatten, mapped, unmapped
from prefect.core.config import config
from prefect.core.context import context
from prefect.core.flow import Flow
from prefect.core.function_task import task
from prefect.core.parameter import Parameter
from prefect.core.tags import tags
from prefect.core.task import Task

if TYPE_CHECKING:
    from prefect.core.apply_map import apply_map
    from prefect.core.parameter import DateTimeParameter
    from prefect.core.resource_manager import resource_manager
    from prefect.extras.client.client import Client
    from prefect.tasks.control_flow.case import case

#: Public names that load on first use, and where they live.
_LAZY = {
    "Client": ("prefect.extras.client.client", "Client"),
    "DateTimeParameter": ("prefect.core.parameter", "DateTimeParameter"),
    "apply_map": ("prefect.core.apply_map", "apply_map"),
    "case": ("prefect.tasks.control_flow.case", "case"),
    "resource_manager": ("prefect.core.resource_manager", "resource_manager"),
}
_alias_finder.install()
# what the core asks of parts that it does not know
hooks.fill("run_config_class", "prefect.extras.run_configs.by_name", "run_config_class")
hooks.fill("visualize", "prefect.extras.pictures.flow_picture", "visualize")
hooks.fill("storage_class", "prefect.extras.storage.by_name", "storage_class")
hooks.fill("result_class", "prefect.tasks.result_classes", "result_class")
# … and tasks of the server
hooks.fill("server_client", "prefect.extras.client.client", "Client")
hooks.fill("flow_view", "prefect.extras.backend.by_id", "flow_view")
hooks.fill("flow_run_view", "prefect.extras.backend.flow_run", "FlowRunView.from_flow_run_id")
hooks.fill("watch_flow_run", "prefect.extras.backend.flow_run", "watch_flow_run")
hooks.fill("link_artifact", "prefect.extras.backend.artifacts", "create_link_artifact")

#: Modules that programs reach as attributes of the package, without importing them.
_MODULES = {"core", "tasks", *_alias_finder.submodules("prefect")}


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return importlib.import_module(f"prefect.{name}")
    try:
        module, attribute = _LAZY[name]
    except KeyError as err:
        raise AttributeError(f"module 'prefect' has no attribute {name!r}") from err
    value = getattr(importlib.import_module(module), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_LAZY, *_MODULES})


__all__ = [
    "Client",
    "DateTimeParameter",
    "Flow",
    "Parameter",
    "Task",
    "__version__",
    "apply_map",
    "case",
    "config",
    "context",
    "flatten",
    "mapped",
    "resource_manager",
    "tags",
    "task",
    "unmapped",
]
