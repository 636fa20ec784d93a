"""DAG files that are wrong: the line is named, what to do is told, and nothing of them is left."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from prefect.compat.airflow import errors
from prefect.compat.airflow.loader import LoadedFile, load_file

HEAD = """import datetime, os, sys, threading, time
from airflow import DAG
from airflow.decorators import dag, task
from airflow.models import Variable
from airflow.operators.bash import BashOperator
from airflow.operators.empty import EmptyOperator
with DAG("d", schedule=None, start_date=datetime.datetime(2024, 1, 1)) as d:
"""
LINE = HEAD.count("\n") + 1


def loaded(tmp_path: Path, body: str, version: str = "2.10") -> LoadedFile:
    path = tmp_path / "d.py"
    path.write_text(HEAD + "".join(f"    {line}\n" for line in body.split("\n")))
    return load_file(path, version)


REFUSED = {
    "duplicate task": ("EmptyOperator(task_id='a')\nEmptyOperator(task_id='a')", 2, f"(first at {{path}}:{LINE})"),
    "wrong rule": ("EmptyOperator(task_id='a', trigger_rule='all_sucess')", 1, "must be one of"),
    "unknown argument": ("BashOperator(task_id='a', bash_command='x', nope=1)", 1, "nope"),
    "argument by position": ("BashOperator('a', 'x')", 1, "keyword arguments"),
    "missing argument": ("BashOperator(task_id='a')", 1, "'bash_command'"),
    "wrong type": ("EmptyOperator(task_id='a', pool=3)", 1, "pool of task 'a' must be str, not int: 3"),
    "wrong delay": ("EmptyOperator(task_id='a', retry_delay='5m')", 1, "a number of seconds, not '5m'"),
    "no task": ("EmptyOperator(task_id='a') >> 3", 1, "'a' was given int: 3"),
    "mapped over a number": ("task(lambda x: x).expand(x=3)", 1, "unexpected type 'int'"),
    "missing argument of a function": ("task(lambda x: x)()", 1, "missing a required argument: 'x'"),
    "variable": ("Variable.get('nope')", 1, "set AIRFLOW_VAR_NOPE"),
    "package": ("import no_such_package_of_ours", 1, "pip install no_such_package_of_ours"),
    "number as schedule": ("DAG('e', schedule=3)", 1, "3 is not a valid schedule_interval"),
    "texts as assets": ("DAG('e', schedule=['x'])", 1, "should be assets"),
    "long tag": ("DAG('e', schedule=None, tags=['x' * 101])", 1, "longer than 100 characters"),
    "bad link": ("DAG('e', schedule=None, owner_links={'a': 'nope'})", 1, "'nope' of 'a' is no link"),
    "no Exception": ("raise GeneratorExit('x')", 1, "GeneratorExit: x"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_a_wrong_file_is_refused_at_its_line(tmp_path: Path, case: tuple[str, int, str]) -> None:
    body, line, message = case
    with pytest.raises(errors.DagFileImportError) as caught:
        loaded(tmp_path, body)
    assert (caught.value.line, caught.value.file) == (LINE + line - 1, str(tmp_path / "d.py"))
    assert message.format(path=tmp_path / "d.py") in caught.value.reason


@pytest.mark.parametrize(
    "body",
    [
        "while True: pass",
        "time.sleep(60)",
        "for _ in range(3):\n    try: time.sleep(60)\n    except Exception: pass",
        "while True:\n    try: time.sleep(60)\n    except BaseException: pass",
    ],
    ids=["busy", "asleep", "catches Exception", "catches everything"],
)
def test_a_file_that_takes_for_ever_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    monkeypatch.setenv("AIRFLOW__CORE__DAGBAG_IMPORT_TIMEOUT", "0.3")
    tracing = sys.gettrace()
    with pytest.raises(errors.DagFileTimeout, match=r"took longer than 0\.3 s"):
        loaded(tmp_path, body)
    assert sys.gettrace() is tracing
    monkeypatch.setenv("AIRFLOW__CORE__DAGBAG_IMPORT_TIMEOUT", "30")
    assert loaded(tmp_path, "EmptyOperator(task_id='a')").dags


REMARKS = {
    "changed folder": ("os.chdir('/')", "changed-folder", 1),
    "thread": ("threading.Thread(target=time.sleep, args=(0.5,), daemon=True).start()", "threads", 1),
    "exit": ("x = 1\nsys.exit(2)", "exit", 2),
    "unknown module": ("from airflow.providers.nowhere.operators.x import ThingOperator", "made-on-demand", 1),
    "unknown class": ("from airflow.operators.bash import NoSuchOperator", "made-on-demand", 1),
    "unknown operator": (
        "from airflow.providers.nowhere.x import ThingOperator\nThingOperator(task_id='a')", "no-counterpart", 2,
    ),
    "inside a call of a library": (
        "from airflow.providers.nowhere.x import ThingOperator\nlist(map(lambda i: ThingOperator(task_id=i), 'a'))",
        "no-counterpart", 2,
    ),
    "default of the other version": ("Variable.get('nope', default=1)", "former-argument", 1),
    "task into its DAG": ("EmptyOperator(task_id='a') >> d", "former-argument", 1),
}  # fmt: skip


@pytest.mark.parametrize("case", REMARKS.values(), ids=REMARKS)
def test_a_remark_names_the_line_of_the_file(tmp_path: Path, case: tuple[str, str, int]) -> None:
    body, code, line = case
    folder = os.getcwd()
    found = [finding for finding in loaded(tmp_path, body).findings if finding.code == code]
    assert {(finding.file, finding.line) for finding in found} == {(str(tmp_path / "d.py"), LINE + line - 1)}
    assert os.getcwd() == folder


def test_a_function_under_dag_that_nobody_calls(tmp_path: Path) -> None:
    path = tmp_path / "d.py"
    path.write_text("from airflow.decorators import dag\n@dag(schedule=None)\ndef mine():\n    pass\n")
    codes = {(finding.code, finding.line) for finding in load_file(path).findings}
    assert codes == {("dag-not-called", 3), ("no-dag", 0)}
    path.write_text(path.read_text() + "mine()\n")
    assert list(load_file(path).dags) == ["mine"]


VERSIONS = {
    "variable": ("Variable.get('nope')", "VariableNotFound", "AirflowRuntimeError"),
    "schedule": ("DAG('e', schedule=3)", "ValueError: 3 is not a valid schedule_interval", "a valid schedule: give"),
    "rule of a DAG that stops": (
        "DAG('e', schedule=None, fail_stop=True).add_task(EmptyOperator(task_id='a', trigger_rule='all_done'))",
        "FailStopDagInvalidTriggerRule", "FailFastDagInvalidTriggerRule",
    ),
    "long id": ("EmptyOperator(task_id='a' * 300)", "AirflowException", "ValueError"),
    "weight": ("EmptyOperator(task_id='a', weight_rule='x')", "AirflowException", None),
    "key that 3 dropped": ("@task\ndef f(execution_date=1): pass\nf()", "ValueError", None),
    "priority": ("EmptyOperator(task_id='a', priority_weight='x')", "AirflowException", "TypeError"),
}  # fmt: skip


@pytest.mark.parametrize("case", VERSIONS.values(), ids=VERSIONS)
def test_errors_are_those_of_the_version(tmp_path: Path, case: tuple[str, str | None, str | None]) -> None:
    body, *kinds = case
    for version, kind in zip(("2.10", "3.2"), kinds, strict=True):
        if kind is None:
            assert loaded(tmp_path, body, version).dags
        else:
            with pytest.raises(errors.DagFileImportError, match=kind):
                loaded(tmp_path, body, version)
