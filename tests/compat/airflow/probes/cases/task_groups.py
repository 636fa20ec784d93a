"""Task groups, `@task_group`, setup and teardown."""

# ruff: noqa: E501, F401, UP017, UP035 - a probe is one line, which the names are for
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


def groups(ask):
    ask("""
TaskGroup("g").group_id
TaskGroup("g", dag=_dag()).group_id
TaskGroup("")
type(TaskGroup(None)).__name__
TaskGroup(3)
TaskGroup("a b", dag=_dag())
TaskGroup("a.b", dag=_dag())
TaskGroup("ä", dag=_dag()).group_id
TaskGroup("a-b_c", dag=_dag()).group_id
TaskGroup("a" * 201, dag=_dag())
TaskGroup("a" * 200, dag=_dag()).group_id == "a" * 200
TaskGroup()
TaskGroup(dag=_dag())
TaskGroup("g", dag=_dag(), no_such=1)
TaskGroup("g", dag=_dag(), tooltip="text").tooltip
TaskGroup("g", dag=_dag(), ui_color="red").ui_color
TaskGroup("g", dag=_dag()).ui_color
TaskGroup("g", dag=_dag()).ui_fgcolor
TaskGroup("g", dag=_dag(), group_display_name="G g").group_display_name
TaskGroup("g", dag=_dag()).prefix_group_id
TaskGroup("g", dag=_dag()).children
TaskGroup("g", dag=_dag()).label
TaskGroup("g", dag=_dag()).is_root
TaskGroup("g", dag=_dag()).parent_group.group_id
TaskGroup("g", dag=_dag()).node_id
TaskGroup("g", dag=_dag(), default_args={"retries": 3}).default_args
TaskGroup("g", dag=_dag(), default_args=3).default_args
d = _dag(); TaskGroup("g", dag=d); TaskGroup("g", dag=d)
d = _dag(); TaskGroup("g", dag=d); TaskGroup("g", dag=d, add_suffix_on_collision=True).group_id
d = _dag(); op("g", dag=d); TaskGroup("g", dag=d)
d = _dag(); op("g", dag=d); TaskGroup("g", dag=d, add_suffix_on_collision=True).group_id
d = _dag(); TaskGroup("g", dag=d); op("g", dag=d)
d = _dag(); g = TaskGroup("g", dag=d); op("a", task_group=g, dag=d).task_id
d = _dag(); g = TaskGroup("g", dag=d, prefix_group_id=False); op("a", task_group=g, dag=d).task_id
d = _dag(); g = TaskGroup("g", dag=d); op("a", task_group=g).has_dag()
d = _dag(); g = TaskGroup("g", dag=d); op("a", task_group=g, dag=d); op("a", task_group=g, dag=d)
d = _dag(); g = TaskGroup("g", dag=d, prefix_group_id=False); op("a", dag=d); op("a", task_group=g, dag=d)
d = _dag(); g = TaskGroup("g", dag=d); h = TaskGroup("h", parent_group=g, dag=d); h.group_id
d = _dag(); g = TaskGroup("g", dag=d, prefix_group_id=False); h = TaskGroup("h", parent_group=g, dag=d); h.group_id
d = _dag(); g = TaskGroup("g", dag=d); h = TaskGroup("h", parent_group=g, dag=d, prefix_group_id=False); op("a", task_group=h, dag=d).task_id
d = _dag(); g = TaskGroup("g", dag=d); h = TaskGroup("h", parent_group=g); h.dag is d
d = _dag(); g = TaskGroup("g", dag=d); a = op("a", task_group=g, dag=d); g.children["g.a"] is a, g.get_child_by_label("a") is a, g.has_task(a)
d = _dag(); g = TaskGroup("g", dag=d); g.get_child_by_label("x")
d = _dag(); g = TaskGroup("g", dag=d); g["a"]
d = _dag(); g = TaskGroup("g", dag=d); a = op("a", task_group=g, dag=d); list(g), list(g.iter_tasks())
d = _dag(); g = TaskGroup("g", dag=d); a = op("a", task_group=g, dag=d); g.roots, g.leaves
d = _dag(); g = TaskGroup("g", dag=d); a = op("a", task_group=g, dag=d); list(g.get_roots()), list(g.get_leaves()), list(g.roots), list(g.leaves)
d = _dag(); g = TaskGroup("g", dag=d); g.add(3)
d = _dag(); g = TaskGroup("g", dag=d); a = op("a"); g.add(a); a.task_id, list(g.children)
d = _dag(); g = TaskGroup("g", dag=d); a = op("a", task_group=g, dag=d); g.add(a)
d = _dag(); g = TaskGroup("g", dag=d); a = op("a", task_group=g, dag=d); b = op("b", dag=d); g >> b; b.upstream_task_ids, g.downstream_task_ids
d = _dag(); g = TaskGroup("g", dag=d); a = op("a", task_group=g, dag=d); b = op("b", dag=d); b >> g; b.downstream_task_ids, g.upstream_task_ids
d = _dag(); g = TaskGroup("g", dag=d); b = op("b", dag=d); b >> g; b.downstream_task_ids
d = _dag(); g = TaskGroup("g", dag=d); b = op("b", dag=d); c = op("c", dag=d); b >> g >> c; c.upstream_task_ids
d = _dag(); g = TaskGroup("g", dag=d); h = TaskGroup("h", dag=d); op("a", task_group=g, dag=d); op("b", task_group=h, dag=d); g >> h; d.get_task("g.a").downstream_task_ids, g.downstream_group_ids
d = _dag(); g = TaskGroup("g", dag=d); g >> 3
d = _dag(); g = TaskGroup("g", dag=d); op("a", task_group=g, dag=d); g >> None
d = _dag(); g = TaskGroup("g", dag=d); op("a", task_group=g, dag=d); (g >> g) is g
d = _dag(); g = TaskGroup("g", dag=d); a = op("a", task_group=g, dag=d); a >> g; a.downstream_task_ids
d = _dag(); g = TaskGroup("g", dag=d); op("a", task_group=g, dag=d); [g] >> op("b", dag=d); d.get_task("b").upstream_task_ids
d = _dag(); g = TaskGroup("g", dag=d); g.__enter__(); a = op("a", dag=d); g.__exit__(None, None, None); a.task_id
d = _dag(default_args={"retries": 1}); g = TaskGroup("g", dag=d, default_args={"retries": 2}); op("a", task_group=g, dag=d).retries
d = _dag(); g = TaskGroup("g", dag=d, default_args={"retries": 2}); h = TaskGroup("h", parent_group=g, dag=d, default_args={"owner": "me"}); a = op("a", task_group=h, dag=d); a.retries, a.owner
d = _dag(); g = TaskGroup("g", dag=d); g.used_group_ids
d = _dag(); g = TaskGroup("g", dag=d); sorted(map(str, d.task_group.get_task_group_dict()))
d = _dag(); g = TaskGroup("g", dag=d); g.upstream_join_id, g.downstream_join_id
d = _dag(); g = TaskGroup("g", dag=d); g.child_id("x")
d = _dag(); g = TaskGroup("g", dag=d, prefix_group_id=False); g.child_id("x")
d = _dag(); g = TaskGroup("g", dag=d); op("b", task_group=g, dag=d); op("a", task_group=g, dag=d); [t.task_id for t in g.topological_sort()], [t.task_id for t in g.hierarchical_alphabetical_sort()]
d = _dag(); g = TaskGroup("g", dag=d); list(g.iter_mapped_task_groups())
d = _dag(); g = TaskGroup("g", dag=d); g.as_setup()
d = _dag(); op("x.y", dag=d).label
with_ = TaskGroup("g"); with_.__enter__(); a = op("a"); with_.__exit__(None, None, None); a.task_id, a.has_dag()
""")


