"""SQL: the operators of the provider common.sql, and the older ones of single databases that they took the place of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from prefect.compat.airflow.operators.mapping import Converted, FromConnection, FromContext, Mapping

_CLASSES = "prefect.compat.airflow.operators.classes"
_TASKS = "prefect.tasks.database"
_SQL = "airflow.providers.common.sql.operators.sql"
_OLD = "airflow.operators"


def _opener(
    connection: Any, database: str | None = None, hook_params: dict[str, Any] | None = None
) -> Callable[[], Any]:
    """What opens the database of a connection: the hook knows all that may stand in its extra."""
    hook = connection.get_hook(hook_params=hook_params or {})
    if database:
        hook.schema = hook.database = database
    open_it: Callable[[], Any] = hook.get_conn
    return open_it


def _database(conn_id: str = "conn_id", *, database: str | None = "database", hook_params: str = "hook_params") -> Any:
    if database is None:
        return FromConnection(conn_id, lambda found, params: _opener(found, None, params), also=(hook_params,))
    return FromConnection(conn_id, _opener, also=(database, hook_params))


_DATABASE = {"database": _database()}
# how failures are told and what is logged makes no difference to what a task is
_CHECK = ("retry_on_failure",)

_EXECUTE: dict[str, Any] = {
    "target": f"{_TASKS}.SQLExecute",
    "operator_class": f"{_CLASSES}.sql_execute.SQLExecuteQueryOperator",
    "args": {
        **_DATABASE,
        "statements": "sql",
        "parameters": "parameters",
        "autocommit": "autocommit",
        "split": "split_statements",
    },
    "ignored": (
        "handler", "output_processor", "return_last", "show_return_value_in_logs", "requires_result_fetch",
        "retry_on_failure",
    ),
}  # fmt: skip


def _of_database(name: str, paths: tuple[str, ...], conn_id: str, default: str, **more: Any) -> Mapping:
    """The operator of one kind of database, which named its connection in a way of its own."""
    return Mapping(
        operators=tuple(f"{path}.{name}" for path in paths),
        renamed={conn_id: "conn_id", **more.pop("renamed", {})},
        defaults={"conn_id": default},
        sensor=False,
        **{**_EXECUTE, **more},
    )


ROWS = (
    Mapping(
        operators=(f"{_SQL}.BaseSQLOperator", f"{_OLD}.sql.BaseSQLOperator"),
        operator_class=f"{_CLASSES}.sql_base.BaseSQLOperator",
        args=_DATABASE,
        ignored=_CHECK,
        note="a base class: what a subclass does in its own execute runs as it is",
    ),
    Mapping(operators=(f"{_SQL}.SQLExecuteQueryOperator",), **_EXECUTE),
    _of_database(
        "PostgresOperator",
        ("airflow.providers.postgres.operators.postgres", f"{_OLD}.postgres_operator"),
        "postgres_conn_id",
        "postgres_default",
    ),
    _of_database(
        "SqliteOperator",
        ("airflow.providers.sqlite.operators.sqlite", f"{_OLD}.sqlite_operator"),
        "sqlite_conn_id",
        "sqlite_default",
    ),
    _of_database(
        "MySqlOperator",
        ("airflow.providers.mysql.operators.mysql", f"{_OLD}.mysql_operator"),
        "mysql_conn_id",
        "mysql_default",
    ),
    _of_database(
        "MsSqlOperator",
        ("airflow.providers.microsoft.mssql.operators.mssql", f"{_OLD}.mssql_operator"),
        "mssql_conn_id",
        "mssql_default",
    ),
    _of_database(
        "OracleOperator",
        ("airflow.providers.oracle.operators.oracle", f"{_OLD}.oracle_operator"),
        "oracle_conn_id",
        "oracle_default",
    ),
    _of_database(
        "JdbcOperator",
        ("airflow.providers.jdbc.operators.jdbc", f"{_OLD}.jdbc_operator"),
        "jdbc_conn_id",
        "jdbc_default",
    ),
    Mapping(
        operators=(
            f"{_SQL}.BranchSQLOperator",
            f"{_OLD}.sql.BranchSQLOperator",
            f"{_OLD}.sql_branch_operator.BranchSQLOperator",
            f"{_OLD}.sql_branch_operator.BranchSqlOperator",
        ),
        target=f"{_TASKS}.SQLBranch",
        operator_class=f"{_CLASSES}.sql_execute.BranchSQLOperator",
        args={
            **_DATABASE,
            "query": "sql",
            "parameters": "parameters",
            "if_true": "follow_task_ids_if_true",
            "if_false": "follow_task_ids_if_false",
        },
        ignored=_CHECK,
    ),
    Mapping(
        operators=(
            f"{_SQL}.SQLCheckOperator",
            f"{_OLD}.sql.SQLCheckOperator",
            f"{_OLD}.check_operator.SQLCheckOperator",
            f"{_OLD}.check_operator.CheckOperator",
        ),
        target=f"{_TASKS}.SQLCheck",
        operator_class=f"{_CLASSES}.sql_checks.SQLCheckOperator",
        args={**_DATABASE, "query": "sql", "parameters": "parameters"},
        ignored=_CHECK,
    ),
    Mapping(
        operators=(
            f"{_SQL}.SQLValueCheckOperator",
            f"{_OLD}.sql.SQLValueCheckOperator",
            f"{_OLD}.check_operator.SQLValueCheckOperator",
            f"{_OLD}.check_operator.ValueCheckOperator",
        ),
        target=f"{_TASKS}.SQLValueCheck",
        operator_class=f"{_CLASSES}.sql_checks.SQLValueCheckOperator",
        args={
            **_DATABASE,
            "query": "sql",
            "parameters": "parameters",
            "expected": "pass_value",
            "tolerance": Converted(lambda given: None if given is None else float(given), "tolerance"),
        },
        ignored=_CHECK,
    ),
    Mapping(
        operators=(
            f"{_SQL}.SQLThresholdCheckOperator",
            f"{_OLD}.sql.SQLThresholdCheckOperator",
            f"{_OLD}.check_operator.SQLThresholdCheckOperator",
            f"{_OLD}.check_operator.ThresholdCheckOperator",
        ),
        target=f"{_TASKS}.SQLThresholdCheck",
        operator_class=f"{_CLASSES}.sql_checks.SQLThresholdCheckOperator",
        args={**_DATABASE, "query": "sql", "low": "min_threshold", "high": "max_threshold"},
        ignored=_CHECK,
    ),
    Mapping(
        operators=(
            f"{_SQL}.SQLIntervalCheckOperator",
            f"{_OLD}.sql.SQLIntervalCheckOperator",
            f"{_OLD}.check_operator.SQLIntervalCheckOperator",
            f"{_OLD}.check_operator.IntervalCheckOperator",
        ),
        target=f"{_TASKS}.SQLIntervalCheck",
        operator_class=f"{_CLASSES}.sql_checks.SQLIntervalCheckOperator",
        args={
            **_DATABASE,
            "table": "table",
            "thresholds": "metrics_thresholds",
            "date_filter_column": "date_filter_column",
            "date": FromContext(lambda operator, context: context["ds"]),
            "days_back": Converted(lambda days: abs(int(days)), "days_back"),
            "ratio_formula": "ratio_formula",
            "ignore_zero": "ignore_zero",
        },
        ignored=_CHECK,
    ),
    Mapping(
        operators=(f"{_SQL}.SQLColumnCheckOperator", f"{_OLD}.sql.SQLColumnCheckOperator"),
        target=f"{_TASKS}.SQLColumnCheck",
        operator_class=f"{_CLASSES}.sql_table_checks.SQLColumnCheckOperator",
        args={
            **_DATABASE,
            "table": "table",
            "column_mapping": "column_mapping",
            "partition_clause": "partition_clause",
            "accept_none": "accept_none",
        },
        ignored=_CHECK,
    ),
    Mapping(
        operators=(f"{_SQL}.SQLTableCheckOperator", f"{_OLD}.sql.SQLTableCheckOperator"),
        target=f"{_TASKS}.SQLTableCheck",
        operator_class=f"{_CLASSES}.sql_table_checks.SQLTableCheckOperator",
        args={
            **_DATABASE,
            "table": "table",
            "checks": "checks",
            "partition_clause": "partition_clause",
            "accept_none": "accept_none",
        },
        ignored=_CHECK,
    ),
    Mapping(
        operators=(f"{_SQL}.SQLInsertRowsOperator",),
        target=f"{_TASKS}.SQLInsertRows",
        operator_class=f"{_CLASSES}.sql_execute.SQLInsertRowsOperator",
        args={
            **_DATABASE,
            "table": Converted(lambda name, schema: f"{schema}.{name}" if schema else name, "table_name", "schema"),
            "columns": "columns",
            "rows": "rows",
            "before": "preoperator",
            "after": "postoperator",
        },
        ignored=("ignored_columns", "rows_processor", "insert_args", *_CHECK),
    ),
    Mapping(
        operators=(f"{_SQL}.SQLBulkLoadOperator",),
        target=f"{_TASKS}.SQLBulkLoad",
        operator_class=f"{_CLASSES}.sql_execute.SQLBulkLoadOperator",
        args={**_DATABASE, "table": "table", "path": "tmp_file"},
        ignored=("preoperator", "postoperator", *_CHECK),
    ),
    Mapping(
        operators=(
            "airflow.providers.common.sql.operators.generic_transfer.GenericTransfer",
            f"{_OLD}.generic_transfer.GenericTransfer",
        ),
        target=f"{_TASKS}.SQLTransfer",
        operator_class=f"{_CLASSES}.sql_more.GenericTransfer",
        args={
            "query": "sql",
            "table": "destination_table",
            "source": _database("source_conn_id", database=None, hook_params="source_hook_params"),
            "database": _database("destination_conn_id", database=None, hook_params="destination_hook_params"),
            "before": "preoperator",
            "chunk_size": "page_size",
        },
        ignored=("rows_processor", "insert_args", "paginated_sql_statement_clause"),
    ),
    Mapping(
        operators=(
            "airflow.providers.common.sql.sensors.sql.SqlSensor",
            "airflow.sensors.sql.SqlSensor",
            "airflow.sensors.sql_sensor.SqlSensor",
        ),
        target=f"{_TASKS}.SQLWaitFor",
        operator_class=f"{_CLASSES}.sql_more.SqlSensor",
        args={
            "query": "sql",
            "parameters": "parameters",
            "success": "success",
            "failure": "failure",
            "selector": "selector",
            "fail_on_empty": "fail_on_empty",
            "database": _database(database=None),
        },
    ),
)
