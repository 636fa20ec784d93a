"""`DAG(...)`: its arguments, attributes and methods."""

# ruff: noqa: E501, F401, UP017 - a probe is one line, which the names are for
from __future__ import annotations

import copy
import pickle
from datetime import date, datetime, timedelta, timezone

import airflow
import pendulum
from airflow import DAG
from airflow.decorators import dag, task
from airflow.models.param import Param
from airflow.operators.bash import BashOperator
from airflow.operators.empty import EmptyOperator
from airflow.utils.task_group import TaskGroup
from dateutil.relativedelta import relativedelta

START = datetime(2024, 1, 1, tzinfo=timezone.utc)
END = datetime(2024, 2, 1, tzinfo=timezone.utc)


def _dag(dag_id="d", **kwargs):
    return DAG(dag_id, **{"start_date": START, "schedule": None, **kwargs})


def _filled(**kwargs):
    with _dag(**kwargs) as made:
        a = EmptyOperator(task_id="a")
        with TaskGroup("g"):
            b = EmptyOperator(task_id="b")
            c = EmptyOperator(task_id="c", owner="me")
        d = EmptyOperator(task_id="d")
        a >> [b, c] >> d
    return made


def ids(ask):
    ask("""
DAG("a").dag_id
DAG("a.b-c_d").dag_id
DAG("")
DAG("a b")
DAG("ä").dag_id
DAG("a/b")
DAG("a:b")
DAG("a" * 250).dag_id == "a" * 250
DAG("a" * 251)
DAG(3)
DAG(None)
DAG()
DAG(dag_id="a").dag_id
DAG("a", "text").description
DAG("a", dag_display_name="A b").dag_display_name
DAG("a").dag_display_name
DAG("a", dag_display_name=3)
DAG("a", no_such=1)
DAG("a", "text", timedelta(1))
DAG("a", "text", schedule=None).schedule
""")


def gone_arguments(ask):
    ask("""
type(DAG("a", schedule_interval="@daily").timetable).__name__
type(DAG("a", schedule_interval=None).timetable).__name__
type(DAG("a", timetable=None).timetable).__name__
DAG("a", default_view="graph").dag_id
DAG("a", default_view="nonsense").dag_id
DAG("a", orientation="TB").dag_id
DAG("a", orientation="XX").dag_id
DAG("a", sla_miss_callback=print).dag_id
DAG("a", sla_miss_callback=3).dag_id
DAG("a", fail_stop=True).dag_id
DAG("a", fail_fast=True).dag_id
DAG("a", schedule_interval="@daily", schedule="@daily")
DAG("a", auto_register=False).auto_register
DAG("a", task_group=None).dag_id
DAG("a", deadline=None).dag_id
DAG("a", disable_bundle_versioning=True).dag_id
""")


