"""Operators that run in another Python: with a small `airflow` made for the test, and with the real one where it is."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.conversion.loading import load_flow
from prefect.compat.airflow.real import process
from prefect.compat.airflow.real.worker import decoded, encoded

# what `--real-operators` needs of Airflow, and one provider
FAKE = {
    "airflow/__init__.py": "class DAG:\n    def __init__(self, dag_id, **kwargs):\n        self.dag_id = dag_id\n",
    "airflow/exceptions.py": """
        class AirflowException(Exception): pass
        class AirflowSkipException(AirflowException): pass
        class AirflowFailException(AirflowException): pass
        class TaskDeferred(BaseException):
            def __init__(self, trigger, method_name, kwargs=None):
                self.trigger, self.method_name, self.kwargs = trigger, method_name, kwargs
        """,
    "airflow/models/__init__.py": "",
    "airflow/models/baseoperator.py": """
        class BaseOperator:
            template_fields = ()
            template_ext = ()
            def __init__(self, task_id, dag=None, **kwargs):
                self.task_id, self.dag = task_id, dag
            def on_kill(self): pass
        """,
    "airflow/sensors/__init__.py": "",
    "airflow/sensors/base.py": """
        from airflow.models.baseoperator import BaseOperator
        class BaseSensorOperator(BaseOperator):
            def __init__(self, poke_interval=60, timeout=60, mode="poke", **kwargs):
                super().__init__(**kwargs)
        class PokeReturnValue:
            def __init__(self, is_done, xcom_value=None):
                self.is_done, self.xcom_value = is_done, xcom_value
            def __bool__(self): return self.is_done
        """,
    "airflow/providers/acme/__init__.py": "",
    "airflow/providers/acme/operators.py": """
        import datetime, os, time
        from airflow.exceptions import *
        from airflow.models.baseoperator import BaseOperator
        from airflow.sensors.base import BaseSensorOperator, PokeReturnValue
        print("printed by a module")
        class EchoOperator(BaseOperator):
            template_fields = ("word",)
            def __init__(self, word, often=2, acme_conn_id="acme", **kwargs):
                super().__init__(**kwargs)
                self.word, self.often, self.acme_conn_id = word, often, acme_conn_id
            def execute(self, context):
                print("printed by an operator")
                ti = context["ti"]
                ti.xcom_push("pushed", (self.word, datetime.timedelta(seconds=1)))
                return {
                    "word": self.word, "often": self.often, "ds": context["ds"], "dag": self.dag.dag_id,
                    "task": ti.task_id,
                    "conn": os.environ.get("AIRFLOW_CONN_ACME"), "var": os.environ.get("AIRFLOW_VAR_MINE"),
                    "before": ti.xcom_pull(task_ids="first"), "conf": context["dag_run"].conf,
                    "params": context["params"], "date": context["logical_date"],
                }
        class RaiseOperator(BaseOperator):
            def __init__(self, kind, **kwargs):
                super().__init__(**kwargs)
                self.kind = kind
            def execute(self, context):
                if self.kind == "exit":
                    os._exit(3)
                if self.kind == "object":
                    return object()
                kinds = {"skip": AirflowSkipException, "fail": AirflowFailException, "value": ValueError}
                raise kinds[self.kind]("because")
        class SlowOperator(BaseOperator):
            def __init__(self, path, **kwargs):
                super().__init__(**kwargs)
                self.path = path
            def execute(self, context):
                time.sleep(60)
            def on_kill(self):
                open(self.path, "w").write("killed")
        class LaterOperator(BaseOperator):
            def execute(self, context):
                class Trigger:
                    async def run(self):
                        class Event: payload = {"n": 1}
                        yield Event
                raise TaskDeferred(Trigger(), "done", {"m": 2})
            def done(self, context, event, m):
                return [event["n"], m]
        class CountSensor(BaseSensorOperator):
            def __init__(self, path, **kwargs):
                super().__init__(**kwargs)
                self.path = path
            def poke(self, context):
                with open(self.path, "a") as file:
                    file.write("x")
                return PokeReturnValue(os.path.getsize(self.path) > 2, "there")
        """,
}
HEAD = """
from datetime import datetime, timedelta
from airflow import DAG
from airflow.operators.python import PythonOperator
from airflow.providers.acme.operators import EchoOperator, RaiseOperator, SlowOperator, LaterOperator, CountSensor
with DAG("d", start_date=datetime(2024, 1, 1), schedule=None, params={"p": 1}) as dag:
"""


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A Python that has the small `airflow`."""
    folder = tmp_path_factory.mktemp("real")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder / "venv")], check=True)
    (packages,) = (folder / "venv").glob("lib/python*/site-packages")
    for name, text in FAKE.items():
        file = packages / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(text))
    return str(folder / "venv" / "bin" / "python")


def ran(tmp_path: Path, python: str, *lines: str) -> dict[str, Any]:
    file = tmp_path / "d.py"
    file.write_text(HEAD + "\n".join("    " + line for line in lines) + "\n")
    flow = load_flow(file, real_operators=python)
    state = flow.run(context={"logical_date": datetime.datetime(2024, 1, 15, tzinfo=datetime.UTC)})
    return {task.name: found for task, found in state.result.items()}


