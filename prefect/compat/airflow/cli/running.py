"""`prefect airflow run`: load files, run their DAGs, show and write what came out."""

from __future__ import annotations

import functools
import logging
import os
import sys
import traceback
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from prefect.compat.airflow.cli.limit import TookTooLong, limited
from prefect.compat.airflow.cli.request import Request
from prefect.compat.airflow.cli.screen import Quiet, Screen, screen_for
from prefect.compat.airflow.conversion.flow import AirflowFlow
from prefect.compat.airflow.conversion.loading import CannotStart, flows_of_file
from prefect.compat.airflow.report.results import document, result_of, write_json
from prefect.compat.airflow.runs.past import Past
from prefect.compat.airflow.runs.world import World
from prefect.compat.airflow.runtime.interrupts import told_apart
from prefect.compat.airflow.runtime.run import AirflowRun, RunOptions
from prefect.compat.airflow.runtime.words import FAILED, SUCCESS
from prefect.compat.airflow.sources.files import SourceError
from prefect.compat.airflow.standin import overrides
from prefect.core.logging import logger_of

SUCCEEDED, FAILED_STATUS, NOT_STARTED = 0, 1, 2


class Outcome(NamedTuple):
    """What came out of one DAG, or why a file or DAG could not start."""

    path: str
    dag_id: str | None
    result: dict[str, Any] | None
    version: tuple[int, int] | None
    error: str | None = None
    trace: str | None = None
    inner: dict[str, dict[str, Any]] = {}
    triggered: dict[str, list[dict[str, Any]]] = {}


def run_files(request: Request) -> int:
    """
    Run the DAGs of the files.

    Args:
        request: what was asked for.

    Returns:
        The exit status.
    """
    # the table, or the lines, tell the story of the run
    logger_of().setLevel(logging.WARNING)
    outcomes: list[Outcome] = []
    try:
        with told_apart(), request.given.applied():
            for outcome in _outcomes(request):
                outcomes.append(outcome)
                if outcome.error is not None:
                    print(f"Error: {outcome.error}", file=sys.stderr)
                    if request.with_traceback and outcome.trace:
                        print(outcome.trace, file=sys.stderr)
    except SourceError as error:
        print(f"Error: {error}", file=sys.stderr)
        return NOT_STARTED
    results = {each.dag_id: each.result for each in outcomes if each.dag_id is not None and each.result is not None}
    for each in outcomes:
        results.update(each.inner)
    if request.json_path:
        versions = [each.version for each in outcomes if each.version is not None]
        found = document(results, versions[0] if versions else (2, 10), request.logical_date.isoformat())
        for each in outcomes:
            for dag_id, runs in each.triggered.items():
                found.setdefault("triggered", {}).setdefault(dag_id, []).extend(runs)
        write_json(request.json_path, found)
    if any(each.error is not None for each in outcomes):
        return NOT_STARTED
    return FAILED_STATUS if any(result["dagrun_state"] != SUCCESS for result in results.values()) else SUCCEEDED


def _outcomes(request: Request) -> Iterator[Outcome]:
    if request.jobs > 1 and len(request.files) > 1:
        yield from _shared(request)
        return
    world = world_for(request)
    done: dict[str, Outcome] = {}
    for path in request.files:
        with screen_for(quiet=request.everything, plain=request.given.logs) as screen:
            yield from run_file(request, path, screen, world, done)


def _shared(request: Request) -> Iterator[Outcome]:
    # processes are only started for those who ask for several
    from prefect.compat.airflow.cli.sharing import Ended, shared_out

    for path, outcomes in shared_out(functools.partial(_in_process, request), request.files, request.jobs):
        if isinstance(outcomes, Ended):
            yield Outcome(path, None, None, None, f"{path}: the process that ran it ended {outcomes.how}")
        else:
            yield from outcomes


def _in_process(request: Request, path: str) -> list[Outcome]:
    with screen_for(quiet=True) as screen, request.given.applied():
        return list(run_file(request, path, screen, world_for(request), {}))


def world_for(request: Request) -> World:
    """
    The DAGs and runs around those that were asked for.

    Args:
        request: what was asked for.
    """
    folders = dict.fromkeys(os.path.dirname(os.path.abspath(path)) for path in request.files)
    world = World(
        AirflowFlow,
        past=Past(_store() if request.history else None),
        folders=folders,
        version=request.version,
        follow_assets=request.with_triggered,
    )
    world.keep_rendered = request.json_path is not None
    if request.with_triggered:
        world.load_all()
    return world


def _store() -> Any:
    # only those who want a history need a database
    from prefect.compat.airflow.runs.store import Store

    return Store()


