import sys
from datetime import datetime, time, timedelta

from airflow import DAG

try:
    from airflow.providers.standard.operators.bash import BashOperator
    from airflow.providers.standard.operators.datetime import BranchDateTimeOperator
    from airflow.providers.standard.operators.empty import EmptyOperator
    from airflow.providers.standard.operators.python import (
        BranchExternalPythonOperator,
        ExternalPythonOperator,
    )
    from airflow.providers.standard.operators.weekday import BranchDayOfWeekOperator
    from airflow.providers.standard.sensors.bash import BashSensor
    from airflow.providers.standard.sensors.date_time import DateTimeSensor
    from airflow.providers.standard.sensors.filesystem import FileSensor
    from airflow.providers.standard.sensors.python import PythonSensor
    from airflow.providers.standard.sensors.time import TimeSensor
    from airflow.providers.standard.sensors.time_delta import TimeDeltaSensor
    from airflow.providers.standard.sensors.weekday import DayOfWeekSensor
    from airflow.sdk import task
except ImportError:
    from airflow.decorators import task
    from airflow.operators.bash import BashOperator
    from airflow.operators.datetime import BranchDateTimeOperator
    from airflow.operators.empty import EmptyOperator
    from airflow.operators.python import (
        BranchExternalPythonOperator,
        ExternalPythonOperator,
    )
    from airflow.operators.weekday import BranchDayOfWeekOperator
    from airflow.sensors.bash import BashSensor
    from airflow.sensors.date_time import DateTimeSensor
    from airflow.sensors.filesystem import FileSensor
    from airflow.sensors.python import PythonSensor
    from airflow.sensors.time_delta import TimeDeltaSensor
    from airflow.sensors.time_sensor import TimeSensor
    from airflow.sensors.weekday import DayOfWeekSensor
PY = sys.executable


def add(a, b=2):
    return {"sum": a + b}


def boom():
    raise ValueError("no")


def pick(word):
    return word


with DAG("std_ops", start_date=datetime(2024, 1, 1), schedule="@daily", catchup=False) as dag:
    ExternalPythonOperator(
        task_id="ext", python=PY, python_callable=add, op_args=[1], op_kwargs={"b": 5}, expect_airflow=False
    )
    ExternalPythonOperator(task_id="ext_boom", python=PY, python_callable=boom, expect_airflow=False)
    ExternalPythonOperator(task_id="ext_nopy", python="/nowhere/python", python_callable=boom, expect_airflow=False)
    b = BranchExternalPythonOperator(
        task_id="bext", python=PY, python_callable=pick, op_args=["by"], expect_airflow=False
    )
    b >> [EmptyOperator(task_id="by"), EmptyOperator(task_id="bn")]

    @task.external_python(python=PY, expect_airflow=False)
    def dext(x):
        import sys

        return [x, sys.version_info[0]]

    dext("{{ ds }}")

    @task.external_python(python=PY, expect_airflow=False, skip_on_exit_code=7)
    def dext_skip():
        import sys

        sys.exit(7)

    dext_skip()

    @task.bash
    def dbash(x):
        return f"echo {x} {{{{ ds }}}}"

    dbash("hi")

    @task.bash(skip_on_exit_code=3)
    def dbash_skip():
        return "exit 3"

    dbash_skip()

    @task.bash(env={"A": "{{ ds }}"}, append_env=True)
    def dbash_env():
        return "echo $A"

    dbash_env()

    @task.sensor(poke_interval=0.05, timeout=1, mode="poke")
    def dsensor():
        try:
            from airflow.sdk import PokeReturnValue
        except ImportError:
            from airflow.sensors.base import PokeReturnValue
        return PokeReturnValue(True, {"v": 1})

    dsensor()

    @task.sensor(poke_interval=0.05, timeout=0.1, soft_fail=True)
    def dsensor_no():
        return False

    dsensor_no()

    @task.short_circuit
    def dshort(x):
        return x

    dshort(True) >> EmptyOperator(task_id="after_true")
    dshort.override(task_id="dshort_no")(False) >> EmptyOperator(task_id="after_false")
    (
        dshort.override(task_id="dshort_rule", ignore_downstream_trigger_rules=False)([])
        >> EmptyOperator(task_id="a1")
        >> EmptyOperator(task_id="a2", trigger_rule="all_done")
    )

    @task.branch
    def dbranch():
        return ["dy"]

    dbranch() >> [EmptyOperator(task_id="dy"), EmptyOperator(task_id="dn")]

    @task.branch_external_python(python=PY, expect_airflow=False)
    def dbranch_ext():
        return "ey"

    dbranch_ext() >> [EmptyOperator(task_id="ey"), EmptyOperator(task_id="en")]

    @task.branch
    def dbranch_wrong():
        return "nowhere"

    dbranch_wrong() >> EmptyOperator(task_id="w1")

    BashSensor(task_id="bs", bash_command="true", poke_interval=0.05)
    BashSensor(task_id="bs_no", bash_command="false", poke_interval=0.05, timeout=0.1)
    BashSensor(task_id="bs_retry", bash_command="exit 5", retry_exit_code=9, poke_interval=0.05, timeout=0.1)
    FileSensor(task_id="fs_dir", filepath="/etc", poke_interval=0.05, fs_conn_id="fsc")
    FileSensor(task_id="fs_no", filepath="/nowhere/{{ ds }}", poke_interval=0.05, timeout=0.1)
    PythonSensor(task_id="ps", python_callable=lambda ds, x: ds == x, op_kwargs={"x": "{{ ds }}"}, poke_interval=0.05)
    PythonSensor(task_id="ps_no", python_callable=lambda: False, poke_interval=0.05, timeout=0.1, soft_fail=True)
    DateTimeSensor(task_id="dts", target_time="{{ ds }}", poke_interval=0.05)
    DayOfWeekSensor(task_id="dow", week_day="Monday", use_task_logical_date=True, poke_interval=0.05, timeout=0.1)
    DayOfWeekSensor(
        task_id="dow_no", week_day={"Tuesday", "Wednesday"}, use_task_logical_date=True, poke_interval=0.05, timeout=0.1
    )
    TimeDeltaSensor(task_id="tds", delta=timedelta(hours=1), poke_interval=0.05)
    TimeSensor(task_id="tms", target_time=time(0, 0), poke_interval=0.05)
    w = BranchDayOfWeekOperator(
        task_id="bdow",
        follow_task_ids_if_true="mon",
        follow_task_ids_if_false="other",
        week_day="Monday",
        use_task_logical_date=True,
    )
    w >> [EmptyOperator(task_id="mon"), EmptyOperator(task_id="other")]
    d = BranchDateTimeOperator(
        task_id="bdt",
        follow_task_ids_if_true=["in"],
        follow_task_ids_if_false=["out"],
        target_lower=datetime(2024, 1, 10),
        target_upper=datetime(2024, 1, 20),
        use_task_logical_date=True,
    )
    d >> [EmptyOperator(task_id="in"), EmptyOperator(task_id="out")]
    BashOperator(task_id="bash", bash_command="echo {{ ds }}; echo last", env={"X": "1"})
    BashOperator(task_id="bash_skip", bash_command="exit 99")
    BashOperator(task_id="bash_cwd", bash_command="pwd", cwd="/etc")
    BashOperator(
        task_id="bash_proc",
        bash_command="echo '{\"a\": 1}'",
        output_processor=lambda text: __import__("json").loads(text),
    )
    BashOperator(task_id="bash_err", bash_command="exit 1")
    BashOperator(task_id="bash_no_cwd", bash_command="pwd", cwd="/nowhere")
