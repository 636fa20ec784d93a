"""Write, change and delete many rows, ten with each request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from prefect.core.settable import settable
from prefect.core.waiting import Wait
from prefect.tasks.airtable.asking import BATCH, _AirtableTask

Row = Mapping[str, Any]


class _BatchTask(_AirtableTask):
    """A task that does something to many rows."""

    def ask(self, table: Any, wait: Wait) -> bool:
        """The next ten."""
        kept, rows = wait.handle, wait["rows"]
        some = list(rows[kept["done"] : kept["done"] + BATCH])
        if some:
            self.keep(kept, self.send(table, some, wait))
            kept["done"] += len(some)
        return kept["done"] < len(rows)

    def send(self, table: Any, some: list[Any], wait: Wait) -> Any:
        """Send ten rows; returns the answer."""
        raise NotImplementedError

    def keep(self, kept: dict[str, Any], answer: Any) -> None:
        """Keep what was answered."""
        kept["rows"] += answer

    def outcome(self, wait: Wait) -> Any:
        """The rows as Airtable has them."""
        return wait.handle["rows"]


class WriteAirtableRows(_BatchTask):
    """
    Write rows to a table of Airtable, ten with each request.

    At most five requests a second are sent to a base; for that, and for the pauses that Airtable wants, no thread
    waits. If it fails, some rows may have been written.

    Args:
        rows: the rows, each by column.
        typecast: let Airtable make values fit the columns: numbers from text, new choices, dates.
        base_key: key of the base.
        table_name: name of the table.
        api_key: a personal access token, given to a run only; left out, it is read from a secret.
        credentials_secret: name of that secret; `None` means `AIRTABLE_API_KEY`.
        max_wait: seconds after which it gives up waiting for its turn; `None` waits as long as it takes.
        api_url: where the service listens, given when the task is built.

    Returns:
        A list with one dict a row, in the order given: `id`, `fields` and `createdTime`.

    Raises:
        ValueError: no base, no table or no key was given; there is no such secret.
        requests.exceptions.HTTPError: Airtable refused.
        requests.exceptions.RequestException: no answer came.
        prefect.core.errors.WaitTimedOut: `max_wait` seconds have passed.

    Example:
        >>> rows = [{"name": "lime"}, {"name": "plum"}]
        >>> written = WriteAirtableRows("app1", "Fruits", api_url=server).run(rows, api_key="k3y")
        >>> [row["fields"]["name"] for row in written]
        ['lime', 'plum']
    """

    @settable("base_key", "table_name", "*", "typecast", "credentials_secret", "max_wait")
    def start(
        self,
        rows: Sequence[Row],
        typecast: bool = False,
        base_key: str | None = None,
        table_name: str | None = None,
        api_key: str | None = None,
        credentials_secret: str | None = None,
        max_wait: float | None = None,
    ) -> Any:
        return self.begun(base_key, table_name, done=0, rows=[])

    def send(self, table: Any, some: list[Any], wait: Wait) -> Any:
        """Write ten."""
        return table.batch_insert(some, typecast=wait["typecast"])


class UpdateAirtableRows(_BatchTask):
    """
    Change rows of a table of Airtable, ten with each request.

    At most five requests a second are sent to a base; for that, and for the pauses that Airtable wants, no thread
    waits. If it fails, some rows may have been changed.

    Args:
        rows: the rows: dicts with `id` and, by column, the new `fields`.
        replace: empty the columns that are not given, instead of leaving them as they are.
        typecast: let Airtable make values fit the columns: numbers from text, new choices, dates.
        base_key: key of the base.
        table_name: name of the table.
        api_key: a personal access token, given to a run only; left out, it is read from a secret.
        credentials_secret: name of that secret; `None` means `AIRTABLE_API_KEY`.
        max_wait: seconds after which it gives up waiting for its turn; `None` waits as long as it takes.
        api_url: where the service listens, given when the task is built.

    Returns:
        A list with one dict a row, in the order given: `id`, `fields` and `createdTime`.

    Raises:
        ValueError: no base, no table or no key was given; there is no such secret; a row lacks its `id` or `fields`.
        requests.exceptions.HTTPError: Airtable refused.
        requests.exceptions.RequestException: no answer came.
        prefect.core.errors.WaitTimedOut: `max_wait` seconds have passed.

    Example:
        >>> rows = [{"id": "rec1", "fields": {"price": 4}}]
        >>> UpdateAirtableRows("app1", "Fruits", api_url=server).run(rows, api_key="k3y")[0]["fields"]
        {'name': 'kiwi', 'price': 4}
    """

    @settable("base_key", "table_name", "*", "replace", "typecast", "credentials_secret", "max_wait")
    def start(
        self,
        rows: Sequence[Row],
        replace: bool = False,
        typecast: bool = False,
        base_key: str | None = None,
        table_name: str | None = None,
        api_key: str | None = None,
        credentials_secret: str | None = None,
        max_wait: float | None = None,
    ) -> Any:
        handle = self.begun(base_key, table_name, done=0, rows=[])
        for place, row in enumerate(rows):
            missing = [name for name in ("id", "fields") if name not in row]
            if missing:
                raise ValueError(f"Row {place} lacks {' and '.join(map(repr, missing))}; it has {', '.join(row)}.")
        return handle

    def send(self, table: Any, some: list[Any], wait: Wait) -> Any:
        """Change ten."""
        if not wait["replace"]:
            return table.batch_update(some, typecast=wait["typecast"])
        rows = [{"id": row["id"], "fields": row["fields"]} for row in some]
        # the wrapper replaces only one row at a time
        return table._put(table.url_table, json_data={"records": rows, "typecast": wait["typecast"]})["records"]


class UpsertAirtableRows(_BatchTask):
    """
    Change the rows that are in a table of Airtable already and write the others, ten with each request.

    At most five requests a second are sent to a base; for that, and for the pauses that Airtable wants, no thread
    waits. If it fails, some rows may have been written.

    Args:
        rows: the rows, each by column.
        key_fields: the columns that tell which row is which: one to three. A row with the same values there is changed;
            the columns that are not given stay as they are.
        typecast: let Airtable make values fit the columns: numbers from text, new choices, dates.
        base_key: key of the base.
        table_name: name of the table.
        api_key: a personal access token, given to a run only; left out, it is read from a secret.
        credentials_secret: name of that secret; `None` means `AIRTABLE_API_KEY`.
        max_wait: seconds after which it gives up waiting for its turn; `None` waits as long as it takes.
        api_url: where the service listens, given when the task is built.

    Returns:
        A dict with `records`, a list with one dict a row in the order given, and the ids of those that were `created`
        and `updated`.

    Raises:
        ValueError: no base, no table or no key was given; there is no such secret; there are no key columns, or more
            than three.
        requests.exceptions.HTTPError: Airtable refused.
        requests.exceptions.RequestException: no answer came.
        prefect.core.errors.WaitTimedOut: `max_wait` seconds have passed.

    Example:
        >>> rows = [{"name": "kiwi", "price": 5}, {"name": "lime", "price": 1}]
        >>> done = UpsertAirtableRows("app1", "Fruits", api_url=server).run(rows, ["name"], api_key="k3y")
        >>> done["updated"], len(done["created"])
        (['rec1'], 1)
    """

    @settable("base_key", "table_name", "*", "typecast", "credentials_secret", "max_wait")
    def start(
        self,
        rows: Sequence[Row],
        key_fields: Sequence[str],
        typecast: bool = False,
        base_key: str | None = None,
        table_name: str | None = None,
        api_key: str | None = None,
        credentials_secret: str | None = None,
        max_wait: float | None = None,
    ) -> Any:
        handle = self.begun(base_key, table_name, done=0, records=[], created=[], updated=[])
        if isinstance(key_fields, str) or not 1 <= len(key_fields) <= 3:
            raise ValueError(f"'key_fields' is {key_fields!r}; it has to be a list of one to three columns.")
        return handle

    def send(self, table: Any, some: list[Any], wait: Wait) -> Any:
        """Change or write ten."""
        body = {
            "performUpsert": {"fieldsToMergeOn": list(wait["key_fields"])},
            "records": [{"fields": dict(row)} for row in some],
            "typecast": wait["typecast"],
        }
        # younger than the wrapper
        return table._patch(table.url_table, json_data=body)

    def keep(self, kept: dict[str, Any], answer: Any) -> None:
        """The rows, and what became of which."""
        kept["records"] += answer["records"]
        kept["created"] += answer["createdRecords"]
        kept["updated"] += answer["updatedRecords"]

    def outcome(self, wait: Wait) -> dict[str, Any]:
        """What became of the rows."""
        return {name: wait.handle[name] for name in ("records", "created", "updated")}


class DeleteAirtableRows(_BatchTask):
    """
    Delete rows of a table of Airtable, ten with each request.

    At most five requests a second are sent to a base; for that, and for the pauses that Airtable wants, no thread
    waits. If it fails, some rows may have been deleted.

    Args:
        rows: ids of the rows.
        base_key: key of the base.
        table_name: name of the table.
        api_key: a personal access token, given to a run only; left out, it is read from a secret.
        credentials_secret: name of that secret; `None` means `AIRTABLE_API_KEY`.
        max_wait: seconds after which it gives up waiting for its turn; `None` waits as long as it takes.
        api_url: where the service listens, given when the task is built.

    Returns:
        The ids of the rows that were deleted.

    Raises:
        ValueError: no base, no table or no key was given; there is no such secret.
        requests.exceptions.HTTPError: Airtable refused.
        requests.exceptions.RequestException: no answer came.
        prefect.core.errors.WaitTimedOut: `max_wait` seconds have passed.

    Example:
        >>> DeleteAirtableRows("app1", "Fruits", api_url=server).run(["rec2"], api_key="k3y")
        ['rec2']
    """

    @settable("base_key", "table_name", "*", "credentials_secret", "max_wait")
    def start(
        self,
        rows: Sequence[str],
        base_key: str | None = None,
        table_name: str | None = None,
        api_key: str | None = None,
        credentials_secret: str | None = None,
        max_wait: float | None = None,
    ) -> Any:
        return self.begun(base_key, table_name, done=0, rows=[])

    def send(self, table: Any, some: list[Any], wait: Wait) -> Any:
        """Delete ten."""
        return [row["id"] for row in table.batch_delete(some) if row.get("deleted")]
