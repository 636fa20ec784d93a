"""`BaseOperator`: its arguments, attributes and methods, and relations between tasks."""

# ruff: noqa: E501, F401, UP017 - a probe is one line, which the names are for
from __future__ import annotations

import copy
import pickle
from datetime import datetime, timedelta, timezone

from airflow import DAG
from airflow.decorators import task
from airflow.models.baseoperator import BaseOperator, chain, chain_linear, cross_downstream
from airflow.models.param import Param
from airflow.operators.bash import BashOperator
from airflow.operators.empty import EmptyOperator
from airflow.operators.python import PythonOperator
from airflow.utils.edgemodifier import Label
from airflow.utils.task_group import TaskGroup
from airflow.utils.trigger_rule import TriggerRule
from airflow.utils.weight_rule import WeightRule

START = datetime(2024, 1, 1, tzinfo=timezone.utc)


class Mine(BaseOperator):
    template_fields = ("text", "more")
    template_ext = (".sql",)
    ui_color = "#abc"

    def __init__(self, text="t", more=None, **kwargs):
        super().__init__(**kwargs)
        self.text, self.more = text, more

    def execute(self, context):
        return self.text


class Positional(BaseOperator):
    def __init__(self, needed, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.needed = needed


class Forgetful(BaseOperator):
    def __init__(self, **kwargs):
        pass


class Missing(BaseOperator):
    template_fields = ("nowhere",)


class NoExecute(BaseOperator):
    pass


def _dag(**kwargs):
    return DAG("d", **{"start_date": START, "schedule": None, **kwargs})


def op(task_id="a", **kwargs):
    return EmptyOperator(task_id=task_id, **kwargs)


def _three(**kwargs):
    with _dag(**kwargs) as dag:
        return dag, op("a"), op("b"), op("c")


def ids(ask):
    ask("""
op("a").task_id
op("")
op("a b")
op("a.b").task_id
op("a-b_c").task_id
op("ä").task_id
op("a/b")
op("a:b")
op("a@b")
op("a" * 250).task_id == "a" * 250
op("a" * 251)
op(3)
op(None)
op(["a"])
op(True)
EmptyOperator()
EmptyOperator("a")
BaseOperator("a")
BaseOperator(task_id="a")
BaseOperator(task_id="a").execute({})
NoExecute(task_id="a").execute({})
Positional(task_id="a")
Positional(task_id="a", needed=1).needed
Positional(1, task_id="a")
Forgetful(task_id="a")
Missing(task_id="a")
op("a", no_such=1)
op("a", no_such=1, other=2)
Mine(task_id="a", no_such=1)
op("a", task_display_name="A b").task_display_name
op("a", task_display_name="A b").label
op("a").task_display_name
op("a", task_display_name=3)
op("a").label
""")


def typed_arguments(ask):
    for name, values in {
        "owner": ('"me"', '""', "None", "3"),
        "email": ('"a@b.c"', '["a@b.c"]', '("a@b.c",)', '{"a@b.c"}', "3", "None", '"a@b.c, d@e.f"', "[]"),
        "email_on_retry": ("True", "False", '"yes"', "None", "1"),
        "email_on_failure": ("True", "False", '"yes"', "None", "0"),
        "retries": ("3", '"3"', '"x"', "None", "-1", "1.5", "True", "[]"),
        "retry_delay": ("timedelta(1)", "3", "3.5", '"3"', "None", "-1"),
        "max_retry_delay": ("timedelta(1)", "3", '"3"', "None", "timedelta(0)"),
        "retry_exponential_backoff": ("True", "False", "2.0", "3", '"x"', "None"),
        "depends_on_past": ("True", '"x"', "None", "1"),
        "ignore_first_depends_on_past": ("False", '"x"'),
        "wait_for_downstream": ("True", '"x"'),
        "wait_for_past_depends_before_skipping": ("True", '"x"'),
        "priority_weight": ("5", '"5"', "1.5", "None", "-3", "10**12"),
        "queue": ('"q"', "3", "None"),
        "pool": ('"p"', "3", "None", '""'),
        "pool_slots": ("2", "0", "-1", '"2"', "1.5", "None"),
        "sla": ("timedelta(1)", "None"),
        "execution_timeout": ("timedelta(1)", "3", '"3"', "None", "timedelta(0)"),
        "on_execute_callback": ("print", "[print]", "None", "3"),
        "on_failure_callback": ("print", "[print]", "None", "3", "[]"),
        "on_success_callback": ("print", "(print,)"),
        "on_retry_callback": ("print", "None"),
        "on_skipped_callback": ("print", "None"),
        "trigger_rule": (
            '"all_success"', '"all_done"', '"one_failed"', '"one_done"', '"none_skipped"', '"always"', '"dummy"',
            '"none_failed_or_skipped"', '"none_failed_min_one_success"', '"x"', "None", "TriggerRule.ALL_DONE",
            '"ALL_DONE"', '"all_skipped"', '"all_done_setup_success"', '"all_done_min_one_success"', "3",
        ),
        "run_as_user": ('"me"', "3"),
        "max_active_tis_per_dag": ("3", '"3"', "0", "None"),
        "max_active_tis_per_dagrun": ("3", '"3"'),
        "map_index_template": ('"{{ x }}"', "3"),
        "executor_config": ("{'a': 1}", "None", "[]", "3"),
        "executor": ('"x"', "3", "None"),
        "do_xcom_push": ("True", "False", '"x"', "None"),
        "multiple_outputs": ("True", '"x"'),
        "doc": ('"text"', "3"),
        "doc_md": ('"text"', "3"),
        "doc_json": ('"{}"', "{}"),
        "inlets": ("[]", "None", "['a']", "'a'", "3"),
        "outlets": ("[]", "None", "['a']", "'a'", "3"),
        "resources": ("None",),
        "params": ("{'a': 1}", "None", "[]", "3", "{'a': Param(1, type='integer')}", "{'a': Param('x', type='integer')}"),
        "default_args": ("{'retries': 3}", "None"),
        "allow_nested_operators": ("True", '"x"'),
    }.items():  # fmt: skip
        for value in values:
            ask(f'op("a", {name}={value}).{name if name != "default_args" else "retries"}')
        ask(f'op("a").{name}' if name not in ("default_args",) else 'op("a").task_id')
    ask("""
op("a", task_concurrency=3).max_active_tis_per_dag
op("a", provide_context=True)
op("a", xcom_push=True)
op("a", pre_execute=print).pre_execute({})
op("a", pre_execute=3)
op("a", post_execute=print).post_execute({}, 1)
op("a", max_retry_delay=3).max_retry_delay
op("a", wait_for_downstream=True).depends_on_past
op("a", weight_rule="downstream").task_id
op("a", weight_rule=WeightRule.ABSOLUTE).task_id
op("a", weight_rule="x").task_id
op("a", weight_rule=None).task_id
op("a", weight_rule=3).task_id
op("a", weight_rule="no.such.Rule").task_id
op("a", trigger_rule="all_done").trigger_rule == "all_done"
op("a", trigger_rule="all_done").trigger_rule is TriggerRule.ALL_DONE
str(op("a", trigger_rule="all_done").trigger_rule)
f'{op("a").trigger_rule}'
repr(op("a").trigger_rule)
op("a", dag=_dag(fail_stop=True), trigger_rule="all_done")
op("a", dag=_dag(fail_stop=True), trigger_rule="all_success").task_id
op("a", dag=_dag(fail_fast=True), trigger_rule="one_done")
""")


def attributes(ask):
    ask("""
op().task_type
Mine(task_id="a").task_type
Mine(task_id="a").operator_name
Mine(task_id="a").operator_class.__name__
Mine(task_id="a").ui_color
op().ui_color
op().ui_fgcolor
BashOperator(task_id="a", bash_command="x").ui_color
PythonOperator(task_id="a", python_callable=print).ui_color
op().template_fields
Mine(task_id="a").template_fields
Mine(task_id="a").template_ext
BashOperator.template_fields
BashOperator.template_ext
PythonOperator.template_fields
op().template_fields_renderers
BashOperator.template_fields_renderers
op().upstream_task_ids
op().downstream_task_ids
op().upstream_list
op().downstream_list
op().roots
op().leaves
op().node_id
op().task_group
op().has_dag()
op().is_setup
op().is_teardown
op().on_failure_fail_dagrun
op().inherits_from_empty_operator
Mine(task_id="a").inherits_from_empty_operator
op().inherits_from_skipmixin
op().is_mapped
op().is_sensor
op().reschedule
op().start_trigger_args
op().start_from_trigger
op().operator_extra_links
op().priority_weight_total
op().pool
op().queue
op().owner
op().retries
op().retry_delay
op().max_retry_delay
op().start_date
op().params
op().executor_config
op().shallow_copy_attrs
op().subdag
op().supports_lineage
op().do_xcom_push
op().email
op().email_on_failure
op().email_on_retry
op().no_such
op().output
op().dag_id
op().dag
op().resources
op().task_concurrency
op().max_active_tis_per_dag
op().prepare_for_execution().task_id
op().prepare_for_execution() is op
op().on_kill()
op().unmap(None).task_id
op().get_dag()
op().get_inlet_defs()
op().get_outlet_defs()
op().get_needs_expansion()
list(op().iter_mapped_dependants())
list(op().iter_mapped_task_groups())
op().get_closest_mapped_task_group()
op().next_callable("x", {})
op().defer(trigger=None, method_name="x")
op().get_template_env().filters["ds_nodash"](START)
_three()[1].get_template_env().filters["ds"](START)
op().get_direct_relative_ids()
_three()[1].get_direct_relatives()
Mine(task_id="a").render_template("{{ x }}", {"x": 1})
Mine(task_id="a").render_template(["{{ x }}", {"k": ("{{ x }}",)}], {"x": 1})
Mine(task_id="a").render_template("{{ y }}", {"x": 1})
Mine(task_id="a").render_template(3, {})
Mine(task_id="a").render_template(None, {})
Mine(task_id="a", dag=_dag()).render_template("{{ y }}", {"x": 1})
Mine(task_id="a", dag=_dag(render_template_as_native_obj=True)).render_template("{{ x }}", {"x": [1]})
Mine(task_id="a", dag=_dag(user_defined_macros={"m": 5})).render_template("{{ m }}", {})
Mine(task_id="a", dag=_dag(user_defined_filters={"f": str.upper})).render_template("{{ 'a' | f }}", {})
Mine(task_id="a").render_template("{{ x", {})
m = Mine(task_id="a", text="{{ x }}", more=["{{ x }}"]); m.render_template_fields({"x": 2}); m.text, m.more
m = Mine(task_id="a", text="no.sql", dag=_dag()); m.render_template_fields({}); m.text
m = Mine(task_id="a", text="no.sql", dag=_dag()); m.resolve_template_files(); m.text
m = Mine(task_id="a", text="{{ x }}"); m.text
m = Mine(task_id="a"); m.text = "{{ x }}"; m.text
Mine(task_id="a", text=3).text
m = op(); m.new_attribute = 3; m.new_attribute
m = op(); m.task_id = "b"; m.task_id
m = op(); m.trigger_rule = "all_done"; m.trigger_rule == "all_done"
""")


def looks(ask):
    ask("""
repr(op())
str(op())
repr(Mine(task_id="a"))
f"{op()}"
repr(task(lambda: 1)) != ""
repr(PythonOperator(task_id="p", python_callable=print))
op() == op()
op("a") == op("b")
op() != op()
hash(op()) == hash(op())
op("a") < op("b")
sorted([op("b"), op("a")])
op() == 3
op() in [op()]
len({op(), op()})
bool(op())
copy.copy(op()).task_id
copy.deepcopy(op()).task_id
copy.deepcopy(Mine(task_id="a", more={"k": [1]})).more
pickle.loads(pickle.dumps(op())).task_id
copy.deepcopy(PythonOperator(task_id="p", python_callable=print)).python_callable
issubclass(EmptyOperator, BaseOperator)
isinstance(op(), BaseOperator)
type(op()).__name__
EmptyOperator.__name__
""")


def relations(ask):
    ask("""
d, a, b, c = _three(); (a >> b) is b
d, a, b, c = _three(); (a << b) is b
d, a, b, c = _three(); a >> [b, c]; a.downstream_task_ids
d, a, b, c = _three(); (a >> [b, c])
d, a, b, c = _three(); [a, b] >> c; c.upstream_task_ids
d, a, b, c = _three(); [a, b] << c; c.downstream_task_ids
d, a, b, c = _three(); (a, b) >> c; c.upstream_task_ids
d, a, b, c = _three(); a >> (b, c); a.downstream_task_ids
d, a, b, c = _three(); a >> {b, c}; a.downstream_task_ids
d, a, b, c = _three(); {a, b} >> c; c.upstream_task_ids
d, a, b, c = _three(); [a, b] >> [c]
d, a, b, c = _three(); a >> [b, [c]]
d, a, b, c = _three(); a >> None
d, a, b, c = _three(); a >> "b"
d, a, b, c = _three(); a >> 3
d, a, b, c = _three(); a >> []
d, a, b, c = _three(); a >> [] >> b
d, a, b, c = _three(); None >> a
d, a, b, c = _three(); "x" >> a
d, a, b, c = _three(); a >> iter([b])
d, a, b, c = _three(); a >> {"x": b}
d, a, b, c = _three(); a >> print
d, a, b, c = _three(); a >> [None]
d, a, b, c = _three(); a >> ["b"]
d, a, b, c = _three(); a.set_downstream(b); a.downstream_task_ids
d, a, b, c = _three(); a.set_upstream([b, c]); a.upstream_task_ids
d, a, b, c = _three(); a.set_downstream("b")
d, a, b, c = _three(); a.set_downstream(None)
d, a, b, c = _three(); a.set_downstream([])
d, a, b, c = _three(); a.set_downstream((b,)); a.downstream_task_ids
d, a, b, c = _three(); a.set_upstream(3)
d, a, b, c = _three(); a.set_downstream(b, c)
d, a, b, c = _three(); a >> b; a >> b; a.downstream_task_ids
d, a, b, c = _three(); a >> a; a.downstream_task_ids
d, a, b, c = _three(); a >> b >> c >> a; sorted(a.get_flat_relative_ids())
d, a, b, c = _three(); a >> b >> c; sorted(a.get_flat_relative_ids()), sorted(c.get_flat_relative_ids(upstream=True))
d, a, b, c = _three(); a >> b >> c; sorted(t.task_id for t in a.get_flat_relatives())
d, a, b, c = _three(); a >> b >> c; a.downstream_list, c.upstream_list
d, a, b, c = _three(); a >> b >> c; a.get_direct_relatives(), a.get_direct_relative_ids(upstream=False)
d, a, b, c = _three(); a >> b >> c; [t.task_id for t in d.topological_sort()]
d, a, b, c = _three(); a >> b >> c; a.priority_weight_total, b.priority_weight_total, c.priority_weight_total
d, a, b, c = _three(default_args={"weight_rule": "upstream"}); a >> b >> c; a.priority_weight_total, c.priority_weight_total
d, a, b, c = _three(default_args={"weight_rule": "absolute", "priority_weight": 5}); a >> b; a.priority_weight_total
d, a, b, c = _three(); a >> Label("x") >> b; d.get_edge_info("a", "b")
d, a, b, c = _three(); a >> Label("x") >> [b, c]; d.edge_info
d, a, b, c = _three(); a << Label("x") << b; d.get_edge_info("b", "a")
d, a, b, c = _three(); [a, b] >> Label("x") >> c; d.edge_info
d, a, b, c = _three(); Label("x") >> a
d, a, b, c = _three(); a >> Label("x")
d, a, b, c = _three(); a >> Label(None) >> b; d.edge_info
d, a, b, c = _three(); a >> Label("") >> b; d.edge_info
Label("x").label
Label()
Label(3).label
repr(Label("x")) != ""
d, a, b, c = _three(); chain(a, b, c); b.upstream_task_ids, b.downstream_task_ids
d, a, b, c = _three(); chain(a, [b, c]); a.downstream_task_ids
d, a, b, c = _three(); chain([a, b], c); c.upstream_task_ids
d, a, b, c = _three(); chain([a, b], [c]); 1
d, a, b, c = _three(); chain([a, b], [b, c]); a.downstream_task_ids, b.downstream_task_ids
d, a, b, c = _three(); chain(a)
chain()
d, a, b, c = _three(); chain(a, None)
d, a, b, c = _three(); chain(a, "b")
d, a, b, c = _three(); chain(a, [])
d, a, b, c = _three(); chain(*[a, b]); a.downstream_task_ids
d, a, b, c = _three(); chain(a, Label("x"), b); d.edge_info
d, a, b, c = _three(); chain(a, (b, c)); a.downstream_task_ids
d, a, b, c = _three(); chain(a, [b, "c"])
d, a, b, c = _three(); chain_linear(a, [b, c]); a.downstream_task_ids
d, a, b, c = _three(); chain_linear([a, b], [c]); c.upstream_task_ids
d, a, b, c = _three(); chain_linear(a)
chain_linear()
d, a, b, c = _three(); chain_linear(a, 3)
d, a, b, c = _three(); chain_linear(a, "b")
d, a, b, c = _three(); chain_linear(a, [], b); a.downstream_task_ids
d, a, b, c = _three(); chain_linear(a, None, b)
d, a, b, c = _three(); cross_downstream([a], [b, c]); a.downstream_task_ids
d, a, b, c = _three(); cross_downstream(a, b); a.downstream_task_ids
d, a, b, c = _three(); cross_downstream([a], "b")
d, a, b, c = _three(); cross_downstream([], [a]); a.upstream_task_ids
d, a, b, c = _three(); cross_downstream(["x"], [a])
d, a, b, c = _three(); a.update_relative(b); a.downstream_task_ids
d, a, b, c = _three(); b.add_inlets(["x"]); b.inlets
d, a, b, c = _three(); a.dag is d
d, a, b, c = _three(); a.get_dag() is d
op("x") >> op("y")
a = op("x"); b = op("y"); a.set_downstream(b); a.downstream_list
d, a, b, c = _three(); x = op("x"); a >> x; x.dag is d
d, a, b, c = _three(); x = op("x"); x >> [a, b]; x.dag is d
d, a, b, c = _three(); x = op("x", dag=DAG("e")); a >> x
d, a, b, c = _three(); x = task(lambda: 1)(); a >> x
d, a, b, c = _three(); x = op("a"); b >> x
""")


def setups(ask):
    ask("""
op().as_setup().is_setup
op().as_teardown().is_teardown
op().as_teardown().trigger_rule
op().as_teardown(on_failure_fail_dagrun=True).on_failure_fail_dagrun
op().as_setup().as_teardown()
op().as_teardown().as_setup()
d, a, b, c = _three(); c.as_teardown(setups=a); a.is_setup, a.downstream_task_ids
d, a, b, c = _three(); c.as_teardown(setups=[a, b]); c.upstream_task_ids
d, a, b, c = _three(); c.as_teardown(setups="a")
d, a, b, c = _three(); c.as_teardown(setups=[]).upstream_task_ids
d, a, b, c = _three(); c.as_teardown(a)
x = op(); x.is_setup = True; x.is_teardown = True
x = op(); x.on_failure_fail_dagrun = True
x = op().as_teardown(); x.on_failure_fail_dagrun = True; x.on_failure_fail_dagrun
x = op().as_teardown(); x.on_failure_fail_dagrun = "x"
x = op().as_teardown(); x.trigger_rule = "all_done"; x.trigger_rule
op(trigger_rule="all_done").as_teardown().trigger_rule
with_ = op(); with_.__enter__()
d, a, b, c = _three(); a.as_setup(); a >> b; b.trigger_rule = TriggerRule.ALL_DONE; d.validate_setup_teardown()
d, a, b, c = _three(); a.as_setup() >> b >> c.as_teardown(); d.validate(), d.teardowns, d.tasks_upstream_of_teardowns
d, a, b, c = _three(); a.as_setup() >> b >> c.as_teardown(setups=a); list(b.get_upstreams_only_setups())
d, a, b, c = _three(); a.as_setup() >> b >> c.as_teardown(setups=a); list(b.get_upstreams_only_setups_and_teardowns())
d, a, b, c = _three(); a.as_setup() >> b >> c.as_teardown(setups=a); list(b.get_upstreams_follow_setups())
d, a, b, c = _three(); a.as_setup() >> b >> c.as_teardown(setups=a); d.roots, d.leaves
d, a, b, c = _three(); t = c.as_teardown(setups=a.as_setup()); t.__enter__() is not None, t.add_task(b) if hasattr(t, "add_task") else None, t.__exit__(None, None, None)
""")
