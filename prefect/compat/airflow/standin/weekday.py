"""Days of the week."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import Any


class WeekDay(enum.IntEnum):
    """Days of the week, Monday is 1."""

    MONDAY = 1
    TUESDAY = 2
    WEDNESDAY = 3
    THURSDAY = 4
    FRIDAY = 5
    SATURDAY = 6
    SUNDAY = 7

    @classmethod
    def get_weekday_number(cls, week_day_str: str) -> WeekDay:
        """Return a day by its name."""
        try:
            return cls[week_day_str.upper()]
        except KeyError as err:
            raise AttributeError(f'Invalid Week Day passed: "{week_day_str}"') from err

    @classmethod
    def convert(cls, day: str | WeekDay) -> WeekDay:
        """Return a day given by its name or as a member."""
        return cls.get_weekday_number(day) if isinstance(day, str) else day

    @classmethod
    def validate_week_day(cls, week_day: str | WeekDay | Iterable[Any]) -> set[WeekDay]:
        """Return one or more days."""
        if isinstance(week_day, (str, WeekDay)):
            return {cls.convert(week_day)}
        if not isinstance(week_day, Iterable):
            raise TypeError(
                f"Unsupported Type for week_day parameter: {type(week_day)}."
                "Input should be iterable type: str, set, list, dict or Weekday enum type"
            )
        return {cls.convert(day) for day in week_day}


WEEKEND = {WeekDay.SATURDAY, WeekDay.SUNDAY}
WEEKDAYS = {WeekDay.MONDAY, WeekDay.TUESDAY, WeekDay.WEDNESDAY, WeekDay.THURSDAY, WeekDay.FRIDAY}
