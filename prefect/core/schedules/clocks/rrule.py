"""A clock that follows a recurrence rule of calendars (RFC 5545), as `dateutil` has them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pendulum

from prefect.core.schedules.clocks.base import Clock

if TYPE_CHECKING:
    from dateutil.rrule import rrulebase


class RRuleClock(Clock):
    """
    Strikes when a rule says so.

    Args:
        rrule_obj: a `dateutil.rrule.rrule` or `rruleset`; times without a time zone are UTC.
        start_date: not before this; naive means UTC.
        end_date: not after this; naive means UTC.
        parameter_defaults: parameters of the runs that differ from the flow's own defaults.
        labels: labels of the runs; `None` means the flow's own.

    Raises:
        TypeError: it is no such rule.

    Example:
        >>> from dateutil import rrule
        >>> clock = RRuleClock(rrule.rrule(rrule.DAILY, dtstart=datetime.datetime(2020, 1, 1), count=3))
        >>> [event.start_time.day for event in clock.events(after=pendulum.datetime(2020, 1, 1))]
        [2, 3]
    """

    def __init__(
        self,
        rrule_obj: rrulebase,
        start_date: datetime.datetime | None = None,
        end_date: datetime.datetime | None = None,
        parameter_defaults: dict[str, Any] | None = None,
        labels: list[str] | None = None,
    ) -> None:
        # imported here: only flows with such a schedule need it
        from dateutil.rrule import rrule, rruleset

        if not isinstance(rrule_obj, rrule | rruleset):
            raise TypeError(f"rrule_obj must be an rrule or rruleset, got: {rrule_obj!r}")
        self.rrule_obj = rrule_obj
        super().__init__(start_date, end_date, parameter_defaults, labels)

    def moments(self, after: pendulum.DateTime) -> Iterator[pendulum.DateTime]:
        """
        The times of this clock in order.

        Args:
            after: only later ones.

        Returns:
            The times.
        """
        first = next(iter(self.rrule_obj), None)
        if first is None:
            return
        zone = first.tzinfo
        # a rule without time zone can be asked about such times only; the day before, since in a zone the rule
        # compares wall clocks
        asked: datetime.datetime = after.in_timezone("UTC").subtract(days=1)
        asked = asked.replace(tzinfo=None) if zone is None else asked.astimezone(zone)
        for when in self.rrule_obj.xafter(asked, inc=True):
            utc = when.replace(tzinfo=datetime.UTC) if zone is None else when.astimezone(datetime.UTC)
            moment = pendulum.instance(utc)
            yield moment.in_timezone("UTC" if zone is None else pendulum.instance(when).timezone or "UTC")
