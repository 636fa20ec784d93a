"""The catalogue: ready-made tasks, one folder an extra, and those that need none."""

from __future__ import annotations

import importlib
from typing import Any


def __getattr__(name: str) -> Any:
    # upstream's folders are reached as attributes, without importing them
    if not name.startswith("_"):
        try:
            return importlib.import_module(f"prefect.tasks.{name}")
        except ModuleNotFoundError as err:
            if err.name != f"prefect.tasks.{name}":
                raise
    raise AttributeError(f"module 'prefect.tasks' has no attribute {name!r}")
