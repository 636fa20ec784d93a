"""Graphs: groups in groups, labels, chains, choices, setups and teardowns, DAGs made by functions and classes."""

import datetime
from airflow import DAG
from airflow.decorators import task, task_group, dag
from airflow.exceptions import AirflowSkipException

try:
    from airflow.sdk import TaskGroup, Label, chain, cross_downstream, chain_linear, Param
except ImportError:
    from airflow.utils.task_group import TaskGroup
    from airflow.utils.edgemodifier import Label
    from airflow.models.baseoperator import chain, cross_downstream, chain_linear
    from airflow.models.param import Param
try:
    from airflow.providers.standard.operators.python import PythonOperator, BranchPythonOperator, ShortCircuitOperator
    from airflow.providers.standard.operators.bash import BashOperator
    from airflow.providers.standard.operators.empty import EmptyOperator
except ImportError:
    from airflow.operators.python import PythonOperator, BranchPythonOperator, ShortCircuitOperator
    from airflow.operators.bash import BashOperator
    from airflow.operators.empty import EmptyOperator
START = datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)
Z = datetime.timedelta(0)


def E(i, **k):
    return EmptyOperator(task_id=i, **k)


def told(d):
    def attempt(f):
        try:
            return f()
        except Exception as e:
            return "E " + type(e).__name__

    return {
        "order": len(list(d.topological_sort())),
        "leaves": sorted(t.task_id for t in d.leaves),
        "roots": sorted(t.task_id for t in d.roots),
        "ids": sorted(d.task_ids),
        "edges": sorted([t.task_id, sorted(t.downstream_task_ids)] for t in d.tasks),
        "groups": sorted(k or "" for k in d.task_group.get_task_group_dict()),
    }


with DAG("so_graph", schedule=None, start_date=START) as d:
    a, b, c, e = E("a"), E("b"), E("c"), E("e")
    a >> Label("x") >> [b, c] >> Label("y") >> e
    chain(E("c1"), [E("c2"), E("c3")], [E("c4"), E("c5")], E("c6"))
    cross_downstream([E("x1"), E("x2")], [E("y1"), E("y2")])
    chain_linear(E("l1"), [E("l2"), E("l3")], [E("l4"), E("l5")])
    [E("r1"), E("r2")] >> E("r3")
    E("r4") << [E("r5")]
    d.set_dependency("r3", "r4")
    e.set_downstream(E("z"))
    E("z0").set_upstream([e, a])
    PythonOperator(task_id="told", python_callable=lambda v: v, op_args=[told(d)])
    PythonOperator(
        task_id="rel",
        python_callable=lambda v: v,
        op_args=[
            {
                "up": sorted(t.task_id for t in e.upstream_list),
                "down": sorted(t.task_id for t in a.downstream_list),
                "flat": sorted(e.get_flat_relative_ids(upstream=True)),
                "direct": sorted(t.task_id for t in a.get_direct_relatives()),
                "has": d.has_task("a"),
                "get": d.get_task("b").task_id,
                "dict": sorted(d.task_dict)[:3],
                "n": len(d.tasks),
                "part": sorted(d.partial_subset("b", include_downstream=False, include_upstream=True).task_ids),
            }
        ],
    )
