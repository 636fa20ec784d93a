"""The commands; each is loaded when it is called."""

from __future__ import annotations

import click

from prefect._commands import Later, LazyGroup

_HERE = __name__.rpartition(".")[0]
_COMMANDS = {
    "backfill": Later(f"{_HERE}.backfill:backfill", "Make the runs of a DAG between two dates."),
    "exec": Later(f"{_HERE}.script:exec_file", "Run a DAG file as a script."),
    "list": Later(f"{_HERE}.listing:list_dags", "Print the DAGs of files and folders."),
    "render": Later(f"{_HERE}.single:render", "Print the templates of a task."),
    "run": Later(f"{_HERE}.run:run", "Run the DAGs of a file."),
    "schedule": Later(f"{_HERE}.schedule:schedule", "Run the DAGs of a folder when they are due."),
    "test": Later(f"{_HERE}.single:test", "Run one task alone, without those before it."),
}


@click.group(cls=LazyGroup, later=_COMMANDS)
def airflow() -> None:
    """Run Airflow DAG files without Airflow."""
