"""Airflow DAG files as flows, without Airflow: `load_flow(path).run()`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prefect.compat.airflow.conversion.flow import convert
    from prefect.compat.airflow.conversion.loading import CannotStart, load_flow, load_flows

_WHERE = {
    "CannotStart": "prefect.compat.airflow.conversion.loading",
    "convert": "prefect.compat.airflow.conversion.flow",
    "load_flow": "prefect.compat.airflow.conversion.loading",
    "load_flows": "prefect.compat.airflow.conversion.loading",
}

__all__ = ["CannotStart", "convert", "load_flow", "load_flows"]


def __getattr__(name: str) -> Any:
    # on first use: the command line imports this package to list its commands
    from importlib import import_module

    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_WHERE[name]), name)
    # the function, not the folder of the same name that the import has put here
    globals()[name] = value
    return value
