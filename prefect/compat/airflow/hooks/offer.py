"""What the stand-in asks when a DAG file imports a hook, and when a connection is asked for its hook."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from prefect.compat.airflow.standin import ondemand

if TYPE_CHECKING:
    from types import ModuleType

#: Names that `airflow.providers.amazon.Name` has at least, and how those end that are imported from elsewhere.
_SHORTEST = 4
_ENDINGS = ("Hook", "Link")


def _table() -> ModuleType:
    # hundreds of rows, for those that ask for a hook
    from prefect.compat.airflow.hooks import table

    return table


def paths() -> Iterable[str]:
    """The dotted paths of all hooks."""
    return _table().PATHS


def class_of(path: str) -> Any:
    """
    What stands for a hook, or for a function that lives beside one.

    Args:
        path: dotted path as it was imported, old or new.

    Returns:
        The class, one for all its paths; `None` if there is none here.
    """
    today = ondemand.canonical(path)
    known = _table().PATHS
    found = next((each for each in (today, path, _beside(today)) if each in known), None)
    if found is None:
        return None
    return getattr(importlib.import_module(f"{__package__}.{known[found]}"), found.rpartition(".")[2])


def _beside(path: str) -> str:
    """Where a provider's own modules have a hook from that they import, and that is imported from them."""
    parts = path.split(".")
    if not path.startswith("airflow.providers.") or len(parts) < _SHORTEST or not parts[-1].endswith(_ENDINGS):
        return ""
    return _by_provider().get((parts[2], parts[-1]), "")


@functools.cache
def _by_provider() -> dict[tuple[str, str], str]:
    return {(path.split(".")[2], path.rpartition(".")[2]): path for path in reversed(_table().PATHS)}


def hook_class_of(connection_type: str) -> Any:
    """
    The class of the hook for a type of connection.

    Args:
        connection_type: such as `"postgres"`.

    Returns:
        The class; `None` if there is none here.
    """
    path = _table().BY_CONNECTION_TYPE.get(connection_type)
    return class_of(path) if path else None
