"""Operators and sensors of the standard provider: their arguments and attributes, and what runs without a run."""

# ruff: noqa: E501, F401, UP017 - a probe is one line, which the names are for
from __future__ import annotations

import os
from datetime import date, datetime, time, timedelta, timezone

import airflow
import pendulum
from airflow import DAG
from airflow.operators.bash import BashOperator
from airflow.operators.branch import BaseBranchOperator
from airflow.operators.empty import EmptyOperator
from airflow.operators.latest_only import LatestOnlyOperator
from airflow.operators.python import (
    BranchPythonOperator,
    ExternalPythonOperator,
    PythonOperator,
    PythonVirtualenvOperator,
    ShortCircuitOperator,
)
from airflow.operators.trigger_dagrun import TriggerDagRunOperator
from airflow.operators.weekday import BranchDayOfWeekOperator
from airflow.sensors.base import BaseSensorOperator, PokeReturnValue
from airflow.sensors.bash import BashSensor
from airflow.sensors.date_time import DateTimeSensor
from airflow.sensors.external_task import ExternalTaskMarker, ExternalTaskSensor
from airflow.sensors.filesystem import FileSensor
from airflow.sensors.python import PythonSensor
from airflow.sensors.time_delta import TimeDeltaSensor
from airflow.sensors.time_sensor import TimeSensor
from airflow.sensors.weekday import DayOfWeekSensor
from airflow.utils.state import DagRunState, TaskInstanceState

if airflow.__version__ < "3":
    from airflow.operators.datetime import BranchDateTimeOperator
    from airflow.operators.email import EmailOperator
    from airflow.utils.weekday import WeekDay
else:
    from airflow.providers.smtp.operators.smtp import EmailOperator
    from airflow.providers.standard.operators.datetime import BranchDateTimeOperator
    from airflow.providers.standard.utils.weekday import WeekDay

START = datetime(2024, 1, 1, tzinfo=timezone.utc)


def dag(**kwargs):
    return DAG("d", **{"start_date": START, "schedule": None, **kwargs})


class Sensor(BaseSensorOperator):
    def poke(self, context):
        return True


class Never(BaseSensorOperator):
    pass


def sensor(**kwargs):
    return Sensor(task_id="s", **kwargs)


def ext(**kwargs):
    return ExternalTaskSensor(task_id="e", **kwargs)


def file(**kwargs):
    return FileSensor(task_id="f", **kwargs)


def bash(command="echo x", **kwargs):
    return BashOperator(task_id="b", bash_command=command, **kwargs)


def python(function=print, **kwargs):
    return PythonOperator(task_id="p", python_callable=function, **kwargs)


def trigger(**kwargs):
    return TriggerDagRunOperator(task_id="t", **kwargs)


def fails(*args, **kwargs):
    raise ValueError("mine")


def takes(x, y=2, *, z=3):
    return [x, y, z]


def takes_ds(ds, x=1):
    return [ds, x]


def takes_all(**context):
    return sorted(set(context) - {"outlet_events"})


def bashes(ask):
    ask("""
BashOperator(task_id="b")
bash(3)
bash(None)
bash(["a"])
bash("")
bash().bash_command
bash().env
bash().append_env
bash().cwd
bash().output_encoding
bash().skip_on_exit_code
bash(skip_on_exit_code=None).skip_on_exit_code
bash(skip_on_exit_code=5).skip_on_exit_code
bash(skip_on_exit_code=[5, 6]).skip_on_exit_code
bash(skip_on_exit_code={5}).skip_on_exit_code
bash(skip_exit_code=7).skip_on_exit_code
bash(env=3).env
bash(env={"A": "b"}).env
bash(cwd=3).cwd
bash(output_processor=str.upper).output_processor("x")
bash(output_processor=3).output_processor
bash().template_fields
bash().template_ext
bash(xcom_push=True)
bash(output_encoding="latin-1").output_encoding
bash(no_such=1)
bash("echo hi").execute({})
bash("echo a; echo b").execute({})
bash("true").execute({})
bash("exit 1").execute({})
bash("exit 99").execute({})
bash("exit 5", skip_on_exit_code=5).execute({})
bash("exit 5", skip_on_exit_code=[4, 5]).execute({})
bash("exit 5", skip_on_exit_code=None).execute({})
bash("exit 99", skip_on_exit_code=None).execute({})
bash("echo $A", env={"A": "b"}).execute({})
bash("echo $HOME", env={"A": "b"}).execute({})
bash("test -n \\"$PATH\\" && echo yes", env={"A": "b"}, append_env=True).execute({})
bash("pwd", cwd="/no/such/folder").execute({})
bash("pwd", cwd="/").execute({})
bash("pwd", cwd=__file__).execute({})
bash("echo '{\\"a\\": 1}'", output_processor=__import__("json").loads).execute({})
bash("echo x", output_processor=fails).execute({})
bash("echo '  x  '").execute({})
bash("printf 'a\\\\n\\\\n'").execute({})
bash("echo x >&2; exit 0").execute({})
bash("kill -9 $$").execute({})
bash("no_such_command_at_all").execute({})
bash("echo ä").execute({})
BashSensor(task_id="s", bash_command="true").poke({})
BashSensor(task_id="s", bash_command="false").poke({})
BashSensor(task_id="s", bash_command="exit 5", retry_exit_code=4).poke({})
BashSensor(task_id="s", bash_command="exit 5", retry_exit_code=5).poke({})
BashSensor(task_id="s")
""")


