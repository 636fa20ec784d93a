"""`prefect airflow backfill`: the runs of a DAG between two dates."""

from __future__ import annotations

import json
import logging
import os
import sys
from typing import Any

from prefect.compat.airflow.cli.request import Trouble, check_results_file
from prefect.compat.airflow.conversion.flow import AirflowFlow
from prefect.compat.airflow.conversion.refusals import CannotStart
from prefect.compat.airflow.runs.backfill import Step, backfill
from prefect.compat.airflow.runs.past import Past
from prefect.compat.airflow.runs.store import Store
from prefect.compat.airflow.runs.world import World
from prefect.compat.airflow.runtime.run_dates import parse_date
from prefect.compat.airflow.runtime.words import SUCCESS
from prefect.core.logging import logger_of


def world_of(path: str, *, version: str | None, history: bool, follow_assets: bool = False) -> World:
    """
    The DAGs of a folder, or of a file and those beside it.

    Args:
        path: the folder or file.
        version: the Airflow version as text, `None` to guess it from each file.
        history: know the runs of earlier commands.
        follow_assets: run the DAGs that wait for assets.

    Raises:
        Trouble: there is no such folder or file.
    """
    if not os.path.exists(path):
        raise Trouble(f"{path}: there is no such file or folder")
    folder = path if os.path.isdir(path) else os.path.dirname(os.path.abspath(path))
    past = Past(Store() if history else None)
    return World(AirflowFlow, past=past, folders=[folder], version=version, follow_assets=follow_assets)


def run_backfill(
    path: str,
    *,
    dag_id: str,
    start: str,
    end: str | None,
    version: str | None,
    conf: dict[str, Any] | None,
    reprocess: str,
    backwards: bool,
    max_active_runs: int | None,
    history: bool,
    json_path: str | None,
) -> int:
    """
    Make the runs and show how each ended.

    Args:
        path: the folder or file.
        dag_id: the DAG.
        start: the earliest date.
        end: the latest date, `None` for the same.
        version: the Airflow version as text, `None` to guess it.
        conf: the conf of every run.
        reprocess: which runs that there are already are done again.
        backwards: the latest first.
        max_active_runs: how many runs may be under way at once; `None` is the DAG's own number.
        history: know the runs of earlier commands, and be known to later ones.
        json_path: where the results are written.

    Returns:
        The exit status: 1 if a run did not succeed.

    Raises:
        Trouble: it cannot start.
    """
    logger_of().setLevel(logging.WARNING)
    try:
        first = parse_date(start)
        last = parse_date(end) if end else first
    except ValueError as err:
        raise Trouble(str(err)) from err
    check_results_file(json_path)
    if last < first:
        raise Trouble(f"--end {end} lies before --start {start}")
    world = world_of(path, version=version, history=history)
    known = world.find(dag_id)
    if known is None:
        has = f"it has: {', '.join(sorted(world.dags)) or 'none'}"
        refused = "".join(f"\n{file} does not load: {error}" for file, error in world.refused.items())
        raise Trouble(f"{path}: there is no DAG {dag_id!r} in it; {has}{refused}")
    steps = []
    try:
        for step in backfill(
            world, dag_id, first, last, reprocess=reprocess, backwards=backwards, conf=conf,
            max_active_runs=max_active_runs, keep_rendered=json_path is not None,
        ):  # fmt: skip
            steps.append(step)
            _show(step)
    except CannotStart as err:
        raise Trouble(str(err)) from err
    if not steps:
        raise Trouble(f"DAG {dag_id!r} has no run dates between {first.isoformat()} and {last.isoformat()}")
    if json_path:
        with open(json_path, "w", encoding="utf-8") as file:
            json.dump({"dag_id": dag_id, "runs": [_entry(step) for step in steps]}, file, indent=1)
    bad = sum(step.state != SUCCESS for step in steps)
    print(f"DAG {dag_id}  {len(steps)} runs, {len(steps) - bad} succeeded")
    return 1 if bad else 0


def _show(step: Step) -> None:
    note = ""
    if step.known is not None:
        note = "  (was there already)"
    elif step.made is None:
        note = "  (too many runs wait for earlier ones)"
    elif step.made.blocked:
        note = f"  ({'; '.join(step.made.blocked)})"
    print(f"  {step.options.run_id}  {step.state}{note}", flush=True)
    for task_id, message in step.made.failed if step.made is not None else ():
        print(f"    {task_id} failed: {message}", file=sys.stderr)


def _entry(step: Step) -> dict[str, Any]:
    options = step.options
    start, end = options.data_interval or (options.logical_date, options.logical_date)
    return {
        "run_id": options.run_id,
        "logical_date": options.logical_date.isoformat() if options.logical_date else None,
        "data_interval": [start.isoformat() if start else None, end.isoformat() if end else None],
        "state": step.state,
        "tis": (step.made.result or {}).get("tis") if step.made is not None else None,
    }
