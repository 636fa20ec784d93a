"""Where databases differ: their drivers, what stands for a value, how names are quoted, how rows are replaced."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any, NamedTuple


class Dialect(NamedTuple):
    """One kind of database."""

    name: str
    #: Schemes of URLs that mean it, without the driver after a `+`.
    schemes: tuple[str, ...]
    #: Modules of its drivers, the one tried first first.
    drivers: tuple[str, ...]
    #: The extra that brings the first driver; `None` where there is none.
    extra: str | None = None
    #: The character around a name that is no plain word.
    quote: str = '"'
    #: What begins a statement that replaces rows: `INSERT` where something at its end does it.
    replace: str = "INSERT"


SQLITE = Dialect("sqlite", ("sqlite",), ("sqlite3",), replace="INSERT OR REPLACE")
POSTGRES = Dialect("postgres", ("postgres", "postgresql"), ("psycopg2", "psycopg"), "postgres")
MYSQL = Dialect("mysql", ("mysql", "mariadb"), ("pymysql", "MySQLdb"), "mysql", quote="`", replace="REPLACE")
MSSQL = Dialect("mssql", ("mssql",), ("pymssql", "pyodbc"))
#: Any other database, whose connections somebody else opens.
OTHER = Dialect("other", (), ())
DIALECTS = (SQLITE, POSTGRES, MYSQL, MSSQL)

#: What stands for a value in a statement, by the name that DB-API has for the style.
PLACEHOLDERS = {"qmark": "?", "format": "%s", "pyformat": "%s", "numeric": ":1", "named": ":1"}


def dialect_of(connection: Any) -> Dialect:
    """
    The dialect of an open connection, by the module of its class.

    Args:
        connection: a DB-API connection.

    Returns:
        Its dialect, `OTHER` where the driver is none of those known here.

    Example:
        >>> import sqlite3
        >>> dialect_of(sqlite3.connect(":memory:")).name
        'sqlite'
    """
    root = _root(connection)
    return next((dialect for dialect in DIALECTS if root in dialect.drivers), OTHER)


def placeholder_of(connection: Any) -> str:
    """
    What stands for a value in statements for this connection.

    Args:
        connection: a DB-API connection.

    Returns:
        `"?"`, `"%s"` or `":1"`; the last is counted on by those who write several.
    """
    style = getattr(importlib.import_module(_root(connection)), "paramstyle", "qmark")
    return PLACEHOLDERS.get(style, "?")


def _root(connection: Any) -> str:
    return type(connection).__module__.partition(".")[0]


def quoted(dialect: Dialect, name: str) -> str:
    """
    A name as it stands in a statement; a dot divides it, and what is no plain word is quoted.

    Args:
        dialect: kind of database.
        name: name of a table or column, perhaps with its schema.

    Returns:
        The name.

    Example:
        >>> quoted(SQLITE, "main.my table")
        'main."my table"'
    """
    return ".".join(part if _is_plain(part) else _in_quotes(dialect, part) for part in name.split("."))


def _is_plain(part: str) -> bool:
    return part.isascii() and part.isidentifier() or (len(part) > 1 and part[0] == part[-1] and part[0] in '"`')


def _in_quotes(dialect: Dialect, part: str) -> str:
    return f"{dialect.quote}{part.replace(dialect.quote, dialect.quote * 2)}{dialect.quote}"


def insert_statement(
    dialect: Dialect,
    table: str,
    columns: Sequence[str],
    width: int,
    *,
    placeholder: str = "?",
    replace: bool = False,
    replace_index: Sequence[str] = (),
) -> str:
    """
    The statement that writes one row.

    Args:
        dialect: kind of database.
        table: name of the table.
        columns: names of the columns; none means all, in the table's order.
        width: number of values in a row.
        placeholder: what stands for a value.
        replace: take the place of a row with the same key.
        replace_index: columns of that key; Postgres has to be told.

    Returns:
        The statement.

    Raises:
        ValueError: this kind of database cannot replace rows so; the columns are not as many as the values.

    Example:
        >>> insert_statement(SQLITE, "t", ["a", "b"], 2)
        'INSERT INTO t (a, b) VALUES (?, ?)'
    """
    if columns and len(columns) != width:
        raise ValueError(f"A row for {table!r} has {width} values; there are {len(columns)} columns.")
    names = [quoted(dialect, column) for column in columns]
    values = [f":{number}" if placeholder == ":1" else placeholder for number in range(1, width + 1)]
    into = f"{quoted(dialect, table)} ({', '.join(names)})" if names else quoted(dialect, table)
    statement = f"{dialect.replace if replace else 'INSERT'} INTO {into} VALUES ({', '.join(values)})"
    if not replace or dialect.replace != "INSERT":
        return statement
    if dialect is not POSTGRES:
        raise ValueError(f"Rows of a database of the kind {dialect.name!r} cannot be replaced; delete them first.")
    if not names or not replace_index:
        raise ValueError("To replace rows Postgres has to know the columns and, as 'replace_index', those of the key.")
    keys = [quoted(dialect, column) for column in replace_index]
    changes = ", ".join(f"{name} = excluded.{name}" for name in names if name not in keys)
    return f"{statement} ON CONFLICT ({', '.join(keys)}) DO {f'UPDATE SET {changes}' if changes else 'NOTHING'}"
