"""Mapping over dictionaries, outputs and literals; groups with branches and failures; nothing to map over."""

import datetime
from airflow import DAG
from airflow.decorators import task, task_group
from airflow.exceptions import AirflowSkipException, AirflowFailException

try:
    from airflow.providers.standard.operators.python import PythonOperator, BranchPythonOperator, ShortCircuitOperator
    from airflow.providers.standard.operators.empty import EmptyOperator
    from airflow.providers.standard.operators.bash import BashOperator
except ImportError:
    from airflow.operators.python import PythonOperator, BranchPythonOperator, ShortCircuitOperator
    from airflow.operators.empty import EmptyOperator
    from airflow.operators.bash import BashOperator
from airflow.models.baseoperator import BaseOperator

START = datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)
Z = datetime.timedelta(0)


@task
def nums():
    return [1, 2, 3]


@task
def show(x):
    return x


@task(trigger_rule="all_done")
def coll(x):
    try:
        return list(x)
    except TypeError:
        return repr(x)


with DAG("mo_dicts", schedule=None, start_date=START):

    @task
    def d():
        return {"a": 1, "b": [2]}

    show.expand(x=d())
    show.expand(x={"q": 1, "w": 2})

    @task
    def two(x, y):
        return [x, y]

    two.expand(x={"k": 1}, y=[1, 2])
    two.partial(x=d()["a"]).expand(y=nums())
    PythonOperator.partial(task_id="op", python_callable=lambda a, b="{{ ds }}": [a, b]).expand(
        op_kwargs=[{"a": 1}, {"a": "{{ ds }}", "b": 2}]
    )
    BashOperator.partial(task_id="bash", env={"A": "{{ ds }}"}).expand(
        bash_command=["echo $A 1", "echo {{ ds_nodash }} 2"]
    )
    BashOperator.partial(task_id="bashkw").expand_kwargs(
        [{"bash_command": "echo $V", "env": {"V": "1"}}, {"bash_command": "exit 99"}]
    )


def skip_even(x):
    if x % 2 == 0:
        raise AirflowSkipException(f"even {x}")
    return {"x": x}


def fail_two(x):
    if x == 2:
        raise ValueError("two")
    return x * 10


with DAG("mo_map", schedule=None, start_date=START):
    n = nums()
    show.expand_kwargs(n.map(skip_even))
    coll(show.override(task_id="s2").expand(x=n.map(lambda v: [v, "{{ ds }}"])))
    show.override(task_id="s3").expand(x=n.map(fail_two))
    show.override(task_id="s4").expand(x=n.map(skip_even).map(lambda d: d["x"] + 1))
    show.override(task_id="s5").expand(x=n.zip(nums.override(task_id="n2")().map(lambda q: str(q))))
    show.override(task_id="s6").expand(x=n.zip(d2 := nums.override(task_id="n3")(), fillvalue=None))
    show.override(task_id="s7").expand(x=n.concat(nums.override(task_id="n4")()).map(lambda x: x + 100))
    show.override(task_id="s8").expand_kwargs(n.zip(n).map(lambda t: {"x": list(t)}))
    coll.override(task_id="c2")(show.override(task_id="s9").expand(x=n))
    show.override(task_id="s10").expand(x=show.override(task_id="s11").expand(x=n).map(lambda v: v if v != 2 else None))

with DAG("mo_group", schedule=None, start_date=START):

    @task
    def each(x):
        if x == 2:
            raise ValueError("2")
        return x

    @task
    def inner(v):
        return [v, v + 1]

    @task_group
    def g(x):
        e = each(x)
        i = inner(e)
        s = show.override(task_id="s", trigger_rule="all_done")(e)
        f = EmptyOperator(task_id="onefail", trigger_rule="one_failed")
        of = show.override(task_id="of", trigger_rule="one_failed")(x)
        e >> f
        e >> of
        return i

    r = g.expand(x=nums())
    coll(r)
    r >> EmptyOperator(task_id="ad", trigger_rule="all_done")
    r >> EmptyOperator(task_id="os", trigger_rule="one_success")