def pythons(ask):
    ask("""
PythonOperator(task_id="p")
python(3)
python("x")
python(None)
python().op_args
python().op_kwargs
python().templates_dict
python().templates_exts
python().show_return_value_in_logs
python(op_args=3).op_args
python(op_args="ab").op_args
python(op_args=(1, 2)).op_args
python(op_kwargs=[1]).op_kwargs
python(op_kwargs={"a": 1}).op_kwargs
python(templates_dict={"a": 1}).templates_dict
python(templates_exts=[".sql"]).template_ext
python(provide_context=True)
python(no_such=1)
python(print).python_callable
python(takes, op_args=[1]).execute({"ds": "2024"})
python(takes, op_kwargs={"x": 1, "z": 5}).execute({"ds": "2024"})
python(takes).execute({"ds": "2024"})
python(takes, op_args=[1, 2, 3]).execute({"ds": "2024"})
python(takes, op_kwargs={"x": 1, "q": 5}).execute({"ds": "2024"})
python(takes, op_args=[1], op_kwargs={"x": 1}).execute({"ds": "2024"})
python(takes_ds).execute({"ds": "2024"})
python(takes_ds).execute({"ds": "2024"})
python(takes_ds, op_kwargs={"ds": "own"}).execute({"ds": "2024"})
python(takes_ds, op_args=["own"]).execute({"ds": "2024"})
python(takes_all, op_kwargs={"own": 1}).execute({"ds": "2024"})
python(takes_all, templates_dict={"a": 1}).execute({"ds": "2024"})
python(fails).execute({"ds": "2024"})
python(lambda: (1, 2)).execute({"ds": "2024"})
python(lambda: None).execute({"ds": "2024"})
python(lambda *a: a, op_args=[1]).execute({"ds": 1})
python(lambda ds, *a: a, op_args=[1]).execute({"ds": 1})
python(lambda: iter([1])).execute({"ds": "2024"}).__class__.__name__
python(len, op_args=[[1, 2]]).execute({"ds": "2024"})
python(max, op_args=[1, 2]).execute({"ds": 1})
python(str.upper, op_args=["a"]).execute({"ds": "2024"})
BranchPythonOperator(task_id="b", python_callable=print).inherits_from_skipmixin
BranchPythonOperator(task_id="b")
ShortCircuitOperator(task_id="b", python_callable=print).ignore_downstream_trigger_rules
ShortCircuitOperator(task_id="b", python_callable=print, ignore_downstream_trigger_rules=False).ignore_downstream_trigger_rules
ShortCircuitOperator(task_id="b", python_callable=print).inherits_from_skipmixin
ShortCircuitOperator(task_id="b", python_callable=lambda: 3, dag=dag()).execute({})
ExternalPythonOperator(task_id="b", python_callable=takes)
ExternalPythonOperator(task_id="b", python_callable=takes, python="")
ExternalPythonOperator(task_id="b", python_callable=lambda: 1, python="/x")
ExternalPythonOperator(task_id="b", python_callable=3, python="/x")
ExternalPythonOperator(task_id="b", python_callable=takes, python="/x", serializer="nonsense")
ExternalPythonOperator(task_id="b", python_callable=takes, python="/x").python
sorted(ExternalPythonOperator(task_id="b", python_callable=takes, python="/x").template_fields)
ExternalPythonOperator(task_id="b", python_callable=takes, python="/x", string_args=["a"]).string_args
PythonVirtualenvOperator(task_id="b")
LatestOnlyOperator(task_id="l").inherits_from_skipmixin
EmptyOperator(task_id="e").execute({})
BaseBranchOperator(task_id="b").execute({})
BaseBranchOperator(task_id="b").choose_branch({})
""")


