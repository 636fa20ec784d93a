"""What to put into a report about a problem: versions, settings that were changed, what a flow uses. No values."""

from __future__ import annotations

import json
import os
import platform
from typing import TYPE_CHECKING, Any

from prefect._version import __version__
from prefect.core.config import DEFAULTS, Config, config

if TYPE_CHECKING:
    from prefect.core.flow import Flow


def system_information() -> dict[str, Any]:
    """Platform, versions and backend."""
    return {
        "system_information": {
            "platform": platform.platform(),
            "python_version": platform.python_version(),
            "prefect_version": __version__,
            "prefect_backend": config.get("backend"),
        }
    }


def config_overrides(include_secret_names: bool = False) -> dict[str, Any]:
    """
    Which settings differ from the built-in ones.

    Args:
        include_secret_names: name the secrets too.

    Returns:
        `True` by name, nested as the settings are.
    """
    changed = _changed(config, Config(DEFAULTS))
    if not include_secret_names and isinstance(changed.get("context"), dict):
        changed["context"].pop("secrets", None)
        if not changed["context"]:
            del changed["context"]
    return {"config_overrides": changed}


def _changed(mine: Config, builtin: Config) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in mine.items():
        known = builtin.get(key)
        if isinstance(value, Config):
            below = _changed(value, known if isinstance(known, Config) else Config())
            if below:
                found[key] = below
        elif isinstance(known, str) and ("$" in known or known.startswith("~")):
            continue
        elif value != known:
            found[key] = True
    return found


def environment_variables() -> dict[str, Any]:
    """The names of the variables that set something."""
    return {"env_vars": sorted(name for name in os.environ if name.startswith("PREFECT__") and "SECRETS" not in name)}


def flow_information(flow: Flow) -> dict[str, Any]:
    """
    What a flow uses.

    Args:
        flow: the flow.

    Returns:
        Number of tasks, and whether it has a schedule, storage and so on.
    """
    return {
        "flow_information": {
            "environment": False,
            "run_config": flow.run_config is not None,
            "result": flow.result is not None,
            "schedule": flow.schedule is not None,
            "storage": flow.storage is not None,
            "task_count": len(flow.tasks),
        }
    }


def diagnostic_info(flow: Flow | None = None, include_secret_names: bool = False) -> str:
    """
    The whole report.

    Args:
        flow: a flow to describe too.
        include_secret_names: name the secrets too.

    Returns:
        JSON text; it holds no values.
    """
    report = {**system_information(), **config_overrides(include_secret_names), **environment_variables()}
    if flow is not None:
        report.update(flow_information(flow))
    return json.dumps(report, sort_keys=True, indent=2)
