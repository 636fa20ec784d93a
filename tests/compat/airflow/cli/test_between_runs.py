"""The commands that make several runs, or one task of a run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prefect.compat.airflow.cli import airflow
from prefect.core.config import config

DAG_FILE = """
import datetime, time
from airflow import DAG
from airflow.operators.bash import BashOperator
from airflow.operators.python import PythonOperator
from airflow.sensors.external_task import ExternalTaskSensor
START = datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)
END = datetime.datetime(2024, 1, 3, tzinfo=datetime.timezone.utc)
with DAG("daily", start_date=START, end_date=END, schedule="@daily", catchup=True) as dag:
    PythonOperator(task_id="say", python_callable=lambda ds: ds)
    PythonOperator.partial(task_id="mapped", python_callable=lambda x: x).expand(op_args=[[1], [2]])
    BashOperator(task_id="shell", bash_command="echo {{ ds }} {{ params.p }}", params={"p": 3})
with DAG("waits", start_date=START, schedule=None) as sensor:
    ExternalTaskSensor(task_id="wait", external_dag_id="nothing", retries=3)
with DAG("a_waits", start_date=START, schedule=None) as early:
    ExternalTaskSensor(task_id="wait", external_dag_id="z_last", external_task_id="x")
with DAG("z_last", start_date=START, schedule=None) as last:
    PythonOperator(task_id="x", python_callable=lambda: 1)
with DAG("sleeps", start_date=START, schedule=None) as sleeps:
    PythonOperator(task_id="nap", python_callable=lambda: time.sleep(60))
if __name__ == "__main__":
    import sys
    dag.cli() if len(sys.argv) > 1 else print("it was", dag.test(START).state)
"""


@pytest.fixture
def dag_file(tmp_path: Path) -> Iterator[str]:
    """A DAG file; the history lies beside it."""
    before = config["home_dir"]
    config["home_dir"] = str(tmp_path / "home")
    folder = tmp_path / "dags"
    folder.mkdir()
    path = folder / "several.py"
    path.write_text(DAG_FILE, encoding="utf-8")
    yield str(path)
    config["home_dir"] = before


def call(*arguments: str) -> Result:
    return CliRunner().invoke(airflow, arguments, catch_exceptions=False)


def test_backfill(dag_file: str, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    days = ("--start", "2024-01-02", "--end", "2024-01-09")
    result = call("backfill", dag_file, "--dag", "daily", *days, "--json", str(out))
    assert result.exit_code == 0, result.output
    runs = json.loads(out.read_text())["runs"]
    assert [run["run_id"] for run in runs] == [f"backfill__2024-01-0{day}T00:00:00+00:00" for day in (2, 3)]
    assert runs[0]["tis"]["say"]["xcoms"] == {"return_value": "2024-01-02"}
    again = call("backfill", dag_file, "--dag", "daily", *days)
    assert again.output.count("was there already") == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--dag", "none", "--start", "2024-01-01"], "there is no DAG 'none'"),
        (["--dag", "daily", "--start", "soon"], "no date"),
        (["--dag", "daily", "--start", "2024-01-02", "--end", "2024-01-01"], "lies before"),
        (["--dag", "waits", "--start", "2024-01-02"], "no run dates"),
        (["--dag", "daily", "--start", "2024-01-02", "--conf", "[1]"], "must be a JSON object"),
    ],
)
def test_backfill_that_cannot_start(dag_file: str, arguments: list[str], message: str) -> None:
    result = call("backfill", dag_file, *arguments)
    assert result.exit_code == 2
    assert message in result.output


def test_one_task_alone(dag_file: str) -> None:
    assert '"2024-01-05"' in call("test", dag_file, "daily", "say", "2024-01-05").output
    mapped = call("test", dag_file, "daily", "mapped", "2024-01-05", "--map-index", "1")
    assert mapped.output == "mapped[1]  success\n  return_value: 2\n"
    missing = call("test", dag_file, "daily", "nope")
    assert missing.exit_code == 2
    assert "it has: say, mapped, shell" in missing.output


def test_templates_of_a_task(dag_file: str) -> None:
    result = call("render", dag_file, "daily", "shell", "2024-01-05")
    assert result.exit_code == 0
    assert "# bash_command\necho 2024-01-05 3\n" in result.output


def test_a_file_run_as_a_script(dag_file: str) -> None:
    assert "it was success" in call("exec", dag_file).output
    assert call("exec", dag_file, "list_tasks").output == "say\nmapped\nshell\n"
    backfilled = call("exec", dag_file, "backfill", "-s", "2024-01-01", "-e", "2024-01-02")
    assert backfilled.output.count("success") == 2


def test_a_wait_that_nothing_can_end_ends_by_its_timeout(dag_file: str) -> None:
    result = call("run", dag_file, "--dag", "waits", "--date", "2024-01-02")
    assert result.exit_code == 1
    assert "nothing will run it" in result.output


def test_a_run_that_is_waited_for_is_made_first(dag_file: str, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    result = call("run", dag_file, "--all", "--date", "2024-01-02", "--timeout", "1", "--json", str(out))
    states = {name: dag["dagrun_state"] for name, dag in json.loads(out.read_text())["dags"].items()}
    assert states == {
        "daily": "success", "waits": "failed", "a_waits": "success", "z_last": "success", "sleeps": "failed",
    }  # fmt: skip
    assert "longer than the 1 s" in result.output


def test_history_is_known_when_asked_for(dag_file: str) -> None:
    waits = ("run", dag_file, "--dag", "a_waits", "--date", "2024-01-02", "--history")
    assert call(*waits).exit_code == 1
    assert call("run", dag_file, "--dag", "z_last", "--date", "2024-01-02", "--history").exit_code == 0
    assert call("run", dag_file, "--dag", "a_waits", "--date", "2024-01-02").exit_code == 1
    assert call(*waits).exit_code == 0


def test_schedule_makes_what_is_due_once(dag_file: str) -> None:
    folder = str(Path(dag_file).parent)
    result = call("schedule", folder, "--once", "--airflow-version", "2.10")
    assert result.exit_code == 0, result.output
    # they are under way at once, and end in any order
    lines = sorted(line for line in result.output.splitlines() if line.endswith("success"))
    assert lines == [f"DAG daily  scheduled__2024-01-0{day}T00:00:00+00:00  success" for day in (1, 2, 3)]
    assert call("schedule", folder, "--once", "--airflow-version", "2.10").output == ""
