"""The same results in this thread, in threads and in processes; deferred tasks and sensors hold no worker."""

from __future__ import annotations

import datetime
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.conversion.flow import AirflowFlow
from prefect.compat.airflow.conversion.loading import load_flow
from prefect.compat.airflow.conversion.refusals import CannotStart
from prefect.compat.airflow.report.results import result_of
from prefect.core.engine.executors.processes import ProcessExecutor
from prefect.core.engine.executors.threads import ThreadExecutor
from tests.compat.airflow.oracle import scheduler

HEAD = """
import asyncio, datetime, os, time
from airflow import DAG
from airflow.decorators import task
from airflow.models import Variable
from airflow.operators.empty import EmptyOperator
from airflow.operators.python import PythonOperator, BranchPythonOperator
from airflow.models.baseoperator import BaseOperator
from airflow.sensors.python import PythonSensor
from airflow.triggers.base import BaseTrigger, TriggerEvent

class Pause(BaseTrigger):
    def __init__(self, seconds, fails=False):
        super().__init__()
        self.seconds, self.fails = seconds, fails
    def serialize(self):
        return "pause", {}
    async def run(self):
        await asyncio.sleep(self.seconds)
        if self.fails:
            raise ValueError("the trigger broke")
        yield TriggerEvent({"slept": self.seconds})

class Refused(Exception):
    pass

class Wait(BaseOperator):
    def __init__(self, seconds=0.05, fails=False, limit=None, **kwargs):
        super().__init__(**kwargs)
        self.seconds, self.fails, self.limit = seconds, fails, limit
    def execute(self, context):
        context["ti"].xcom_push("before", 1)
        timeout = None if self.limit is None else datetime.timedelta(seconds=self.limit)
        self.defer(trigger=Pause(self.seconds, self.fails), method_name="go_on", kwargs={"more": 2}, timeout=timeout)
    def go_on(self, context, more, event):
        return [more, event["slept"], context["ti"].try_number]
"""

EXECUTORS: dict[str, Callable[[], Any]] = {
    "local": lambda: None,
    "threads": lambda: ThreadExecutor(4),
    "processes": lambda: ProcessExecutor(2),
}


@pytest.fixture
def load(tmp_path: Path) -> Callable[[str], AirflowFlow]:
    def made(body: str, version: str = "2.10") -> AirflowFlow:
        path = tmp_path / "dag_file.py"
        path.write_text(
            HEAD
            + "with DAG('d', schedule=None, start_date=datetime.datetime(2024, 1, 1)) as dag:\n"
            + textwrap.indent(textwrap.dedent(body), "    ")
        )
        return load_flow(path, airflow_version=version)

    return made


def run(flow: AirflowFlow, executor: Any) -> dict[str, Any]:
    flow.run(**({} if executor is None else {"executor": executor}))
    assert flow.airflow_policy.latest is not None
    return result_of(flow.airflow_policy.latest)["tis"]  # type: ignore[no-any-return]


def brief(tis: dict[str, Any]) -> dict[str, Any]:
    return {name: (ti["state"], ti["tries"], ti["xcoms"]) for name, ti in tis.items()}


