"""`airflow.version`."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.standin.versions import full_name


def __getattr__(name: str) -> Any:
    if name == "version":
        return full_name()
    raise AttributeError(name)
