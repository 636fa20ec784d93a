"""MySQL and MariaDB."""

from __future__ import annotations

from contextlib import closing
from typing import Any
from urllib.parse import quote

from prefect.compat.airflow.hooks.dbapi import DbApiHook
from prefect.tasks.database.connection import driver
from prefect.tasks.database.dialects import MYSQL

#: Values of `cursor` in a connection's extra.
CURSORS = {"sscursor": "SSCursor", "dictcursor": "DictCursor", "ssdictcursor": "SSDictCursor"}


class MySqlHook(DbApiHook):
    """
    A MySQL database, by a connection; pymysql or mysqlclient talks to it, whichever is there.

    Args:
        args: the connection id, by position.
        local_infile: allow files of this machine to be loaded.
        kwargs: `mysql_conn_id`; `schema`, which takes the place of the connection's.
    """

    conn_name_attr = "mysql_conn_id"
    default_conn_name = "mysql_default"
    conn_type = "mysql"
    hook_name = "MySQL"
    supports_autocommit = True

    def __init__(self, *args: Any, local_infile: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.schema = self._schema
        self.local_infile = local_infile

    def get_conn(self) -> Any:
        """Return a new connection."""
        found, extra = self.connection, self.connection.extra_dejson
        module = driver(MYSQL)
        arguments: dict[str, Any] = {
            "host": found.host or "localhost",
            "user": found.login,
            "password": found.password or "",
            "database": self.schema or found.schema or "",
            "port": found.port or 3306,
            "local_infile": int(self.local_infile or bool(extra.get("local_infile"))),
            "charset": extra.get("charset"),
            "unix_socket": extra.get("unix_socket"),
            "ssl": extra.get("ssl"),
        }
        if module.__name__ == "pymysql":
            cursor = str(extra.get("cursor", "")).lower()
            if cursor:
                if cursor not in CURSORS:
                    raise ValueError(f"Unknown cursor {cursor!r}; there are {', '.join(CURSORS)}")
                arguments["cursorclass"] = getattr(module.cursors, CURSORS[cursor])
        return module.connect(**{name: value for name, value in arguments.items() if value is not None})

    def get_uri(self) -> str:
        """Return the URI of the database, as SQLAlchemy reads it."""
        found = self.connection
        name = "mysql+pymysql" if driver(MYSQL).__name__ == "pymysql" else "mysql+mysqldb"
        login = quote(found.login or "", safe="") + (f":{quote(found.password, safe='')}" if found.password else "")
        host = f"{found.host or 'localhost'}{f':{found.port}' if found.port else ''}"
        charset = found.extra_dejson.get("charset")
        return (
            f"{name}://{f'{login}@' if login else ''}{host}/{self.schema or found.schema or ''}"
            f"{f'?charset={charset}' if charset else ''}"
        )

    def set_autocommit(self, conn: Any, autocommit: bool) -> None:
        """Let each statement be kept at once, or not."""
        conn.autocommit(autocommit)

    def get_autocommit(self, conn: Any) -> bool:
        """Return whether each statement is kept at once."""
        return bool(conn.get_autocommit())

    @staticmethod
    def _serialize_cell(cell: Any, conn: Any = None) -> Any:
        return cell

    def bulk_load(self, table: str, tmp_file: str) -> None:
        """Load a file of this machine with tabs between its values."""
        self._with_file(f"LOAD DATA LOCAL INFILE %s INTO TABLE {table}", tmp_file)

    def bulk_dump(self, table: str, tmp_file: str) -> None:
        """Let the server write a table into a file with tabs between its values."""
        self._with_file(f"SELECT * INTO OUTFILE %s FROM {table}", tmp_file)

    def bulk_load_custom(
        self, table: str, tmp_file: str, duplicate_key_handling: str = "IGNORE", extra_options: str = ""
    ) -> None:
        """Load a file of this machine; rows with a key that is there are left out or replaced."""
        how = f"{duplicate_key_handling} INTO TABLE {table} {extra_options}"
        self._with_file(f"LOAD DATA LOCAL INFILE %s {how}", tmp_file)

    def _with_file(self, statement: str, path: str) -> None:
        with closing(self.get_conn()) as conn, closing(conn.cursor()) as cursor:
            cursor.execute(statement, (path,))
            conn.commit()