@pytest.mark.parametrize("executor", EXECUTORS.values(), ids=EXECUTORS)
def test_results(load: Any, executor: Callable[[], Any]) -> None:
    flow = load("""
        @task
        def numbers():
            return [1, 2]
        @task
        def square(x, ti=None):
            ti.xcom_push("key", x * 10)
            return x * x
        @task
        def total(xs):
            return sum(xs)
        def flaky(ti, dag_run):
            if ti.try_number < 2:
                raise ValueError(str(len(dag_run.get_task_instances())))
            return ti.try_number
        def fails():
            raise Refused("no (403)")
        all_of_it = total(square.expand(x=numbers()))
        branch = BranchPythonOperator(task_id="branch", python_callable=lambda: "left")
        all_of_it >> branch >> [EmptyOperator(task_id="left"), EmptyOperator(task_id="right")]
        PythonOperator(task_id="flaky", python_callable=flaky, retries=1, retry_delay=datetime.timedelta(0))
        PythonOperator(task_id="fails", python_callable=fails) >> EmptyOperator(task_id="after")
        PythonOperator(task_id="other", python_callable=lambda: Variable.set("seen", "yes"))
    """)
    found = brief(run(flow, executor()))
    assert found == {
        "numbers": ("success", 1, {"return_value": [1, 2]}),
        "square[0]": ("success", 1, {"key": 10, "return_value": 1}),
        "square[1]": ("success", 1, {"key": 20, "return_value": 4}),
        "total": ("success", 1, {"return_value": 5}),
        "branch": ("success", 1, {"skipmixin_key": {"followed": ["left"]}, "return_value": "left"}),
        "left": ("success", 1, {}),
        "right": ("skipped", 0, {}),
        "flaky": ("success", 2, {"return_value": 2}),
        "fails": ("failed", 1, {}),
        "after": ("upstream_failed", 0, {}),
        "other": ("success", 1, {}),
    }
    ended = flow.airflow_policy.latest
    failed = ended.machine.states[ended.node_of_task[ended.plan.index_of["fails"]]]
    assert (type(failed.result).__name__, str(failed.result)) == ("Refused", "no (403)")
    assert "dag_file.py" in failed.message


@pytest.mark.parametrize("executor", EXECUTORS.values(), ids=EXECUTORS)
def test_deferral(load: Any, executor: Callable[[], Any]) -> None:
    flow = load("""
        Wait(task_id="waits")
        Wait(task_id="breaks", fails=True)
        Wait(task_id="too_long", seconds=30, limit=0.05)
        def poke(ti):
            ti.reschedules > 1 or time.sleep(0)
            return ti.reschedules > 1
        PythonSensor(task_id="sensor", python_callable=poke, mode="reschedule", poke_interval=0.01)
    """)
    found = brief(run(flow, executor()))
    assert found == {
        "waits": ("success", 1, {"before": 1, "return_value": [2, 0.05, 1]}),
        "breaks": ("failed", 1, {"before": 1}),
        "too_long": ("failed", 1, {"before": 1}),
        "sensor": ("success", 1, {}),
    }


def test_deferred_tasks_hold_no_thread(load: Any) -> None:
    flow = load("[Wait(task_id=f'w{i}', seconds=0.3) for i in range(40)]")
    began = time.monotonic()
    found = run(flow, ThreadExecutor(2))
    assert {ti["state"] for ti in found.values()} == {"success"}
    assert time.monotonic() - began < 6  # one after the other they would take 6 seconds on two threads


ORDER = """
    began = []
    def note(ti):
        began.append(ti.task_id)
        time.sleep(0.05)
        began.append("-" + ti.task_id)
    dag.began = began
"""


def overlap(events: list[str]) -> int:
    """How many were under way at most."""
    now = most = 0
    for event in events:
        now += -1 if event.startswith("-") else 1
        most = max(most, now)
    return most


@pytest.mark.parametrize(
    ("body", "pools", "most"),
    [
        ("[PythonOperator(task_id=f't{i}', python_callable=note, pool='p') for i in range(5)]", {"p": 2}, 2),
        (
            "[PythonOperator(task_id=f't{i}', python_callable=note, pool='p', pool_slots=2) for i in range(3)]",
            {"p": 3},
            1,
        ),
        (
            "PythonOperator.partial(task_id='m', python_callable=note, max_active_tis_per_dagrun=1)"
            ".expand(op_kwargs=[{}, {}, {}])",
            {},
            1,
        ),
        (
            "PythonOperator.partial(task_id='m', python_callable=note, max_active_tis_per_dag=2)"
            ".expand(op_kwargs=[{}, {}, {}, {}])",
            {},
            2,
        ),
    ],
    ids=["pool", "slots", "a dag run", "a dag"],
)
def test_places(load: Any, body: str, pools: dict[str, int], most: int) -> None:
    flow = load(textwrap.dedent(ORDER) + body)
    flow.pools = pools
    found = run(flow, ThreadExecutor(6))
    assert {ti["state"] for ti in found.values()} == {"success"}
    assert overlap(flow.dag.began) == most


