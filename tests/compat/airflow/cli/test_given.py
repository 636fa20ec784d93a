"""Connections, variables, pools, executors and logs on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from prefect.compat.airflow.cli import airflow
from prefect.core.config import config

FILE = """
import datetime, logging
from airflow import DAG
from airflow.hooks.base import BaseHook
from airflow.models import Variable
from airflow.operators.bash import BashOperator
from airflow.operators.python import PythonOperator

def look():
    print("password", BaseHook.get_connection("c").password)
    logging.getLogger("mine").info("the variable is %s", Variable.get("v"))
def fails():
    raise ValueError("no way with " + BaseHook.get_connection("c").password)

with DAG("d", schedule=None, start_date=datetime.datetime(2024, 1, 1)):
    PythonOperator(task_id="look", python_callable=look, pool="p")
    BashOperator(task_id="shown", bash_command="echo {{ conn.c.password }}", env={"MY_TOKEN": "abc", "X": "y"})
    PythonOperator(task_id="fails", python_callable=fails, retries=1, retry_delay=datetime.timedelta(0))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "d.py").write_text(FILE)
    (tmp_path / "c.json").write_text('{"c": "http://me:hunter22@host"}')
    (tmp_path / "v.json").write_text('{"v": "hello"}')
    (tmp_path / "p.json").write_text('{"p": {"slots": 1}}')
    return tmp_path


def run(folder: Path, *options: str) -> Any:
    files = [f"--{name}={folder}/{name[0]}.json" for name in ("connections", "variables", "pools")]
    return CliRunner().invoke(airflow, ["run", str(folder / "d.py"), "--date=2024-01-15", *files, *options])


@pytest.mark.parametrize("executor", ["local", "threads", "processes"])
def test_files_logs_and_masks(folder: Path, executor: str) -> None:
    done = run(folder, f"--executor={executor}", "--logs", f"--log-dir={folder}/logs", f"--json={folder}/out.json")
    assert done.exit_code == 1, done.output
    logs = folder / "logs" / "dag_id=d" / "run_id=manual__2024-01-15T00:00:00+00:00"
    look = (logs / "task_id=look" / "attempt=1.log").read_text()
    assert "INFO - password ***" in look
    assert "INFO - the variable is hello" in look
    for number in (1, 2):
        text = (logs / "task_id=fails" / f"attempt={number}.log").read_text()
        assert "ERROR - Task failed with exception" in text and "ValueError: no way with ***" in text
    assert "fails failed: ValueError: no way with ***" in done.output
    assert "look | [" in done.output
    result = json.loads((folder / "out.json").read_text())["dags"]["d"]["tis"]
    assert result["shown"]["rendered"] == {
        "bash_command": "echo ***", "env": {"MY_TOKEN": "***", "X": "y"}, "cwd": None,
    }  # fmt: skip
    assert result["shown"]["xcoms"] == {"return_value": "hunter22"}
    assert "hunter22" not in done.output + "".join(path.read_text() for path in logs.rglob("*.log"))


def test_what_is_given_does_not_stay(folder: Path) -> None:
    assert run(folder).exit_code == 1
    done = CliRunner().invoke(airflow, ["run", str(folder / "d.py"), "--date=2024-01-15"])
    assert "isn't defined: set AIRFLOW_CONN_C" in done.output and "--connections" in done.output


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("c.json", "{", "c.json:1: that is no JSON"),
        ("p.json", '{"other": {"slots": 1}}', "task 'look' is in pool 'p', which is in none of the pools given"),
    ],
)
def test_nothing_is_run_with_what_cannot_be(folder: Path, name: str, text: str, message: str) -> None:
    (folder / name).write_text(text)
    done = run(folder)
    assert done.exit_code == 2
    assert message in done.output


AT_THE_TOP = """
import datetime
from airflow.decorators import dag, task
from airflow.models import Variable

EVERY = Variable.get("v")

@dag(schedule=EVERY, start_date=datetime.datetime(2024, 1, 1), catchup=False)
def d():
    @task.bash
    def say() -> str:
        return "echo {{ var.value.v }} {{ conn.c.host }}"
    say()

made = d()
if __name__ == "__main__":
    print(EVERY)
"""
COMMANDS = {
    "list": (["list", "FILE"], "d (1 tasks)"),
    "test": (["test", "FILE", "d", "say", "2024-01-15"], 'return_value: "@daily host"'),
    "test with logs": (["test", "FILE", "d", "say", "2024-01-15", "--logs"], "say | ["),
    "render": (["render", "FILE", "d", "say", "2024-01-15"], "# bash_command"),
    "backfill": (["backfill", "FILE", "--dag=d", "--start=2024-01-15", "--no-history"], "1 runs, 1 succeeded"),
    "schedule": (["schedule", "FOLDER", "--once"], ""),
    "exec": (["exec", "FILE"], "@daily"),
}


