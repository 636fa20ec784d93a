"""Numbers as XComs."""

import datetime
from airflow import DAG
from airflow.decorators import task

VALUES = [
    2.0,
    -3.0,
    1e3,
    1e15,
    1e18,
    9.3e18,
    1e19,
    2**62,
    2**63,
    2**70,
    -(2**63),
    0.0,
    -0.0,
    1.5,
    1e-9,
    123456789.0,
    [2.0],
    {"a": 2.0},
    (2.0,),
    True,
    "2.0",
    "5",
    1e22,
    12345678901234567,
    1234567890123456789.0,
    0.1 + 0.2,
    1e308,
]
with DAG("num", schedule=None, start_date=datetime.datetime(2024, 1, 1)):

    @task
    def give(i):
        return VALUES[i]

    @task
    def see(x):
        return repr(x)

    for i in range(len(VALUES)):
        see.override(task_id=f"s{i:02}")(give.override(task_id=f"g{i:02}")(i))

    @task
    def pushed(ti=None):
        ti.xcom_push(key="f", value=2.0)
        return {"a": 4.0}

    p = pushed()

    @task
    def pulled(ti=None):
        return [repr(ti.xcom_pull(task_ids="pushed", key="f")), repr(ti.xcom_pull(task_ids="pushed"))]

    p >> pulled()

    @task
    def each(x):
        return x

    see.override(task_id="m")(
        each.expand(x=[1.0, 2.5]).map(lambda v: v) if False else each.expand(x=[1.0, 2.5])[0] if False else 1
    )

    @task
    def lst(xs):
        return repr(list(xs))

    lst(each.expand(x=[3.0, 2.5]))

    @task(multiple_outputs=True)
    def mo():
        return {"x": 5.0}

    see.override(task_id="mo_")(mo()["x"])
