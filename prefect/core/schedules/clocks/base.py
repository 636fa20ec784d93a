"""What all clocks have in common, and the events that they give."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable, Iterator
from typing import Any

import pendulum


@functools.total_ordering
class ClockEvent:
    """
    A time at which a flow is to run, and what the run is given.

    Args:
        start_time: the time.
        parameter_defaults: parameters that differ from the flow's own defaults.
        labels: labels of the run; `None` means the flow's own.

    Example:
        >>> ClockEvent(pendulum.datetime(2020, 1, 1)) < pendulum.datetime(2021, 1, 1)
        True
    """

    def __init__(
        self,
        start_time: datetime.datetime,
        parameter_defaults: dict[str, Any] | None = None,
        labels: list[str] | None = None,
    ) -> None:
        self.start_time = start_time
        self.parameter_defaults: dict[str, Any] = parameter_defaults or {}
        self.labels = labels

    def __eq__(self, other: object) -> bool:
        if isinstance(other, datetime.datetime):
            return in_utc(self.start_time) == in_utc(other)
        if not isinstance(other, ClockEvent):
            return NotImplemented
        return (
            in_utc(self.start_time) == in_utc(other.start_time)
            and self.parameter_defaults == other.parameter_defaults
            and self.labels == other.labels
        )

    def __lt__(self, other: Any) -> bool:
        if isinstance(other, ClockEvent):
            return in_utc(self.start_time) < in_utc(other.start_time)
        if isinstance(other, datetime.datetime):
            return in_utc(self.start_time) < in_utc(other)
        return NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return (
            f"<{type(self).__name__}: {self.start_time}, parameter_defaults={self.parameter_defaults!r}, "
            f"labels={self.labels!r}>"
        )


class Clock:
    """
    Base of the clocks; a subclass says in `moments` when it strikes.

    Args:
        start_date: not before this; naive means UTC, `None` means no bound. It gives the clock its time zone.
        end_date: not after this; naive means UTC, `None` means no bound.
        parameter_defaults: parameters of the runs that differ from the flow's own defaults.
        labels: labels of the runs; `None` means the flow's own.
    """

    def __init__(
        self,
        start_date: datetime.datetime | None = None,
        end_date: datetime.datetime | None = None,
        parameter_defaults: dict[str, Any] | None = None,
        labels: list[str] | None = None,
    ) -> None:
        self.start_date = None if start_date is None else moment(start_date)
        self.end_date = None if end_date is None else moment(end_date)
        self.parameter_defaults: dict[str, Any] = parameter_defaults or {}
        self.labels = labels

    def moments(self, after: pendulum.DateTime) -> Iterable[pendulum.DateTime]:
        """
        The times of this clock in order; subclasses write this and need not look at start and end.

        Args:
            after: only later ones, and never before the clock's start.

        Returns:
            The times.

        Raises:
            NotImplementedError: a subclass left it out.
        """
        raise NotImplementedError("Must be implemented on Clock subclasses")

    def events(self, after: datetime.datetime | None = None) -> Iterator[ClockEvent]:
        """
        The events of this clock in order.

        Args:
            after: only later ones; `None` means later than now.

        Returns:
            The events, one by one; there may be no end.
        """
        later = pendulum.now("UTC") if after is None else moment(after)
        if self.start_date is not None and in_utc(later) < in_utc(self.start_date):
            # the start itself counts
            later = self.start_date.subtract(microseconds=1)
        last = None if self.end_date is None else in_utc(self.end_date)
        previous = in_utc(later)
        for when in self.moments(later):
            utc = in_utc(when)
            if last is not None and utc > last:
                return
            if utc > previous:
                previous = utc
                yield ClockEvent(when, self.parameter_defaults, self.labels)


def moment(dt: datetime.datetime) -> pendulum.DateTime:
    """
    A point in time as pendulum has it.

    Args:
        dt: a date and time; naive means UTC.

    Returns:
        The same, aware.

    Raises:
        TypeError: it is no date and time.
    """
    if not isinstance(dt, datetime.datetime):
        raise TypeError(f"Expected a datetime, not {dt!r} ({type(dt).__name__}).")
    return pendulum.instance(dt)


def in_utc(dt: datetime.datetime) -> datetime.datetime:
    """
    A point in time by which others can be compared.

    Two times in one zone would be compared by the wall clock, on which an autumn hour comes twice.

    Args:
        dt: a date and time; naive means UTC.

    Returns:
        The same in UTC.
    """
    return dt.replace(tzinfo=datetime.UTC) if dt.tzinfo is None else dt.astimezone(datetime.UTC)
