"""The DAGs whose runs a real scheduler was recorded with; see scheduler_2_10.json."""

# ruff: noqa
import datetime, json, os, time

try:
    import airflow.sdk
    from airflow.sdk import DAG, task, Asset, AssetAlias, Metadata, AssetAny
    from airflow.providers.standard.operators.trigger_dagrun import TriggerDagRunOperator
    from airflow.providers.standard.operators.latest_only import LatestOnlyOperator
    from airflow.providers.standard.operators.empty import EmptyOperator
    from airflow.providers.standard.sensors.external_task import ExternalTaskSensor
    from airflow.providers.standard.operators.python import PythonOperator

    V = 3
except ImportError:
    from airflow import DAG
    from airflow.decorators import task
    from airflow.datasets import Dataset as Asset, DatasetAlias as AssetAlias
    from airflow.datasets.metadata import Metadata
    from airflow.operators.trigger_dagrun import TriggerDagRunOperator
    from airflow.operators.latest_only import LatestOnlyOperator
    from airflow.operators.empty import EmptyOperator
    from airflow.sensors.external_task import ExternalTaskSensor
    from airflow.operators.python import PythonOperator

    V = 2
U = datetime.timezone.utc
S = datetime.datetime(2024, 1, 1, tzinfo=U)
E = datetime.datetime(2024, 1, 4, tzinfo=U)
ND = datetime.timedelta(0)
KEYS = [
    "prev_execution_date",
    "prev_ds",
    "prev_ds_nodash",
    "next_ds",
    "next_execution_date",
    "prev_execution_date_success",
    "prev_data_interval_start_success",
    "prev_data_interval_end_success",
    "data_interval_start",
    "data_interval_end",
    "logical_date",
    "ds",
    "run_id",
]


def show(x):
    return (
        str(x.isoformat()) if hasattr(x, "isoformat") else (x if type(x) in (type(None), int, float, bool) else str(x))
    )


def look(**c):
    out = {k: show(c.get(k)) for k in KEYS}
    out["prev_start_is_none"] = c.get("prev_start_date_success") is None
    out["prev_end_is_none"] = c.get("prev_end_date_success") is None
    dr, ti = c["dag_run"], c["ti"]
    out["run_type"] = str(getattr(dr.run_type, "value", dr.run_type))
    out["run_after"] = show(getattr(dr, "run_after", None))
    out["external_trigger"] = show(getattr(dr, "external_trigger", None))
    for n in ("get_previous_dagrun", "get_previous_scheduled_dagrun"):
        try:
            out["dr." + n] = show(getattr(getattr(dr, n)(), "run_id", None))
        except Exception as e:
            out["dr." + n] = type(e).__name__
    for n in ("get_previous_ti", "get_previous_dagrun", "get_previous_execution_date", "get_previous_start_date"):
        try:
            v = getattr(ti, n)()
            if n.endswith("start_date"):
                v = v is None
            out["ti." + n] = show(getattr(v, "run_id", v))
        except Exception as e:
            out["ti." + n] = type(e).__name__
    for n in ("previous_ti", "previous_ti_success"):
        try:
            v = getattr(ti, n)
            out["ti." + n] = show(getattr(v, "run_id", v))
        except Exception as e:
            out["ti." + n] = type(e).__name__
    out["prior"] = show(ti.xcom_pull(task_ids="val", include_prior_dates=True))
    out["prior_k"] = show(ti.xcom_pull(task_ids="val", key="k", include_prior_dates=True))
    return out


def val(ds=None, **c):
    if ds.endswith("-02"):
        raise ValueError("no")
    if not ds.endswith("-03"):
        c["ti"].xcom_push(key="k", value="k" + ds)
    return ds


def oops(ds=None, **c):
    if ds.endswith("-02"):
        raise ValueError("no")


for cid, sched in (("k_cron", "@daily"), ("k_delta", datetime.timedelta(days=1))):
    with DAG(cid, start_date=S, end_date=E, schedule=sched, catchup=True, max_active_runs=1) as d:
        PythonOperator(task_id="look", python_callable=look, trigger_rule="all_done") << PythonOperator(
            task_id="val", python_callable=val
        )
