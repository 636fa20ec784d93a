"""Assets, sensors and branches on dates, fail-fast, skips in mapped groups, setup and teardown of mapped clusters."""

import datetime
from airflow import DAG
from airflow.decorators import task, task_group, setup, teardown
from airflow.exceptions import AirflowSkipException, AirflowFailException

try:
    from airflow.sdk import Asset, AssetAlias, Metadata, BaseSensorOperator, PokeReturnValue, TaskGroup
except ImportError:
    from airflow.datasets import Dataset as Asset, DatasetAlias as AssetAlias
    from airflow.datasets.metadata import Metadata
    from airflow.sensors.base import BaseSensorOperator, PokeReturnValue
    from airflow.utils.task_group import TaskGroup
try:
    from airflow.providers.standard.operators.python import PythonOperator, BranchPythonOperator, ShortCircuitOperator
    from airflow.providers.standard.operators.bash import BashOperator
    from airflow.providers.standard.operators.empty import EmptyOperator
    from airflow.providers.standard.operators.datetime import BranchDateTimeOperator
    from airflow.providers.standard.operators.weekday import BranchDayOfWeekOperator
    from airflow.providers.standard.sensors.date_time import DateTimeSensor
    from airflow.providers.standard.sensors.time_delta import TimeDeltaSensor
    from airflow.providers.standard.sensors.filesystem import FileSensor
    from airflow.providers.standard.sensors.bash import BashSensor
    from airflow.providers.standard.sensors.python import PythonSensor
except ImportError:
    from airflow.operators.python import PythonOperator, BranchPythonOperator, ShortCircuitOperator
    from airflow.operators.bash import BashOperator
    from airflow.operators.empty import EmptyOperator
    from airflow.operators.datetime import BranchDateTimeOperator
    from airflow.operators.weekday import BranchDayOfWeekOperator
    from airflow.sensors.date_time import DateTimeSensor
    from airflow.sensors.time_delta import TimeDeltaSensor
    from airflow.sensors.filesystem import FileSensor
    from airflow.sensors.bash import BashSensor
    from airflow.sensors.python import PythonSensor
START = datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)
Z = datetime.timedelta(0)


def E(i, **k):
    return EmptyOperator(task_id=i, **k)


with DAG("mo_assets", schedule=None, start_date=START) as d:
    A, B = Asset("file://a"), Asset("s3://b/c", extra={"k": 1})

    @task(outlets=[A])
    def out(outlet_events=None):
        outlet_events[A].extra["rows"] = 5
        return 1

    @task(outlets=[B])
    def meta():
        yield Metadata(B, {"n": 2})

    @task(outlets=[AssetAlias("al")])
    def alias(outlet_events=None):
        outlet_events[AssetAlias("al")].add(Asset("s3://new"), extra={"q": 1})

    @task(inlets=[A])
    def inl(inlet_events=None):
        return [len(inlet_events[A]) >= 0, [getattr(x, "uri", str(x)) for x in d.get_task("inl").inlets]]

    @task(outlets=[A])
    def fails():
        raise ValueError

    @task(outlets=[A])
    def skips():
        raise AirflowSkipException

    out() >> inl()
    meta()
    alias()
    fails()
    skips()
    BashOperator(task_id="b", bash_command="echo x", outlets=[A, B], inlets=[B])
with DAG("mo_timing", schedule=None, start_date=START) as d:
    b = BranchDateTimeOperator(
        task_id="bdt",
        follow_task_ids_if_true=["yes"],
        follow_task_ids_if_false=["no"],
        target_lower=datetime.datetime(2024, 1, 10),
        target_upper=datetime.datetime(2024, 1, 20),
        use_task_logical_date=True,
    )
    b >> [E("yes"), E("no")]
    w = BranchDayOfWeekOperator(
        task_id="bdow",
        follow_task_ids_if_true="mon",
        follow_task_ids_if_false="other",
        week_day={"Monday"},
        use_task_logical_date=True,
    )
    w >> [E("mon"), E("other")]
    w2 = BranchDayOfWeekOperator(
        task_id="bdow2",
        follow_task_ids_if_true=["t1", "t2"],
        follow_task_ids_if_false="t3",
        week_day="Tuesday",
        use_task_logical_date=True,
    )
    w2 >> [E("t1"), E("t2"), E("t3")]
    DateTimeSensor(task_id="dts", target_time="{{ logical_date }}", poke_interval=0.01) >> E("a1")
    DateTimeSensor(
        task_id="dts_never",
        target_time=datetime.datetime(2999, 1, 1, tzinfo=datetime.timezone.utc),
        poke_interval=0.01,
        timeout=0.05,
        soft_fail=True,
    ) >> E("a2")
    TimeDeltaSensor(task_id="tds", delta=datetime.timedelta(seconds=1), poke_interval=0.01)
    FileSensor(task_id="fs_no", filepath="/nope/nothing*", poke_interval=0.01, timeout=0.05)
    BashSensor(task_id="bs", bash_command="exit 0", poke_interval=0.01)
    BashSensor(task_id="bs_no", bash_command="exit 1", poke_interval=0.01, timeout=0.05, soft_fail=True)
    BashSensor(task_id="bs_skip", bash_command="exit 99", poke_interval=0.01, retry_exit_code=2)
    PythonSensor(task_id="ps", python_callable=lambda x, ds=None: x == ds, op_args=["{{ ds }}"], poke_interval=0.01)
    PythonSensor(task_id="ps_val", python_callable=lambda: PokeReturnValue(True, {"a": 1}), poke_interval=0.01)
    PythonSensor(task_id="ps_none", python_callable=lambda: PokeReturnValue(True), poke_interval=0.01)
    PythonSensor(task_id="ps_no", python_callable=lambda: 0, poke_interval=0.01, timeout=0.03, retries=1, retry_delay=Z)
    PythonSensor(
        task_id="ps_exp",
        python_callable=lambda: False,
        poke_interval=0.01,
        timeout=0.05,
        exponential_backoff=True,
        soft_fail=True,
    )
    PythonSensor(task_id="ps_res", python_callable=lambda ti: ti.try_number >= 1, poke_interval=0.01, mode="reschedule")
    PythonSensor.partial(task_id="ps_map", poke_interval=0.01, timeout=0.05, soft_fail=True).expand(
        python_callable=[lambda: True, lambda: False]
    )