def test_the_heaviest_begins_first(load: Any) -> None:
    # the weights of the recorded run
    weights = [1, 5, 3, 2]
    flow = load(
        textwrap.dedent(ORDER)
        + f"""
for number, weight in enumerate({weights}):
    PythonOperator(task_id=f"p{{number}}", python_callable=note, pool="one", priority_weight=weight)
"""
    )
    flow.pools = {"one": 1}
    run(flow, ThreadExecutor(4))
    assert [event for event in flow.dag.began if event[0] != "-"] == list(scheduler.TASKS["pool"])


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("EmptyOperator(task_id='t', pool='q')", "task 't' is in pool 'q', which is in none of the pools given"),
        ("EmptyOperator(task_id='t', pool='p', pool_slots=3)", "task 't' takes 3 slots of pool 'p', which has 2"),
    ],
)
def test_what_could_never_begin_is_refused(load: Any, body: str, message: str) -> None:
    flow = load(body)
    flow.pools = {"p": 2}
    with pytest.raises(CannotStart, match=message):
        flow.run(executor=ThreadExecutor(2))


@pytest.mark.parametrize("version", ["2.10", "3.2"])
@pytest.mark.parametrize("executor", EXECUTORS.values(), ids=EXECUTORS)
def test_dagrun_timeout(load: Any, executor: Callable[[], Any], version: str) -> None:
    body = """
        dag.dagrun_timeout = datetime.timedelta(seconds=1.5)
        dag.told = []
        dag.on_failure_callback = lambda context: dag.told.append(context["reason"])
        def sleeps():
            for _ in range(2000):
                time.sleep(0.01)
        slow = PythonOperator(task_id="slow", python_callable=sleeps)
        PythonOperator(task_id="quick", python_callable=lambda: 1) >> slow
        slow >> [EmptyOperator(task_id="after"), EmptyOperator(task_id="done", trigger_rule="all_done"),
                 EmptyOperator(task_id="of", trigger_rule="one_failed")]
        def fails():
            raise ValueError
        again = PythonOperator(task_id="again", python_callable=fails, retries=1,
                               retry_delay=datetime.timedelta(hours=1))
        slow.upstream_list[0] >> again
    """
    flow = load(body, version=version)

    def count_from_here(run: Any, node: int) -> None:
        # how long workers take to start says nothing about the DAG
        if run.plan.tasks[run.index(node)].task_id == "quick":
            run.began_at = datetime.datetime.now(datetime.UTC)
            run.deadline_at = run.began_at + run.dag.dagrun_timeout

    def begun(run: Any) -> None:
        run.deadline_at = run.began_at + datetime.timedelta(hours=1)

    flow.airflow_policy.on_begin, flow.airflow_policy.on_change = begun, count_from_here
    found = run(flow, executor())
    assert flow.airflow_policy.latest.final_word == "failed"
    expected: dict[str, Any] = {**scheduler.TIMEOUT[version], "again": "skipped"}
    assert {name: ti["state"] for name, ti in found.items()} == expected
    assert flow.dag.told == [scheduler.REASON]


@pytest.mark.parametrize("executor", EXECUTORS.values(), ids=EXECUTORS)
def test_execution_timeout(load: Any, executor: Callable[[], Any]) -> None:
    flow = load("""
        def sleeps():
            for _ in range(2000):
                time.sleep(0.01)
        PythonOperator(task_id="slow", python_callable=sleeps, execution_timeout=datetime.timedelta(seconds=0.2))
    """)
    assert {name: ti["state"] for name, ti in run(flow, executor()).items()} == {"slow": "failed"}


def test_a_dag_made_in_this_process_travels_by_value() -> None:
    from prefect.compat.airflow.standin.dag import DAG  # a DAG without a file
    from prefect.compat.airflow.standin.operators.python import PythonOperator

    with DAG("made", schedule=None) as dag:
        first = PythonOperator(task_id="first", python_callable=lambda: 5)
        first >> PythonOperator(task_id="second", python_callable=lambda ti: ti.xcom_pull(task_ids="first") + 1)
    found = run(AirflowFlow(dag), ProcessExecutor(1))
    assert {name: ti["xcoms"].get("return_value") for name, ti in found.items()} == {"first": 5, "second": 6}