def run_file(request: Request, path: str, screen: Screen, world: World, done: dict[str, Outcome]) -> Iterator[Outcome]:
    """
    Run the DAGs of one file.

    Args:
        request: what was asked for.
        path: the file.
        screen: where the states are shown.
        world: the DAGs and runs around it.
        done: what came out already, of DAGs that others waited for.
    """
    try:
        flows = flows_of_file(
            path, dag_id=request.dag_id, version=request.version, real_operators=request.real_operators
        )
        if not flows and not request.everything:
            raise CannotStart(f"{path}: the file defines no DAG")
    except CannotStart as error:
        yield Outcome(path, None, None, None, str(error), _trace(error))
        return
    for flow in flows:
        world.add(flow.dag, flow.airflow_version, flow.session)
    under_way: set[str] = set()

    def outcome_of(flow: AirflowFlow, shown: Screen) -> Outcome:
        under_way.add(flow.dag.dag_id)
        flow.world = world
        try:
            return run_flow(request, path, flow, shown)
        except CannotStart as error:
            return Outcome(path, flow.dag.dag_id, None, None, str(error), _trace(error))
        except Exception as error:  # noqa: BLE001 - such as a schedule that has no date; the other DAGs run all the same
            where = flow.dag.where
            place = f"{where.file}:{where.line}" if where is not None else path
            reason = f"{place}: DAG {flow.dag.dag_id!r} could not be run: {type(error).__name__}: {error}"
            return Outcome(path, flow.dag.dag_id, None, None, reason, _trace(error))

    def promise(dag_id: str, date: Any) -> bool:
        if date != request.logical_date or dag_id in under_way or dag_id in done or request.dag_id is not None:
            return False
        known = world.find(dag_id)
        if known is None or os.path.abspath(known.dag.fileloc) not in map(os.path.abspath, request.files):
            return False
        done[dag_id] = outcome_of(AirflowFlow(*known), Quiet())
        return True

    world.promise = promise
    for flow in flows:
        earlier = done.get(flow.dag.dag_id)
        same = earlier is not None and earlier.path == path
        yield earlier if earlier is not None and same else outcome_of(flow, screen)


def run_flow(request: Request, path: str, flow: AirflowFlow, screen: Screen) -> Outcome:
    """
    Run one DAG.

    Args:
        request: what was asked for.
        path: its file.
        flow: its flow.
        screen: where the states are shown.

    Returns:
        What came out.

    Raises:
        CannotStart: it cannot be run.
    """
    flow.check_can_run()
    runs: list[AirflowRun] = []
    policy = flow.airflow_policy

    def begun(run: AirflowRun) -> None:
        runs.append(run)
        screen.begin(run)

    options = RunOptions(
        logical_date=request.logical_date,
        conf=request.conf_of(flow.dag.dag_id),
        keep_rendered=request.json_path is not None,
    )
    flow.check_options(options)
    flow.pools = dict(overrides.pools)
    policy.options, policy.on_begin, policy.on_change = options, begun, screen.change
    try:
        with limited(request.timeout):
            executor = request.given.made_executor() or _executor_for(flow)
            state = flow.run() if executor is None else flow.run(executor=executor)
    except TookTooLong as error:
        if not runs:
            raise CannotStart(f"{path}: DAG {flow.dag.dag_id!r} did not begin: {error}") from error
        print(f"DAG {flow.dag.dag_id} was stopped: {error}", file=sys.stderr)
        runs[0].final_word = FAILED
        screen.end(runs[0], with_traceback=False)
        return Outcome(path, flow.dag.dag_id, result_of(runs[0]), runs[0].version)
    if not runs or runs[0].final_word is None:
        raise CannotStart(f"{path}: DAG {flow.dag.dag_id!r} could not be run: {state.message}") from (
            state.result if isinstance(state.result, BaseException) else None
        )
    run = runs[0]
    if run.absent and not run.task_instances():
        print(f"DAG {flow.dag.dag_id}: no task has {run.logical_date} between its start and end date", file=sys.stderr)
    screen.end(run, with_traceback=request.with_traceback)
    triggered = _triggered(flow.world, screen) if flow.world is not None else {}
    return Outcome(path, flow.dag.dag_id, result_of(run), run.version, inner=inner_results(run), triggered=triggered)


def _executor_for(flow: AirflowFlow) -> Any:
    """
    What runs the tasks where nobody asked for an executor; `None` is Airflow's own order in this process.

    Tasks that may end their process have one of their own, as with Airflow's executors: they fail, and the run goes on.
    """
    if not getattr(flow.session, "may_end_tasks", False) or not hasattr(os, "killpg"):
        return None
    # few files mention what ends a process
    from prefect.core.engine.executors.processes import ProcessExecutor

    return ProcessExecutor(1)


def _triggered(world: World, screen: Screen) -> dict[str, list[dict[str, Any]]]:
    """Make the runs that tasks and assets have started, and tell what came of those that were made before."""
    world.work_off()
    found: dict[str, list[dict[str, Any]]] = {}
    for run in world.started:
        screen.aside(run)
        found.setdefault(run.dag.dag_id, []).append({"run_id": run.run_id, "run_type": run.run_type, **result_of(run)})
    world.started.clear()
    return found


def inner_results(run: AirflowRun) -> dict[str, dict[str, Any]]:
    """What came out of the DAGs that a run ran inside its tasks, by DAG id."""
    found: dict[str, dict[str, Any]] = {}
    for inner in run.inner:
        found[inner.dag.dag_id] = result_of(inner)
        found.update(inner_results(inner))
    return found


def _trace(error: BaseException) -> str | None:
    cause = error.__cause__
    return "".join(traceback.format_exception(cause)) if cause is not None else None


def failures(run: AirflowRun) -> Iterable[tuple[str, Any]]:
    """The name and the state of every task instance that failed."""
    for ti in run.task_instances():
        if ti.word == FAILED:
            node = run.node_of(ti.index, ti.map_index)
            if node is not None:
                yield ti.task_id if ti.map_index < 0 else f"{ti.task_id}[{ti.map_index}]", run.machine.states[node]