@pytest.mark.parametrize(("arguments", "shown"), COMMANDS.values(), ids=COMMANDS)
def test_every_command_takes_connections_and_variables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], shown: str
) -> None:
    monkeypatch.setitem(config, "home_dir", str(tmp_path / "home"))
    dags = tmp_path / "folder"
    dags.mkdir()
    (dags / "d.py").write_text(AT_THE_TOP)
    (tmp_path / "c.json").write_text('{"c": "http://host"}')
    (tmp_path / "v.json").write_text('{"v": "@daily"}')
    words = [word.replace("FILE", str(dags / "d.py")).replace("FOLDER", str(dags)) for word in arguments]
    files = [f"--connections={tmp_path}/c.json", f"--variables={tmp_path}/v.json"]
    done = CliRunner().invoke(airflow, [*words[:1], *files, *words[1:]])
    assert done.exit_code == 0, done.output
    assert shown in done.output
    without = CliRunner().invoke(airflow, words)
    assert without.exit_code != 0 and "set AIRFLOW_VAR_V" in without.output


def test_files_that_cannot_be_read_are_named_by_every_command(tmp_path: Path) -> None:
    (tmp_path / "v.json").write_text("{")
    done = CliRunner().invoke(airflow, ["list", str(tmp_path), f"--variables={tmp_path}/v.json"])
    assert (done.exit_code, done.output.splitlines()) == (2, [f"Error: {tmp_path}/v.json:1: that is no JSON"])


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["run", "FILE", "--json=FOLDER/none/x.json"], "--json FOLDER/none/x.json: there is no folder FOLDER/none"),
        (["backfill", "FILE", "--dag=d", "--start=2024-01-15", "--json=FOLDER/none/x.json"], "there is no folder"),
        (["run", "FILE", "--real-operators=FOLDER/python"], "FOLDER/python is no Python that can be started"),
    ],
)
def test_what_could_only_fail_at_the_end_is_refused_before(tmp_path: Path, words: list[str], message: str) -> None:
    (tmp_path / "d.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\n{FILE}")
    words = [word.replace("FILE", str(tmp_path / "d.py")).replace("FOLDER", str(tmp_path)) for word in words]
    done = CliRunner().invoke(airflow, words)
    assert done.exit_code == 2
    assert message.replace("FOLDER", str(tmp_path)) in done.output
    assert not (tmp_path / "ran").exists()


def test_what_dag_files_print_is_no_part_of_the_json(tmp_path: Path) -> None:
    (tmp_path / "d.py").write_text(f"print('noise')\n{FILE}")
    done = CliRunner().invoke(airflow, ["list", "--json", str(tmp_path)])
    assert [json.loads(line).get("dags") for line in done.stdout.splitlines()] == [[{"dag_id": "d", "tasks": 3}], 1]
    assert "noise" in done.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_many_files_also_tell_why_a_run_failed(tmp_path: Path, capfd: pytest.CaptureFixture[str], jobs: str) -> None:
    body = "import datetime\nfrom airflow import DAG\nfrom airflow.operators.bash import BashOperator\n"
    for name in ("d", "e"):
        head = f"with DAG('{name}', schedule=None, start_date=datetime.datetime(2024, 1, 1)):\n"
        (tmp_path / f"{name}.py").write_text(f"{body}{head}    BashOperator(task_id='t', bash_command='exit 3')\n")
    with pytest.raises(SystemExit, match="1"):
        airflow.main(["run", "--all", "--jobs", jobs, "--date=2024-01-15", str(tmp_path)])
    out, err = capfd.readouterr()
    assert sorted(out.splitlines()) == ["DAG d  failed", "DAG e  failed"]
    assert all(f"exit code 3. at {tmp_path}/{name}.py:5" in err for name in ("d", "e"))