def arguments(ask):
    ask("""
DAG("a").description
DAG("a", description=3)
DAG("a", description="text").description
DAG("a").catchup
DAG("a", catchup=True).catchup
DAG("a", catchup="yes").catchup
DAG("a", catchup=None).catchup
DAG("a").max_active_runs
DAG("a").max_active_tasks
DAG("a", max_active_runs=0).max_active_runs
DAG("a", max_active_runs="3")
DAG("a", max_active_runs=-1).max_active_runs
DAG("a", max_active_runs=2.5)
DAG("a", max_active_runs=None).max_active_runs
DAG("a", max_active_tasks="3")
DAG("a", max_active_tasks=None).max_active_tasks
DAG("a", max_active_tasks=0).max_active_tasks
DAG("a").max_consecutive_failed_dag_runs
DAG("a", max_consecutive_failed_dag_runs=-1)
DAG("a", max_consecutive_failed_dag_runs="1")
DAG("a").dagrun_timeout
DAG("a", dagrun_timeout=timedelta(1)).dagrun_timeout
DAG("a", dagrun_timeout=60)
DAG("a", dagrun_timeout="60")
DAG("a").tags
DAG("a", tags=["x", "y", "x"]).tags
DAG("a", tags=("x",)).tags
DAG("a", tags={"x"}).tags
DAG("a", tags="xy").tags
DAG("a", tags=None).tags
DAG("a", tags=[3])
DAG("a", tags=3)
DAG("a", tags=["a" * 101])
DAG("a", tags=["a" * 100]).tags == {"a" * 100}
DAG("a").doc_md
DAG("a", doc_md="# text").doc_md
DAG("a", doc_md=3)
DAG("a", doc_md="no_such_file.md").doc_md
open("there.md", "w").write("text") and DAG("a", doc_md="there.md").doc_md
DAG("a").access_control
DAG("a", access_control={"role": {"can_edit"}}).access_control
DAG("a", access_control={"role": {"nonsense"}}).access_control
DAG("a", access_control=3)
DAG("a").is_paused_upon_creation
DAG("a", is_paused_upon_creation=True).is_paused_upon_creation
DAG("a", is_paused_upon_creation="yes").is_paused_upon_creation
DAG("a").owner_links
DAG("a", owner_links={"me": "https://x.org"}).owner_links
DAG("a", owner_links={"me": "mailto:a@b.c"}).owner_links
DAG("a", owner_links={"me": "nonsense"})
DAG("a", owner_links=3)
DAG("a", owner_links=None).owner_links
DAG("a", template_searchpath="/tmp/x").template_searchpath
DAG("a", template_searchpath=["/tmp/x", "/tmp/y"]).template_searchpath
DAG("a", template_searchpath=("/tmp/x",)).template_searchpath
DAG("a").template_searchpath
DAG("a", template_searchpath=3)
DAG("a", template_undefined=None).template_undefined
DAG("a").template_undefined.__name__
DAG("a", template_undefined=3)
DAG("a").user_defined_macros
DAG("a", user_defined_macros={"f": 1}).user_defined_macros
DAG("a").user_defined_filters
DAG("a", user_defined_macros=3).user_defined_macros
DAG("a", user_defined_filters=[1]).user_defined_filters
DAG("a").render_template_as_native_obj
DAG("a", render_template_as_native_obj=True).render_template_as_native_obj
DAG("a", render_template_as_native_obj="yes").render_template_as_native_obj
DAG("a", jinja_environment_kwargs={"trim_blocks": True}).get_template_env().trim_blocks
DAG("a", jinja_environment_kwargs={"nonsense": True}).get_template_env()
DAG("a").on_success_callback
DAG("a", on_success_callback=print).on_success_callback
DAG("a", on_failure_callback=[print]).on_failure_callback
DAG("a", on_failure_callback=3).on_failure_callback
DAG("a", on_failure_callback="x").has_on_failure_callback
DAG("a").has_on_success_callback
DAG("a", on_success_callback=print).has_on_success_callback
DAG("a", on_success_callback=None).has_on_success_callback
DAG("a").auto_register
DAG("a").default_args
DAG("a", default_args=None).default_args
DAG("a", default_args=[1])
DAG("a", default_args={"nonsense": 1}).default_args
x = {"retries": 1}; d = DAG("a", default_args=x); d.default_args is x
x = {"a": {"b": 1}}; d = DAG("a", default_args=x); d.default_args["a"] is x["a"]
DAG("a", default_args={"params": {"p": 1}}).params
DAG("a", default_args={"params": {"p": 1}}).default_args
DAG("a", default_args={"params": {"p": 1}}, params={"p": 2, "q": 3}).params
DAG("a", params={"p": 1}).params
DAG("a", params={"p": Param(1, type="integer")}).params
DAG("a", params={"p": Param(1, type="integer")}).params["p"]
DAG("a", params={"p": Param("x", type="integer")}).dag_id
_dag(params={"p": Param("x", type="integer")}).validate()
_dag(params={"p": Param("x", type="integer")}, schedule="@daily").validate()
_dag(params={"p": Param(type="integer")}).validate()
_dag(params={"p": Param(type="integer")}, schedule="@daily").validate()
DAG("a", params=[1])
DAG("a", params=3)
DAG("a", params="x")
DAG("a", params={3: 4}).params
DAG("a", params={"d": START}).params
DAG("a", params=None).params
DAG("a").edge_info
DAG("a").fileloc == __file__
DAG("a").parent_dag
DAG("a").is_subdag
DAG("a").subdags
DAG("a").partial
DAG("a").safe_dag_id
DAG("a.b").safe_dag_id
DAG("a").concurrency
DAG("a").fail_stop
DAG("a").fail_fast
DAG("a").default_view
DAG("a").orientation
DAG("a").sla_miss_callback
DAG("a").is_paused_upon_creation
DAG("a").no_such_attribute
DAG("a").deadline
DAG("a").description is None
""")


