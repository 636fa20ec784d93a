"""What the stand-in asks when a DAG file imports a hook, and when a connection is asked for its hook."""

from __future__ import annotations

import importlib
from typing import Any

from prefect.compat.airflow.hooks.table import BY_CONNECTION_TYPE, PATHS
from prefect.compat.airflow.standin import ondemand


def class_of(path: str) -> Any:
    """
    What stands for a hook, or for a function that lives beside one.

    Args:
        path: dotted path as it was imported, old or new.

    Returns:
        The class, one for all its paths; `None` if there is none here.
    """
    today = ondemand.canonical(path)
    where = PATHS.get(today) or PATHS.get(path)
    if where is None:
        return None
    name = (today if today in PATHS else path).rpartition(".")[2]
    return getattr(importlib.import_module(f"{__package__}.{where}"), name)


def hook_class_of(connection_type: str) -> Any:
    """
    The class of the hook for a type of connection.

    Args:
        connection_type: such as `"postgres"`.

    Returns:
        The class; `None` if there is none here.
    """
    path = BY_CONNECTION_TYPE.get(connection_type)
    return class_of(path) if path else None
