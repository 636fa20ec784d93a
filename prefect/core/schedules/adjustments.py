"""Adjustments move the times of a schedule; each is a function of a time that gives another."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pendulum


def add(interval: datetime.timedelta) -> Callable[[datetime.datetime], datetime.datetime]:
    """
    Move every time by the same span.

    Args:
        interval: how far; a negative one moves to earlier times.

    Returns:
        The adjustment.

    Example:
        >>> add(datetime.timedelta(hours=1))(pendulum.datetime(2020, 1, 1)).hour
        1
    """

    def _adjustment_fn(dt: datetime.datetime) -> datetime.datetime:
        return pendulum.instance(dt) + interval

    return _adjustment_fn


def next_weekday(dt: datetime.datetime) -> datetime.datetime:
    """
    Move a time on a weekend to the same time of the next Monday.

    Args:
        dt: the time.

    Returns:
        The same time from Monday to Friday, else Monday's.

    Example:
        >>> next_weekday(pendulum.datetime(2020, 6, 6, 12)).to_date_string()
        '2020-06-08'
    """
    moment = pendulum.instance(dt)
    return moment.add(days=max(0, 7 - moment.weekday())) if moment.weekday() >= 5 else moment
