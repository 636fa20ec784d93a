"""What Airflow's own examples showed to be different in 3.2.2."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., dict[str, Any]]

BASH = """
import json
with DAG("d", start_date=START, schedule=None):
    @task.bash(multiple_outputs=True, output_processor=json.loads)
    def several(): return '''echo '{"a": "1", "b": "2"}' '''
    several()
"""


@pytest.mark.parametrize(("version", "more"), [("2.10", {}), ("3.2", {"a": "1", "b": "2"})])
def test_bash_functions_push_several_values(run_dag: Run, version: str, more: dict[str, str]) -> None:
    if version == "2.10":  # which knows no processors of the output
        found = run_dag(BASH.replace(", output_processor=json.loads", ""), version=version)
        expected: Any = '{"a": "1", "b": "2"}'
    else:
        found = run_dag(BASH, version=version)
        expected = more
    assert found["tis"]["several"]["xcoms"] == {**more, "return_value": expected}


LATEST = """
try:
    from airflow.providers.standard.operators.latest_only import LatestOnlyOperator
except ImportError:
    from airflow.operators.latest_only import LatestOnlyOperator
with DAG("d", start_date=START, schedule=datetime.timedelta(hours=4), catchup=False):
    LatestOnlyOperator(task_id="latest") >> EmptyOperator(task_id="after")
"""


@pytest.mark.parametrize(("version", "state"), [("2.10", "skipped"), ("3.2", "success")])
def test_a_run_by_hand_counts_as_the_latest(run_dag: Run, version: str, state: str) -> None:
    assert run_dag(LATEST, version=version)["tis"]["after"]["state"] == state


TRIGGER = """
try:
    from airflow.providers.standard.operators.trigger_dagrun import TriggerDagRunOperator
except ImportError:
    from airflow.operators.trigger_dagrun import TriggerDagRunOperator
with DAG("d", start_date=START, schedule=None):
    TriggerDagRunOperator(task_id="t", trigger_dag_id="d"{more})
"""


@pytest.mark.parametrize(
    ("version", "more", "shown"),
    [
        ("2.10", "", None),
        ("3.2", "", "NOTSET"),
        ("3.2", ", logical_date='{{ ds }}'", "2024-01-15"),
    ],
)
def test_a_date_that_is_left_out(run_dag: Run, version: str, more: str, shown: str | None) -> None:
    rendered = run_dag(TRIGGER.replace("{more}", more), version=version)["tis"]["t"]["rendered"]
    assert rendered.get("logical_date", rendered.get("execution_date")) == shown