with DAG("k_dop", start_date=S, end_date=E, schedule="@daily", catchup=True, max_active_runs=2) as d:
    a = PythonOperator(task_id="a", python_callable=lambda: 1, depends_on_past=True)
    b = PythonOperator(task_id="b", python_callable=oops, depends_on_past=True)
    c = EmptyOperator(task_id="c", depends_on_past=True)
    f = PythonOperator(task_id="free", python_callable=lambda: 2, trigger_rule="all_done")
    a >> b >> c
    b >> f
with DAG("k_wfd", start_date=S, end_date=E, schedule="@daily", catchup=True, max_active_runs=2) as d:
    a = PythonOperator(task_id="a", python_callable=lambda: 1, wait_for_downstream=True)
    b = PythonOperator(task_id="b", python_callable=oops)
    c = EmptyOperator(task_id="c")
    a >> b >> c
with DAG("k_latest", start_date=S, end_date=E, schedule="@daily", catchup=True, max_active_runs=1) as d:
    LatestOnlyOperator(task_id="lo") >> EmptyOperator(task_id="x")
with DAG("k_nocatch", start_date=S, schedule="@yearly", catchup=False, max_active_runs=1) as d:
    PythonOperator(task_id="look", python_callable=look)
with DAG("k_once", start_date=S, schedule="@once", catchup=False) as d:
    PythonOperator(task_id="look", python_callable=look)


# trigger
def echo(dag_run=None, **c):
    return {
        "conf": dag_run.conf,
        "run_id": dag_run.run_id,
        "type": str(getattr(dag_run.run_type, "value", dag_run.run_type)),
        "ld": show(dag_run.logical_date),
        "dis": show(dag_run.data_interval_start),
        "die": show(dag_run.data_interval_end),
        "ext": show(getattr(dag_run, "external_trigger", None)),
    }


with DAG("k_child", start_date=S, schedule=None, params={"p": 5}) as d:
    PythonOperator(task_id="echo", python_callable=echo)


def bad():
    raise ValueError("bad child")


with DAG("k_badchild", start_date=S, schedule=None) as d:
    PythonOperator(task_id="bad", python_callable=bad)
with DAG("k_dailychild", start_date=S, schedule="@daily", catchup=False, end_date=S) as d:
    PythonOperator(task_id="echo", python_callable=echo)
with DAG("k_parent", start_date=S, schedule=None) as d:
    kw = dict(wait_for_completion=True, poke_interval=1)
    t1 = TriggerDagRunOperator(
        task_id="t1", trigger_dag_id="k_child", conf={"a": "{{ ds }}", "n": 1}, trigger_run_id="r1", **kw
    )
    t2 = TriggerDagRunOperator(task_id="t2", trigger_dag_id="k_badchild", **kw)
    t3 = TriggerDagRunOperator(
        task_id="t3", trigger_dag_id="k_badchild", allowed_states=["success", "failed"], failed_states=[], **kw
    )
    t4 = TriggerDagRunOperator(task_id="t4", trigger_dag_id="k_child", trigger_run_id="r1", **kw)
    t5 = TriggerDagRunOperator(
        task_id="t5", trigger_dag_id="k_child", trigger_run_id="r1", reset_dag_run=True, conf={"again": True}, **kw
    )
    t6 = TriggerDagRunOperator(
        task_id="t6", trigger_dag_id="k_child", trigger_run_id="r1", skip_when_already_exists=True, **kw
    )
    t7 = TriggerDagRunOperator(task_id="t7", trigger_dag_id="k_nodag", **kw)
    t8 = TriggerDagRunOperator(task_id="t8", trigger_dag_id="k_child", conf="{{ dag_run.conf }}", **kw)
    t9 = TriggerDagRunOperator(
        task_id="t9",
        trigger_dag_id="k_dailychild",
        **(
            {"logical_date": "2024-03-05T06:00:00+00:00"} if V == 3 else {"execution_date": "2024-03-05T06:00:00+00:00"}
        ),
        **kw,
    )
    t10 = TriggerDagRunOperator(task_id="t10", trigger_dag_id="k_child")
    t11 = TriggerDagRunOperator(task_id="t11", trigger_dag_id="k_badchild")
    t12 = TriggerDagRunOperator(task_id="t12", trigger_dag_id="k_child", conf={"x": S}, **kw)
    t1 >> t2
    e = EmptyOperator(task_id="e", trigger_rule="one_failed")
    t2 >> e
    t1 >> t4
    ts = [t5, t6, t7, t8, t9, t10, t11, t12]
    for x, y in zip([t4] + ts, ts):
        y.trigger_rule = "all_done"
        x >> y


