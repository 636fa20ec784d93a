"""Past runs in a file: one SQLite database below the configuration's home."""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from prefect.compat.airflow.runs.records import RunRecord
from prefect.compat.airflow.runs.slas import SlaMiss
from prefect.compat.airflow.runtime.updates import AssetEvent
from prefect.core.config import config

#: How many runs of a DAG, and updates of assets, are kept.
MOST = 2000

_TABLES = """
CREATE TABLE IF NOT EXISTS run (
    dag_id TEXT NOT NULL, run_id TEXT NOT NULL, logical_date TEXT NOT NULL, state TEXT NOT NULL, record BLOB NOT NULL,
    PRIMARY KEY (dag_id, run_id)
);
CREATE TABLE IF NOT EXISTS sla_miss (
    dag_id TEXT NOT NULL, task_id TEXT NOT NULL, date TEXT NOT NULL, record BLOB NOT NULL,
    PRIMARY KEY (dag_id, task_id, date)
);
CREATE TABLE IF NOT EXISTS event (number INTEGER PRIMARY KEY AUTOINCREMENT, record BLOB NOT NULL);
"""

_log = logging.getLogger(__name__)


def store_path() -> Path:
    """Where past runs are kept: `airflow/runs.sqlite` below the configuration's `home_dir`."""
    return Path(config["home_dir"]).expanduser() / "airflow" / "runs.sqlite"


class Store:
    """
    Past runs in a file.

    Args:
        path: the file; `None` is that of `store_path`. It is made where it is missing, for nobody but its owner.
    """

    def __init__(self, path: str | os.PathLike[str] | None = None) -> None:
        self.path = Path(path) if path is not None else store_path()
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
        self._lock = threading.Lock()
        self._db = sqlite3.connect(self.path, timeout=30, check_same_thread=False)
        self._db.executescript(_TABLES)
        (self._seen,) = self._db.execute("PRAGMA data_version").fetchone()

    def runs(self, dag_id: str) -> list[RunRecord]:
        """
        All runs of a DAG.

        Args:
            dag_id: the DAG.
        """
        with self._lock:
            rows = self._db.execute("SELECT run_id, record FROM run WHERE dag_id = ?", (dag_id,)).fetchall()
        found = []
        for run_id, body in rows:
            with self._read_back(f"Run {run_id} of DAG {dag_id}"):
                record: RunRecord = pickle.loads(body)
                values = {
                    at: {key: pickle.loads(one) for key, one in each.items()} for at, each in record.xcoms.items()
                }
                found.append(record._replace(xcoms=values))
        return found

    @contextlib.contextmanager
    def _read_back(self, what: str) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # noqa: BLE001 - written by another release, or values of classes that are gone
            _log.warning("%s cannot be read back from %s: %s", what, self.path, error)

    def keep(self, record: RunRecord) -> None:
        """
        Keep a run, in place of one of the same id.

        Args:
            record: the run.
        """
        xcoms = {at: _pickled(each, f"{record.dag_id}.{at[0]}") for at, each in record.xcoms.items()}
        flat = record._replace(xcoms=xcoms)
        row = (record.dag_id, record.run_id, record.logical_date.isoformat(), record.state, pickle.dumps(flat))
        with self._lock, self._db:
            self._db.execute("INSERT OR REPLACE INTO run VALUES (?, ?, ?, ?, ?)", row)
            self._db.execute(
                "DELETE FROM run WHERE dag_id = ? AND run_id NOT IN "
                "(SELECT run_id FROM run WHERE dag_id = ? ORDER BY logical_date DESC LIMIT ?)",
                (record.dag_id, record.dag_id, MOST),
            )

    def events(self) -> list[AssetEvent]:
        """All updates of assets, oldest first."""
        with self._lock:
            rows = self._db.execute("SELECT record FROM event ORDER BY number").fetchall()
        found = []
        for (body,) in rows:
            with self._read_back("An update of an asset"):
                found.append(pickle.loads(body))
        return found

    def keep_event(self, event: AssetEvent) -> None:
        """
        Keep an update of an asset.

        Args:
            event: the update.
        """
        with self._lock, self._db:
            self._db.execute("INSERT INTO event (record) VALUES (?)", (pickle.dumps(event),))
            self._db.execute("DELETE FROM event WHERE number <= (SELECT MAX(number) FROM event) - ?", (MOST,))

    def sla_misses(self, dag_id: str) -> list[SlaMiss]:
        """
        The dates for which tasks of a DAG were late, as far as they matter: the last of each task.

        Args:
            dag_id: the DAG.
        """
        query = "SELECT record, MAX(date) FROM sla_miss WHERE dag_id = ? GROUP BY task_id"
        with self._lock:
            rows = self._db.execute(query, (dag_id,)).fetchall()
        found = []
        for body, date in rows:
            with self._read_back(f"A missed SLA of DAG {dag_id} for {date}"):
                found.append(pickle.loads(body))
        return found

    def keep_sla_misses(self, found: Iterable[SlaMiss]) -> None:
        """
        Keep dates for which tasks were late.

        Args:
            found: the misses.
        """
        rows = [(each.dag_id, each.task_id, each.execution_date.isoformat(), pickle.dumps(each)) for each in found]
        with self._lock, self._db:
            self._db.executemany("INSERT OR REPLACE INTO sla_miss VALUES (?, ?, ?, ?)", rows)

    def has_changed(self) -> bool:
        """Has another process written to the file since this was asked last?"""
        with self._lock:
            (version,) = self._db.execute("PRAGMA data_version").fetchone()
        before, self._seen = self._seen, version
        return bool(version != before)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()


def _pickled(values: dict[str, Any], owner: str) -> dict[str, bytes]:
    found = {}
    for key, value in values.items():
        try:
            found[key] = pickle.dumps(value)
        except Exception as error:  # noqa: BLE001 - any class may refuse
            _log.warning("XCom %r of %s is not kept beyond this process: %s", key, owner, error)
    return found
