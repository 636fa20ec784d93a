"""Run statements, and read what a query finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from typing import Any

from prefect.core.secrets import Secret
from prefect.core.settable import Task, needed, settable
from prefect.core.withheld import refuse_secrets
from prefect.tasks.database.connection import Database, connected
from prefect.tasks.database.dialects import MYSQL, dialect_of
from prefect.tasks.database.split import split_statements

#: Values of a statement: in order, or by name.
Parameters = Sequence[Any] | Mapping[str, Any]


class _SQLTask(Task):
    """What the tasks of this folder share: how they get at their database."""

    database_secret: str | None = None
    connect_args: Mapping[str, Any] | None = None

    def __post_init__(self) -> None:
        instead = "put the URL into a secret and name it as 'database_secret', or give 'password' to the run."
        refuse_secrets(self, "database", "source", "connect_args", instead=instead)

    @contextmanager
    def connected(self, database: Database | None, password: str | None, *, autocommit: bool = False) -> Iterator[Any]:
        """A connection for a while; what was done is kept if all goes well."""
        if database is None and self.database_secret is not None:
            database = Secret(self.database_secret).get()
        given: Any = needed(database, "database")
        with connected(given, password=password, connect_args=self.connect_args, autocommit=autocommit) as connection:
            yield connection

    def fetched(
        self, database: Database | None, password: str | None, query: str, parameters: Parameters | None
    ) -> list[Any]:
        """All rows that a query finds."""
        with self.connected(database, password) as connection, closing(connection.cursor()) as cursor:
            execute(cursor, query, parameters)
            return list(cursor.fetchall())


def execute(cursor: Any, statement: str, parameters: Parameters | None) -> None:
    """
    Run one statement.

    Args:
        cursor: a DB-API cursor.
        statement: the statement.
        parameters: its values; `None` means that it has none, and that `%` in it is no placeholder.
    """
    if parameters is None:
        cursor.execute(statement)
    else:
        cursor.execute(statement, parameters)


class SQLExecute(_SQLTask):
    """
    Run statements that return no rows.

    All of them are one transaction, unless `autocommit` says otherwise: if one fails, none has happened.

    Args:
        statements: one statement or several.
        parameters: values of each statement, in order or by name, in the driver's notation; with `many` a list of such.
        database: URL (`sqlite:///file.db`, `postgresql://user@host/name`, `mysql://…`), or a function without arguments
            that opens a DB-API connection.
        password: takes the place of the one in the URL; given to a run only.
        split: the text holds several statements with semicolons between them.
        many: run the statement once for each member of `parameters`.
        autocommit: keep each statement as soon as it has run; some, such as `VACUUM`, have to be run so.
        database_secret: name of a secret that holds the URL, given when the task is built like all that follow.
        connect_args: further arguments of the driver's `connect`.

    Returns:
        For each statement the number of rows that it changed, -1 where the driver does not know; one number if one
        statement was given and not split.

    Raises:
        ValueError: no statement or no database was given; the URL is of a kind that is not known.
        MissingExtra: the driver is not installed.
        Exception: the driver's own errors.

    Example:
        >>> SQLExecute(database=url).run("UPDATE orders SET price = 200 WHERE price > ?", [100])
        1
    """

    @settable("statements", "parameters", "database", "*", "split", "many", "autocommit")
    def run(
        self,
        statements: str | Sequence[str] | None = None,
        parameters: Parameters | Sequence[Parameters] | None = None,
        database: Database | None = None,
        password: str | None = None,
        split: bool = False,
        many: bool = False,
        autocommit: bool = False,
    ) -> int | list[int]:
        statements = needed(statements or None, "statements")
        with self.connected(database, password, autocommit=autocommit) as connection:
            if split:
                texts = [statements] if isinstance(statements, str) else statements
                escapes = dialect_of(connection) is MYSQL
                every = [one for text in texts for one in split_statements(text, backslash_escapes=escapes)]
            else:
                every = [statements] if isinstance(statements, str) else list(statements)
            counts = []
            with closing(connection.cursor()) as cursor:
                for statement in every:
                    if many:
                        cursor.executemany(statement, needed(parameters, "parameters"))
                    else:
                        execute(cursor, statement, parameters)
                    counts.append(cursor.rowcount)
        return counts[0] if isinstance(statements, str) and not split else counts


class SQLFetch(_SQLTask):
    """
    Read what a query finds.

    Args:
        query: the query. What it changes beside, as `INSERT … RETURNING` does, is kept.
        parameters: its values, in order or by name, in the driver's notation.
        database: URL (`sqlite:///file.db`, `postgresql://user@host/name`, `mysql://…`), or a function without arguments
            that opens a DB-API connection.
        password: takes the place of the one in the URL; given to a run only.
        fetch: `"all"`, `"one"`, or the number of rows to read.
        as_dicts: return each row as a dict by the names of its columns.
        database_secret: name of a secret that holds the URL, given when the task is built like all that follow.
        connect_args: further arguments of the driver's `connect`.

    Returns:
        The rows as a list of tuples or dicts; with `"one"` the first of them, or `None`.

    Raises:
        ValueError: no query or no database was given; the URL is of a kind that is not known; `fetch` is not known;
            with `as_dicts` two columns have the same name.
        MissingExtra: the driver is not installed.
        Exception: the driver's own errors.

    Example:
        >>> SQLFetch(database=url).run("SELECT name, price FROM orders ORDER BY name")
        [('apple', 1), ('pear', 200)]
    """

    @settable("query", "parameters", "database", "*", "fetch", "as_dicts")
    def run(
        self,
        query: str | None = None,
        parameters: Parameters | None = None,
        database: Database | None = None,
        password: str | None = None,
        fetch: str | int = "all",
        as_dicts: bool = False,
    ) -> Any:
        query = needed(query or None, "query")
        if fetch not in ("all", "one") and (isinstance(fetch, str) or fetch < 1):
            raise ValueError(f"'fetch' is {fetch!r}; it has to be 'all', 'one' or a number of rows above 0.")
        with self.connected(database, password) as connection, closing(connection.cursor()) as cursor:
            execute(cursor, query, parameters)
            if fetch == "one":
                first = cursor.fetchone()
                rows = [] if first is None else [first]
            else:
                rows = list(cursor.fetchall() if fetch == "all" else cursor.fetchmany(fetch))
            rows = _named(cursor, rows) if as_dicts else rows
        return (rows[0] if rows else None) if fetch == "one" else rows


def _named(cursor: Any, rows: list[Any]) -> list[dict[str, Any]]:
    names = [column[0] for column in cursor.description]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"Several columns are called {', '.join(twice)}; a dict could hold one: name them with AS.")
    return [dict(zip(names, row, strict=True)) for row in rows]