# external
def ext(ds=None):
    if ds.endswith("-02"):
        raise ValueError("x")


with DAG("k_ext", start_date=S, end_date=E, schedule="@daily", catchup=True, max_active_runs=1) as d:
    PythonOperator(task_id="x", python_callable=ext)
with DAG("k_sens", start_date=S, end_date=E, schedule="@daily", catchup=True, max_active_runs=1) as d:
    k = dict(poke_interval=1, timeout=25, external_dag_id="k_ext", mode="reschedule")
    ExternalTaskSensor(task_id="whole", failed_states=["failed"], **k)
    ExternalTaskSensor(task_id="x", external_task_id="x", failed_states=["failed"], **k)
    ExternalTaskSensor(task_id="skips", external_task_id="x", skipped_states=["failed"], **k)
    ExternalTaskSensor(task_id="softf", external_task_id="x", failed_states=["failed"], soft_fail=True, **k)
    ExternalTaskSensor(task_id="done", external_task_id="x", allowed_states=["failed", "success"], **k)
    ExternalTaskSensor(
        task_id="yesterday",
        external_task_id="x",
        allowed_states=["failed", "success"],
        execution_delta=datetime.timedelta(days=1),
        soft_fail=True,
        **k,
    )
    ExternalTaskSensor(
        task_id="fn", external_task_id="x", allowed_states=["failed", "success"], execution_date_fn=lambda d: [d], **k
    )
    ExternalTaskSensor(task_id="nodag", check_existence=True, **{**k, "external_dag_id": "k_nope"})
    ExternalTaskSensor(task_id="notask", check_existence=True, external_task_id="zzz", **k)
# assets
A1, A2, A3 = Asset("s3://k/a1"), Asset("s3://k/a2"), Asset("s3://k/a3")
AL = AssetAlias("k_alias")


def ev(**c):
    t = c.get("triggering_asset_events" if V == 3 else "triggering_dataset_events")
    out = {}
    for a, es in t.items():
        out[a if isinstance(a, str) else a.uri] = [
            {
                "extra": e.extra,
                "src": [
                    e.source_dag_id if hasattr(e, "source_dag_id") else None,
                    e.source_task_id if hasattr(e, "source_task_id") else None,
                    getattr(e, "source_map_index", None),
                ],
                "uri": getattr(e, "uri", None) or getattr(getattr(e, "asset", None), "uri", None),
            }
            for e in es
        ]
    return {"ev": out, **echo(**c)}


with DAG("k_prod", start_date=S, schedule=None) as d:

    def p1(*, outlet_events):
        outlet_events[A1].extra = {"row": 1}

    def p2():
        yield Metadata(A2, {"m": 2})

    def p3(*, outlet_events):
        outlet_events[AL].add(A3, extra={"al": 1})

    def p4(*, inlet_events):
        x = inlet_events[A1]
        return [len(x), x[-1].extra if len(x) else None]

    def p5():
        raise ValueError("fails")

    x1 = PythonOperator(task_id="p1", python_callable=p1, outlets=[A1])
    x2 = task(outlets=[A2], task_id="p2")(p2)()
    x3 = PythonOperator(task_id="p3", python_callable=p3, outlets=[AL])
    x4 = PythonOperator(task_id="p4", python_callable=p4, inlets=[A1])
    x5 = PythonOperator(task_id="p5", python_callable=p5, outlets=[A1])
    x1 >> x2 >> x3 >> x4 >> x5
for n, s in (
    ("all", [A1, A2]),
    ("any", (A1 | A2)),
    ("three", (A1 & (A2 | A3))),
    ("alias", [AL]),
    ("never", [A1, Asset("s3://k/none")]),
):
    with DAG("k_on_" + n, start_date=S, schedule=s, catchup=False) as d:
        PythonOperator(task_id="ev", python_callable=ev)
with DAG("k_on_on", start_date=S, schedule=[Asset("s3://k/second")], catchup=False) as d:
    PythonOperator(task_id="ev", python_callable=ev)
with DAG("k_on_mid", start_date=S, schedule=[A1], catchup=False) as d:
    PythonOperator(task_id="mid", python_callable=lambda: 1, outlets=[Asset("s3://k/second", extra={"st": 1})])
