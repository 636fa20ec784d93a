"""Every callback of tasks and DAGs; each call is written, as a line of JSON, to the file that $CALLS names."""

from __future__ import annotations

import datetime
import json
import os

from airflow import DAG
from airflow.decorators import task, task_group
from airflow.exceptions import AirflowFailException, AirflowSkipException

try:
    from airflow.providers.standard.operators.empty import EmptyOperator
    from airflow.providers.standard.operators.python import PythonOperator, ShortCircuitOperator
    from airflow.providers.standard.sensors.python import PythonSensor
    from airflow.sdk import BaseNotifier, BaseOperator
except ImportError:
    from airflow.models.baseoperator import BaseOperator
    from airflow.notifications.basenotifier import BaseNotifier
    from airflow.operators.empty import EmptyOperator
    from airflow.operators.python import PythonOperator, ShortCircuitOperator
    from airflow.sensors.python import PythonSensor

START = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
NODELAY = datetime.timedelta(0)
KINDS = ("execute", "failure", "retry", "skipped", "success")


def word(state):
    """The plain word of a state, whose text names its class from 3.0 on."""
    return str(getattr(state, "value", state))


def write(dag_id, what, **more):
    with open(os.environ["CALLS"], "a", encoding="utf-8") as file:
        file.write(json.dumps([dag_id, what, more]) + "\n")


def told(name):
    def callback(context):
        ti = context.get("ti")
        error = context.get("exception")
        dag = context.get("dag")
        run = context.get("dag_run")
        write(
            dag.dag_id if dag else None,
            name,
            task=getattr(ti, "task_id", None),
            map_index=getattr(ti, "map_index", None),
            try_number=getattr(ti, "try_number", None) if not name.startswith("dag") else None,
            error=None if error is None else error if isinstance(error, str) else f"{type(error).__name__}: {error}",
            reason=context.get("reason"),
            state=word(getattr(run if name.startswith("dag") else ti, "state", None)),
            keys=sorted(context),
        )

    return callback


class Note(BaseNotifier):
    template_fields = ("text",)

    def __init__(self, text):
        super().__init__()
        self.text = text

    def notify(self, context):
        write(context["dag"].dag_id, "notifier", task=context["ti"].task_id, text=self.text)


def breaks(context):
    raise RuntimeError("the callback broke")


ALL = {f"on_{kind}_callback": told(kind) for kind in KINDS}
ENDS = {"on_success_callback": told("dag_success"), "on_failure_callback": told("dag_failure")}


def fine():
    return 1


def fails():
    raise ValueError("no")


def skips():
    raise AirflowSkipException("not today")


def gives_up():
    raise AirflowFailException("never")


def second(ti):
    if ti.try_number == 1:
        raise ValueError("first")


class Slow(BaseOperator):
    def execute(self, context):
        import time

        for _ in range(500):
            time.sleep(0.01)

    def on_kill(self):
        write(self.dag.dag_id, "on_kill", task=self.task_id)


for name, function, more in (
    ("fine", fine, {}),
    ("fails", fails, {}),
    ("skips", skips, {}),
    ("gives_up", gives_up, {"retries": 3}),
    ("second", second, {"retries": 1}),
    ("never", fails, {"retries": 2}),
    ("skips_after", skips, {"retries": 2}),
):
    with DAG(f"call_{name}", schedule=None, start_date=START, **ENDS):
        one = PythonOperator(task_id="one", python_callable=function, retry_delay=NODELAY, **ALL, **more)
        one >> EmptyOperator(task_id="behind", **ALL)

with DAG("call_many", schedule=None, start_date=START, **ENDS):
    several = [told("first"), breaks, told("third")]
    PythonOperator(task_id="one", python_callable=fine, on_success_callback=several, on_execute_callback=several)
    EmptyOperator(task_id="hurried", on_success_callback=told("success"), on_execute_callback=told("execute"))
    PythonOperator(task_id="noted", python_callable=fine, on_success_callback=Note("{{ ds }} {{ ti.task_id }}"))
    PythonOperator(
        task_id="noted_twice", python_callable=fails, on_failure_callback=[Note("{{ dag.dag_id }}"), Note("plain")]
    )

with DAG("call_default", schedule=None, start_date=START, default_args={**ALL, "retries": 1, "retry_delay": NODELAY}):

    @task
    def mapped(x, ti=None):
        if x == 2 or (x == 3 and ti.try_number == 1):
            raise ValueError(str(x))
        return x

    @task_group(default_args={"on_success_callback": told("group")})
    def grouped(x):
        mapped.override(task_id="inside")(x)

    mapped.expand(x=[1, 2, 3])
    grouped(1)

with DAG("call_gate", schedule=None, start_date=START, **ENDS):
    gate = ShortCircuitOperator(task_id="gate", python_callable=lambda: False, **ALL)
    gate >> EmptyOperator(task_id="behind", **ALL)

with DAG("call_sensor", schedule=None, start_date=START, **ENDS):
    fast = {"poke_interval": 0.01, "timeout": 0.05, **ALL}
    PythonSensor(task_id="late", python_callable=lambda: False, retries=1, retry_delay=NODELAY, **fast)
    PythonSensor(task_id="soft", python_callable=lambda: False, soft_fail=True, **fast)
    PythonSensor(task_id="waits", python_callable=lambda ti: ti.state is not None, mode="reschedule", **fast)

with DAG("call_slow", schedule=None, start_date=START, **ENDS):
    Slow(task_id="slow", execution_timeout=datetime.timedelta(seconds=1), retries=1, retry_delay=NODELAY, **ALL)

with DAG("call_notifier", schedule=None, start_date=START, on_success_callback=Note("run {{ run_id }}")):
    PythonOperator(task_id="one", python_callable=fine)
