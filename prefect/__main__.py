"""The command line: joins the commands of all parts. Each is imported when it is called."""

from __future__ import annotations

import click

from prefect._commands import Later, LazyGroup
from prefect._version import __version__

COMMANDS = {
    "airflow": Later("prefect.compat.airflow.cli:airflow", "Load and run Airflow DAG files."),
    "run": Later("prefect.extras.cli.run:run", "Run the flow of a Python file."),
    "runs": Later("prefect.extras.cli.runs:runs", "List the recorded runs."),
    "tasks": Later("prefect.extras.cli.tasks:tasks", "List, search and show the tasks of the catalogue."),
    "version": Later("prefect.extras.cli.version:version", "Print the version of prefect."),
}


@click.group(cls=LazyGroup, later=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(version)s")
def cli() -> None:
    """Run flows, and Airflow DAG files as flows."""


def main() -> None:
    """What the program `prefect` and `python -m prefect` call."""
    cli(prog_name="prefect")


if __name__ == "__main__":
    main()
