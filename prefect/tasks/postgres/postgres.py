"""Statements and queries on Postgres."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from typing import Any

from prefect.core.masking import remember
from prefect.core.optional import optional
from prefect.core.secrets import Secret
from prefect.core.settable import Task, needed, settable
from prefect.tasks.database.execute import execute
from prefect.tasks.database.fetching import check_fetch, fetched

psycopg2 = optional("psycopg2", extra="postgres")


class _PostgresTask(Task):
    """What the tasks share: how they get at their database."""

    password_secret: str | None = None

    @contextmanager
    def cursor(
        self, db_name: str | None, user: str | None, host: str | None, port: int, password: str | None, *, keep: bool
    ) -> Iterator[Any]:
        """A cursor; what is done by it is kept if all goes well and it is to be kept."""
        if password is None and self.password_secret is not None:
            password = Secret(self.password_secret).get()
        remember(password)
        connection = psycopg2.connect(dbname=db_name, user=user, password=password, host=host, port=port)
        with closing(connection), connection.cursor() as cursor:
            yield cursor
            if keep:
                connection.commit()


class PostgresExecute(_PostgresTask):
    """
    Run one statement on Postgres.

    Args:
        db_name: name of the database.
        user: who logs in.
        host: name or address of the server; `None` means this machine's socket.
        port: its port.
        query: the statement.
        data: values for its `%s`, or a dict for `%(name)s`.
        commit: keep what was done; otherwise it is taken back.
        password: the user's; given to a run only.
        password_secret: name of the secret that holds the password, given when the task is built.

    Returns:
        `None`.

    Raises:
        ValueError: no statement was given; there is no such secret.
        MissingExtra: psycopg2 is not installed.
        psycopg2.Error: the server cannot be reached, or refused; nothing is kept then.

    Example:
        >>> task = PostgresExecute(**server, commit=True)
        >>> task.run(query="UPDATE orders SET price = 200 WHERE price > %s", data=(100,))
    """

    @settable("db_name", "user", "host", "port", "query", "data", "commit")
    def run(
        self,
        db_name: str | None = None,
        user: str | None = None,
        host: str | None = None,
        port: int = 5432,
        query: str | None = None,
        data: Sequence[Any] | Mapping[str, Any] | None = None,
        commit: bool = False,
        password: str | None = None,
    ) -> None:
        query = needed(query or None, "query")
        with self.cursor(db_name, user, host, port, password, keep=commit) as cursor:
            execute(cursor, query, data)


class PostgresExecuteMany(_PostgresTask):
    """
    Run one statement on Postgres once for each of many rows of values.

    Args:
        db_name: name of the database.
        user: who logs in.
        host: name or address of the server; `None` means this machine's socket.
        port: its port.
        query: the statement.
        data: the rows: values for its `%s`, or dicts for `%(name)s`.
        commit: keep what was done; otherwise it is taken back.
        password: the user's; given to a run only.
        password_secret: name of the secret that holds the password, given when the task is built.

    Returns:
        `None`.

    Raises:
        ValueError: no statement or no rows were given; there is no such secret.
        MissingExtra: psycopg2 is not installed.
        psycopg2.Error: the server cannot be reached, or refused; nothing is kept then.

    Example:
        >>> task = PostgresExecuteMany(**server, commit=True, query="INSERT INTO orders VALUES (%s, %s)")
        >>> task.run(data=[("plum", 3), ("fig", 9)])
    """

    @settable("db_name", "user", "host", "port", "query", "data", "commit")
    def run(
        self,
        db_name: str | None = None,
        user: str | None = None,
        host: str | None = None,
        port: int = 5432,
        query: str | None = None,
        data: Sequence[Sequence[Any] | Mapping[str, Any]] | None = None,
        commit: bool = False,
        password: str | None = None,
    ) -> None:
        query, rows = needed(query or None, "query"), needed(data or None, "data")
        with self.cursor(db_name, user, host, port, password, keep=commit) as cursor:
            cursor.executemany(query, rows)


class PostgresFetch(_PostgresTask):
    """
    Read what a query finds on Postgres.

    Args:
        db_name: name of the database.
        user: who logs in.
        host: name or address of the server; `None` means this machine's socket.
        port: its port.
        fetch: `"one"`, `"many"` or `"all"`.
        fetch_count: number of rows for `"many"`.
        query: the query. What it changes beside, as `INSERT … RETURNING` does, is kept.
        data: values for its `%s`, or a dict for `%(name)s`.
        commit: accepted for compatibility: what was done is kept in any case.
        password: the user's; given to a run only.
        col_names: put the names of the columns, as a tuple, before the rows.
        password_secret: name of the secret that holds the password, given when the task is built.

    Returns:
        For `"one"` the first row or `None`, else a list of rows; with `col_names` always a list.

    Raises:
        ValueError: no query was given; `fetch` is not known; there is no such secret.
        MissingExtra: psycopg2 is not installed.
        psycopg2.Error: the server cannot be reached, or refused; the statement returns no rows.

    Example:
        >>> PostgresFetch(**server).run(query="SELECT name, price FROM orders ORDER BY name", col_names=True)
        [('name', 'price'), ('apple', 1)]
    """

    @settable("db_name", "user", "host", "port", "fetch", "fetch_count", "query", "data", "commit", "*", "col_names")
    def run(
        self,
        db_name: str | None = None,
        user: str | None = None,
        host: str | None = None,
        port: int = 5432,
        fetch: str = "one",
        fetch_count: int = 10,
        query: str | None = None,
        data: Sequence[Any] | Mapping[str, Any] | None = None,
        commit: bool = False,
        password: str | None = None,
        col_names: bool = False,
    ) -> Any:
        query = needed(query or None, "query")
        check_fetch(fetch)
        with self.cursor(db_name, user, host, port, password, keep=True) as cursor:
            execute(cursor, query, data)
            found = fetched(cursor, fetch, fetch_count)
            if not col_names:
                return found
            rows = [found] if fetch == "one" else found
            return [tuple(column[0] for column in cursor.description), *(row for row in rows if row is not None)]
