"""Tasks that end their process: what the schedulers of 2.10.5 and 3.2.2 make of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from prefect.compat.airflow.cli.commands import airflow

DAG = """
import os, signal, time
from datetime import datetime, timedelta
from airflow import DAG
from airflow.decorators import task

def note(kind):
    def called(context):
        with open({path!r}, "a") as file:
            file.write(f"{{kind}} {{context['ti'].task_id}} {{context['ti'].try_number}}\\n")
    return called

CALLS = {{f"on_{{kind}}_callback": note(kind) for kind in ("retry", "failure", "success")}}

with DAG("ends", start_date=datetime(2024, 1, 1), schedule=None, default_args=CALLS):
    @task
    def leaves(): os._exit(3)

    @task
    def leaves_well(): os._exit(0)

    @task(retries=1, retry_delay=timedelta(0))
    def leaves_once(ti=None):
        if ti.try_number == 1:
            os._exit(3)
        return "second"

    @task
    def killed(): os.kill(os.getpid(), signal.SIGKILL)

    @task
    def aborts(): os.abort()

    @task(trigger_rule="all_done")
    def last(): return "reached"

    @task
    def fine(): return 1

    fine() >> leaves() >> last()
    leaves_well(), leaves_once(), killed(), aborts()
"""
#: task -> state and tries, in both versions
RECORDED = {
    "fine": ["success", 1], "leaves": ["failed", 1], "last": ["success", 1], "leaves_well": ["failed", 1],
    "leaves_once": ["success", 2], "killed": ["failed", 1], "aborts": ["failed", 1],
}  # fmt: skip
CALLED = {
    "success fine 1", "failure leaves 1", "success last 1", "failure leaves_well 1", "retry leaves_once 1",
    "success leaves_once 2", "failure killed 1", "failure aborts 1",
}  # fmt: skip


def invoke(*arguments: Any) -> Any:
    return CliRunner().invoke(airflow, ["run", "--date", "2024-01-15", *map(str, arguments)])


@pytest.mark.parametrize(("executor", "version"), [("local", "2.10"), ("processes", "3.2")])
def test_they_fail_and_the_run_goes_on(tmp_path: Path, executor: str, version: str) -> None:
    file, calls, out = tmp_path / "ends.py", tmp_path / "calls", tmp_path / "out.json"
    file.write_text(DAG.format(path=str(calls)))
    told = invoke(file, "--executor", executor, "--airflow-version", version, "--json", out)
    found = json.loads(out.read_text())["dags"]["ends"]
    assert found["dagrun_state"] == "failed"
    assert {name: [ti["state"], ti["tries"]] for name, ti in found["tis"].items()} == RECORDED
    assert set(calls.read_text().splitlines()) == CALLED
    assert "The process that ran the task ended with exit status 3. at " in told.output
    assert "was ended by signal 9 (SIGKILL)" in told.output


SECRETLY = """
import os
from datetime import datetime
from airflow import DAG
from airflow.operators.python import PythonOperator

with DAG("secretly", start_date=datetime(2024, 1, 1), schedule=None):
    PythonOperator(task_id="t", python_callable=getattr(os, "_" + "exit"), op_args=[4])
"""


def test_a_process_that_ends_is_not_the_end_of_the_others(tmp_path: Path) -> None:
    ends, fine, out = tmp_path / "ends.py", tmp_path / "fine.py", tmp_path / "out.json"
    ends.write_text(SECRETLY)
    fine.write_text(SECRETLY.replace('getattr(os, "_" + "exit")', "print").replace("secretly", "fine"))
    told = invoke("--all", ends, fine, "--jobs", 2, "--json", out)
    assert {dag_id: found["dagrun_state"] for dag_id, found in json.loads(out.read_text())["dags"].items()} == {
        "fine": "success"
    }
    assert f"Error: {ends}: the process that ran it ended with exit status 4" in told.output
    assert told.exit_code == 2
