"""`prefect airflow list`: its options; what it does is loaded when it is called."""

from __future__ import annotations

import click

from prefect.compat.airflow.cli.commands.ending import exit_with
from prefect.compat.airflow.cli.given import SOURCES, Given, given_options


@click.command("list")
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH...")
@click.option("--airflow-version", help="Version whose rules hold, such as 2.10; guessed from each file if left out.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one line a file, and the totals in the last line.")
@click.option("--stub-missing", is_flag=True, help="Let placeholders stand for packages that are not installed.")
@click.option("--traceback", "with_traceback", is_flag=True, help="Show tracebacks.")
@given_options(SOURCES)
def list_dags(
    paths: tuple[str, ...], airflow_version: str | None, as_json: bool, stub_missing: bool, with_traceback: bool,
    given: Given,
) -> None:  # fmt: skip
    """Print the DAGs of files and folders, and for each file that does not load, why."""
    # the loader is loaded by those who load
    from prefect.compat.airflow.cli.listing import list_paths

    exit_with(
        lambda: list_paths(
            paths, version=airflow_version, as_json=as_json, with_traceback=with_traceback, stub_missing=stub_missing
        ),
        given,
    )
