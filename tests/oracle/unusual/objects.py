"""What tasks see: runs, DAGs, tasks, params; what survives a retry; what can be an XCom."""

import datetime
from airflow import DAG
from airflow.decorators import task, task_group
from airflow.models import Variable
from airflow.models.baseoperator import BaseOperator
from airflow.exceptions import AirflowSkipException, AirflowException
from airflow.operators.python import get_current_context

try:
    from airflow.sdk import Param, get_parsing_context
except ImportError:
    from airflow.models.param import Param
    from airflow.utils.dag_parsing_context import get_parsing_context
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
PLAIN = (str, int, float, bool, type(None))


def told(f):
    try:
        v = f()
    except Exception as e:
        return "E " + type(e).__name__
    if isinstance(v, datetime.datetime):
        return v.isoformat()
    if isinstance(v, (datetime.date, datetime.timedelta)):
        return str(v)
    if isinstance(v, (list, tuple, set)):
        return [told(lambda x=x: x) for x in v]
    if isinstance(v, dict):
        return {str(k): told(lambda x=x: x) for k, x in v.items()}
    return v if isinstance(v, PLAIN) and type(v) in PLAIN else str(getattr(v, "value", type(v).__name__))


def all_(**fs):
    return {k: told(f) for k, f in fs.items()}


with DAG(
    "ro_ti",
    schedule="@daily",
    start_date=START,
    catchup=False,
    tags=["x"],
    params={"p": 1},
    doc_md="doc",
    description="desc",
    default_args={"owner": "own", "retries": 1},
) as d:

    def dr_(dag_run, **c):
        return all_(
            run=lambda: dag_run.run_id,
            dag=lambda: dag_run.dag_id,
            conf=lambda: dag_run.conf,
            ld=lambda: dag_run.logical_date,
            s=lambda: dag_run.data_interval_start,
            e=lambda: dag_run.data_interval_end,
            typ=lambda: getattr(dag_run.run_type, "value", dag_run.run_type),
            sd=lambda: isinstance(dag_run.start_date, datetime.datetime),
            ed=lambda: dag_run.end_date,
            st=lambda: getattr(dag_run.state, "value", dag_run.state),
        )

    def dag_(dag, **c):
        return all_(
            id=lambda: dag.dag_id,
            tags=lambda: sorted(dag.tags),
            owner=lambda: dag.owner,
            desc=lambda: dag.description,
            doc=lambda: dag.doc_md,
            cu=lambda: dag.catchup,
            start=lambda: dag.start_date,
            tasks=lambda: len(dag.tasks),
            ids=lambda: sorted(dag.task_ids)[:2],
            params=lambda: dict(dag.params),
            get=lambda: dag.get_task("dr_").task_id,
            has=lambda: dag.has_task("nope"),
            nope=lambda: dag.get_task("nope"),
            tz=lambda: str(dag.timezone),
            roots=lambda: len(dag.roots),
            da=lambda: dag.default_args,
            sched=lambda: str(getattr(dag, "schedule_interval", None) or dag.schedule),
            mar=lambda: dag.max_active_runs,
            fl=lambda: dag.fileloc.endswith("objects.py"),
            td=lambda: sorted(dag.task_dict)[:1],
            sub=lambda: sorted(dag.partial_subset("dr_").task_ids),
        )

    def task_(task, **c):
        return all_(
            id=lambda: task.task_id,
            typ=lambda: task.task_type,
            owner=lambda: task.owner,
            op=lambda: task.operator_name,
            r=lambda: task.retries,
            pool=lambda: task.pool,
            q=lambda: task.queue,
            pw=lambda: task.priority_weight,
            rd=lambda: task.retry_delay,
            dag=lambda: task.dag.dag_id,
            grp=lambda: task.task_group.group_id,
            label=lambda: task.label,
            tf=lambda: list(task.template_fields),
            doc=lambda: task.doc_md,
            setup=lambda: task.is_setup,
            up=lambda: [t.task_id for t in task.upstream_list],
            xc=lambda: task.do_xcom_push,
            inl=lambda: task.inlets,
            name=lambda: task.task_display_name,
            leaf=lambda: list(task.downstream_list),
            ext=lambda: list(task.template_ext),
            ec=lambda: task.executor_config,
        )

    def ctx_(**c):
        return all_(
            keys=lambda: sorted(k for k in c if k not in ("templates_dict",)),
            ds=lambda: c["ds"],
            get=lambda: c.get("nope", 1),
            ld=lambda: c["logical_date"],
            dis=lambda: c["data_interval_start"],
            die=lambda: c["data_interval_end"],
            key=lambda: c["task_instance_key_str"],
            tm=lambda: c["test_mode"],
            par=lambda: dict(c["params"]),
            ts=lambda: c["ts"],
            run=lambda: c["run_id"],
            same=lambda: c["ti"] is c["task_instance"],
            out=lambda: c["outlets"],
        )

    for f in (dr_, dag_, task_, ctx_):
        PythonOperator(task_id=f.__name__, python_callable=f)

    @task
    def cur():
        c = get_current_context()
        return [c["ti"].task_id, c.get("nothing"), "ds" in c, len(list(c.keys())) > 20]

    cur()

    @task
    def parsing():
        return [get_parsing_context().dag_id, get_parsing_context().task_id]

    parsing()
