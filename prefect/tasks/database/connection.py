"""Connections to databases, opened from a URL or by a function of the user's, and closed again."""

from __future__ import annotations

import importlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from prefect.core.errors import MissingExtra
from prefect.core.masking import remember
from prefect.tasks.database.dialects import DIALECTS, MSSQL, MYSQL, POSTGRES, SQLITE, Dialect, dialect_of

#: A URL such as `postgresql://ada@db.example.org/sales`, or a function that opens a DB-API connection.
Database = str | Callable[[], Any]


@contextmanager
def connected(
    database: Database,
    *,
    password: str | None = None,
    connect_args: Mapping[str, Any] | None = None,
    autocommit: bool = False,
) -> Iterator[Any]:
    """
    A connection for a while: what was done is kept if all went well, and taken back if something was raised.

    Args:
        database: URL, or a function without arguments that opens a DB-API connection.
        password: takes the place of the one in the URL; `None` leaves it.
        connect_args: further arguments of the driver's `connect`.
        autocommit: keep each statement as soon as it has run.

    Yields:
        The DB-API connection. It is closed in the end.

    Raises:
        MissingExtra: the driver is not installed.
        ValueError: the URL is of a kind that is not known.

    Example:
        >>> with connected("sqlite://") as connection:
        ...     connection.execute("SELECT 1").fetchall()
        [(1,)]
    """
    connection = open_connection(database, password=password, connect_args=connect_args)
    try:
        if autocommit:
            set_autocommit(connection, True)
        try:
            yield connection
        except BaseException:
            if not autocommit:
                connection.rollback()
            raise
        if not autocommit:
            connection.commit()
    finally:
        connection.close()


def open_connection(
    database: Database, *, password: str | None = None, connect_args: Mapping[str, Any] | None = None
) -> Any:
    """
    A new connection.

    Args:
        database: as for `connected`.
        password: as for `connected`.
        connect_args: as for `connected`.

    Returns:
        The DB-API connection; it is the caller's to close.

    Raises:
        MissingExtra: the driver is not installed.
        ValueError: the URL is of a kind that is not known, or a password comes with a function.
    """
    if callable(database):
        if password is not None or connect_args:
            raise ValueError("A function that opens the connection takes neither 'password' nor 'connect_args'.")
        return database()
    scheme = database.partition("://")[0]
    kind, _, wanted = scheme.lower().partition("+")
    dialect = next((dialect for dialect in DIALECTS if kind in dialect.schemes), None)
    if dialect is None or "://" not in database:
        known = ", ".join(name for row in DIALECTS for name in row.schemes)
        raise ValueError(
            f"A URL of a database begins with one of {known}, and '://'; for another one give a function that "
            "opens the connection."
        )
    url = database[len(scheme) :]
    remember([password, *_passwords(database)])
    return _OPENERS[dialect.name](driver(dialect, wanted), url, password, dict(connect_args or {}))


def _passwords(url: str) -> list[str]:
    """What of a URL must not be read in logs."""
    try:
        found = urlsplit(url).password
    except ValueError:
        return []  # the driver says what is wrong with it
    return [found, unquote(found)] if found else []


def driver(dialect: Dialect, wanted: str = "") -> Any:
    """
    The module of a driver.

    Args:
        dialect: kind of database.
        wanted: name of the module; the first that is installed if left out.

    Raises:
        MissingExtra: it is not installed; the message says what to do.
    """
    names = (wanted,) if wanted and wanted != "pysqlite" else dialect.drivers
    missing: ModuleNotFoundError | None = None
    for name in names:
        try:
            return importlib.import_module(name)
        except ModuleNotFoundError as err:
            if err.name != name.partition(".")[0]:
                raise  # the driver is there and lacks something of its own
            missing = missing or err
    how = f'pip install "prefect[{dialect.extra}]"' if dialect.extra else f"pip install {names[0]}"
    raise MissingExtra(
        f"A {dialect.name} database needs the package {' or '.join(map(repr, names))}, which is not installed: {how}",
        name=names[0],
    ) from missing


def _open_sqlite(module: Any, url: str, password: str | None, arguments: dict[str, Any]) -> Any:
    path, _, query = url.removeprefix("://").partition("?")
    if path and not path.startswith("/"):
        raise ValueError("A URL of SQLite has three slashes before the path of the file, four if it is absolute.")
    name = unquote(path[1:]) or ":memory:"
    if query:  # SQLite's own notation knows read-only files, shared memory …
        return module.connect(f"file:{name}?{query}", uri=True, **arguments)
    return module.connect(name, **arguments)


def _open_postgres(module: Any, url: str, password: str | None, arguments: dict[str, Any]) -> Any:
    if password is not None:
        arguments["password"] = password
    return module.connect(f"postgresql{url}", **arguments)


def _open_by_parts(module: Any, url: str, password: str | None, arguments: dict[str, Any]) -> Any:
    parts = urlsplit(f"mysql{url}")
    found: dict[str, Any] = dict(parse_qsl(parts.query))
    for name, value in (("host", parts.hostname), ("port", parts.port), ("user", parts.username)):
        if value is not None:
            found[name] = unquote(value) if isinstance(value, str) else value
    secret = password if password is not None else unquote(parts.password) if parts.password else None
    if secret is not None:
        found["password"] = secret
    if parts.path.strip("/"):
        found["database"] = unquote(parts.path.strip("/"))
    return module.connect(**{**found, **arguments})


def _open_mssql(module: Any, url: str, password: str | None, arguments: dict[str, Any]) -> Any:
    if module.__name__ == "pyodbc":
        raise ValueError("With pyodbc give a function that opens the connection: its URL would have to name a driver.")
    return _open_by_parts(module, url, password, arguments)


_OPENERS = {
    SQLITE.name: _open_sqlite,
    POSTGRES.name: _open_postgres,
    MYSQL.name: _open_by_parts,
    MSSQL.name: _open_mssql,
}


def set_autocommit(connection: Any, wanted: bool) -> None:
    """
    Let each statement be kept as soon as it has run, or not.

    Args:
        connection: a DB-API connection, with no transaction open.
        wanted: whether it should.

    Raises:
        ValueError: the driver has no such setting.
    """
    if isinstance(connection, sqlite3.Connection):
        connection.isolation_level = None if wanted else "DEFERRED"
    elif callable(getattr(connection, "autocommit", None)):
        connection.autocommit(wanted)
    elif hasattr(connection, "autocommit"):
        connection.autocommit = wanted
    else:
        raise ValueError(f"The driver {type(connection).__module__!r} has no autocommit.")


__all__ = ["Database", "connected", "dialect_of", "open_connection", "set_autocommit"]
