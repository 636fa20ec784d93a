"""What carries out the tasks of a run: in this thread, in threads, in processes."""

from __future__ import annotations

from prefect.core.engine.executors.base import Executor
from prefect.core.engine.executors.local import LocalExecutor
from prefect.core.engine.executors.pools import LocalDaskExecutor, ProcessExecutor, ThreadExecutor

__all__ = ["Executor", "LocalDaskExecutor", "LocalExecutor", "ProcessExecutor", "ThreadExecutor"]
