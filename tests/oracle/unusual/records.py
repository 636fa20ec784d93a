"""Data classes as XComs."""

import datetime, dataclasses
from airflow import DAG
from airflow.decorators import task
from airflow.models.baseoperator import BaseOperator

try:
    import attr
except ImportError:
    attr = None


@dataclasses.dataclass
class DC:
    a: int = 1


@dataclasses.dataclass
class DCN:
    a: object = None


class S1:
    pass


with DAG("rec", schedule=None, start_date=datetime.datetime(2024, 1, 1)):
    vals = {"dc": DC(), "dcn": DCN(DC()), "dcbad": DCN(S1()), "dccls": DC}
    if attr:

        @attr.s(auto_attribs=True)
        class AT:
            a: int = 2

        @attr.define
        class AD:
            a: int = 2

        vals.update(at=AT(), ad=AD())

    @task
    def seen(x):
        return type(x).__name__

    @task
    def unused(ti=None):
        return 1

    for k, v in vals.items():

        @task(task_id=f"g_{k}")
        def g(k=k):
            return vals[k]

        r = g()
        seen.override(task_id=f"s_{k}")(r)

    class Gen(BaseOperator):
        def execute(self, context):
            yield 1
            context["ti"].xcom_push(key="k", value=2)

    Gen(task_id="gen")

    class GenO(BaseOperator):
        def execute(self, context):
            return (i for i in range(3))

    GenO(task_id="geno")