def triggers(ask):
    ask("""
TriggerDagRunOperator(task_id="t")
trigger(trigger_dag_id="x").trigger_dag_id
trigger(trigger_dag_id="x").conf
trigger(trigger_dag_id="x").wait_for_completion
trigger(trigger_dag_id="x").poke_interval
trigger(trigger_dag_id="x").allowed_states
trigger(trigger_dag_id="x").failed_states
trigger(trigger_dag_id="x").reset_dag_run
trigger(trigger_dag_id="x").skip_when_already_exists
trigger(trigger_dag_id="x").logical_date
trigger(trigger_dag_id="x").trigger_run_id
trigger(trigger_dag_id="x").deferrable
trigger(trigger_dag_id="x", deferrable=True).deferrable
trigger(trigger_dag_id="x", logical_date=START).logical_date
trigger(trigger_dag_id="x", logical_date="2024-01-01").logical_date
trigger(trigger_dag_id="x", logical_date="{{ ds }}").logical_date
trigger(trigger_dag_id="x", logical_date=3)
trigger(trigger_dag_id="x", logical_date=date(2024, 1, 1))
trigger(trigger_dag_id="x", execution_date=START).logical_date
trigger(trigger_dag_id="x", allowed_states=["success"]).allowed_states
trigger(trigger_dag_id="x", allowed_states=["nonsense"])
trigger(trigger_dag_id="x", failed_states=[DagRunState.FAILED]).failed_states
trigger(trigger_dag_id="x", failed_states=[]).failed_states
trigger(trigger_dag_id="x", conf=3).conf
trigger(trigger_dag_id="x", conf={"a": object()}, dag=dag()).execute({"logical_date": START, "ti": None, "task_instance": None})
trigger(trigger_dag_id="x").template_fields
trigger(trigger_dag_id="x", no_such=1)
""")


