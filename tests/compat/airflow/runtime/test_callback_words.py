"""What callbacks read of the task instance and the run, as the schedulers of 2.10.5 and 3.2.2 let them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

DAG = """
import json

def note(kind):
    def called(context):
        run = context["dag_run"]
        seen = [str(run.state), str(run.run_type)]
        if kind != "the DAG":
            ti = context["ti"]
            seen += [str(ti.state), ti.end_date is not None, ti.try_number]
        with open({path!r}, "a") as file:
            file.write(json.dumps([kind, *seen]) + "\\n")
    return called

def succeeds(): ...
def fails(): raise ValueError("bad")
def skips(): raise AirflowSkipException("no")

ALL = ["execute", "failure", "retry"] + ["skipped" if {what} is skips else "success"]
with DAG("calls", start_date=START, schedule=None, on_{end}_callback=note("the DAG")):
    EmptyOperator(task_id="other")
    calls = {{f"on_{{kind}}_callback": note(kind) for kind in ALL}}
    PythonOperator(task_id="t", python_callable={what}, retries={retries}, retry_delay=NODELAY, **calls)
"""
#: callback, state of the task instance, whether it has ended, its try
SEEN = {
    "succeeds": [("execute", "running", False, 1), ("success", "success", True, 1)],
    "skips": [("execute", "running", False, 1), ("skipped", "skipped", False, 1)],
    "fails": [
        ("execute", "running", False, 1), ("retry", "up_for_retry", True, 1),
        ("execute", "running", False, 2), ("failure", "failed", True, 2),
    ],
}  # fmt: skip


@pytest.mark.parametrize("version", ["2.10", "3.2"])
@pytest.mark.parametrize("what", SEEN)
def test_what_callbacks_see(run_dag: Callable[..., Any], tmp_path: Path, what: str, version: str) -> None:
    path = tmp_path / "seen"
    end = "failure" if what == "fails" else "success"
    run_dag(DAG.format(path=str(path), what=what, end=end, retries=int(what == "fails")), version=version)
    seen = [json.loads(line) for line in path.read_text().splitlines()]
    run = ["running", "manual"] if version == "2.10" else ["DagRunState.RUNNING", "DagRunType.MANUAL"]
    assert seen == [
        *(
            [kind, *run, state if version == "2.10" else f"TaskInstanceState.{state.upper()}", ended, number]
            for kind, state, ended, number in SEEN[what]
        ),
        # where the scheduler calls, they are words in both
        ["the DAG", "failed" if what == "fails" else "success", "manual"],
    ]
