"""`DAG(...)`: its schedule, its dates, its runs."""

# ruff: noqa: E501, F401, UP017 - a probe is one line, which the names are for
from __future__ import annotations

import copy
import pickle
from datetime import date, datetime, timedelta, timezone

import airflow
import pendulum
from airflow import DAG
from airflow.decorators import dag, task
from airflow.models.param import Param
from airflow.operators.bash import BashOperator
from airflow.operators.empty import EmptyOperator
from airflow.utils.task_group import TaskGroup
from dateutil.relativedelta import relativedelta

START = datetime(2024, 1, 1, tzinfo=timezone.utc)
END = datetime(2024, 2, 1, tzinfo=timezone.utc)


def _dag(dag_id="d", **kwargs):
    return DAG(dag_id, **{"start_date": START, "schedule": None, **kwargs})


def schedules(ask):
    for schedule in (
        '"@once"', '"@daily"', '"@hourly"', '"@weekly"', '"@monthly"', '"@quarterly"', '"@yearly"', '"@annually"',
        '"@midnight"', '"@continuous"', '"@never"', '"@nonsense"', '"@Daily"', '"None"', '""', '" "', '"0 0 * * *"',
        '"*/5 * * * *"', '"0 0 * * MON-FRI"', '"0 0 * * * *"', '"61 0 * * *"', '"bad"', '"0 0 30 2 *"', '"0 0 L * *"',
        '"0 0 * * 1#2"', '"0 0 * *"', "timedelta(1)", "timedelta(hours=5)", "timedelta(0)", "timedelta(-1)", "None",
        "relativedelta(days=1)", "relativedelta(months=1)", "3", "3.5", "True", "False", "[]", "()", "[1]", "['a']",
        "object()", "b'x'", "START", "lambda: 1",
    ):  # fmt: skip
        ask(f"type(_dag(schedule={schedule}).timetable).__name__")
        ask(f"_dag(schedule={schedule}).validate()")
        ask(f"_dag(schedule={schedule}).schedule")
    ask("""
type(DAG("a").timetable).__name__
DAG("a").schedule
type(DAG("a", start_date=START).timetable).__name__
_dag(schedule="@daily", max_active_runs=3).max_active_runs
DAG("a", schedule="@continuous").max_active_runs
DAG("a", schedule="@continuous", max_active_runs=3)
DAG("a", schedule="@continuous", max_active_runs=1).max_active_runs
DAG("a", schedule="@continuous", max_active_runs=1, start_date=START).timetable.description
_dag(schedule="0 0 * * *").timetable.description
_dag(schedule="@once").timetable.description
_dag(schedule=None).timetable.description
_dag(schedule=timedelta(1)).timetable.description
_dag(schedule="0 0 * * *").timetable == _dag(schedule="@daily").timetable
_dag(schedule="@daily").timetable.can_be_scheduled
_dag(schedule=None).timetable.can_be_scheduled
_dag(schedule="@daily").timetable.periodic
_dag(schedule="@once").timetable.periodic
_dag(schedule="@daily").timetable.run_ordering
_dag(schedule="@daily").timetable.active_runs_limit
_dag(schedule="@daily").schedule_interval
_dag(schedule=timedelta(1)).schedule_interval
""")


