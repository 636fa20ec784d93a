"""Templates: macros, filters, variables, connections, native values, what pulls give."""

# oracle-run: {"conf": {"k": {"n": [1, 2]}, "s": "text"}}
import datetime
import json
import os
from airflow import DAG
from airflow.decorators import task
from airflow.models import Variable
from airflow.models.baseoperator import BaseOperator

try:
    from airflow.sdk import Param
except ImportError:
    from airflow.models.param import Param
try:
    from airflow.providers.standard.operators.python import PythonOperator
    from airflow.providers.standard.operators.bash import BashOperator
    from airflow.providers.standard.operators.empty import EmptyOperator
except ImportError:
    from airflow.operators.python import PythonOperator
    from airflow.operators.bash import BashOperator
    from airflow.operators.empty import EmptyOperator
START = datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)
os.environ.update(
    AIRFLOW_VAR_PLAIN="plain value",
    AIRFLOW_VAR_JS='{"a": {"b": [1, 2]}, "n": null}',
    AIRFLOW_VAR_NUM="5",
    AIRFLOW_CONN_X1='{"conn_type": "http", "host": "h.example", "login": "me", "password": "pw", "port": 8080, "schema": "https", "extra": {"y": "z", "n": 3}}',
    AIRFLOW_CONN_X2="postgres://u:p%40w@host.example:5432/db?sslmode=require&a=b",
)


class T(BaseOperator):
    template_fields = ("t",)

    def __init__(self, t, **kw):
        super().__init__(**kw)
        self.t = t

    def execute(self, context):
        return self.t


def many(dag_kw, exprs, prefix="e"):
    for i, e in enumerate(exprs):
        T(task_id=f"{prefix}{i:02}", t=e)


with DAG(
    "tm_macros",
    schedule="@daily",
    start_date=START,
    catchup=False,
    user_defined_macros={"mine": lambda x: x * 2, "const": 7},
    user_defined_filters={"shout": lambda s: s.upper() + "!"},
):
    many(
        {},
        [
            "{{ macros.ds_add(ds, 5) }} {{ macros.ds_add(ds, -20) }}",
            "{{ macros.ds_format(ds, '%Y-%m-%d', '%d/%m/%y') }}",
            "{{ macros.datetime(2024, 1, 2).isoformat() }} {{ macros.timedelta(days=2) }}",
            "{{ macros.json.dumps({'a': [1, none]}) }}",
            "{{ macros.uuid.UUID(int=5) }}",
            "{{ macros.dateutil.parser.parse('2024-02-03').date() }}",
            "{{ macros.time.strftime('%Y', macros.time.gmtime(0)) }}",
            "{{ macros.random() >= 0 }}",
            "{{ macros.datetime_diff_for_humans(macros.datetime(2024,1,1), macros.datetime(2024,1,3)) }}",
            "{{ ds | ds_nodash }} {{ ts | ts_nodash }} {{ ts | ts_nodash_with_tz }} {{ logical_date | ds }} {{ logical_date | ts }}",
            "{{ data_interval_start }} {{ data_interval_end | ds }}",
            "{{ mine(3) }} {{ const }} {{ 'x' | shout }}",
            "{{ ds_nodash }} {{ ts }} {{ ts_nodash }} {{ ts_nodash_with_tz }}",
            "{{ dag.dag_id }} {{ task.task_id }} {{ ti.task_id }} {{ task_instance_key_str }} {{ run_id }}",
            "{{ ti.try_number }} {{ ti.map_index }} {{ ti.dag_id }} {{ ti.run_id }}",
            "{{ dag_run.run_id }} {{ dag_run.conf }} {{ dag_run.conf['k']['n'][1] }} {{ dag_run.conf.get('zz', 'd') }}",
            "{% for x in [1,2] %}{{ loop.index }}{% if not loop.last %},{% endif %}{% endfor %}",
            "{% set a = 3 %}{{ a + 1 }}",
            "{{ 'a' ~ 1 }} {{ [1,2]|join('-') }} {{ {'b': 1} }}",
            "{{ none }} {{ true }} {{ 1.50 }}",
            "{# comment #}x",
            "{% raw %}{{ ds }}{% endraw %}",
            "{{ '{{ ds }}' }}",
            "line\n{{ ds }}\n",
            "  {{ ds }}  ",
            "{{ macros.ds_format_locale(ds, '%Y-%m-%d', 'dd MMMM yyyy', 'en_US') if false else 'nl' }}",
            "{{ logical_date.strftime('%H:%M') }} {{ logical_date.add(days=1) | ds }} {{ logical_date.timezone_name }} {{ logical_date.day_of_week }}",
            "{{ (logical_date - macros.timedelta(days=1)).isoformat() }}",
            "{{ test_mode }}",
            "{{ conf is not none }}",
            "{{ inlets }} {{ outlets }}",
            "{{ dag.owner }} {{ task.owner }} {{ dag.tags }}",
            "{{ params }}",
            "{{ expanded_ti_count }}",
            "{{ undefined_thing }}",
            "{{ undefined_thing.attr }}",
            "{{ 1 / 0 }}",
            "{{ ds.nope }}",
            "{{ dag.start_date }}",
            "{{ [] }} {{ {} }} {{ () }}",
            "{{ ''.__class__.__mro__ }}",
            "{{ ti._secret }}",
            {"{{ ds }}": ["{{ ds }}", {"k": ("{{ ds }}", {"{{ ds }}"})}], "n": 5, "d": datetime.date(2024, 1, 1)},
            ["{{ ds }}", None, 1.5, True],
            ("{{ ds }}", b"{{ ds }}"),
            None,
            5,
            "",
            datetime.datetime(2024, 1, 1),
        ],
    )
