"""`@task`, `XComArg`, groups, mapping: what can be written, and what is refused while a file loads."""

# ruff: noqa: E501, F401, UP006, UP017, UP035, UP045 - a probe is one line, which the names are for
from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any, Dict, Optional, Tuple, TypedDict

from airflow import DAG
from airflow.decorators import setup, task, task_group, teardown
from airflow.models.xcom_arg import XComArg
from airflow.operators.bash import BashOperator
from airflow.operators.empty import EmptyOperator
from airflow.operators.python import PythonOperator
from airflow.utils.task_group import TaskGroup

START = datetime(2024, 1, 1, tzinfo=timezone.utc)


def _dag(dag_id="d", **kwargs):
    return DAG(dag_id, **{"start_date": START, "schedule": None, **kwargs})


def op(task_id="a", **kwargs):
    return EmptyOperator(task_id=task_id, **kwargs)


def none():
    """Text."""


def one(x):
    return x


def two(x, y=2):
    return x, y


def many(*args):
    return args


def keys(**kwargs):
    return kwargs


def only_key(*, x):
    return x


def positional(x, /):
    return x


def with_context(ti, ds, x):
    return x


def with_context_default(x, ti=None):
    return x


def with_bad_context_default(x, ti=3):
    return x


def with_params(params):
    return params


def context_and_keys(ds, **kwargs):
    return ds


async def waiting(x):
    return x


class Typed(TypedDict):
    a: int


def gives_dict() -> dict: ...


def gives_dict_of() -> dict[str, int]: ...


def gives_old_dict() -> Dict[str, Any]: ...


def gives_typed() -> Typed: ...


def gives_tuple() -> Tuple[int, int]: ...


def gives_none() -> None: ...


def gives_optional() -> Optional[dict]: ...


def gives_union() -> dict | None: ...


def gives_list() -> list: ...


def gives_text() -> dict: ...


def gives_unknown() -> NoSuchName: ...  # noqa: F821


def gives_str() -> str: ...


class Callable:
    def __call__(self, x):
        return x

    def method(self, x):
        return x

    @staticmethod
    def fixed(x):
        return x


def calls(ask):
    ask("""
task(none)().operator.task_id
task()(none)().operator.task_id
task(task_id="x")(none)().operator.task_id
task("x")
task(3)
task(none)(1)
task(one)()
task(one)(1).operator.op_args
task(one)(x=1).operator.op_kwargs
task(one)(1, 2)
task(one)(y=1)
task(one)(1, x=1)
task(two)(1, y=3).operator.op_kwargs
task(two)(1, 2, 3)
task(many)(1, 2, 3).operator.op_args
task(keys)(a=1).operator.op_kwargs
task(only_key)(1)
task(only_key)(x=1).operator.op_kwargs
task(positional)(1).operator.op_args
task(positional)(x=1)
task(with_context)().operator.op_kwargs
task(with_context)(x=1).operator.op_kwargs
task(with_context)(ti=1, x=1).operator.op_kwargs
task(with_context_default)(1).operator.op_args
task(with_bad_context_default)(1)
task(with_params)().operator.op_kwargs
task(with_params)({"a": 1}).operator.op_args
task(context_and_keys)().operator.op_kwargs
task(context_and_keys)(z=1).operator.op_kwargs
task(waiting)(1).operator.task_id
task(lambda x: x)(1).operator.task_id
task(task_id="l")(lambda x: x)(1).operator.task_id
task(print)(1).operator.task_id
task(Callable())(1).operator.task_id
task(Callable().method)(1).operator.task_id
task(Callable.fixed)(1).operator.task_id
task(no_such=1)(none)()
task(retries=2)(none)().operator.retries
task(retries="x")(none)()
task(trigger_rule="nonsense")(none)()
task(task_id="a b")(none)()
task(none).function is none
task(none).__wrapped__ is none
task(none).__name__
task(none)().operator.doc_md
task(doc_md="own")(none)().operator.doc_md
task(none)().operator.python_callable is none
type(task(none)()).__name__
isinstance(task(none)(), XComArg)
task(none)().operator.task_type
task(none)().operator.operator_name
task(none)().operator.custom_operator_name
task(none)().operator.template_fields
task(none)().operator.ui_color
task(none).override(task_id="y")().operator.task_id
task(none).override(retries=4)().operator.retries
task(none).override(no_such=4)()
task(retries=1)(none).override(task_id="z")().operator.retries
task(multiple_outputs=True)(none).override(retries=4)().operator.multiple_outputs
task(none).override(multiple_outputs=True)().operator.multiple_outputs
task(none).override()().operator.task_id
task(none, multiple_outputs=True)().operator.multiple_outputs
task(multiple_outputs="x")(none)()
task(python_callable=none)().operator.task_id
task(templates_dict={"a": 1})(none)().operator.templates_dict
task(op_args=[1])(one)()
task.python(none)().operator.task_id
task.branch(none)().operator.task_type
task.short_circuit(none)().operator.task_type
task.short_circuit(ignore_downstream_trigger_rules=False)(none)().operator.ignore_downstream_trigger_rules
task.sensor(none)().operator.task_type
task.sensor(poke_interval=3)(none)().operator.poke_interval
task.sensor(mode="nonsense")(none)()
task.external_python(none)()
task.external_python(python="/usr/bin/python")(none)().operator.python
task.bash(none)().operator.task_type
task.bash(none)(1)
task.bash(bash_command="x")(none)()
task.bash(env={"A": "b"})(none)().operator.env
task.branch_external_python(python="x")(none)().operator.task_type
task.run_if(lambda c: True)(task(none))().operator.task_id
task.skip_if(lambda c: True)(task(none))().operator.task_id
task.run_if(lambda c: True)(none)
""")


