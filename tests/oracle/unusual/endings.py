"""How tasks end: every kind of exception, deferral, hooks around what was deferred."""

import asyncio
import datetime
from airflow import DAG
from airflow.decorators import task
from airflow.models.baseoperator import BaseOperator
from airflow.exceptions import (
    TaskDeferred,
    AirflowSkipException,
    AirflowFailException,
    AirflowException,
    AirflowRescheduleException,
)
from airflow.triggers.base import BaseTrigger, TriggerEvent
from airflow.triggers.temporal import TimeDeltaTrigger, DateTimeTrigger

try:
    from airflow.providers.standard.operators.empty import EmptyOperator
    from airflow.providers.standard.operators.python import PythonOperator
except ImportError:
    from airflow.operators.empty import EmptyOperator
    from airflow.operators.python import PythonOperator
START = datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)
Z = datetime.timedelta(0)


class T(BaseTrigger):
    def __init__(self, value=1, fail=False, none=False, many=False, wait=0.0):
        super().__init__()
        self.value, self.fail, self.none, self.many, self.wait = value, fail, none, many, wait

    def serialize(self):
        return (
            f"{T.__module__}.T",
            {"value": self.value, "fail": self.fail, "none": self.none, "many": self.many, "wait": self.wait},
        )

    async def run(self):
        await asyncio.sleep(self.wait)
        if self.fail:
            raise ValueError("trigger")
        if self.none:
            return
        yield TriggerEvent(self.value)
        if self.many:
            yield TriggerEvent("second")


def push(c, k, v):
    c["ti"].xcom_push(key=k, value=v)


class D(BaseOperator):
    def __init__(self, trig=None, kwargs_=None, method="done", timeout=None, twice=False, **kw):
        super().__init__(**kw)
        self.trig = trig or {}
        self.kwargs_ = kwargs_
        self.method = method
        self.to = timeout
        self.twice = twice

    def pre_execute(self, context):
        push(context, "pre", (context["ti"].xcom_pull(task_ids=self.task_id, key="pre") or 0) + 1)
        super().pre_execute(context)

    def execute(self, context):
        push(context, "exec", context["ti"].try_number)
        self.defer(trigger=T(**self.trig), method_name=self.method, kwargs=self.kwargs_, timeout=self.to)

    def done(self, context, event=None, **kw):
        push(
            context,
            "ev",
            [event, kw, context["ti"].try_number, context["ti"].xcom_pull(task_ids=self.task_id, key="exec")],
        )
        if self.twice:
            self.defer(trigger=T(value="again"), method_name="again", kwargs={"n": 2})
        return event

    def again(self, context, event, n):
        return [event, n]

    def skips(self, context, event):
        raise AirflowSkipException(event)

    def fails(self, context, event):
        raise ValueError(event)

    def nofail(self, context, event):
        raise AirflowFailException(event)

    def post_execute(self, context, result=None):
        push(context, "post", [result])


with DAG("x_defer", schedule=None, start_date=START):
    D(task_id="plain")
    D(task_id="val", trig={"value": {"a": [1]}})
    D(task_id="many", trig={"many": True})
    D(task_id="skips", method="skips") >> EmptyOperator(task_id="after_skip")
    D(task_id="fails", method="fails", retries=1, retry_delay=Z)
    D(task_id="nofail", method="nofail", retries=1, retry_delay=Z)
    D(task_id="nomethod", method="nope")
    D(task_id="wait", trig={"wait": 0.05}, timeout=datetime.timedelta(seconds=20))

    @task
    def tf():
        raise TaskDeferred(trigger=T(), method_name="execute_complete")

    tf()

    def order(k):
        def f(context, *a):
            context["ti"].xcom_push(
                key=k,
                value=sorted(
                    x for x in ("p1", "p2", "p3", "p4") if context["ti"].xcom_pull(task_ids="order", key=x) is not None
                ),
            )

        return f

    class Ord(BaseOperator):
        def pre_execute(self, context):
            order("p2")(context)
            super().pre_execute(context)

        def execute(self, context):
            order("p4")(context)

    Ord(task_id="order", pre_execute=order("p1"), on_execute_callback=order("p3"))

    class PreBad(BaseOperator):
        def pre_execute(self, context):
            raise ValueError

        def execute(self, context):
            pass

    PreBad(task_id="prebad", on_execute_callback=lambda c: push(c, "ex", 1))
with DAG("x_exc", schedule=None, start_date=START):

    def r(e):
        def f(**k):
            raise e

        return f

    for i, e in enumerate(
        [
            AirflowException("a"),
            AirflowSkipException("s"),
            AirflowFailException("f"),
            KeyError("k"),
            SystemExit(0),
            SystemExit(),
            StopIteration(),
            AssertionError(),
            TimeoutError(),
            NotImplementedError(),
            MemoryError(),
        ]
    ):
        PythonOperator(task_id=f"{i:02}_{type(e).__name__}", python_callable=r(e), retries=1, retry_delay=Z)

    class E(Exception):
        def __str__(self):
            raise ValueError("str")

    PythonOperator(task_id="badstr", python_callable=r(E()))

    class Sub(AirflowSkipException):
        pass

    PythonOperator(task_id="subskip", python_callable=r(Sub("x")))

    class SubF(AirflowFailException):
        pass

    PythonOperator(task_id="subfail", python_callable=r(SubF("x")), retries=2, retry_delay=Z)

    @task
    def group():
        raise ExceptionGroup("g", [ValueError("a"), AirflowSkipException("b")])

    group()

    @task
    def cause():
        try:
            1 / 0
        except ZeroDivisionError as e:
            raise AirflowSkipException("c") from e

    cause()


def count(k):
    def f(context, *a, **kw):
        context["ti"].xcom_push(key=k, value=(context["ti"].xcom_pull(task_ids=context["ti"].task_id, key=k) or 0) + 1)

    return f


class S(D):
    def execute(self, context):
        self.defer(trigger=T(), method_name="done")

    def pre_execute(self, context):
        count("pre")(context)
        super().pre_execute(context)

    def post_execute(self, context, result=None):
        count("post")(context)
        super().post_execute(context, result)

    def render_template_fields(self, context, jinja_env=None):
        count("render")(context)
        super().render_template_fields(context, jinja_env)


with DAG("x_def_count", schedule=None, start_date=START):
    S(
        task_id="s",
        on_execute_callback=count("ex"),
        on_success_callback=count("ok"),
        pre_execute=count("prehook"),
        post_execute=count("posthook"),
    )
