"""What hooks for databases have in common: connections by DB-API drivers."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from importlib import import_module
from typing import Any

from prefect.compat.airflow.hooks.handlers import (
    fetch_all_handler,
    fetch_one_handler,
    return_single_query_results,
)
from prefect.compat.airflow.standin.basehook import BaseHook
from prefect.compat.airflow.standin.connection import Connection
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.core.optional import optional
from prefect.tasks.database.split import split_statements as split

__all__ = ["DbApiHook", "fetch_all_handler", "fetch_one_handler", "return_single_query_results"]

pandas = optional("pandas", extra="pandas")
sqlalchemy = optional("sqlalchemy", extra="airflow")

#: Rows that are written and kept at once.
COMMIT_EVERY = 1000


class DbApiHook(BaseHook):
    """
    A database, by a connection.

    Args:
        args: the connection id, by position.
        schema: database that takes the place of the connection's.
        log_sql: log the statements.
        kwargs: the connection id, by the name that the class has for it.
    """

    conn_name_attr = ""
    default_conn_name = "default_conn_id"
    conn_type = ""
    hook_name = ""
    supports_autocommit = False
    supports_executemany = False
    strip_semicolon = False
    connector: Any = None
    placeholder = "%s"
    _test_connection_sql = "select 1"

    def __init__(self, *args: Any, schema: str | None = None, log_sql: bool = True, **kwargs: Any) -> None:
        super().__init__()
        if not self.conn_name_attr:
            raise AirflowException("conn_name_attr is not defined")
        given = args[0] if args else kwargs.get(self.conn_name_attr, self.default_conn_name)
        setattr(self, self.conn_name_attr, given)
        self._schema = schema
        self.log_sql = log_sql
        self.descriptions: list[Sequence[Any] | None] = []
        self._connection = kwargs.get("connection")

    # the connection

    def get_conn_id(self) -> str:
        """Return the id of the connection."""
        return str(getattr(self, self.conn_name_attr))

    @property
    def connection(self) -> Connection:
        """The Airflow connection."""
        if self._connection is None:
            self._connection = self.get_connection(self.get_conn_id())
        return self._connection

    @connection.setter
    def connection(self, value: Connection | None) -> None:
        self._connection = value

    @property
    def connection_extra(self) -> dict[str, Any]:
        """The connection's further values."""
        return self.connection.extra_dejson

    @property
    def connection_extra_lower(self) -> dict[str, Any]:
        """The connection's further values, by names in small letters."""
        return {name.lower(): value for name, value in self.connection_extra.items()}

    def get_conn(self) -> Any:
        """Return a new connection of the driver `connector`."""
        if self.connector is None:
            raise NotImplementedError(f"{type(self).__name__} has no connector, and no get_conn of its own")
        found = self.connection
        return self.connector.connect(
            host=found.host, port=found.port, username=found.login, schema=self._schema or found.schema
        )

    def get_cursor(self) -> Any:
        """Return a cursor on a new connection."""
        return self.get_conn().cursor()

    def get_uri(self) -> str:
        """Return the URI of the database, as SQLAlchemy reads it."""
        found = self.connection
        if self._schema:
            found = Connection(
                found.conn_id, found.conn_type, host=found.host, login=found.login, password=found.password,
                schema=self._schema, port=found.port, extra=found.extra,
            )  # fmt: skip
        return found.get_uri()

    @property
    def sqlalchemy_url(self) -> Any:
        """The URL of the database as an object of SQLAlchemy."""
        return sqlalchemy.engine.make_url(self.get_uri())

    def get_sqlalchemy_engine(self, engine_kwargs: dict[str, Any] | None = None) -> Any:
        """Return an engine of SQLAlchemy."""
        arguments = {**self.connection_extra.get("engine_kwargs", {}), **(engine_kwargs or {})}
        return sqlalchemy.create_engine(self._engine_uri(), **arguments)

    def _engine_uri(self) -> str:
        return self.get_uri()

    @property
    def inspector(self) -> Any:
        """SQLAlchemy's view of the tables."""
        return sqlalchemy.inspect(self.get_sqlalchemy_engine())

    def test_connection(self) -> tuple[bool, str]:
        """Return whether the database answers, and what was wrong."""
        try:
            self.get_first(self._test_connection_sql)
        except Exception as err:  # noqa: BLE001  # drivers have their own errors; the text is the result
            return False, str(err)
        return True, "Connection successfully tested"

    # autocommit

    def set_autocommit(self, conn: Any, autocommit: bool) -> None:
        """Let each statement be kept at once, or not."""
        if not self.supports_autocommit and autocommit:
            self.log.warning("%s connection doesn't support autocommit but autocommit activated.", self.get_conn_id())
        conn.autocommit = autocommit

    def get_autocommit(self, conn: Any) -> bool:
        """Return whether each statement is kept at once."""
        return bool(getattr(conn, "autocommit", False) and self.supports_autocommit)

    # reading

    def get_records(self, sql: str | list[str], parameters: Any = None) -> Any:
        """Return all rows."""
        return self.run(sql, parameters=parameters, handler=fetch_all_handler)

    def get_first(self, sql: str | list[str], parameters: Any = None) -> Any:
        """Return the first row."""
        return self.run(sql, parameters=parameters, handler=fetch_one_handler)

    def get_df(self, sql: Any, parameters: Any = None, *, df_type: str = "pandas", **kwargs: Any) -> Any:
        """Return what a query finds as a data frame of pandas, or of polars."""
        if df_type == "polars":
            with closing(self.get_conn()) as conn:
                options = {"execute_options": {"parameters": parameters}} if parameters is not None else {}
                # no extra brings polars along: who asks for its frames has it
                return import_module("polars").read_database(sql, connection=conn, **options, **kwargs)
        if df_type != "pandas":
            raise ValueError(f"df_type is {df_type!r}; it has to be 'pandas' or 'polars'")
        with closing(self.get_conn()) as conn:
            return pandas.read_sql(sql, con=conn, params=parameters, **kwargs)

    def get_pandas_df(self, sql: Any, parameters: Any = None, **kwargs: Any) -> Any:
        """Return what a query finds as a data frame of pandas."""
        return self.get_df(sql, parameters, df_type="pandas", **kwargs)

    def get_df_by_chunks(
        self, sql: Any, parameters: Any = None, *, chunksize: int, df_type: str = "pandas", **kwargs: Any
    ) -> Iterator[Any]:
        """Yield data frames of so many rows."""
        if df_type != "pandas":
            raise ValueError("chunks are data frames of pandas here; df_type cannot be another")
        with closing(self.get_conn()) as conn:
            yield from pandas.read_sql(sql, con=conn, params=parameters, chunksize=chunksize, **kwargs)

    def get_pandas_df_by_chunks(
        self, sql: Any, parameters: Any = None, *, chunksize: int, **kwargs: Any
    ) -> Iterator[Any]:
        """Yield data frames of pandas of so many rows."""
        yield from self.get_df_by_chunks(sql, parameters, chunksize=chunksize, **kwargs)

    # running

    def run(
        self,
        sql: str | Iterable[str],
        autocommit: bool = False,
        parameters: Iterable[Any] | Mapping[str, Any] | None = None,
        handler: Callable[[Any], Any] | None = None,
        split_statements: bool = False,
        return_last: bool = True,
    ) -> Any:
        """Run statements as one transaction; with a handler return what it takes from each statement's cursor."""
        self.descriptions = []
        if isinstance(sql, str):
            statements = self.split_sql_string(sql, self.strip_semicolon) if split_statements else [sql.strip()]
            statements = [statement for statement in statements if statement]
        else:
            statements = list(sql)
        if not statements:
            raise ValueError("List of SQL statements is empty")
        results = []
        with self._create_autocommit_connection(autocommit) as conn:
            with closing(conn.cursor()) as cursor:
                for statement in statements:
                    self._run_command(cursor, statement, parameters)
                    if handler is not None:
                        results.append(self._make_common_data_structure(handler(cursor)))
                        self.descriptions.append(cursor.description)
            if not self.get_autocommit(conn):
                conn.commit()
        if handler is None:
            return None
        if return_single_query_results(sql, return_last, split_statements):
            self.descriptions = [self.descriptions[-1]]
            return results[-1]
        return results

    def _make_common_data_structure(self, result: Any) -> Any:
        return result

    def _run_command(self, cur: Any, sql_statement: str, parameters: Any) -> None:
        if self.log_sql:
            self.log.info("Running statement: %s, parameters: %s", sql_statement, parameters)
        if parameters:
            cur.execute(sql_statement, parameters)
        else:
            cur.execute(sql_statement)

    @contextmanager
    def _create_autocommit_connection(self, autocommit: bool = False) -> Iterator[Any]:
        with closing(self.get_conn()) as conn:
            if self.supports_autocommit:
                self.set_autocommit(conn, autocommit)
            yield conn

    @property
    def last_description(self) -> Sequence[Any] | None:
        """The columns of the last statement's rows."""
        return self.descriptions[-1] if self.descriptions else None

    @staticmethod
    def strip_sql_string(sql: str) -> str:
        """Return a statement without the semicolon at its end."""
        return sql.strip().rstrip(";")

    @classmethod
    def split_sql_string(cls, sql: str, strip_semicolon: bool = False) -> list[str]:
        """Return the statements of a text."""
        found = split(sql)
        if strip_semicolon:
            return found
        # the last one has a semicolon only if the text has
        last = sql.rstrip().endswith(";")
        return [f"{one};" if last or number < len(found) - 1 else one for number, one in enumerate(found)]

    # writing

    def insert_rows(
        self,
        table: str,
        rows: Iterable[Any],
        target_fields: Any = None,
        commit_every: int = COMMIT_EVERY,
        replace: bool = False,
        *,
        executemany: bool = False,
        fast_executemany: bool = False,
        autocommit: bool = False,
        **kwargs: Any,
    ) -> None:
        """Write rows, kept every so many; 0 keeps all in the end."""
        fields = [target_fields] if isinstance(target_fields, str) else target_fields
        written = 0
        with self._create_autocommit_connection(autocommit) as conn:
            if not autocommit:
                conn.commit()
            with closing(conn.cursor()) as cursor:
                batch: list[Any] = []
                for row in rows:
                    values = tuple(self._serialize_cell(cell, conn) for cell in row)
                    statement = self._generate_insert_sql(table, values, fields, replace, **kwargs)
                    written += 1
                    if executemany or self.supports_executemany:
                        batch.append(values)
                    else:
                        cursor.execute(statement, values)
                    if commit_every and written % commit_every == 0:
                        if batch:
                            cursor.executemany(statement, batch)
                            batch.clear()
                        if not autocommit:
                            conn.commit()
                if batch:
                    cursor.executemany(statement, batch)
            if not autocommit:
                conn.commit()
        self.log.info("Done loading. Loaded a total of %s rows into %s", written, table)

    @staticmethod
    def _serialize_cell(cell: Any, conn: Any = None) -> Any:
        if cell is None:
            return None
        return cell.isoformat() if isinstance(cell, datetime.datetime) else str(cell)

    def _generate_insert_sql(
        self, table: str, values: Sequence[Any], target_fields: Any = None, replace: bool = False, **kwargs: Any
    ) -> str:
        columns = f" ({', '.join(target_fields)})" if target_fields else ""
        marks = ",".join([self.placeholder] * len(values))
        return f"{'REPLACE' if replace else 'INSERT'} INTO {table}{columns} VALUES ({marks})"

    def bulk_load(self, table: str, tmp_file: str) -> None:
        """Load a file with tabs between its values; databases that can do it say how."""
        raise NotImplementedError(f"{type(self).__name__} has no bulk_load")

    def bulk_dump(self, table: str, tmp_file: str) -> None:
        """Write a table into a file with tabs between its values; databases that can do it say how."""
        raise NotImplementedError(f"{type(self).__name__} has no bulk_dump")
