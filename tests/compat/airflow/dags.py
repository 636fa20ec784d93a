"""Runs DAG files given as text, for tests."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

from prefect.compat.airflow.conversion.loading import flows_of_file
from prefect.compat.airflow.report.results import result_of
from prefect.compat.airflow.runtime.run import AirflowRun, RunOptions
from prefect.compat.airflow.runtime.run_dates import parse_date

HEAD = """
import datetime
from airflow import DAG
from airflow.decorators import task, task_group, setup, teardown
from airflow.exceptions import AirflowException, AirflowFailException, AirflowSkipException
from airflow.operators.python import PythonOperator, BranchPythonOperator, ShortCircuitOperator, get_current_context
from airflow.operators.bash import BashOperator
from airflow.operators.empty import EmptyOperator

START = datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)
NODELAY = datetime.timedelta(0)
"""


def run_text(folder: Path, body: str, *, version: str = "2.10", conf: dict[str, Any] | None = None) -> dict[str, Any]:
    """The result of the one DAG that `body` defines behind `HEAD`, run at 2024-01-15."""
    path = folder / "dag_file.py"
    path.write_text(HEAD + textwrap.dedent(body), encoding="utf-8")
    (flow,) = flows_of_file(str(path), version=version)
    runs: list[AirflowRun] = []
    flow.airflow_policy.options = RunOptions(logical_date=parse_date("2024-01-15"), conf=conf or {}, keep_rendered=True)
    flow.airflow_policy.on_begin = runs.append
    flow.run()
    return result_of(runs[0])


def states(result: dict[str, Any]) -> dict[str, str]:
    """Task instance -> state, and tries where it began."""
    return {name: f"{ti['state']} {ti['tries']}" for name, ti in result["tis"].items()}