with DAG("so_groups", schedule=None, start_date=START, default_args={"retries": 0, "owner": "dagowner"}) as d:

    def who(ti):
        return [ti.task_id, ti.task.owner, ti.task.retries]

    with TaskGroup("g1", tooltip="tip", default_args={"owner": "g1"}) as g1:
        PythonOperator(task_id="t", python_callable=who)
        with TaskGroup("in", prefix_group_id=False, default_args={"owner": "inner", "retries": 1}) as gi:
            PythonOperator(task_id="free", python_callable=who)
            with TaskGroup("deep"):
                PythonOperator(task_id="d", python_callable=who, owner="own")
        with TaskGroup("in2"):
            E("q") >> E("w")
    with TaskGroup("g1", add_suffix_on_collision=True) as g2:
        PythonOperator(task_id="t", python_callable=who)
    with TaskGroup("g1", add_suffix_on_collision=True) as g3:
        PythonOperator(task_id="t", python_callable=who)
    with TaskGroup("empty_group") as eg:
        pass
    s = E("s")
    f = E("f")
    s >> g1 >> Label("to") >> g2 >> g3 >> f
    s >> eg >> f
    PythonOperator(task_id="told", python_callable=lambda v: v, op_args=[told(d)])
    PythonOperator(
        task_id="gs",
        python_callable=lambda v: v,
        op_args=[
            [
                g1.group_id,
                gi.group_id,
                g2.group_id,
                g3.group_id,
                sorted(g1.children),
                g1.tooltip,
                sorted(g1.get_child_by_label("t").downstream_task_ids),
                g1.label,
                gi.label,
                sorted(t.task_id for t in g1.get_leaves()),
                sorted(t.task_id for t in g1.get_roots()),
                g1.upstream_join_id,
                g1.downstream_join_id,
            ]
        ],
    )
with DAG("so_group_returns", schedule=None, start_date=START) as d:

    @task
    def one():
        return 1

    @task
    def add(a, b=1):
        return a + b

    @task_group
    def pair(x, *, y=2):
        a = add(x, y)
        b = add.override(task_id="b")(a)
        return {"a": a, "b": b}

    r = pair(one(), y=5)
    add.override(task_id="fin")(r["a"], r["b"])

    @task_group(group_id="lst", tooltip="x", prefix_group_id=False)
    def lst(x):
        return [add.override(task_id=f"l{i}")(x, i) for i in range(3)]

    @task
    def total(v):
        return sum(v)

    total(lst(3))

    @task_group
    def nested(x):
        @task_group
        def inner(y):
            return add(y, 100)

        return inner(add(x))

    add.override(task_id="af")(nested(5))

    @task_group
    def none():
        E("n")

    n = none()
    n >> E("aftern")
    r2 = pair.override(group_id="pair2")(1)
    r3 = pair(2)
    add.override(task_id="fin2")(r2["b"], r3["a"])
with DAG("so_rules", schedule=None, start_date=START) as d:

    def bad():
        raise ValueError

    def skip():
        raise AirflowSkipException

    B = PythonOperator(task_id="bad", python_callable=bad)
    S = PythonOperator(task_id="skip", python_callable=skip)
    O = E("ok")
    for rule in (
        "all_success",
        "all_failed",
        "all_done",
        "all_skipped",
        "one_success",
        "one_failed",
        "one_done",
        "none_failed",
        "none_failed_min_one_success",
        "none_skipped",
        "always",
    ):
        for name, ups in (
            ("b", [B]),
            ("s", [S]),
            ("o", [O]),
            ("bs", [B, S]),
            ("so", [S, O]),
            ("bo", [B, O]),
            ("all", [B, S, O]),
        ):
            t = E(f"{rule}_{name}", trigger_rule=rule)
            ups >> t
            t >> E(f"{rule}_{name}_after", trigger_rule="none_failed")
