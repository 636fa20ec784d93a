"""Microsoft SQL Server."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from prefect.compat.airflow.hooks.dbapi import DbApiHook
from prefect.tasks.database.connection import driver
from prefect.tasks.database.dialects import MSSQL


class MsSqlHook(DbApiHook):
    """
    A database of SQL Server, by a connection; pymssql talks to it.

    Args:
        args: the connection id, by position.
        sqlalchemy_scheme: scheme of the URI that SQLAlchemy gets.
        kwargs: `mssql_conn_id`; `schema`, which takes the place of the connection's.
    """

    conn_name_attr = "mssql_conn_id"
    default_conn_name = "mssql_default"
    conn_type = "mssql"
    hook_name = "Microsoft SQL Server"
    supports_autocommit = True

    def __init__(self, *args: Any, sqlalchemy_scheme: str | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.schema = self._schema
        self._scheme = sqlalchemy_scheme

    def get_conn(self) -> Any:
        """Return a new connection of pymssql."""
        found = self.connection
        more = {name: value for name, value in found.extra_dejson.items() if name != "sqlalchemy_scheme"}
        return driver(MSSQL, "pymssql").connect(
            server=found.host,
            user=found.login,
            password=found.password,
            database=self.schema or found.schema,
            port=str(found.port or 1433),
            **more,
        )

    def get_uri(self) -> str:
        """Return the URI of the database, as SQLAlchemy reads it."""
        found = self.connection
        scheme = self._scheme or found.extra_dejson.get("sqlalchemy_scheme") or "mssql+pymssql"
        login = quote(found.login or "", safe="") + (f":{quote(found.password, safe='')}" if found.password else "")
        host = f"{found.host or ''}{f':{found.port}' if found.port else ''}"
        return f"{scheme}://{f'{login}@' if login else ''}{host}/{self.schema or found.schema or ''}"

    def set_autocommit(self, conn: Any, autocommit: bool) -> None:
        """Let each statement be kept at once, or not."""
        conn.autocommit(autocommit)

    def get_autocommit(self, conn: Any) -> bool:
        """Return whether each statement is kept at once."""
        return bool(conn.autocommit_state)
