"""The history of runs on this machine: what ran, what came of it, and how to go on after a crash or a failure."""

from __future__ import annotations

from prefect.core.history.folder import HistoryFolder, history_folder
from prefect.core.history.store import RunRow, TaskRow, list_runs, list_tasks

__all__ = ["HistoryFolder", "RunRow", "TaskRow", "history_folder", "list_runs", "list_tasks"]
