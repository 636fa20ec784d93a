"""`prefect run FILE`."""

from __future__ import annotations

import copy
import functools
import json
import logging
import traceback
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from prefect.core.errors import PrefectError
from prefect.core.logging import logger_of
from prefect.extras.cli.flow_file import CannotStart, load, load_module, pick, shortened
from prefect.extras.cli.report import show
from prefect.extras.cli.runs import recorded_run

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


#: Options of Prefect 1.4.1 that concern a server; a run in this process takes them and does nothing else.
SERVERS = (
    click.option("--label", "labels", multiple=True, help="A label of the run, for agents of a server."),
    click.option("--idempotency-key", help="Tells a server that the run was asked for before."),
    click.option("--execute", is_flag=True, help="Run in this process, as it is done anyway."),
    click.option("-w", "--watch", is_flag=True, help="Wait for the end of the run, as it is done anyway."),
)


def _servers(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(SERVERS):
        command = option(command)
    return command


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("-p", "--path", type=click.Path(path_type=Path), help="The same as FILE.")
@click.option("-m", "--module", help="Name of the Python module with the flow, instead of a file.")
@click.option("-n", "--name", help="Name of the flow, if there are several.")
@click.option("-i", "--id", "flow_id", help="Id of a flow on a server.")
@click.option("--project", help="Project of the flow on a server.")
@click.option(
    "--param",
    "params",
    multiple=True,
    metavar="KEY=VALUE",
    help="A parameter; the value is read as JSON, or as text if it is none.",
)
@click.option("--param-file", type=click.Path(path_type=Path), help="Parameters as JSON; those of --param go first.")
@click.option(
    "--context", "contexts", multiple=True, metavar="KEY=VALUE", help="An addition to the context, as --param."
)
@click.option("--run-name", help="Name of the run.")
@click.option("--log-level", type=click.Choice(LEVELS, case_sensitive=False), help="What to log; INFO by default.")
@click.option("--no-logs", is_flag=True, help="Show no log, only how the run ended.")
@click.option("-q", "--quiet", is_flag=True, help="Show the log only, not how the run ended.")
@click.option("-s", "--schedule", is_flag=True, help="Wait for the times of the flow's schedule, and run at each.")
@click.option("--resume", metavar="RUN_ID", help="Continue a recorded run; `prefect runs` lists them.")
@click.option("--approve", multiple=True, metavar="TASK", help="A paused task of the continued run that may go on.")
@click.option("--no-history", is_flag=True, help="Do not record the run.")
@click.option("--traceback", "with_traceback", is_flag=True, help="Show the whole traceback of an error.")
@_servers
@click.pass_context
def run(
    ctx: click.Context,
    file: Path | None,
    path: Path | None,
    module: str | None,
    name: str | None,
    flow_id: str | None,
    project: str | None,
    params: tuple[str, ...],
    param_file: Path | None,
    contexts: tuple[str, ...],
    run_name: str | None,
    log_level: str | None,
    no_logs: bool,
    quiet: bool,
    schedule: bool,
    resume: str | None,
    approve: tuple[str, ...],
    no_history: bool,
    with_traceback: bool,
    **servers: Any,
) -> None:
    """
    Run the flow of a Python file or module.

    The exit status is 0 if the run succeeded, 1 if it ran and failed, 2 if it could not start.
    """
    logger = logger_of()
    ctx.call_on_close(functools.partial(logger.setLevel, logger.level))
    if no_logs:
        logger.setLevel(logging.CRITICAL + 1)
    elif log_level:
        logger.setLevel(log_level.upper())
    if not with_traceback:
        for handler in logger.handlers:
            ctx.call_on_close(functools.partial(handler.setFormatter, handler.formatter))
            handler.setFormatter(_Short(handler.formatter or logging.Formatter()))
    try:
        loaded = _source([source for source in (file, path) if source is not None], module, flow_id, project)
        flow = pick(loaded, name)
        parameters = {**_of_file(param_file), **parsed(params)}
        context = parsed(contexts, "--context")
        if run_name:
            context["flow_run_name"] = run_name
        place = Path(str(loaded.__file__))
        try:
            state = recorded_run(
                flow,
                place,
                parameters,
                context=context,
                on_schedule=schedule,
                resume=resume,
                approve=approve,
                record=not no_history,
            )
        except PrefectError as err:
            raise CannotStart(f"{shortened(place)}: {err}") from err
    except CannotStart as err:
        if with_traceback and err.__cause__ is not None:
            traceback.print_exception(err.__cause__)
        raise
    if not quiet:
        show(flow, state, place.resolve())
    ctx.exit(0 if state.is_successful() else 1)


def _source(files: list[Path], module: str | None, flow_id: str | None, project: str | None) -> ModuleType:
    """The file or module with the flow; a flow on a server needs the server."""
    if flow_id or project:
        raise CannotStart("--id and --project look a flow up on a server, and there is none here: name its file.")
    if len(files) + (module is not None) != 1:
        raise CannotStart("Name one file or one module with the flow: `prefect run FILE` or `prefect run -m MODULE`.")
    return load_module(module) if module is not None else load(files[0])


def _of_file(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as err:
        raise CannotStart(f"--param-file {path}: {getattr(err, 'strerror', None) or err}.") from err
    if not isinstance(found, dict):
        raise CannotStart(f"--param-file {path}: it must hold a JSON object, parameters by name.")
    return found


def parsed(params: tuple[str, ...], option: str = "--param") -> dict[str, Any]:
    """
    Parameters as they stand on the command line.

    Args:
        params: texts of the form `key=value`.
        option: what they were given by.

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
            raise CannotStart(f"{option} {text}: write it as KEY=VALUE.")
        try:
            found[key] = json.loads(value)
        except json.JSONDecodeError:
            found[key] = value
    return found


class _Short(logging.Formatter):
    """The table at the end names error, file and line; a whole traceback is shown on request."""

    def __init__(self, full: logging.Formatter) -> None:
        super().__init__()
        self._full = full

    def format(self, record: logging.LogRecord) -> str:
        # a copy: other handlers, such as a log file of the user, show it whole
        short = copy.copy(record)
        short.exc_info = short.exc_text = None
        return self._full.format(short)
