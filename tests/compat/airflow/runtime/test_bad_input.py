"""What goes wrong in a run is told with the line of the DAG file, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from prefect.compat.airflow.conversion.loading import load_flow
from prefect.compat.airflow.conversion.refusals import CannotStart

HEAD = """
import datetime
from airflow import DAG
from airflow.decorators import task
from airflow.hooks.base import BaseHook
from airflow.models import Variable
from airflow.models.param import Param
from airflow.operators.bash import BashOperator

class Odd: pass

@task
def each(x): return x

with DAG("d", schedule=None, start_date=datetime.datetime(2024, 1, 1), params={"n": Param(1, type="integer")}):
"""
LINE = HEAD.count("\n") + 1

CASES = {
    "mapped over text": ("task(lambda: 'abc', task_id='t')", "each.expand(x=t)", "unmappable return type 'str'"),
    "mapped over a number": ("task(lambda: 5, task_id='t')", "each.expand(x=t)", "unmappable return type 'int'"),
    "mapped past the limit": (
        "task(lambda: [0] * 1025, task_id='t')", "each.expand(x=t)", "unmappable return value length: 1025 > 1024",
    ),
    "no XCom": ("task(lambda: Odd(), task_id='t')", "", "Object of type Odd is not JSON serializable"),
    "an undefined name": (
        "lambda: BashOperator(task_id='t', bash_command='{{ nope.x }}')", "",
        "'nope' is undefined (while rendering the template field 'bash_command': '{{ nope.x }}')",
    ),
    "a template that cannot be parsed": (
        "lambda: BashOperator(task_id='t', bash_command='{{ 1 + }}')", "",
        "the template field 'bash_command': '{{ 1 + }}'",
    ),
    "an expression that fails": (
        "lambda: BashOperator(task_id='t', bash_command='x', env={'A': '{{ 1 / 0 }}'})", "",
        "division by zero (while rendering the template field 'env': {'A': '{{ 1 / 0 }}'})",
    ),
    "an unknown connection": (
        "task(lambda: BaseHook.get_connection('no'), task_id='t')", "",
        "The conn_id `no` isn't defined: set AIRFLOW_CONN_NO to its URI or JSON, or name a file that has it",
    ),
    "an unknown variable": (
        "task(lambda: Variable.get('no'), task_id='t')", "",
        "Variable no does not exist: set AIRFLOW_VAR_NO, or name a file",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_failed_task_says_where_and_why(tmp_path: Path, case: tuple[str, str, str]) -> None:
    made, more, message = case
    path = tmp_path / "d.py"
    path.write_text(HEAD + f"    t = ({made})()\n" + (f"    {more}\n" if more else ""))
    flow = load_flow(path, airflow_version="2.10")
    state = flow.run().result[flow.task("t")]
    assert state.is_failed()
    assert message in state.message
    assert state.message.endswith(f"at {path}:{LINE}")


def test_a_param_that_breaks_its_schema(tmp_path: Path) -> None:
    path = tmp_path / "d.py"
    path.write_text(HEAD + "    task(lambda: 1, task_id='t')()\n")
    flow = load_flow(path, airflow_version="2.10")
    with pytest.raises(CannotStart, match=f"{path}:{LINE - 1}: DAG 'd': Invalid input for param n"):
        flow.run(parameters={"n": "x"})