with DAG("tm_old_names", schedule="@daily", start_date=START, catchup=False):
    many(
        {},
        [
            "{{ execution_date }}",
            "{{ next_ds }} {{ prev_ds }} {{ next_ds_nodash }} {{ prev_ds_nodash }}",
            "{{ yesterday_ds }} {{ tomorrow_ds }} {{ yesterday_ds_nodash }} {{ tomorrow_ds_nodash }}",
            "{{ next_execution_date }}",
            "{{ prev_execution_date }}",
            "{{ prev_execution_date_success }}",
            "{{ execution_date.strftime('%Y') }}",
        ],
        "o",
    )
with DAG("tm_vars", schedule=None, start_date=START):
    many(
        {},
        [
            "{{ var.value.plain }} {{ var.value.get('plain') }} {{ var.value.get('nope', 'dflt') }} {{ var.value.num }}",
            "{{ var.json.js.a.b[1] }} {{ var.json.js['a'] }} {{ var.json.get('nope', {'q': 1}) }} {{ var.json.get('js').n }}",
            "{{ var.value.nope }}",
            "{{ var.json.nope }}",
            "{{ var.json.plain }}",
            "{{ conn.x1.host }} {{ conn.x1.port }} {{ conn.x1.login }} {{ conn.x1.schema }} {{ conn.x1.extra_dejson.y }} {{ conn.x1.extra_dejson['n'] }} {{ conn.x1.conn_type }}",
            "{{ conn.x2.host }} {{ conn.x2.schema }} {{ conn.x2.extra_dejson.sslmode }} {{ conn.x2.port }}",
            "{{ conn.get('x1').host }} {{ conn.get('nope', none) }}",
            "{{ conn.nope.host }}",
            "{{ conn.x1.get_uri() }}",
            "{{ conn.x1.conn_id }} {{ conn.x1.description }}",
            "{{ var.value.plain | upper }}",
        ],
        "v",
    )

    def setter():
        Variable.set("fresh", "new")
        Variable.set("freshj", {"a": 1}, serialize_json=True)
        a = Variable.get("fresh")
        b = Variable.get("freshj", deserialize_json=True)
        Variable.set("fresh", "newer")
        c = Variable.get("fresh")
        Variable.delete("fresh")
        return [a, b, c, Variable.get("fresh", default_var="gone") if True else None]

    s = PythonOperator(task_id="setter", python_callable=setter)
    s >> T(task_id="after", t="{{ var.json.freshj.a }} {{ var.value.get('fresh', 'gone') }}")
with DAG(
    "tm_native",
    schedule=None,
    start_date=START,
    render_template_as_native_obj=True,
    params={"i": 3, "l": [1, "a"], "d": {"k": 1}, "n": None, "s": "3", "b": True, "f": 1.5},
):
    many(
        {},
        [
            "{{ params.i }}",
            "{{ params.l }}",
            "{{ params.d }}",
            "{{ params.n }}",
            "{{ params.s }}",
            "{{ params.b }}",
            "{{ params.f }}",
            "{{ ds }}",
            "{{ [1,2] + [3] }}",
            "{{ {'a': 1} }}",
            "{{ (1,2) }}",
            "{{ '5' }}",
            "{{ '[1]' }}",
            "a {{ params.i }}",
            "{{ params.i }}{{ params.i }}",
            "{{ params.i }} ",
            "[{{ params.i }}]",
            "{{ none }}",
            "{{ logical_date }}",
            "{{ dag_run.conf.k }}",
            "{{ dag_run.conf.get('zz') }}",
            "{{ ti.xcom_pull(task_ids='src') }}",
            "{{ ti.xcom_pull(task_ids='src')['a'] }}",
            "2024-01-01",
            "{{ '2024-01-01' }}",
            "007",
            "{{ '007' }}",
            "{{ 'True' }}",
            "{{ range(3) | list }}",
            "{{ 'x: 1' }}",
            "1e5",
            "{{ '1_000' }}",
            ["{{ params.i }}", {"k": "{{ params.l }}"}],
            "{% if true %}5{% endif %}",
            "{{ \"{'a': 1}\" }}",
            "not {{ 'python' }}",
            "{{ params.i + 0.5 }}",
            "",
        ],
    )
