"""Decide by what a query finds."""

from __future__ import annotations

from typing import Any

from prefect.core.settable import needed, settable
from prefect.tasks.database.connection import Database
from prefect.tasks.database.execute import Parameters, _SQLTask

#: Texts that mean yes and no.
YES = frozenset({"true", "y", "yes", "1", "on"})
NO = frozenset({"false", "n", "no", "0", "off"})


class SQLBranch(_SQLTask):
    """
    Decide by the first value that a query finds: give the result to `case`, `ifelse` or `switch`.

    Args:
        query: the query. Its first value is a boolean, a number (0 means no) or one of the texts true, y, yes, 1, on,
            false, n, no, 0, off.
        parameters: its values, in the driver's notation.
        database: URL, or a function without arguments that opens a DB-API connection.
        password: takes the place of the one in the URL; given to a run only.
        if_true: what to return if it means yes.
        if_false: what to return if it means no.
        database_secret: name of a secret that holds the URL, given when the task is built like all that follow.
        connect_args: further arguments of the driver's `connect`.

    Returns:
        `if_true` or `if_false`.

    Raises:
        ValueError: no query or no database was given; there is no row, or its value means neither.
        Exception: the driver's own errors.

    Example:
        >>> SQLBranch(database=url, if_true="load", if_false="stop").run("SELECT COUNT(*) FROM orders")
        'load'
    """

    @settable("query", "parameters", "database", "*", "if_true", "if_false")
    def run(
        self,
        query: str | None = None,
        parameters: Parameters | None = None,
        database: Database | None = None,
        password: str | None = None,
        if_true: Any = True,
        if_false: Any = False,
    ) -> Any:
        rows = self.fetched(database, password, needed(query or None, "query"), parameters)
        if not rows:
            raise ValueError(f"The query returned no row to decide by: {query}")
        return if_true if means_yes(rows[0][0]) else if_false


def means_yes(value: Any) -> bool:
    """
    Whether a value that a query found means yes.

    Args:
        value: boolean, number or text.

    Raises:
        ValueError: it means neither.

    Example:
        >>> means_yes("On"), means_yes(0)
        (True, False)
    """
    if isinstance(value, (bool, int)):
        return bool(value)
    if isinstance(value, str) and value.lower() in YES | NO:
        return value.lower() in YES
    raise ValueError(f"{value!r} means neither yes nor no; a query to decide by returns a boolean, a number or a text.")
