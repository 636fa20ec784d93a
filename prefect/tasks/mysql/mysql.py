"""Statements and queries on MySQL and MariaDB."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any, ClassVar

from prefect.core.optional import optional
from prefect.core.secrets import Secret
from prefect.core.settable import Task, needed, settable
from prefect.core.withheld import Withholding
from prefect.tasks.database.fetching import check_fetch, fetched

pymysql = optional("pymysql", extra="mysql")
cursors = optional("pymysql.cursors", extra="mysql")

#: What `cursor_type` may be, and the driver's class for it.
CURSORS = {"cursor": "Cursor", "dictcursor": "DictCursor", "sscursor": "SSCursor", "ssdictcursor": "SSDictCursor"}


class _MySQLTask(Withholding, Task):
    """What both share: how they get at their database."""

    withheld: ClassVar[tuple[str, ...]] = ("password",)

    password_secret: str | None = None

    @contextmanager
    def connected(self, password: str | None, commit: bool, **arguments: Any) -> Iterator[Any]:
        """A connection; what was done is kept with `commit` only."""
        if password is None and self.password_secret is not None:
            password = Secret(self.password_secret).get()
        password = self.still_here("password", password)
        given = {**arguments, "password": password}
        with closing(pymysql.connect(**{name: value for name, value in given.items() if value is not None})) as found:
            yield found
            if commit:
                found.commit()


class MySQLExecute(_MySQLTask):
    """
    Run one statement on MySQL.

    Args:
        db_name: name of the database.
        user: who logs in.
        password: the user's. One that is given when the task is built does not travel to other processes: rather name
            a secret, or give it to the run.
        host: name or address of the server; `None` means this machine.
        port: its port.
        query: the statement.
        commit: keep what was done; otherwise it is taken back.
        charset: the connection's set of characters.
        ssl: arguments of TLS, as pymysql takes them; `None` for none.
        password_secret: name of the secret that holds the password, given when the task is built.

    Returns:
        The number of rows that the statement changed or found.

    Raises:
        ValueError: no statement was given; there is no such secret; the password was left behind.
        MissingExtra: pymysql is not installed.
        pymysql.Error: the server cannot be reached, or refused.

    Example:
        >>> MySQLExecute(**server, commit=True).run(query="UPDATE orders SET price = 200 WHERE price = 1")
        1
    """

    @settable("db_name", "user", "password", "host", "port", "query", "commit", "charset", "ssl")
    def run(
        self,
        db_name: str | None = None,
        user: str | None = None,
        password: str | None = None,
        host: str | None = None,
        port: int = 3306,
        query: str | None = None,
        commit: bool = False,
        charset: str = "utf8mb4",
        ssl: Mapping[str, Any] | None = None,
    ) -> int:
        query = needed(query or None, "query")
        where = {"database": db_name, "user": user, "host": host, "port": port, "charset": charset, "ssl": ssl}
        with self.connected(password, commit, **where) as connection, connection.cursor() as cursor:
            return int(cursor.execute(query))


class MySQLFetch(_MySQLTask):
    """
    Read what a query finds on MySQL.

    Args:
        db_name: name of the database.
        user: who logs in.
        password: the user's. One that is given when the task is built does not travel to other processes: rather name
            a secret, or give it to the run.
        host: name or address of the server; `None` means this machine.
        port: its port.
        fetch: `"one"`, `"many"` or `"all"`.
        fetch_count: number of rows for `"many"`.
        query: the query.
        commit: keep what it changed; otherwise it is taken back.
        charset: the connection's set of characters.
        cursor_type: `"cursor"` (rows as tuples, all held in memory), `"dictcursor"` (as dicts), `"sscursor"` and
            `"ssdictcursor"` (read as they come), or a cursor class of pymysql.
        ssl: arguments of TLS, as pymysql takes them; `None` for none.
        password_secret: name of the secret that holds the password, given when the task is built.

    Returns:
        For `"one"` the first row or `None`, else the rows: a tuple, or for other cursors a list.

    Raises:
        ValueError: no query was given; `fetch` is not known; there is no such secret; the password was left behind.
        TypeError: `cursor_type` is not known.
        MissingExtra: pymysql is not installed.
        pymysql.Error: the server cannot be reached, or refused.

    Example:
        >>> MySQLFetch(**server, fetch="all").run(query="SELECT name, price FROM orders ORDER BY name")
        (('apple', 200),)
    """

    @settable(
        "db_name", "user", "password", "host", "port", "fetch", "fetch_count", "query", "commit", "charset",
        "cursor_type", "ssl",
    )  # fmt: skip
    def run(
        self,
        db_name: str | None = None,
        user: str | None = None,
        password: str | None = None,
        host: str | None = None,
        port: int = 3306,
        fetch: str = "one",
        fetch_count: int = 10,
        query: str | None = None,
        commit: bool = False,
        charset: str = "utf8mb4",
        cursor_type: str | Callable[..., Any] = "cursor",
        ssl: Mapping[str, Any] | None = None,
    ) -> Any:
        query = needed(query or None, "query")
        check_fetch(fetch)
        where = {"database": db_name, "user": user, "host": host, "port": port, "charset": charset, "ssl": ssl}
        with (
            self.connected(password, commit, cursorclass=_cursor(cursor_type), **where) as connection,
            connection.cursor() as cursor,
        ):
            cursor.execute(query)
            return fetched(cursor, fetch, fetch_count)


def _cursor(kind: str | Callable[..., Any]) -> Any:
    if not isinstance(kind, str):
        return kind
    name = CURSORS.get(kind.lower())
    if name is None:
        raise TypeError(f"'cursor_type' should be one of {list(CURSORS)} or a full cursor class, got {kind}")
    return getattr(cursors, name)
