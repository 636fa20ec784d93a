"""Branches and short circuits, as real Airflow 2.10.5 and 3.2.2 treated them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., dict[str, Any]]

OVERRULED = """
    with DAG('overruled', schedule=None, start_date=START, catchup=False):
        @task
        def a():
            return 1
        @task.short_circuit
        def sc():
            return False
        @task.short_circuit(ignore_downstream_trigger_rules=False)
        def sc2():
            return False
        @task.branch
        def br():
            return 'other'
        @task(trigger_rule='always')
        def failing():
            raise ValueError
        @task(trigger_rule='always')
        def good():
            return 1
        first = a.override(task_id='a1')()
        last = a.override(task_id='a2')()
        first >> last
        choices = [sc(), sc2(), br()]
        last >> choices
        choices[0] >> a.override(task_id='behind')() >> [failing(), good()]
        choices[1] >> [failing.override(task_id='f2')(), good.override(task_id='g2')()]
        choices[2] >> [failing.override(task_id='f3')(), good.override(task_id='g3')(), a.override(task_id='other')()]
"""


@pytest.mark.parametrize(
    ("version", "failed", "succeeded"),
    [("2.10", "skipped", "skipped"), ("3.2", "failed", "success")],
)
def test_a_choice_overrules_tasks_that_ended_before(run_dag: Run, version: str, failed: str, succeeded: str) -> None:
    found = run_dag(OVERRULED, version=version)["tis"]
    assert {found[name]["state"] for name in ("failing", "f2", "f3")} == {failed}
    assert {found[name]["state"] for name in ("good", "g2", "g3")} == {succeeded}
    assert {found[name]["tries"] for name in ("failing", "good", "f2", "g2")} == {1}
    assert found["behind"] == {"state": "skipped", "tries": 0, "xcoms": {}, "rendered": None}
    assert found["other"]["state"] == "success"


@pytest.mark.parametrize(("version", "pushed"), [("2.10", {"return_value": "left"}), ("3.2", {})])
def test_what_a_branch_pushes(run_dag: Run, version: str, pushed: dict[str, Any]) -> None:
    found = run_dag(
        """
        with DAG('branch', schedule=None, start_date=START, catchup=False):
            choose = BranchPythonOperator(task_id='choose', python_callable=lambda: 'left')
            choose >> [EmptyOperator(task_id='left'), EmptyOperator(task_id='right')]
        """,
        version=version,
    )["tis"]
    assert found["choose"]["xcoms"] == {**pushed, "skipmixin_key": {"followed": ["left"]}}
    assert (found["left"]["state"], found["right"]["state"]) == ("success", "skipped")


@pytest.mark.parametrize(("version", "state"), [("2.10", "success"), ("3.2", "skipped")])
def test_a_literally_mapped_task_below_the_branch_not_taken(run_dag: Run, version: str, state: str) -> None:
    found = run_dag(
        """
        with DAG('mapped', schedule=None, start_date=START, catchup=False):
            choose = BranchPythonOperator(task_id='choose', python_callable=lambda: 'left')
            mapped = PythonOperator.partial(task_id='m', python_callable=lambda x: x).expand(op_args=[[1], [2]])
            choose >> [EmptyOperator(task_id='left'), mapped]
        """,
        version=version,
    )["tis"]
    assert [found["m[0]"]["state"], found["m[1]"]["state"]] == [state, state]


@pytest.mark.parametrize(("version", "state"), [("2.10", "skipped"), ("3.2", "success")])
def test_a_branch_inside_a_mapped_group(run_dag: Run, version: str, state: str) -> None:
    found = run_dag(
        """
        with DAG('group', schedule=None, start_date=START, catchup=False):
            @task_group
            def g(x):
                @task.branch
                def pick(y):
                    return 'g.odd' if y % 2 else 'g.even'
                pick(x) >> [EmptyOperator(task_id='odd'), EmptyOperator(task_id='even')]
            g.expand(x=[1, 2])
        """,
        version=version,
    )["tis"]
    assert [found["g.even[0]"]["state"], found["g.odd[1]"]["state"]] == [state, state]
    assert [found["g.odd[0]"]["state"], found["g.even[1]"]["state"]] == ["success", "success"]
