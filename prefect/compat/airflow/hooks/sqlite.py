"""SQLite."""

from __future__ import annotations

import sqlite3
from typing import Any

from prefect.compat.airflow.hooks.dbapi import DbApiHook


class SqliteHook(DbApiHook):
    """A SQLite file: the host of its connection is the path; without one it is in memory."""

    conn_name_attr = "sqlite_conn_id"
    default_conn_name = "sqlite_default"
    conn_type = "sqlite"
    hook_name = "Sqlite"
    placeholder = "?"

    def get_conn(self) -> sqlite3.Connection:
        """Return a new connection."""
        path, options = self._file()
        return sqlite3.connect(f"file:{path}{options}" if options else path, uri=bool(options))

    def get_uri(self) -> str:
        """Return the URI of the file, as SQLAlchemy reads it."""
        path, options = self._file()
        return f"sqlite:///{'' if path == ':memory:' else path}{options}"

    def _file(self) -> tuple[str, str]:
        found = self.connection
        # `sqlite:////path` is read as a connection whose schema is the path
        path = found.host or (f"/{found.schema.lstrip('/')}" if found.schema else ":memory:")
        options = "&".join(f"{name}={value}" for name, value in found.extra_dejson.items() if isinstance(value, str))
        return path, f"?{options}" if options else ""

    def get_autocommit(self, conn: Any) -> bool:
        """Return `False`: what was done is kept in the end."""
        return False
