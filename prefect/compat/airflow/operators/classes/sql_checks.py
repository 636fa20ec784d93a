"""Operators that check what a query finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from prefect.compat.airflow.operators.classes.sql_base import BaseSQLOperator
from prefect.compat.airflow.standin.exceptions import AirflowException


def _zero_rows(sql: str) -> str:
    return f"The following query returned zero rows: {sql}"


class SQLCheckOperator(BaseSQLOperator):
    """
    Fails if a value in the first row of a query means no.

    Args:
        sql: the query.
        conn_id: id of the connection.
        database: database to use instead of the connection's.
        parameters: values for the query.
    """

    template_fields: Sequence[str] = ("sql", *BaseSQLOperator.template_fields)
    template_ext: Sequence[str] = (".hql", ".sql")
    template_fields_renderers = {"sql": "sql"}

    def __init__(
        self,
        *,
        sql: str,
        conn_id: str | None = None,
        database: str | None = None,
        parameters: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(conn_id=conn_id, database=database, **kwargs)
        self.sql, self.parameters = sql, parameters

    def execute(self, context: Any) -> None:
        """Check."""
        records = self.get_db_hook().get_first(self.sql, self.parameters)
        if not records:
            self._raise_exception(_zero_rows(self.sql))
        values = records.values() if isinstance(records, dict) else records
        if not all(bool(value) for value in values):
            self._raise_exception(f"Test failed.\nQuery:\n{self.sql}\nResults:\n{records!s}")
        self.log.info("All tests have passed")


class SQLValueCheckOperator(BaseSQLOperator):
    """
    Fails if the first row of a query is not what it should be.

    Args:
        sql: the query.
        pass_value: what all values of the row should be.
        tolerance: part of `pass_value` by which a number may differ.
        conn_id: id of the connection.
        database: database to use instead of the connection's.
        parameters: values for the query.
    """

    template_fields: Sequence[str] = ("sql", "pass_value", *BaseSQLOperator.template_fields)
    template_ext: Sequence[str] = (".hql", ".sql")
    template_fields_renderers = {"sql": "sql"}

    def __init__(
        self,
        *,
        sql: str,
        pass_value: Any,
        tolerance: Any = None,
        conn_id: str | None = None,
        database: str | None = None,
        parameters: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(conn_id=conn_id, database=database, **kwargs)
        self.sql, self.parameters = sql, parameters
        self.pass_value = str(pass_value)
        self.tol = float(tolerance) if tolerance is not None else None
        self.has_tolerance = self.tol is not None

    def check_value(self, records: Any) -> None:
        """Check the first row."""
        if not records:
            self._raise_exception(_zero_rows(self.sql))
        wanted: Any = _number(self.pass_value)
        told = f"Pass value:{wanted}\nTolerance:{f'{self.tol * 100:.1f}%' if self.tol is not None else None}\n"
        if wanted is None:
            passed = all(str(record) == self.pass_value for record in records)
            told = f"Pass value:{self.pass_value}\nTolerance:None\n"
        else:
            try:
                numbers = [float(record) for record in records]
            except (TypeError, ValueError) as err:
                raise AirflowException(f"Converting a result to float failed.\nTest failed.\n{told}") from err
            if self.tol is None:
                passed = all(number == wanted for number in numbers)
            else:
                passed = all(wanted * (1 - self.tol) <= number <= wanted * (1 + self.tol) for number in numbers)
        if not passed:
            self._raise_exception(f"Test failed.\n{told}Query:\n{self.sql}\nResults:\n{records!s}")

    def execute(self, context: Any) -> None:
        """Check."""
        self.check_value(self.get_db_hook().get_first(self.sql, self.parameters))


class SQLThresholdCheckOperator(BaseSQLOperator):
    """
    Fails if the first value of a query is out of bounds.

    Args:
        sql: the query.
        min_threshold: lower bound: a number, or a query that gives it.
        max_threshold: upper bound.
        conn_id: id of the connection.
        database: database to use instead of the connection's.
    """

    template_fields: Sequence[str] = ("sql", "min_threshold", "max_threshold", *BaseSQLOperator.template_fields)
    template_ext: Sequence[str] = (".hql", ".sql")
    template_fields_renderers = {"sql": "sql"}

    def __init__(
        self,
        *,
        sql: str,
        min_threshold: Any,
        max_threshold: Any,
        conn_id: str | None = None,
        database: str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(conn_id=conn_id, database=database, **kwargs)
        self.sql, self.min_threshold, self.max_threshold = sql, min_threshold, max_threshold

    def execute(self, context: Any) -> None:
        """Check."""
        hook = self.get_db_hook()
        row = hook.get_first(self.sql)
        if not row:
            self._raise_exception(_zero_rows(self.sql))
        result = row[0]
        least, most = (_bound(hook, bound) for bound in (self.min_threshold, self.max_threshold))
        self.push(
            {
                "result": result,
                "task_id": self.task_id,
                "min_threshold": least,
                "max_threshold": most,
                "within_threshold": least <= result <= most,
            }
        )
        if not least <= result <= most:
            self._raise_exception(
                f"Threshold Check: {self.task_id!r} failed.\nDAG: {self.dag_id}\nTask_id: {self.task_id}\n"
                f"SQL: {self.sql}\nResult: {round(result, 2)} is not within thresholds {least} and {most}"
            )

    def push(self, meta_data: dict[str, Any]) -> None:
        """Do something with the figures of the check; subclasses replace it."""
        self.log.info(
            "Log from %s: %s", self.dag_id, ", ".join(f"{name}: {value}" for name, value in meta_data.items())
        )


def _bound(hook: Any, bound: Any) -> Any:
    if isinstance(bound, float | int):
        return bound
    number = _number(bound)
    return number if number is not None else hook.get_first(bound)[0]


def _number(text: Any) -> float | None:
    try:
        return float(text)
    except (TypeError, ValueError):
        return None


class SQLIntervalCheckOperator(BaseSQLOperator):
    """
    Fails if figures of a table differ too much from those of some days before.

    Args:
        table: name of the table.
        metrics_thresholds: expression -> greatest ratio.
        date_filter_column: column that holds the day.
        days_back: how many days before.
        ratio_formula: `"max_over_min"` or `"relative_diff"`.
        ignore_zero: figures that are 0 pass.
        conn_id: id of the connection.
        database: database to use instead of the connection's.
    """

    template_fields: Sequence[str] = ("sql1", "sql2", *BaseSQLOperator.template_fields)
    template_ext: Sequence[str] = (".hql", ".sql")
    template_fields_renderers = {"sql1": "sql", "sql2": "sql"}
    ratio_formulas: ClassVar[dict[str, Callable[[Any, Any], Any]]] = {
        "max_over_min": lambda now, then: None if not now or not then else max(now, then) / min(now, then),
        "relative_diff": lambda now, then: None if not then else abs(now - then) / then,
    }

    def __init__(
        self,
        *,
        table: str,
        metrics_thresholds: dict[str, Any],
        date_filter_column: str | None = "ds",
        days_back: Any = -7,
        ratio_formula: str | None = "max_over_min",
        ignore_zero: bool = True,
        conn_id: str | None = None,
        database: str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(conn_id=conn_id, database=database, **kwargs)
        if ratio_formula not in self.ratio_formulas:
            raise AirflowException(
                f"Invalid diff_method: {ratio_formula}. Supported diff methods are: {self.ratio_formulas}"
            )
        self.ratio_formula, self.ignore_zero, self.table = ratio_formula, ignore_zero, table
        self.metrics_thresholds = metrics_thresholds
        self.metrics_sorted = sorted(metrics_thresholds)
        self.date_filter_column = date_filter_column
        self.days_back = -abs(int(days_back))
        begin = f"SELECT {', '.join(self.metrics_sorted)} FROM {table} WHERE {date_filter_column}="
        self.sql1 = begin + "'{{ ds }}'"
        self.sql2 = begin + f"'{{{{ macros.ds_add(ds, {self.days_back}) }}}}'"

    def execute(self, context: Any) -> None:
        """Check."""
        hook = self.get_db_hook()
        before = hook.get_first(self.sql2)
        now = hook.get_first(self.sql1)
        for row, sql in ((before, self.sql2), (now, self.sql1)):
            if not row:
                self._raise_exception(_zero_rows(sql))
        failed = []
        formula = self.ratio_formulas[self.ratio_formula or ""]
        for name, value, former in zip(self.metrics_sorted, now, before, strict=True):
            ratio = formula(value, former)
            if ratio is None:
                passed = self.ignore_zero
            else:
                passed = ratio < self.metrics_thresholds[name]
            if not passed:
                failed.append(
                    f"{name}: {former} then, {value} now, ratio {ratio} not below {self.metrics_thresholds[name]}"
                )
        if failed:
            self._raise_exception(f"The following tests have failed:\n{'; '.join(failed)}")
        self.log.info("All tests have passed")
