from datetime import datetime, timedelta

from airflow import DAG
from airflow.providers.common.sql.operators.sql import (
    BranchSQLOperator,
    SQLCheckOperator,
    SQLColumnCheckOperator,
    SQLExecuteQueryOperator,
    SQLIntervalCheckOperator,
    SQLTableCheckOperator,
    SQLThresholdCheckOperator,
    SQLValueCheckOperator,
)

try:
    from airflow.providers.common.sql.operators.sql import SQLInsertRowsOperator
except ImportError:
    SQLInsertRowsOperator = None
from airflow.providers.common.sql.operators.generic_transfer import GenericTransfer
from airflow.providers.common.sql.sensors.sql import SqlSensor

try:
    from airflow.providers.standard.operators.empty import EmptyOperator
except ImportError:
    from airflow.operators.empty import EmptyOperator
C = "sq"


def two(cursor):
    return cursor.fetchmany(2)


class Shout(SQLExecuteQueryOperator):
    def _process_output(self, results, descriptions):
        return [{"n": len(r), "cols": [c[0] for c in d]} for r, d in zip(results, descriptions, strict=True)]


with DAG("sql_ops", start_date=datetime(2024, 1, 1), schedule=None, default_args={"conn_id": C}) as dag:
    make = SQLExecuteQueryOperator(
        task_id="make",
        sql=[
            "DROP TABLE IF EXISTS t",
            "CREATE TABLE t (id INTEGER, name TEXT, price REAL, ds TEXT)",
            "INSERT INTO t VALUES (1, 'a', 1.5, '{{ ds }}')",
            "INSERT INTO t VALUES (2, 'b', 2.5, '{{ ds }}')",
            "INSERT INTO t VALUES (3, NULL, 4.0, '{{ macros.ds_add(ds, -7) }}')",
        ],
    )
    x = {}

    def add(cls, task_id, **kw):
        t = x[task_id] = cls(task_id=task_id, **kw)
        make >> t
        return t

    E = SQLExecuteQueryOperator
    add(E, "select", sql="SELECT id, name FROM t ORDER BY id")
    add(E, "params_dict", sql="SELECT name FROM t WHERE id = :id", parameters={"id": 2})
    add(E, "params_tuple", sql="SELECT name FROM t WHERE id = ?", parameters=(1,))
    add(E, "params_text", sql="SELECT name FROM t WHERE id = ?", parameters="[1]")
    add(E, "many", sql=["SELECT 1", "SELECT 2, 3"])
    add(E, "many_last", sql=["SELECT 1", "SELECT 2, 3"], return_last=False)
    add(E, "split", sql="SELECT 1; SELECT 2;", split_statements=True)
    add(E, "split_all", sql="SELECT 1; SELECT 2;", split_statements=True, return_last=False)
    add(E, "unsplit", sql="SELECT 1; SELECT 2;")
    add(E, "handler", sql="SELECT id FROM t", handler=two)
    add(E, "no_handler", sql="SELECT id FROM t", handler=None)
    add(E, "no_push", sql="SELECT id FROM t", do_xcom_push=False)
    add(E, "nothing", sql="DELETE FROM t WHERE id = 99")
    add(E, "empty", sql="SELECT id FROM t WHERE id = 99")
    add(E, "wrong", sql="SELECT nowhere FROM t")
    add(Shout, "shout", sql="SELECT id, name FROM t")
    add(Shout, "shout2", sql=["SELECT id, name FROM t", "SELECT 1 AS one"])
    add(SQLCheckOperator, "check_ok", sql="SELECT COUNT(*) FROM t")
    add(SQLCheckOperator, "check_bad", sql="SELECT 1, 0")
    add(SQLCheckOperator, "check_none", sql="SELECT 1 WHERE 1 = 2")
    add(SQLCheckOperator, "check_params", sql="SELECT COUNT(*) FROM t WHERE id = :id", parameters={"id": 1})
    add(SQLValueCheckOperator, "value_ok", sql="SELECT COUNT(*) FROM t", pass_value=3)
    add(SQLValueCheckOperator, "value_text", sql="SELECT name FROM t WHERE id = 1", pass_value="a")
    add(SQLValueCheckOperator, "value_tol", sql="SELECT 105", pass_value="100", tolerance=0.1)
    add(
        SQLValueCheckOperator,
        "value_bad",
        sql="SELECT 5",
        pass_value=3,
        retries=1,
        retry_delay=timedelta(seconds=0),
        retry_on_failure=False,
    )
    add(SQLValueCheckOperator, "value_none", sql="SELECT 1 WHERE 1 = 2", pass_value=3)
    add(SQLValueCheckOperator, "value_mixed", sql="SELECT 'x'", pass_value=3)
    add(SQLThresholdCheckOperator, "thr_ok", sql="SELECT 3", min_threshold=1, max_threshold="SELECT 4")
    add(SQLThresholdCheckOperator, "thr_bad", sql="SELECT 9", min_threshold=1, max_threshold=4)
    add(SQLThresholdCheckOperator, "thr_none", sql="SELECT 1 WHERE 1=2", min_threshold=1, max_threshold=4)
    add(SQLIntervalCheckOperator, "int_bad", table="t", metrics_thresholds={"COUNT(*)": 1.5}, date_filter_column="ds")
    add(
        SQLIntervalCheckOperator,
        "int_ok",
        table="t",
        metrics_thresholds={"COUNT(*)": 3, "MAX(price)": 5},
        date_filter_column="ds",
        days_back=7,
    )
    add(
        SQLIntervalCheckOperator,
        "int_rel",
        table="t",
        metrics_thresholds={"COUNT(*)": 1.5},
        date_filter_column="ds",
        ratio_formula="relative_diff",
    )
    add(
        SQLColumnCheckOperator,
        "col_ok",
        table="t",
        column_mapping={
            "id": {
                "null_check": {"equal_to": 0},
                "min": {"geq_to": 1},
                "max": {"less_than": 4, "greater_than": 2},
                "unique_check": {"equal_to": 0},
                "distinct_check": {"equal_to": 3},
            }
        },
    )
    add(
        SQLColumnCheckOperator,
        "col_bad",
        table="t",
        column_mapping={"name": {"null_check": {"equal_to": 0, "tolerance": 0.1}}},
        partition_clause="id > 0",
    )
    add(
        SQLColumnCheckOperator,
        "col_part",
        table="t",
        column_mapping={"name": {"null_check": {"equal_to": 0, "partition_clause": "id < 3"}}},
    )
    add(
        SQLTableCheckOperator,
        "tab_ok",
        table="t",
        checks={
            "rows": {"check_statement": "COUNT(*) = 3"},
            "sums": {"check_statement": "price > 1", "partition_clause": "id < 3"},
        },
    )
    add(
        SQLTableCheckOperator,
        "tab_bad",
        table="t",
        checks={"rows": {"check_statement": "COUNT(*) = 4"}},
        partition_clause="id > 0",
    )
    b = add(
        BranchSQLOperator,
        "branch",
        sql="SELECT COUNT(*) FROM t",
        follow_task_ids_if_true="yes",
        follow_task_ids_if_false=["no"],
    )
    b >> [EmptyOperator(task_id="yes"), EmptyOperator(task_id="no")]
    b2 = add(
        BranchSQLOperator,
        "branch2",
        sql="SELECT 'off'",
        follow_task_ids_if_true="yes2",
        follow_task_ids_if_false=["no2"],
    )
    b2 >> [EmptyOperator(task_id="yes2"), EmptyOperator(task_id="no2")]
    add(
        BranchSQLOperator,
        "branch_bad",
        sql="SELECT 'maybe'",
        follow_task_ids_if_true="yes2",
        follow_task_ids_if_false=["no2"],
    )
    add(SqlSensor, "sensor", sql="SELECT COUNT(*) FROM t", poke_interval=0.1)
    add(SqlSensor, "sensor_zero", sql="SELECT 0", poke_interval=0.1, timeout=0.3)
    add(SqlSensor, "sensor_empty", sql="SELECT 1 WHERE 1=2", poke_interval=0.1, timeout=0.3, fail_on_empty=True)
    add(SqlSensor, "sensor_fail", sql="SELECT 7", poke_interval=0.1, timeout=0.3, failure=lambda v: v == 7)
    add(
        SqlSensor,
        "sensor_success",
        sql="SELECT 1, 8",
        poke_interval=0.1,
        timeout=0.3,
        success=lambda v: v == 8,
        selector=lambda r: r[1],
    )
    add(
        SqlSensor,
        "sensor_soft",
        sql="SELECT 7",
        poke_interval=0.1,
        timeout=0.3,
        failure=lambda v: v == 7,
        soft_fail=True,
    )
    tr = add(
        GenericTransfer,
        "transfer",
        sql="SELECT id, name FROM t ORDER BY id",
        destination_table="copies",
        source_conn_id=C,
        destination_conn_id=C,
        preoperator=["DROP TABLE IF EXISTS copies", "CREATE TABLE copies (id INTEGER, name TEXT)"],
        insert_args={"commit_every": 2},
    )
    tr >> E(task_id="transferred", sql="SELECT * FROM copies ORDER BY id")
    if SQLInsertRowsOperator:
        ins = add(
            SQLInsertRowsOperator,
            "insert",
            table_name="more",
            columns=["id", "name"],
            rows=[(1, "x"), (2, "{{ ds }}")],
            preoperator="CREATE TABLE IF NOT EXISTS more (id INTEGER, name TEXT)",
            insert_args={"commit_every": 1},
        )
        ins >> E(task_id="inserted", sql="SELECT * FROM more ORDER BY id")
