"""Write and read one row of a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prefect.core.settable import settable
from prefect.core.waiting import Wait
from prefect.tasks.airtable.asking import _AirtableTask


class WriteAirtableRow(_AirtableTask):
    """
    Write a row to a table of Airtable.

    At most five requests a second are sent to a base; for that, and for the pauses that Airtable wants, no thread
    waits.

    Args:
        data: the row, by column.
        base_key: key of the base.
        table_name: name of the table.
        api_key: a personal access token, given to a run only; left out, it is read from a secret.
        credentials_secret: name of that secret; `None` means `AIRTABLE_API_KEY`.
        max_wait: seconds after which it gives up waiting for its turn; `None` waits as long as it takes.
        api_url: where the service listens, given when the task is built.

    Returns:
        A dict with the row's `id`, its `fields` and `createdTime`.

    Raises:
        ValueError: no base, no table or no key was given; there is no such secret.
        requests.exceptions.HTTPError: Airtable refused.
        requests.exceptions.RequestException: no answer came.
        prefect.core.errors.WaitTimedOut: `max_wait` seconds have passed.

    Example:
        >>> WriteAirtableRow("app1", "Fruits", api_url=server).run({"name": "lime"}, api_key="k3y")["fields"]
        {'name': 'lime'}
    """

    @settable("base_key", "table_name", "*", "credentials_secret", "max_wait")
    def start(
        self,
        data: Mapping[str, Any],
        base_key: str | None = None,
        table_name: str | None = None,
        api_key: str | None = None,
        credentials_secret: str | None = None,
        max_wait: float | None = None,
    ) -> Any:
        return self.begun(base_key, table_name)

    def ask(self, table: Any, wait: Wait) -> bool:
        """Write it."""
        wait.seen = table.insert(wait["data"])
        return False

    def outcome(self, wait: Wait) -> dict[str, Any]:
        """The row as Airtable has it."""
        row: dict[str, Any] = wait.seen
        return row


class ReadAirtableRow(_AirtableTask):
    """
    Read a row of a table of Airtable.

    At most five requests a second are sent to a base; for that, and for the pauses that Airtable wants, no thread
    waits.

    Args:
        id: id of the row.
        base_key: key of the base.
        table_name: name of the table.
        api_key: a personal access token, given to a run only; left out, it is read from a secret.
        credentials_secret: name of that secret; `None` means `AIRTABLE_API_KEY`.
        max_wait: seconds after which it gives up waiting for its turn; `None` waits as long as it takes.
        api_url: where the service listens, given when the task is built.

    Returns:
        A dict with the row's `id`, its `fields` and `createdTime`.

    Raises:
        ValueError: no base, no table or no key was given; there is no such secret.
        requests.exceptions.HTTPError: Airtable refused.
        requests.exceptions.RequestException: no answer came.
        prefect.core.errors.WaitTimedOut: `max_wait` seconds have passed.

    Example:
        >>> ReadAirtableRow("app1", "Fruits", api_url=server).run("rec1", api_key="k3y")["fields"]
        {'name': 'kiwi', 'price': 3}
    """

    @settable("base_key", "table_name", "*", "credentials_secret", "max_wait")
    def start(
        self,
        id: str,
        base_key: str | None = None,
        table_name: str | None = None,
        api_key: str | None = None,
        credentials_secret: str | None = None,
        max_wait: float | None = None,
    ) -> Any:
        return self.begun(base_key, table_name)

    def ask(self, table: Any, wait: Wait) -> bool:
        """Read it."""
        wait.seen = table.get(wait["id"])
        return False

    def outcome(self, wait: Wait) -> dict[str, Any]:
        """The row."""
        row: dict[str, Any] = wait.seen
        return row
