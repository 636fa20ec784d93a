"""Write many rows: from memory, from a file, from another database; in pieces, so that memory stays bounded."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import Any

from prefect.core.optional import optional
from prefect.core.secrets import Secret
from prefect.core.settable import needed, settable
from prefect.tasks.database.connection import Database, connected
from prefect.tasks.database.dialects import POSTGRES, dialect_of, insert_statement, placeholder_of, quoted
from prefect.tasks.database.execute import Parameters, _SQLTask, execute

psycopg2_extras = optional("psycopg2.extras", extra="postgres")
pymysql_cursors = optional("pymysql.cursors", extra="mysql")


def insert_rows(
    connection: Any,
    table: str,
    rows: Iterable[Sequence[Any] | Mapping[str, Any]],
    columns: Sequence[str] = (),
    *,
    commit_every: int = 1000,
    replace: bool = False,
    replace_index: Sequence[str] = (),
) -> int:
    """
    Write rows into a table.

    Args:
        connection: a DB-API connection.
        table: name of the table.
        rows: the rows, in the order of the columns, or as dicts by name; they may come one by one.
        columns: names of the columns; none means all, or for dicts the names in the first of them.
        commit_every: rows after which they are kept; 0 keeps all in the end, which is left to the caller.
        replace: take the place of rows with the same key.
        replace_index: columns of that key; Postgres has to be told.

    Returns:
        The number of rows.

    Raises:
        ValueError: the rows do not fit the columns; this kind of database cannot replace rows so.
    """
    every = iter(rows)
    first = next(every, None)
    if first is None:
        return 0
    names = list(columns) or (list(first) if isinstance(first, Mapping) else [])
    dialect = dialect_of(connection)
    statement = insert_statement(
        dialect,
        table,
        names,
        len(names) if isinstance(first, Mapping) else len(first),
        placeholder=placeholder_of(connection),
        replace=replace,
        replace_index=replace_index,
    )
    written = 0
    values = (
        tuple(row[name] for name in names) if isinstance(row, Mapping) else tuple(row) for row in chain([first], every)
    )
    with closing(connection.cursor()) as cursor:
        for piece in _pieces(values, commit_every or 1000):
            _write(cursor, dialect, statement, piece)
            written += len(piece)
            if commit_every:
                connection.commit()
    return written


def _write(cursor: Any, dialect: Any, statement: str, rows: list[tuple[Any, ...]]) -> None:
    if dialect is POSTGRES and type(cursor).__module__.startswith("psycopg2"):
        psycopg2_extras.execute_batch(cursor, statement, rows, page_size=1000)
    else:
        cursor.executemany(statement, rows)


def _pieces(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    every = iter(rows)
    while piece := list(islice(every, size)):
        yield piece


class SQLInsertRows(_SQLTask):
    """
    Write rows into a table.

    Args:
        rows: the rows, in the order of the columns, or as dicts by name.
        table: name of the table, perhaps with its schema.
        columns: names of the columns; `None` means all, or for dicts the names in the first of them.
        database: URL, or a function without arguments that opens a DB-API connection.
        password: takes the place of the one in the URL; given to a run only.
        commit_every: rows after which they are kept; 0 keeps all or none.
        replace: take the place of rows with the same key.
        replace_index: columns of that key; Postgres has to be told.
        before: statement that is run before, in the same transaction.
        after: statement that is run after.
        database_secret: name of a secret that holds the URL, given when the task is built like all that follow.
        connect_args: further arguments of the driver's `connect`.

    Returns:
        The number of rows.

    Raises:
        ValueError: no table or no database was given; the rows do not fit the columns; this kind of database cannot
            replace rows.
        MissingExtra: the driver is not installed.
        Exception: the driver's own errors.

    Example:
        >>> SQLInsertRows("orders", database=url).run([("plum", 3), ("fig", 9)])
        2
    """

    @settable(
        "table", "columns", "database", "*", "commit_every", "replace", "replace_index", "before", "after"
    )  # fmt: skip
    def run(
        self,
        rows: Iterable[Any],
        table: str | None = None,
        columns: Sequence[str] | None = None,
        database: Database | None = None,
        password: str | None = None,
        commit_every: int = 1000,
        replace: bool = False,
        replace_index: Sequence[str] = (),
        before: str | None = None,
        after: str | None = None,
    ) -> int:
        with self.connected(database, password) as connection:
            _run(connection, before)
            written = insert_rows(
                connection,
                needed(table or None, "table"),
                rows,
                columns or (),
                commit_every=commit_every,
                replace=replace,
                replace_index=replace_index,
            )
            _run(connection, after)
        return written


def _run(connection: Any, statement: str | None) -> None:
    if statement:
        with closing(connection.cursor()) as cursor:
            execute(cursor, statement, None)


class SQLBulkLoad(_SQLTask):
    """
    Load a file with separated values into a table; Postgres does it by `COPY`.

    Args:
        path: the file, UTF-8.
        table: name of the table, perhaps with its schema.
        columns: names of the columns; `None` means all, or with `header` those that the file names.
        database: URL, or a function without arguments that opens a DB-API connection.
        password: takes the place of the one in the URL; given to a run only.
        delimiter: what stands between two values.
        header: the first line holds the names of the columns.
        null: text that means null.
        database_secret: name of a secret that holds the URL, given when the task is built like all that follow.
        connect_args: further arguments of the driver's `connect`.

    Returns:
        The number of rows.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: no table or no database was given; a row has not as many values as there are columns.
        MissingExtra: the driver is not installed.
        Exception: the driver's own errors; no row is kept then.

    Example:
        >>> SQLBulkLoad("orders", database=url).run("orders.csv")
        2
    """

    @settable("table", "columns", "database", "*", "delimiter", "header", "null")
    def run(
        self,
        path: str | Path,
        table: str | None = None,
        columns: Sequence[str] | None = None,
        database: Database | None = None,
        password: str | None = None,
        delimiter: str = ",",
        header: bool = False,
        null: str = "",
    ) -> int:
        table = needed(table or None, "table")
        with (
            Path(path).open(encoding="utf-8", newline="") as file,
            self.connected(database, password) as connection,
        ):
            if header:
                first = next(csv.reader([file.readline()], delimiter=delimiter), [])
                columns = columns or first
            if dialect_of(connection) is POSTGRES and hasattr(connection.cursor(), "copy_expert"):
                return _copy(connection, file, table, columns or (), delimiter, null)
            rows = (
                tuple(None if value == null else value for value in row)
                for row in csv.reader(file, delimiter=delimiter)
                if row
            )
            return insert_rows(connection, table, rows, columns or (), commit_every=0)


def _copy(connection: Any, file: Any, table: str, columns: Sequence[str], delimiter: str, null: str) -> int:
    names = f" ({', '.join(quoted(POSTGRES, column) for column in columns)})" if columns else ""
    options = f"FORMAT csv, DELIMITER {_text(delimiter)}, NULL {_text(null)}"
    with closing(connection.cursor()) as cursor:
        cursor.copy_expert(f"COPY {quoted(POSTGRES, table)}{names} FROM STDIN WITH ({options})", file)
        return int(cursor.rowcount)


def _text(value: str) -> str:
    return f"'{value.replace(chr(39), chr(39) * 2)}'"


class SQLTransfer(_SQLTask):
    """
    Copy what a query finds in one database into a table of another.

    Args:
        query: the query.
        table: name of the table that is written into.
        source: URL of the database that is read, or a function without arguments that opens a DB-API connection.
        database: URL of the database that is written, or such a function.
        parameters: values of the query, in the source driver's notation.
        source_password: takes the place of the one in the source's URL; given to a run only.
        password: takes the place of the one in the URL of `database`; given to a run only.
        columns: names of the columns that are written; `None` means all, in the order of the query.
        chunk_size: rows that are held in memory and kept at once.
        replace: take the place of rows with the same key.
        replace_index: columns of that key; Postgres has to be told.
        before: statement or statements that are run in `database` before.
        database_secret: name of a secret that holds the URL of `database`, given when the task is built like all that
            follow.
        source_secret: name of a secret that holds the URL of the source.
        connect_args: further arguments of the driver's `connect` for `database`.

    Returns:
        The number of rows.

    Raises:
        ValueError: no query, table, source or database was given; the rows do not fit the columns.
        MissingExtra: a driver is not installed.
        Exception: the drivers' own errors.

    Example:
        >>> SQLTransfer("SELECT * FROM orders WHERE price > 100", "copies", source=url, database=url).run()
        1
    """

    source_secret: str | None = None

    @settable(
        "query", "table", "source", "database", "*", "parameters", "columns", "chunk_size", "replace",
        "replace_index", "before",
    )  # fmt: skip
    def run(
        self,
        query: str | None = None,
        table: str | None = None,
        source: Database | None = None,
        database: Database | None = None,
        parameters: Parameters | None = None,
        source_password: str | None = None,
        password: str | None = None,
        columns: Sequence[str] | None = None,
        chunk_size: int = 1000,
        replace: bool = False,
        replace_index: Sequence[str] = (),
        before: str | Sequence[str] | None = None,
    ) -> int:
        query, table = needed(query or None, "query"), needed(table or None, "table")
        if source is None and self.source_secret is not None:
            source = Secret(self.source_secret).get()
        given: Any = needed(source, "source")
        with (
            connected(given, password=source_password) as reading,
            self.connected(database, password) as writing,
        ):
            for statement in [before] if isinstance(before, str) else before or ():
                _run(writing, statement)
            if before:
                writing.commit()  # so that reading and writing the same file do not wait for one another
            cursor = streaming_cursor(reading)
            with closing(cursor):
                execute(cursor, query, parameters)
                written = 0
                while rows := cursor.fetchmany(chunk_size):
                    written += insert_rows(
                        writing,
                        table,
                        [tuple(row) for row in rows],
                        columns or (),
                        commit_every=chunk_size,
                        replace=replace,
                        replace_index=replace_index,
                    )
        return written


def streaming_cursor(connection: Any) -> Any:
    """A cursor that does not hold everything it finds in memory, where the driver has such."""
    if dialect_of(connection) is POSTGRES:
        return connection.cursor(name="prefect_transfer")
    module = type(connection).__module__.partition(".")[0]
    if module == "pymysql":
        return connection.cursor(pymysql_cursors.SSCursor)
    return connection.cursor()
