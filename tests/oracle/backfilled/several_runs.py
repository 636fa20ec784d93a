"""The DAGs that were backfilled for backfills.json: four days of January 2024."""

import datetime
import os
import time

from airflow import DAG

try:
    from airflow.providers.standard.operators.python import PythonOperator
    from airflow.providers.standard.sensors.external_task import ExternalTaskSensor
except ImportError:
    from airflow.operators.python import PythonOperator
    from airflow.sensors.external_task import ExternalTaskSensor

START = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)
PAUSE = float(os.environ.get("BACKFILLED_PAUSE", "0.3"))


def work(ds, **context):
    time.sleep(PAUSE)
    return ds


def fail_on_the_second(ds, **context):
    time.sleep(PAUSE)
    if ds == "2024-01-02":
        raise ValueError("the second")


def add_up(ti, ds, **context):
    before = ti.xcom_pull(task_ids="a", include_prior_dates=True)
    return before if isinstance(before, (str, type(None))) else list(before)


def dag(dag_id, **options):
    return DAG(dag_id, start_date=START, schedule="@daily", catchup=False, **options)


def step(task_id, call=work, **options):
    return PythonOperator(task_id=task_id, python_callable=call, **options)


for most in (1, 2, 16):
    with dag(f"q_plain_{most}", max_active_runs=most) as made:
        step("a") >> step("b")
    globals()[f"plain_{most}"] = made
with dag("q_past", max_active_runs=16) as past:
    step("a") >> step("b", depends_on_past=True)
with dag("q_past_first", max_active_runs=2) as past_first:
    step("a", depends_on_past=True) >> step("b")
with dag("q_downstream", max_active_runs=16) as downstream:
    step("a", wait_for_downstream=True) >> step("b") >> step("c")
with dag("q_fails", max_active_runs=16) as fails:
    step("a", fail_on_the_second) >> step("b")
with dag("q_fails_past", max_active_runs=2) as fails_past:
    step("a", fail_on_the_second, depends_on_past=True) >> step("b")
with dag("q_prior", max_active_runs=16) as prior:
    step("a") >> step("b", add_up, depends_on_past=True)
with dag("q_sensor", max_active_runs=16) as sensor:
    # the day before must have ended, but for the first
    (
        ExternalTaskSensor(
            task_id="s",
            external_dag_id="q_sensor",
            external_task_id="b",
            poke_interval=1,
            timeout=60,
            execution_date_fn=lambda date, **context: date - DAY if date > START else [],
            mode="reschedule",
        )
        >> step("b")
    )
