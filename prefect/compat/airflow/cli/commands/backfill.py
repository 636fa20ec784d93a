"""`prefect airflow backfill`: its options; what it does is loaded when it is called."""

from __future__ import annotations

import click

from prefect.compat.airflow.cli.commands.ending import exit_with
from prefect.compat.airflow.cli.given import TASKS, Given, given_options, version_option


@click.command(epilog="Exit status: 0 every run succeeded, 1 one did not, 2 it could not start.")
@click.argument("folder", type=click.Path(), metavar="FOLDER")
@click.option("--dag", "dag_id", required=True, help="The DAG.")
@click.option("--start", required=True, help="Earliest date, such as 2024-01-01.")
@click.option("--end", help="Latest date; the same if left out.")
@click.option("--conf", help="Conf of every run, a JSON object.")
@click.option(
    "--reprocess",
    type=click.Choice(["none", "failed", "completed"]),
    default="none",
    show_default=True,
    help="Which runs that there are already are done again.",
)
@click.option("--backwards", "--run-backwards", is_flag=True, help="The latest date first.")
@click.option(
    "--max-active-runs",
    type=click.IntRange(min=1),
    help="How many runs may be under way at once; the DAG's own number if left out.",
)
@click.option("--no-history", is_flag=True, help="Begin without a past, and leave none.")
@version_option
@click.option("--json", "json_path", type=click.Path(dir_okay=False), help="Write what came out.")
@given_options(TASKS)
def backfill(
    folder: str,
    dag_id: str,
    start: str,
    end: str | None,
    conf: str | None,
    reprocess: str,
    backwards: bool,
    max_active_runs: int | None,
    no_history: bool,
    airflow_version: str | None,
    json_path: str | None,
    given: Given,
) -> None:
    """Make the runs of a DAG between two dates, begun in order, as many at once as the DAG allows."""
    # the runner is loaded by those who run
    from prefect.compat.airflow.cli.backfilling import run_backfill
    from prefect.compat.airflow.cli.request import conf_object

    exit_with(
        lambda: run_backfill(
            folder, dag_id=dag_id, start=start, end=end, version=airflow_version, conf=conf_object(conf, "--conf"),
            reprocess=reprocess, backwards=backwards, max_active_runs=max_active_runs, history=not no_history,
            json_path=json_path,
        ),
        given,
    )  # fmt: skip
