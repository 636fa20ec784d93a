"""The commands and their options; what they do is loaded when one is called."""

from __future__ import annotations

from collections.abc import Callable

import click

from prefect.compat.airflow.cli.given import EVERYTHING, SOURCES, TASKS, Given, given_options

EXIT_STATUS = "Exit status: 0 the run succeeded, 1 it ran and failed, 2 it could not start."


@click.group()
def airflow() -> None:
    """Run Airflow DAG files without Airflow."""


@airflow.command(epilog=EXIT_STATUS)
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="FILE...")
@click.option("--dag", "dag_id", help="Run this DAG only.")
@click.option("--date", help="Logical date of the run, such as 2024-01-15; now if left out.")
@click.option("--conf", help="Conf of the run, a JSON object.")
@click.option("--conf-file", type=click.Path(dir_okay=False), help="JSON file: DAG id -> conf.")
@click.option("--airflow-version", help="Version whose rules hold, such as 2.10; guessed from the file if left out.")
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


@airflow.command(epilog="Exit status: 0 every run succeeded, 1 one did not, 2 it could not start.")
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
@click.option("--airflow-version", help="Version whose rules hold, such as 2.10; guessed from the file if left out.")
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

    _exit_with(
        lambda: run_backfill(
            folder, dag_id=dag_id, start=start, end=end, version=airflow_version, conf=conf_object(conf, "--conf"),
            reprocess=reprocess, backwards=backwards, max_active_runs=max_active_runs, history=not no_history,
            json_path=json_path,
        ),
        given,
    )  # fmt: skip


@airflow.command()
@click.argument("folder", type=click.Path(), metavar="FOLDER")
@click.option("--once", is_flag=True, help="Stop when everything that is due has run.")
@click.option("--jobs", type=click.IntRange(min=1), default=4, show_default=True, help="Runs at a time.")
@click.option("--airflow-version", help="Version whose rules hold, such as 2.10; guessed from each file if left out.")
@given_options(TASKS)
def schedule(folder: str, once: bool, jobs: int, airflow_version: str | None, given: Given) -> None:
    """Run the DAGs of a folder when they are due, until stopped."""
    # the runner is loaded by those who run
    from prefect.compat.airflow.cli.scheduling import run_schedule

    _exit_with(lambda: run_schedule(folder, once=once, jobs=jobs, version=airflow_version), given)


@airflow.command(epilog=EXIT_STATUS)
@click.argument("file", type=click.Path(), metavar="FILE")
@click.argument("dag_id", metavar="DAG")
@click.argument("task_id", metavar="TASK")
@click.argument("date", required=False)
@click.option("--map-index", type=int, default=-1, help="Which instance of a mapped task.")
@click.option("--conf", help="Conf of the run, a JSON object.")
@click.option("--history", is_flag=True, help="Know the runs of earlier commands.")
@click.option("--airflow-version", help="Version whose rules hold, such as 2.10; guessed from the file if left out.")
@given_options(TASKS)
def test(
    file: str, dag_id: str, task_id: str, date: str | None, map_index: int, conf: str | None, history: bool,
    airflow_version: str | None, given: Given,
) -> None:  # fmt: skip
    """Run one task alone, without those before it."""
    # the runner is loaded by those who run
    from prefect.compat.airflow.cli.request import conf_object
    from prefect.compat.airflow.cli.single import test_task

    _exit_with(
        lambda: test_task(
            file, dag_id, task_id, date, map_index=map_index, conf=conf_object(conf, "--conf"), history=history,
            version=airflow_version,
        ),
        given,
    )  # fmt: skip


@airflow.command()
@click.argument("file", type=click.Path(), metavar="FILE")
@click.argument("dag_id", metavar="DAG")
@click.argument("task_id", metavar="TASK")
@click.argument("date", required=False)
@click.option("--map-index", type=int, default=-1, help="Which instance of a mapped task.")
@click.option("--conf", help="Conf of the run, a JSON object.")
@click.option("--history", is_flag=True, help="Know the runs of earlier commands.")
@click.option("--airflow-version", help="Version whose rules hold, such as 2.10; guessed from the file if left out.")
@given_options(SOURCES)
def render(
    file: str, dag_id: str, task_id: str, date: str | None, map_index: int, conf: str | None, history: bool,
    airflow_version: str | None, given: Given,
) -> None:  # fmt: skip
    """Print the templates of a task as they are for a date, without running anything."""
    # the runner is loaded by those who run
    from prefect.compat.airflow.cli.request import conf_object
    from prefect.compat.airflow.cli.single import render_task

    _exit_with(
        lambda: render_task(
            file, dag_id, task_id, date, map_index=map_index, conf=conf_object(conf, "--conf"), history=history,
            version=airflow_version,
        ),
        given,
    )  # fmt: skip


@airflow.command("exec", context_settings={"ignore_unknown_options": True})
@click.argument("file", type=click.Path(), metavar="FILE")
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.option("--airflow-version", help="Version whose rules hold, such as 2.10; guessed from the file if left out.")
@given_options(SOURCES)
def exec_file(file: str, arguments: tuple[str, ...], airflow_version: str | None, given: Given) -> None:
    """Run a DAG file as a script: what stands under `if __name__ == "__main__"` is done."""
    # the runner is loaded by those who run
    from prefect.compat.airflow.cli.script import run_script

    _exit_with(lambda: run_script(file, arguments, version=airflow_version), given)


def _exit_with(action: Callable[[], int], given: Given) -> None:
    # what is checked on the way is loaded by those who run
    from prefect.compat.airflow.cli.request import Trouble
    from prefect.compat.airflow.runtime.interrupts import told_apart
    from prefect.compat.airflow.sources.files import SourceError

    try:
        with told_apart(), given.applied():
            status = action()
    except (Trouble, SourceError) as error:
        click.echo(f"Error: {error}", err=True)
        raise SystemExit(2) from error
    raise SystemExit(status)


@airflow.command("list")
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

    _exit_with(
        lambda: list_paths(
            paths, version=airflow_version, as_json=as_json, with_traceback=with_traceback, stub_missing=stub_missing
        ),
        given,
    )
