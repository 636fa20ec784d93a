"""A clock that strikes again and again after the same span of time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pendulum

from prefect.core.errors import InvalidSchedule
from prefect.core.schedules.clocks.base import Clock

#: From when a clock without a start counts.
EPOCH = pendulum.datetime(2019, 1, 1, tz="UTC")
DAY = datetime.timedelta(days=1)


class IntervalClock(Clock):
    """
    Strikes at its start and then after every interval.

    Intervals of a day and more follow the wall clock of the start's time zone: a daily 9 o'clock stays 9 o'clock in
    summer and winter. A wall-clock time that comes twice in autumn counts the second time; one that spring leaves out
    counts an hour later. Shorter intervals follow the time that passes: an hourly clock strikes every hour, twice at
    1 o'clock when the clocks are set back.

    Args:
        interval: the span.
        start_date: first time; naive means UTC. Without it the clock counts from the beginning of 2019, UTC.
        end_date: not after this; naive means UTC.
        parameter_defaults: parameters of the runs that differ from the flow's own defaults.
        labels: labels of the runs; `None` means the flow's own.

    Raises:
        TypeError: the interval is no timedelta.
        ValueError: the interval is not greater than zero.

    Example:
        >>> clock = IntervalClock(datetime.timedelta(hours=1), start_date=pendulum.datetime(2020, 1, 1))
        >>> next(iter(clock.events(after=pendulum.datetime(2020, 1, 1)))).start_time.hour
        1
    """

    def __init__(
        self,
        interval: datetime.timedelta,
        start_date: datetime.datetime | None = None,
        end_date: datetime.datetime | None = None,
        parameter_defaults: dict[str, Any] | None = None,
        labels: list[str] | None = None,
    ) -> None:
        if not isinstance(interval, datetime.timedelta):
            raise TypeError("Interval must be a timedelta.")
        if interval.total_seconds() <= 0:
            raise InvalidSchedule("Interval must be greater than 0.")
        # a pendulum duration would count in its own way
        self.interval = datetime.timedelta(interval.days, interval.seconds, interval.microseconds)
        super().__init__(start_date, end_date, parameter_defaults, labels)

    def moments(self, after: pendulum.DateTime) -> Iterator[pendulum.DateTime]:
        """
        The times of this clock in order.

        Args:
            after: only later ones.

        Returns:
            The times.
        """
        start = self.start_date or EPOCH
        # a step early, since the wall clock may be ahead of or behind the time that passed
        step = max(0, (after - start).as_timedelta() // self.interval - 1)
        zone = start.timezone
        if self.interval < DAY or zone is None:
            begin = start.in_timezone("UTC")
            while True:
                when = begin + self.interval * step
                yield when.in_timezone(zone or pendulum.UTC)
                step += 1
        wall = start.naive()
        while True:
            yield _on_wall_clock(wall + self.interval * step, zone)
            step += 1


def _on_wall_clock(naive: datetime.datetime, zone: Any) -> pendulum.DateTime:
    return pendulum.datetime(
        naive.year, naive.month, naive.day, naive.hour, naive.minute, naive.second, naive.microsecond, tz=zone, fold=1
    )