with DAG(
    "mo_fail_fast",
    schedule=None,
    start_date=START,
    **({"fail_fast": True} if hasattr(DAG(dag_id="probe", schedule=None), "fail_fast") else {"fail_stop": True}),
) as d:

    def bad():
        raise ValueError

    a = PythonOperator(task_id="a", python_callable=bad)
    g = E("g")
    g >> a
    a >> E("b") >> E("c")
    a >> PythonOperator(task_id="never", python_callable=lambda: 1) >> E("never2")
with DAG("mo_skipmix", schedule=None, start_date=START) as d:

    @task
    def sk(x):
        if x % 2:
            raise AirflowSkipException
        return x

    @task(trigger_rule="none_failed")
    def nf(v):
        return sorted(v) if v is not None and not isinstance(v, int) else v

    @task(trigger_rule="all_done")
    def ad(v):
        return sorted(v)

    @task
    def plain(v):
        return sorted(v)

    m = sk.expand(x=[1, 2, 3, 4])
    nf(m)
    ad(m)
    plain(m)
    m2 = sk.override(task_id="skall").expand(x=[1, 3])
    nf.override(task_id="nf2")(m2)
    plain.override(task_id="plain2")(m2)
    m3 = sk.override(task_id="down").expand(x=m)
    ad.override(task_id="ad3")(m3)
    m4 = sk.override(task_id="down_nf", trigger_rule="none_failed").expand(x=m)

    @task_group
    def g(x):
        s = sk.override(task_id="s")(x)
        n = nf.override(task_id="n")(s)
        sk.override(task_id="al", trigger_rule="all_done")(x) << s
        return n

    r = g.expand(x=[1, 2])
    ad.override(task_id="adg")(r)
    E("eg", trigger_rule="none_failed_min_one_success") << r
    E("ea", trigger_rule="all_success") << r

    @task_group
    def g2(x):
        t = TaskGroup("in")
        with t:
            sk.override(task_id="p")(x) >> E("q") >> E("r", trigger_rule="all_skipped")
        return t

    g2.expand(x=[0, 1]) >> E("g2end", trigger_rule="one_done")
with DAG("mo_mapped_st", schedule=None, start_date=START) as d:

    @setup
    def s(x):
        return x

    @teardown
    def t(x):
        return x

    @task
    def w(x):
        if x == 2:
            raise ValueError
        return x

    @task_group
    def cluster(x):
        si = s(x)
        ti = t(si)
        with ti:
            w(x) >> E("e")
        si >> ti

    cluster.expand(x=[1, 2]) >> E("after")

    @task
    def lst():
        return [1, 2]

    sm = s.override(task_id="sm").expand(x=lst())
    wm = w.override(task_id="wm").expand(x=[1, 3])
    tm = EmptyOperator(task_id="tm").as_teardown()
    sm >> wm >> tm
    sm >> tm
    wm >> E("afterwm")
with DAG(
    "mo_pools",
    schedule=None,
    start_date=START,
    max_active_tasks=1,
    default_args={
        "pool": "default_pool",
        "priority_weight": 3,
        "queue": "q",
        "depends_on_past": True,
        "wait_for_downstream": True,
        "owner": "x",
        "do_xcom_push": False,
    },
) as d:

    @task
    def one(ti=None):
        return [ti.task.pool, ti.task.priority_weight, ti.task.queue]

    @task(do_xcom_push=True, max_active_tis_per_dag=1, execution_timeout=datetime.timedelta(seconds=30))
    def two(x, ti=None):
        return [x, ti.task.depends_on_past, ti.task.wait_for_downstream, str(ti.task.execution_timeout)]

    one() >> two.expand(x=[1, 2])
with DAG(
    "mo_email",
    schedule=None,
    start_date=START,
    default_args={"email": ["a@b.c"], "email_on_failure": True, "email_on_retry": True},
) as d:
    PythonOperator(task_id="bad", python_callable=bad, retries=1, retry_delay=Z) >> E("x", trigger_rule="all_failed")
with DAG("mo_comprehension", schedule=None, start_date=START) as d:
    tasks = {n: PythonOperator(task_id=n, python_callable=lambda n=n: n) for n in "abc"}
    late = [PythonOperator(task_id=f"late{i}", python_callable=lambda: i) for i in range(2)]
    [tasks[k] >> tasks[n] for k, n in zip("ab", "bc")]
    import itertools, functools

    functools.reduce(lambda x, y: x >> y, [E(f"r{i}") for i in range(4)])
    sum_ = sum([1])
    tuple(E(f"z{i}") for i in range(2))
    (lambda: [E("q1") >> E("q2")])()
    for g in ("g1", "g2"):
        with TaskGroup(g):
            prev = None
            for i in range(2):
                cur = PythonOperator(task_id=f"t{i}", python_callable=(lambda g, i: lambda: [g, i])(g, i))
                prev = prev >> cur if prev else cur