def outputs(ask):
    for name in (
        "gives_dict", "gives_dict_of", "gives_old_dict", "gives_typed", "gives_tuple", "gives_none", "gives_optional",
        "gives_union", "gives_list", "gives_text", "gives_unknown", "gives_str", "none",
    ):  # fmt: skip
        ask(f"task({name})().operator.multiple_outputs")
        ask(f"task(multiple_outputs=False)({name})().operator.multiple_outputs")
    ask("""
task.branch(gives_dict)().operator.multiple_outputs
PythonOperator(task_id="a", python_callable=gives_dict).multiple_outputs
""")


def in_dags(ask):
    ask("""
d = _dag(); task(dag=d)(none)().operator.dag is d
d = _dag(); d.task(none)().operator.dag is d
d = _dag(); d.task(task_id="q")(none)().operator.task_id
task(none)().operator.has_dag()
""")
    ask(
        """
x = [task(none)().operator.task_id for _ in range(3)]; x
x = [task(task_id="n")(none)().operator.task_id for _ in range(3)]; x
x = [task(task_id="n__1")(none)().operator.task_id for _ in range(3)]; x
g = TaskGroup("g"); g.__enter__(); x = [task(none)().operator.task_id for _ in range(2)]; g.__exit__(None, None, None); x
a = task(none)(); b = task(one)(a); b.operator.upstream_task_ids
a = task(none)(); b = task(one)([a, {"k": (a, 1)}]); b.operator.upstream_task_ids
a = task(none)(); b = task(one)(x=a["k"]); b.operator.upstream_task_ids
a = task(none)(); b = BashOperator(task_id="b", bash_command=a); b.upstream_task_ids
a = task(none)(); b = BashOperator(task_id="b", bash_command=f"echo {a}"); b.upstream_task_ids
a = task(none)(); b = BashOperator(task_id="b", bash_command=f"echo {a}"); b.bash_command
a = task(none)(); b = BashOperator(task_id="b", bash_command="x", env={"A": a}); b.upstream_task_ids
a = task(none)(); b = PythonOperator(task_id="b", python_callable=one, op_args=[a]); b.upstream_task_ids
a = task(none)(); b = PythonOperator(task_id="b", python_callable=one, op_kwargs={"x": [a]}); b.upstream_task_ids
a = task(none)(); b = op("b"); (a >> b) is b
a = task(none)(); b = op("b"); a >> b; b.upstream_task_ids
a = task(none)(); b = op("b"); b >> a; b.downstream_task_ids
a = task(none)(); b = op("b"); b >> a["x"]; b.downstream_task_ids
a = task(none)(); b = op("b"); a.set_downstream(b); b.upstream_task_ids
a = task(none)(); b = op("b"); [a, b] >> op("c"); d.get_task("c").upstream_task_ids
b = op("b"); b >> task(none)
b = op("b"); b >> none
""",
        within=_dag,
    )


