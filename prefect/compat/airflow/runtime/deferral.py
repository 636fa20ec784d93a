"""A deferred task waits for its trigger, which runs in an event loop until it has something to say."""

from __future__ import annotations

import datetime
from typing import Any

from prefect.compat.airflow.standin.exceptions import TaskDeferralError, TaskDeferralTimeout, TaskDeferred


async def event_of(trigger: Any, limit: float | None) -> Any:
    """
    The payload of a trigger's first event.

    Args:
        trigger: the trigger.
        limit: seconds that it may take, `None` for any.

    Raises:
        TaskDeferralTimeout: it took longer.
        TaskDeferralError: it failed, or ended without an event.
    """
    # asyncio is only loaded by those who defer
    import asyncio

    async def first() -> Any:
        async for event in trigger.run():
            return event
        raise TaskDeferralError("Trigger exited without sending an event")

    try:
        event = await asyncio.wait_for(first(), limit)
    except TimeoutError as err:
        raise TaskDeferralTimeout("Trigger/execution timeout") from err
    except TaskDeferralError:
        raise
    except Exception as err:
        raise TaskDeferralError(f"Trigger failure: {err}") from err
    finally:
        clean_up = getattr(trigger, "cleanup", None)
        if clean_up is not None:
            await clean_up()
    return event.payload


def limit_of(deferred: TaskDeferred) -> float | None:
    """Seconds that the trigger of a deferred task may take, `None` for any."""
    return deferred.timeout.total_seconds() if isinstance(deferred.timeout, datetime.timedelta) else None


def wait_for(deferred: TaskDeferred) -> tuple[str, dict[str, Any]]:
    """
    Run the trigger of a deferred task until its first event, in this thread.

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

    payload = asyncio.run(event_of(deferred.trigger, limit_of(deferred)))
    return deferred.method_name, {**(deferred.kwargs or {}), "event": payload}
