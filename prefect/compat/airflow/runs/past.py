"""The runs that have been: looked up by DAG, date and id, in memory and, if wanted, in a file."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

import pendulum

from prefect.compat.airflow.runs.records import AUTOMATED, RunRecord
from prefect.compat.airflow.runs.slas import SlaMiss
from prefect.compat.airflow.runtime.updates import AssetEvent


class Keeper(Protocol):
    """What keeps runs beyond the process."""

    def runs(self, dag_id: str) -> list[RunRecord]:
        """All runs of a DAG."""

    def keep(self, record: RunRecord) -> None:
        """Keep a run, in place of one of the same id."""

    def events(self) -> list[AssetEvent]:
        """All updates of assets, oldest first."""

    def keep_event(self, event: AssetEvent) -> None:
        """Keep an update of an asset."""

    def sla_misses(self, dag_id: str) -> list[SlaMiss]:
        """The dates for which tasks of a DAG were late, at least the last of each task."""

    def keep_sla_misses(self, found: Iterable[SlaMiss]) -> None:
        """Keep dates for which tasks were late."""

    def has_changed(self) -> bool:
        """Has another process added something since this was asked last?"""


class Past:
    """
    The runs that have been.

    Args:
        keeper: keeps them beyond the process; `None` for those of this process only.
    """

    def __init__(self, keeper: Keeper | None = None) -> None:
        self.keeper = keeper
        self._runs: dict[str, dict[str, RunRecord]] = {}
        self._misses: dict[str, list[SlaMiss]] = {}
        self._events: list[AssetEvent] = list(keeper.events()) if keeper is not None else []
        self._lock = threading.RLock()

    def _of(self, dag_id: str) -> dict[str, RunRecord]:
        with self._lock:
            self.refresh()
            known = self._runs.get(dag_id)
            if known is None:
                kept = self.keeper.runs(dag_id) if self.keeper is not None else []
                known = self._runs[dag_id] = {record.run_id: record for record in kept}
            return known

    def runs(self, dag_id: str) -> list[RunRecord]:
        """
        The runs of a DAG, the earliest date first.

        Args:
            dag_id: the DAG.
        """
        return sorted(self._of(dag_id).values(), key=lambda record: record.logical_date)

    def run(self, dag_id: str, run_id: str) -> RunRecord | None:
        """The run of an id, `None` where there is none."""
        return self._of(dag_id).get(run_id)

    def at(self, dag_id: str, date: pendulum.DateTime) -> list[RunRecord]:
        """The runs of a date."""
        return [record for record in self._of(dag_id).values() if record.logical_date == date]

    def before(
        self, dag_id: str, date: pendulum.DateTime, *, state: str | None = None, automated: bool = False
    ) -> RunRecord | None:
        """
        The last run before a date.

        Args:
            dag_id: the DAG.
            date: the date.
            state: only runs that ended so.
            automated: only runs that the schedule made.
        """
        found: RunRecord | None = None
        for record in self._of(dag_id).values():
            if record.logical_date >= date or (state is not None and record.state != state):
                continue
            if automated and record.run_type not in AUTOMATED:
                continue
            if found is None or record.logical_date > found.logical_date:
                found = record
        return found

    def last_automated(self, dag_id: str) -> RunRecord | None:
        """The run with the latest date that the schedule made."""
        return max(
            (record for record in self._of(dag_id).values() if record.run_type in AUTOMATED),
            key=lambda record: record.logical_date,
            default=None,
        )

    def keep(self, record: RunRecord) -> None:
        """Remember a run, in place of one of the same id."""
        with self._lock:
            self._of(record.dag_id)[record.run_id] = record
            if self.keeper is not None:
                self.keeper.keep(record)

    def keep_events(self, events: Iterable[AssetEvent]) -> None:
        """Remember updates of assets."""
        with self._lock:
            for event in events:
                self._events.append(event)
                if self.keeper is not None:
                    self.keeper.keep_event(event)

    def events(self, *, uri: str | None = None, alias: str | None = None) -> list[AssetEvent]:
        """
        Updates of an asset, oldest first.

        Args:
            uri: the asset's URI.
            alias: or the alias under which it was added.
        """
        return [
            event for event in self._events
            if (uri is not None and event.uri == uri) or (alias is not None and alias in event.aliases)
        ]  # fmt: skip

    def sla_misses(self, dag_id: str) -> list[SlaMiss]:
        """The dates for which tasks of a DAG were late, at least the last of each task."""
        if dag_id not in self._misses:
            self._misses[dag_id] = self.keeper.sla_misses(dag_id) if self.keeper is not None else []
        return self._misses[dag_id]

    def keep_sla_misses(self, dag_id: str, found: list[SlaMiss]) -> None:
        """Remember dates for which tasks of a DAG were late."""
        self.sla_misses(dag_id).extend(found)
        if self.keeper is not None:
            self.keeper.keep_sla_misses(found)

    def known_runs(self) -> list[RunRecord]:
        """The runs of every DAG that was asked for."""
        with self._lock:
            return [record for each in self._runs.values() for record in each.values()]

    def known_events(self) -> list[AssetEvent]:
        """All updates of assets, oldest first."""
        return list(self._events)

    def may_change(self) -> bool:
        """Are there runs under way elsewhere that may end while this process waits for them?"""
        return False

    def wait(self, until: float | None = None) -> bool:
        """
        Wait until a run elsewhere has something to say.

        Args:
            until: the time, in seconds since the epoch, at which it is given up; `None` is never.

        Returns:
            Whether there was something; else the time is over, or nothing will come any more.
        """
        return False

    def refresh(self) -> None:
        """Look anew at what is kept: another process may have added to it."""
        if self.keeper is not None and self.keeper.has_changed():
            with self._lock:
                self._runs.clear()
                self._events = list(self.keeper.events())

    def prior_values(self, dag_id: str, date: pendulum.DateTime) -> Iterator[Mapping[tuple[str, int], dict[str, Any]]]:
        """The XComs of the runs before a date, the latest first."""
        earlier = [record for record in self._of(dag_id).values() if record.logical_date < date]
        for record in sorted(earlier, key=lambda record: record.logical_date, reverse=True):
            yield record.xcoms
