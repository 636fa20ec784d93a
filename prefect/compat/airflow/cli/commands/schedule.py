"""`prefect airflow schedule`: its options; what it does is loaded when it is called."""

from __future__ import annotations

import click

from prefect.compat.airflow.cli.commands.ending import exit_with
from prefect.compat.airflow.cli.given import TASKS, Given, given_options


@click.command()
@click.argument("folder", type=click.Path(), metavar="FOLDER")
@click.option("--once", is_flag=True, help="Stop when everything that is due has run.")
@click.option("--jobs", type=click.IntRange(min=1), default=4, show_default=True, help="Runs at a time.")
@click.option("--airflow-version", help="Version whose rules hold, such as 2.10; guessed from each file if left out.")
@given_options(TASKS)
def schedule(folder: str, once: bool, jobs: int, airflow_version: str | None, given: Given) -> None:
    """Run the DAGs of a folder when they are due, until stopped."""
    # the runner is loaded by those who run
    from prefect.compat.airflow.cli.scheduling import run_schedule

    exit_with(lambda: run_schedule(folder, once=once, jobs=jobs, version=airflow_version), given)
