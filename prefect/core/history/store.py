"""The database of the history: one SQLite file in write-ahead mode, read by `prefect runs`."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from prefect.core.errors import HistoryUnreadable
from prefect.core.history.folder import HistoryFolder

VERSION = 1

_TABLES = """
PRAGMA auto_vacuum = INCREMENTAL;
CREATE TABLE IF NOT EXISTS run (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, flow TEXT NOT NULL, state TEXT NOT NULL,
    message TEXT, started REAL NOT NULL, ended REAL, attempts INTEGER NOT NULL, parameters TEXT, file TEXT
);
CREATE INDEX IF NOT EXISTS run_started ON run (started);
CREATE TABLE IF NOT EXISTS task_run (
    run INTEGER NOT NULL, task TEXT NOT NULL, map_index INTEGER NOT NULL, state TEXT NOT NULL, message TEXT,
    started REAL, ended REAL, location TEXT, PRIMARY KEY (run, task, map_index)
) WITHOUT ROWID;
"""


_RUN_COLUMNS = "id, flow, state, message, started, ended, attempts, parameters, file"


class RunRow(NamedTuple):
    """One run. Times are in seconds since the epoch."""

    id: str
    flow: str
    state: str
    message: str | None
    started: float
    ended: float | None
    attempts: int
    #: JSON; what JSON does not know stands there as text.
    parameters: str | None
    #: The Python file of the flow, where it is known.
    file: str | None


class TaskRow(NamedTuple):
    """The last state of one task of a run; `map_index` is -1 unless it is a mapped child."""

    task: str
    map_index: int
    state: str
    message: str | None
    started: float | None
    ended: float | None
    location: str | None


@contextlib.contextmanager
def opened(folder: HistoryFolder) -> Iterator[sqlite3.Connection]:
    """
    The database, inside one transaction.

    Args:
        folder: where the history lies.

    Yields:
        The connection; what was changed is kept if the block ends well.

    Raises:
        HistoryUnreadable: it is damaged, or another version has written it.
    """
    path = folder.database
    connection: sqlite3.Connection | None = None
    try:
        # results and parameters are nobody else's business
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=10.0)
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version not in (0, VERSION):
            raise HistoryUnreadable(
                f"The history {path} has version {version}; this release reads version {VERSION}. Move the file away, "
                "or set another folder as history.path."
            )
        if version == 0:
            connection.executescript(_TABLES)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("PRAGMA synchronous = NORMAL")
        with connection:
            yield connection
    except (sqlite3.DatabaseError, OSError) as err:
        raise HistoryUnreadable(
            f"The history {path} cannot be used: {err}. Move the file away to begin a new one."
        ) from err
    finally:
        if connection is not None:
            connection.close()


def save_run(db: sqlite3.Connection, row: RunRow) -> None:
    """
    Write a run, or what has become of it.

    Args:
        db: the database.
        row: the run.
    """
    db.execute(
        "INSERT INTO run (id, flow, state, message, started, ended, attempts, parameters, file) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET flow = excluded.flow, "
        "state = excluded.state, message = excluded.message, started = excluded.started, ended = excluded.ended, "
        "attempts = excluded.attempts, parameters = excluded.parameters, file = excluded.file",
        row,
    )


def save_tasks(db: sqlite3.Connection, run_id: str, rows: Iterable[tuple[object, ...]]) -> None:
    """
    Write the states of tasks.

    Args:
        db: the database.
        run_id: the run; it has been saved.
        rows: what a `TaskRow` holds, for each task. Plain tuples: there may be a hundred thousand.
    """
    (number,) = db.execute("SELECT number FROM run WHERE id = ?", (run_id,)).fetchone()
    db.executemany(f"INSERT OR REPLACE INTO task_run VALUES ({number:d}, ?, ?, ?, ?, ?, ?, ?)", rows)


def find_run(db: sqlite3.Connection, run_id: str) -> RunRow | None:
    """
    One run.

    Args:
        db: the database.
        run_id: its id.

    Returns:
        The run, if it is there.
    """
    found = db.execute(f"SELECT {_RUN_COLUMNS} FROM run WHERE id = ?", (run_id,)).fetchone()
    return RunRow(*found) if found else None


def list_runs(folder: HistoryFolder, limit: int | None = 20, flow: str | None = None) -> list[RunRow]:
    """
    The last runs.

    Args:
        folder: where the history lies.
        limit: how many; `None` means all.
        flow: runs of the flow of this name only.

    Returns:
        The runs, the newest first.

    Raises:
        HistoryUnreadable: it is damaged, or another version has written it.
    """
    if not folder.database.exists():
        return []
    with opened(folder) as db:
        found = db.execute(
            f"SELECT {_RUN_COLUMNS} FROM run WHERE ? IS NULL OR flow = ? ORDER BY started DESC LIMIT ?",
            (flow, flow, -1 if limit is None else limit),
        )
        return [RunRow(*row) for row in found]


def list_tasks(folder: HistoryFolder, run_id: str) -> list[TaskRow]:
    """
    The tasks of a run.

    Args:
        folder: where the history lies.
        run_id: the run.

    Returns:
        The tasks, in the order in which they began.

    Raises:
        HistoryUnreadable: it is damaged, or another version has written it.
    """
    if not folder.database.exists():
        return []
    with opened(folder) as db:
        found = db.execute(
            "SELECT task, map_index, t.state, t.message, t.started, t.ended, location FROM task_run AS t "
            "JOIN run ON run.number = t.run WHERE run.id = ? ORDER BY t.started IS NULL, t.started, task, map_index",
            (run_id,),
        )
        return [TaskRow(*row) for row in found]


def prune(db: sqlite3.Connection, folder: HistoryFolder, max_runs: int, max_bytes: int) -> None:
    """
    Forget the oldest runs that have ended, until the history is small enough.

    Args:
        db: the database.
        folder: where the history lies.
        max_runs: how many runs it may hold.
        max_bytes: how large database, journals and results may be together.
    """
    old = db.execute("SELECT id FROM run WHERE ended IS NOT NULL ORDER BY started DESC LIMIT -1 OFFSET ?", (max_runs,))
    for (run_id,) in old.fetchall():
        _forget(db, folder, run_id)
    while _size(db, folder) > max_bytes:
        # the newest always stays
        oldest = db.execute(
            "SELECT id FROM run WHERE ended IS NOT NULL AND started < (SELECT max(started) FROM run) "
            "ORDER BY started LIMIT 1"
        ).fetchone()
        if oldest is None:
            return
        _forget(db, folder, oldest[0])


def _forget(db: sqlite3.Connection, folder: HistoryFolder, run_id: str) -> None:
    db.execute("DELETE FROM task_run WHERE run = (SELECT number FROM run WHERE id = ?)", (run_id,))
    db.execute("DELETE FROM run WHERE id = ?", (run_id,))
    drop_files(folder, run_id)


def drop_files(folder: HistoryFolder, run_id: str) -> None:
    """
    Delete what is needed only to continue a run.

    Args:
        folder: where the history lies.
        run_id: the run.
    """
    folder.journal(run_id).unlink(missing_ok=True)
    shutil.rmtree(folder.results(run_id), ignore_errors=True)


def _size(db: sqlite3.Connection, folder: HistoryFolder) -> int:
    pages, free, size = (
        db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    files = sum(_size_of(file) for name in ("journals", "results") for file in (folder.path / name).rglob("*"))
    return int((pages - free) * size) + files


def _size_of(file: Path) -> int:
    try:
        return file.stat().st_size
    except FileNotFoundError:
        # another process has just finished with it
        return 0
