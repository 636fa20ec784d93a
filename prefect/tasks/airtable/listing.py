"""Read the rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from prefect.core.settable import settable
from prefect.core.waiting import Wait
from prefect.tasks.airtable.asking import _AirtableTask


class ListAirtableRows(_AirtableTask):
    """
    Read the rows of a table of Airtable, a hundred with each request.

    At most five requests a second are sent to a base; for that, and for the pauses that Airtable wants, no thread
    waits.

    Args:
        formula: only rows for which this formula holds: `"{price} > 2"`.
        view: rows and order of this view; `None` means the whole table.
        fields: only these columns; `None` means all.
        sort: columns to sort by, the most important first; `"-price"` begins with the highest.
        limit: how many rows are returned at most; `None` means all.
        base_key: key of the base.
        table_name: name of the table.
        api_key: a personal access token, given to a run only; left out, it is read from a secret.
        credentials_secret: name of that secret; `None` means `AIRTABLE_API_KEY`.
        max_wait: seconds after which it gives up waiting for its turn; `None` waits as long as it takes.
        api_url: where the service listens, given when the task is built.

    Returns:
        A list of dicts with `id`, `fields` (empty ones are left out) and `createdTime`.

    Raises:
        ValueError: no base, no table or no key was given; there is no such secret.
        requests.exceptions.HTTPError: Airtable refused.
        requests.exceptions.RequestException: no answer came.
        prefect.core.errors.WaitTimedOut: `max_wait` seconds have passed.

    Example:
        >>> rows = ListAirtableRows("app1", "Fruits", sort=["-price"], api_url=server).run(api_key="k3y")
        >>> [row["fields"]["name"] for row in rows]
        ['mango', 'kiwi']
    """

    @settable(
        "base_key", "table_name", "*", "formula", "view", "fields", "sort", "limit", "credentials_secret", "max_wait"
    )
    def start(
        self,
        formula: str | None = None,
        view: str | None = None,
        fields: Sequence[str] | None = None,
        sort: Sequence[str] | None = None,
        limit: int | None = None,
        base_key: str | None = None,
        table_name: str | None = None,
        api_key: str | None = None,
        credentials_secret: str | None = None,
        max_wait: float | None = None,
    ) -> Any:
        return self.begun(base_key, table_name, rows=[], offset=None)

    def ask(self, table: Any, wait: Wait) -> bool:
        """One page."""
        kept = wait.handle
        names = {"formula": "formula", "view": "view", "fields": "fields", "sort": "sort", "limit": "max_records"}
        options = {theirs: wait[ours] for ours, theirs in names.items() if wait[ours] is not None}
        options |= {name: list(wait[name]) for name in ("fields", "sort") if wait[name] is not None}
        # the wrapper's own reader of pages begins at the first one again after a pause
        page = table._get(table.url_table, offset=kept["offset"], **options)
        kept["rows"] += page["records"]
        kept["offset"] = page.get("offset")
        return kept["offset"] is not None

    def outcome(self, wait: Wait) -> list[dict[str, Any]]:
        """The rows."""
        rows: list[dict[str, Any]] = wait.handle["rows"]
        return rows
