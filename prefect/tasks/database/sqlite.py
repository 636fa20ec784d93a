"""SQLite, by the path of its file."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Any

from prefect.core.settable import Task, needed, settable


class SQLiteQuery(Task):
    """
    Run one statement on a SQLite file and read what it finds.

    Args:
        db: path of the file, which is made if it is not there; `":memory:"` is a database for this run.
        query: the statement; what it changes is kept.
        data: values for its `?`, or a dict for `:name`.

    Returns:
        The rows, a list of tuples; empty for a statement that returns none.

    Raises:
        ValueError: no database or no statement was given.
        sqlite3.Error: SQLite refused.

    Example:
        >>> SQLiteQuery(":memory:").run(query="SELECT ? + 1", data=(2,))
        [(3,)]
    """

    @settable("db", "query", "data")
    def run(
        self, db: str | None = None, query: str | None = None, data: Sequence[Any] | Mapping[str, Any] = ()
    ) -> list[Any]:
        db, query = needed(db or None, "db"), needed(query or None, "query")
        with closing(sqlite3.connect(db)) as connection, connection:
            return connection.execute(query, data).fetchall()


class SQLiteScript(Task):
    """
    Run a script of several statements on a SQLite file.

    Args:
        db: path of the file, which is made if it is not there; `":memory:"` is a database for this run.
        script: the statements. They are no transaction unless the script begins one.

    Returns:
        `None`.

    Raises:
        ValueError: no database or no script was given.
        sqlite3.Error: SQLite refused; the statements before stay done.

    Example:
        >>> SQLiteScript(":memory:").run(script="CREATE TABLE t (a); INSERT INTO t VALUES (1);")
    """

    @settable("db", "script")
    def run(self, db: str | None = None, script: str | None = None) -> None:
        db, script = needed(db or None, "db"), needed(script or None, "script")
        with closing(sqlite3.connect(db)) as connection, connection:
            connection.executescript(script)