with DAG("tm_pull", schedule=None, start_date=START):

    def pushes(ti):
        ti.xcom_push(key="k", value={"a": 1})
        ti.xcom_push("k2", [1, 2])
        ti.xcom_push(key="none", value=None)
        ti.xcom_push(key="return_like", value="r")
        return "ret"

    p = PythonOperator(task_id="p", python_callable=pushes)
    q = PythonOperator(task_id="q", python_callable=lambda: None)
    r = PythonOperator(task_id="r", python_callable=lambda: (1, {2: 3}))

    def pulls(ti, **c):
        def a(f):
            try:
                v = f()
                return v if isinstance(v, (str, int, list, dict, tuple, type(None))) else list(v)
            except Exception as e:
                return "E " + type(e).__name__

        return [
            a(f)
            for f in (
                lambda: ti.xcom_pull("p"),
                lambda: ti.xcom_pull(task_ids="p"),
                lambda: ti.xcom_pull(task_ids=["p", "q", "r"]),
                lambda: ti.xcom_pull(task_ids=("p", "r")),
                lambda: ti.xcom_pull(task_ids=["p"], key="k"),
                lambda: ti.xcom_pull(task_ids="p", key="k")["a"],
                lambda: ti.xcom_pull(key="k"),
                lambda: ti.xcom_pull(task_ids="nope"),
                lambda: ti.xcom_pull(task_ids=["nope"]),
                lambda: ti.xcom_pull(task_ids="p", key="nope", default="dflt"),
                lambda: ti.xcom_pull(task_ids=[]),
                lambda: ti.xcom_pull(task_ids="p", dag_id="tm_pull"),
                lambda: ti.xcom_pull(task_ids="p", dag_id="other"),
                lambda: ti.xcom_pull(task_ids="p", include_prior_dates=True),
                lambda: ti.xcom_pull(task_ids="p", map_indexes=-1),
                lambda: ti.xcom_pull(task_ids="p", map_indexes=[0]),
                lambda: ti.xcom_pull(task_ids="q", default=5),
                lambda: ti.xcom_pull("p", key="none", default=6),
                lambda: ti.xcom_pull(task_ids={"p"}),
                lambda: ti.xcom_pull(task_ids=["p", "p"]),
                lambda: ti.xcom_pull(task_ids=["r", "p"]),
                lambda: ti.xcom_pull(task_ids=None, key="k2"),
            )
        ]

    [p, q, r] >> PythonOperator(task_id="pulls", python_callable=pulls)
    for i, e in enumerate(
        [
            "{{ ti.xcom_pull('p') }}",
            "{{ ti.xcom_pull(task_ids='p', key='k').a }}",
            "{{ task_instance.xcom_pull(task_ids=['p', 'r']) }}",
            "{{ ti.xcom_pull(key='k2') }}",
            "{{ ti.xcom_pull(task_ids='p', key='k2')[1] }}",
            "{{ ti.xcom_pull('q') }}",
            "{{ ti.xcom_pull('q') or 'dflt' }}",
            "{{ ti.xcom_pull(task_ids='r') }}",
            "{{ ti.xcom_pull(task_ids=['p']) | first }}",
            "{{ ti.xcom_pull(task_ids=['p', 'nope']) | length }}",
        ]
    ):
        [p, q, r] >> T(task_id=f"j{i}", t=e)
    [p, q, r] >> T(
        task_id="out",
        t=[p.output, r.output[0] if False else r.output, f"{p.output}", str(p.output["k"]), {"x": p.output}],
    )
with DAG("tm_native_src", schedule=None, start_date=START, render_template_as_native_obj=True):
    src = PythonOperator(
        task_id="src",
        python_callable=lambda: {
            "a": [1, {"b": None}],
            "t": (1, 2),
            "d": datetime.date(2024, 1, 2) if False else "2024",
        },
    )
    for i, e in enumerate(
        [
            "{{ ti.xcom_pull(task_ids='src') }}",
            "{{ ti.xcom_pull(task_ids='src')['a'] }}",
            "{{ ti.xcom_pull('src').d }}",
            "{{ ti.xcom_pull('src') | tojson }}",
            "{{ ti.xcom_pull(task_ids=['src']) }}",
            "x={{ ti.xcom_pull('src').a }}",
        ]
    ):
        src >> T(task_id=f"n{i}", t=e)
    (
        PythonOperator(
            task_id="py",
            python_callable=lambda a, b=None: [a, b, type(a).__name__],
            op_args=["{{ ti.xcom_pull('src') }}"],
            op_kwargs={"b": "{{ ti.xcom_pull('src')['a'] }}"},
        )
        << src
    )
    BashOperator(task_id="bash", bash_command="echo {{ ti.xcom_pull('src').a }} {{ 5 }}", env={"N": "{{ 5 }}"}) << src
    BashOperator(task_id="bash_num", bash_command="{{ 'exit 0' }}")

    @task
    def tf(x, y="{{ 1 + 1 }}"):
        return [x, y, type(y).__name__]

    tf("{{ [1, 2] }}")
    tf.override(task_id="tf2")(src.output["a"] if False else src.output, y="{{ none }}")
