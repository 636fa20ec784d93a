"""Mapped tasks and groups: failures upstream, branches inside, dictionaries, map, zip and concat, reductions."""

from __future__ import annotations

import datetime

from airflow import DAG
from airflow.decorators import task, task_group
from airflow.exceptions import AirflowSkipException

try:
    from airflow.providers.standard.operators.bash import BashOperator
    from airflow.providers.standard.operators.empty import EmptyOperator
    from airflow.providers.standard.operators.python import PythonOperator
except ImportError:
    from airflow.operators.bash import BashOperator
    from airflow.operators.empty import EmptyOperator
    from airflow.operators.python import PythonOperator

START = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
NODELAY = datetime.timedelta(0)
RULES = (
    "all_success", "all_failed", "all_done", "all_skipped", "always", "none_failed", "none_failed_min_one_success",
    "none_skipped", "one_success", "one_failed", "one_done",
)  # fmt: skip


def rules_behind(before, prefix=""):
    for rule in RULES:
        before >> EmptyOperator(task_id=f"{prefix}{rule}", trigger_rule=rule)


@task
def numbers():
    return [1, 2, 3]


@task
def odd(x):
    if x == 2:
        raise ValueError("2")
    if x == 3:
        raise AirflowSkipException("3")
    return x


@task
def plus(x, y=1):
    return x + y


@task(trigger_rule="all_done")
def told(values):
    return repr(list(values)) if values is not None and not isinstance(values, (int, str)) else repr(values)


with DAG("map_rules", schedule=None, start_date=START):
    rules_behind(odd.expand(x=[1, 2, 3]))

with DAG("map_rules_skipped", schedule=None, start_date=START):

    @task
    def skipped(x):
        raise AirflowSkipException(str(x))

    rules_behind(skipped.expand(x=[1, 2]))

with DAG("map_rules_empty", schedule=None, start_date=START):

    @task
    def nothing():
        return []

    rules_behind(plus.expand(x=nothing()))

with DAG("map_rules_mapped", schedule=None, start_date=START):
    source = odd.expand(x=[1, 2, 3])
    for rule in (rule for rule in RULES if rule != "always"):
        plus.override(task_id=rule, trigger_rule=rule).partial(y=5).expand(x=source)

with DAG("map_group_upstream_fails", schedule=None, start_date=START):

    @task
    def broken():
        raise ValueError("no")

    @task_group
    def g(x):
        a = plus.override(task_id="a")(x)
        plus.override(task_id="b", trigger_rule="all_done")(a)
        plus.override(task_id="c", trigger_rule="none_failed_min_one_success")(a)
        EmptyOperator(task_id="d", trigger_rule="one_failed") << a

    before = broken()
    over = g.expand(x=[1, 2])
    before >> over
    over >> EmptyOperator(task_id="end", trigger_rule="all_done")

with DAG("map_group_over_failed", schedule=None, start_date=START):

    @task
    def broken():
        raise ValueError("no")

    @task_group
    def g(x):
        a = plus.override(task_id="a")(x)
        plus.override(task_id="b", trigger_rule="all_done")(a)

    g.expand(x=broken()) >> EmptyOperator(task_id="end", trigger_rule="all_done")

with DAG("map_group_partly", schedule=None, start_date=START):

    @task_group
    def g(x):
        a = odd.override(task_id="a")(x)
        b = told.override(task_id="b")(a)
        plus.override(task_id="c", trigger_rule="none_failed")(a)
        EmptyOperator(task_id="d", trigger_rule="one_success") << a
        return b

    told.override(task_id="reduced")(g.expand(x=numbers()))

with DAG("map_branch_inside", schedule=None, start_date=START):

    @task_group
    def g(x):
        @task.branch
        def pick(x):
            if x == 3:
                return None
            return ["g.left", "g.right"] if x == 2 else "g.left"

        left = plus.override(task_id="left")(x)
        right = plus.override(task_id="right")(x, 10)
        joined = EmptyOperator(task_id="joined", trigger_rule="none_failed_min_one_success")
        strict = EmptyOperator(task_id="strict")
        pick(x) >> [left, right]
        [left, right] >> joined
        [left, right] >> strict

    rules_behind(g.expand(x=[1, 2, 3, 4]), "after_")

