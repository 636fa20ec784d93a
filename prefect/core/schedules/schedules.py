"""Schedules: clocks, whose times pass filters and are then adjusted."""

from __future__ import annotations

import datetime
import heapq
import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import pendulum

from prefect.core.schedules.clocks import CronClock, DatesClock, IntervalClock, RRuleClock
from prefect.core.schedules.clocks.base import Clock, ClockEvent, in_utc, moment

if TYPE_CHECKING:
    from dateutil.rrule import rrulebase

#: So many times in a row that the filters refuse mean that there are no more: a year of a clock with a strike a minute.
PATIENCE = 600_000

Filter = Callable[[datetime.datetime], bool]
Adjustment = Callable[[datetime.datetime], datetime.datetime]


class Schedule:
    """
    When a flow is to run.

    Args:
        clocks: where the times come from.
        filters: a time counts if all of these say yes.
        or_filters: and if one of these says yes, where there are any.
        not_filters: and if all of these say no.
        adjustments: move the times that count, one after the other.

    Raises:
        TypeError: the clocks are none that can be gone through.

    Example:
        >>> from prefect.core.schedules.filters import is_weekday
        >>> schedule = Schedule([CronClock("0 9 * * *")], filters=[is_weekday])
        >>> [str(day.to_date_string()) for day in schedule.next(2, after=pendulum.datetime(2020, 1, 3, 10))]
        ['2020-01-06', '2020-01-07']
    """

    def __init__(
        self,
        clocks: Iterable[Clock],
        filters: list[Filter] | None = None,
        or_filters: list[Filter] | None = None,
        not_filters: list[Filter] | None = None,
        adjustments: list[Adjustment] | None = None,
    ) -> None:
        if not isinstance(clocks, Iterable):
            raise TypeError("clocks should be a list of clocks.")
        self.clocks: list[Clock] = list(clocks)
        self.filters: list[Filter] = list(filters or [])
        self.or_filters: list[Filter] = list(or_filters or [])
        self.not_filters: list[Filter] = list(not_filters or [])
        self.adjustments: list[Adjustment] = list(adjustments or [])

    @property
    def start_date(self) -> datetime.datetime | None:
        """The earliest start of its clocks; `None` if none of them has one."""
        return min((clock.start_date for clock in self.clocks if clock.start_date is not None), default=None)

    @property
    def end_date(self) -> datetime.datetime | None:
        """The latest end of its clocks; `None` if none of them has one."""
        return max((clock.end_date for clock in self.clocks if clock.end_date is not None), default=None)

    def next(
        self, n: int, after: datetime.datetime | None = None, return_events: bool = False
    ) -> list[datetime.datetime] | list[ClockEvent]:
        """
        The next times.

        Args:
            n: how many at most.
            after: only later ones; `None` means later than now, naive means UTC.
            return_events: events with parameters and labels in place of bare times.

        Returns:
            The times in order; fewer than `n` if the schedule ends. Clocks that strike at one time with the same
            parameters and labels count once, with different ones each.

        Raises:
            TypeError: `after` is no date and time.
        """
        later = pendulum.now("UTC") if after is None else moment(after)
        events = list(itertools.islice(self._events(later), max(n, 0)))
        return events if return_events else [event.start_time for event in events]

    def _events(self, after: datetime.datetime) -> Iterator[ClockEvent]:
        struck: list[ClockEvent] = []
        last: ClockEvent | None = None
        refused = 0
        for event in heapq.merge(*(clock.events(after) for clock in self.clocks), key=_when):
            if not self._counts(event.start_time):
                refused += 1
                if refused > PATIENCE:
                    return
                continue
            refused = 0
            if struck and _when(struck[-1]) != _when(event):
                struck = []
            if event in struck:
                continue
            struck.append(event)
            start = event.start_time
            for adjust in self.adjustments:
                start = adjust(start)
            adjusted = ClockEvent(start, event.parameter_defaults, event.labels)
            if adjusted == last == event:
                # an earlier time was moved here already
                continue
            last = adjusted
            yield adjusted

    def _counts(self, dt: datetime.datetime) -> bool:
        return (
            all(question(dt) for question in self.filters)
            and (not self.or_filters or any(question(dt) for question in self.or_filters))
            and not any(question(dt) for question in self.not_filters)
        )


def _when(event: ClockEvent) -> datetime.datetime:
    return in_utc(event.start_time)


def IntervalSchedule(
    start_date: datetime.datetime | None = None,
    interval: datetime.timedelta | None = None,
    end_date: datetime.datetime | None = None,
) -> Schedule:
    """
    A schedule with one `IntervalClock`.

    Args:
        start_date: first time; naive means UTC.
        interval: the span between two times.
        end_date: not after this; naive means UTC.

    Returns:
        The schedule.

    Raises:
        TypeError: there is no interval, or it is no timedelta.
        ValueError: the interval is not greater than zero.
    """
    return Schedule([IntervalClock(interval=interval, start_date=start_date, end_date=end_date)])  # type: ignore[arg-type]


def CronSchedule(
    cron: str,
    start_date: datetime.datetime | None = None,
    end_date: datetime.datetime | None = None,
    day_or: bool | None = None,
) -> Schedule:
    """
    A schedule with one `CronClock`.

    Args:
        cron: the cron expression.
        start_date: not before this, and the time zone; naive means UTC.
        end_date: not after this; naive means UTC.
        day_or: where day and weekday are both given, either is enough; `False` wants both.

    Returns:
        The schedule.

    Raises:
        ValueError: the expression cannot be read.
    """
    return Schedule([CronClock(cron=cron, start_date=start_date, end_date=end_date, day_or=day_or)])


def RRuleSchedule(
    rrule_obj: rrulebase,
    start_date: datetime.datetime | None = None,
    end_date: datetime.datetime | None = None,
) -> Schedule:
    """
    A schedule with one `RRuleClock`.

    Args:
        rrule_obj: a `dateutil.rrule.rrule` or `rruleset`.
        start_date: not before this; naive means UTC.
        end_date: not after this; naive means UTC.

    Returns:
        The schedule.

    Raises:
        TypeError: it is no such rule.
    """
    return Schedule([RRuleClock(rrule_obj, start_date=start_date, end_date=end_date)])


def OneTimeSchedule(start_date: datetime.datetime) -> Schedule:
    """
    A schedule with a single time.

    Args:
        start_date: the time; naive means UTC.

    Returns:
        The schedule.
    """
    return Schedule([DatesClock([start_date])])


def UnionSchedule(schedules: list[Schedule]) -> Schedule:
    """
    A schedule with the clocks of several.

    Args:
        schedules: the schedules; they must have neither filters nor adjustments of their own.

    Returns:
        The schedule.

    Raises:
        ValueError: one of them has filters or adjustments, which would be lost.
    """
    clocks: list[Any] = []
    for schedule in schedules:
        if schedule.filters or schedule.or_filters or schedule.not_filters or schedule.adjustments:
            raise ValueError("A schedule with filters or adjustments cannot become part of a union.")
        clocks.extend(schedule.clocks)
    return Schedule(clocks)
