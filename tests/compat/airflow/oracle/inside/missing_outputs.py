"""Reading outputs that a task did not give."""

from __future__ import annotations

import datetime

from airflow import DAG
from airflow.decorators import task, task_group
from airflow.exceptions import AirflowSkipException

try:
    from airflow.providers.standard.operators.python import PythonOperator
except ImportError:
    from airflow.operators.python import PythonOperator


def boom():
    raise ValueError("x")


def skips():
    raise AirflowSkipException("x")


def gives():
    return {"s": 1}


with DAG("missing_outputs", schedule=None, start_date=datetime.datetime(2024, 1, 1)) as dag:

    @task(trigger_rule="all_done")
    def reader(a):
        return repr(a)

    for how in (boom, skips, gives):
        for many in (True, False):
            name = f"{how.__name__}_{many}"
            out = task(task_id=name, multiple_outputs=many)(how)()
            reader.override(task_id=f"read_{name}_s")(out["s"])
            reader.override(task_id=f"read_{name}_other")(out["other"])
    classic = PythonOperator(task_id="classic", python_callable=gives)
    reader.override(task_id="read_classic")(classic.output["s"])

    @task(multiple_outputs=True)
    def each(x):
        if x == 1:
            raise ValueError("1")
        return {"s": x}

    m = each.expand(x=[1, 2])
    reader.override(task_id="read_mapped_s")(m["s"])
    reader.override(task_id="read_mapped_other")(m["other"])

    @task_group(group_id="g")
    def inside(x):
        e = each.override(task_id="ge")(x)
        reader.override(task_id="gs")(e["s"])
        reader.override(task_id="go")(e["other"])
        return e

    inside.expand(x=[1, 2])
    reader.override(task_id="read_group_s")(dag.get_task("g.ge").output["s"])