with DAG("mo_group_kwargs", schedule=None, start_date=START):

    @task
    def kws():
        return [{"a": 1, "b": "x"}, {"a": 2, "b": "y"}]

    @task_group(group_id="gk")
    def gk(a, b, c=5):
        return show.override(task_id="abc")([a, b, c])

    coll(gk.expand_kwargs(kws()))

    @task_group
    def gp(a, b):
        s = show.override(task_id="ab")({"a": a, "b": b})
        (
            BashOperator(
                task_id="bash",
                bash_command="echo {{ ti.map_index }} $Q",
                env={"Q": "{{ ti.xcom_pull(task_ids='gp.ab', map_indexes=ti.map_index)['a'] }}"},
            )
            << s
        )
        return s

    coll.override(task_id="c2")(gp.partial(b="fixed").expand(a=nums()))

with DAG("mo_group_choice", schedule=None, start_date=START):

    @task_group
    def gc(x):
        @task.branch
        def br(v):
            return "gc.odd" if v % 2 else "gc.even"

        @task.short_circuit
        def sc(v):
            return v > 1

        o = show.override(task_id="odd")(x)
        e = show.override(task_id="even")(x)
        br(x) >> [o, e]
        EmptyOperator(task_id="join", trigger_rule="none_failed_min_one_success") << [o, e]
        sc(x) >> show.override(task_id="after")(x) >> EmptyOperator(task_id="after2", trigger_rule="all_done")

    gc.expand(x=nums()) >> EmptyOperator(task_id="end", trigger_rule="none_failed")

with DAG("mo_branch_to_group", schedule=None, start_date=START):

    @task_group
    def ga(x):
        show.override(task_id="s")(x) >> EmptyOperator(task_id="e")

    @task_group
    def gb(x):
        show.override(task_id="s")(x)

    @task.branch
    def br():
        return "ga"

    b = br()
    b >> [ga.expand(x=[1, 2]), gb.expand(x=[1, 2])]

    @task.branch
    def br2():
        return ["m1"]

    br2() >> [show.override(task_id="m1").expand(x=[1, 2]), show.override(task_id="m2").expand(x=[1, 2])]

with DAG("mo_nested_deps", schedule=None, start_date=START):

    @task
    def gen(x):
        return list(range(x))

    @task
    def tot(v):
        return sum(list(v)) if not isinstance(v, int) else v

    m = gen.expand(x=nums())
    tot(m.map(len))
    show.override(task_id="mapped_of_mapped").expand(x=m)

    @task_group
    def outer(x):
        g = gen.override(task_id="g")(x)

        @task_group
        def inn(y):
            return show.override(task_id="s")(y)

        return inn(g)

    coll(outer.expand(x=nums()))

    @task
    def summ(a, b):
        return [list(a), b]

    summ(m, m[0] if False else 3)
    show.override(task_id="idx", map_index_template="{{ task.op_kwargs['x'] }}").expand(x=["a", "b"])
    (
        PythonOperator(
            task_id="pull",
            python_callable=lambda ti: [
                list(ti.xcom_pull(task_ids="gen")),
                ti.xcom_pull(task_ids="gen", map_indexes=1),
                list(ti.xcom_pull(task_ids="gen", map_indexes=[0, 2])),
                ti.xcom_pull(task_ids=["gen"], map_indexes=2) and list(ti.xcom_pull(task_ids=["gen"], map_indexes=2)),
                ti.xcom_pull(task_ids="nums"),
            ],
        )
        << m
    )
    (
        BashOperator(
            task_id="jinja_pull",
            bash_command="echo '{{ ti.xcom_pull(task_ids='gen') | list }} {{ ti.xcom_pull(task_ids='gen', map_indexes=0) }} {{ task_instance.xcom_pull('nums') }}'",
        )
        << m
    )

