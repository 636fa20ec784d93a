"""Dates, catch-up and the run before, as a scheduler was recorded with them; see scheduled.json."""

from __future__ import annotations

import datetime

from airflow import DAG
from airflow.exceptions import AirflowSkipException

try:
    from airflow.providers.standard.operators.empty import EmptyOperator
    from airflow.providers.standard.operators.python import PythonOperator
except ImportError:
    from airflow.operators.empty import EmptyOperator
    from airflow.operators.python import PythonOperator

U = datetime.UTC
S = datetime.datetime(2024, 1, 1, tzinfo=U)
E = datetime.datetime(2024, 1, 6, tzinfo=U)
NODELAY = datetime.timedelta(0)


def nothing():
    pass


def odd(ds):
    if ds.endswith("-02"):
        raise ValueError("no")
    return ds


def skips(ds):
    if ds.endswith("-02"):
        raise AirflowSkipException("no")


with DAG("runs", start_date=S, end_date=E, schedule="@daily", catchup=True, max_active_runs=2):
    PythonOperator(task_id="t", python_callable=nothing)
with DAG("no_catchup_ended", start_date=S, end_date=E, schedule="@daily", catchup=False):
    EmptyOperator(task_id="t")
with DAG("catchup", start_date=S, end_date=E, schedule="0 6 * * 1-5", catchup=True):
    EmptyOperator(task_id="t")
with DAG("catchup_delta", start_date=S, end_date=E, schedule=datetime.timedelta(hours=36), catchup=True):
    EmptyOperator(task_id="t")
with DAG("task_start", start_date=S, end_date=E, schedule="@daily", catchup=True):
    EmptyOperator(task_id="whole")
    EmptyOperator(task_id="later", start_date=datetime.datetime(2024, 1, 3, tzinfo=U))
    EmptyOperator(task_id="earlier", end_date=datetime.datetime(2024, 1, 2, tzinfo=U))
    EmptyOperator(task_id="behind") << EmptyOperator(task_id="gap", start_date=datetime.datetime(2024, 1, 4, tzinfo=U))
with DAG("past", start_date=S, end_date=E, schedule="@daily", catchup=True, max_active_runs=3):
    a = PythonOperator(task_id="a", python_callable=odd, depends_on_past=True, retries=1, retry_delay=NODELAY)
    a >> EmptyOperator(task_id="b") >> EmptyOperator(task_id="c", trigger_rule="all_done", depends_on_past=True)
with DAG("past_skips", start_date=S, end_date=E, schedule="@daily", catchup=True, max_active_runs=1):
    a = PythonOperator(task_id="a", python_callable=skips, depends_on_past=True)
    a >> EmptyOperator(task_id="b", depends_on_past=True)
with DAG("downstream", start_date=S, end_date=E, schedule="@daily", catchup=True, max_active_runs=2):
    a = PythonOperator(task_id="a", python_callable=nothing, wait_for_downstream=True)
    b = PythonOperator(task_id="b", python_callable=odd, trigger_rule="all_done")
    a >> b >> EmptyOperator(task_id="c", trigger_rule="all_done")