with DAG(
    "ro_params",
    schedule=None,
    start_date=START,
    params={
        "i": Param(5, type="integer", minimum=1),
        "s": Param("a", type="string", enum=["a", "b"]),
        "n": Param(None, type=["null", "string"]),
        "arr": Param([1, 2], type="array"),
        "o": Param({"k": 1}, type="object"),
        "plain": "x",
        "b": Param(True, type="boolean", description="d", title="T"),
        "d": Param("2024-01-01", type="string", format="date"),
        "num": Param(1.5, type="number"),
    },
) as d:

    def p(params, **c):
        return all_(
            keys=lambda: sorted(params),
            i=lambda: params["i"],
            get=lambda: params.get("zz", 3),
            d=lambda: dict(params),
            s=lambda: params["s"],
            items=lambda: sorted(str(k) for k, v in params.items()),
            inn=lambda: "i" in params,
            ln=lambda: len(params),
            typ=lambda: type(params).__name__,
            val=lambda: params.validate() and True,
            dump=lambda: params.dump(),
            bad=lambda: params["nope"],
            setit=lambda: params.__setitem__("i", 9) or params["i"],
            gp=lambda: type(params.get_param("i")).__name__,
            vals=lambda: len(list(params.values())),
        )

    PythonOperator(task_id="p", python_callable=p)
    PythonOperator(task_id="own", python_callable=lambda params: dict(params), params={"i": 7, "extra": "e"})
    BashOperator(
        task_id="b",
        bash_command="echo {{ params.i }} {{ params.o.k }} {{ params['s'] }} {{ params.arr | join('-') }} {{ params.n }} {{ params.b }} {{ params.extra }}",
        params={"extra": "ex"},
    )

    @task
    def q(params=None):
        return sorted(params)

    q()

    @task
    def arg(x, y):
        return [x, y]

    arg("{{ params.i }}", d.param("i") if hasattr(d, "param") else "{{ params.i }}")
    arg.override(task_id="arg2")(d.param("s"), d.param("newp", "dflt"))
with DAG("ro_retries", schedule=None, start_date=START) as d:

    @task(retries=2, retry_delay=Z)
    def keep(ti=None):
        old = ti.xcom_pull(task_ids="keep", key="k")
        ti.xcom_push(key="k", value=ti.try_number)
        if ti.try_number < 3:
            raise ValueError
        return old

    keep()

    @task(retries=1, retry_delay=Z)
    def ret_then_fail(ti=None):
        ti.xcom_push(key="left", value=1)
        if ti.try_number == 1:
            raise ValueError

    ret_then_fail()

    class Count(BaseOperator):
        def __init__(self, tag=None, **kw):
            super().__init__(**kw)
            self.n = 0
            self.l = []

        def execute(self, context):
            self.n += 1
            self.l.append(1)
            if context["ti"].try_number < 3:
                raise ValueError
            return [self.n, len(self.l)]

    Count(task_id="count", retries=3, retry_delay=Z)
    Count.partial(task_id="mcount", retries=3, retry_delay=Z).expand(tag=["a", "b"])

    @task(retries=1, retry_delay=Z)
    def mutate(x):
        x["k"].append(1)
        x["n"] = 2
        if len(x["k"]) < 2:
            raise ValueError
        return x

    mutate({"k": []})
    lst = []
    PythonOperator(task_id="glob", python_callable=lambda l: l.append(1) or l, op_args=[lst], retries=1, retry_delay=Z)
    BashOperator(task_id="bash", bash_command="exit $(( {{ ti.try_number }} == 1 ))", retries=1, retry_delay=Z)
    BashOperator(task_id="skipcode", bash_command="exit 7", skip_on_exit_code=[7, 8]) >> EmptyOperator(task_id="sk")
    BashOperator(task_id="multi", bash_command="echo first; echo second; echo; echo '  last  '")
    BashOperator(task_id="empty", bash_command="true")
    BashOperator(
        task_id="js", bash_command="echo '{\"a\": 1}'", output_processor=lambda o: __import__("json").loads(o)
    ) if hasattr(BashOperator(task_id="probe", bash_command="true"), "output_processor") else None
    BashOperator(
        task_id="envs",
        bash_command="echo $A-$B-$AIRFLOW_CTX_TASK_ID-$AIRFLOW_CTX_DAG_ID",
        env={"A": "{{ ds }}", "B": "b"},
        append_env=True,
    )
    BashOperator(task_id="noenv", bash_command="echo ${HOME:-none}-$AIRFLOW_CTX_TASK_ID", env={"A": "1"})
    BashOperator(task_id="cwd", bash_command="pwd", cwd="/tmp")
    BashOperator(task_id="badcwd", bash_command="pwd", cwd="/nope/nope")
    BashOperator(task_id="stderr", bash_command="echo out; echo err >&2; exit 0")
    BashOperator(task_id="unicode", bash_command="echo 'äö ☃'")
    BashOperator(task_id="nopush", bash_command="echo x", do_xcom_push=False)
