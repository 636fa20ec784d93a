"""The sensor that asks a database, and the operator that copies rows from one to another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

from prefect.compat.airflow.operators.classes.sql_base import hook_of
from prefect.compat.airflow.standin.baseoperator import BaseOperator
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.compat.airflow.standin.sensors.base import BaseSensorOperator
from prefect.compat.airflow.standin.versions import current


class SqlSensor(BaseSensorOperator):
    """
    Waits until a query's first value means yes.

    Args:
        conn_id: id of the connection.
        sql: the query.
        parameters: values for the query.
        success: function of the value that says whether it is what is waited for.
        failure: function of the value that says whether the wait has failed.
        selector: takes the value from the first row.
        fail_on_empty: fail if there are no rows.
        hook_params: further arguments of the hook.
    """

    template_fields: Sequence[str] = ("sql", "hook_params", "parameters", "conn_id")
    template_ext: Sequence[str] = (".hql", ".sql")
    template_fields_renderers = {"sql": "sql", "hook_params": "json"}
    ui_color = "#7c7287"

    def __init__(
        self,
        *,
        conn_id: str,
        sql: str,
        parameters: Any = None,
        success: Callable[[Any], bool] | None = None,
        failure: Callable[[Any], bool] | None = None,
        selector: Callable[[Sequence[Any]], Any] = itemgetter(0),
        fail_on_empty: bool = False,
        hook_params: dict[str, Any] | None = None,
        allow_null: bool = True,
        **kwargs: Any,
    ) -> None:
        self.conn_id, self.sql, self.parameters = conn_id, sql, parameters
        self.success, self.failure, self.selector = success, failure, selector
        self.fail_on_empty, self.hook_params = fail_on_empty, hook_params
        if current() < (3, 0):
            # what is rendered is shown, and the connection was not
            self.template_fields = ("sql", "hook_params", "parameters")
        super().__init__(**kwargs)

    def _get_hook(self) -> Any:
        return hook_of(self.conn_id, None, self.hook_params)

    def poke(self, context: Any) -> bool:
        """Ask once."""
        records = self._get_hook().get_records(self.sql, self.parameters)
        if not records:
            if self.fail_on_empty:
                raise AirflowException("No rows returned, raising as per fail_on_empty flag")
            return False
        value = self.selector(records[0])
        for name, judge in (("failure", self.failure), ("success", self.success)):
            if judge is not None and not callable(judge):
                raise AirflowException(f"Parameter {name} is not a callable: {judge!r}")
        if self.failure is not None and self.failure(value):
            raise AirflowException(f"Failure criteria met. self.failure({value}) returned True")
        return bool(self.success(value) if self.success is not None else value)


class GenericTransfer(BaseOperator):
    """
    Copies what a query finds into a table of another database.

    Args:
        sql: the query, or queries.
        destination_table: name of the table.
        source_conn_id: connection that is read.
        source_hook_params: further arguments of its hook.
        destination_conn_id: connection that is written.
        destination_hook_params: further arguments of its hook.
        rows_processor: function of (rows, the context as arguments) that changes them.
        preoperator: statement or statements that are run before, where it is written.
        insert_args: further arguments of the hook's `insert_rows`.
        page_size: rows that are read at a time; `None` reads all at once.
        paginated_sql_statement_clause: how a query is cut into pages.
        deferrable: accepted; it simply reads here.
    """

    template_fields: Sequence[str] = (
        "source_conn_id",
        "destination_conn_id",
        "sql",
        "destination_table",
        "preoperator",
        "insert_args",
        "page_size",
        "paginated_sql_statement_clause",
    )
    template_ext: Sequence[str] = (".sql", ".hql")
    template_fields_renderers = {"preoperator": "sql"}
    ui_color = "#b0f07c"

    def __init__(
        self,
        *,
        sql: str | list[str],
        destination_table: str,
        source_conn_id: str,
        destination_conn_id: str,
        source_hook_params: dict[str, Any] | None = None,
        destination_hook_params: dict[str, Any] | None = None,
        rows_processor: Callable[..., Any] | None = None,
        preoperator: Any = None,
        insert_args: dict[str, Any] | None = None,
        page_size: int | None = None,
        paginated_sql_statement_clause: str | None = None,
        deferrable: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.sql, self.destination_table = sql, destination_table
        self.source_conn_id, self.source_hook_params = source_conn_id, source_hook_params
        self.destination_conn_id, self.destination_hook_params = destination_conn_id, destination_hook_params
        self.preoperator, self.insert_args = preoperator, insert_args or {}
        self.page_size = page_size
        self.paginated_sql_statement_clause = paginated_sql_statement_clause or "{} LIMIT {} OFFSET {}"
        self.deferrable = deferrable
        self._rows_processor = rows_processor

    @classmethod
    def get_hook(cls, conn_id: str, hook_params: dict[str, Any] | None = None) -> Any:
        """Return the hook of a connection."""
        return hook_of(conn_id, None, hook_params)

    @property
    def source_hook(self) -> Any:
        """The hook of what is read."""
        return self.get_hook(self.source_conn_id, self.source_hook_params)

    @property
    def destination_hook(self) -> Any:
        """The hook of what is written."""
        return self.get_hook(self.destination_conn_id, self.destination_hook_params)

    def get_paginated_sql(self, offset: int) -> str:
        """Return the query for one page."""
        return self.paginated_sql_statement_clause.format(self.sql, self.page_size, offset)

    def execute(self, context: Any) -> None:
        """Copy."""
        source, destination = self.source_hook, self.destination_hook
        if self.preoperator:
            destination.run(self.preoperator)
        if self.page_size and isinstance(self.sql, str):
            offset = 0
            while rows := source.get_records(self.get_paginated_sql(offset)):
                self._insert(destination, rows, context)
                offset += self.page_size
            return
        for sql in [self.sql] if isinstance(self.sql, str) else self.sql:
            self._insert(destination, source.get_records(sql), context)

    def _insert(self, destination: Any, rows: Any, context: Any) -> None:
        if self._rows_processor is not None:
            rows = self._rows_processor(rows, **context)
        destination.insert_rows(table=self.destination_table, rows=rows, **self.insert_args)
