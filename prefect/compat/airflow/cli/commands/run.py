"""`prefect airflow run`: its options; what it does is loaded when it is called."""

from __future__ import annotations

import click

from prefect.compat.airflow.cli.commands.ending import EXIT_STATUS
from prefect.compat.airflow.cli.given import EVERYTHING, Given, given_options, version_option


@click.command(epilog=EXIT_STATUS)
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="FILE...")
@click.option("--dag", "dag_id", help="Run this DAG only.")
@click.option("--date", help="Logical date of the run, such as 2024-01-15; now if left out.")
@click.option("--conf", help="Conf of the run, a JSON object.")
@click.option("--conf-file", type=click.Path(dir_okay=False), help="JSON file: DAG id -> conf.")
@version_option
@click.option("--json", "json_path", type=click.Path(dir_okay=False), help="Write what came out.")
@click.option("--all", "everything", is_flag=True, help="Run every DAG of many files or folders.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes to share the files.")
@click.option("--history", is_flag=True, help="Know the runs of earlier commands, and be known to later ones.")
@click.option("--with-triggered", is_flag=True, help="Also run the DAGs that wait for assets which the runs update.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="Longest time for one DAG; no limit if left out, with --all one hour.",
)
@click.option(
    "--real-operators",
    type=click.Path(dir_okay=False),
    metavar="PYTHON",
    help="A Python with Airflow: operators without a counterpart here run by their own execute there.",
)
@given_options(EVERYTHING)
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
    history: bool,
    with_triggered: bool,
    timeout: float | None,
    real_operators: str | None,
    with_traceback: bool,
    given: Given,
) -> None:
    """Run the DAGs of a file."""
    # the runner is loaded by those who run
    from prefect.compat.airflow.cli.request import Request, Trouble
    from prefect.compat.airflow.cli.running import run_files

    try:
        request = Request.made(
            files, dag_id=dag_id, date=date, conf=conf, conf_file=conf_file, version=airflow_version,
            json_path=json_path, everything=everything, jobs=jobs, with_traceback=with_traceback,
            history=history, with_triggered=with_triggered, timeout=timeout, given=given, real_operators=real_operators,
        )  # fmt: skip
    except Trouble as error:
        click.echo(f"Error: {error}", err=True)
        raise SystemExit(2) from error
    raise SystemExit(run_files(request))
