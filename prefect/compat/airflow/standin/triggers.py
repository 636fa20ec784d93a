"""Triggers of deferred tasks."""

from __future__ import annotations

import abc
import asyncio
import datetime
from collections.abc import AsyncIterator, Callable
from typing import Any, NamedTuple

from prefect.compat.airflow.standin import dates
from prefect.compat.airflow.standin.node import LoggingMixin
from prefect.compat.airflow.standin.versions import current


class StartTriggerArgs(NamedTuple):
    """How a task starts in its trigger."""

    trigger_cls: str
    next_method: str
    trigger_kwargs: dict[str, Any] | None = None
    next_kwargs: dict[str, Any] | None = None
    timeout: datetime.timedelta | None = None
    trigger_queue: str | None = None


class TriggerEvent:
    """
    What a trigger says.

    Args:
        payload: handed to the method that `defer` named.
    """

    def __init__(self, payload: Any = None, **kwargs: Any) -> None:
        self.payload = payload

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TriggerEvent) and other.payload == self.payload

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"TriggerEvent<{self.payload!r}>"

    def __str__(self) -> str:
        return repr(self) if current() < (3, 0) else f"payload={self.payload!r}"

    def standin_written(self, write: Callable[[Any], Any]) -> TriggerEvent:
        """Return the event as it comes out of an XCom."""
        return TriggerEvent(write(self.payload))


class BaseTrigger(abc.ABC, LoggingMixin):
    """Waits in an event loop: `run` yields the event."""

    supports_triggerer_queue = True

    def __init__(self, **kwargs: Any) -> None:
        self.task_instance: Any = None
        self.trigger_id: Any = None

    @abc.abstractmethod
    def serialize(self) -> tuple[str, dict[str, Any]]:
        """Return the class's path and the arguments to make it again."""

    @abc.abstractmethod
    def run(self) -> AsyncIterator[TriggerEvent]:
        """Yield the event."""

    async def cleanup(self) -> None:
        """Clean up when the trigger is done."""


class BaseEventTrigger(BaseTrigger):
    """A trigger that watches for events of assets."""


class DateTimeTrigger(BaseTrigger):
    """
    Waits until a moment.

    Args:
        moment: aware datetime.
        end_from_trigger: end the task here.
    """

    def __init__(self, moment: datetime.datetime, *, end_from_trigger: bool = False) -> None:
        super().__init__()
        if not isinstance(moment, datetime.datetime):
            raise TypeError(f"Expected datetime.datetime type for moment. Got {type(moment)}")
        if moment.tzinfo is None:
            raise ValueError("You cannot pass naive datetimes")
        self.moment = dates.convert_to_utc(moment)
        self.end_from_trigger = end_from_trigger

    def serialize(self) -> tuple[str, dict[str, Any]]:
        """Return the class's path and the arguments to make it again."""
        return (
            "airflow.triggers.temporal.DateTimeTrigger",
            {"moment": self.moment, "end_from_trigger": self.end_from_trigger},
        )

    async def run(self) -> AsyncIterator[TriggerEvent]:
        """Wait, then yield the moment."""
        assert self.moment is not None
        while (left := (self.moment - dates.utcnow()).total_seconds()) > 0:
            await asyncio.sleep(min(left, 60))
        yield TriggerEvent(self.moment)


class TimeDeltaTrigger(DateTimeTrigger):
    """
    Waits for a while.

    Args:
        delta: how long.
        end_from_trigger: end the task here.
    """

    def __init__(self, delta: datetime.timedelta, *, end_from_trigger: bool = False) -> None:
        super().__init__(moment=dates.utcnow() + delta, end_from_trigger=end_from_trigger)


class SuccessTrigger(BaseTrigger):
    """Yields at once."""

    def serialize(self) -> tuple[str, dict[str, Any]]:
        """Return the class's path and the arguments to make it again."""
        return "airflow.triggers.testing.SuccessTrigger", {}

    async def run(self) -> AsyncIterator[TriggerEvent]:
        """Yield `True`."""
        yield TriggerEvent(True)
