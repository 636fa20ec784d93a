"""Wait for a moment, or for a while."""

from __future__ import annotations

import datetime
from typing import Any

import pendulum

from prefect.core.settable import Task, needed, settable
from prefect.tasks.waiting import Waits

#: Longest pause between two looks at the clock, in seconds: clocks are set, and machines sleep.
LONGEST_PAUSE = 60.0


class _WaitsForMoment(Waits):
    """The handle is the moment that is waited for."""

    def check(self, handle: Any) -> float | None:
        """Look at the clock."""
        left = (handle - datetime.datetime.now(datetime.UTC)).total_seconds()
        return min(left, LONGEST_PAUSE) if left > 0 else None


class WaitUntil(_WaitsForMoment, Task):
    """
    Wait until a date and time.

    Args:
        moment: when; a text is read as ISO 8601. Without a zone of its own it is in `zone`. If it has passed, there is
            no wait.
        zone: name of a time zone, such as `"Europe/Berlin"`.
        poll_interval: not needed here: the task sleeps as long as it has to. Given when the task is built.
        max_wait: seconds after which it gives up; `None` waits for ever. Given when the task is built.

    Returns:
        The moment, in UTC.

    Raises:
        ValueError: no moment was given, or it cannot be read.
        TimeoutError: `max_wait` seconds have passed.

    Example:
        >>> WaitUntil("2024-01-01T12:00", zone="Europe/Berlin").run()
        datetime.datetime(2024, 1, 1, 11, 0, tzinfo=datetime.timezone.utc)
    """

    @settable("moment", "zone", "*", "poll_interval", "max_wait")
    def run(self, moment: datetime.datetime | str | None = None, zone: str = "UTC") -> datetime.datetime:
        moment = needed(moment or None, "moment")
        if isinstance(moment, str):
            read = pendulum.parse(moment, tz=zone)
            if not isinstance(read, datetime.datetime):
                raise ValueError(f"{moment!r} is no date and time.")
            moment = read
        elif moment.tzinfo is None:
            moment = moment.replace(tzinfo=pendulum.timezone(zone))
        at = datetime.datetime.fromtimestamp(moment.timestamp(), datetime.UTC)
        self.wait(at)
        return at


class WaitUntilTime(_WaitsForMoment, Task):
    """
    Wait until a time of this day.

    Args:
        time_of_day: when; a text is read as ISO 8601, such as `"18:30"`. If it has passed, there is no wait.
        zone: name of a time zone, which also says which day it is.
        poll_interval: not needed here: the task sleeps as long as it has to. Given when the task is built.
        max_wait: seconds after which it gives up; `None` waits for ever. Given when the task is built.

    Returns:
        The moment, in UTC.

    Raises:
        ValueError: no time was given, or it cannot be read.
        TimeoutError: `max_wait` seconds have passed.

    Example:
        >>> WaitUntilTime("00:00").run().strftime("%H:%M")
        '00:00'
    """

    @settable("time_of_day", "zone", "*", "poll_interval", "max_wait")
    def run(self, time_of_day: datetime.time | str | None = None, zone: str = "UTC") -> datetime.datetime:
        wanted = needed(time_of_day, "time_of_day")
        time = datetime.time.fromisoformat(wanted) if isinstance(wanted, str) else wanted
        today = datetime.datetime.now(pendulum.timezone(zone)).date()
        moment = datetime.datetime.combine(today, time.replace(tzinfo=None), tzinfo=pendulum.timezone(zone))
        at = datetime.datetime.fromtimestamp(moment.timestamp(), datetime.UTC)
        self.wait(at)
        return at


class Wait(_WaitsForMoment, Task):
    """
    Wait for a while.

    Args:
        duration: how long, or seconds as a number; nothing and less is no wait.
        poll_interval: not needed here: the task sleeps as long as it has to. Given when the task is built.
        max_wait: seconds after which it gives up; `None` waits for ever. Given when the task is built.

    Returns:
        The moment at which the wait was over, in UTC.

    Raises:
        ValueError: no duration was given.
        TimeoutError: `max_wait` seconds have passed.

    Example:
        >>> begin = datetime.datetime.now(datetime.timezone.utc)
        >>> Wait(0.01).run() > begin
        True
    """

    @settable("duration", "*", "poll_interval", "max_wait")
    def run(self, duration: datetime.timedelta | float | None = None) -> datetime.datetime:
        duration = needed(duration, "duration")
        length = duration if isinstance(duration, datetime.timedelta) else datetime.timedelta(seconds=duration)
        at = datetime.datetime.now(datetime.UTC) + length
        self.wait(at)
        return at