with DAG("ro_xcom_types", schedule=None, start_date=START) as d:
    import dataclasses, decimal, uuid, enum, collections, pathlib

    @dataclasses.dataclass
    class DC:
        a: int = 1

    class EN(enum.Enum):
        A = 1

    class SE(str, enum.Enum):
        A = "a"

    NT = collections.namedtuple("NT", "x y")

    class Custom:
        pass

    vals = {
        "set": {1, 2},
        "fs": frozenset([1]),
        "tup": (1, [2]),
        "bytes": b"x",
        "dt": datetime.datetime(2024, 1, 1),
        "dtz": START,
        "date": datetime.date(2024, 1, 2),
        "td": datetime.timedelta(days=1),
        "dec": decimal.Decimal("1.5"),
        "uuid": uuid.UUID(int=1),
        "dc": DC(),
        "en": EN.A,
        "se": SE.A,
        "nt": NT(1, 2),
        "od": collections.OrderedDict(a=1),
        "dd": collections.defaultdict(list, a=[1]),
        "ctr": collections.Counter("aab"),
        "custom": Custom(),
        "path": pathlib.Path("/x"),
        "rng": range(3),
        "cplx": 1j,
        "nan": float("nan"),
        "inf": float("inf"),
        "intkey": {1: "a", (1, 2): "b"},
        "boolkey": {True: 1, None: 2},
        "gen": (i for i in range(2)),
        "fn": len,
        "exc": ValueError("x"),
        "nested": {"a": [{"b": (1, {2})}]},
        "nnan": [float("nan")],
        "dinf": {"a": float("inf")},
        "sse": [SE.A],
        "dse": {"k": SE.A},
        "dcn": [DC()],
        "none": None,
        "emptyd": {},
        "zero": 0,
        "false": False,
        "emptys": "",
        "str_nl": "a\nb",
        "deep": [[[[[1]]]]],
        "dq": collections.deque([1]),
        "mv": memoryview(b"a"),
        "ba": bytearray(b"a"),
        "ty": int,
        "time": datetime.time(1, 2),
        "it": iter([1]),
        "dk": {"a": 1}.keys(),
        "mp": map(str, [1]),
        "ell": ...,
    }

    @task
    def seen(x):
        return repr(x)[:80] if not isinstance(x, (Custom,)) else "custom"

    def gen_fn():
        yield 1
        yield 2

    PythonOperator(task_id="gen_fn", python_callable=gen_fn)

    @task
    def gen_task():
        yield 1

    seen.override(task_id="s_gen_task")(gen_task())
    PythonOperator(task_id="gen_lambda", python_callable=lambda: (i for i in range(2)))

    class SS(str):
        pass

    class II(int):
        pass

    class DD(dict):
        pass

    class LL(list):
        pass

    vals.update(ss=SS("q"), ii=II(4), dd2=DD(a=1), ll=LL([1]), ssk={SS("k"): II(3)})
    for k, v in vals.items():

        @task(task_id=f"g_{k}")
        def g(k=k):
            return vals[k]

        r = g()
        seen.override(task_id=f"s_{k}")(r)
