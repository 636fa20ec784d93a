"""What a run needs to know of a DAG's tasks, worked out once: relations as numbers, rules as names, what is mapped."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from prefect.compat.airflow.runtime.trigger_rules import rule_name


class TaskPlan(NamedTuple):
    """
    One task of a DAG as the rules see it.

    Args:
        number: its own; upstream tasks have smaller ones.
        task: the operator, or the mapped operator.
        rule: its trigger rule by the name that `trigger_rules.RULES` knows.
        upstream: numbers of the tasks directly upstream.
        downstream: numbers of the tasks directly downstream.
        skippers: numbers of those directly upstream that can choose which downstream tasks are skipped.
        indirect_setups: numbers of the setups whose scope it is in without standing directly behind them.
        mapped: is it expanded into several instances, by itself or with its group?
        group: the innermost mapped task group it stands in.
        length: how many instances it has where the DAG file says it itself, else `None`.
        sources: numbers of the tasks over whose output it, or its group, is mapped.
    """

    number: int
    task: Any
    task_id: str
    rule: str
    is_setup: bool
    is_teardown: bool
    upstream: tuple[int, ...]
    downstream: tuple[int, ...]
    skippers: tuple[int, ...]
    indirect_setups: tuple[int, ...]
    mapped: bool
    expands_itself: bool
    group: Any
    length: int | None
    sources: tuple[int, ...]
    decides_run: bool


class Plan(NamedTuple):
    """
    A DAG as the rules see it.

    Args:
        dag: the DAG.
        tasks: its tasks in topological order.
        index_of: task id -> number.
        watchers: for each task the numbers of those whose verdict depends on its instances.
        version: the Airflow version whose rules hold.
        minds_past: does a task ask how it went in the run before?
    """

    dag: Any
    tasks: tuple[TaskPlan, ...]
    index_of: dict[str, int]
    watchers: tuple[tuple[int, ...], ...]
    version: tuple[int, int]
    minds_past: bool = False


def make_plan(dag: Any, version: tuple[int, int]) -> Plan:
    """
    Work out what the rules need to know of a DAG.

    Args:
        dag: the DAG, without a cycle.
        version: the Airflow version whose rules hold.

    Returns:
        The plan.
    """
    operators = topological(dag)
    index_of = {operator.task_id: index for index, operator in enumerate(operators)}
    has_setups = any(operator.is_setup for operator in operators)
    tasks = tuple(_task_plan(operator, index, index_of, has_setups) for index, operator in enumerate(operators))
    watchers: list[set[int]] = [set() for _ in tasks]
    for task in tasks:
        for source in (*task.upstream, *task.indirect_setups, *task.sources):
            watchers[source].add(task.number)
    return Plan(
        dag,
        tasks,
        index_of,
        tuple(tuple(sorted(found)) for found in watchers),
        version,
        any(map(minds_past, operators)),
    )


def minds_past(operator: Any) -> bool:
    """Does a task ask how it went in the run before?"""
    return bool(getattr(operator, "depends_on_past", False) or getattr(operator, "wait_for_downstream", False))


def topological(dag: Any) -> list[Any]:
    """The operators of a DAG, each behind those upstream of it, otherwise in the order of the file."""
    known = dag.task_dict
    waiting = {task_id: len(operator.upstream_task_ids) for task_id, operator in known.items()}
    position = {task_id: number for number, task_id in enumerate(known)}
    ready = [task_id for task_id, number in waiting.items() if not number]
    order: list[Any] = []
    for task_id in ready:
        operator = known[task_id]
        order.append(operator)
        for after in sorted(operator.downstream_task_ids, key=position.__getitem__):
            waiting[after] -= 1
            if not waiting[after]:
                ready.append(after)
    return order


def _numbers(task_ids: Iterable[str], index_of: dict[str, int]) -> tuple[int, ...]:
    return tuple(sorted(index_of[task_id] for task_id in task_ids))


def _task_plan(operator: Any, index: int, index_of: dict[str, int], has_setups: bool) -> TaskPlan:
    known = operator.dag.task_dict
    upstream = _numbers(operator.upstream_task_ids, index_of)
    group = next(iter(operator.iter_mapped_task_groups()), None)
    setups: tuple[int, ...] = ()
    if has_setups and not operator.is_teardown:
        setups = _numbers(
            {
                setup.task_id
                for setup in operator.get_upstreams_only_setups()
                if setup.task_id not in operator.upstream_task_ids
            },
            index_of,
        )
    expand_input = expand_input_of(operator)
    mapped = expand_input is not None or group is not None
    around = [one.expand_input for one in operator.iter_mapped_task_groups()]
    inputs = [each for each in (expand_input, *around) if each is not None]
    lengths = [each.parse_time_length() for each in inputs]
    length: int | None = None
    if mapped and all(each is not None for each in lengths):
        length = 1
        for each in lengths:
            length *= each
    return TaskPlan(
        number=index,
        task=operator,
        task_id=operator.task_id,
        rule=rule_name(operator.trigger_rule),
        is_setup=bool(operator.is_setup),
        is_teardown=bool(operator.is_teardown),
        upstream=upstream,
        downstream=_numbers(operator.downstream_task_ids, index_of),
        skippers=tuple(
            index_of[task_id] for task_id in sorted(operator.upstream_task_ids) if _can_skip(known[task_id])
        ),
        indirect_setups=setups,
        mapped=mapped,
        expands_itself=expand_input is not None,
        group=group,
        length=length,
        sources=_numbers({task.task_id for each in inputs for task, _ in each.iter_references()}, index_of)
        if mapped
        else (),
        decides_run=_decides_run(operator, known),
    )


def expand_input_of(operator: Any) -> Any:
    """What a mapped operator expands over, `None` for one that is not mapped by itself."""
    return operator._mapped_over() if operator.is_mapped else None


def _can_skip(operator: Any) -> bool:
    return bool(getattr(operator, "inherits_from_skipmixin", False))


def _decides_run(operator: Any, known: dict[str, Any]) -> bool:
    """Is it among the last tasks, looking past teardowns that may fail?"""
    for task_id in operator.downstream_task_ids:
        after = known[task_id]
        if not after.is_teardown or after.on_failure_fail_dagrun:
            return False
    return not operator.is_teardown or bool(operator.on_failure_fail_dagrun)