def sensors(ask):
    ask("""
Never(task_id="n").poke({})
sensor().poke_interval
sensor().timeout
sensor().mode
sensor().soft_fail
sensor().silent_fail
sensor().never_fail
sensor().exponential_backoff
sensor().max_wait
sensor().reschedule
sensor(mode="reschedule").reschedule
sensor(mode="poke").mode
sensor(mode="nonsense")
sensor(mode=None)
sensor(mode="Reschedule")
sensor(poke_interval=-1)
sensor(poke_interval=0).poke_interval
sensor(poke_interval="5")
sensor(poke_interval=None)
sensor(poke_interval=timedelta(seconds=5)).poke_interval
sensor(poke_interval=timedelta(minutes=5)).poke_interval
sensor(poke_interval=1.5).poke_interval
sensor(poke_interval=5).poke_interval
sensor(timeout=-1)
sensor(timeout="5")
sensor(timeout=None)
sensor(timeout=timedelta(hours=1)).timeout
sensor(timeout=5).timeout
sensor(max_wait=5).max_wait
sensor(max_wait=timedelta(seconds=5)).max_wait
sensor(max_wait=-1)
sensor(max_wait="5")
sensor(soft_fail=True).soft_fail
sensor(soft_fail="x").soft_fail
sensor(soft_fail=True, never_fail=True)
sensor(never_fail=True).never_fail
sensor(silent_fail=True).silent_fail
sensor(exponential_backoff=True).exponential_backoff
sensor(no_such=1)
sensor(retries=3).retries
sensor().is_sensor
sensor().ui_color
sensor().valid_modes
sensor(mode="reschedule", timeout=3600 * 24 * 400).timeout
sensor(mode="reschedule").deps.__class__.__name__ != ""
PokeReturnValue(True).is_done
PokeReturnValue(True, 5).xcom_value
PokeReturnValue(is_done=False, xcom_value=1).xcom_value
PokeReturnValue()
bool(PokeReturnValue(False))
bool(PokeReturnValue(True))
PythonSensor(task_id="s")
PythonSensor(task_id="s", python_callable=3)
bool(PythonSensor(task_id="s", python_callable=lambda: 5).poke({"ds": "2024"}))
bool(PythonSensor(task_id="s", python_callable=lambda: False).poke({"ds": "2024"}))
bool(PythonSensor(task_id="s", python_callable=lambda: PokeReturnValue(True, 3)).poke({"ds": "2024"}))
bool(PythonSensor(task_id="s", python_callable=takes, op_args=[1]).poke({"ds": "2024"}))
DateTimeSensor(task_id="s")
DateDateTimeSensor(task_id="s", target_time="2024-01-01").target_time
DateTimeSensor(task_id="s", target_time=START).target_time
DateTimeSensor(task_id="s", target_time="2020-01-01T00:00:00+00:00").poke({})
DateTimeSensor(task_id="s", target_time="nonsense").poke({})
DateTimeSensor(task_id="s", target_time="2100-01-01T00:00:00+00:00").poke({})
TimeDeltaSensor(task_id="s")
TimeDeltaSensor(task_id="s", delta=timedelta(1)).delta
TimeDeltaSensor(task_id="s", delta=3).delta
TimeSensor(task_id="s")
TimeSensor(task_id="s", target_time=time(0, 0), dag=dag()).target_time
TimeSensor(task_id="s", target_time=time(0, 0), dag=dag()).poke({})
DayOfWeekSensor(task_id="s")
DayOfWeekSensor(task_id="s", week_day="Monday").week_day
DayOfWeekSensor(task_id="s", week_day="Mo")
DayOfWeekSensor(task_id="s", week_day=3)
DayOfWeekSensor(task_id="s", week_day=[])
DayOfWeekSensor(task_id="s", week_day="Monday", use_task_execution_day=True).use_task_logical_date
DayOfWeekSensor(task_id="s", week_day="Monday", use_task_logical_date=True).poke({"logical_date": START})
DayOfWeekSensor(task_id="s", week_day="Tuesday", use_task_logical_date=True).poke({"logical_date": START})
BranchDayOfWeekOperator(task_id="s")
BranchDayOfWeekOperator(task_id="s", follow_task_ids_if_true="a", follow_task_ids_if_false="b", week_day="Monday").week_day
BranchDayOfWeekOperator(task_id="s", follow_task_ids_if_true="a", follow_task_ids_if_false="b", week_day="x")
BranchDayOfWeekOperator(task_id="s", follow_task_ids_if_true="a", follow_task_ids_if_false="b", week_day="Monday", use_task_logical_date=True, dag=dag()).choose_branch({"logical_date": START})
BranchDateTimeOperator(task_id="s", follow_task_ids_if_true="a", follow_task_ids_if_false="b")
BranchDateTimeOperator(task_id="s", follow_task_ids_if_true="a", follow_task_ids_if_false="b", target_lower=None, target_upper=None)
BranchDateTimeOperator(task_id="s", follow_task_ids_if_true="a", follow_task_ids_if_false="b", target_lower=START, target_upper=None, dag=dag()).choose_branch({})
BranchDateTimeOperator(task_id="s", follow_task_ids_if_true="a", follow_task_ids_if_false="b", target_lower=None, target_upper=START, dag=dag()).choose_branch({})
BranchDateTimeOperator(task_id="s", follow_task_ids_if_true="a", follow_task_ids_if_false="b", target_lower=time(0), target_upper=time(0), use_task_logical_date=True, dag=dag()).choose_branch({"logical_date": START})
BranchDateTimeOperator(task_id="s", follow_task_ids_if_true="a", follow_task_ids_if_false="b", target_lower=datetime(2023, 1, 1), target_upper=datetime(2025, 1, 1), use_task_logical_date=True, dag=dag()).choose_branch({"logical_date": pendulum.instance(START)})
FileSensor(task_id="f")
file(filepath="/x").filepath
file(filepath="/x").fs_conn_id
file(filepath="/x").recursive
file(filepath="/x").deferrable
file(filepath="/x").template_fields
file(filepath=3).filepath
""")


