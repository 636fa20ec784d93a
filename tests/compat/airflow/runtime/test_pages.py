"""Pages of Airflow's UI that tasks name in their messages, as recorded from 2.10.5 and 3.2.2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from prefect.compat.airflow.cli import airflow

DAG = """
import datetime
from airflow import DAG
from airflow.operators.python import PythonOperator

def pages(ti):
    return [ti.log_url, ti.mark_success_url]

with DAG("lu", start_date=datetime.datetime(2024, 1, 1), schedule=None):
    PythonOperator(task_id="a", python_callable=pages)
    PythonOperator.partial(task_id="m", python_callable=pages).expand(op_kwargs=[{}, {}])
"""
RUN = "manual__2024-01-15T00%3A00%3A00%2B00%3A00"
DATE = "base_date=2024-01-15T00%3A00%3A00%2B0000&tab=logs"
MARK = "upstream=false&downstream=false&state=success"
TWO = {
    "a": [f"/dags/lu/grid?dag_run_id={RUN}&task_id=a&{DATE}", f"/confirm?task_id=a&dag_id=lu&dag_run_id={RUN}&{MARK}"],
    "m[1]": [
        f"/dags/lu/grid?dag_run_id={RUN}&task_id=m&map_index=1&{DATE}",
        f"/confirm?task_id=m&dag_id=lu&dag_run_id={RUN}&{MARK}",
    ],
}
THREE = {
    "a": [f"/dags/lu/runs/{RUN}/tasks/a?try_number=1"] * 2,
    "m[1]": [f"/dags/lu/runs/{RUN}/tasks/m/mapped/1?try_number=1"] * 2,
}


@pytest.mark.parametrize(
    ("version", "setting", "pages"), [("2.10", "WEBSERVER", TWO), ("3.2", "API", THREE)], ids=["2.10", "3.2"]
)
@pytest.mark.parametrize("server", [None, "https://flows.example/airflow"])
def test_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, setting: str, pages: dict[str, list[str]],
    server: str | None,
) -> None:  # fmt: skip
    if server is not None:
        monkeypatch.setenv(f"AIRFLOW__{setting}__BASE_URL", server)
    file, out = tmp_path / "lu.py", tmp_path / "out.json"
    file.write_text(DAG)
    arguments = ["run", str(file), "--date", "2024-01-15", "--airflow-version", version, "--json", str(out)]
    assert CliRunner().invoke(airflow, arguments).exit_code == 0
    tis = json.loads(out.read_text())["dags"]["lu"]["tis"]
    found = {name: tis[name]["xcoms"]["return_value"] for name in pages}
    root = server or "http://localhost:8080"
    assert found == {name: [root + page for page in those] for name, those in pages.items()}
