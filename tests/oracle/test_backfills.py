"""
What `airflow dags backfill` of 2.10.5 and `airflow backfill create` of 3.2.2 did (SQLite, LocalExecutor).

For each DAG the state of each run, and of each task instance its state and when it began and ended, in seconds since
the first. 2.10.5 begins the next runs when all of those under way have ended, 3.2.2 as soon as one has. From 3.0 on
DAGs that depend on the past need `--reprocess-behavior failed` or `completed`. The sensor was not recorded there: its
processes did not survive a second look with SQLite.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.conversion.flow import AirflowFlow
from prefect.compat.airflow.conversion.refusals import CannotStart
from prefect.compat.airflow.runs.backfill import Step, backfill
from prefect.compat.airflow.runs.past import Past
from prefect.compat.airflow.runs.store import Store
from prefect.compat.airflow.runs.world import World
from prefect.compat.airflow.runtime.run_dates import parse_date

HERE = Path(__file__).parent
RECORDED: dict[str, dict[str, Any]] = json.loads((HERE / "backfills.json").read_text(encoding="utf-8"))
FIRST, LAST = parse_date("2024-01-01"), parse_date("2024-01-04")
CASES = [(version, name) for version, names in RECORDED.items() for name in names]
#: The task instances of these begin when those of the run before have ended.
IN_ORDER = {
    "q_past": "b", "q_past_first": "a", "q_downstream": "a", "q_prior": "b", "q_plain_1": "a", "q_fails_past": "a",
    "q_sensor": "b",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKFILLED_PAUSE", "0.01")


def world(version: str, past: Past | None = None) -> World:
    """The recorded DAGs."""
    return World(AirflowFlow, folders=[HERE / "backfilled"], version=version, past=past)


def steps_of(version: str, name: str, **options: Any) -> list[Step]:
    """The backfill of a case; `_back` at its end means the latest first."""
    dag_id, _, back = name.partition("_back")
    return list(backfill(world(version), dag_id, FIRST, LAST, backwards=name.endswith("_back"), **options))


def told(steps: list[Step]) -> list[tuple[str, str, str | None, float | None, float | None]]:
    """Task, day, state, begin and end of the task instances, as they began."""
    rows = []
    for step in steps:
        assert step.made is not None and step.options.logical_date is not None
        for ti in step.made.record.tasks:
            begin, end = (moment.timestamp() if moment else None for moment in (ti.start_date, ti.end_date))
            rows.append((ti.task_id, f"{step.options.logical_date.day:02d}", ti.state, begin, end))
    return sorted(rows, key=lambda row: (row[3] is None, row[3] or 0.0))


def overlap(rows: Any) -> int:
    """Of how many days task instances were under way at once, at most."""
    spans: dict[str, tuple[float, float]] = {}
    for _, day, _, begin, end in rows:
        if begin is not None and end is not None:
            first, last = spans.get(day, (begin, end))
            spans[day] = min(first, begin), max(last, end)
    return max((sum(b <= begin < e for b, e in spans.values()) for begin, _ in spans.values()), default=0)


def one_by_one(rows: Any, task_id: str) -> bool:
    """Do the instances of a task begin only when that of the day before has ended?"""
    mine = sorted((day, begin, end) for task, day, _, begin, end in rows if task == task_id and begin is not None)
    return all(after[1] >= before[2] for before, after in zip(mine, mine[1:], strict=False))


@pytest.mark.parametrize(("version", "name"), CASES)
def test_recorded_backfills(version: str, name: str) -> None:
    recorded = RECORDED[version][name]
    steps = steps_of(version, name)
    rows = told(steps)
    assert {f"{step.options.logical_date.day:02d}": step.state for step in steps if step.options.logical_date} == (
        recorded["runs"]
    )
    assert {(task, day): state for task, day, state, _, _ in rows} == {
        (task, day): state for task, day, state, _, _ in recorded["tis"]
    }
    most = 1 if name == "q_plain_1" else 2 if name.startswith(("q_plain_2", "q_past_first", "q_fails_past")) else 4
    assert max(overlap(rows), overlap(recorded["tis"])) <= most
    if (task := IN_ORDER.get(name)) is not None:
        assert one_by_one(rows, task)
        assert one_by_one(recorded["tis"], task)
    if "values" in recorded:
        values = [step.made.record.xcoms["b", -1]["return_value"] for step in steps if step.made is not None]
        assert values == recorded["values"]


def test_runs_are_under_way_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKFILLED_PAUSE", "0.6")
    rows = told(steps_of("2.10", "q_plain_16"))
    assert overlap(rows) > 1
    assert overlap(told(steps_of("2.10", "q_plain_16", max_active_runs=1))) == 1
    assert {day for _, day, *_ in rows[:4]} == {"01", "02", "03", "04"}


@pytest.mark.parametrize("version", RECORDED)
def test_no_way_back_for_dags_that_depend_on_the_past(version: str) -> None:
    # 2.10.5: "You cannot backfill backwards because one or more tasks depend_on_past", 3.2.2: InvalidBackfillDirection
    with pytest.raises(CannotStart, match=r"cannot be run backwards.*'b'"):
        steps_of(version, "q_past_back")


def test_a_process_that_dies_fails_its_run(tmp_path: Path) -> None:
    (tmp_path / "dies.py").write_text(
        "import datetime, os\n"
        "from airflow import DAG\n"
        "from airflow.operators.python import PythonOperator\n"
        "with DAG('dies', start_date=datetime.datetime(2024, 1, 1), schedule='@daily') as dag:\n"
        "    PythonOperator(task_id='t', python_callable=lambda ds: ds[-1] == '2' and os._exit(7))\n"
    )
    made = World(AirflowFlow, folders=[tmp_path], version="2.10", past=Past(Store(tmp_path / "runs.sqlite")))
    steps = list(backfill(made, "dies", FIRST, LAST))
    assert [step.state for step in steps] == ["success", "failed", "success", "success"]
    assert steps[1].made is not None and "status 7" in steps[1].made.failed[0][1]
    assert [record.state for record in Past(Store(tmp_path / "runs.sqlite")).runs("dies")] == [
        "success", "failed", "success", "success",
    ]  # fmt: skip
