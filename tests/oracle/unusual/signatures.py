"""Functions of all signatures as tasks: context by name, *args, methods, partials; outputs; overrides."""

import datetime
import functools
from typing import Any, Dict, List, Tuple
from airflow import DAG
from airflow.decorators import task, task_group, dag
from airflow.exceptions import AirflowSkipException
from airflow.operators.python import get_current_context

try:
    from airflow.providers.standard.operators.python import PythonOperator
    from airflow.providers.standard.operators.empty import EmptyOperator
    from airflow.providers.standard.operators.bash import BashOperator
except ImportError:
    from airflow.operators.python import PythonOperator
    from airflow.operators.empty import EmptyOperator
    from airflow.operators.bash import BashOperator
START = datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)
CTX = (
    "ds",
    "ti",
    "params",
    "run_id",
    "dag",
    "task",
    "conf",
    "macros",
    "var",
    "logical_date",
    "data_interval_start",
    "ts",
    "test_mode",
    "inlets",
    "outlets",
)

with DAG("sig_context", schedule=None, start_date=START, params={"p": 1}):

    @task
    def kw(**kwargs):
        return sorted(k for k in kwargs if k in CTX)

    @task
    def ctx(**context):
        return [context["ds"], context["params"]["p"], context["ti"].task_id]

    @task
    def named(ds, ti, params):
        return [ds, ti.task_id, params["p"]]

    @task
    def named_none(ds=None, ti=None, run_id=None, params=None):
        return [ds, ti.task_id, run_id.split("__")[0], dict(params)]

    @task
    def kwonly(*, ds=None, x=3):
        return [ds, x]

    @task
    def mix(a, b=2, *, ds=None, **kwargs):
        return [a, b, ds, "ti" in kwargs, kwargs.get("extra")]

    @task
    def shadow(conf=None, params=None):
        return [str(type(conf).__name__), params["p"]]

    @task
    def cur():
        c = get_current_context()
        return [c["ds"], c["ti"].task_id]

    kw()
    ctx()
    named_none()
    kwonly()
    kwonly(x=5)
    mix(1)
    mix(1, 3, extra="e")
    shadow()
    cur()
    try:
        named()
    except TypeError:
        named_none.override(task_id="named_typeerror")()

with DAG("sig_args", schedule=None, start_date=START):

    @task
    def varargs(*args):
        return list(args)

    @task
    def both(*args, **kwargs):
        return [list(args), kwargs.get("z")]

    @task
    def one():
        return {"a": [1, {"b": 2}], "c": "x"}

    o = one()
    varargs(1, o, "{{ ds }}")
    both(o["a"], z=o["c"])
    varargs()

    @task
    def deep(x):
        return x

    deep([o, {"k": o["a"], "t": (o["c"], 1)}])
    deep({"nested": {"n": [o["c"]]}})
    o >> [
        deep.override(task_id="tpl")("{{ ti.xcom_pull('one')['c'] }} {{ ds }}"),
        deep.override(task_id="fstr")(f"{o}"),
        deep.override(task_id="strx")(str(o["a"])),
        deep.override(task_id="fstr2")(f"v={o['c']}"),
    ]
    deep.override(task_id="set_")(
        {
            "x",
        }
    )
    deep.override(task_id="posonly_none")(None)


def plain(a, b=1):
    return [a, b]


class Callable_:
    def __call__(self, a):
        return ["called", a]


class Meth:
    def __init__(self, n):
        self.n = n

    def m(self, a=1):
        return [self.n, a]

    @staticmethod
    def s(a):
        return ["s", a]

    @classmethod
    def c(cls, a):
        return [cls.__name__, a]


with DAG("sig_callables", schedule=None, start_date=START):
    PythonOperator(task_id="partial", python_callable=functools.partial(plain, 5))
    PythonOperator(task_id="partial_kw", python_callable=functools.partial(plain, b=7), op_args=[1])
    PythonOperator(task_id="callable", python_callable=Callable_(), op_args=["x"])
    PythonOperator(task_id="bound", python_callable=Meth(3).m)
    PythonOperator(task_id="bound2", python_callable=Meth(3).m, op_kwargs={"a": "{{ ds }}"})
    PythonOperator(task_id="static", python_callable=Meth.s, op_args=("{{ ds }}",))
    PythonOperator(task_id="klass", python_callable=Meth.c, op_args=[[1, "{{ ds }}"]])
    PythonOperator(task_id="lam", python_callable=lambda ds, **k: [ds, "ti" in k])
    PythonOperator(task_id="lam2", python_callable=lambda *a: list(a), op_args=[1, 2])
    PythonOperator(task_id="builtin", python_callable=len, op_args=["four"])
    PythonOperator(task_id="type_", python_callable=int, op_args=["12"])
    PythonOperator(
        task_id="tdict",
        python_callable=lambda templates_dict, **k: templates_dict,
        templates_dict={"a": "{{ ds }}", "b": ["{{ ds_nodash }}"]},
    )
    PythonOperator(task_id="lam_ti", python_callable=lambda ti: ti.task_id)
    task(plain)(1)
    task(task_id="named_plain")(plain)(2, b="{{ ds }}")
    task(task_id="lambda_task")(lambda x=2: x)()
    PythonOperator(task_id="gen", python_callable=lambda: list(x for x in range(3)))
    PythonOperator(task_id="missing_arg", python_callable=plain)
    PythonOperator(task_id="too_many", python_callable=plain, op_args=[1, 2, 3])
    PythonOperator(task_id="unexpected", python_callable=plain, op_kwargs={"a": 1, "zz": 3})
    PythonOperator(task_id="ctx_conflict", python_callable=lambda ds: ds, op_kwargs={"ds": "mine"})
    PythonOperator(task_id="ctx_arg_conflict", python_callable=lambda ds, x=1: [ds, x], op_args=["pos"])

