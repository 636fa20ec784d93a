"""Checks of what a query returns."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from prefect.core.settable import needed, settable
from prefect.tasks.database.connection import Database
from prefect.tasks.database.execute import Parameters, _SQLTask
from prefect.tasks.database.verdicts import (
    RATIOS,
    CheckFailed,
    as_number,
    interval_fails,
    row_passes,
    values_pass,
)


class SQLCheck(_SQLTask):
    """
    Check that a query finds a row whose values are all true.

    Args:
        query: the query; its first row counts.
        parameters: its values, in the driver's notation.
        database: URL, or a function without arguments that opens a DB-API connection.
        password: takes the place of the one in the URL; given to a run only.
        database_secret: name of a secret that holds the URL, given when the task is built like all that follow.
        connect_args: further arguments of the driver's `connect`.

    Returns:
        The row.

    Raises:
        CheckFailed: there is no row, or a value is 0, empty, false or null.
        ValueError: no query or no database was given.
        Exception: the driver's own errors.

    Example:
        >>> SQLCheck(database=url).run("SELECT COUNT(*) FROM orders")
        (2,)
    """

    @settable("query", "parameters", "database")
    def run(
        self,
        query: str | None = None,
        parameters: Parameters | None = None,
        database: Database | None = None,
        password: str | None = None,
    ) -> Any:
        rows = self.fetched(database, password, needed(query or None, "query"), parameters)
        if not rows:
            raise CheckFailed(f"The query returned no row: {query}")
        if not row_passes(rows[0]):
            raise CheckFailed(f"Not all values are true: {tuple(rows[0])!r} is the first row of: {query}")
        return rows[0]


class SQLValueCheck(_SQLTask):
    """
    Check that the values of a query's first row are an expected one.

    Args:
        query: the query.
        expected: a number, or a text that the values are compared with as text.
        parameters: values of the query, in the driver's notation.
        database: URL, or a function without arguments that opens a DB-API connection.
        password: takes the place of the one in the URL; given to a run only.
        tolerance: part of the expected number by which the values may differ: `0.1` is ten percent; `None` means not at
            all.
        database_secret: name of a secret that holds the URL, given when the task is built like all that follow.
        connect_args: further arguments of the driver's `connect`.

    Returns:
        The row.

    Raises:
        CheckFailed: there is no row, or a value is another one.
        ValueError: no query, database or expected value was given; a number is expected and there is something else.
        Exception: the driver's own errors.

    Example:
        >>> SQLValueCheck(database=url).run("SELECT COUNT(*) FROM orders", 2)
        (2,)
    """

    @settable("query", "expected", "parameters", "database", "*", "tolerance")
    def run(
        self,
        query: str | None = None,
        expected: Any = None,
        parameters: Parameters | None = None,
        database: Database | None = None,
        password: str | None = None,
        tolerance: float | None = None,
    ) -> Any:
        expected = needed(expected, "expected")
        rows = self.fetched(database, password, needed(query or None, "query"), parameters)
        if not rows:
            raise CheckFailed(f"The query returned no row: {query}")
        if not values_pass(rows[0], expected, tolerance):
            about = f" within {tolerance:.0%}" if tolerance is not None else ""
            raise CheckFailed(f"{tuple(rows[0])!r} is not {expected!r}{about}, in the first row of: {query}")
        return rows[0]


class SQLThresholdCheck(_SQLTask):
    """
    Check that the first value of a query lies between two others.

    Args:
        query: the query.
        low: smallest value that passes: a number, or a query whose first value is taken.
        high: largest value that passes: a number, or a query whose first value is taken.
        database: URL, or a function without arguments that opens a DB-API connection.
        password: takes the place of the one in the URL; given to a run only.
        database_secret: name of a secret that holds the URL, given when the task is built like all that follow.
        connect_args: further arguments of the driver's `connect`.

    Returns:
        The value.

    Raises:
        CheckFailed: there is no value, or it lies outside.
        ValueError: no query, database, low or high value was given.
        Exception: the driver's own errors.

    Example:
        >>> SQLThresholdCheck(database=url).run("SELECT COUNT(*) FROM orders", 1, "SELECT 5")
        2
    """

    @settable("query", "low", "high", "database")
    def run(
        self,
        query: str | None = None,
        low: Any = None,
        high: Any = None,
        database: Database | None = None,
        password: str | None = None,
    ) -> Any:
        query, low, high = needed(query or None, "query"), needed(low, "low"), needed(high, "high")

        def value_of(what: Any) -> Any:
            number = as_number(what)
            if number is not None:
                return number
            rows = self.fetched(database, password, what, None)
            if not rows or rows[0][0] is None:
                raise CheckFailed(f"The query returned no value: {what}")
            return rows[0][0]

        least, most, found = value_of(low), value_of(high), value_of(query)
        if not least <= found <= most:
            raise CheckFailed(f"{found!r} is not between {least!r} and {most!r}: {query}")
        return found


class SQLIntervalCheck(_SQLTask):
    """
    Check that metrics of a table have not moved too much since some days before.

    Args:
        table: name of the table.
        thresholds: SQL expression -> ratio that it has to stay below, such as `{"COUNT(*)": 1.5}`.
        date_filter_column: column that holds the day.
        date: the day that is looked at, `YYYY-MM-DD` or a date; today (UTC) if left out.
        days_back: days between both.
        ratio_formula: `"max_over_min"` (the larger one over the smaller), or `"relative_diff"` (the difference over the
            earlier one).
        ignore_zero: a metric that is 0 or null on one of the days passes; otherwise it fails.
        database: URL, or a function without arguments that opens a DB-API connection.
        password: takes the place of the one in the URL; given to a run only.
        database_secret: name of a secret that holds the URL, given when the task is built like all that follow.
        connect_args: further arguments of the driver's `connect`.

    Returns:
        Metric -> both values, the present one first.

    Raises:
        CheckFailed: a metric has moved too much.
        ValueError: no table, thresholds or database were given; the formula or the date cannot be read.
        Exception: the driver's own errors.

    Example:
        >>> SQLIntervalCheck(database=url).run("days", {"SUM(n)": 2}, date="2024-01-08")
        {'SUM(n)': (12, 10)}
    """

    @settable(
        "table", "thresholds", "date_filter_column", "date", "*",
        "days_back", "ratio_formula", "ignore_zero", "database",
    )  # fmt: skip
    def run(
        self,
        table: str | None = None,
        thresholds: Mapping[str, float] | None = None,
        date_filter_column: str = "ds",
        date: str | datetime.date | None = None,
        days_back: int = 7,
        ratio_formula: str = "max_over_min",
        ignore_zero: bool = True,
        database: Database | None = None,
        password: str | None = None,
    ) -> dict[str, tuple[Any, Any]]:
        table, thresholds = needed(table or None, "table"), needed(thresholds or None, "thresholds")
        if ratio_formula not in RATIOS:
            raise ValueError(f"'ratio_formula' is {ratio_formula!r}; it has to be one of {', '.join(RATIOS)}.")
        day = _day(date)
        metrics = list(thresholds)

        def on(when: datetime.date) -> dict[str, Any]:
            query = f"SELECT {', '.join(metrics)} FROM {table} WHERE {date_filter_column} = '{when.isoformat()}'"
            row = self.fetched(database, password, query, None)[0]
            return dict(zip(metrics, row, strict=True))

        now, before = on(day), on(day - datetime.timedelta(days=abs(days_back)))
        failed = interval_fails(now, before, thresholds, ratio_formula=ratio_formula, ignore_zero=ignore_zero)
        if failed:
            told = ", ".join(
                f"{metric} is {now[metric]} and was {before[metric]} (ratio {ratio}, limit {thresholds[metric]})"
                for metric, ratio in failed.items()
            )
            raise CheckFailed(f"{table} has moved too much in {abs(days_back)} days: {told}")
        return {metric: (now[metric], before[metric]) for metric in metrics}


def _day(date: str | datetime.date | None) -> datetime.date:
    if date is None:
        return datetime.datetime.now(datetime.UTC).date()
    if isinstance(date, str):
        return datetime.date.fromisoformat(date[:10])
    return date.date() if isinstance(date, datetime.datetime) else date
