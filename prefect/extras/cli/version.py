"""`prefect version`."""

from __future__ import annotations

import click

from prefect._version import __version__


@click.command()
def version() -> None:
    """Print the version of prefect."""
    click.echo(__version__)
