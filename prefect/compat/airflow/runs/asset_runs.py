"""Which DAGs wait for which assets, and what of that has been updated."""

from __future__ import annotations

import random
import string
from collections.abc import Iterator
from typing import Any

from prefect.compat.airflow.runtime.run import RunOptions
from prefect.compat.airflow.runtime.run_dates import in_utc
from prefect.compat.airflow.runtime.updates import AssetEvent


class AssetQueue:
    """The updates that DAGs scheduled on assets have seen since their last run."""

    def __init__(self) -> None:
        self._conditions: dict[str, Any] = {}
        self._seen: dict[str, list[AssetEvent]] = {}

    def add(self, dag: Any) -> None:
        """
        Let a DAG wait, if its schedule is one of assets.

        Args:
            dag: the DAG.
        """
        condition = condition_of(dag)
        if condition is not None:
            self._conditions[dag.dag_id] = condition
            self._seen.setdefault(dag.dag_id, [])

    def updated(self, events: list[AssetEvent]) -> Iterator[tuple[str, tuple[AssetEvent, ...]]]:
        """
        Take note of updates.

        Args:
            events: the updates.

        Yields:
            The id of each DAG whose condition holds now, with the updates that made it so.
        """
        for event in events:
            for dag_id, condition in self._conditions.items():
                if not wanted(condition, event):
                    continue
                seen = self._seen[dag_id]
                seen.append(event)
                if holds(condition, seen):
                    self._seen[dag_id] = []
                    yield dag_id, tuple(seen)


def condition_of(dag: Any) -> Any:
    """
    The assets that a DAG waits for.

    Args:
        dag: the DAG.

    Returns:
        A condition, `None` where its schedule is none of assets.
    """
    schedule = dag.schedule
    if schedule is None or isinstance(schedule, str):
        return None
    return getattr(dag.timetable, "asset_condition", None)


def wanted(condition: Any, event: AssetEvent) -> bool:
    """Is the update one that the condition speaks of?"""
    parts = getattr(condition, "objects", None)
    if parts is not None:
        return any(wanted(part, event) for part in parts)
    return bool(condition.evaluate({event.uri: True, event.name: True, **dict.fromkeys(event.aliases, True)}))


def holds(condition: Any, events: list[AssetEvent]) -> bool:
    """Does the condition hold after these updates?"""
    statuses: dict[str, bool] = {}
    for event in events:
        statuses.update({event.uri: True, event.name: True, **dict.fromkeys(event.aliases, True)})
    return bool(condition.evaluate(statuses))


def asset_options(version: tuple[int, int], consumed: tuple[AssetEvent, ...]) -> RunOptions:
    """
    What a run that assets made is like.

    Args:
        version: the Airflow version whose rules hold.
        consumed: the updates that made it; up to 2.x it is about the data intervals of the runs that wrote them.
    """
    word = "asset_triggered" if version >= (3, 0) else "dataset_triggered"
    moment = in_utc(max(event.timestamp for event in consumed))
    interval = (moment, moment)
    if version < (3, 0):
        intervals = [event.source_interval for event in consumed if event.source_interval is not None]
        if intervals:
            interval = min(start for start, _ in intervals), max(end for _, end in intervals)
    run_id = f"{word}__{moment.isoformat()}"
    if version >= (3, 0):
        run_id += f"_{''.join(random.choices(string.ascii_letters + string.digits, k=8))}"
    return RunOptions(
        logical_date=moment,
        run_type=word,
        run_id=run_id,
        events=consumed,
        data_interval=interval,
        dateless=version >= (3, 0),
    )