with DAG("mo_empty", schedule=None, start_date=START):

    @task
    def none():
        return []

    @task
    def skipit():
        raise AirflowSkipException

    e = show.expand(x=none())
    coll(e)
    show.override(task_id="down").expand(x=e)
    show.override(task_id="z").expand(x=none.override(task_id="n2")().zip(nums()))
    show.override(task_id="c").expand(x=none.override(task_id="n3")().concat(nums.override(task_id="n4")()))
    show.override(task_id="sk").expand(x=skipit())

    @task
    def bad_type():
        return 5

    show.override(task_id="bt").expand(x=bad_type())

    @task
    def nothing():
        pass

    show.override(task_id="nt").expand(x=nothing())

    @task
    def strings():
        return "abc"

    show.override(task_id="st").expand(x=strings())

with DAG("mo_retry", schedule=None, start_date=START):

    @task(retries=2, retry_delay=Z)
    def flaky(x, ti=None):
        if ti.try_number <= x:
            raise ValueError("again")
        return [x, ti.try_number, ti.map_index]

    coll(flaky.expand(x=[0, 1, 2, 3]))

    @task(max_active_tis_per_dag=1, max_active_tis_per_dagrun=1)
    def lim(x):
        return x

    coll.override(task_id="c2")(lim.expand(x=[1, 2]))

    @task(trigger_rule="all_done", retries=1, retry_delay=Z)
    def end(x, ti=None):
        return ti.try_number

    end.expand(x=[1])


class Kw(BaseOperator):
    template_fields = ("a", "b")

    def __init__(self, *, a, b="b {{ ds }}", c=None, **kw):
        super().__init__(**kw)
        self.a, self.b, self.c = a, b, c

    def execute(self, context):
        return [self.a, self.b, self.c, context["ti"].map_index]


with DAG("mo_operators", schedule=None, start_date=START, params={"p": 3}):
    Kw.partial(task_id="k1").expand(a=["{{ ds }}", "{{ params.p }}"])
    Kw.partial(task_id="k2", c="{{ ds }}").expand(a=[1], b=["{{ ti.map_index }}", {"k": "{{ ds }}"}])
    Kw.partial(task_id="k3").expand_kwargs([{"a": 1, "c": 2}, {"a": nums(), "b": None}])
    Kw.partial(task_id="k4", a=nums.override(task_id="n2")()).expand(c=nums.override(task_id="n3")())
    Kw.partial(task_id="k5", params={"p": 4}, a="{{ params.p }}").expand(c=[1])
    Kw.partial(task_id="k6", a=1, trigger_rule="all_done", owner="q", doc_md="x").expand(
        b=nums.override(task_id="n5")().map(lambda x: f"{x} {{{{ ds }}}}")
    )
    m = Kw.partial(task_id="k7", a=5).expand(b=[1, 2])
    show(m.output)
    coll(m.output.map(lambda r: r[1]))
    PythonOperator.partial(task_id="p", python_callable=lambda *a, **k: [list(a), k.get("ti") is not None]).expand(
        op_args=[[1, "{{ ds }}"], [2]]
    )

with DAG("mo_literals", schedule=None, start_date=START):
    n = nums()
    n >> show.override(task_id="s").expand_kwargs([{"x": "{{ ds }}"}, {"x": ["{{ ds }}"]}, {"x": {"k": n}}, {"x": n}])
    show.override(task_id="s2").expand(x=[n, "{{ ds }}", ["{{ ds }}", n], {"q": n}])
    show.override(task_id="s3").expand(x={"k": n, "j": "{{ ds }}"})
with DAG("mo_lazy", schedule=None, start_date=START):
    show.override(task_id="returned")(show.override(task_id="m1").expand(x=[1, 2]))

    @task
    def inside(x):
        return {"k": x}

    inside(show.override(task_id="m2").expand(x=[1, 2]))

    @task
    def looks(x):
        return [len(x), x[0], list(x), x[-1], list(x[0:1]), 1 in x]

    looks(show.override(task_id="m3").expand(x=[1, 2]))
