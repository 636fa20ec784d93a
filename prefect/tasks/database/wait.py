"""Wait until a query finds what one wants."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait, WaitingTask
from prefect.tasks.database.connection import Database
from prefect.tasks.database.execute import Parameters, _SQLTask


class SQLWaitFor(_SQLTask, WaitingTask):
    """
    Run a query until it finds what is waited for: by default a row whose first value is true.

    Args:
        query: the query; its first row counts.
        parameters: its values, in the driver's notation.
        database: URL, or a function without arguments that opens a DB-API connection.
        password: takes the place of the one in the URL; given to a run only.
        poll_interval: seconds between two looks.
        max_wait: seconds after which it gives up; `None` waits for ever.
        success: function of the selected value that ends the wait where it says yes; left out, the value has to be true
            (`None`, 0, `"0"` and `""` are not). Given when the task is built like all that follow.
        failure: function of the selected value that fails the task where it says yes.
        selector: function of the row that selects the value; its first column if left out.
        fail_on_empty: no row fails the task instead of going on.
        database_secret: name of a secret that holds the URL.
        connect_args: further arguments of the driver's `connect`.

    Returns:
        The row that ended the wait.

    Raises:
        prefect.core.errors.WaitTimedOut: `max_wait` seconds have passed.
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
    def start(
        self,
        query: str | None = None,
        parameters: Parameters | None = None,
        database: Database | None = None,
        password: str | None = None,
        poll_interval: float = 10.0,
        max_wait: float | None = None,
    ) -> Any:
        needed(query or None, "query")

    def check(self, wait: Wait) -> float | None:
        """Ask once."""
        rows = self.fetched(wait["database"], wait["password"], wait["query"], wait["parameters"])
        if not rows:
            if self.fail_on_empty:
                raise ValueError(f"The query returned no row: {wait['query']}")
            return float(wait["poll_interval"])
        wait.seen = rows[0]
        value = self.selector(rows[0]) if self.selector is not None else rows[0][0]
        if self.failure is not None and self.failure(value):
            raise ValueError(f"{value!r} means that what is waited for has failed: {wait['query']}")
        done = self.success(value) if self.success is not None else value not in (None, 0, "0", "")
        return None if done else float(wait["poll_interval"])

    def outcome(self, wait: Wait) -> Any:
        """The row that ended the wait."""
        return wait.seen
