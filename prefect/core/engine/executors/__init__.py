"""What carries out the tasks of a run: this thread, threads, processes. Each is loaded when it is first used."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from prefect.core.engine.executors.base import Executor
from prefect.core.engine.executors.local import LocalExecutor

if TYPE_CHECKING:
    from prefect.core.engine.executors.dask import DaskExecutor
    from prefect.core.engine.executors.local_dask import LocalDaskExecutor
    from prefect.core.engine.executors.processes import ProcessExecutor
    from prefect.core.engine.executors.threads import ThreadExecutor

_LAZY = {
    "DaskExecutor": "prefect.core.engine.executors.dask",
    "LocalDaskExecutor": "prefect.core.engine.executors.local_dask",
    "ProcessExecutor": "prefect.core.engine.executors.processes",
    "ThreadExecutor": "prefect.core.engine.executors.threads",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(_LAZY[name]), name)
    globals()[name] = value
    return value


__all__ = ["DaskExecutor", "Executor", "LocalDaskExecutor", "LocalExecutor", "ProcessExecutor", "ThreadExecutor"]