def default_args(ask):
    ask("""
EmptyOperator(task_id="a", dag=_dag(default_args={"retries": 3})).retries
EmptyOperator(task_id="a", dag=_dag(default_args={"retries": 3}), retries=1).retries
EmptyOperator(task_id="a", dag=_dag(default_args={"retries": 3}), default_args={"retries": 2}).retries
EmptyOperator(task_id="a", dag=_dag(default_args={"retries": "3"})).retries
EmptyOperator(task_id="a", dag=_dag(default_args={"retries": None})).retries
EmptyOperator(task_id="a", dag=_dag(default_args={"owner": "me"})).owner
EmptyOperator(task_id="a", dag=_dag(default_args={"nonsense": "me"})).task_id
EmptyOperator(task_id="a", dag=_dag(default_args={"retry_delay": 3})).retry_delay
EmptyOperator(task_id="a", dag=_dag(default_args={"bash_command": "x"})).task_id
BashOperator(task_id="a", dag=_dag(default_args={"bash_command": "x"})).bash_command
BashOperator(task_id="a", dag=_dag(default_args={"bash_command": "x"}), bash_command="y").bash_command
BashOperator(task_id="a", dag=_dag())
EmptyOperator(dag=_dag(default_args={"task_id": "x"})).task_id
EmptyOperator(task_id="a", default_args=[1])
EmptyOperator(task_id="a", default_args=3)
EmptyOperator(task_id="a", default_args={"email": "a@b.c"}).email
EmptyOperator(task_id="a", dag=_dag(default_args={"params": {"x": 1}}), params={"y": 2}).params
EmptyOperator(task_id="a", dag=_dag(params={"x": 1}), params={"x": 2}).params
EmptyOperator(task_id="a", dag=_dag(params={"x": 1})).params
EmptyOperator(task_id="a", dag=_dag(), default_args={"params": {"x": 1}}).params
EmptyOperator(task_id="a", dag=_dag(params={"x": Param(3, type="integer")}), params={"x": "a"})
EmptyOperator(task_id="a", dag=_dag(default_args={"trigger_rule": "nonsense"}))
EmptyOperator(task_id="a", dag=_dag(default_args={"start_date": datetime(2023, 1, 1)}, start_date=None)).start_date
EmptyOperator(task_id="a", dag=_dag(default_args={"on_failure_callback": print})).on_failure_callback
EmptyOperator(task_id="a", dag=_dag(default_args={"on_failure_callback": [print]})).on_failure_callback
EmptyOperator(task_id="a", dag=_dag(default_args={"pool": "p"})).pool
EmptyOperator(task_id="a", dag=_dag(default_args={"queue": "q"})).queue
EmptyOperator(task_id="a", dag=_dag(default_args={"depends_on_past": True})).depends_on_past
EmptyOperator(task_id="a", dag=_dag(default_args={"email_on_failure": False})).email_on_failure
EmptyOperator(task_id="a", dag=_dag(default_args={"execution_timeout": timedelta(1)})).execution_timeout
EmptyOperator(task_id="a", dag=_dag(default_args={"execution_timeout": 3}))
EmptyOperator(task_id="a", dag=_dag(default_args={"sla": timedelta(1)})).task_id
EmptyOperator(task_id="a", dag=_dag(default_args={"dag": 3})).task_id
EmptyOperator(task_id="a", dag=_dag(default_args={"wait_for_downstream": True})).depends_on_past
""")


