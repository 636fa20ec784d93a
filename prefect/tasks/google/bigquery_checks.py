"""Checks of what a query of BigQuery returns."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from prefect.core.optional import optional
from prefect.core.settable import Task, needed, settable
from prefect.tasks.database.checks import SQLCheck, SQLIntervalCheck, SQLValueCheck
from prefect.tasks.database.table_checks import SQLColumnCheck, SQLTableCheck
from prefect.tasks.google.client import Credentials, bigquery_client

dbapi = optional("google.cloud.bigquery.dbapi", extra="google")


def database(credentials: Credentials | None, project: str | None, client_kwargs: Mapping[str, Any] | None) -> Any:
    """
    What opens a DB-API connection to BigQuery, for the tasks of `prefect.tasks.database`.

    Args:
        credentials: as for `google_client`.
        project: as for `google_client`.
        client_kwargs: as for `google_client`.

    Returns:
        A function without arguments.
    """
    return lambda: dbapi.connect(bigquery_client(credentials, project, client_kwargs), prefer_bqstorage_client=False)


class BigQueryCheck(Task):
    """
    Check that a query finds a row whose values are all true.

    Args:
        query: the query, in GoogleSQL; its first row counts.
        parameters: its values, a list for `%s` or a dict for `%(name)s`.
        project: project of what has none in its name; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The row.

    Raises:
        CheckFailed: there is no row, or a value is 0, empty, false or null.
        ValueError: no query was given.
        google.cloud.bigquery.dbapi.DatabaseError: BigQuery refused.

    Example:
        >>> tuple(BigQueryCheck("SELECT COUNT(*) FROM people.names", project="p").run())
        (1,)
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("query", "parameters", "project")
    def run(
        self,
        query: str | None = None,
        parameters: Any = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> Any:
        opened = database(credentials, project, self.client_kwargs)
        return SQLCheck(database=opened).run(needed(query, "query"), parameters)


class BigQueryValueCheck(Task):
    """
    Check that the values of a query's first row are an expected one.

    Args:
        query: the query, in GoogleSQL.
        expected: a number, or a text that the values are compared with as text.
        tolerance: part of the expected number by which the values may differ; `None` means not at all.
        parameters: values of the query.
        project: project of what has none in its name; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The row.

    Raises:
        CheckFailed: there is no row, or a value is another one.
        ValueError: no query or expected value was given.
        google.cloud.bigquery.dbapi.DatabaseError: BigQuery refused.

    Example:
        >>> tuple(BigQueryValueCheck("SELECT COUNT(*) FROM people.names", 1, project="p").run())
        (1,)
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("query", "expected", "tolerance", "parameters", "project")
    def run(
        self,
        query: str | None = None,
        expected: Any = None,
        tolerance: float | None = None,
        parameters: Any = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> Any:
        task = SQLValueCheck(database=database(credentials, project, self.client_kwargs))
        return task.run(needed(query, "query"), needed(expected, "expected"), parameters, tolerance=tolerance)


class BigQueryIntervalCheck(Task):
    """
    Check that figures of a table do not differ too much from those of some days before.

    Args:
        table: `dataset.table`, in backticks if need be.
        thresholds: expression in SQL -> greatest ratio.
        date_filter_column: column that holds the day.
        date: the day; `None` means today (UTC).
        days_back: how many days before.
        ratio_formula: `"max_over_min"` or `"relative_diff"`.
        ignore_zero: figures that are 0 pass.
        project: project of what has none in its name; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        What `SQLIntervalCheck` returns.

    Raises:
        CheckFailed: a ratio is too great.
        ValueError: the table or the thresholds are missing.
        google.cloud.bigquery.dbapi.DatabaseError: BigQuery refused.

    Example:
        >>> BigQueryIntervalCheck("sales.orders", {"COUNT(*)": 1.5}).days_back
        7
    """

    client_kwargs: dict[str, Any] | None = None

    @settable(
        "table", "thresholds", "date_filter_column", "date", "days_back", "ratio_formula", "ignore_zero", "project"
    )
    def run(
        self,
        table: str | None = None,
        thresholds: Mapping[str, float] | None = None,
        date_filter_column: str = "ds",
        date: str | datetime.date | None = None,
        days_back: int = 7,
        ratio_formula: str = "max_over_min",
        ignore_zero: bool = True,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> Any:
        task = SQLIntervalCheck(database=database(credentials, project, self.client_kwargs))
        return task.run(
            needed(table, "table"), needed(thresholds, "thresholds"), date_filter_column=date_filter_column, date=date,
            days_back=days_back, ratio_formula=ratio_formula, ignore_zero=ignore_zero,
        )  # fmt: skip


class BigQueryColumnCheck(Task):
    """
    Check figures of the columns of a table: `null_check`, `distinct_check`, `unique_check`, `min`, `max`.

    Args:
        table: `dataset.table`, in backticks if need be.
        column_mapping: column -> figure -> what it has to be, as `SQLColumnCheck` takes it.
        partition_clause: condition in SQL that chooses the rows.
        accept_none: a figure of no row counts as 0.
        project: project of what has none in its name; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        What `SQLColumnCheck` returns.

    Raises:
        CheckFailed: a figure is another one.
        ValueError: the table or the figures are missing.
        google.cloud.bigquery.dbapi.DatabaseError: BigQuery refused.

    Example:
        >>> BigQueryColumnCheck("people.names", {"name": {"null_check": {"equal_to": 0}}}).accept_none
        True
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("table", "column_mapping", "partition_clause", "accept_none", "project")
    def run(
        self,
        table: str | None = None,
        column_mapping: dict[str, Any] | None = None,
        partition_clause: str | None = None,
        accept_none: bool = True,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> Any:
        task = SQLColumnCheck(database=database(credentials, project, self.client_kwargs))
        return task.run(
            needed(table, "table"), needed(column_mapping, "column_mapping"), partition_clause=partition_clause,
            accept_none=accept_none,
        )  # fmt: skip


class BigQueryTableCheck(Task):
    """
    Check conditions on a table as a whole.

    Args:
        table: `dataset.table`, in backticks if need be.
        checks: name -> condition, as `SQLTableCheck` takes it.
        partition_clause: condition in SQL that chooses the rows.
        project: project of what has none in its name; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        What `SQLTableCheck` returns.

    Raises:
        CheckFailed: a condition does not hold.
        ValueError: the table or the conditions are missing.
        google.cloud.bigquery.dbapi.DatabaseError: BigQuery refused.

    Example:
        >>> BigQueryTableCheck("people.names", {"some": {"check_statement": "COUNT(*) > 0"}}).table
        'people.names'
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("table", "checks", "partition_clause", "project")
    def run(
        self,
        table: str | None = None,
        checks: dict[str, Any] | None = None,
        partition_clause: str | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> Any:
        task = SQLTableCheck(database=database(credentials, project, self.client_kwargs))
        return task.run(needed(table, "table"), needed(checks, "checks"), partition_clause=partition_clause)
