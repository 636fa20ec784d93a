"""Filters say which times of a schedule count; each is a function of a time that answers yes or no."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pendulum

Filter = Callable[[datetime.datetime], bool]


def on_datetime(dt: datetime.datetime) -> Filter:
    """
    Exactly this point in time.

    Args:
        dt: the point in time.

    Returns:
        The filter.

    Example:
        >>> on_datetime(pendulum.datetime(2020, 1, 1))(pendulum.datetime(2020, 1, 1))
        True
    """

    def _filter_fn(_dt: datetime.datetime) -> bool:
        return _dt == dt

    return _filter_fn


def on_date(month: int, day: int) -> Filter:
    """
    This day of every year.

    Args:
        month: 1 to 12.
        day: 1 to 31.

    Returns:
        The filter.

    Example:
        >>> on_date(12, 24)(pendulum.datetime(2020, 12, 24, 18))
        True
    """

    def _filter_fn(dt: datetime.datetime) -> bool:
        return (dt.month, dt.day) == (month, day)

    return _filter_fn


def at_time(t: datetime.time) -> Filter:
    """
    This time of every day.

    Args:
        t: the time, in the schedule's time zone.

    Returns:
        The filter.

    Example:
        >>> at_time(datetime.time(9))(pendulum.datetime(2020, 1, 1, 9))
        True
    """

    def _filter_fn(dt: datetime.datetime) -> bool:
        return dt.time() == t

    return _filter_fn


def between_datetimes(start: datetime.datetime, end: datetime.datetime) -> Filter:
    """
    From one point in time to another, both included.

    Args:
        start: the first; naive means UTC.
        end: the last; naive means UTC.

    Returns:
        The filter.

    Example:
        >>> january = between_datetimes(pendulum.datetime(2020, 1, 1), pendulum.datetime(2020, 2, 1))
        >>> january(pendulum.datetime(2021, 1, 1))
        False
    """

    def _filter_fn(dt: datetime.datetime) -> bool:
        return pendulum.instance(start) <= dt <= pendulum.instance(end)

    return _filter_fn


def between_dates(start_month: int, start_day: int, end_month: int, end_day: int) -> Filter:
    """
    From one day of the year to another, both included; across New Year if the first is the later one.

    Args:
        start_month: 1 to 12.
        start_day: 1 to 31.
        end_month: 1 to 12.
        end_day: 1 to 31.

    Returns:
        The filter.

    Example:
        >>> between_dates(12, 1, 2, 1)(pendulum.datetime(2020, 1, 15))
        True
    """

    def _filter_fn(dt: datetime.datetime) -> bool:
        start, today, end = (start_month, start_day), (dt.month, dt.day), (end_month, end_day)
        return start <= today <= end if start <= end else today >= start or today <= end

    return _filter_fn


def between_times(start: datetime.time, end: datetime.time) -> Filter:
    """
    From one time of the day to another, both included; across midnight if the first is the later one.

    Args:
        start: the first, in the schedule's time zone.
        end: the last, in the schedule's time zone.

    Returns:
        The filter.

    Example:
        >>> between_times(datetime.time(22), datetime.time(2))(pendulum.datetime(2020, 1, 1, 23))
        True
    """

    def _filter_fn(dt: datetime.datetime) -> bool:
        return start <= dt.time() <= end if start <= end else dt.time() >= start or dt.time() <= end

    return _filter_fn


def is_weekday(dt: datetime.datetime) -> bool:
    """
    Monday to Friday.

    Args:
        dt: the time.

    Returns:
        Whether it is one.
    """
    return dt.weekday() < 5


def is_weekend(dt: datetime.datetime) -> bool:
    """
    Saturday and Sunday.

    Args:
        dt: the time.

    Returns:
        Whether it is one.
    """
    return dt.weekday() >= 5


def is_month_end(dt: datetime.datetime) -> bool:
    """
    The last day of a month.

    Args:
        dt: the time.

    Returns:
        Whether it is one.
    """
    return (dt.date() + datetime.timedelta(days=1)).day == 1


def is_month_start(dt: datetime.datetime) -> bool:
    """
    The first day of a month.

    Args:
        dt: the time.

    Returns:
        Whether it is one.
    """
    return dt.day == 1


def is_day_of_week(day_of_week: int) -> Filter:
    """
    One day of every week.

    Args:
        day_of_week: 0 for Monday to 6 for Sunday.

    Returns:
        The filter.

    Example:
        >>> is_day_of_week(0)(pendulum.datetime(2020, 6, 8))  # a Monday
        True
    """

    def _filter_fn(dt: datetime.datetime) -> bool:
        # asked of the calendar, since releases of pendulum differ in where their own week begins
        return dt.weekday() == day_of_week

    return _filter_fn