def test_an_operator_gets_context_connections_and_xcoms(
    tmp_path: Path, python: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRFLOW_CONN_ACME", "acme://host")
    monkeypatch.setenv("AIRFLOW_VAR_MINE", "v")
    found = ran(
        tmp_path, python,
        "first = PythonOperator(task_id='first', python_callable=lambda: [1, 2])",
        "echo = EchoOperator(task_id='echo', word='{{ ds }}')",
        "def check(ti):",
        "    assert tuple(ti.xcom_pull('echo', key='pushed')) == ('2024-01-15', timedelta(seconds=1))",
        "last = PythonOperator(task_id='last', python_callable=check)",
        "first >> echo >> last",
    )  # fmt: skip
    assert {name: type(state).__name__ for name, state in found.items()} == {
        "first": "Success",
        "echo": "Success",
        "last": "Success",
    }
    value = dict(found["echo"].result)
    assert '"host": "host"' in value.pop("conn")
    assert str(value.pop("date")).startswith("2024-01-15")
    assert value == {
        "word": "2024-01-15", "often": 2, "ds": "2024-01-15", "dag": "d", "task": "echo", "var": "v", "before": [1, 2],
        "conf": {}, "params": {"p": 1},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "state", "message"),
    [
        ("skip", "Skipped", "because"),
        ("fail", "Failed", "AirflowFailException: because"),
        ("value", "Failed", "ValueError: because"),
        ("exit", "Failed", "has ended with exit status 3"),
        ("object", "Failed", "cannot leave the process"),
    ],
)
def test_what_goes_wrong_there_goes_wrong_here(
    tmp_path: Path, python: str, kind: str, state: str, message: str
) -> None:
    found = ran(tmp_path, python, f"RaiseOperator(task_id='t', kind={kind!r})")["t"]
    assert type(found).__name__ == state
    assert message in found.message


def test_a_sensor_looks_until_it_is_there(tmp_path: Path, python: str) -> None:
    count = tmp_path / "count"
    found = ran(tmp_path, python, f"CountSensor(task_id='t', path={str(count)!r}, poke_interval=0.01)")["t"]
    assert (found.result, count.read_text()) == ("there", "xxx")


def test_deferred_operators_wait_there(tmp_path: Path, python: str) -> None:
    assert ran(tmp_path, python, "LaterOperator(task_id='t')")["t"].result == [1, 2]


def test_a_killed_operator_is_told(tmp_path: Path, python: str) -> None:
    told = tmp_path / "told"
    begin = time.monotonic()
    found = ran(
        tmp_path, python, f"SlowOperator(task_id='t', path={str(told)!r}, execution_timeout=timedelta(seconds=1))"
    )["t"]
    assert type(found).__name__ == "Failed" and time.monotonic() - begin < 30
    assert told.read_text() == "killed"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("EchoOperator(task_id='t')", "missing keyword argument 'word'"),
        ("EchoOperator(task_id='t', word='a', size=3)", "Invalid arguments were passed to EchoOperator"),
        ("EchoOperator.partial(task_id='t', size=3).expand(word=['a'])", "unexpected keyword argument"),
    ],
)
def test_arguments_are_those_of_the_real_operator(tmp_path: Path, python: str, line: str, message: str) -> None:
    with pytest.raises(Exception, match=message):
        ran(tmp_path, python, line)


def test_arguments_that_cannot_travel_are_named(tmp_path: Path, python: str) -> None:
    found = ran(tmp_path, python, "EchoOperator(task_id='t', word=lambda: 1)")["t"]
    assert "argument word of EchoOperator cannot be sent" in found.message


def test_a_python_without_airflow_says_so(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="No module named 'airflow'"):
        ran(tmp_path, sys.executable, "EchoOperator(task_id='t', word='a')")
    with pytest.raises(Exception, match="cannot be started"):
        ran(tmp_path, str(tmp_path / "nowhere"), "EchoOperator(task_id='t', word='a')")


@pytest.mark.parametrize(
    "value",
    [
        None, 1, 1.5, "a", [1, [2]], {"a": {1: (2, 3)}}, {1, 2}, b"ab", datetime.timedelta(days=1),
        datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC), datetime.date(2024, 1, 1),
    ],
)  # fmt: skip
def test_values_travel(value: Any) -> None:
    assert decoded(encoded(value)) == value


def test_processes_are_used_again(tmp_path: Path, python: str) -> None:
    before = len(process._all)
    ran(tmp_path, python, "EchoOperator(task_id='a', word='a') >> EchoOperator(task_id='b', word='a')")
    assert len(process._all) <= max(before, 1)


REAL = os.environ.get("PREFECT_TEST_AIRFLOW_PYTHON")


@pytest.mark.skipif(REAL is None, reason="PREFECT_TEST_AIRFLOW_PYTHON names no Python that has Airflow")
def test_real_airflow(tmp_path: Path) -> None:
    file = tmp_path / "d.py"
    (tmp_path / "from.txt").write_text("text")
    file.write_text(
        textwrap.dedent(f"""
        from datetime import datetime
        from airflow import DAG
        from airflow.providers.common.io.operators.file_transfer import FileTransferOperator
        with DAG("d", start_date=datetime(2024, 1, 1), schedule=None):
            FileTransferOperator(task_id="copy", src="{tmp_path}/from.txt", dst="{tmp_path}/to-{{{{ ds }}}}.txt")
    """)
    )
    flow = load_flow(file, real_operators=REAL)
    assert flow.findings == []
    assert flow.run(context={"logical_date": datetime.datetime(2024, 1, 15, tzinfo=datetime.UTC)}).is_successful()
    assert (tmp_path / "to-2024-01-15.txt").read_text() == "text"
