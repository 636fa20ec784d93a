"""Branches, conditions, run_if and skip_if, short circuits, rules that start early, multiple outputs."""

from __future__ import annotations

import datetime

from airflow import DAG
from airflow.decorators import task, task_group
from airflow.exceptions import AirflowFailException, AirflowSkipException

try:
    from airflow.providers.standard.operators.bash import BashOperator
    from airflow.providers.standard.operators.datetime import BranchDateTimeOperator
    from airflow.providers.standard.operators.empty import EmptyOperator
    from airflow.providers.standard.operators.python import BranchPythonOperator, PythonOperator, ShortCircuitOperator
    from airflow.providers.standard.operators.weekday import BranchDayOfWeekOperator
    from airflow.sdk import TaskGroup
except ImportError:
    from airflow.operators.bash import BashOperator
    from airflow.operators.datetime import BranchDateTimeOperator
    from airflow.operators.empty import EmptyOperator
    from airflow.operators.python import BranchPythonOperator, PythonOperator, ShortCircuitOperator
    from airflow.operators.weekday import BranchDayOfWeekOperator
    from airflow.utils.task_group import TaskGroup

START = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
NODELAY = datetime.timedelta(0)


def empty(task_id, **more):
    return EmptyOperator(task_id=task_id, **more)


with DAG("choose_if", schedule=None, start_date=START, params={"go": True}):

    @task.run_if(lambda context: context["params"]["go"])
    @task
    def runs():
        return 1

    @task.run_if(lambda context: context["task_instance"].task_id.endswith("_yes"), skip_message="not this one")
    @task
    def named():
        return 2

    @task.skip_if(lambda context: context["params"]["go"])
    @task.bash
    def shell():
        return "echo never"

    @task.skip_if(lambda context: context["ti"].map_index == 1)
    @task
    def mapped(x):
        return x

    @task.run_if(lambda context: 1 / 0)
    @task
    def broken():
        return 3

    runs() >> [named.override(task_id="x_yes")(), named.override(task_id="x_no")()] >> empty("end")
    shell() >> empty("behind", trigger_rule="none_failed")
    mapped.expand(x=[1, 2, 3]) >> empty("behind_mapped")
    broken()

with DAG("choose_branches", schedule=None, start_date=START):
    with TaskGroup("g1") as g1:
        empty("a") >> empty("b")
    with TaskGroup("g2") as g2:
        empty("a") >> empty("b")
    to_group = BranchPythonOperator(task_id="to_group", python_callable=lambda: "g1")
    to_group >> [g1, g2]
    [g1, g2] >> empty("joined", trigger_rule="none_failed_min_one_success")
    nowhere = BranchPythonOperator(task_id="nowhere", python_callable=lambda: None)
    nowhere >> [empty("n1"), empty("n2", trigger_rule="all_done")]
    none_of_mine = BranchPythonOperator(task_id="far", python_callable=lambda: "joined")
    none_of_mine >> empty("f1")
    unknown = BranchPythonOperator(task_id="unknown", python_callable=lambda: "nobody")
    unknown >> empty("u1")
    number = BranchPythonOperator(task_id="number", python_callable=lambda: 5)
    number >> empty("u2")
    itself = BranchPythonOperator(task_id="deep", python_callable=lambda: ["d1"])
    d1, d2, d3 = empty("d1"), empty("d2"), empty("d3")
    itself >> [d1, d2]
    d1 >> d2 >> d3
    day = BranchDayOfWeekOperator(
        task_id="day", week_day="Monday", follow_task_ids_if_true="mon", follow_task_ids_if_false="other",
        use_task_logical_date=True,
    )  # fmt: skip
    day >> [empty("mon"), empty("other")]
    moment = BranchDateTimeOperator(
        task_id="moment", target_lower=datetime.datetime(2024, 1, 10), target_upper=datetime.datetime(2024, 1, 20),
        follow_task_ids_if_true="in_time", follow_task_ids_if_false="late", use_task_logical_date=True,
    )  # fmt: skip
    moment >> [empty("in_time"), empty("late")]

