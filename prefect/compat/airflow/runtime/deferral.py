"""A deferred task waits here: its trigger runs in an event loop until it has something to say."""

from __future__ import annotations

import datetime
from typing import Any

from prefect.compat.airflow.standin.exceptions import TaskDeferralError, TaskDeferralTimeout, TaskDeferred


def wait_for(deferred: TaskDeferred) -> tuple[str, dict[str, Any]]:
    """
    Run the trigger of a deferred task until its first event.

    Args:
        deferred: what the task raised.

    Returns:
        The method to go on with, and its arguments.

    Raises:
        TaskDeferralTimeout: it took longer than the task allows.
        TaskDeferralError: the trigger failed, or ended without an event.
    """
    # asyncio is only loaded by those who defer
    import asyncio

    limit = deferred.timeout.total_seconds() if isinstance(deferred.timeout, datetime.timedelta) else None

    async def first_event() -> Any:
        async for event in deferred.trigger.run():
            return event
        raise TaskDeferralError("Trigger exited without sending an event")

    async def limited() -> Any:
        return await asyncio.wait_for(first_event(), limit)

    try:
        event = asyncio.run(limited())
    except TimeoutError as err:
        raise TaskDeferralTimeout("Trigger/execution timeout") from err
    except TaskDeferralError:
        raise
    except Exception as err:
        raise TaskDeferralError(f"Trigger failure: {err}") from err
    finally:
        clean_up = getattr(deferred.trigger, "cleanup", None)
        if clean_up is not None:
            asyncio.run(clean_up())
    return deferred.method_name, {**(deferred.kwargs or {}), "event": event.payload}
