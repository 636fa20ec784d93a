"""The forms of schedules and their clocks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from prefect.core.schedules import adjustments, clocks, filters
from prefect.core.schedules.schedules import Schedule
from prefect.core.serialization.fields import (
    BOOLEAN,
    JSON_MAPPING,
    LIST,
    MICROSECONDS,
    PLAIN_MOMENT,
    TEXT,
    ZONED,
    BadValue,
    Field,
    each,
)
from prefect.core.serialization.functions import function_field
from prefect.core.serialization.schema import OneOfSchema, Schema, ValidationError, nested, nested_list

_FILTERS = (
    filters.on_datetime, filters.on_date, filters.at_time, filters.between_datetimes, filters.between_dates,
    filters.between_times, filters.is_weekday, filters.is_weekend, filters.is_month_end, filters.is_month_start,
    filters.is_day_of_week,
)  # fmt: skip
_ADJUSTMENTS = (adjustments.add, adjustments.next_weekday)


def _functions(known: tuple[Any, ...], what: str) -> Field:
    single = function_field(known, what)

    def load(forms: Any) -> list[Any]:
        loaded, wrong = [], {}
        for number, form in enumerate(forms):
            try:
                loaded.append(single.load(form))
            except BadValue as err:
                wrong[number] = err.messages
        if wrong:
            raise ValidationError(wrong)
        return loaded

    return Field(lambda functions: [single.dump(function) for function in functions], load)


class _ClockSchema(Schema):
    clock_class: ClassVar[Any] = None

    def make(self, data: dict[str, Any]) -> clocks.Clock:
        """
        Make the clock.

        Args:
            data: the fields that were there.

        Returns:
            The clock.
        """
        clock: clocks.Clock = self.clock_class(**data)
        return clock


_BOUNDS: dict[str, Field] = {"start_date": ZONED, "end_date": ZONED}
_RUNS: dict[str, Field] = {"parameter_defaults": JSON_MAPPING, "labels": LIST}


class IntervalClockSchema(_ClockSchema):
    """The form of an interval clock."""

    fields = {**_BOUNDS, "interval": MICROSECONDS.needed(), **_RUNS}
    clock_class = clocks.IntervalClock


class CronClockSchema(_ClockSchema):
    """The form of a cron clock."""

    fields = {**_BOUNDS, "cron": TEXT.needed(), **_RUNS, "day_or": BOOLEAN}
    clock_class = clocks.CronClock


class DatesClockSchema(_ClockSchema):
    """The form of a clock with given times."""

    fields = {"dates": each(ZONED).needed(), **_RUNS}
    clock_class = clocks.DatesClock


class RRuleSchema(Schema):
    """The form of a recurrence rule."""

    fields = {"rr": TEXT, "_dtstart": PLAIN_MOMENT, "_until": PLAIN_MOMENT}

    def attribute(self, obj: Any, key: str) -> Any:
        """
        What a field is written from.

        Args:
            obj: the rule.
            key: the field.

        Returns:
            The value.
        """
        return str(obj) if key == "rr" else super().attribute(obj, key)

    def make(self, data: dict[str, Any]) -> Any:
        """
        Make the rule.

        Args:
            data: the fields that were there.

        Returns:
            The rule.
        """
        # imported here: few schedules hold such a rule
        from dateutil.rrule import rrulestr

        bounds = {key.removeprefix("_"): data[key] for key in ("_dtstart", "_until") if data.get(key) is not None}
        return rrulestr(data["rr"]).replace(**bounds)  # type: ignore[union-attr]


class RRuleSetSchema(Schema):
    """The form of a set of recurrence rules."""

    fields = {
        "_rrule": nested_list(lambda: RRuleSchema()),
        "_rdate": each(PLAIN_MOMENT),
        "_exrule": nested_list(lambda: RRuleSchema()),
        "_exdate": each(PLAIN_MOMENT),
    }

    def make(self, data: dict[str, Any]) -> Any:
        """
        Make the set.

        Args:
            data: the fields that were there.

        Returns:
            The set.
        """
        # imported here: few schedules hold such a rule
        from dateutil.rrule import rruleset

        made = rruleset()
        for key in self.fields:
            add = getattr(made, key.removeprefix("_"))
            for item in data.get(key) or ():
                add(item)
        return made


class RRuleBaseSchema(OneOfSchema):
    """The form of a recurrence rule or of a set of them."""

    type_schemas: ClassVar[Mapping[str, type[Schema]]] = {"rrule": RRuleSchema, "rruleset": RRuleSetSchema}


class RRuleClockSchema(_ClockSchema):
    """The form of a clock that follows a recurrence rule."""

    fields = {"rrule_obj": nested(lambda: RRuleBaseSchema(), required=True), **_BOUNDS, **_RUNS}
    clock_class = clocks.RRuleClock


class ClockSchema(OneOfSchema):
    """The form of any clock."""

    type_schemas: ClassVar[Mapping[str, type[Schema]]] = {
        "IntervalClock": IntervalClockSchema,
        "CronClock": CronClockSchema,
        "DatesClock": DatesClockSchema,
        "RRuleClock": RRuleClockSchema,
    }


class ScheduleSchema(Schema):
    """
    The form of a schedule.

    Example:
        >>> import datetime
        >>> from prefect.core.schedules import IntervalSchedule
        >>> ScheduleSchema().dump(IntervalSchedule(interval=datetime.timedelta(hours=1)))["clocks"][0]["interval"]
        3600000000
    """

    fields = {
        "clocks": nested_list(lambda: ClockSchema(), required=True),
        "filters": _functions(_FILTERS, "filters"),
        "or_filters": _functions(_FILTERS, "or_filters"),
        "not_filters": _functions(_FILTERS, "not_filters"),
        "adjustments": _functions(_ADJUSTMENTS, "adjustments"),
    }

    def make(self, data: dict[str, Any]) -> Schedule:
        """
        Make the schedule.

        Args:
            data: the fields that were there.

        Returns:
            The schedule.
        """
        return Schedule(**data)
