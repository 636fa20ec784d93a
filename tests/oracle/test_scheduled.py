"""
The runs that the schedulers of 2.10.5 and 3.2.2 made (SQLite, LocalExecutor): dates, states, and the tasks in them.

`past` and `downstream` were recorded with 2.10.5 only. A run that stays `running` waits for the one before.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.conversion.flow import AirflowFlow
from prefect.compat.airflow.report.results import result_of
from prefect.compat.airflow.runs import scheduler as schedulers
from prefect.compat.airflow.runs.past import Past
from prefect.compat.airflow.runs.planning import infos_between, next_info, options_for
from prefect.compat.airflow.runs.records import SCHEDULED
from prefect.compat.airflow.runs.store import Store
from prefect.compat.airflow.runs.world import World
from prefect.compat.airflow.runtime.run_dates import parse_date

HERE = Path(__file__).parent
RECORDED: dict[str, dict[str, list[dict[str, Any]]]] = json.loads((HERE / "scheduled.json").read_text())
CASES = [
    (version, dag_id)
    for version, dags in RECORDED.items()
    for dag_id, rows in dags.items()
    if rows and dag_id != "timeout"
]


def world(version: str, past: Past | None = None) -> World:
    """The recorded DAGs."""
    return World(AirflowFlow, folders=[HERE / "scheduled"], version=version, past=past)


def runs(made: World, dag_id: str) -> Iterator[dict[str, Any]]:
    """The runs of the schedule, one after the other, until so many wait for others as may be under way."""
    known = made.find(dag_id)
    assert known is not None
    waiting = 0
    for info in infos_between(known.dag, parse_date("2023-12-01"), parse_date("2024-02-01")):
        if waiting == known.dag.max_active_runs:
            return
        options = options_for(known.dag, info, SCHEDULED, known.version)
        run = made.perform(dag_id, options)
        waiting += run.final_word == "running"
        assert options.logical_date is not None and options.data_interval is not None
        yield {
            "logical_date": options.logical_date.isoformat(),
            "data_interval": [each.isoformat() for each in options.data_interval],
            "state": run.final_word,
            "tis": {name: f"{ti['state']} {ti['tries']}" for name, ti in result_of(run)["tis"].items()},
        }


@pytest.mark.parametrize(("version", "dag_id"), CASES)
def test_runs_of_the_schedule(version: str, dag_id: str) -> None:
    assert list(runs(world(version), dag_id)) == RECORDED[version][dag_id]


@pytest.mark.parametrize("version", RECORDED)
def test_no_catch_up_after_the_end(version: str) -> None:
    made = world(version)
    known = made.find("no_catchup_ended")
    assert known is not None
    assert next_info(known.dag, made.past) is None
    assert RECORDED[version]["no_catchup_ended"] == []


@pytest.mark.parametrize("version", RECORDED)
def test_a_dag_without_catch_up_runs_for_the_last_date(version: str) -> None:
    # recorded on 2026-11-21: 2.10.5 ran @daily for the day before, 3.2.2 for the day itself
    made = world(version)
    known = made.find("no_catchup_ended")
    assert known is not None
    known.dag.end_date = None
    info = next_info(known.dag, made.past)
    assert info is not None
    today = schedulers.now().start_of("day")
    before = today - datetime.timedelta(days=1)
    assert info.data_interval == ((before, today) if version == "2.10" else (today, today))


@pytest.mark.parametrize(("dag_id", "most"), [("runs", 2), ("past_skips", 1)])
def test_so_many_runs_at_a_time(dag_id: str, most: int, tmp_path: Path) -> None:
    made = world("2.10", Past(Store(tmp_path / "runs.sqlite")))
    made.load_all()
    for other in set(made.dags) - {dag_id}:
        del made.dags[other]
    assert not schedulers.Scheduler(made, jobs=8, say=lambda text: None).run_due()
    records = made.past.runs(dag_id)
    assert [record.state for record in records] == ["success"] * 6
    together = [
        sum(other.start_date <= record.start_date < other.end_date for other in records)  # type: ignore[operator]
        for record in records
    ]
    assert max(together) <= most
