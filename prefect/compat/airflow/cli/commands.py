"""The commands and their options; what they do is loaded when one is called."""

from __future__ import annotations

import click

EXIT_STATUS = "Exit status: 0 the run succeeded, 1 it ran and failed, 2 it could not start."


@click.group()
def airflow() -> None:
    """Run Airflow DAG files without Airflow."""


@airflow.command(epilog=EXIT_STATUS)
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="FILE")
@click.option("--dag", "dag_id", help="Run this DAG only.")
@click.option("--date", help="Logical date of the run, such as 2024-01-15; now if left out.")
@click.option("--conf", help="Conf of the run, a JSON object.")
@click.option("--conf-file", type=click.Path(dir_okay=False), help="JSON file: DAG id -> conf.")
@click.option("--airflow-version", help="Version whose rules hold, such as 2.10; guessed from the file if left out.")
@click.option("--json", "json_path", type=click.Path(dir_okay=False), help="Write what came out.")
@click.option("--all", "everything", is_flag=True, help="Run every DAG of many files or folders.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes to share the files.")
@click.option("--traceback", "with_traceback", is_flag=True, help="Show tracebacks.")
def run(
    files: tuple[str, ...],
    dag_id: str | None,
    date: str | None,
    conf: str | None,
    conf_file: str | None,
    airflow_version: str | None,
    json_path: str | None,
    everything: bool,
    jobs: int,
    with_traceback: bool,
) -> None:
    """Run the DAGs of a file."""
    # the runner is loaded by those who run
    from prefect.compat.airflow.cli.request import Request, Trouble
    from prefect.compat.airflow.cli.running import run_files

    try:
        request = Request.made(
            files, dag_id=dag_id, date=date, conf=conf, conf_file=conf_file, version=airflow_version,
            json_path=json_path, everything=everything, jobs=jobs, with_traceback=with_traceback,
        )  # fmt: skip
    except Trouble as error:
        click.echo(f"Error: {error}", err=True)
        raise SystemExit(2) from error
    raise SystemExit(run_files(request))


@airflow.command("list")
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH")
@click.option("--airflow-version", help="Version whose rules hold, such as 2.10; guessed from each file if left out.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one line a file, and the totals in the last line.")
@click.option("--stub-missing", is_flag=True, help="Let placeholders stand for packages that are not installed.")
@click.option("--traceback", "with_traceback", is_flag=True, help="Show tracebacks.")
def list_dags(
    paths: tuple[str, ...], airflow_version: str | None, as_json: bool, stub_missing: bool, with_traceback: bool
) -> None:
    """Print the DAGs of files and folders, and for each file that does not load, why."""
    # the loader is loaded by those who load
    from prefect.compat.airflow.cli.listing import list_paths
    from prefect.compat.airflow.cli.request import Trouble

    try:
        status = list_paths(
            paths, version=airflow_version, as_json=as_json, with_traceback=with_traceback, stub_missing=stub_missing
        )
    except Trouble as error:
        click.echo(f"Error: {error}", err=True)
        raise SystemExit(2) from error
    raise SystemExit(status)