def group_decorator(ask):
    ask("""
_grouped(task_group(none)).group_id
_grouped(task_group(group_id="x")(none)).group_id
_grouped(task_group(tooltip="t")(none)).tooltip
_grouped(task_group(none)).tooltip
_grouped(task_group(one), 3)
_grouped(task_group(one))
_grouped(task_group(one), 3, 4)
_grouped(task_group(one), y=4)
_grouped(task_group(many), 1, 2)
_grouped(task_group(_returns_task)).operator.task_id
_grouped(task_group(_returns_list))
_grouped(task_group(none).override(group_id="z")).group_id
task_group(one).partial(y=1)
task_group(one).partial(x=1).partial_kwargs
task_group("x")(none).tg_kwargs if hasattr(task_group("x"), "tg_kwargs") else 1
task_group(one).expand()
task_group(one).expand(y=[1])
task_group(one).expand(x=3)
task_group(one).expand(x="abc")
task_group(two).partial(x=1).expand(x=[1])
task_group(two).partial(x=1).partial(x=2)
type(_grouped(lambda: task_group(one).expand(x=[1, 2]))).__name__
_grouped(lambda: task_group(_makes_task).expand(x=[1, 2]).group_id)
_grouped(lambda: type(task_group(_makes_task).expand(x=[1, 2])).__name__)
_grouped(lambda: task_group(_makes_task).expand_kwargs([{"x": 1}]).group_id)
_grouped(lambda: task_group(_makes_task).expand_kwargs(3))
_grouped(lambda: task_group(_makes_task).expand_kwargs([3]))
_grouped(lambda: task_group(_makes_task).expand_kwargs([]).group_id)
_grouped(lambda: task_group(_makes_task).expand(x=[]).group_id)
_grouped(lambda: task_group(_makes_task).expand(x={"a": 1}).group_id)
_grouped(lambda: task_group(_loops).expand(x=[1, 2]).group_id)
_grouped(lambda: task_group(_indexes).expand(x=[1, 2]).group_id)
_grouped(lambda: task_group(_bools).expand(x=[1, 2]).group_id)
_grouped(lambda: task_group(_texts).expand(x=[1, 2]).group_id)
_grouped(lambda: task_group(_nested).expand(x=[1, 2]).group_id)
_grouped(lambda: task_group(_maps_inside).expand(x=[1, 2]).group_id)
_grouped(lambda: task_group(default_args={"retries": 2})(_returns_task)().operator.retries)
_grouped(lambda: [task_group(_returns_task)().operator.task_id for _ in range(3)])
_grouped(lambda: task_group(trigger_rule="always")(none)())
setup(task_group(none))
teardown(task_group(none))
task(task_group(none))
""")


