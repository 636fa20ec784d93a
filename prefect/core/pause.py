"""Pausing from inside a task."""

from __future__ import annotations

import datetime

from prefect.core import context as contexts
from prefect.core.engine import signals


def pause_task(message: str | None = None, duration: datetime.timedelta | None = None) -> None:
    """
    Pause the task that is running, until somebody resumes it.

    When it is resumed its run begins from the top, and this call does nothing.

    Args:
        message: why, for people.
        duration: how long at most; after that it goes on by itself. `None` means for ever.

    Raises:
        signals.PAUSE: the run has not been resumed.
    """
    if contexts.get_from_context("resume", False):
        return
    start_time = None if duration is None else datetime.datetime.now(datetime.UTC) + duration
    raise signals.PAUSE(message or "Pause signal raised during task execution.", start_time=start_time)