with DAG("sig_outputs", schedule=None, start_date=START):

    @task
    def d() -> Dict[str, int]:
        return {"a": 1, "b": 2}

    @task
    def d2() -> dict:
        return {"a": 1, "b": 2}

    @task
    def d3() -> dict[str, Any]:
        return {"a": 1, "b": 2}

    @task(multiple_outputs=False)
    def d4() -> dict:
        return {"a": 1}

    @task(multiple_outputs=True)
    def d5():
        return {"a": 1}

    @task(multiple_outputs=True)
    def d6():
        return None

    @task(multiple_outputs=True)
    def d7():
        return [1]

    @task(multiple_outputs=True)
    def d8():
        return {1: 1}

    @task
    def tup() -> Tuple[int, str]:
        return (1, "a")

    @task
    def lst() -> List[int]:
        return [1]

    @task
    def opt() -> "dict | None":
        return {"q": 1}

    @task
    def show(x):
        return x

    for f in (d, d2, d3, d4, d5, d6, d7, d8, tup, lst, opt):
        f()
    show.override(task_id="k")(d.override(task_id="dd")()["b"])
    show.override(task_id="k5")(d5.override(task_id="dd5")()["a"])
    show.override(task_id="missing")(d5.override(task_id="ddm")()["nope"])

with DAG("sig_override", schedule=None, start_date=START, default_args={"retries": 0}):

    @task(task_id="base", retries=2, retry_delay=datetime.timedelta(0), pool="default_pool")
    def b(ti=None):
        return [ti.task.retries, ti.task.owner, ti.task.task_id, ti.task.doc_md]

    b()
    b()
    b.override(task_id="o1", retries=0, owner="zed")()
    b.override(retries=1)()

    @task
    def documented(ti=None):
        """The doc."""
        return ti.task.doc_md

    documented()
    x = b.override(task_id="o2", trigger_rule="all_done").override(owner="y")()

    @task.bash(env={"A": "{{ ds }}"}, append_env=True)
    def sh(x):
        return f"echo $A {x} {{{{ ds_nodash }}}}"

    sh(3)

    @task.bash
    def sh_fail():
        return "exit 2"

    @task.bash
    def sh_skip():
        return "exit 99"

    @task.bash
    def sh_none():
        return None

    sh_fail()
    sh_skip()
    sh_none()

    @task.branch
    def br():
        return "yes"

    br() >> [EmptyOperator(task_id="yes"), EmptyOperator(task_id="no")]

    @task.branch
    def br_none():
        return None

    br_none() >> EmptyOperator(task_id="n1")

    @task.branch
    def br_bad():
        return "nope"

    br_bad() >> EmptyOperator(task_id="n2")

    @task.branch
    def br_int():
        return 3

    br_int() >> EmptyOperator(task_id="n3")

    @task.short_circuit
    def sc():
        return []

    sc() >> EmptyOperator(task_id="n4") >> EmptyOperator(task_id="n5", trigger_rule="all_done")

    @task.short_circuit(ignore_downstream_trigger_rules=False)
    def sc2():
        return 0

    sc2() >> EmptyOperator(task_id="n6") >> EmptyOperator(task_id="n7", trigger_rule="all_done")

    @task.run_if(lambda context: context["ds"] == "2024-01-15")
    @task
    def ri():
        return 1

    @task.skip_if(lambda context: True, skip_message="why")
    @task
    def si():
        return 1

    ri()
    si()

with DAG("sig_methods", schedule=None, start_date=START):

    class Steps:
        def __init__(self, name):
            self.name = name

        @staticmethod
        @task
        def two(y):
            return y

        def build(self):
            a = self.two(3)

            @task(task_id=f"{self.name}_in")
            def inner(v):
                return [self.name, v]

            return inner(a)

    Steps("s").build()

    def factory(i):
        @task(task_id=f"f{i}")
        def f(prev=None):
            return (prev or 0) + i

        return f

    prev = None
    for i in range(3):
        prev = factory(i)(prev)
    funcs = {n: task(task_id=n)(lambda n=n: n) for n in ()}

    @task
    def wrapped(x):
        return x

    def deco(fn):
        @functools.wraps(fn)
        def w(*a, **k):
            return ["w", fn(*a, **k)]

        return w

    @task
    @deco
    def deep(x, ds=None):
        return [x, ds]

    deep(wrapped(1))

    @task
    @deco
    def noctx(x):
        return x

    noctx(2)
