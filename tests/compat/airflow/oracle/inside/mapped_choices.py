"""Short circuits and branches inside a mapped group."""
# ruff: noqa: B023

from __future__ import annotations

import datetime

from airflow import DAG
from airflow.decorators import task, task_group

try:
    from airflow.providers.standard.operators.empty import EmptyOperator
except ImportError:
    from airflow.operators.empty import EmptyOperator

for kind in ("gate", "branch"):
    with DAG(f"mapped_{kind}", schedule=None, start_date=datetime.datetime(2024, 1, 1)) as dag:

        @task_group
        def g(x):
            @task
            def first(x):
                return x

            one = first(x)
            if kind == "gate":

                @task.short_circuit
                def choose(y):
                    return y % 2 == 0
            else:

                @task.branch
                def choose(y):
                    return "g.after" if y % 2 == 0 else "g.other"

                other = EmptyOperator(task_id="other")

            @task
            def after(y):
                if y == 2:
                    raise ValueError("2")
                return y

            last = after(one)
            chosen = choose(one)
            chosen >> last
            if kind == "branch":
                chosen >> other

        grp = g.expand(x=[1, 2, 4])
        behind = EmptyOperator(task_id="behind")
        grp >> behind
        more = EmptyOperator(task_id="more", trigger_rule="all_failed")
        grp >> more
    globals()[kind] = dag

for rules in (True, False):
    with DAG(f"mapped_gate_deep_{rules}".lower(), schedule=None, start_date=datetime.datetime(2024, 1, 1)) as dag:

        @task_group(group_id="g")
        def deep(x):
            @task.short_circuit(ignore_downstream_trigger_rules=rules)
            def choose(y):
                return y % 2 == 0

            @task
            def after(y):
                return y

            @task(trigger_rule="all_done")
            def last(y):
                return y

            @task(trigger_rule="none_failed")
            def lenient(y):
                return y

            @task(trigger_rule="one_success")
            def early(y, z):
                return y

            a = after(x)
            choose(x) >> a
            b = last(a)
            early(lenient(b), a)

        deep.expand(x=[1, 2, 4]) >> EmptyOperator(task_id="behind", trigger_rule="all_done")
    globals()[f"deep{rules}"] = dag
