"""`prefect runs`, and what `prefect run` does with the history."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click

from prefect.core.config import config
from prefect.core.engine.state import State
from prefect.core.errors import HistoryUnreadable, Interrupted
from prefect.core.flow import Flow
from prefect.core.history import RunRow, history_folder, list_runs, list_tasks
from prefect.core.history.recording import sweep
from prefect.extras.cli.flow_file import CannotStart


@click.command()
@click.argument("run_id", required=False)
@click.option("--flow", "flow_name", help="Runs of the flow of this name only.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many runs to list.")
def runs(run_id: str | None, flow_name: str | None, limit: int) -> None:
    """
    List the recorded runs, the newest first; with RUN_ID (or its beginning), the tasks of one run.

    The history lies in the folder that the setting history.path names.
    """
    folder = history_folder()
    try:
        sweep(folder)
        if run_id is not None:
            _show_tasks(known_run(run_id))
            return
        found = list_runs(folder, limit, flow_name)
    except HistoryUnreadable as err:
        raise CannotStart(str(err)) from err
    if not found:
        click.echo(f"No runs are recorded in {folder.path}.")
        return
    _echo_table(
        ("RUN", "FLOW", "STATE", "STARTED", "SECONDS", "ATTEMPTS"),
        [
            (row.id, row.flow, row.state, _time(row.started), _seconds(row.started, row.ended), str(row.attempts))
            for row in found
        ],
    )


def known_run(beginning: str) -> RunRow:
    """
    The recorded run whose id begins so.

    Args:
        beginning: the id, or enough of it.

    Returns:
        The run.

    Raises:
        CannotStart: there is none, or more than one.
    """
    found = [row for row in list_runs(history_folder(), None) if row.id.startswith(beginning)]
    exact = [row for row in found if row.id == beginning] or found
    if len(exact) != 1:
        how = "No run" if not exact else f"{len(exact)} runs"
        raise CannotStart(f"{how} in {history_folder().path} has an id that begins with {beginning!r}.")
    return exact[0]


def recorded_run(
    flow: Flow,
    file: Path,
    parameters: dict[str, Any],
    *,
    context: dict[str, Any],
    on_schedule: bool,
    resume: str | None,
    approve: tuple[str, ...],
    record: bool,
) -> State:
    """
    Run a flow from the command line: recorded, unless that is switched off, and ended in order by Ctrl-C.

    Args:
        flow: the flow.
        file: its file.
        parameters: the run's parameters.
        context: additions to its context.
        on_schedule: wait for the times of the flow's schedule and run at each; else run once, now.
        resume: the run to continue, by id or its beginning.
        approve: the paused tasks that may go on, by name or slug.
        record: whether to record it.

    Returns:
        The state of the run.

    Raises:
        CannotStart: there is no such run to continue; `approve` without `resume`.
    """
    if approve and resume is None:
        raise CannotStart("--approve belongs to --resume: it names paused tasks of a run that is continued.")
    options: dict[str, Any] = {}
    if resume is not None:
        sweep(history_folder())
        options = {"resume": known_run(resume).id, "approve": approve}
    elif record and config["history"]["enabled"] is not False:
        options = {"history": file.resolve()}
    else:
        options = {"history": False}
    try:
        return flow.run(parameters=parameters, run_on_schedule=on_schedule, context=context, **options)
    except Interrupted as err:
        state: State = err.state
        return state


def _show_tasks(run: RunRow) -> None:
    click.echo(f"{run.id}  flow {run.flow!r}  {run.state}{': ' + run.message if run.message else ''}")
    if run.parameters:
        click.echo(f"parameters: {run.parameters}")
    if run.file:
        click.echo(f"file: {run.file}")
    _echo_table(
        ("TASK", "STATE", "SECONDS", "MESSAGE"),
        [
            (
                row.task if row.map_index < 0 else f"{row.task}[{row.map_index}]",
                row.state,
                _seconds(row.started, row.ended),
                row.message or "",
            )
            for row in list_tasks(history_folder(), run.id)
        ],
    )


def _echo_table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    widths = [max(len(line[i]) for line in [head, *rows]) for i in range(len(head))]
    for line in [head, *rows]:
        click.echo("  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip())


def _time(seconds: float) -> str:
    return datetime.datetime.fromtimestamp(seconds).astimezone().strftime("%Y-%m-%d %H:%M:%S")


def _seconds(started: float | None, ended: float | None) -> str:
    return "-" if started is None or ended is None else f"{ended - started:.3f}"
