"""Sensors that wait for a time or a day."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from prefect.compat.airflow.standin import dates, versions
from prefect.compat.airflow.standin.operators.branch import moment_of
from prefect.compat.airflow.standin.sensors.base import BaseSensorOperator
from prefect.compat.airflow.standin.weekday import WeekDay


class DateTimeSensor(BaseSensorOperator):
    """
    Waits until a moment.

    Args:
        target_time: datetime, or text (a template, usually).
    """

    template_fields: Sequence[str] = ("target_time",)

    def __init__(self, *, target_time: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if not isinstance(target_time, (str, datetime.datetime)) and not hasattr(target_time, "resolve"):
            raise TypeError(f"Expected str or datetime.datetime type for target_time. Got {type(target_time)}")
        as_text = isinstance(target_time, datetime.datetime) and versions.current() < (3, 0)
        self.target_time = target_time.isoformat() if as_text else target_time

    def _moment(self) -> datetime.datetime:
        value = self.target_time
        return value if isinstance(value, datetime.datetime) else dates.parse(value)

    def poke(self, context: Any) -> bool:
        """Look at the clock."""
        return bool(dates.utcnow() > self._moment())


def _defer_until(sensor: Any, moment: Any) -> None:
    from prefect.compat.airflow.standin.triggers import DateTimeTrigger  # brings asyncio

    sensor.defer(trigger=DateTimeTrigger(moment=moment), method_name="execute_complete")


class DateTimeSensorAsync(DateTimeSensor):
    """Waits until a moment, in a trigger."""

    def __init__(
        self,
        *,
        start_from_trigger: bool = False,
        end_from_trigger: bool = False,
        trigger_kwargs: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.end_from_trigger = end_from_trigger

    def execute(self, context: Any) -> None:
        """Hand over to the trigger."""
        _defer_until(self, self._moment())

    def execute_complete(self, context: Any, event: Any = None) -> None:
        """End."""


class TimeSensor(BaseSensorOperator):
    """
    Waits until a time of the day.

    Args:
        target_time: the time, in the DAG's zone.
        deferrable: wait in a trigger.
    """

    def __init__(
        self,
        *,
        target_time: datetime.time,
        deferrable: bool = False,
        start_from_trigger: bool = False,
        end_from_trigger: bool = False,
        trigger_kwargs: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.target_time, self.deferrable = target_time, deferrable

    @property
    def target_datetime(self) -> Any:
        """The time, today."""
        zone = getattr(self.dag, "timezone", None) or dates.utc
        today = datetime.datetime.now(zone)
        return dates.convert_to_utc(dates.make_aware(datetime.datetime.combine(today, self.target_time), zone))

    def execute(self, context: Any) -> Any:
        """Wait."""
        if self.deferrable:
            return _defer_until(self, self.target_datetime)
        return super().execute(context)

    def execute_complete(self, context: Any, event: Any = None) -> None:
        """End."""

    def poke(self, context: Any) -> bool:
        """Look at the clock."""
        return bool(dates.utcnow() > self.target_datetime)


class TimeSensorAsync(TimeSensor):
    """Waits until a time of the day, in a trigger."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "deferrable": True})


class TimeDeltaSensor(BaseSensorOperator):
    """
    Waits until a while after the end of the run's data interval.

    Args:
        delta: how long.
        deferrable: wait in a trigger.
    """

    def __init__(
        self, *, delta: datetime.timedelta, deferrable: bool = False, end_from_trigger: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.delta, self.deferrable = delta, deferrable
        if versions.current() >= (3, 0):
            self.template_fields = ("delta",)

    def _moment(self, context: Any) -> Any:
        base = context.get("data_interval_end") or context["dag_run"].run_after
        return base + self.delta

    def poke(self, context: Any) -> bool:
        """Look at the clock."""
        return bool(dates.utcnow() > self._moment(context))

    def execute(self, context: Any) -> Any:
        """Wait."""
        if not self.deferrable:
            return super().execute(context)
        moment = self._moment(context)
        if dates.utcnow() > moment:
            # nothing is left to wait for
            return True
        return _defer_until(self, moment)

    def execute_complete(self, context: Any, event: Any = None) -> None:
        """End."""


class TimeDeltaSensorAsync(TimeDeltaSensor):
    """Waits until a while after the end of the run's data interval, in a trigger."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "deferrable": True})


class WaitSensor(BaseSensorOperator):
    """
    Waits for a while.

    Args:
        time_to_wait: minutes, or a timedelta.
        deferrable: wait in a trigger.
    """

    def __init__(self, time_to_wait: datetime.timedelta | int, deferrable: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.template_fields = ("time_to_wait",)
        self.deferrable = deferrable
        self.time_to_wait = (
            time_to_wait if isinstance(time_to_wait, datetime.timedelta) else datetime.timedelta(minutes=time_to_wait)
        )

    def execute(self, context: Any) -> Any:
        """Wait."""
        if self.deferrable:
            return _defer_until(self, dates.utcnow() + self.time_to_wait)
        self.sleep(self.time_to_wait.total_seconds())
        return None

    def execute_complete(self, context: Any, event: Any = None) -> None:
        """End."""


class DayOfWeekSensor(BaseSensorOperator):
    """
    Waits until a day of the week.

    Args:
        week_day: day or days, by name or as `WeekDay`.
        use_task_logical_date: look at the run's date instead of today.
        use_task_execution_day: older name of that.
    """

    def __init__(
        self, *, week_day: Any, use_task_logical_date: bool = False, use_task_execution_day: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.week_day = week_day
        self.use_task_logical_date = use_task_logical_date or use_task_execution_day
        self._week_day_num = WeekDay.validate_week_day(week_day)

    def poke(self, context: Any) -> bool:
        """Look at the day."""
        return moment_of(context, self.use_task_logical_date).isoweekday() in self._week_day_num