def dates(ask):
    ask("""
DAG("a", start_date=datetime(2024, 1, 1)).start_date
DAG("a", start_date=datetime(2024, 1, 1, tzinfo=timezone.utc)).start_date
DAG("a", start_date=datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=2)))).start_date
DAG("a", start_date=pendulum.datetime(2024, 1, 1, tz="Europe/Berlin")).start_date
str(DAG("a", start_date=pendulum.datetime(2024, 1, 1, tz="Europe/Berlin")).timezone)
str(DAG("a", start_date=datetime(2024, 1, 1, tzinfo=timezone.utc)).timezone)
str(DAG("a", start_date=datetime(2024, 1, 1)).timezone)
str(DAG("a").timezone)
DAG("a").start_date
DAG("a").end_date
DAG("a", start_date="2024-01-01").start_date
DAG("a", start_date=date(2024, 1, 1)).start_date
DAG("a", start_date=3)
DAG("a", start_date=timedelta(1))
DAG("a", start_date=START, end_date=datetime(2023, 1, 1)).end_date
DAG("a", end_date="2024-01-01").end_date
DAG("a", end_date=date(2024, 1, 1)).end_date
DAG("a", default_args={"start_date": datetime(2024, 1, 1)}).default_args
DAG("a", default_args={"start_date": "2024-01-01"}).default_args
DAG("a", default_args={"start_date": "2024-01-01"}).start_date
DAG("a", default_args={"start_date": START}).start_date
DAG("a", default_args={"start_date": "nonsense"}).default_args
DAG("a", default_args={"start_date": date(2024, 1, 1)}).default_args
DAG("a", default_args={"start_date": None}).default_args
DAG("a", default_args={"start_date": 3})
str(DAG("a", default_args={"start_date": pendulum.datetime(2024, 1, 1, tz="Asia/Tokyo")}).timezone)
DAG("a", default_args={"start_date": pendulum.datetime(2024, 1, 1, tz="Asia/Tokyo")}).default_args
DAG("a", default_args={"end_date": datetime(2024, 1, 1)}).default_args
DAG("a", default_args={"end_date": END}).end_date
DAG("a", default_args={"end_date": "2024-02-01"}).end_date
DAG("a", default_args={"end_date": "2024-02-01"}).default_args
DAG("a", default_args={"end_date": date(2024,1,1)}).default_args
DAG("a", default_args={"end_date": 3}).default_args
DAG("a", default_args={"start_date": ""}).default_args
DAG("a", start_date=END, default_args={"start_date": START}).start_date
DAG("a", start_date=END, default_args={"start_date": "2024-01-01"}).start_date
DAG("a", start_date=END, default_args={"start_date": START}).default_args
DAG("a", start_date="").start_date
EmptyOperator(task_id="a", dag=DAG("d",start_date=START,end_date=END), end_date=datetime(2025,1,1)).end_date
EmptyOperator(task_id="a", start_date=date(2024,1,1)).start_date
EmptyOperator(task_id="a", end_date="2024-01-01").end_date
EmptyOperator(task_id="a", end_date=3).end_date
EmptyOperator(task_id="a", start_date=3).start_date
EmptyOperator(task_id="a", start_date="").start_date
EmptyOperator(task_id="a", dag=DAG("d",default_args={"start_date":"2024-01-01"})).start_date
EmptyOperator(task_id="a", dag=DAG("d",default_args={"start_date": START})).start_date
EmptyOperator(task_id="a", start_date=datetime(2024,1,1)).start_date
EmptyOperator(task_id="a", default_args={"start_date":"2024-01-01"}).start_date
DAG("a", template_searchpath=["/x"]).template_searchpath
DAG("a", template_searchpath=[]).template_searchpath
DAG("a", template_searchpath="").template_searchpath
DAG("a", default_args={"start_date": START, "end_date": ENDND, "params":{}}).default_args
DAG("a").normalized_schedule_interval
DAG("a",schedule=None).normalized_schedule_interval
DAG("a",schedule="@once", start_date=START).normalized_schedule_interval
DAG("a",schedule="@once", start_date=START).schedule_interval
DAG("a",schedule="@nonsense", start_date=START).schedule_interval
DAG("a",schedule=iter([]), start_date=START).schedule_interval
DAG("a",schedule=[], start_date=START).schedule_interval
DAG("a",schedule="@nonsense", start_date=START).validate()
DAG("a",timetable=DAG("x",schedule="0 5 * * *",start_date=START).timetable, start_date=START).schedule_interval
DAG("a",schedule=DAG("x",schedule="0 5 * * *",start_date=START).timetable, start_date=START).schedule_interval
str(DAG("a", default_args={"end_date": pendulum.datetime(2024, 1, 1, tz="Asia/Tokyo")}).timezone)
DAG("a", start_date=pendulum.datetime(2024, 1, 1, tz="Asia/Tokyo"), end_date=datetime(2024, 2, 1)).end_date
str(DAG("a", end_date=pendulum.datetime(2024, 1, 1, tz="Asia/Tokyo")).timezone)
EmptyOperator(task_id="a", dag=_dag(start_date=pendulum.datetime(2024, 1, 1, tz="Asia/Tokyo")), start_date=datetime(2024, 1, 2)).start_date
EmptyOperator(task_id="a", dag=_dag()).start_date
EmptyOperator(task_id="a", dag=_dag(), start_date=datetime(2023, 1, 2)).start_date
EmptyOperator(task_id="a", dag=_dag(), end_date=datetime(2025, 1, 2)).end_date
EmptyOperator(task_id="a", start_date="2024-01-02").start_date
EmptyOperator(task_id="a", start_date=3)
EmptyOperator(task_id="a", dag=DAG("d", end_date=START)).end_date
""")


def runs(ask):
    when = "pendulum.datetime(2024, 1, 3, 5, 6)"
    for schedule in ('"@daily"', "None", "timedelta(hours=6)", '"@once"', '"0 5 * * 1"'):
        ask(f"""
_dag(schedule={schedule}).following_schedule({when})
_dag(schedule={schedule}).previous_schedule({when})
_dag(schedule={schedule}).next_dagrun_info(None)
_dag(schedule={schedule}).next_dagrun_info({when})
_dag(schedule={schedule}, end_date=datetime(2024, 1, 2)).next_dagrun_info({when})
_dag(schedule={schedule}).get_run_dates(START, {when})
_dag(schedule={schedule}).infer_automated_data_interval({when})
_dag(schedule={schedule}).timetable.infer_manual_data_interval(run_after={when})
list(_dag(schedule={schedule}).iter_dagrun_infos_between(pendulum.instance(START), {when}))
list(_dag(schedule={schedule}).iter_dagrun_infos_between(pendulum.instance(START), {when}, align=False))
_dag(schedule={schedule}).timetable.summary
_dag(schedule={schedule}).timetable.description
_dag(schedule={schedule}).timetable.serialize()
""")


def first_runs(ask):
    ask("""
op("a", default_args={"start_date": START}).dag.next_dagrun_info(None)
op("a", schedule="@daily", start_date=None, default_args={"start_date": START}).dag.next_dagrun_info(None)
op("a", schedule="@daily", task={"start_date": END}).start_date
op("a", schedule="@daily", task={"start_date": END}).dag.next_dagrun_info(None)
op("a", schedule="@daily", end_date=END, task={"end_date": START}).end_date
op("a", schedule="@daily", end_date=START, task={"end_date": END}).end_date
""")


def op(task_id, task=None, **kwargs):  # noqa: F811
    return EmptyOperator(task_id=task_id, dag=_dag(**kwargs), **(task or {}))
