"""Callbacks of tasks, lists of them, ones that raise, hooks before and after, retries."""

import datetime
from airflow import DAG
from airflow.decorators import task, task_group
from airflow.exceptions import AirflowException, AirflowFailException, AirflowSkipException
from airflow.models import Variable

try:
    from airflow.providers.standard.operators.python import PythonOperator
    from airflow.providers.standard.operators.empty import EmptyOperator
    from airflow.providers.standard.operators.bash import BashOperator
except ImportError:
    from airflow.operators.python import PythonOperator
    from airflow.operators.empty import EmptyOperator
    from airflow.operators.bash import BashOperator
START = datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)
Z = datetime.timedelta(0)


def cb(name):
    def f(context):
        ti = context["ti"]
        ti.xcom_push(
            key=name,
            value={
                "task": context["task"].task_id,
                "try": ti.try_number,
                "ds": context.get("ds"),
                "params": dict(context["params"]),
                "map": ti.map_index,
                "reason": context.get("reason"),
                "instance": context["task_instance_key_str"],
                "keys": sorted(set(context) & {"ti", "task", "dag", "dag_run", "run_id", "try_number", "reason"}),
            },
        )

    return f


ALL = dict(
    on_success_callback=cb("ok"),
    on_failure_callback=cb("fail"),
    on_retry_callback=cb("retry"),
    on_skipped_callback=cb("skip"),
    on_execute_callback=cb("exec"),
)


def two():
    return [cb("first"), cb("second")]


with DAG("cb_kinds", schedule=None, start_date=START, params={"p": 1}):

    def ok():
        return 1

    def bad():
        raise ValueError("no")

    def skip():
        raise AirflowSkipException("s")

    def failnow():
        raise AirflowFailException("f")

    def key():
        return {}["a"]

    PythonOperator(task_id="ok", python_callable=ok, **ALL)
    PythonOperator(task_id="bad", python_callable=bad, **ALL)
    PythonOperator(task_id="bad_retry", python_callable=bad, retries=2, retry_delay=Z, **ALL)
    PythonOperator(task_id="skip", python_callable=skip, **ALL)
    PythonOperator(task_id="failnow", python_callable=failnow, retries=3, retry_delay=Z, **ALL)
    PythonOperator(task_id="key", python_callable=key, **ALL)
    BashOperator(task_id="b99", bash_command="exit 99", **ALL)
    BashOperator(task_id="b3", bash_command="exit 3", **ALL)
    EmptyOperator(task_id="empty_cb", on_success_callback=cb("ok"))
    EmptyOperator(task_id="empty_exec", on_execute_callback=cb("exec"))

with DAG("cb_lists", schedule=None, start_date=START):
    PythonOperator(task_id="ok", python_callable=lambda: 1, on_success_callback=two(), on_execute_callback=two())
    PythonOperator(task_id="bad", python_callable=lambda: 1 / 0, on_failure_callback=two())
    PythonOperator(task_id="noneok", python_callable=lambda: 1, on_success_callback=[])


def boom(context):
    raise RuntimeError("callback")


with DAG("cb_raise", schedule=None, start_date=START):
    PythonOperator(task_id="ok", python_callable=lambda: 1, on_success_callback=boom)
    PythonOperator(task_id="ok_list", python_callable=lambda: 1, on_success_callback=[boom, cb("after")])
    PythonOperator(task_id="bad", python_callable=lambda: 1 / 0, on_failure_callback=boom)
    PythonOperator(task_id="skip", python_callable=skip, on_skipped_callback=boom) >> EmptyOperator(task_id="x")
    PythonOperator(task_id="exec", python_callable=lambda: 1, on_execute_callback=boom) >> EmptyOperator(task_id="y")


def last(attempt):
    def f(ti):
        if ti.try_number < attempt:
            raise ValueError(str(ti.try_number))
        return ti.try_number

    return f


with DAG(
    "cb_retry_then_ok",
    schedule=None,
    start_date=START,
    default_args={"retries": 3, "retry_delay": Z, "on_retry_callback": cb("retry"), "on_success_callback": cb("ok")},
):
    PythonOperator(task_id="two", python_callable=last(2))
    PythonOperator(
        task_id="three",
        python_callable=last(3),
        retry_exponential_backoff=True,
        retry_delay=datetime.timedelta(milliseconds=1),
    )

    @task(retries=1)
    def deco(ti=None):
        return last(2)(ti)

    deco()

    @task(retries=0)
    def none():
        raise ValueError

    none()

