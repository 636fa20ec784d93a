"""Wait until a query finds what one wants."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from prefect.core.settable import needed, settable
from prefect.tasks.database.connection import Database
from prefect.tasks.database.execute import Parameters, _SQLTask
from prefect.tasks.waiting import Waits


class _Question:
    """What is asked again and again, and the row that answered."""

    def __init__(self, query: str, parameters: Any, database: Any, password: str | None) -> None:
        self.query, self.parameters, self.database, self.password = query, parameters, database, password
        self.row: Any = None

    def __str__(self) -> str:
        return f"a row of: {self.query}"


class SQLWaitFor(Waits, _SQLTask):
    """
    Run a query until it finds what is waited for: by default a row whose first value is true.

    Args:
        query: the query; its first row counts.
        parameters: its values, in the driver's notation.
        database: URL, or a function without arguments that opens a DB-API connection.
        password: takes the place of the one in the URL; given to a run only.
        poll_interval: seconds between two looks, given when the task is built like all that follow.
        max_wait: seconds after which it gives up; `None` waits for ever.
        success: function of the selected value that ends the wait where it says yes; left out, the value has to be true
            (`None`, 0, `"0"` and `""` are not).
        failure: function of the selected value that fails the task where it says yes.
        selector: function of the row that selects the value; its first column if left out.
        fail_on_empty: no row fails the task instead of going on.
        database_secret: name of a secret that holds the URL.
        connect_args: further arguments of the driver's `connect`.

    Returns:
        The row that ended the wait.

    Raises:
        TimeoutError: `max_wait` seconds have passed.
        ValueError: no query or no database was given; `failure` said yes; there was no row and `fail_on_empty` is set.
        Exception: the driver's own errors.

    Example:
        >>> SQLWaitFor(database=url, poll_interval=0.01).run("SELECT COUNT(*) FROM orders")
        (2,)
    """

    success: Callable[[Any], bool] | None = None
    failure: Callable[[Any], bool] | None = None
    selector: Callable[[Any], Any] | None = None
    fail_on_empty: bool = False

    @settable("query", "parameters", "database", "*", "poll_interval", "max_wait")
    def run(
        self,
        query: str | None = None,
        parameters: Parameters | None = None,
        database: Database | None = None,
        password: str | None = None,
    ) -> Any:
        return self.wait(_Question(needed(query or None, "query"), parameters, database, password))

    def check(self, handle: _Question) -> float | None:
        """Ask once."""
        rows = self.fetched(handle.database, handle.password, handle.query, handle.parameters)
        if not rows:
            if self.fail_on_empty:
                raise ValueError(f"The query returned no row: {handle.query}")
            return self.poll_interval
        handle.row = rows[0]
        value = self.selector(rows[0]) if self.selector is not None else rows[0][0]
        if self.failure is not None and self.failure(value):
            raise ValueError(f"{value!r} means that what is waited for has failed: {handle.query}")
        done = self.success(value) if self.success is not None else value not in (None, 0, "0", "")
        return None if done else self.poll_interval

    def outcome(self, handle: _Question) -> Any:
        """The row that ended the wait."""
        return handle.row