def xcom_args(ask):
    ask("""
op().output
str(op().output)
str(op().output["k"])
str(XComArg(op(), "k"))
f'{op().output}'
f"{op().output['k']}"
repr(op().output)
repr(op().output["k"])
op().output.key
op().output["k"].key
op().output[0].key
op().output["a"]["b"]
op().output.operator.task_id
XComArg(op()).key
XComArg(3)
XComArg()
XComArg(op(), key=3).key
op().output == op().output
a = op(); a.output == a.output
a = op(); a.output["k"] == a.output
a = op(); hash(a.output) == hash(a.output)
bool(op().output)
len(op().output)
list(op().output)
a, b = op().output
for_ = [x for x in op().output]
"x" in op().output
op().output + 1
op().output > 1
op().output.no_such
op().output.map(one)
str(op().output.map(one))
op().output.map(3)
op().output.map(task(one))
op().output.map(one).map(one) is not None
op().output.zip(op("b").output) is not None
op().output.zip()
op().output.zip(3)
op().output.zip(op("b").output, fillvalue=1) is not None
op().output.concat(op("b").output) is not None
op().output.concat([1]) is not None
op().output.concat(3)
op().output.concat()
op().output["k"].map(one)
op().output["k"].zip(op("b").output)
op().output.map(one)["k"]
repr(op().output.map(one))
repr(op().output.zip(op("b").output))
op().output.roots
op().output.leaves
op().output.resolve({})
op().output.is_setup
op().output.as_setup().operator.is_setup
op().output.as_teardown().operator.is_teardown
op().output.as_teardown(setups=op("s")).operator.upstream_task_ids
op().output.upstream_list if hasattr(op().output, "upstream_list") else "none"
list(op().output.iter_references())[0][0].task_id
list(XComArg.iter_xcom_references([op().output, {"a": op("b").output}]))[0].operator.task_id
d = _dag(); a = op("a", dag=d); b = op("b", dag=d); XComArg.apply_upstream_relationship(b, {"x": [a.output]}); b.upstream_task_ids
op(do_xcom_push=False).output
""")


