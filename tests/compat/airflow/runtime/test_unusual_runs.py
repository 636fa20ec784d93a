"""Odd things that run as in Airflow: errors without a text, variables of both classes, task instances made by hand."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from prefect.compat.airflow.runtime.xcom_values import fresh, stored

Run = Callable[..., dict[str, Any]]


@dataclasses.dataclass
class Point:
    """A value of a class of one's own."""

    x: int


def test_an_error_that_cannot_be_shown_fails_its_task(run_dag: Run) -> None:
    body = """
        class Odd(Exception):
            def __str__(self):
                raise ValueError
        def fails():
            raise Odd
        with DAG("d", schedule=None, start_date=START):
            PythonOperator(task_id="a", python_callable=fails) >> EmptyOperator(task_id="b", trigger_rule="all_failed")
    """
    tis = run_dag(body)["tis"]
    assert (tis["a"]["state"], tis["b"]["state"]) == ("failed", "success")


@pytest.mark.parametrize("error", ["BaseException('x')", "GeneratorExit()", "__import__('asyncio').CancelledError()"])
def test_whatever_a_task_raises_the_run_goes_on(run_dag: Run, error: str) -> None:
    body = f"""
        def fails():
            raise {error}
        with DAG("d", schedule=None, start_date=START):
            PythonOperator(task_id="a", python_callable=fails, retries=1, retry_delay=NODELAY)
            EmptyOperator(task_id="b")
    """
    tis = run_dag(body)["tis"]
    assert (tis["a"]["state"], tis["a"]["tries"], tis["b"]["state"]) == ("failed", 2, "success")


@pytest.mark.parametrize("version", ["2.10", "3.2"])
def test_the_default_of_a_variable_has_both_names(run_dag: Run, version: str) -> None:
    body = """
        from airflow.models import Variable
        try:
            Variable.get("nope")
        except KeyError:
            found = "KeyError"
        def asks():
            return [found, Variable.get("nope", default_var=5)]
        with DAG("d", schedule=None, start_date=START):
            PythonOperator(task_id="a", python_callable=asks)
    """
    assert run_dag(body, version=version)["tis"]["a"]["xcoms"] == {"return_value": ["KeyError", 5]}


def test_a_task_instance_made_in_a_task_is_that_of_the_run(run_dag: Run) -> None:
    body = """
        from airflow.models import TaskInstance
        def asks(dag, execution_date, ti, **context):
            other = TaskInstance(dag.get_task("a"), execution_date)
            return [other.xcom_pull(task_ids="a"), other.current_state(), isinstance(ti, TaskInstance)]
        with DAG("d", schedule=None, start_date=START):
            a = PythonOperator(task_id="a", python_callable=lambda: 7)
            a >> PythonOperator(task_id="b", python_callable=asks)
    """
    assert run_dag(body)["tis"]["b"]["xcoms"] == {"return_value": [7, "success", True]}


def test_the_arguments_an_operator_was_given(run_dag: Run) -> None:
    body = """
        with DAG("d", schedule=None, start_date=START):
            PythonOperator(task_id="a", python_callable=lambda task: sorted(task._BaseOperator__init_kwargs))
    """
    assert run_dag(body)["tis"]["a"]["xcoms"] == {"return_value": ["python_callable", "task_id"]}


def test_from_3_on_the_inner_of_two_task_decorators_counts(run_dag: Run) -> None:
    body = """
        with DAG("d", schedule=None, start_date=START):
            @task.branch(task_id="outer")
            @task(task_id="inner")
            def f():
                return 1
            f()
    """
    assert run_dag(body, version="3.2")["tis"]["inner"]["xcoms"] == {"return_value": 1}


def test_an_object_comes_back_if_its_class_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = stored([Point(1)], (2, 10))
    with pytest.raises(ImportError, match="AIRFLOW__CORE__ALLOWED_DESERIALIZATION_CLASSES"):
        fresh(kept)
    monkeypatch.setenv("AIRFLOW__CORE__ALLOWED_DESERIALIZATION_CLASSES", "airflow.* *.Point")
    assert fresh(kept) == [Point(1)]
