"""`prefect airflow test` and `prefect airflow render`: one task of a DAG, alone."""

from __future__ import annotations

import json
import logging
import os
import sys
from typing import Any

from prefect.compat.airflow.cli.backfilling import world_of
from prefect.compat.airflow.cli.request import Trouble
from prefect.compat.airflow.conversion.flow import AirflowFlow
from prefect.compat.airflow.conversion.loading import CannotStart, flows_of_file
from prefect.compat.airflow.report.values import as_json
from prefect.compat.airflow.runtime.context import Context
from prefect.compat.airflow.runtime.execution import prepared
from prefect.compat.airflow.runtime.run import AirflowRun, RunOptions
from prefect.compat.airflow.runtime.run_dates import parse_date
from prefect.compat.airflow.runtime.story import story
from prefect.compat.airflow.runtime.words import FAILURES
from prefect.core.logging import logger_of


def test_task(
    path: str, dag_id: str, task_id: str, date: str | None, *, map_index: int, conf: dict[str, Any] | None,
    history: bool, version: str | None,
) -> int:  # fmt: skip
    """
    Carry out one task, whatever those before it did.

    Args:
        path: the DAG file.
        dag_id: the DAG.
        task_id: the task.
        date: the date of the run, `None` for now.
        map_index: which instance of a mapped task to show, -1 for all.
        conf: the conf of the run.
        history: know the runs of earlier commands; what the task does is not remembered.
        version: the Airflow version as text, `None` to guess it.

    Returns:
        The exit status: 1 if the task failed.

    Raises:
        Trouble: it cannot start.
    """
    run = _run_of(path, dag_id, task_id, date, conf=conf, history=history, version=version, only=task_id)
    found = [ti for ti in run.task_instances() if ti.task_id == task_id and map_index in (-1, ti.map_index)]
    if not found:
        raise Trouble(f"task {task_id!r} has no instance {map_index}")
    for ti in found:
        name = ti.task_id if ti.map_index < 0 else f"{ti.task_id}[{ti.map_index}]"
        if ti.word is None:
            raise Trouble(f"task {task_id!r} cannot be expanded: what it is mapped over comes from another task")
        print(f"{name}  {ti.word}")
        for key, value in run.xcoms.of(ti.task_id, ti.map_index).items():
            print(f"  {key}: {json.dumps(as_json(value))}")
        node = run.node_of(ti.index, ti.map_index)
        state = run.machine.states[node] if node is not None else None
        if ti.word in FAILURES and state is not None:
            print(f"{name} failed: {state.message}", file=sys.stderr)
    return 1 if any(ti.word in FAILURES for ti in found) else 0


def render_task(
    path: str, dag_id: str, task_id: str, date: str | None, *, map_index: int, conf: dict[str, Any] | None,
    history: bool, version: str | None,
) -> int:  # fmt: skip
    """
    Print the template fields of a task as they are for a date.

    Args:
        path: the DAG file.
        dag_id: the DAG.
        task_id: the task.
        date: the date of the run, `None` for now.
        map_index: which instance of a mapped task, -1 for the first.
        conf: the conf of the run.
        history: know the runs of earlier commands.
        version: the Airflow version as text, `None` to guess it.

    Returns:
        The exit status: 1 if a template cannot be rendered.

    Raises:
        Trouble: it cannot start.
    """
    run = _run_of(path, dag_id, task_id, date, conf=conf, history=history, version=version, only="")
    index = run.plan.index_of[task_id]
    mapped = run.plan.tasks[index].mapped
    ti = type(run.instance(run.node_of_task[index]))(run, index, max(map_index, 0) if mapped else -1)
    try:
        with run.session:
            operator = prepared(run, ti, Context(ti, run.context_makers))
    except Exception as error:  # noqa: BLE001 - whatever a template of the user raises
        print(f"{task_id}: {story(ti, error)}", file=sys.stderr)
        return 1
    for name in operator.template_fields:
        value = getattr(operator, name)
        print(f"# {name}")
        print(value if isinstance(value, str) else json.dumps(as_json(value), indent=2))
    return 0


def _run_of(
    path: str, dag_id: str, task_id: str, date: str | None, *, conf: dict[str, Any] | None, history: bool,
    version: str | None, only: str,
) -> AirflowRun:  # fmt: skip
    logger_of().setLevel(logging.WARNING)
    if not os.path.isfile(path):
        raise Trouble(f"{path}: there is no such file")
    try:
        moment = parse_date(date) if date else None
        (flow,) = flows_of_file(path, dag_id=dag_id, version=version)
    except (CannotStart, ValueError) as err:
        raise Trouble(str(err)) from err
    if task_id not in flow.dag.task_dict:
        raise Trouble(f"{path}: DAG {dag_id!r} has no task {task_id!r}; it has: {', '.join(flow.dag.task_dict)}")
    world = world_of(path, version=version, history=history)
    world.past.keeper = None if world.past.keeper is None else ReadOnly(world.past.keeper)
    world.add(flow.dag, flow.airflow_version, flow.session)
    flow.world = world
    return _begun(flow, RunOptions(logical_date=moment, conf=conf or {}, only=only))


def _begun(flow: AirflowFlow, options: RunOptions) -> AirflowRun:
    runs: list[AirflowRun] = []
    flow.airflow_policy.options, flow.airflow_policy.on_begin = options, runs.append
    try:
        state = flow.run()
    except CannotStart as err:
        raise Trouble(str(err)) from err
    if not runs:
        raise Trouble(f"DAG {flow.dag.dag_id!r} could not be run: {state.message}")
    return runs[0]


class ReadOnly:
    """
    Earlier runs that nothing is added to.

    Args:
        keeper: what keeps them.
    """

    def __init__(self, keeper: Any) -> None:
        self.runs, self.events, self.has_changed = keeper.runs, keeper.events, keeper.has_changed
        self.sla_misses = keeper.sla_misses

    def keep(self, record: Any) -> None:
        """A run of one task is no run to remember."""

    def keep_event(self, event: Any) -> None:
        """Nor are the updates of assets in it."""

    def keep_sla_misses(self, found: Any) -> None:
        """Nor is anything late in it."""