with DAG("map_branch_before", schedule=None, start_date=START):

    @task.branch
    def pick():
        return "m1"

    @task_group
    def mg(x):
        plus.override(task_id="a")(x)

    chosen = pick()
    m1 = plus.override(task_id="m1").expand(x=[1, 2])
    m2 = plus.override(task_id="m2").expand(x=[1, 2])
    m3 = mg.expand(x=[1, 2])
    m4 = plus.override(task_id="m4").expand(x=numbers())
    chosen >> [m1, m2, m3, m4]
    [m1, m2] >> EmptyOperator(task_id="join", trigger_rule="none_failed_min_one_success")
    m2 >> EmptyOperator(task_id="behind")
    told.override(task_id="of_skipped")(m2)
    told.override(task_id="of_skipped_late")(m4)

with DAG("map_args", schedule=None, start_date=START):
    n = numbers()

    @task
    def letters():
        return ["a", "b"]

    @task
    def table():
        return {"k1": 1, "k2": 2}

    words = letters()
    told.override(task_id="plain").expand(values=n.map(lambda x: [x, x * 10]))
    told.override(task_id="zipped").expand(values=n.zip(words))
    told.override(task_id="filled").expand(values=n.zip(words, fillvalue="?"))
    told.override(task_id="joined").expand(values=words.concat(n.map(lambda x: str(x))))
    told.override(task_id="both").expand(values=n.map(lambda x: x + 1).zip(words.concat(words)))
    told.override(task_id="whole")(n.map(lambda x: x * 2))
    told.override(task_id="items").expand(values=table())
    told.override(task_id="literal_dict").expand(values={"a": [1], "b": [2]})

    def drops(x):
        if x == 2:
            raise AirflowSkipException("2")
        return x

    told.override(task_id="dropped").expand(values=n.map(drops))

    def breaks(x):
        if x == 2:
            raise KeyError("two")
        return x

    told.override(task_id="broken").expand(values=n.map(breaks))

with DAG("map_kwargs", schedule=None, start_date=START):

    @task
    def rows():
        return [{"x": 1, "y": 2}, {"x": 3, "y": 4}, {"x": 5}]

    @task
    def bad_rows():
        return [{"x": 1}, {"z": 3}, 5]

    plus.override(task_id="rows_in").expand_kwargs(rows())
    plus.override(task_id="rows_mapped").expand_kwargs(rows().map(lambda r: {**r, "y": 100}))
    plus.override(task_id="bad").expand_kwargs(bad_rows())
    plus.override(task_id="cross").expand(x=numbers(), y=[10, 20])
    plus.override(task_id="none_list").expand(x=told.override(task_id="text")([5]))
    PythonOperator.partial(task_id="classic", python_callable=lambda a, b=0: a + b).expand(
        op_kwargs=[{"a": 1}, {"a": 2, "b": 3}, {}]
    )
    BashOperator.partial(task_id="shell", env={"A": "b"}).expand(bash_command=["echo {{ ds }}", "exit 99", "exit 1"])

with DAG("map_nested_use", schedule=None, start_date=START):

    @task
    def fan(x):
        return list(range(x))

    fans = fan.expand(x=[1, 0, 2])
    told.override(task_id="flat")(fans)
    again = told.override(task_id="again").expand(values=fans)
    told.override(task_id="reduced")(again)

    @task_group
    def g(x):
        inner = fan.override(task_id="inner")(x)
        told.override(task_id="seen")(inner)
        return inner

    out = g.expand(x=fans.map(lambda x: len(x)))
    told.override(task_id="outside").expand(values=out)

with DAG("map_labels", schedule=None, start_date=START):

    @task(map_index_template="{{ name }}/{{ task.task_id }}")
    def named(x):
        try:
            from airflow.sdk import get_current_context
        except ImportError:
            from airflow.operators.python import get_current_context
        get_current_context()["name"] = f"n{x}"
        return x

    named.expand(x=[1, 2])
    plus.override(task_id="tries", retries=2, retry_delay=NODELAY).expand(x=[1, "a"])