def _grouped(function, *args, **kwargs):
    with _dag():
        return function(*args, **kwargs)


def _returns_task():
    return task(none)()


def _returns_list():
    return [task(none)(), task(none)()]


def _makes_task(x):
    task(one)(x)


def _loops(x):
    for each in x:
        task(one)(each)


def _indexes(x):
    task(one)(x["a"])


def _bools(x):
    if x:
        task(one)(x)


def _texts(x):
    BashOperator(task_id="b", bash_command=f"echo {x}")


@task_group
def _inner(x):
    task(one)(x)


def _nested(x):
    _inner.expand(x=[1, 2])


def _maps_inside(x):
    task(one).expand(x=[1, 2])


def setup_teardown(ask):
    ask("""
setup(none)().operator.is_setup
teardown(none)().operator.is_teardown
setup(task(none))().operator.is_setup
teardown(task(none))().operator.is_teardown
teardown(on_failure_fail_dagrun=True)(none)().operator.on_failure_fail_dagrun
teardown(task(trigger_rule="always")(none))()
teardown(none)().operator.trigger_rule == "all_done_setup_success"
setup()
setup(3)
setup(none).override(task_id="x")().operator.is_setup
setup(teardown(none))()
task(none)().as_setup().operator.is_setup
task(none)().as_teardown().operator.is_teardown
task(none)().as_teardown(on_failure_fail_dagrun=True).operator.on_failure_fail_dagrun
setup(none).expand()
setup(one).expand(x=[1]).operator.is_setup
""")
