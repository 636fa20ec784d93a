"""`prefect airflow test` and `render`: their options; what they do is loaded when they are called."""

from __future__ import annotations

from collections.abc import Callable

import click

from prefect.compat.airflow.cli.commands.ending import EXIT_STATUS, exit_with
from prefect.compat.airflow.cli.given import SOURCES, TASKS, Given, given_options, version_option

_TASK = (
    click.argument("file", type=click.Path(), metavar="FILE"),
    click.argument("dag_id", metavar="DAG"),
    click.argument("task_id", metavar="TASK"),
    click.argument("date", required=False),
    click.option("--map-index", type=int, default=-1, help="Which instance of a mapped task."),
    click.option("--conf", help="Conf of the run, a JSON object."),
    click.option("--history", is_flag=True, help="Know the runs of earlier commands."),
    version_option,
)


def _of_one_task(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the arguments that name a task instance."""
    for parameter in reversed(_TASK):
        command = parameter(command)
    return command


@click.command(epilog=EXIT_STATUS)
@_of_one_task
@given_options(TASKS)
def test(
    file: str, dag_id: str, task_id: str, date: str | None, map_index: int, conf: str | None, history: bool,
    airflow_version: str | None, given: Given,
) -> None:  # fmt: skip
    """Run one task alone, without those before it."""
    # the runner is loaded by those who run
    from prefect.compat.airflow.cli.request import conf_object
    from prefect.compat.airflow.cli.single import test_task

    exit_with(
        lambda: test_task(
            file, dag_id, task_id, date, map_index=map_index, conf=conf_object(conf, "--conf"), history=history,
            version=airflow_version,
        ),
        given,
    )  # fmt: skip


@click.command()
@_of_one_task
@given_options(SOURCES)
def render(
    file: str, dag_id: str, task_id: str, date: str | None, map_index: int, conf: str | None, history: bool,
    airflow_version: str | None, given: Given,
) -> None:  # fmt: skip
    """Print the templates of a task as they are for a date, without running anything."""
    # the runner is loaded by those who run
    from prefect.compat.airflow.cli.request import conf_object
    from prefect.compat.airflow.cli.single import render_task

    exit_with(
        lambda: render_task(
            file, dag_id, task_id, date, map_index=map_index, conf=conf_object(conf, "--conf"), history=history,
            version=airflow_version,
        ),
        given,
    )  # fmt: skip
