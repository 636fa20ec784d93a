"""Callbacks of tasks and DAGs: called with the context; one that fails is logged and changes nothing."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

_log = logging.getLogger("airflow.task")


def callbacks_of(owner: Any, name: str) -> list[Any]:
    """
    The callbacks of one kind.

    Args:
        owner: a task or a DAG.
        name: the attribute that holds them, one or several.
    """
    found = getattr(owner, name, None)
    if not found:
        return []
    return list(found) if isinstance(found, Iterable) and not callable(found) else [found]


def run_callbacks(owner: Any, name: str, context: Any, what: str) -> None:
    """
    Call the callbacks of one kind.

    Args:
        owner: a task or a DAG.
        name: the attribute that holds them.
        context: what each is called with.
        what: who they belong to, for the log.
    """
    for callback in callbacks_of(owner, name):
        try:
            callback(context)
        except Exception:  # noqa: BLE001 - users' code; Airflow logs it and goes on
            _log.exception("%s of %s failed: %r", name, what, callback)
