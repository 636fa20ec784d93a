"""Operators that run SQL."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from prefect.compat.airflow.operators.classes.sql_base import BaseSQLOperator
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.compat.airflow.standin.skipmixin import SkipMixin


def fetch_all_handler(cursor: Any) -> Any:
    """
    All rows that a cursor found.

    Args:
        cursor: the cursor after its statement.

    Returns:
        The rows; `None` if the statement gives none.
    """
    return cursor.fetchall() if cursor.description is not None else None


class SQLExecuteQueryOperator(BaseSQLOperator):
    """
    Runs statements and pushes what they find.

    Args:
        sql: statement, statements, or the name of a template file.
        autocommit: keep each statement as soon as it has run.
        parameters: values for the statements.
        handler: takes from the cursor what is pushed; `None` fetches nothing.
        output_processor: function of (results, descriptions) that changes what is pushed.
        conn_id: id of the connection.
        database: database to use instead of the connection's.
        split_statements: whether a text is cut into statements; `None` leaves it to the hook.
        return_last: push only what the last statement of a text found.
        show_return_value_in_logs: log what is pushed.
        requires_result_fetch: fetch the results even where nothing is pushed.
    """

    template_fields: Sequence[str] = ("sql", "parameters", *BaseSQLOperator.template_fields)
    template_ext: Sequence[str] = (".sql", ".json")
    template_fields_renderers = {"sql": "sql", "parameters": "json"}
    ui_color = "#cdaaed"

    def __init__(
        self,
        *,
        sql: str | list[str],
        autocommit: bool = False,
        parameters: Any = None,
        handler: Callable[[Any], Any] | None = fetch_all_handler,
        output_processor: Callable[[list[Any], list[Any]], list[Any]] | None = None,
        conn_id: str | None = None,
        database: str | None = None,
        split_statements: bool | None = None,
        return_last: bool = True,
        show_return_value_in_logs: bool = False,
        requires_result_fetch: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(conn_id=conn_id, database=database, **kwargs)
        self.sql, self.autocommit, self.parameters, self.handler = sql, autocommit, parameters, handler
        self._output_processor = output_processor
        self.split_statements, self.return_last = split_statements, return_last
        self.show_return_value_in_logs, self.requires_result_fetch = show_return_value_in_logs, requires_result_fetch

    def _process_output(self, results: list[Any], descriptions: list[Any]) -> list[Any]:
        """Change what is pushed; subclasses replace it."""
        if self.show_return_value_in_logs:
            self.log.info("Operator output is: %s", results)
        return self._output_processor(results, descriptions) if self._output_processor is not None else results

    def _should_run_output_processing(self) -> bool:
        return bool(vars(self)["do_xcom_push"])

    def execute(self, context: Any) -> Any:
        """Run the statements."""
        self.log.info("Executing: %s", self.sql)
        hook = self.get_db_hook()
        pushes = self._should_run_output_processing()
        arguments: dict[str, Any] = {
            "sql": self.sql,
            "autocommit": self.autocommit,
            "parameters": self.parameters,
            "handler": self.handler if pushes or self.requires_result_fetch else None,
            "return_last": self.return_last,
        }
        if self.split_statements is not None:
            arguments["split_statements"] = self.split_statements
        found = hook.run(**arguments)
        if not pushes:
            return None
        single = isinstance(self.sql, str) and (self.return_last or not self.split_statements)
        if single:
            return self._process_output([found], hook.descriptions)[-1]
        return self._process_output(found, hook.descriptions)

    def prepare_template(self) -> None:
        """Read parameters that were given as text."""
        if isinstance(self.parameters, str):
            self.parameters = ast.literal_eval(self.parameters)


class BranchSQLOperator(BaseSQLOperator, SkipMixin):
    """
    Follows one branch if a query's first value means yes, another if it means no.

    Args:
        sql: the query.
        follow_task_ids_if_true: tasks to follow on yes.
        follow_task_ids_if_false: tasks to follow on no.
        conn_id: id of the connection.
        database: database to use instead of the connection's.
        parameters: values for the query.
    """

    template_fields: Sequence[str] = ("sql", *BaseSQLOperator.template_fields)
    template_ext: Sequence[str] = (".sql",)
    template_fields_renderers = {"sql": "sql"}
    ui_color = "#a22034"
    ui_fgcolor = "#F7F7F7"
    _can_skip_downstream = True

    def __init__(
        self,
        *,
        sql: str,
        follow_task_ids_if_true: list[str],
        follow_task_ids_if_false: list[str],
        conn_id: str = "default_conn_id",
        database: str | None = None,
        parameters: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(conn_id=conn_id, database=database, **kwargs)
        self.sql, self.parameters = sql, parameters
        self.follow_task_ids_if_true, self.follow_task_ids_if_false = follow_task_ids_if_true, follow_task_ids_if_false

    def execute(self, context: Any) -> None:
        """Ask and skip."""
        record = self.get_db_hook().get_first(self.sql, self.parameters)
        if not record:
            raise AirflowException("No rows returned from sql query. Operator expected True or False return value.")
        value = record[0] if isinstance(record, list | tuple) else record
        self.log.info("Query returned: %s", value)
        yes = meaning(value)
        self.skip_all_except(context["ti"], self.follow_task_ids_if_true if yes else self.follow_task_ids_if_false)


_YES = ("true", "y", "yes", "1", "on")
_NO = ("false", "n", "no", "0", "off")


def meaning(value: Any) -> bool:
    """
    Whether a value out of a database means yes.

    Args:
        value: a bool, a whole number or a text.

    Raises:
        AirflowException: it means neither yes nor no.

    Example:
        >>> meaning("off")
        False
    """
    if isinstance(value, bool | int):
        return bool(value)
    if isinstance(value, str):
        word = value.strip().lower()
        if word in _YES or word in _NO:
            return word in _YES
        raise AirflowException(f"Unexpected query return result '{value}': it means neither yes nor no")
    raise AirflowException(f"Unexpected query return result '{value}' of type {type(value).__name__}")


class SQLInsertRowsOperator(BaseSQLOperator):
    """
    Writes rows into a table.

    Args:
        table_name: name of the table.
        conn_id: id of the connection.
        schema: schema of the table.
        database: database to use instead of the connection's.
        columns: names of the columns that are written.
        ignored_columns: columns that are left out.
        rows: the rows, or what gives them.
        rows_processor: function of (rows, the context as arguments) that changes them.
        preoperator: statement or statements that are run before.
        postoperator: statement or statements that are run after.
        insert_args: further arguments of the hook's `insert_rows`.
    """

    template_fields: Sequence[str] = (
        "table_name",
        "conn_id",
        "schema",
        "database",
        "_columns",
        "ignored_columns",
        "preoperator",
        "postoperator",
        "insert_args",
    )
    template_ext: Sequence[str] = (".sql",)
    template_fields_renderers = {"preoperator": "sql", "postoperator": "sql"}

    def __init__(
        self,
        *,
        table_name: str,
        conn_id: str | None = None,
        schema: str | None = None,
        database: str | None = None,
        columns: Iterable[str] | None = None,
        ignored_columns: Iterable[str] | None = None,
        rows: Any = None,
        rows_processor: Callable[..., Any] | None = None,
        preoperator: Any = None,
        postoperator: Any = None,
        hook_params: dict[str, Any] | None = None,
        insert_args: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(conn_id=conn_id, database=database, hook_params=hook_params, **kwargs)
        self.table_name, self.schema = table_name, schema
        self._columns = list(columns) if columns else None
        self.ignored_columns = set(ignored_columns or ())
        self.rows = rows or []
        self._rows_processor = rows_processor
        self.preoperator, self.postoperator = preoperator, postoperator
        self.insert_args = insert_args or {}
        self.do_xcom_push = False

    @property
    def table_name_with_schema(self) -> str:
        """The name of the table, after its schema where there is one."""
        return self.table_name if self.schema is None else f"{self.schema}.{self.table_name}"

    @property
    def columns(self) -> list[str]:
        """The columns that are written: those that were given, or those of the table."""
        found = self._columns or self.get_db_hook().dialect.get_column_names(self.table_name, self.schema)
        return [name for name in found if name not in self.ignored_columns]

    def execute(self, context: Any) -> None:
        """Write them."""
        if not self.rows:
            raise AirflowException("No rows provided, cannot insert rows into table")
        rows = self._rows_processor(self.rows, **context) if self._rows_processor is not None else self.rows
        hook = self.get_db_hook()
        if self.preoperator:
            hook.run(self.preoperator)
        hook.insert_rows(table=self.table_name_with_schema, rows=rows, target_fields=self.columns, **self.insert_args)
        if self.postoperator:
            hook.run(self.postoperator)


class SQLBulkLoadOperator(BaseSQLOperator):
    """
    Fills a table out of a file.

    Args:
        table: name of the table.
        tmp_file: the file.
        conn_id: id of the connection.
        database: database to use instead of the connection's.
        preoperator: statement or statements that are run before.
        postoperator: statement or statements that are run after.
    """

    template_fields: Sequence[str] = (
        "table",
        "tmp_file",
        "preoperator",
        "postoperator",
        *BaseSQLOperator.template_fields,
    )

    def __init__(
        self,
        *,
        table: str,
        tmp_file: str,
        conn_id: str | None = None,
        database: str | None = None,
        preoperator: Any = None,
        postoperator: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(conn_id=conn_id, database=database, **kwargs)
        self.table, self.tmp_file, self.preoperator, self.postoperator = table, tmp_file, preoperator, postoperator

    def execute(self, context: Any) -> None:
        """Load it."""
        hook = self.get_db_hook()
        if self.preoperator:
            hook.run(self.preoperator)
        hook.bulk_load(self.table, self.tmp_file)
        if self.postoperator:
            hook.run(self.postoperator)
