"""From BigQuery into databases."""

from __future__ import annotations

from typing import Any

from prefect.core.settable import Task, needed, settable
from prefect.tasks.database.connection import Database
from prefect.tasks.database.rows import SQLInsertRows
from prefect.tasks.google.bigquery_names import table_name
from prefect.tasks.google.client import Credentials, bigquery_client


class BigQueryToSql(Task):
    """
    Insert the rows of a table of BigQuery into a table of a database, page by page.

    Args:
        source_table: `dataset.table`, with a project before it if it is another.
        target_table: name of the database's table.
        database: URL of the database, or a function without arguments that opens a DB-API connection.
        selected_fields: names of the columns; `None` means all.
        replace: rows that are there already, by `conflict_columns`, are replaced.
        conflict_columns: columns that tell rows apart (Postgres).
        batch_size: rows to insert at a time.
        project: project of what has none in its name; `None` means that of the credentials.
        password: takes the place of the one in the URL of the database; given to a run only.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        How many rows were inserted.

    Raises:
        ValueError: a table or the database is missing.
        google.api_core.exceptions.NotFound: there is no such table.
        Exception: the driver's own errors.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> BigQueryToSql("people.names", "names").batch_size
        1000
    """

    client_kwargs: dict[str, Any] | None = None

    @settable(
        "source_table", "target_table", "database", "selected_fields", "replace", "conflict_columns", "batch_size",
        "project",
    )  # fmt: skip
    def run(
        self,
        source_table: str | None = None,
        target_table: str | None = None,
        database: Database | None = None,
        selected_fields: str | list[str] | None = None,
        replace: bool = False,
        conflict_columns: list[str] | None = None,
        batch_size: int = 1000,
        project: str | None = None,
        password: str | None = None,
        credentials: Credentials | None = None,
    ) -> int:
        client = bigquery_client(credentials, project, self.client_kwargs)
        found = client.get_table(table_name(needed(source_table, "source_table"), client.project).dotted)
        names = selected_fields.split(",") if isinstance(selected_fields, str) else selected_fields
        columns = [field for field in found.schema if names is None or field.name in names]
        rows = client.list_rows(found, selected_fields=columns, page_size=batch_size)
        insert = SQLInsertRows(database=needed(database, "database"))
        return insert.run(
            (list(row.values()) for row in rows), needed(target_table, "target_table"),
            [field.name for field in columns], password=password, commit_every=batch_size, replace=replace,
            replace_index=tuple(conflict_columns or ()),
        )  # fmt: skip
