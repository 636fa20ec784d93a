"""`prefect airflow run` and `list`: exit statuses, messages, JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prefect.compat.airflow.cli import airflow

HEAD = "import datetime\nfrom airflow import DAG\nfrom airflow.operators.empty import EmptyOperator\n"
GOOD = HEAD + "with DAG('good', start_date=datetime.datetime(2024, 1, 1)):\n    EmptyOperator(task_id='e')\n"
BAD_TASK = (
    "import datetime\nfrom airflow import DAG\nfrom airflow.operators.python import PythonOperator\n"
    "def boom():\n    return {}['missing']\n"
    "with DAG('bad', start_date=datetime.datetime(2024, 1, 1)):\n"
    "    PythonOperator(task_id='b', python_callable=boom)\n"
)
CYCLE = HEAD + (
    "with DAG('c', start_date=datetime.datetime(2024, 1, 1)):\n"
    "    a = EmptyOperator(task_id='a')\n    a >> EmptyOperator(task_id='b') >> a\n"
)
NO_TASKS = (
    "import datetime\nfrom airflow import DAG\n"
    "d = DAG('good', start_date=datetime.datetime(2024, 1, 1),\n"
    "        on_success_callback=lambda c: print('called', c['reason']))\n"
)
UNKNOWN = (
    "import datetime\nfrom airflow import DAG\nfrom airflow.providers.nowhere.operators.thing import ThingOperator\n"
    "with DAG('u', start_date=datetime.datetime(2024, 1, 1)):\n    ThingOperator(task_id='t', size=3)\n"
)


def call(*arguments: str) -> Result:
    return CliRunner().invoke(airflow, list(arguments))


@pytest.mark.parametrize(
    ("text", "status", "message"),
    [
        (GOOD, 0, "DAG good  success"),
        (BAD_TASK, 1, "dag.py:5"),
        (NO_TASKS, 0, "called success"),
        ("def x(:\n", 2, "dag.py:1"),
        ("\nraise RuntimeError('at import')\n", 2, "dag.py:2: RuntimeError: at import"),
        ("x = 1\n", 2, "defines no DAG"),
        (CYCLE, 2, "Cycle"),
        (UNKNOWN, 2, "ThingOperator"),
        (None, 2, "no such file"),
    ],
    ids=["good", "fails", "no tasks", "syntax", "raises", "no DAG", "cycle", "unknown operator", "no file"],
)
def test_run(tmp_path: Path, text: str | None, status: int, message: str) -> None:
    path = tmp_path / "dag.py"
    if text is not None:
        path.write_text(text)
    result = call("run", str(path), "--date", "2024-01-15")
    assert (result.exit_code, message in result.output) == (status, True), result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--date", "soon"], "is no date"),
        (["--conf", "[1]"], "must be a JSON object"),
        (["--conf", "{"], "no JSON"),
        (["--airflow-version", "new"], "is no version"),
        (["--dag", "other"], "there is no DAG 'other'"),
    ],
)
def test_wrong_options(tmp_path: Path, options: list[str], message: str) -> None:
    path = tmp_path / "dag.py"
    path.write_text(GOOD)
    result = call("run", str(path), *options)
    assert result.exit_code == 2 and message in result.output


def test_json_of_many_files(tmp_path: Path) -> None:
    (tmp_path / "good.py").write_text(GOOD)
    (tmp_path / "bad.py").write_text(BAD_TASK)
    out = tmp_path / "out.json"
    result = call("run", str(tmp_path), "--all", "--json", str(out), "--date", "2024-01-15")
    assert result.exit_code == 1
    found = json.loads(out.read_text())
    assert found["dags"]["good"] == {
        "file": "good.py",
        "dagrun_state": "success",
        "tis": {"e": {"state": "success", "tries": 1, "xcoms": {}, "rendered": None}},
    }
    assert found["dags"]["bad"]["tis"]["b"]["state"] == "failed"


def test_list(tmp_path: Path) -> None:
    (tmp_path / "good.py").write_text(GOOD)
    (tmp_path / "none.py").write_text("x = 1  # no dag, though airflow is named\n")
    (tmp_path / "wrong.py").write_text("from airflow import DAG\ndef x(:\n")
    result = call("list", str(tmp_path), "--json")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert lines[-1] == {"dags": 1, "tasks": 1, "failed": 1}
    assert "SyntaxError" in result.stderr
    assert lines[0]["dags"] == [{"dag_id": "good", "tasks": 1}]
    assert "wrong.py:2" in lines[2]["error"]
    assert result.exit_code == 1