def members(ask):
    ask("""
_filled().task_ids
_filled().tasks
_filled().roots
_filled().leaves
_filled().task_count
_filled().task_dict
sorted(_filled().task_group_dict)
list(_filled().task_group.children)
_filled().task_group.group_id
_filled().has_task("a")
_filled().has_task("b")
_filled().has_task("g.b")
_filled().has_task_group("g")
_filled().has_task_group("x")
_filled().get_task("a")
_filled().get_task("x")
_filled().get_task("g")
sorted(_filled().owner.split(", "))
_filled().filepath
_filled().folder
_filled().topological_sort()
[t.task_id for t in _filled().topological_sort()]
_filled().partial_subset("a")
_filled().partial_subset("a").task_ids
_filled().partial_subset(["g.b"]).task_ids
sorted(_filled().partial_subset(["g.b"], include_downstream=True).task_ids)
_filled().partial_subset(["g.b"], include_upstream=False).task_ids
_filled().partial_subset("x").task_ids
_filled().partial_subset("g", include_upstream=False).task_ids
_filled().partial_subset(task_ids_or_regex=["g.b"], include_upstream=False, include_direct_upstream=True).task_ids
_filled().partial_subset(task_ids=["g.b"], include_upstream=False, include_direct_upstream=True).task_ids
_filled().sub_dag("a").task_ids
_filled().partial_subset("a").dag_id
_filled().allow_future_exec_dates
_filled().get_doc_md("x")
_filled().normalized_schedule_interval
_filled(schedule="@daily").normalized_schedule_interval
_filled().dataset_triggers
_filled().validate()
_filled() == _filled()
_filled() == 3
_filled() != _filled()
hash(_filled()) == hash(_filled())
DAG("a") < DAG("b")
sorted([DAG("b"), DAG("a")])
repr(_filled())
str(_filled())
f"{DAG('a')}"
_filled().set_dependency("a", "d")
d = _filled(); d.set_dependency("a", "d"); sorted(d.get_task("a").downstream_task_ids)
_filled().set_dependency("a", "x")
d = _filled(); d.add_task(EmptyOperator(task_id="new")); d.task_ids
d = _filled(); d.add_task(EmptyOperator(task_id="a"))
d = _filled(); d.add_tasks([EmptyOperator(task_id="n"), EmptyOperator(task_id="m")]); d.task_ids
d = _filled(); d.add_task(3)
d = _filled(); d.add_task(d.get_task("a"))
d = _filled(); EmptyOperator(task_id="a", dag=d)
d = _filled(); EmptyOperator(task_id="g", dag=d)
d = _filled(); TaskGroup("a", dag=d)
d = _filled(); d.get_task("a").dag = _dag("e"); 1
d = _filled(); d.get_task("a").dag = d; d.task_ids
d = _filled(); EmptyOperator(task_id="n").dag = d; d.task_ids
EmptyOperator(task_id="n").dag = 3; 1
EmptyOperator(task_id="n", dag="x")
EmptyOperator(task_id="n", dag=3)
d = _dag(start_date=None); d.add_task(EmptyOperator(task_id="n")); d.tasks
d = _filled(); d.get_edge_info("a", "g.b")
d = _filled(); d.set_edge_info("a", "g.b", {"label": "x"}); d.edge_info
d = _filled(); d.tasks = []; 1
_filled().task_ids.append("x")
copy.copy(_filled()).task_ids
copy.deepcopy(_filled()).task_ids
d = _filled(); copy.deepcopy(d).get_task("a") is d.get_task("a")
d = _filled(); copy.deepcopy(d).get_task("a").dag is d
pickle.loads(pickle.dumps(_filled())).task_ids
_filled().timetable.validate()
_filled().get_is_paused
_filled().param("x").resolve
_filled(params={"x": 1}).param("x")
_filled().param("x", 3)
d = _filled(); d.param("x", 3); d.params
d = _filled(params={"x": 1}); d.param("x", 3); d.params
_filled().get_template_env().filters["ds"](START)
sorted(_filled().get_template_env().globals)
_filled(user_defined_macros={"f": 1}).get_template_env().globals["f"]
_filled(user_defined_filters={"f": str}).get_template_env().filters["f"]
_filled().get_template_env().loader.searchpath == [str(__import__("pathlib").Path(__file__).parent)]
_filled(template_searchpath="/tmp/y").get_template_env().loader.searchpath[-1]
_filled(template_searchpath="/tmp/y").get_template_env().loader.searchpath[0]
_filled().resolve_template_files()
_filled().teardowns
_filled().tasks_upstream_of_teardowns
type(_filled().task).__name__ != ""
_filled().validate_setup_teardown()
_filled().validate_schedule_and_params()
_filled().tree_view()
_filled().get_tree_view()
_filled().timetable_summary
_filled().is_fixed_time_schedule()
_filled(schedule="@daily").is_fixed_time_schedule()
_filled().default_args
isinstance(_filled().task_dict, dict)
_filled().pickle_id
_filled().sla_miss_callback
bool(_dag())
"a" in _filled()
len(_filled())
list(_filled())
_filled()["a"]
""")