with DAG("choose_gates", schedule=None, start_date=START):
    for name, value, rules in (("hard", [], True), ("soft", "", False), ("open", "x", True)):
        gate = ShortCircuitOperator(
            task_id=name, python_callable=lambda value=value: value, ignore_downstream_trigger_rules=rules
        )
        one = empty(f"{name}_1")
        two = empty(f"{name}_2", trigger_rule="all_done")
        three = empty(f"{name}_3", trigger_rule="none_failed")
        gate >> one >> two >> three
    late = BashOperator(task_id="late", bash_command="exit 99")
    late >> empty("late_1", trigger_rule="one_done")

with DAG("choose_early", schedule=None, start_date=START):

    @task
    def fine():
        return 1

    @task
    def fails():
        raise AirflowFailException("no")

    @task
    def skips():
        raise AirflowSkipException("no")

    f, b, s = fine(), fails(), skips()
    for rule in ("one_success", "one_failed", "one_done", "none_failed_min_one_success", "none_skipped", "all_skipped"):
        for name, before in (("fb", [f, b]), ("fs", [f, s]), ("bs", [b, s]), ("fbs", [f, b, s])):
            before >> empty(f"{rule}_{name}", trigger_rule=rule)

with DAG("choose_outputs", schedule=None, start_date=START):

    @task(multiple_outputs=True)
    def several():
        return {"a": 1, "b": {"c": [1, 2]}}

    @task
    def typed() -> dict[str, int]:
        return {"x": 5, "y": 6}

    @task(multiple_outputs=False)
    def single() -> dict:
        return {"x": 5}

    @task(multiple_outputs=True)
    def wrong():
        return [1]

    @task(multiple_outputs=True)
    def wrong_keys():
        return {1: 2}

    @task(do_xcom_push=False)
    def silent():
        return {"x": 1}

    @task
    def told(*values):
        return repr(values)

    out = several()
    told.override(task_id="parts")(out["a"], out["b"], out)
    kinds = typed()
    told.override(task_id="kinds")(kinds["x"], kinds["y"])
    told.override(task_id="singled")(single())
    wrong() >> empty("w1")
    wrong_keys() >> empty("w2")
    told.override(task_id="silenced")(silent())
    PythonOperator(task_id="classic", python_callable=lambda: {"q": 1}, multiple_outputs=True)
    out >> BashOperator(
        task_id="reads", bash_command="echo {{ ti.xcom_pull(task_ids='several', key='b')['c'] | length }}"
    )
    BashOperator(task_id="from_arg", bash_command=out["a"])

with DAG("choose_loop", schedule=None, start_date=START, default_args={"trigger_rule": "none_failed"}):

    @task_group(default_args={"retries": 1, "retry_delay": NODELAY})
    def part(n):
        @task.branch
        def pick(n):
            return f"part__{n}.yes" if n else "part.yes"

        @task
        def tries(n, ti=None):
            if ti.try_number == 1:
                raise ValueError("first")
            return ti.try_number + n

        pick(n) >> [empty("yes"), empty("no")] >> tries(n)

    parts = [part(number) for number in range(3)]
    parts[0] >> parts[1] >> parts[2]

with DAG("choose_dates", schedule=None, start_date=START):
    empty("whole") >> empty("later", start_date=datetime.datetime(2024, 2, 1, tzinfo=datetime.UTC)) >> empty("x")
    empty("earlier", end_date=datetime.datetime(2024, 1, 10, tzinfo=datetime.UTC))
    empty("until", end_date=datetime.datetime(2024, 1, 15, tzinfo=datetime.UTC)) >> empty("y")

with DAG("choose_too_early", schedule=None, start_date=datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)):
    empty("a") >> empty("b")
