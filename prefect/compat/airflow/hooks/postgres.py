"""Postgres."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from prefect.compat.airflow.hooks.dbapi import DbApiHook
from prefect.core.optional import optional

psycopg2 = optional("psycopg2", extra="postgres")
extras = optional("psycopg2.extras", extra="postgres")

#: Values in a connection's extra that are no arguments of the driver.
IGNORED = frozenset({
    "iam", "redshift", "redshift-serverless", "cursor", "cluster-identifier", "workgroup-name", "aws_conn_id",
    "azure_conn_id", "sqlalchemy_scheme", "sqlalchemy_query", "azure_oauth_scope", "engine_kwargs",
})  # fmt: skip
#: Values in a connection's extra that are classes of cursors.
CURSORS = {"dictcursor": "DictCursor", "realdictcursor": "RealDictCursor", "namedtuplecursor": "NamedTupleCursor"}


class PostgresHook(DbApiHook):
    """
    A Postgres database, by a connection.

    Args:
        args: the connection id, by position.
        options: options of the server's command line for the session.
        enable_log_db_messages: log what the server notes.
        kwargs: `postgres_conn_id`; `database` or `schema`, which take the place of the connection's.
    """

    conn_name_attr = "postgres_conn_id"
    default_conn_name = "postgres_default"
    conn_type = "postgres"
    hook_name = "Postgres"
    supports_autocommit = True
    supports_executemany = True

    def __init__(
        self, *args: Any, options: str | None = None, enable_log_db_messages: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.database: str | None = kwargs.get("database") or self._schema
        self.options = options
        self.enable_log_db_messages = enable_log_db_messages
        self.conn: Any = None

    def get_conn(self) -> Any:
        """Return a new connection of psycopg2."""
        found = self.connection
        if found.extra_dejson.get("iam"):
            raise NotImplementedError(
                f"connection {found.conn_id!r} asks for a password by IAM, which is not supported: give it a password"
            )
        arguments: dict[str, Any] = {
            "host": found.host,
            "user": found.login,
            "password": found.password,
            "dbname": self.database or found.schema,
            "port": found.port,
            "options": self.options,
            **{name: value for name, value in found.extra_dejson.items() if name not in IGNORED},
        }
        cursor = str(found.extra_dejson.get("cursor", "")).lower()
        if cursor:
            if cursor not in CURSORS:
                raise ValueError(f"Invalid cursor passed {cursor}. Valid options are: {', '.join(CURSORS)}")
            arguments["cursor_factory"] = getattr(extras, CURSORS[cursor])
        self.conn = psycopg2.connect(**{name: value for name, value in arguments.items() if value is not None})
        return self.conn

    def get_uri(self) -> str:
        """Return the URI of the database, as SQLAlchemy reads it."""
        found = self.connection
        login = quote(found.login or "", safe="")
        if found.password:
            login += f":{quote(found.password, safe='')}"
        host = f"{found.host or ''}{f':{found.port}' if found.port else ''}"
        name = quote(self.database or found.schema or "", safe="")
        return f"postgresql://{f'{login}@' if login else ''}{host}/{name}"

    def _engine_uri(self) -> str:
        # newer SQLAlchemy would look for another driver than the one that is used here
        return self.get_uri().replace("postgresql://", "postgresql+psycopg2://", 1)

    def set_autocommit(self, conn: Any, autocommit: bool) -> None:
        """Let each statement be kept at once, or not."""
        conn.autocommit = autocommit

    def copy_expert(self, sql: str, filename: str) -> None:
        """Run a `COPY … FROM STDIN` or `TO STDOUT` with a file, which is made if it is not there."""
        path = Path(filename)
        if not path.is_file():
            path.touch()
        with (
            path.open("r+", encoding="utf-8") as file,
            closing(self.get_conn()) as conn,
            closing(conn.cursor()) as cursor,
        ):
            cursor.copy_expert(sql, file)
            file.truncate(file.tell())
            conn.commit()

    def bulk_load(self, table: str, tmp_file: str) -> None:
        """Load a file with tabs between its values."""
        self.copy_expert(f"COPY {table} FROM STDIN", tmp_file)

    def bulk_dump(self, table: str, tmp_file: str) -> None:
        """Write a table into a file with tabs between its values."""
        self.copy_expert(f"COPY {table} TO STDOUT", tmp_file)

    def get_table_primary_key(self, table: str, schema: str | None = "public") -> list[str] | None:
        """Return the columns of a table's primary key; `None` if it has none."""
        found = self.get_records(
            "SELECT kcu.column_name FROM information_schema.table_constraints tc "
            "JOIN information_schema.key_column_usage kcu ON kcu.constraint_name = tc.constraint_name "
            "AND kcu.constraint_schema = tc.constraint_schema AND kcu.table_name = tc.table_name "
            "WHERE tc.constraint_type = 'PRIMARY KEY' AND tc.table_schema = %s AND tc.table_name = %s "
            "ORDER BY kcu.ordinal_position",
            (schema or "public", table),
        )
        return [row[0] for row in found] or None

    @staticmethod
    def _serialize_cell(cell: Any, conn: Any = None) -> Any:
        return extras.Json(cell) if isinstance(cell, (dict, list)) else cell

    def _generate_insert_sql(
        self, table: str, values: Any, target_fields: Any = None, replace: bool = False, **kwargs: Any
    ) -> str:
        statement = super()._generate_insert_sql(table, values, target_fields)
        if not replace:
            return statement
        schema, _, name = table.rpartition(".")
        key = kwargs.get("replace_index") or self.get_table_primary_key(name, schema or "public")
        key = [key] if isinstance(key, str) else key
        if not target_fields:
            raise ValueError("PostgreSQL ON CONFLICT upsert syntax requires column names")
        if not key:
            raise ValueError("PostgreSQL ON CONFLICT upsert syntax requires an unique index")
        changes = ", ".join(f"{name} = excluded.{name}" for name in target_fields if name not in key)
        return f"{statement} ON CONFLICT ({', '.join(key)}) DO {f'UPDATE SET {changes}' if changes else 'NOTHING'}"