with DAG("so_choices", schedule=None, start_date=START) as d:
    with TaskGroup("ga") as ga:
        E("x") >> E("y")
    with TaskGroup("gb") as gb:
        E("x")
        with TaskGroup("in") as gin:
            E("p") >> E("q")
    br = BranchPythonOperator(task_id="br", python_callable=lambda: ["ga", "single"])
    br >> [ga, gb, E("single")] >> E("join", trigger_rule="none_failed_min_one_success")
    br2 = BranchPythonOperator(task_id="br2", python_callable=lambda: "deep.in")
    with TaskGroup("deep") as deep:
        with TaskGroup("in") as di:
            E("p") >> E("q")
        E("other")
    br2 >> deep
    with TaskGroup("gs") as gs:
        sc = ShortCircuitOperator(task_id="sc", python_callable=lambda: False)
        sc >> E("m") >> E("n", trigger_rule="all_done")
    gs >> E("out") >> E("out2", trigger_rule="all_done")
    sc2 = ShortCircuitOperator(task_id="sc2", python_callable=lambda: False, ignore_downstream_trigger_rules=False)
    sc2 >> E("k1") >> E("k2", trigger_rule="all_done") >> E("k3")
    br3 = BranchPythonOperator(task_id="br3", python_callable=lambda: [])
    br3 >> E("z1") >> E("z2", trigger_rule="none_failed")
    br4 = BranchPythonOperator(task_id="br4", python_callable=lambda: "w2")
    w1, w2, w3 = E("w1"), E("w2"), E("w3")
    br4 >> w1 >> w2
    br4 >> w2
    br4 >> w3
    br5 = BranchPythonOperator(task_id="br5", python_callable=lambda: "v1")
    br6 = BranchPythonOperator(task_id="br6", python_callable=lambda: "v2")
    v1, v2 = E("v1"), E("v2")
    br5 >> [v1, v2]
    br6 >> [v1, v2]
    LAST = E("last", trigger_rule="one_failed")
    [w1, w3] >> LAST
with DAG("so_setup", schedule=None, start_date=START) as d:

    def bad():
        raise ValueError

    def P(i, f=lambda: 1, **k):
        return PythonOperator(task_id=i, python_callable=f, **k)

    s1, t1 = P("s1"), P("t1")
    with t1.as_teardown(setups=s1):
        P("w1", bad) >> P("w2")
    with TaskGroup("g") as g:
        s2, t2, w = P("s"), P("t", bad), P("w")
        s2.as_setup() >> w >> t2.as_teardown(setups=s2)
    g >> P("afterg")
    with TaskGroup("g2") as g2:
        s3 = P("s", bad).as_setup()
        w3 = P("w")
        t3 = P("t").as_teardown(setups=s3, on_failure_fail_dagrun=True)
        s3 >> w3 >> t3
    g2 >> P("afterg2")
    s4, t4 = P("s4"), P("t4")

    @task
    def each(x):
        if x == 2:
            raise ValueError
        return x

    m = each.expand(x=[1, 2])
    s4 >> m >> t4.as_teardown(setups=s4)
    m >> P("afterm", trigger_rule="all_done")
    s5, s6, t5 = P("s5"), P("s6", bad), P("t5")
    w5 = P("w5")
    [s5, s6] >> w5 >> t5.as_teardown(setups=[s5, s6])
    s7, t7 = P("s7", lambda: (_ for _ in ()).throw(AirflowSkipException())), P("t7")
    w7 = P("w7")
    s7 >> w7 >> t7.as_teardown(setups=s7)
for fail in (True, False):
    with DAG(f"so_teardown_fails_{fail}", schedule=None, start_date=START):
        s, w = E("s"), E("w")
        t = PythonOperator(task_id="t", python_callable=bad)
        s >> w >> t.as_teardown(setups=s, on_failure_fail_dagrun=fail)


def make(i):
    @dag(dag_id=f"so_factory_{i}", schedule=None, start_date=START, params={"n": i})
    def f(scale: int = 10):
        @task
        def v(s, params=None):
            return [params["n"], s, i]

        v(scale)

    return f(scale=i * 2)


for i in range(2):
    globals()[f"dag_{i}"] = make(i)


class Maker:
    dags = {}

    def __init__(self, n):
        self.n = n

    def build(self):
        with DAG(f"so_class_{self.n}", schedule=None, start_date=START) as d:
            ts = [PythonOperator(task_id=f"t{i}", python_callable=self.work, op_args=[i]) for i in range(2)]
            ts[0] >> ts[1]
        return d

    def work(self, i):
        return [self.n, i]


globals().update({f"m{n}": Maker(n).build() for n in "xy"})
