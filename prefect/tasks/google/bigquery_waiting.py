"""Waiting for tables of BigQuery."""

from __future__ import annotations

from typing import Any

from prefect.core.optional import optional
from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait, WaitingTask
from prefect.tasks.google.bigquery_names import table_name
from prefect.tasks.google.client import Credentials, bigquery_client

exceptions = optional("google.api_core.exceptions", extra="google")


class BigQueryWaitForTable(WaitingTask):
    """
    Wait until a table is there, or one of its partitions.

    Args:
        table: `dataset.table`, with a project before it if it is another.
        partition_id: the partition, such as `"20240115"`; `None` waits for the table only.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        project: project of what has none in its name; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: no table was named, neither to the task nor to the run.
        WaitTimedOut: it was not there after `max_wait` seconds.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> BigQueryWaitForTable("people.names", project="p").run()
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("table", "partition_id", "poll_interval", "max_wait", "project")
    def start(
        self,
        table: str | None = None,
        partition_id: str | None = None,
        poll_interval: float = 60.0,
        max_wait: float | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> None:
        table_name(needed(table, "table"), bigquery_client(credentials, project, self.client_kwargs).project)

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        client = bigquery_client(wait["credentials"], wait["project"], self.client_kwargs)
        name = table_name(wait["table"], client.project).dotted
        try:
            client.get_table(name)
            there = wait["partition_id"] is None or wait["partition_id"] in client.list_partitions(name)
        except exceptions.NotFound:
            there = False
        return None if there else float(wait["poll_interval"])


class BigQueryWaitForStreamingBuffer(WaitingTask):
    """
    Wait until what was streamed into a table has left the buffer: only then it can be changed or deleted.

    Args:
        table: `dataset.table`, with a project before it if it is another.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        project: project of what has none in its name; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: no table was named, neither to the task nor to the run.
        WaitTimedOut: it was not empty after `max_wait` seconds.
        google.api_core.exceptions.NotFound: there is no such table.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> BigQueryWaitForStreamingBuffer("people.names", project="p").run()
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("table", "poll_interval", "max_wait", "project")
    def start(
        self,
        table: str | None = None,
        poll_interval: float = 60.0,
        max_wait: float | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> None:
        table_name(needed(table, "table"), bigquery_client(credentials, project, self.client_kwargs).project)

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        client = bigquery_client(wait["credentials"], wait["project"], self.client_kwargs)
        found = client.get_table(table_name(wait["table"], client.project).dotted)
        return None if found.streaming_buffer is None else float(wait["poll_interval"])
