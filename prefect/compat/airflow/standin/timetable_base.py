"""What timetables are made of: intervals, restrictions, the runs they plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from pendulum import DateTime

from prefect.compat.airflow.standin.versions import current


class DataInterval(NamedTuple):
    """From `start` (in it) to `end` (not in it)."""

    start: DateTime
    end: DateTime

    @classmethod
    def exact(cls, at: DateTime) -> DataInterval:
        """Return the interval that is one moment."""
        return cls(at, at)


class TimeRestriction(NamedTuple):
    """Between which dates runs may be made."""

    earliest: DateTime | None
    latest: DateTime | None
    catchup: bool


class DagRunInfo(NamedTuple):
    """When a run is made and what it is about."""

    run_after: DateTime
    data_interval: DataInterval

    @classmethod
    def exact(cls, at: DateTime) -> DagRunInfo:
        """Return a run at one moment about that moment."""
        return cls(at, DataInterval.exact(at))

    @classmethod
    def interval(cls, start: DateTime, end: DateTime) -> DagRunInfo:
        """Return a run after an interval about it."""
        return cls(end, DataInterval(start, end))

    @property
    def logical_date(self) -> DateTime:
        """The start of the interval."""
        return self.data_interval.start


class Timetable:
    """When a DAG runs; timetables of users' own derive from it."""

    description: str = ""
    periodic: bool = True
    can_be_scheduled: bool = True
    active_runs_limit: int | None = None
    asset_condition: Any = None
    dataset_condition: Any = None

    @property
    def run_ordering(self) -> Sequence[str]:
        """By which dates runs are put in order."""
        return ("data_interval_end", "logical_date" if current() >= (3, 0) else "execution_date")

    @property
    def summary(self) -> str:
        """A word for people."""
        return type(self).__name__

    @classmethod
    def deserialize(cls, data: dict[str, Any]) -> Timetable:
        """Make the timetable again."""
        return cls()

    def serialize(self) -> dict[str, Any]:
        """Return what is needed to make it again."""
        return {}

    def validate(self) -> None:
        """Raise if it cannot work."""

    def infer_manual_data_interval(self, *, run_after: DateTime) -> DataInterval:
        """Return the interval of a run that a person starts."""
        raise NotImplementedError

    def next_dagrun_info(
        self, *, last_automated_data_interval: DataInterval | None, restriction: TimeRestriction
    ) -> DagRunInfo | None:
        """Return the run after the last one, or `None`."""
        raise NotImplementedError

    def generate_run_id(
        self,
        *,
        run_type: Any,
        logical_date: DateTime | None = None,
        data_interval: Any = None,
        run_after: DateTime | None = None,
        **extra: Any,
    ) -> str:
        """Return the id of a run."""
        moment = logical_date or run_after
        return f"{run_type}__{moment.isoformat() if moment else ''}"

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.summary}>"


class KeptTimetable(Timetable):
    """A timetable that is what it serializes to: one that says the same is equal to it."""

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.serialize() == self.serialize()

    def __hash__(self) -> int:
        return hash((type(self), repr(self.serialize())))


class PlainTimetable(KeptTimetable):
    """A timetable whose runs are about a moment."""

    def infer_manual_data_interval(self, *, run_after: DateTime) -> DataInterval:
        """Return the moment itself."""
        return DataInterval.exact(run_after)
