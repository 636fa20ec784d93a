"""How commands end."""

from __future__ import annotations

from collections.abc import Callable

import click

from prefect.compat.airflow.cli.given import Given

EXIT_STATUS = "Exit status: 0 the run succeeded, 1 it ran and failed, 2 it could not start."


def exit_with(action: Callable[[], int], given: Given) -> None:
    """
    Do what a command is for, and end the program.

    Args:
        action: does it, and returns the exit status.
        given: what the shared options say; it holds meanwhile.
    """
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
