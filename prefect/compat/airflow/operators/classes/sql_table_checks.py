"""Operators that check a table's columns, or conditions over its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from prefect.compat.airflow.operators.classes.sql_base import BaseSQLOperator
from prefect.compat.airflow.standin.exceptions import AirflowException

#: Check of a column -> the expression that it looks at.
EXPRESSIONS = {
    "null_check": "SUM(CASE WHEN {column} IS NULL THEN 1 ELSE 0 END)",
    "distinct_check": "COUNT(DISTINCT({column}))",
    "unique_check": "COUNT({column}) - COUNT(DISTINCT({column}))",
    "min": "MIN({column})",
    "max": "MAX({column})",
}
#: Comparison -> whether a number passes; each with the wanted number and the tolerance.
COMPARISONS = {
    "equal_to": lambda found, wanted, off: (
        found == wanted if off is None else wanted * (1 - off) <= found <= wanted * (1 + off)
    ),
    "greater_than": lambda found, wanted, off: found > (wanted if off is None else wanted * (1 - off)),
    "less_than": lambda found, wanted, off: found < (wanted if off is None else wanted * (1 + off)),
    "geq_to": lambda found, wanted, off: found >= (wanted if off is None else wanted * (1 - off)),
    "leq_to": lambda found, wanted, off: found <= (wanted if off is None else wanted * (1 + off)),
}


def _where(*clauses: str | None) -> str:
    given = [clause for clause in clauses if clause]
    return f"WHERE {' AND '.join(given)}" if given else ""


class SQLColumnCheckOperator(BaseSQLOperator):
    """
    Fails if figures of a table's columns are not what they should be.

    Args:
        table: name of the table.
        column_mapping: column -> check -> comparisons.
        partition_clause: condition on the rows that are looked at.
        conn_id: id of the connection.
        database: database to use instead of the connection's.
        accept_none: read null as 0.
    """

    template_fields: Sequence[str] = ("table", "partition_clause", "sql", *BaseSQLOperator.template_fields)
    template_fields_renderers = {"sql": "sql"}

    def __init__(
        self,
        *,
        table: str,
        column_mapping: dict[str, dict[str, Any]],
        partition_clause: str | None = None,
        conn_id: str | None = None,
        database: str | None = None,
        accept_none: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(conn_id=conn_id, database=database, **kwargs)
        self.table, self.column_mapping, self.partition_clause = table, column_mapping, partition_clause
        self.accept_none = accept_none
        parts = []
        for column, checks in column_mapping.items():
            for check, comparisons in checks.items():
                _checked(column, check, comparisons)
                parts.append(self._part(column, check, comparisons.get("partition_clause")))
        joined = "    UNION ALL\n".join(parts)
        self.sql = f"SELECT col_name, check_type, check_result FROM (\n{joined}    ) AS check_columns"

    def _part(self, column: str, check: str, clause: str | None) -> str:
        name = f"{column}_{check}"
        expression = EXPRESSIONS[check].format(column=column)
        where = _where(self.partition_clause, clause)
        return (
            f"        SELECT '{column}' AS col_name, '{check}' AS check_type, {name} AS check_result\n"
            f"        FROM (SELECT {expression} AS {name} FROM {self.table} {where}) AS sq\n"
        )

    def execute(self, context: Any) -> None:
        """Check."""
        records = self.get_db_hook().get_records(self.sql)
        if not records:
            self._raise_exception(f"The following query returned zero rows: {self.sql}")
        failed = []
        for column, check, result in records:
            comparisons = self.column_mapping[column][check]
            found = 0 if result is None and self.accept_none else result
            comparisons["result"] = found
            off = comparisons.get("tolerance")
            passed = found is not None and all(
                COMPARISONS[name](found, wanted, float(off) if off is not None else None)
                for name, wanted in comparisons.items()
                if name in COMPARISONS
            )
            comparisons["success"] = passed
            if not passed:
                failed.append(f"Column: {column}\n\tCheck: {check},\n\tCheck Values: {comparisons}\n")
        if failed:
            self._raise_exception(
                f"Test failed.\nResults:\n{records!s}\nThe following tests have failed:\n{''.join(failed)}"
            )
        self.log.info("All tests have passed")


def _checked(column: str, check: str, comparisons: dict[str, Any]) -> None:
    if check not in EXPRESSIONS:
        raise AirflowException(
            f"Invalid column check: {check}. Known are: {', '.join(EXPRESSIONS)} (column {column!r})"
        )
    given = [name for name in comparisons if name in COMPARISONS]
    if not given:
        raise ValueError(
            f"Please provide one or more of: {', '.join(COMPARISONS)} in the check dict "
            f"(column {column!r}, check {check!r})"
        )
    for one, other in (("greater_than", "geq_to"), ("less_than", "leq_to")):
        if one in given and other in given:
            raise ValueError(f"Only provide one of {one!r} or {other!r} (column {column!r}, check {check!r})")
    if "equal_to" in given and len(given) > 1:
        raise ValueError(
            f"'equal_to' cannot be passed with a greater or less than check (column {column!r}, check {check!r})"
        )


class SQLTableCheckOperator(BaseSQLOperator):
    """
    Fails if conditions do not hold for a table.

    Args:
        table: name of the table.
        checks: name -> `check_statement` and perhaps `partition_clause`.
        partition_clause: condition on the rows that are looked at.
        conn_id: id of the connection.
        database: database to use instead of the connection's.
        accept_none: a condition that is null passes.
    """

    template_fields: Sequence[str] = ("table", "partition_clause", "sql", *BaseSQLOperator.template_fields)
    template_fields_renderers = {"sql": "sql"}

    def __init__(
        self,
        *,
        table: str,
        checks: dict[str, dict[str, Any]],
        partition_clause: str | None = None,
        conn_id: str | None = None,
        database: str | None = None,
        accept_none: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(conn_id=conn_id, database=database, **kwargs)
        self.table, self.checks, self.partition_clause, self.accept_none = table, checks, partition_clause, accept_none
        self.sql = f"SELECT check_name, check_result FROM ({self._generate_sql_query()}) AS check_table"

    def _generate_sql_query(self) -> str:
        parts = []
        for name, check in self.checks.items():
            where = _where(self.partition_clause, check.get("partition_clause"))
            parts.append(
                f"\n    SELECT '{name}' AS check_name, MIN({name}) AS check_result\n"
                f"    FROM (SELECT CASE WHEN {check['check_statement']} THEN 1 ELSE 0 END AS {name}\n"
                f"          FROM {self.table} {where}) AS sq\n    "
            )
        return "UNION ALL".join(parts)

    def execute(self, context: Any) -> None:
        """Check."""
        records = self.get_db_hook().get_records(self.sql)
        if not records:
            self._raise_exception(f"The following query returned zero rows: {self.sql}")
        for name, result in records:
            # a text, as some drivers give it, means what it says
            passed = self.accept_none if result is None else str(result).lower() not in ("0", "false", "none", "")
            self.checks[name]["success"] = passed
        failed = [f"\t{name}: {check}\n" for name, check in self.checks.items() if not check.get("success")]
        if failed:
            self._raise_exception(
                f"Test failed.\nQuery:\n{self.sql}\nResults:\n{records!s}\n"
                f"The following tests have failed:\n{''.join(failed)}"
            )
        self.log.info("All tests have passed")
