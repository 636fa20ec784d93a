"""`prefect airflow exec`: its options; what it does is loaded when it is called."""

from __future__ import annotations

import click

from prefect.compat.airflow.cli.commands.ending import exit_with
from prefect.compat.airflow.cli.given import SOURCES, Given, given_options, version_option


@click.command("exec", context_settings={"ignore_unknown_options": True})
@click.argument("file", type=click.Path(), metavar="FILE")
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@version_option
@given_options(SOURCES)
def exec_file(file: str, arguments: tuple[str, ...], airflow_version: str | None, given: Given) -> None:
    """Run a DAG file as a script: what stands under `if __name__ == "__main__"` is done."""
    # the runner is loaded by those who run
    from prefect.compat.airflow.cli.script import run_script

    exit_with(lambda: run_script(file, arguments, version=airflow_version), given)
