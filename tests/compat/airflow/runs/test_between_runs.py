"""Runs one after the other, and runs that start each other, as a real scheduler (2.10.5) made them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.conversion.flow import AirflowFlow
from prefect.compat.airflow.runs.backfill import Step, backfill
from prefect.compat.airflow.runs.past import Past
from prefect.compat.airflow.runs.store import Store
from prefect.compat.airflow.runs.world import World
from prefect.compat.airflow.runtime.run import RunOptions
from prefect.compat.airflow.runtime.run_dates import parse_date

ORACLE = Path(__file__).parents[1] / "oracle"
RECORDED: dict[str, Any] = json.loads((ORACLE / "scheduler_2_10.json").read_text(encoding="utf-8"))
START, END = parse_date("2024-01-01"), parse_date("2024-01-10")


def world(version: str = "2.10", **options: Any) -> World:
    """The recorded DAGs, without a past."""
    return World(AirflowFlow, folders=[ORACLE / "dags"], version=version, **options)


def told(steps: list[Step]) -> list[dict[str, Any]]:
    """What the steps of a backfill came to, in the form of the recording."""
    rows = []
    for step in steps:
        interval = step.options.data_interval
        assert interval is not None and step.options.logical_date is not None and step.made is not None
        rows.append(
            {
                "logical_date": step.options.logical_date.isoformat(),
                "data_interval": [each.isoformat() for each in interval],
                "state": step.state,
                "tis": {ti.task_id: f"{ti.state} {ti.try_number}" for ti in step.made.record.tasks},
            }
        )
    return rows


@pytest.mark.parametrize("dag_id", ["k_dop", "k_wfd", "k_latest", "k_ext"])
def test_runs_in_order(dag_id: str) -> None:
    assert told(list(backfill(world(), dag_id, START, END))) == RECORDED[dag_id]


def test_sensors_see_the_runs_of_another_dag() -> None:
    both = world()
    assert told(list(backfill(both, "k_ext", START, END))) == RECORDED["k_ext"]
    assert told(list(backfill(both, "k_sens", START, END))) == RECORDED["k_sens"]


@pytest.mark.parametrize("dag_id", ["k_cron", "k_delta"])
def test_what_tasks_see_of_earlier_runs(dag_id: str) -> None:
    steps = list(backfill(world(), dag_id, START, END))
    assert len(steps) == 4
    for step, recorded in zip(steps, RECORDED[f"{dag_id}_look"], strict=False):
        assert step.made is not None
        seen = step.made.record.xcoms["look", -1]["return_value"]
        assert {name: seen[name] for name in recorded} == recorded


def test_runs_that_a_task_starts() -> None:
    made = world()
    run = made.perform("k_parent", RunOptions(conf={"z": [1, "2"]}))
    made.work_off()
    assert {ti.task_id: ti.state for ti in run.task_instances()} == RECORDED["k_parent"]
    child = made.past.run("k_child", "r1")
    assert child is not None and child.conf == {"a": run.dates["ds"], "n": 1}
    assert [record.state for record in made.past.runs("k_badchild")] == ["failed"] * 3
    interval = made.past.runs("k_dailychild")[0].data_interval
    assert [each.isoformat() for each in interval] == ["2024-03-04T00:00:00+00:00", "2024-03-05T00:00:00+00:00"]


def test_runs_that_assets_start() -> None:
    made = world(follow_assets=True)
    made.load_all()
    run = made.perform("k_prod", RunOptions(logical_date=START, run_id="Q1"))
    made.work_off()
    seen = [(each.dag.dag_id, each) for each in made.started]
    assert sorted(name for name, _ in seen) == [
        "k_on_alias", "k_on_all", "k_on_any", "k_on_any", "k_on_mid", "k_on_on", "k_on_three",
    ]  # fmt: skip
    assert run.xcoms.get("p4", -1, "return_value") == [1, {"row": 1}]
    events = {
        name: {
            uri: [event["extra"] for event in found]
            for uri, found in each.xcoms.get("ev", -1, "return_value")["ev"].items()
        }
        for name, each in seen
        if name != "k_on_mid"
    }
    assert events["k_on_all"] == events["k_on_three"] == {"s3://k/a1": [{"row": 1}], "s3://k/a2": [{"m": 2}]}
    assert events["k_on_alias"] == {"s3://k/a3": [{"al": 1}]}
    assert events["k_on_on"] == {"s3://k/second": [{}]}
    assert all(each.run_id.startswith("dataset_triggered__") for _, each in seen)
    assert {each.data_interval for _, each in seen} == {(START, START)}


def test_runs_that_assets_start_have_no_date_from_3_on() -> None:
    made = world("3.2", follow_assets=True)
    made.load_all()
    made.perform("k_prod", RunOptions(logical_date=START, run_id="Q1"))
    made.work_off()
    by_dag = {run.dag.dag_id: run for run in made.started}
    seen = by_dag["k_on_all"].xcoms.get("ev", -1, "return_value")
    assert {name: seen[name] for name in ("ld", "dis", "die", "type", "conf")} == {
        "ld": None, "dis": None, "die": None, "type": "asset_triggered", "conf": {},
    }  # fmt: skip
    assert sorted(seen["ev"]) == ["s3://k/a1", "s3://k/a2"]
    # there the events also stand under the alias, which has no URI for the recorded function to ask for
    assert {dag_id: run.final_word for dag_id, run in by_dag.items()} == {
        "k_on_any": "success", "k_on_all": "success", "k_on_on": "success", "k_on_three": "success",
        "k_on_mid": "success", "k_on_alias": "failed",
    }  # fmt: skip


def test_reprocessing_leaves_what_succeeded(tmp_path: Path) -> None:
    store = Store(tmp_path / "runs.sqlite")
    first = [step.state for step in backfill(world(past=Past(store)), "k_ext", START, END)]
    assert first == ["success", "failed", "success", "success"]
    again = Past(Store(tmp_path / "runs.sqlite"))
    steps = list(backfill(world(past=again), "k_ext", START, END))
    assert [(step.state, step.made is None) for step in steps] == [(state, True) for state in first]
    steps = list(backfill(world(past=again), "k_ext", START, END, reprocess="failed"))
    assert [step.made is None for step in steps] == [True, False, True, True]


def test_store_keeps_xcoms_and_tells_of_changes(tmp_path: Path) -> None:
    here, there = (Past(Store(tmp_path / "runs.sqlite")) for _ in range(2))
    assert here.runs("k_cron") == []
    list(backfill(world(past=there), "k_cron", START, START))
    (record,) = here.runs("k_cron")
    assert record.xcoms["val", -1] == {"k": "k2024-01-01", "return_value": "2024-01-01"}
    assert record.states_of("val") == ["success"]
    assert oct((tmp_path / "runs.sqlite").stat().st_mode)[-3:] == "600"


def test_a_dag_that_starts_itself_comes_to_an_end(tmp_path: Path) -> None:
    (tmp_path / "again.py").write_text(
        "from airflow import DAG\n"
        "from airflow.operators.trigger_dagrun import TriggerDagRunOperator\n"
        "with DAG('again', schedule=None) as dag:\n"
        "    TriggerDagRunOperator(task_id='t', trigger_dag_id='again', wait_for_completion=True)\n"
    )
    made = World(AirflowFlow, folders=[tmp_path], version="2.10")
    run = made.perform("again", RunOptions())
    assert run.final_word == "failed"
    assert len(made.past.runs("again")) > 5
