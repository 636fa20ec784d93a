"""Runs that see other runs, update assets and start DAGs: the same on every executor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.conversion.flow import AirflowFlow
from prefect.compat.airflow.report.results import result_of
from prefect.compat.airflow.runs.past import Past
from prefect.compat.airflow.runs.store import Store
from prefect.compat.airflow.runs.world import World
from prefect.compat.airflow.runtime.run import RunOptions
from prefect.compat.airflow.runtime.run_dates import parse_date
from prefect.core.engine.executors.local_dask import LocalDaskExecutor
from prefect.core.engine.executors.processes import ProcessExecutor
from prefect.core.engine.executors.threads import ThreadExecutor

FILE = """
import datetime
from airflow import DAG
from airflow.datasets import Dataset, DatasetAlias
from airflow.datasets.metadata import Metadata
from airflow.decorators import task
from airflow.operators.python import PythonOperator
from airflow.operators.trigger_dagrun import TriggerDagRunOperator

START = datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)
TABLE, COPY, ALIAS = Dataset("s3://x/table"), Dataset("s3://x/copy"), DatasetAlias("found")

class Row:
    def __init__(self, number):
        self.number = number
    def serialize(self):
        return {"number": self.number}
    @staticmethod
    def deserialize(data, version):
        return Row(data["number"])

with DAG("writes", schedule="@daily", start_date=START, catchup=True):
    @task(outlets=[TABLE])
    def write(ds=None, outlet_events=None):
        outlet_events[TABLE].extra = {"date": ds}
        return ds
    @task(outlets=[COPY])
    def copy(ds=None):
        yield Metadata(COPY, {"copied": ds})
    @task(outlets=[ALIAS])
    def find(outlet_events=None):
        outlet_events[ALIAS].add(COPY, extra={"found": 1})
    @task(outlets=[TABLE])
    def fails():
        raise ValueError("no update")
    @task(inlets=[TABLE])
    def reads(inlet_events=None):
        return [event.extra for event in inlet_events[TABLE]]
    @task
    def before(ti=None, prev_data_interval_start_success=None):
        seen = ti.xcom_pull(task_ids="write", include_prior_dates=True)
        ti.xcom_push("own", {"seen": seen})
        other = ti.get_previous_ti()
        known = ti.xcom_pull(dag_id="other", run_id="o1", task_ids="gives")
        return [other.state if other else None, str(prev_data_interval_start_success), known]
    start = TriggerDagRunOperator(task_id="start", trigger_dag_id="started", conf={"ds": "{{ ds }}"},
                                  wait_for_completion=True, poke_interval=1, trigger_run_id="r{{ ds }}",
                                  execution_date="{{ ds }}")
    write() >> copy() >> find() >> reads() >> before() >> start
    fails()
with DAG("started", schedule=None, start_date=START):
    PythonOperator(task_id="t", python_callable=lambda dag_run: dag_run.conf)
with DAG("other", schedule=None, start_date=START):
    PythonOperator(task_id="gives", python_callable=lambda: [1, 2])
with DAG("follows", schedule=[TABLE], start_date=START):
    PythonOperator(task_id="t", python_callable=lambda triggering_dataset_events: {
        uri: [event.extra for event in events] for uri, events in triggering_dataset_events.items()})
"""

EXECUTORS: dict[str, Callable[[], Any]] = {
    "threads": lambda: ThreadExecutor(3),
    "processes": lambda: ProcessExecutor(2),
    "dask threads": lambda: LocalDaskExecutor(num_workers=2),
    "dask processes": lambda: LocalDaskExecutor("processes", num_workers=2),
    "dask sync": lambda: LocalDaskExecutor("sync"),
}


def story(folder: Path, executor: Callable[[], Any] | None, past: Past | None = None) -> dict[str, Any]:
    """What came of two runs and of those that they started."""
    world = World(AirflowFlow, past=past, folders=[folder], version="2.10", follow_assets=True)
    world.load_all()
    world.perform("other", RunOptions(run_id="o1"))
    found: dict[str, Any] = {}
    for day in ("2024-01-01", "2024-01-02"):
        flow = AirflowFlow(*world.dags["writes"])
        flow.world = world
        flow.airflow_policy.options = RunOptions(logical_date=parse_date(day), run_type="scheduled", run_id=day)
        flow.run(**({} if executor is None else {"executor": executor()}))
        world.work_off()
        assert flow.airflow_policy.latest is not None
        found[day] = result_of(flow.airflow_policy.latest)
    # the order of what runs side by side is nobody's promise
    found["started"] = sorted(
        (run.dag.dag_id, repr(run.xcoms.get("t", -1, "return_value")), run.final_word) for run in world.started
    )
    found["events"] = [(event.uri, event.extra, event.aliases) for event in world.past.known_events()]
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dags").mkdir()
    (tmp_path / "dags" / "set.py").write_text(FILE)
    return tmp_path / "dags"


def test_one_after_the_other(folder: Path) -> None:
    found = story(folder, None)
    second = {name: (ti["state"], ti["xcoms"].get("return_value")) for name, ti in found["2024-01-02"]["tis"].items()}
    assert second == {
        "write": ("success", "2024-01-02"), "copy": ("success", None), "find": ("success", None),
        "fails": ("failed", None), "reads": ("success", [{"date": "2024-01-01"}, {"date": "2024-01-02"}]),
        "before": ("success", ["success", "None", [1, 2]]), "start": ("success", None),
    }  # fmt: skip
    assert [name for name, _, _ in found["started"]] == ["follows"] * 2 + ["started"] * 2
    assert found["events"][2] == ("s3://x/copy", {"found": 1}, ("found",))


@pytest.mark.parametrize("executor", EXECUTORS.values(), ids=EXECUTORS)
def test_the_same_on_every_executor(folder: Path, executor: Callable[[], Any]) -> None:
    assert story(folder, executor) == story(folder, None)


@pytest.mark.parametrize("executor", ["threads", "processes"])
def test_the_same_with_a_file_of_past_runs(folder: Path, tmp_path: Path, executor: str) -> None:
    kept = Past(Store(tmp_path / "runs.sqlite"))
    assert story(folder, EXECUTORS[executor], kept) == story(folder, None)
