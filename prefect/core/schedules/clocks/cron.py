"""A clock that is set with a cron expression."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pendulum

from prefect.core.errors import InvalidSchedule
from prefect.core.schedules.clocks.base import Clock


class CronClock(Clock):
    """
    Strikes when a cron expression matches the wall clock of the start's time zone (UTC without a start).

    A wall-clock time that comes twice in autumn counts once, the first time. Times that spring leaves out count once,
    at the end of the gap: `30 2 * * *` strikes at 3 o'clock on that day.

    Args:
        cron: five fields (minute, hour, day, month, weekday), or six with seconds last, or a name such as `@daily`.
        start_date: not before this, and the time zone; naive means UTC.
        end_date: not after this; naive means UTC.
        parameter_defaults: parameters of the runs that differ from the flow's own defaults.
        labels: labels of the runs; `None` means the flow's own.
        day_or: where day and weekday are both given, either is enough; `False` wants both. `None` means `True`.

    Raises:
        ValueError: the expression cannot be read.

    Example:
        >>> clock = CronClock("0 9 * * 1-5")
        >>> next(iter(clock.events(after=pendulum.datetime(2020, 1, 3, 10)))).start_time.to_datetime_string()
        '2020-01-06 09:00:00'
    """

    def __init__(
        self,
        cron: str,
        start_date: datetime.datetime | None = None,
        end_date: datetime.datetime | None = None,
        parameter_defaults: dict[str, Any] | None = None,
        labels: list[str] | None = None,
        day_or: bool | None = None,
    ) -> None:
        # imported here: only flows with a cron schedule need it
        from croniter import croniter

        if not isinstance(cron, str) or not croniter.is_valid(cron):
            raise InvalidSchedule(f"Invalid cron string: {cron}")
        self.cron = cron
        self.day_or = True if day_or is None else day_or
        super().__init__(start_date, end_date, parameter_defaults, labels)

    def moments(self, after: pendulum.DateTime) -> Iterator[pendulum.DateTime]:
        """
        The times of this clock in order.

        Args:
            after: only later ones.

        Returns:
            The times.
        """
        # imported here: only flows with a cron schedule need it
        from croniter import CroniterBadDateError, croniter

        zone: Any = self.start_date.tzinfo if self.start_date is not None else pendulum.UTC
        # cron reads the wall clock: it is asked without time zones, and its answers are found in the zone afterwards
        wall = after.in_timezone(zone).naive()
        times = croniter(self.cron, _plain(wall), day_or=self.day_or)
        while True:
            try:
                naive = times.get_next(datetime.datetime)
            except CroniterBadDateError:
                # an expression such as the 31st of February: it never strikes
                return
            yield _first_valid(naive, zone)


def _plain(dt: datetime.datetime) -> datetime.datetime:
    return datetime.datetime(dt.year, dt.month, dt.day, dt.hour, dt.minute, dt.second, dt.microsecond)


def _first_valid(naive: datetime.datetime, zone: Any) -> pendulum.DateTime:
    """A wall-clock time in a zone: the first if it comes twice, the end of the gap if it does not come at all."""
    local = naive.replace(tzinfo=zone, fold=0)
    before = local.utcoffset()
    after = local.replace(fold=1).utcoffset()
    utc = local.astimezone(datetime.UTC)
    if before is not None and after is not None and before < after:
        # in a gap; the clock jumped by the difference: go back to the jump itself
        utc = _jump(utc, zone)
    return pendulum.instance(utc).in_timezone(zone)


def _jump(utc: datetime.datetime, zone: Any) -> datetime.datetime:
    """The point in time at which the wall clock was set forward, at most a day before another point in time."""
    late, early = utc, utc - datetime.timedelta(days=1)
    offset = late.astimezone(zone).utcoffset()
    while late - early > datetime.timedelta(seconds=1):
        middle = early + (late - early) / 2
        if middle.astimezone(zone).utcoffset() == offset:
            late = middle
        else:
            early = middle
    return late.replace(microsecond=0)
