"""Files and tasks that interrupt or end the process, and Ctrl-C, which is none of these."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prefect.compat.airflow.cli import airflow

HEAD = (
    "import datetime, os, signal, sys\nfrom airflow import DAG\nfrom airflow.operators.python import PythonOperator\n"
)
DAG_OF = (
    "with DAG({name!r}, start_date=datetime.datetime(2024, 1, 1), schedule='@daily') as dag:\n"
    "    PythonOperator(task_id='t', python_callable={call}, **{more})\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A good DAG file, behind whatever comes before it in the alphabet."""
    (tmp_path / "z.py").write_text(HEAD + DAG_OF.format(name="good", call="lambda: 1", more={}))
    return tmp_path


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(airflow, [str(each) for each in arguments])


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("raise KeyboardInterrupt('mine')", "a.py:4: KeyboardInterrupt: mine"),
        ("os._exit(3)", "the file ended the process (exit status 3)"),
        ("os._exit(0)", "the file ended the process (exit status 0)"),
        ("os.kill(os.getpid(), signal.SIGKILL)", "the file ended the process (SIGKILL)"),
        ("os.execv(sys.executable, [sys.executable, '-c', ''])", "the file ended the process (exit status 0)"),
    ],
)
def test_other_files_are_listed_and_run(folder: Path, line: str, reason: str) -> None:
    (folder / "a.py").write_text(HEAD + line + "\n")
    listed = call("list", folder)
    assert listed.exit_code == 1
    assert reason in listed.output and "good (1 tasks)" in listed.output
    ran = call("run", "--all", folder)
    assert ran.exit_code == 2
    assert reason in ran.output and "DAG good  success" in ran.output


def test_a_file_that_only_mentions_it_loads(folder: Path) -> None:
    (folder / "a.py").write_text(HEAD + DAG_OF.format(name="leaves", call="lambda: os._exit(0)", more={}))
    assert "leaves (1 tasks)" in call("list", folder).output


@pytest.mark.parametrize(("retries", "tries"), [(0, 1), (1, 2)])
def test_a_task_that_raises_it_fails(folder: Path, tmp_path: Path, retries: int, tries: int) -> None:
    text = HEAD + "def stop():\n    raise KeyboardInterrupt('mine')\n"
    more = {"retries": retries, "retry_delay": 0}
    (folder / "a.py").write_text(text + DAG_OF.format(name="stops", call="stop", more=more))
    out = tmp_path / "out.json"
    result = call("run", "--all", folder, "--json", out)
    assert result.exit_code == 1
    dags = json.loads(out.read_text())["dags"]
    assert (dags["stops"]["tis"]["t"]["state"], dags["stops"]["tis"]["t"]["tries"]) == ("failed", tries)
    assert dags["good"]["dagrun_state"] == "success"


def _listening() -> None:
    # whoever runs the tests behind `&` is deaf to Ctrl-C, and so would be what they start
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.mark.parametrize("command", [["run"], ["backfill", "--start", "2024-01-01", "--end", "2024-01-03"]])
def test_control_c_stops(tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "slow.py"
    body = "import time\ndef nap():\n    print('napping', os.getpid(), flush=True)\n    time.sleep(60)\n"
    path.write_text(HEAD + body + DAG_OF.format(name="slow", call="nap", more={}))
    arguments = [command[0], str(path), "--dag", "slow", *command[1:]]
    process = subprocess.Popen(
        [sys.executable, "-m", "prefect", "airflow", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=_listening,
        env={**os.environ, "PREFECT__HOME_DIR": str(tmp_path / "home")},
    )  # fmt: skip
    assert process.stdout is not None
    while "napping" not in (line := process.stdout.readline()):
        assert line, "it ended before the task began"
    napping = int(line.split()[-1])
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)
    assert process.returncode not in (0, None)
    with pytest.raises(ProcessLookupError):
        os.kill(napping, 0)


def _ignored() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def test_a_run_behind_an_ampersand_ends_by_its_timeout(tmp_path: Path) -> None:
    # shells start what stands before `&` in a script deaf to Ctrl-C
    file, out = tmp_path / "a.py", tmp_path / "out.json"
    file.write_text(HEAD + DAG_OF.format(name="d", call="lambda: 1 / 0", more={"retries": 1}))
    command = [sys.executable, "-m", "prefect", "airflow", "run", str(file), "--timeout", "0.5", "--json", str(out)]
    ended = subprocess.run(command, preexec_fn=_ignored, capture_output=True, text=True, timeout=60)
    assert "DAG d was stopped: it took longer than the 0.5 s" in ended.stderr
    assert json.loads(out.read_text())["dags"]["d"]["dagrun_state"] == "failed"


@pytest.mark.parametrize(
    "kept",
    [
        "try:\n        time.sleep(60)\n    except KeyboardInterrupt:\n        return 1\n",
        "try:\n        time.sleep(60)\n    finally:\n        raise OSError('Directory not empty')\n",
    ],
    ids=["caught", "another error in its place"],
)
def test_a_run_ends_by_its_timeout_though_a_task_keeps_the_interrupt_to_itself(tmp_path: Path, kept: str) -> None:
    file, out = tmp_path / "a.py", tmp_path / "out.json"
    more = {"retries": 3, "retry_delay": 0}
    text = HEAD + "import time\ndef nap():\n    " + kept + DAG_OF.format(name="d", call="nap", more=more)
    behind = "PythonOperator(task_id='u', python_callable=lambda: time.sleep(60))"
    file.write_text(f"{text}    dag.task_dict['t'] >> {behind}\n")
    command = [sys.executable, "-m", "prefect", "airflow", "run", str(file), "--timeout", "0.5", "--json", str(out)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=50)
    assert "DAG d was stopped: it took longer than the 0.5 s" in ended.stderr
    dag = json.loads(out.read_text())["dags"]["d"]
    assert (dag["dagrun_state"], dag["tis"]["t"]["tries"], dag["tis"]["u"]["tries"]) == ("failed", 1, 0)


def test_a_schedule_without_any_date_keeps_no_other_dag_from_running(folder: Path) -> None:
    # Airflow refuses the run as well: croniter finds no 31st of February
    (folder / "a.py").write_text(
        HEAD + DAG_OF.format(name="d", call="lambda: 1", more={}).replace("@daily", "0 0 31 2 *")
    )
    for more in ((), ("--jobs", "2")):
        out = folder / "out.json"
        ran = call("run", "--all", folder, *more, "--json", out)
        assert ran.exit_code == 2
        assert "a.py:4: DAG 'd' could not be run: CroniterBadDateError" in ran.output
        assert {name: dag["dagrun_state"] for name, dag in json.loads(out.read_text())["dags"].items()} == {
            "good": "success"
        }
