"""A clock that strikes at given times."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pendulum

from prefect.core.errors import InvalidSchedule
from prefect.core.schedules.clocks.base import Clock, moment


class DatesClock(Clock):
    """
    Strikes at given times, in order, each once.

    Args:
        dates: the times; naive means UTC.
        parameter_defaults: parameters of the runs that differ from the flow's own defaults.
        labels: labels of the runs; `None` means the flow's own.

    Raises:
        ValueError: there are no times.
        TypeError: one of them is no date and time.

    Example:
        >>> clock = DatesClock([pendulum.datetime(2020, 1, 2), pendulum.datetime(2020, 1, 1)])
        >>> [event.start_time.day for event in clock.events(after=pendulum.datetime(2019, 1, 1))]
        [1, 2]
    """

    def __init__(
        self,
        dates: list[datetime.datetime],
        parameter_defaults: dict[str, Any] | None = None,
        labels: list[str] | None = None,
    ) -> None:
        if not dates:
            raise InvalidSchedule("A DatesClock needs at least one date.")
        known = [moment(date) for date in dates]
        super().__init__(min(known), max(known), parameter_defaults, labels)
        self.dates = list(dates)

    def moments(self, after: pendulum.DateTime) -> Iterator[pendulum.DateTime]:
        """
        The times of this clock in order.

        Args:
            after: only later ones.

        Returns:
            The times.
        """
        yield from sorted(moment(date) for date in self.dates)
