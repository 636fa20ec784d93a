"""`prefect run FILE`."""

from __future__ import annotations

import json
import logging
import traceback
from pathlib import Path
from typing import Any

import click

from prefect.core.errors import PrefectError
from prefect.core.logging import logger_of
from prefect.extras.cli.flow_file import CannotStart, load, pick
from prefect.extras.cli.report import show
from prefect.extras.cli.runs import recorded_run

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", help="Name of the flow, if the file has several.")
@click.option(
    "--param",
    "params",
    multiple=True,
    metavar="KEY=VALUE",
    help="A parameter; the value is read as JSON, or as text if it is none.",
)
@click.option("--log-level", type=click.Choice(LEVELS, case_sensitive=False), help="What to log; INFO by default.")
@click.option("--resume", metavar="RUN_ID", help="Continue a recorded run; `prefect runs` lists them.")
@click.option("--approve", multiple=True, metavar="TASK", help="A paused task of the continued run that may go on.")
@click.option("--no-history", is_flag=True, help="Do not record the run.")
@click.option("--traceback", "with_traceback", is_flag=True, help="Show the whole traceback of an error.")
@click.pass_context
def run(
    ctx: click.Context,
    file: Path,
    name: str | None,
    params: tuple[str, ...],
    log_level: str | None,
    resume: str | None,
    approve: tuple[str, ...],
    no_history: bool,
    with_traceback: bool,
) -> None:
    """
    Run the flow of a Python file.

    The exit status is 0 if the run succeeded, 1 if it ran and failed, 2 if it could not start.
    """
    logger = logger_of()
    if log_level:
        logger.setLevel(log_level.upper())
    if not with_traceback:
        for handler in logger.handlers:
            handler.addFilter(_without_traceback)
    try:
        flow = pick(load(file), name)
        parameters = parsed(params)
        try:
            state = recorded_run(flow, file, parameters, resume=resume, approve=approve, record=not no_history)
        except PrefectError as err:
            raise CannotStart(f"{file}: {err}") from err
    except CannotStart as err:
        if with_traceback and err.__cause__ is not None:
            traceback.print_exception(err.__cause__)
        raise
    show(flow, state, file.resolve())
    ctx.exit(0 if state.is_successful() else 1)


def parsed(params: tuple[str, ...]) -> dict[str, Any]:
    """
    Parameters as they stand on the command line.

    Args:
        params: texts of the form `key=value`.

    Returns:
        The values by name, read as JSON where they are JSON.

    Raises:
        CannotStart: a text without `=`.

    Example:
        >>> parsed(("n=3", "name=Ada", 'tags=["x"]'))
        {'n': 3, 'name': 'Ada', 'tags': ['x']}
    """
    found: dict[str, Any] = {}
    for text in params:
        key, equals, value = text.partition("=")
        if not equals or not key:
            raise CannotStart(f"--param {text}: write it as KEY=VALUE.")
        try:
            found[key] = json.loads(value)
        except json.JSONDecodeError:
            found[key] = value
    return found


def _without_traceback(record: logging.LogRecord) -> bool:
    """The table at the end names error, file and line; a whole traceback is shown on request."""
    record.exc_info = record.exc_text = None
    return True
