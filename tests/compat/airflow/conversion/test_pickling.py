"""The flow of a DAG file travels as the file's path."""

from __future__ import annotations

import pickle
from pathlib import Path

import cloudpickle
import pytest

from prefect.compat.airflow import convert, load_flow
from prefect.compat.airflow.conversion.flow import AirflowFlow
from prefect.compat.airflow.standin.dag import DAG
from prefect.core.flow import Flow
from prefect.core.task import Task

FILE = """
from datetime import datetime
from airflow.decorators import dag, task

@dag(start_date=datetime(2024, 1, 1), schedule=None)
def travels():
    @task
    def number():
        return (lambda: 3)()
    @task
    def double(value):
        return 2 * value
    double(number())

travels()
"""


@pytest.fixture
def flow(tmp_path: Path) -> AirflowFlow:
    path = tmp_path / "dag.py"
    path.write_text(FILE)
    return load_flow(path, airflow_version="2.9")


@pytest.mark.parametrize("how", [pickle, cloudpickle])
def test_it_is_loaded_again(flow: AirflowFlow, how: object) -> None:
    flow.pools = {"default_pool": 3}
    flow.state_handlers.append(print)
    again = pickle.loads(how.dumps(flow))  # type: ignore[attr-defined]
    assert (again.airflow_version, again.pools, again.state_handlers) == ((2, 9), {"default_pool": 3}, [print])
    state = again.run()
    assert state.result[again.task("double")].result == 6


def test_saved_and_loaded(flow: AirflowFlow, tmp_path: Path) -> None:
    again = Flow.load(flow.save(tmp_path / "kept.prefect"))
    assert again.run().is_successful()


def test_what_was_changed_does_not_travel(flow: AirflowFlow) -> None:
    flow.add_task(Task("more"))
    with pytest.raises(pickle.PicklingError, match="tasks or edges were changed since it was loaded"):
        pickle.dumps(flow)


def test_a_dag_made_here_does_not_travel() -> None:
    with DAG("here", schedule=None) as dag:
        pass
    with pytest.raises(pickle.PicklingError, match=r"'here' cannot be pickled: the DAG was made in this process"):
        pickle.dumps(convert(dag))
