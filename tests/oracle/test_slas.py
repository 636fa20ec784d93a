"""Late tasks of 2.x, as its scheduler found and told them."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.conversion.flow import AirflowFlow
from prefect.compat.airflow.runs import scheduler as schedulers
from prefect.compat.airflow.runs.past import Past
from prefect.compat.airflow.runs.records import RunRecord, TaskRecord
from prefect.compat.airflow.runs.slas import SlaMiss, has_slas, misses, tell
from prefect.compat.airflow.runs.store import Store
from prefect.compat.airflow.runs.world import World
from prefect.compat.airflow.runtime.run_dates import in_utc, parse_date
from prefect.compat.airflow.standin import mail
from tests.oracle import slas

BEGIN = parse_date("2024-01-01")
MINUTE = datetime.timedelta(minutes=1)

FILE = """
import datetime
from airflow import DAG
from airflow.operators.empty import EmptyOperator
START = datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)
heard = []
def missed(dag, task_list, blocking_task_list, slas, blocking_tis):
    heard.append(("missed", task_list, blocking_task_list, [sla.execution_date for sla in slas], blocking_tis))
def broken(*args):
    heard.append(("broken",))
    raise ValueError("the callback broke")
def every_minute(dag_id, **more):
    return DAG(dag_id, start_date=START, end_date=START, schedule=datetime.timedelta(minutes=1), catchup=True, **more)
with every_minute("late", sla_miss_callback=[missed, broken, missed]) as late:
    late.heard = heard
    for name in ("slow", "behind"):
        EmptyOperator(task_id=name, sla=datetime.timedelta(seconds=5))
    EmptyOperator(task_id="no_sla")
with every_minute("mails") as mails:
    EmptyOperator(task_id="a", sla=datetime.timedelta(seconds=5), email="one@example.com")
    EmptyOperator(task_id="b", sla=datetime.timedelta(seconds=5), email=["two@example.com", "three@example.com"])
    EmptyOperator(task_id="c", email="four@example.com")
    EmptyOperator(task_id="e", sla=datetime.timedelta(seconds=5))
with DAG("once", start_date=START, schedule="@once", sla_miss_callback=missed):
    EmptyOperator(task_id="a", sla=datetime.timedelta(seconds=1))
with DAG("unscheduled", start_date=START, schedule=None, sla_miss_callback=missed):
    EmptyOperator(task_id="a", sla=datetime.timedelta(seconds=1))
"""


@pytest.fixture
def world(tmp_path: Path) -> World:
    (tmp_path / "dags").mkdir()
    (tmp_path / "dags" / "late.py").write_text(FILE)
    made = World(AirflowFlow, folders=[tmp_path / "dags"], version="2.10", past=Past(Store(tmp_path / "runs.sqlite")))
    made.load_all()
    return made


def record(dag_id: str, number: int, states: dict[str, str | None], state: str = "success") -> RunRecord:
    """A run of the minute of that number."""
    date = in_utc(BEGIN + number * MINUTE)
    tasks = tuple(TaskRecord(task_id, -1, word, 1, None, None) for task_id, word in states.items())
    return RunRecord(dag_id, f"r{number}", "scheduled", date, (date, date + MINUTE), date + MINUTE, state, tasks=tasks)


@pytest.mark.parametrize(("last", "sla", "looked", "known", "told"), slas.CASES.values(), ids=slas.CASES)
@pytest.mark.parametrize("word", ["success", "skipped"])
def test_dates_that_are_late(
    world: World, word: str, last: int | None, sla: float, looked: float, known: list[int], told: list[int]
) -> None:
    dag = world.dags["late"].dag
    for task in dag.tasks:
        task.sla = datetime.timedelta(seconds=sla) if task.task_id == "slow" else None
    records = [record("late", number, {"slow": word}) for number in range((-1 if last is None else last) + 1)]
    records.append(record("late", len(records), {"slow": "failed"}))
    now = in_utc(BEGIN + datetime.timedelta(seconds=looked))
    before = [SlaMiss("slow", "late", in_utc(BEGIN + number * MINUTE), now) for number in known]
    found = [round((miss.execution_date - BEGIN).total_seconds() / 60) for miss in misses(dag, records, now, before)]
    assert found == told


@pytest.mark.parametrize(("dag_id", "version", "expected"), [
    ("late", (2, 10), True), ("late", (3, 2), False), ("unscheduled", (2, 10), False),
])  # fmt: skip
def test_who_can_be_late(world: World, dag_id: str, version: tuple[int, int], expected: bool) -> None:
    assert has_slas(world.dags[dag_id].dag, version) is expected


def test_a_dag_that_runs_once_is_never_late(world: World) -> None:
    dag = world.dags["once"].dag
    assert list(misses(dag, [record("once", 0, {"a": "success"})], in_utc(BEGIN.add(days=1)))) == []


def test_the_callbacks_are_told(world: World) -> None:
    dag = world.dags["late"].dag
    records = [record("late", 0, {"slow": "success", "behind": "success"})]
    now = in_utc(BEGIN + datetime.timedelta(seconds=240.6))
    found = list(misses(dag, records, now))
    under_way = record("late", 3, {"slow": None, "behind": "success"}, "running")
    tell(dag, found, records)
    tell(dag, found, [*records, under_way])
    assert [call[0] for call in dag.heard] == slas.CALLED * 2
    dates = [(BEGIN + number * MINUTE).isoformat() for number in range(4)]
    assert dag.heard[0][1:3] == (slas.TASK_LIST.format(*dates), slas.BLOCKING_TASK_LIST)
    assert dag.heard[3][2] == f"slow on {dates[3]}"
    (blocking,) = dag.heard[3][4]
    assert (blocking.task_id, blocking.state) == ("slow", None)


def test_the_mail(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[tuple[Any, ...]] = []
    monkeypatch.setenv("AIRFLOW__SMTP__SMTP_HOST", "127.0.0.1")
    monkeypatch.setattr(mail, "send_email", lambda *args: sent.append(args))
    dag = world.dags["mails"].dag
    records = [record("mails", 0, dict.fromkeys("abce", "success"))]
    tell(dag, list(misses(dag, records, in_utc(BEGIN + datetime.timedelta(seconds=153.8)))), records)
    ((to, subject, body),) = sent
    assert (set(to), subject) == (slas.TO, slas.SUBJECT)
    assert "a on 2024-01-01T00:02:00+00:00\nb on 2024-01-01T00:02:00+00:00\ne on" in body


def test_the_scheduler_looks_while_a_run_is_under_way_and_tells_once(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = in_utc(BEGIN + datetime.timedelta(seconds=240.6))
    monkeypatch.setattr(schedulers, "now", lambda: moment)
    said: list[str] = []
    del world.dags["once"], world.dags["mails"]
    made = schedulers.Scheduler(world, say=said.append)
    made.run_due()
    line = "DAG late  SLA missed by behind, slow"
    assert said.count(line) == 1 and "DAG late  r" not in said
    made.tell_slas({"late"})
    again = World(AirflowFlow, folders=world.folders, version="2.10", past=Past(Store(tmp_path / "runs.sqlite")))
    again.load_all()
    schedulers.Scheduler(again, say=said.append).tell_slas({"late"})
    assert said.count(line) == 1
    moment = in_utc(moment + MINUTE)
    made.tell_slas()
    assert said.count(line) == 1
    made.tell_slas({"late"})
    assert said.count(line) == 2
