"""Native tasks beside the tasks of a DAG, and in their place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.conversion.flow import AirflowFlow
from prefect.compat.airflow.conversion.loading import load_flow
from prefect.core.engine.executors.processes import ProcessExecutor
from prefect.core.engine.executors.threads import ThreadExecutor
from prefect.core.engine.signals import SKIP
from prefect.core.engine.state import State
from prefect.core.flow import Flow
from prefect.core.function_task import FunctionTask
from prefect.core.task import Task

FILE = """
import datetime
from airflow import DAG
from airflow.exceptions import AirflowSkipException
from airflow.operators.empty import EmptyOperator
from airflow.operators.python import PythonOperator

def skips():
    raise AirflowSkipException("not today")
def fails():
    raise ValueError("broken")

with DAG("d", schedule=None, start_date=datetime.datetime(2024, 1, 1)):
    a = PythonOperator(task_id="a", python_callable=lambda: 5)
    b = PythonOperator(task_id="b", python_callable=lambda ti: ti.xcom_pull(task_ids="a") * 2)
    c = EmptyOperator(task_id="c", trigger_rule="one_failed")
    a >> b >> [c, EmptyOperator(task_id="d", trigger_rule="all_done")]
"""
ALONE = (
    FILE
    + """
    PythonOperator(task_id="skips", python_callable=skips)
    PythonOperator(task_id="fails", python_callable=fails)
    PythonOperator.partial(task_id="m", python_callable=lambda x: x * 2).expand(op_args=[[1], [2]])
    PythonOperator.partial(task_id="n", python_callable=lambda x: x).expand(op_args=b.output)
"""
)
EXECUTORS: list[Callable[[], Any]] = [lambda: None, lambda: ThreadExecutor(2), lambda: ProcessExecutor(1)]
IDS = ["local", "threads", "processes"]


def native(function: Callable[..., Any]) -> Task:
    return FunctionTask(function, name=function.__name__)


def seven() -> int:
    return 7


def boom() -> None:
    raise ValueError("native")


def after() -> str:
    return "after"


@pytest.fixture
def flow(tmp_path: Path) -> AirflowFlow:
    path = tmp_path / "dag_file.py"
    path.write_text(FILE)
    return load_flow(path, airflow_version="2.10")


def run(flow: Flow, executor: Any) -> tuple[State, dict[str, str]]:
    state = flow.run(**({} if executor is None else {"executor": executor}))
    return state, {task.name: type(state.result[task]).__name__ for task in flow.tasks}


@pytest.mark.parametrize("executor", EXECUTORS, ids=IDS)
def test_upstream_native_tasks_count_for_trigger_rules(flow: AirflowFlow, executor: Callable[[], Any]) -> None:
    flow.set_dependencies(flow.task("c"), upstream_tasks=[native(boom)])
    flow.set_dependencies(flow.task("b"), upstream_tasks=[native(seven)])
    flow.set_dependencies(native(after), upstream_tasks=[flow.task("d")])
    state, found = run(flow, executor())
    assert found == {
        "a": "Success",
        "b": "Success",
        "c": "Success",
        "d": "Success",
        "seven": "Success",
        "boom": "Failed",
        "after": "Success",
    }
    assert state.is_successful()


@pytest.mark.parametrize("executor", EXECUTORS, ids=IDS)
def test_a_native_failure_is_upstream_failed(flow: AirflowFlow, executor: Callable[[], Any]) -> None:
    flow.set_dependencies(flow.task("a"), upstream_tasks=[native(boom)])
    flow.set_dependencies(native(after), upstream_tasks=[flow.task("b")])
    state, found = run(flow, executor())
    # `c` and `d` ran, so the DAG succeeded; the native task at the end did not
    assert found == {
        "boom": "Failed",
        "a": "TriggerFailed",
        "b": "TriggerFailed",
        "c": "Success",
        "d": "Success",
        "after": "TriggerFailed",
    }
    assert state.is_failed()


@pytest.mark.parametrize("executor", EXECUTORS, ids=IDS)
def test_a_replaced_task_leaves_its_result_as_xcom(flow: AirflowFlow, executor: Callable[[], Any]) -> None:
    flow.replace(flow.task("a"), native(seven))
    assert flow.task("a").name == "seven"
    state, _ = run(flow, executor())
    assert state.result[flow.task("b")].result == 14


@pytest.mark.parametrize("executor", EXECUTORS, ids=IDS)
@pytest.mark.parametrize(
    ("task_id", "function", "expected"),
    [
        ("b", seven, {"a": "Success", "seven": "Success", "c": "Skipped", "d": "Success"}),
        ("b", boom, {"a": "Success", "boom": "Failed", "c": "Success", "d": "Success"}),
        ("d", seven, {"a": "Success", "b": "Success", "c": "Skipped", "seven": "Success"}),
        ("d", boom, {"a": "Success", "b": "Success", "c": "Skipped", "boom": "Failed"}),
    ],
    ids=["middle", "failing middle", "last", "failing last"],
)
def test_a_replaced_task_with_others_before_it(
    flow: AirflowFlow, executor: Callable[[], Any], task_id: str, function: Callable[..., Any], expected: dict[str, str]
) -> None:
    flow.replace(flow.task(task_id), native(function))
    state, found = run(flow, executor())
    assert found == expected
    assert state.is_failed() == (expected.get("boom") == "Failed" and task_id == "d")


@pytest.mark.parametrize("executor", EXECUTORS, ids=IDS)
def test_inside_a_bigger_flow(flow: AirflowFlow, executor: Callable[[], Any]) -> None:
    big = Flow("big")
    first = big.add_task(native(seven))
    big.update(flow)
    big.set_dependencies(flow.task("a"), upstream_tasks=[first])
    state, found = run(big, executor())
    assert found == {"seven": "Success", "a": "Success", "b": "Success", "c": "Skipped", "d": "Success"}
    assert state.is_successful()


def test_reference_tasks_overrule(flow: AirflowFlow) -> None:
    last = native(boom)
    flow.set_dependencies(last, upstream_tasks=[flow.task("d")])
    assert flow.run().is_failed()
    flow.set_reference_tasks([flow.task("b")])
    assert flow.run().is_successful()


def test_a_task_alone(tmp_path: Path) -> None:
    path = tmp_path / "dag_file.py"
    path.write_text(ALONE)
    flow: Any = load_flow(path, airflow_version="2.10")
    assert (flow.task("a").run(), flow.task("m").run()) == (5, [2, 4])
    with pytest.raises(ValueError, match="broken"):
        flow.task("fails").run()
    with pytest.raises(SKIP, match="not today"):
        flow.task("skips").run()
    with pytest.raises(Exception, match="could not begin alone"):
        flow.task("n").run()