def external(ask):
    ask("""
ExternalTaskSensor(task_id="e")
ext(external_dag_id="d").external_task_id
ext(external_dag_id="d").allowed_states
ext(external_dag_id="d").failed_states
ext(external_dag_id="d").skipped_states
ext(external_dag_id="d").check_existence
ext(external_dag_id="d").execution_delta
ext(external_dag_id="d").poll_interval
ext(external_dag_id="d").deferrable
ext(external_dag_id="d", external_task_id="t").external_task_ids
ext(external_dag_id="d", external_task_id="t").external_task_id
ext(external_dag_id="d", external_task_ids=["t", "u"]).external_task_ids
ext(external_dag_id="d", external_task_ids="t").external_task_ids
ext(external_dag_id="d", external_task_ids=[]).external_task_ids
ext(external_dag_id="d", external_task_ids=["t", "t"])
ext(external_dag_id="d", external_task_id="t", external_task_ids=["u"])
ext(external_dag_id="d", external_task_group_id="g").external_task_group_id
ext(external_dag_id="d", external_task_group_id="g", external_task_id="t")
ext(external_dag_id="d", external_task_group_id="g", external_task_ids=["t"])
ext(external_dag_id="d", allowed_states=["success"]).allowed_states
ext(external_dag_id="d", allowed_states=["nonsense"])
ext(external_dag_id="d", external_task_id="t", allowed_states=["nonsense"])
ext(external_dag_id="d", external_task_id="t", allowed_states=["success", "skipped"]).allowed_states
ext(external_dag_id="d", external_task_id="t", allowed_states=["success"], failed_states=["success"])
ext(external_dag_id="d", external_task_id="t", allowed_states=["success"], skipped_states=["success"])
ext(external_dag_id="d", failed_states=["failed"]).failed_states
ext(external_dag_id="d", failed_states=["skipped"])
ext(external_dag_id="d", allowed_states=[TaskInstanceState.SUCCESS]).allowed_states
ext(external_dag_id="d", allowed_states=[]).allowed_states
ext(external_dag_id="d", execution_delta=timedelta(1)).execution_delta
ext(external_dag_id="d", execution_delta=3).execution_delta
ext(external_dag_id="d", execution_date_fn=print).execution_date_fn
ext(external_dag_id="d", execution_delta=timedelta(1), execution_date_fn=print)
ext(external_dag_id="d", execution_date_fn=3).execution_date_fn
ext(external_dag_id=3).external_dag_id
ext(external_dag_id="d", mode="reschedule").mode
ext(external_dag_id="d", timeout=timedelta(1)).timeout
ext(external_dag_id="d", check_existence=True).check_existence
ext(external_dag_id="d", no_such=1)
list(ext(external_dag_id="d").template_fields)
ExternalTaskMarker(task_id="m")
ExternalTaskMarker(task_id="m", external_dag_id="d", external_task_id="t").recursion_depth
ExternalTaskMarker(task_id="m", external_dag_id="d", external_task_id="t", recursion_depth=0)
ExternalTaskMarker(task_id="m", external_dag_id="d", external_task_id="t", recursion_depth="x")
ExternalTaskMarker(task_id="m", external_dag_id="d", external_task_id="t", execution_date="x").task_id
""")


def mails(ask):
    ask("""
EmailOperator(task_id="m")
EmailOperator(task_id="m", to="a@b.c", subject="s", html_content="h").to
EmailOperator(task_id="m", to=["a@b.c"], subject="s", html_content="h").to
EmailOperator(task_id="m", to="a@b.c", subject="s", html_content="h").files
EmailOperator(task_id="m", to="a@b.c", subject="s", html_content="h").cc
EmailOperator(task_id="m", to="a@b.c", subject="s", html_content="h").mime_subtype
EmailOperator(task_id="m", to="a@b.c", subject="s", html_content="h").mime_charset
EmailOperator(task_id="m", to="a@b.c", subject="s", html_content="h").conn_id
EmailOperator(task_id="m", to="a@b.c", subject="s", html_content="h", custom_headers={"a": "b"}).custom_headers
EmailOperator(task_id="m", to="a@b.c", subject="s", html_content="h").template_fields
EmailOperator(task_id="m", to="a@b.c")
EmailOperator(task_id="m", to=3, subject="s", html_content="h").to
""")
