"""Wait for a moment, or for a while."""

from __future__ import annotations

import datetime
import time
from typing import Any

import pendulum

from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait, WaitingTask

#: Longest pause between two looks at the clock, in seconds: clocks are set, and machines sleep.
LONGEST_PAUSE = 60.0


class _WaitsForMoment(WaitingTask):
    """The handle is the moment that is waited for, in seconds since the epoch."""

    def check(self, wait: Wait) -> float | None:
        """Look at the clock."""
        left = wait.handle - time.time()
        return min(left, LONGEST_PAUSE) if left > 0 else None

    def outcome(self, wait: Wait) -> datetime.datetime:
        """The moment, in UTC."""
        return datetime.datetime.fromtimestamp(wait.handle, datetime.UTC)


class WaitUntil(_WaitsForMoment):
    """
    Wait until a date and time.

    Args:
        moment: when; a text is read as ISO 8601. Without a zone of its own it is in `zone`. If it has passed, there is
            no wait.
        zone: name of a time zone, such as `"Europe/Berlin"`.
        max_wait: seconds after which it gives up; `None` waits for ever.

    Returns:
        The moment, in UTC.

    Raises:
        ValueError: no moment was given, or it cannot be read.
        prefect.core.errors.WaitTimedOut: `max_wait` seconds have passed.

    Example:
        >>> WaitUntil("2024-01-01T12:00", zone="Europe/Berlin").run()
        datetime.datetime(2024, 1, 1, 11, 0, tzinfo=datetime.timezone.utc)
    """

    @settable("moment", "zone", "*", "max_wait")
    def start(
        self, moment: datetime.datetime | str | None = None, zone: str = "UTC", max_wait: float | None = None
    ) -> float:
        given: Any = needed(moment or None, "moment")
        if isinstance(given, str):
            read = pendulum.parse(given, tz=zone)
            if not isinstance(read, datetime.datetime):
                raise ValueError(f"{given!r} is no date and time.")
            return read.timestamp()
        return (given if given.tzinfo else given.replace(tzinfo=pendulum.timezone(zone))).timestamp()


class WaitUntilTime(_WaitsForMoment):
    """
    Wait until a time of this day.

    Args:
        time_of_day: when; a text is read as ISO 8601, such as `"18:30"`. If it has passed, there is no wait.
        zone: name of a time zone, which also says which day it is.
        max_wait: seconds after which it gives up; `None` waits for ever.

    Returns:
        The moment, in UTC.

    Raises:
        ValueError: no time was given, or it cannot be read.
        prefect.core.errors.WaitTimedOut: `max_wait` seconds have passed.

    Example:
        >>> WaitUntilTime("00:00").run().strftime("%H:%M")
        '00:00'
    """

    @settable("time_of_day", "zone", "*", "max_wait")
    def start(
        self, time_of_day: datetime.time | str | None = None, zone: str = "UTC", max_wait: float | None = None
    ) -> float:
        wanted: Any = needed(time_of_day, "time_of_day")
        clock = datetime.time.fromisoformat(wanted) if isinstance(wanted, str) else wanted
        today = datetime.datetime.now(pendulum.timezone(zone)).date()
        moment = datetime.datetime.combine(today, clock.replace(tzinfo=None), tzinfo=pendulum.timezone(zone))
        return moment.timestamp()


class WaitForDuration(_WaitsForMoment):
    """
    Wait for a while.

    Args:
        duration: how long, or seconds as a number; nothing and less is no wait.
        max_wait: seconds after which it gives up; `None` waits for ever.

    Returns:
        The moment at which the wait was over, in UTC.

    Raises:
        ValueError: no duration was given.
        prefect.core.errors.WaitTimedOut: `max_wait` seconds have passed.

    Example:
        >>> begin = datetime.datetime.now(datetime.timezone.utc)
        >>> WaitForDuration(0.01).run() > begin
        True
    """

    @settable("duration", "*", "max_wait")
    def start(self, duration: datetime.timedelta | float | None = None, max_wait: float | None = None) -> float:
        given: Any = needed(duration, "duration")
        length = given if isinstance(given, datetime.timedelta) else datetime.timedelta(seconds=given)
        return time.time() + length.total_seconds()
