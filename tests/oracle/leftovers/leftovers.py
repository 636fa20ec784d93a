"""Behind a mapped group whose last task is expanded although everything before it was skipped."""

from __future__ import annotations

import datetime

from airflow import DAG
from airflow.decorators import task, task_group
from airflow.providers.standard.operators.empty import EmptyOperator

for rule in ("all_success", "all_done", "none_failed", "one_success"):
    with DAG(f"left_{rule}", schedule=None, start_date=datetime.datetime(2024, 1, 1)) as dag:

        @task
        def m(x):
            return x

        @task_group(group_id="g")
        def group(x):
            @task
            def first(x):
                return x

            @task.branch
            def pick(y):
                return "g.odd"

            @task(trigger_rule="none_failed_min_one_success")
            def merge(y):
                return y

            begun = first(x)
            pick(begun) >> [EmptyOperator(task_id="odd"), EmptyOperator(task_id="even")] >> merge(begun)

        mapped = m.expand(x=[0, 1, 2])
        g = group.expand(x=mapped)
        beside, far = EmptyOperator(task_id="beside"), EmptyOperator(task_id="far")
        mapped >> beside >> far
        g >> EmptyOperator(task_id="after", trigger_rule=rule)
        [g, beside] >> EmptyOperator(task_id="both", trigger_rule=rule)
        [g, far] >> EmptyOperator(task_id="late", trigger_rule=rule)
    globals()[rule] = dag