def decorator(ask):
    ask("""
dag()(_empty)().dag_id
dag(_empty)().dag_id
dag("named")(_empty)().dag_id
dag(dag_id="named")(_empty)().dag_id
dag(schedule=None)(_empty)().dag_id
dag(schedule=None)(_empty)().doc_md
dag(doc_md="own")(_empty)().doc_md
dag(_with_params)().params
dag(_with_params)(1).params
dag(_with_params)(p=5).params
dag(_with_params)(1, 2).params
dag(_with_params)(1, 2, 3)
dag(_with_params)(z=3)
dag(params={"p": Param(3, type="integer")})(_with_default)().params
dag(_with_default)().params
dag(_with_default)(p="x").params["p"]
dag(no_such=3)(_empty)()
dag("a b")(_empty)()
dag(_empty).__name__
dag(_empty).__wrapped__ is _empty
dag(_empty)().fileloc == __file__
dag("x", "description")(_empty)().description
type(dag(_empty)).__name__
dag(_returning)()
dag(_varargs)().params
dag(start_date=START, default_args={"retries": 3})(_one_task)().task_ids
dag(default_args={"retries": 3})(_one_task)().get_task("t").retries
dag(schedule="@daily", start_date=START)(_empty)().timetable.__class__.__name__
dag(dag_id="named", schedule=None, tags=["a"])(_empty)().tags
""")


def _empty():
    """Text."""


def _with_params(p, q=2):
    pass


def _with_default(p=7):
    pass


def _varargs(*args, **kwargs):
    pass


def _returning():
    return 3


def _one_task():
    @task
    def t():
        return 1

    t()


def contexts(ask):
    ask("""
d = _dag(); d.__enter__() is d, d.__exit__(None, None, None)
EmptyOperator(task_id="a").dag
EmptyOperator(task_id="a").dag_id
EmptyOperator(task_id="a").has_dag()
EmptyOperator(task_id="a").get_dag()
task(_empty)()
task(_empty)().operator.has_dag()
EmptyOperator(task_id="a") >> EmptyOperator(task_id="b")
a = EmptyOperator(task_id="a"); b = EmptyOperator(task_id="b", dag=_dag()); a >> b; a.dag
a = EmptyOperator(task_id="a", dag=_dag("x")); b = EmptyOperator(task_id="b", dag=_dag("y")); a >> b
a = EmptyOperator(task_id="a", dag=_dag()); a >> a
a = EmptyOperator(task_id="a", dag=_dag()); a >> a; a.dag.check_cycle()
d = _dag(); a = EmptyOperator(task_id="a", dag=d); b = EmptyOperator(task_id="b", dag=d); a >> b >> a; d.topological_sort()
d = _dag(); a = EmptyOperator(task_id="a", dag=d); b = EmptyOperator(task_id="b", dag=d); a >> b >> a; d.validate()
d = _dag(); a = EmptyOperator(task_id="a", dag=d); d >> a
d = _dag(); a = EmptyOperator(task_id="a"); a >> d
d = _dag(); a = EmptyOperator(task_id="a", dag=d); a >> [] >> a
""")
