"""Setup and teardown in nested groups, with trigger rules, short circuits, skips and mapped tasks."""

from __future__ import annotations

import datetime

from airflow import DAG
from airflow.decorators import setup, task, task_group, teardown
from airflow.exceptions import AirflowSkipException

try:
    from airflow.providers.standard.operators.empty import EmptyOperator
    from airflow.providers.standard.operators.python import PythonOperator, ShortCircuitOperator
    from airflow.sdk import TaskGroup
except ImportError:
    from airflow.operators.empty import EmptyOperator
    from airflow.operators.python import PythonOperator, ShortCircuitOperator
    from airflow.utils.task_group import TaskGroup

START = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
NODELAY = datetime.timedelta(0)


def fine():
    return 1


def fails():
    raise ValueError("no")


def skips():
    raise AirflowSkipException("not today")


def py(task_id, function=fine, **more):
    return PythonOperator(task_id=task_id, python_callable=function, **more)


with DAG("st_nested", schedule=None, start_date=START):
    with TaskGroup("outer") as outer:
        up = py("up").as_setup()
        with TaskGroup("inner") as inner:
            deep = py("deep").as_setup()
            work = py("work", fails)
            more = py("more", trigger_rule="all_done")
            gone = py("gone").as_teardown(setups=deep)
            deep >> work >> more >> gone
        down = py("down").as_teardown(setups=up)
        up >> inner >> down
    py("before") >> outer >> [py("after"), py("after_any", trigger_rule="all_done")]

for kind, function in (("fails", fails), ("skips", skips)):
    with DAG(f"st_setup_{kind}", schedule=None, start_date=START):
        s = py("s", function).as_setup()
        t = py("t").as_teardown(setups=s)
        one, two = py("one"), py("two", trigger_rule="all_done")
        three = py("three", trigger_rule="one_failed")
        always = py("always", trigger_rule="always")
        s >> one >> [two, three, always] >> t
        t >> py("behind")

    with DAG(f"st_teardown_{kind}", schedule=None, start_date=START):
        s = py("s").as_setup()
        work = py("work")
        s >> work >> py("t", function).as_teardown(setups=s, on_failure_fail_dagrun=kind == "fails")

    with DAG(f"st_two_setups_{kind}", schedule=None, start_date=START):
        s1, s2 = py("s1").as_setup(), py("s2", function).as_setup()
        work = py("work")
        [s1, s2] >> work
        work >> py("t1").as_teardown(setups=s1)
        work >> py("t2").as_teardown(setups=s2)
        work >> py("t12").as_teardown(setups=[s1, s2])

for rules in (True, False):
    with DAG(f"st_short_{rules}".lower(), schedule=None, start_date=START):
        s = py("s").as_setup()
        gate = ShortCircuitOperator(
            task_id="gate", python_callable=lambda: False, ignore_downstream_trigger_rules=rules
        )
        a, b = py("a"), py("b", trigger_rule="all_done")
        t = py("t").as_teardown(setups=s)
        s >> gate >> a >> b >> t
        t >> py("later", trigger_rule="all_done")

with DAG("st_mapped", schedule=None, start_date=START):

    @setup
    def make(x):
        if x == 2:
            raise ValueError("2")
        return x * 10

    @task
    def use(y):
        return y + 1

    @teardown
    def drop(y):
        return y

    made = make.expand(x=[1, 2, 3])
    used = use.expand(y=made)
    dropped = drop.expand(y=made)
    made >> used >> dropped
    used >> EmptyOperator(task_id="end", trigger_rule="all_done")

with DAG("st_in_mapped_group", schedule=None, start_date=START):

    @task_group
    def each(x):
        @setup
        def s(x):
            if x == 2:
                raise ValueError("2")
            return x

        @task
        def work(x):
            if x == 3:
                raise ValueError("3")
            return x

        @teardown
        def t(x):
            return x

        first = s(x)
        done = work(x)
        last = t(first)
        first >> done >> last

    each.expand(x=[1, 2, 3]) >> EmptyOperator(task_id="end", trigger_rule="none_failed_min_one_success")

with DAG("st_context", schedule=None, start_date=START):

    @setup
    def open_it():
        return "handle"

    @teardown(on_failure_fail_dagrun=True)
    def close_it(handle):
        return f"closed {handle}"

    @task
    def inside(number):
        if number == 2:
            raise ValueError("2")
        return number

    handle = open_it()
    with close_it(handle) as _:
        inside(1) >> [inside.override(task_id="second")(2), inside.override(task_id="third")(3)]
    py("alone")

with DAG("st_only_teardown_leaf", schedule=None, start_date=START):
    s = py("s").as_setup()
    with TaskGroup("g") as g:
        w1 = py("w1", fails, retries=1, retry_delay=NODELAY)
        w2 = py("w2")
        tg = py("tg", fails).as_teardown(setups=s)
        s >> [w1, w2] >> tg
    g >> py("after_group")
