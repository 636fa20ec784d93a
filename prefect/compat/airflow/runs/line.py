"""What a process that makes one of several runs knows of the others, and what it tells them."""

from __future__ import annotations

import pickle
import time
from collections.abc import Iterable, Mapping
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from prefect.compat.airflow.runs.past import Keeper, Past
from prefect.compat.airflow.runs.records import RunRecord, recorded
from prefect.compat.airflow.runs.window import flat
from prefect.compat.airflow.runtime.updates import AssetEvent

if TYPE_CHECKING:
    from prefect.compat.airflow.runtime.run import AirflowRun

#: What a process says to the one that has the runs made. `NEWS` and `WAITS` are answered with what the others have
#: said, and whether more may come; the number that goes with them is how much of it is known already.
NEWS, WAITS, CHANGE, RECORD, EVENTS, DONE, TROUBLE = "news", "waits", "change", "record", "events", "done", "trouble"

#: Seconds between two looks of a run that waits for another one.
LOOK = 0.02


class Line(Past):
    """
    The runs that have been, and those that are made at the same time by other processes.

    Args:
        before: the runs that have been when the process began.
        keeper: gives the runs of further DAGs.
        line: leads to the process that has the runs made.
        others: the runs under way, as they stood when the process began.
        heard: how much of what was said is known.
    """

    def __init__(
        self, before: Past, keeper: Keeper | None, line: Connection, others: Iterable[bytes], heard: int
    ) -> None:
        super().__init__(keeper)
        self._runs = {dag_id: dict(runs) for dag_id, runs in before._runs.items()}
        self._events = before.known_events()
        self._line, self._heard = line, heard
        for message in others:
            self._hear(CHANGE, message)

    def refresh(self) -> None:
        """Hear what the others have said."""
        self._ask(NEWS)

    def may_change(self) -> bool:
        """Are there others that have not ended?"""
        return self._ask(NEWS)[1]

    def wait(self, until: float | None = None) -> bool:
        """
        Wait until one of the others has something to say.

        Args:
            until: the time, in seconds since the epoch, at which it is given up; `None` is never.

        Returns:
            Whether there was something; else the time is over, or nothing will come any more.
        """
        while True:
            news, goes_on = self._ask(WAITS)
            if news or not goes_on or (until is not None and time.time() >= until):
                return news
            time.sleep(LOOK)

    def keep(self, record: RunRecord) -> None:
        """Remember a run, and let the others know."""
        with self._lock:
            self._of(record.dag_id)[record.run_id] = record
            self._line.send((RECORD, pickle.dumps(flat(record))))

    def keep_events(self, events: Iterable[AssetEvent]) -> None:
        """Remember updates of assets, and let the others know."""
        found = list(events)
        with self._lock:
            self._events.extend(found)
            self._line.send((EVENTS, pickle.dumps(found)))

    def tell(self, run: AirflowRun, node: int | None = None) -> None:
        """
        Let the others know how a run stands.

        Args:
            run: the run.
            node: the node that has changed; `None` if it has just begun.
        """
        record = recorded(run)
        ti = run.instance(node) if node is not None else None
        changed = {} if ti is None else {(ti.task_id, ti.map_index): record.xcoms.get((ti.task_id, ti.map_index), {})}
        with self._lock:
            self._line.send((CHANGE, pickle.dumps(flat(record._replace(xcoms=changed)))))

    def _ask(self, kind: str) -> tuple[bool, bool]:
        with self._lock:
            self._line.send((kind, self._heard))
            news, self._heard, goes_on = self._line.recv()
            for said, message in news:
                self._hear(said, message)
        return bool(news), goes_on

    def _hear(self, kind: str, message: bytes) -> None:
        if kind == EVENTS:
            self._events.extend(pickle.loads(message))
            return
        record = whole(pickle.loads(message))
        known = self._runs.get(record.dag_id)
        if known is None:
            kept = self.keeper.runs(record.dag_id) if self.keeper is not None else []
            known = self._runs[record.dag_id] = {each.run_id: each for each in kept}
        if kind == CHANGE and (before := known.get(record.run_id)) is not None:
            record = record._replace(xcoms={**before.xcoms, **record.xcoms})
        known[record.run_id] = record


def whole(record: RunRecord) -> RunRecord:
    """
    A run whose values have travelled one by one.

    Args:
        record: what `flat` made.
    """
    # only here are values of another process read
    from prefect.compat.airflow.runtime.remote import read

    values: Mapping[tuple[str, int], dict[str, Any]] = {
        at: {key: read(value) for key, value in each.items()} for at, each in record.xcoms.items()
    }
    return record._replace(xcoms=dict(values))
