"""Checks of a table's columns and of conditions over all its rows, each with one query."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prefect.core.settable import needed, settable
from prefect.tasks.database.connection import Database
from prefect.tasks.database.execute import _SQLTask
from prefect.tasks.database.verdicts import CheckFailed, column_passes

#: Check of a column -> the SQL expression that it looks at.
COLUMN_CHECKS = {
    "null_check": "SUM(CASE WHEN {column} IS NULL THEN 1 ELSE 0 END)",
    "distinct_check": "COUNT(DISTINCT {column})",
    "unique_check": "COUNT({column}) - COUNT(DISTINCT {column})",
    "min": "MIN({column})",
    "max": "MAX({column})",
}


class SQLColumnCheck(_SQLTask):
    """
    Check numbers that describe the columns of a table.

    Args:
        table: name of the table.
        column_mapping: column -> check -> comparison -> number. Checks are `null_check` (how many are null),
            `distinct_check` (how many different values), `unique_check` (how many values are there twice), `min` and
            `max`; comparisons are `equal_to`, `greater_than`, `geq_to`, `less_than`, `leq_to`, and `tolerance` beside
            them, the part of the number by which it may be missed. `partition_clause` beside them narrows this check.
        partition_clause: condition that narrows all checks, as after `WHERE`.
        accept_none: read null, as on an empty table, as 0.
        database: URL, or a function without arguments that opens a DB-API connection.
        password: takes the place of the one in the URL; given to a run only.
        database_secret: name of a secret that holds the URL, given when the task is built like all that follow.
        connect_args: further arguments of the driver's `connect`.

    Returns:
        Column -> check -> the number that was found.

    Raises:
        CheckFailed: at least one check did not pass; all that did not are named.
        ValueError: no table, mapping or database was given; a check or comparison is not known.
        Exception: the driver's own errors.

    Example:
        >>> SQLColumnCheck(database=url).run("orders", {"price": {"min": {"geq_to": 0}, "null_check": {"equal_to": 0}}})
        {'price': {'min': 1, 'null_check': 0}}
    """

    @settable("table", "column_mapping", "partition_clause", "accept_none", "database")
    def run(
        self,
        table: str | None = None,
        column_mapping: Mapping[str, Mapping[str, Any]] | None = None,
        partition_clause: str | None = None,
        accept_none: bool = True,
        database: Database | None = None,
        password: str | None = None,
    ) -> dict[str, dict[str, Any]]:
        table, column_mapping = needed(table or None, "table"), needed(column_mapping or None, "column_mapping")
        checks = [(column, name, check) for column, every in column_mapping.items() for name, check in every.items()]
        query = column_query(table, column_mapping, partition_clause)
        values = self.fetched(database, password, query, None)
        by_name = {(column, name): value for column, name, value in values}
        found: dict[str, dict[str, Any]] = {}
        failed = []
        for column, name, check in checks:
            value = by_name[column, name]
            if value is None and accept_none:
                value = 0
            found.setdefault(column, {})[name] = value
            wanted = {key: number for key, number in check.items() if key != "partition_clause"}
            if value is None or not column_passes(value, wanted):
                failed.append(f"{column}.{name} is {value}, not {wanted}")
        if failed:
            raise CheckFailed(f"{table}: {'; '.join(failed)}")
        return found


def column_query(table: str, mapping: Mapping[str, Mapping[str, Any]], partition_clause: str | None = None) -> str:
    """
    The query that asks for all numbers at once.

    Args:
        table: name of the table.
        mapping: column -> check -> comparisons.
        partition_clause: condition that narrows all checks.

    Returns:
        A query whose rows are column, check and number.

    Raises:
        ValueError: a check is not known.
    """
    parts = []
    for column, checks in mapping.items():
        for name, check in checks.items():
            if name not in COLUMN_CHECKS:
                raise ValueError(f"{name!r} is no check of a column; there are {', '.join(COLUMN_CHECKS)}.")
            expression = COLUMN_CHECKS[name].format(column=column)
            conditions = [clause for clause in (partition_clause, check.get("partition_clause")) if clause]
            where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
            parts.append(
                f"SELECT '{column}' AS col_name, '{name}' AS check_type, {expression} AS check_result "
                f"FROM {table}{where}"
            )
    return " UNION ALL ".join(parts)


class SQLTableCheck(_SQLTask):
    """
    Check conditions that have to hold for a table: each row by row, or over all rows.

    Args:
        table: name of the table.
        checks: name -> `{"check_statement": condition}`, such as `"price > 0"` or `"COUNT(*) = 3"`; `partition_clause`
            beside it narrows this check.
        partition_clause: condition that narrows all checks, as after `WHERE`.
        accept_none: checks on no rows at all pass.
        database: URL, or a function without arguments that opens a DB-API connection.
        password: takes the place of the one in the URL; given to a run only.
        database_secret: name of a secret that holds the URL, given when the task is built like all that follow.
        connect_args: further arguments of the driver's `connect`.

    Returns:
        Names of the checks, all of which passed.

    Raises:
        CheckFailed: at least one check did not pass; all that did not are named.
        ValueError: no table, checks or database were given.
        Exception: the driver's own errors.

    Example:
        >>> SQLTableCheck(database=url).run("orders", {"some": {"check_statement": "COUNT(*) > 1"}})
        ['some']
    """

    @settable("table", "checks", "partition_clause", "accept_none", "database")
    def run(
        self,
        table: str | None = None,
        checks: Mapping[str, Mapping[str, str]] | None = None,
        partition_clause: str | None = None,
        accept_none: bool = True,
        database: Database | None = None,
        password: str | None = None,
    ) -> list[str]:
        table, checks = needed(table or None, "table"), needed(checks or None, "checks")
        rows = self.fetched(database, password, table_query(table, checks, partition_clause), None)
        found = dict(tuple(row) for row in rows)
        failed = [
            f"{name} ({check['check_statement']})"
            for name, check in checks.items()
            if not found.get(name) and not (accept_none and found.get(name) is None)
        ]
        if failed:
            raise CheckFailed(f"{table}: these do not hold: {'; '.join(failed)}")
        return list(checks)


def table_query(table: str, checks: Mapping[str, Mapping[str, str]], partition_clause: str | None = None) -> str:
    """
    The query that asks all conditions at once.

    Args:
        table: name of the table.
        checks: name -> condition and perhaps a clause of its own.
        partition_clause: condition that narrows all checks.

    Returns:
        A query whose rows are the name of a check and 1, 0 or, on no rows at all, null.
    """
    parts = []
    for name, check in checks.items():
        conditions = [clause for clause in (partition_clause, check.get("partition_clause")) if clause]
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        label = name.replace("'", "''")
        # the inner query decides row by row, or once where the condition counts or sums
        parts.append(
            f"SELECT '{label}' AS check_name, MIN(passed) AS check_result FROM "
            f"(SELECT CASE WHEN {check['check_statement']} THEN 1 ELSE 0 END AS passed FROM {table}{where}) checked"
        )
    return " UNION ALL ".join(parts)
