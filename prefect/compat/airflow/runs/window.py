"""What a task in another process sees of the runs around it, and what it has to tell them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, NamedTuple

import cloudpickle

from prefect.compat.airflow.runs.past import Past
from prefect.compat.airflow.runs.records import RunRecord
from prefect.compat.airflow.runs.store import Store
from prefect.compat.airflow.runtime.updates import AssetEvent

_log = logging.getLogger("airflow.task")


class Parcel(NamedTuple):
    """
    The past runs on their way to another process.

    Args:
        path: the file in which they are; `None` where they travel themselves.
        runs: the runs, with XComs that are pickled one by one.
        events: the updates of assets.
    """

    path: str | None
    runs: tuple[RunRecord, ...] = ()
    events: tuple[AssetEvent, ...] = ()


def packed(past: Past) -> Parcel:
    """
    Pack the past runs.

    Args:
        past: the past runs.
    """
    if isinstance(past.keeper, Store):
        return Parcel(str(past.keeper.path))
    return Parcel(None, tuple(map(flat, past.known_runs())), tuple(past.known_events()))


def flat(record: RunRecord) -> RunRecord:
    """
    A run whose values can travel.

    Args:
        record: the run.

    Returns:
        The same with XComs that are pickled one by one; what cannot be is left out, with a warning.
    """
    xcoms: dict[tuple[str, int], dict[str, Any]] = {}
    for (task_id, map_index), values in record.xcoms.items():
        for key, value in values.items():
            try:
                xcoms.setdefault((task_id, map_index), {})[key] = cloudpickle.dumps(value)
            except Exception as error:  # noqa: BLE001 - any class may refuse
                _log.warning("XCom %r of %s.%s is not known elsewhere: %s", key, record.dag_id, task_id, error)
    return record._replace(xcoms=xcoms)


class Window:
    """
    Stands for the world of the run in another process.

    Args:
        parcel: the past runs.
        read: gives a value that was pickled back.
    """

    hands_over = False

    def __init__(self, parcel: Parcel, read: Callable[[bytes], Any]) -> None:
        self.past = Past(Store(parcel.path) if parcel.path is not None else None)
        for record in parcel.runs:
            xcoms = {at: {key: read(value) for key, value in each.items()} for at, each in record.xcoms.items()}
            self.past.keep(record._replace(xcoms=xcoms))
        self.past.keep_events(parcel.events)
        #: The updates that the task made, for the process that has the run.
        self.emitted: list[AssetEvent] = []

    def emit(self, events: list[AssetEvent]) -> None:
        """Assets were updated."""
        self.emitted.extend(events)

    def find(self, dag_id: str) -> None:
        """Other DAGs are not known here: tasks that deal with them are carried out where the run is."""

    def fulfil(self, dag_id: str, date: Any) -> bool:
        """No run is made here."""
        return False
