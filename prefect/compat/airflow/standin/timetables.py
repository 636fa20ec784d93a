"""Timetables: when a DAG runs and which interval of data a run is about."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from dateutil.relativedelta import relativedelta
from pendulum import DateTime

from prefect.compat.airflow.standin import dates
from prefect.compat.airflow.standin.moments import CronMoments, DeltaMoments
from prefect.compat.airflow.standin.notset import NOTSET, ArgNotSet
from prefect.compat.airflow.standin.simple_timetables import ContinuousTimetable, NullTimetable, OnceTimetable
from prefect.compat.airflow.standin.timetable_base import (
    DagRunInfo,
    DataInterval,
    KeptTimetable,
    PlainTimetable,
    TimeRestriction,
    Timetable,
)
from prefect.compat.airflow.standin.versions import current


def _encoded(delta: Any) -> Any:
    if isinstance(delta, relativedelta):
        return {name: value for name in _PARTS if (value := getattr(delta, name))}
    return delta.total_seconds() if isinstance(delta, datetime.timedelta) else delta


def _decoded(delta: Any) -> Any:
    return relativedelta(**delta) if isinstance(delta, dict) else datetime.timedelta(seconds=delta)


_PARTS = ("years", "months", "days", "leapdays", "hours", "minutes", "seconds", "microseconds")


class _Interval(KeptTimetable):
    """Runs at the end of each interval, about it."""

    _moments: Any

    def validate(self) -> None:
        """Raise if the expression or duration makes no sense."""
        self._moments.validate()

    def infer_manual_data_interval(self, *, run_after: DateTime) -> DataInterval:
        """Return the last whole interval before `run_after`."""
        end = self._moments.down(run_after)
        return DataInterval(self._moments.before(end), end)

    def next_dagrun_info(
        self, *, last_automated_data_interval: DataInterval | None, restriction: TimeRestriction
    ) -> DagRunInfo | None:
        """Return the run about the next interval."""
        earliest = restriction.earliest
        if not restriction.catchup:
            earliest = self._skip_to_latest(earliest)
        elif earliest is not None:
            earliest = self._moments.up(earliest)
        if last_automated_data_interval is None:
            if earliest is None:
                return None
            start = earliest
        else:
            start = self._moments.down(last_automated_data_interval.end)
            if earliest is not None:
                start = max(start, earliest)
        if restriction.latest is not None and start > restriction.latest:
            return None
        return DagRunInfo.interval(start, self._moments.after(start))

    def _skip_to_latest(self, earliest: DateTime | None) -> DateTime:
        now = dates.coerce_datetime(dates.utcnow())
        end = self._moments.before(self._moments.after(now)) if isinstance(self._moments, CronMoments) else now
        start: DateTime = self._moments.before(end)
        return start if earliest is None else max(start, self._moments.up(earliest))


class CronDataIntervalTimetable(_Interval):
    """
    Runs at each moment of a cron expression, about the time since the one before.

    Args:
        cron: the expression.
        timezone: zone that it is read in.
    """

    def __init__(self, cron: str, timezone: Any) -> None:
        self._moments = CronMoments(cron, timezone)
        self._expression, self._timezone = self._moments.expression, self._moments.zone

    def serialize(self) -> dict[str, Any]:
        """Return the expression and the name of the zone."""
        return {"expression": self._expression, "timezone": self._moments.zone_name}

    @classmethod
    def deserialize(cls, data: dict[str, Any]) -> Timetable:
        """Make the timetable again."""
        return cls(data["expression"], data["timezone"])

    @property
    def summary(self) -> str:
        """The expression."""
        return str(self._expression)


class DeltaDataIntervalTimetable(_Interval):
    """
    Runs a duration after the last time, about that duration.

    Args:
        delta: the duration.
    """

    def __init__(self, delta: datetime.timedelta | relativedelta) -> None:
        self._delta = delta
        self._moments = DeltaMoments(delta)

    def serialize(self) -> dict[str, Any]:
        """Return the duration in seconds, or its parts."""
        return {"delta": _encoded(self._delta)}

    @classmethod
    def deserialize(cls, data: dict[str, Any]) -> Timetable:
        """Make the timetable again."""
        return cls(_decoded(data["delta"]))

    @property
    def summary(self) -> str:
        """The duration."""
        return str(self._delta)


class _Trigger(KeptTimetable):
    """Runs at moments, about an interval that ends there."""

    _moments: Any
    _interval: Any = datetime.timedelta()

    def validate(self) -> None:
        """Raise if the expression or duration makes no sense."""
        self._moments.validate()

    def infer_manual_data_interval(self, *, run_after: DateTime) -> DataInterval:
        """Return the interval that ends at `run_after`."""
        return DataInterval(dates.coerce_datetime(run_after - self._interval), run_after)

    def next_dagrun_info(
        self, *, last_automated_data_interval: DataInterval | None, restriction: TimeRestriction
    ) -> DagRunInfo | None:
        """Return the run at the next moment."""
        earliest = restriction.earliest
        if restriction.catchup:
            if last_automated_data_interval is not None:
                moment = self._moments.after(last_automated_data_interval.end)
            elif earliest is not None:
                moment = self._moments.up(earliest)
            elif current() >= (3, 0) and isinstance(self._moments, CronMoments):
                moment = self._moments.after(dates.coerce_datetime(dates.utcnow()))
            else:
                return None
        else:
            now = dates.coerce_datetime(dates.utcnow())
            candidates = [self._moments.down(now)]
            if last_automated_data_interval is not None:
                candidates.append(self._moments.after(last_automated_data_interval.end))
            if earliest is not None:
                candidates.append(self._moments.up(earliest))
            moment = max(candidates)
        if restriction.latest is not None and moment > restriction.latest:
            return None
        return DagRunInfo.interval(dates.coerce_datetime(moment - self._interval), moment)


class CronTriggerTimetable(_Trigger):
    """
    Runs at each moment of a cron expression.

    Args:
        cron: the expression.
        timezone: zone that it is read in.
        interval: how long before the moment the data interval starts.
        run_immediately: start a missed run at once.
    """

    def __init__(
        self,
        cron: str,
        *,
        timezone: Any = dates.utc,
        interval: Any = datetime.timedelta(),
        run_immediately: Any = False,
    ) -> None:
        self._moments = CronMoments(cron, timezone)
        self._expression, self._timezone = self._moments.expression, self._moments.zone
        self._interval, self.run_immediately = interval, run_immediately

    def serialize(self) -> dict[str, Any]:
        """Return the expression, the name of the zone and the interval in seconds, or its parts."""
        made = {
            "expression": self._expression,
            "timezone": self._moments.zone_name,
            "interval": _encoded(self._interval),
        }
        return {**made, "run_immediately": _encoded(self.run_immediately)} if current() >= (3, 0) else made

    @classmethod
    def deserialize(cls, data: dict[str, Any]) -> Timetable:
        """Make the timetable again."""
        return cls(data["expression"], timezone=data["timezone"], interval=_decoded(data["interval"]))

    @property
    def summary(self) -> str:
        """The expression."""
        return str(self._expression)


class CronPartitionTimetable(CronTriggerTimetable):
    """Runs at each moment of a cron expression, for a partition."""

    def __init__(self, cron: str, *, timezone: Any = dates.utc, run_immediately: Any = False, **kwargs: Any) -> None:
        super().__init__(cron, timezone=timezone, run_immediately=run_immediately)
        self.kwargs = kwargs


class DeltaTriggerTimetable(_Trigger):
    """
    Runs a duration after the last time.

    Args:
        delta: the duration.
        interval: how long before the moment the data interval starts.
    """

    def __init__(self, delta: Any, *, interval: Any = datetime.timedelta()) -> None:
        self._delta, self._interval = delta, interval
        self._moments = DeltaMoments(delta)

    def serialize(self) -> dict[str, Any]:
        """Return the duration and the interval in seconds, or their parts."""
        return {"delta": _encoded(self._delta), "interval": _encoded(self._interval)}

    @classmethod
    def deserialize(cls, data: dict[str, Any]) -> Timetable:
        """Make the timetable again."""
        return cls(_decoded(data["delta"]), interval=_decoded(data["interval"]))

    @property
    def summary(self) -> str:
        """The duration."""
        return str(self._delta)


class MultipleCronTriggerTimetable(Timetable):
    """
    Runs at each moment of several cron expressions.

    Args:
        *crons: the expressions.
        timezone: zone that they are read in.
        interval: how long before the moment the data interval starts.
        run_immediately: start a missed run at once.
    """

    def __init__(
        self, *crons: str, timezone: Any = dates.utc, interval: Any = datetime.timedelta(), run_immediately: Any = False
    ) -> None:
        if not crons:
            raise ValueError("cron expression required")
        self._timetables = [
            CronTriggerTimetable(cron, timezone=timezone, interval=interval, run_immediately=run_immediately)
            for cron in crons
        ]

    @property
    def summary(self) -> str:
        """The expressions."""
        return ", ".join(one.summary for one in self._timetables)

    def validate(self) -> None:
        """Raise if an expression makes no sense."""
        for one in self._timetables:
            one.validate()

    def infer_manual_data_interval(self, *, run_after: DateTime) -> DataInterval:
        """Return the interval that ends at `run_after`."""
        return self._timetables[0].infer_manual_data_interval(run_after=run_after)

    def next_dagrun_info(self, *, last_automated_data_interval: Any, restriction: Any) -> DagRunInfo | None:
        """Return the earliest of the next runs."""
        found = [
            info
            for one in self._timetables
            if (
                info := one.next_dagrun_info(
                    last_automated_data_interval=last_automated_data_interval, restriction=restriction
                )
            )
        ]
        return min(found, key=lambda info: info.run_after) if found else None


class EventsTimetable(Timetable):
    """
    Runs at given moments.

    Args:
        event_dates: the moments.
        restrict_to_events: runs that a person starts are about the last moment too.
        presorted: they are in order already.
        description: for people.
    """

    def __init__(
        self,
        event_dates: Any,
        restrict_to_events: bool = False,
        presorted: bool = False,
        description: str | None = None,
    ) -> None:
        self.event_dates = list(event_dates)
        if not presorted:
            self.event_dates.sort()
        self.restrict_to_events = restrict_to_events
        number = f"{len(self.event_dates)} events"
        dated = [self._text(one) for one in (*self.event_dates[:1], *self.event_dates[-1:])]
        self.description = description or number + (f" between {dated[0]} and {dated[1]}" if dated else "")
        self._summary = description or number

    @staticmethod
    def _text(moment: Any) -> str:
        return moment.isoformat() if current() >= (3, 0) and hasattr(moment, "isoformat") else str(moment)

    @property
    def summary(self) -> str:
        """What was given as description, or the number of events."""
        return self._summary

    def serialize(self) -> dict[str, Any]:
        """Return the moments as text; Airflow 3 keeps the description, too."""
        made = {"event_dates": [self._text(one) for one in self.event_dates]}
        made["restrict_to_events"] = self.restrict_to_events  # type: ignore[assignment]
        told = {"description": self.description, "_summary": self._summary}
        return {**made, **told} if current() >= (3, 0) else made

    @classmethod
    def deserialize(cls, data: dict[str, Any]) -> Timetable:
        """Make the timetable again."""
        moments = [dates.parse(one) for one in data["event_dates"]]
        made = cls(moments, data["restrict_to_events"], presorted=True, description=data.get("description"))
        made._summary = data.get("_summary", made._summary)
        return made

    def infer_manual_data_interval(self, *, run_after: DateTime) -> DataInterval:
        """Return the moment itself, or the last event before it."""
        if self.restrict_to_events:
            past = [event for event in self.event_dates if event <= run_after]
            return DataInterval.exact(past[-1] if past else self.event_dates[0])
        return DataInterval.exact(run_after)

    def next_dagrun_info(
        self, *, last_automated_data_interval: DataInterval | None, restriction: TimeRestriction
    ) -> DagRunInfo | None:
        """Return the run at the next event."""
        last = last_automated_data_interval.end if last_automated_data_interval is not None else None
        events = [
            event
            for event in self.event_dates
            if (last is None or event > last)
            and (restriction.earliest is None or event >= restriction.earliest)
            and (restriction.latest is None or event <= restriction.latest)
        ]
        if not restriction.catchup and events:
            now = dates.utcnow()
            past = [event for event in events if event <= now]
            events = past[-1:] or events
        return DagRunInfo.exact(events[0]) if events else None


class AssetTriggeredTimetable(PlainTimetable):
    """
    Runs when assets were updated.

    Args:
        assets: an asset, or a condition of several.
    """

    description = "Triggered by assets"
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    @property
    def summary(self) -> str:
        """What starts it."""
        return "Asset" if current() >= (3, 0) else "Dataset"

    def __init__(self, assets: Any = None, **kwargs: Any) -> None:
        from prefect.compat.airflow.standin.assets import as_condition  # only asset schedules need it

        self.asset_condition = self.dataset_condition = as_condition(
            assets if assets is not None else kwargs.get("datasets")
        )

    def next_dagrun_info(self, *, last_automated_data_interval: Any, restriction: Any) -> None:
        """Return nothing: time alone starts no run."""
        return


class PartitionedAssetTimetable(AssetTriggeredTimetable):
    """Runs when partitions of assets were updated."""


class AssetOrTimeSchedule(AssetTriggeredTimetable):
    """
    Runs when assets were updated, and at the moments of another timetable.

    Args:
        timetable: the other timetable.
        assets: an asset, or a condition of several (`datasets` before Airflow 3).
    """

    def __init__(self, *, timetable: Timetable, assets: Any = NOTSET, datasets: Any = NOTSET) -> None:
        super().__init__(datasets if isinstance(assets, ArgNotSet) else assets)
        self.timetable = timetable
        self.description = f"Triggered by assets or {timetable.description}"

    @property
    def summary(self) -> str:
        """What starts it, and what the other timetable says."""
        return f"{super().summary} or {self.timetable.summary}"

    def validate(self) -> None:
        """Raise if the other timetable cannot work."""
        self.timetable.validate()

    def infer_manual_data_interval(self, *, run_after: DateTime) -> DataInterval:
        """Return what the other timetable says."""
        return self.timetable.infer_manual_data_interval(run_after=run_after)

    def next_dagrun_info(self, *, last_automated_data_interval: Any, restriction: Any) -> Any:
        """Return what the other timetable says."""
        return self.timetable.next_dagrun_info(
            last_automated_data_interval=last_automated_data_interval, restriction=restriction
        )


DatasetOrTimeSchedule = AssetOrTimeSchedule
DatasetTriggeredTimetable = AssetTriggeredTimetable


def timetable_for(
    schedule: Any, timezone: Any, *, catchup: bool = False, version: tuple[int, int] = (2, 10)
) -> Timetable:
    """Return the timetable that a DAG's schedule means; from 3.0 on a run is about a moment, not about an interval."""
    if isinstance(schedule, Timetable):
        return schedule
    if schedule is None or schedule == "None" and version < (2, 0):
        return NullTimetable()
    if isinstance(schedule, str):
        if schedule == "@once":
            return OnceTimetable()
        if schedule == "@continuous":
            return ContinuousTimetable()
        if version >= (3, 0):
            return CronTriggerTimetable(schedule, timezone=timezone)
        return CronDataIntervalTimetable(schedule, timezone)
    if isinstance(schedule, (datetime.timedelta, relativedelta)):
        return DeltaTriggerTimetable(schedule) if version >= (3, 0) else DeltaDataIntervalTimetable(schedule)
    from prefect.compat.airflow.standin.assets import BaseAsset  # only asset schedules need it

    if isinstance(schedule, (BaseAsset, Iterator, list, tuple, set)):
        return AssetTriggeredTimetable(schedule)
    if hasattr(type(schedule), "standin_path"):
        return NullTimetable()  # nobody knows the dates of a class that was made on demand, which a finding tells
    raise ValueError(f"{schedule!r} is not a valid schedule.")