def mapping(ask):
    ask("""
task(one).expand(x=[1, 2]).operator.task_id
task(one).expand(x=[])
task(one).expand()
task(one).expand(y=[1])
task(one).expand(x=3)
task(one).expand(x="abc")
task(one).expand(x=None)
task(one).expand(x={"a": 1}).operator.is_mapped
task(one).expand(x=(1, 2)).operator.is_mapped
task(one).expand(x={1, 2}).operator.is_mapped
task(one).expand(x=iter([1]))
task(one).expand(x=range(3)).operator.is_mapped
task(one).expand([1])
task(two).partial(y=1).expand(x=[1]).operator.is_mapped
task(two).partial(z=1)
task(two).partial(y=1).partial(y=2)
task(two).partial(1)
task(two).partial(y=1).expand(y=[1])
task(two).expand(x=[1], y=[2, 3]).operator.is_mapped
task(with_context).expand(ti=[1])
task(with_context).expand(x=[1]).operator.is_mapped
task(with_context).partial(ds=1)
task(keys).expand(a=[1]).operator.is_mapped
task(many).expand(args=[1])
task(one).expand_kwargs([{"x": 1}]).operator.is_mapped
task(one).expand_kwargs([{"y": 1}]).operator.is_mapped
task(one).expand_kwargs(3)
task(one).expand_kwargs("x")
task(one).expand_kwargs({"x": 1})
task(one).expand_kwargs([1])
task(one).expand_kwargs([])
task(one).expand_kwargs()
task(one).expand_kwargs(op().output).operator.is_mapped
task(one).expand_kwargs(op().output.map(one)).operator.is_mapped
task(one).expand(x=op().output).operator.is_mapped
task(one).expand(x=op().output["k"]).operator.is_mapped
task(one).expand(x=op().output.zip(op("b").output)).operator.is_mapped
task(one).expand(x=op())
task(one).expand(x=[op().output]).operator.is_mapped
task(trigger_rule="always")(one).expand(x=op().output)
task(trigger_rule="always")(one).expand(x=[1]).operator.is_mapped
task(retries=3)(one).expand(x=[1]).operator.retries
task(one).override(task_id="n").expand(x=[1]).operator.task_id
task(map_index_template="{{ x }}")(one).expand(x=[1]).operator.map_index_template
task(max_active_tis_per_dag=3)(one).expand(x=[1]).operator.max_active_tis_per_dag
repr(task(one).expand(x=[1]).operator)
str(task(one).expand(x=[1]))
type(task(one).expand(x=[1]).operator).__name__
task(one).expand(x=[1]).operator.task_type
task(one).expand(x=[1]).operator.operator_name
task(one).expand(x=[1]).operator.operator_class.__name__
task(one).expand(x=[1]).operator.expand_input is not None
task(one).expand(x=[1]).operator.output is not None
task(one).expand(x=[1]).operator.template_fields
task(one).expand(x=[1]).operator.owner
task(one).expand(x=[1]).operator.retry_delay
task(one).expand(x=[1]).operator.no_such
task(one).expand(x=[1]).operator.execute({})
task(one).expand(x=[1]).operator.trigger_rule == "all_success"
task(one).expand(x=[1]).operator.inherits_from_empty_operator
task(one).expand(x=[1]).operator.start_date
task(one).expand(x=[1])["k"] is not None
task(one).expand(x=[1]).map(one) is not None
BashOperator.partial(task_id="a").expand(bash_command=["x"]).task_id
BashOperator.partial(task_id="a").expand(bash_command=["x"])
BashOperator.partial(task_id="a", bash_command="y").expand(bash_command=["x"])
BashOperator.partial(bash_command="x").expand(env=[{}])
BashOperator.partial()
BashOperator.partial("a")
BashOperator.partial(task_id="a").expand()
BashOperator.partial(task_id="a", no_such=1)
BashOperator.partial(task_id="a").expand(no_such=[1])
BashOperator.partial(task_id="a b").expand(bash_command=["x"])
BashOperator.partial(task_id="a").expand(bash_command="x")
BashOperator.partial(task_id="a").expand(bash_command=3)
BashOperator.partial(task_id="a").expand_kwargs([{"bash_command": "x"}]).is_mapped
BashOperator.partial(task_id="a").expand_kwargs([{"no_such": "x"}]).is_mapped
BashOperator.partial(task_id="a").expand_kwargs([3])
BashOperator.partial(task_id="a").expand_kwargs(3)
BashOperator.partial(task_id="a", retries=3).expand(bash_command=["x"]).retries
BashOperator.partial(task_id="a", retries="x").expand(bash_command=["x"])
BashOperator.partial(task_id="a", trigger_rule="nonsense").expand(bash_command=["x"])
BashOperator.partial(task_id="a", pool="p").expand(bash_command=["x"]).pool
BashOperator.partial(task_id="a", dag=_dag()).expand(bash_command=["x"]).dag.dag_id
BashOperator.partial(task_id="a", params={"a": 1}).expand(bash_command=["x"]).params
BashOperator.partial(task_id="a", retry_delay=3).expand(bash_command=["x"]).retry_delay
BashOperator.partial(task_id="a", execution_timeout=timedelta(1)).expand(bash_command=["x"]).execution_timeout
BashOperator.partial(task_id="a", default_args={"retries": 5}).expand(bash_command=["x"]).retries
BashOperator.partial(task_id="a", dag=_dag(default_args={"retries": 5})).expand(bash_command=["x"]).retries
BashOperator(task_id="a", bash_command="x").expand(env=[{}])
BashOperator.expand(bash_command=["x"])
EmptyOperator.partial(task_id="a").expand(doc=["x"])
EmptyOperator.partial(task_id="a").expand()
PythonOperator.partial(task_id="a", python_callable=one).expand(op_args=[[1]]).is_mapped
PythonOperator.partial(task_id="a", python_callable=one).expand(op_args=op().output).is_mapped
PythonOperator.partial(task_id="a").expand(op_args=[[1]])
PythonOperator.partial(task_id="a", python_callable=3).expand(op_args=[[1]])
""")
