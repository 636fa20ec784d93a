"""Operators under their older paths and with the argument names of their time."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.conversion.loading import load_flow

HEAD = """
from datetime import datetime
from airflow import DAG
with DAG("d", start_date=datetime(2024, 1, 1), schedule_interval=None) as dag:
"""


@pytest.mark.parametrize(
    ("path", "arguments", "state", "result"),
    [
        ("airflow.operators.sqlite_operator.SqliteOperator", "sql='SELECT 1', sqlite_conn_id='sq'", "Success", [(1,)]),
        (
            "airflow.providers.sqlite.operators.sqlite.SqliteOperator",
            "sql='SELECT 1', sqlite_conn_id='sq'",
            "Success",
            [(1,)],
        ),
        (
            "airflow.providers.postgres.operators.postgres.PostgresOperator",
            "sql='SELECT 2', postgres_conn_id='sq', autocommit=True",
            "Success",
            [(2,)],
        ),
        ("airflow.operators.mysql_operator.MySqlOperator", "sql='SELECT 3', mysql_conn_id='sq'", "Success", [(3,)]),
        ("airflow.operators.check_operator.CheckOperator", "sql='SELECT 1', conn_id='sq'", "Success", None),
        ("airflow.operators.check_operator.CheckOperator", "sql='SELECT 0', conn_id='sq'", "Failed", None),
        (
            "airflow.operators.check_operator.ValueCheckOperator",
            "sql='SELECT 5', pass_value=5, conn_id='sq'",
            "Success",
            None,
        ),
        ("airflow.sensors.sql_sensor.SqlSensor", "sql='SELECT 1', conn_id='sq'", "Success", None),
        (
            "airflow.operators.sql_branch_operator.BranchSqlOperator",
            "sql='SELECT 1', conn_id='sq', follow_task_ids_if_true=[], follow_task_ids_if_false=[]",
            "Success",
            None,
        ),
    ],
)
def test_it_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, arguments: str, state: str, result: Any
) -> None:
    monkeypatch.setenv("AIRFLOW_CONN_SQ", json.dumps({"conn_type": "sqlite", "host": str(tmp_path / "sq.db")}))
    module, _, name = path.rpartition(".")
    file = tmp_path / "d.py"
    file.write_text(f"from {module} import {name}\n{HEAD}    {name}(task_id='t', {arguments})\n")
    flow = load_flow(file)
    assert flow.findings == []
    assert flow.dag.get_task("t").task_type == name
    found = flow.run(context={"logical_date": datetime.datetime(2024, 1, 15, tzinfo=datetime.UTC)})
    (ended,) = found.result.values()
    assert type(ended).__name__ == state
    if state == "Success":
        assert ended.result == result