with DAG("cb_mapped", schedule=None, start_date=START):

    @task(
        on_success_callback=cb("ok"),
        on_failure_callback=cb("fail"),
        on_skipped_callback=cb("skip"),
        on_retry_callback=cb("retry"),
        retries=1,
        retry_delay=Z,
    )
    def f(x):
        if x == 1:
            raise ValueError("one")
        if x == 2:
            raise AirflowSkipException
        return x

    f.expand(x=[0, 1, 2])
    PythonOperator.partial(
        task_id="op",
        python_callable=f.function if hasattr(f, "function") else f,
        on_success_callback=cb("ok"),
        on_failure_callback=cb("fail"),
    ).expand(op_args=[[0], [1]])

with DAG("cb_pre_post", schedule=None, start_date=START):

    def pre(context):
        context["ti"].xcom_push(key="pre", value=sorted(k for k in context if k in ("ds", "ti", "params")))

    def post(context, result=None):
        context["ti"].xcom_push(key="post", value=result)

    def pre_skip(context):
        raise AirflowSkipException("pre")

    def post_bad(context, result=None):
        raise ValueError("post")

    PythonOperator(task_id="both", python_callable=lambda: 5, pre_execute=pre, post_execute=post)
    PythonOperator(task_id="skips", python_callable=lambda: 5, pre_execute=pre_skip, post_execute=post)
    PythonOperator(task_id="postbad", python_callable=lambda: 5, pre_execute=pre, post_execute=post_bad)
    PythonOperator(
        task_id="pushed",
        python_callable=lambda ti: ti.xcom_push("k", 1),
        post_execute=lambda c, r=None: c["ti"].xcom_push(
            key="seen", value=c["ti"].xcom_pull(task_ids="pushed", key="k")
        ),
    )


def dagcb(name):
    def f(context):
        Variable.set(name, f"{context['dag'].dag_id} {context['reason'] if 'reason' in context else None}")

    return f


with DAG(
    "cb_dag_touch",
    schedule=None,
    start_date=START,
    on_success_callback=dagcb("dok"),
    on_failure_callback=[dagcb("d1"), dagcb("d2")],
):
    PythonOperator(task_id="bad", python_callable=lambda: 1 / 0)
    PythonOperator(task_id="ok", python_callable=lambda: 1)


class Obj:
    def __init__(self, name):
        self.name = name

    def __call__(self, context):
        context["ti"].xcom_push(key=self.name, value=context["ti"].task_id)

    def meth(self, context):
        context["ti"].xcom_push(key="meth", value=self.name)

    @staticmethod
    def stat(context):
        context["ti"].xcom_push(key="stat", value=1)

    @classmethod
    def cls(klass, context):
        context["ti"].xcom_push(key="cls", value=klass.__name__)


import functools


def with_kw(context, extra=None, *, more=3):
    context["ti"].xcom_push(key="kw", value=[extra, more])


with DAG("cb_callables", schedule=None, start_date=START, default_args={"owner": "me"}):
    o = Obj("obj")
    for i, c in enumerate(
        [
            o,
            o.meth,
            Obj.stat,
            Obj.cls,
            functools.partial(with_kw, extra=2),
            functools.partial(with_kw, more=9),
            lambda c: c["ti"].xcom_push(key="lam", value=c["task"].owner),
        ]
    ):
        PythonOperator(task_id=f"t{i}", python_callable=lambda: 0, on_success_callback=c)

    def inner_push(ti, **kw):
        ti.xcom_push(key="a", value=1)
        ti.xcom_push("b", {"x": (1, 2)})
        return None

    def look(context):
        ti = context["task_instance"]
        ti.xcom_push(
            key="look",
            value=[
                ti.xcom_pull(task_ids="pushes", key="a"),
                ti.xcom_pull(task_ids="pushes"),
                ti.xcom_pull(task_ids="none", key="obj"),
            ],
        )

    PythonOperator(task_id="pushes", python_callable=inner_push, on_success_callback=look) << EmptyOperator(
        task_id="gate"
    )

with DAG(
    "cb_taskgroup_defaults",
    schedule=None,
    start_date=START,
    default_args={"on_failure_callback": cb("dagdef"), "retries": 1, "retry_delay": Z},
):

    @task_group(default_args={"on_failure_callback": cb("groupdef"), "retries": 0})
    def g():
        @task
        def a():
            raise ValueError("a")

        @task(on_failure_callback=None)
        def b():
            raise ValueError("b")

        @task(retries=2)
        def c():
            raise ValueError("c")

        a()
        b()
        c()

    g()

    @task
    def d():
        raise ValueError("d")

    d()
