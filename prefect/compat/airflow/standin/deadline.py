"""Deadlines of Airflow 3, as far as files name them."""

from __future__ import annotations

import datetime
from typing import Any


class DeadlineReference:
    """What a deadline counts from."""

    DAGRUN_LOGICAL_DATE = "dagrun_logical_date"
    DAGRUN_QUEUED_AT = "dagrun_queued_at"

    @classmethod
    def FIXED_DATETIME(cls, moment: datetime.datetime) -> tuple[str, datetime.datetime]:
        """Count from a moment."""
        return "fixed_datetime", moment

    @classmethod
    def AVERAGE_RUNTIME(cls, max_runs: int = 10, min_runs: int | None = None) -> tuple[str, Any]:
        """Count from the usual duration."""
        return "average_runtime", (max_runs, min_runs)


class DeadlineAlert:
    """
    A callback when a run takes too long.

    Args:
        reference: what the deadline counts from.
        interval: how long after it.
        callback: what to call.
        callback_kwargs: its arguments.
    """

    def __init__(
        self, reference: Any, interval: datetime.timedelta, callback: Any, callback_kwargs: Any = None, **kwargs: Any
    ) -> None:
        self.reference, self.interval = reference, interval
        self.callback, self.callback_kwargs = callback, callback_kwargs


class SyncCallback:
    """
    A function to call.

    Args:
        callback_callable: the function or its dotted path.
        kwargs: its arguments.
        executor: where to call it.
    """

    def __init__(
        self, callback_callable: Any, kwargs: dict[str, Any] | None = None, executor: str | None = None
    ) -> None:
        self.path, self.kwargs, self.executor = callback_callable, kwargs or {}, executor


class AsyncCallback(SyncCallback):
    """An async function to call."""
