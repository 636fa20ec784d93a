"""A group of commands that imports a command when it is called, not to list it."""

from __future__ import annotations

import importlib
from typing import Any, NamedTuple

import click


class Later(NamedTuple):
    """A command that is imported when needed."""

    #: `module:attribute` of the click command.
    target: str
    #: What `--help` of the group says about it.
    help: str


class LazyGroup(click.Group):
    """
    A click group over a table of commands.

    Args:
        later: name -> where the command is.
        kwargs: arguments of `click.Group`.

    Example:
        >>> group = LazyGroup(later={"version": Later("prefect.extras.cli.version:version", "Print the version.")})
        >>> group.list_commands(click.Context(group))
        ['version']
    """

    def __init__(self, *args: Any, later: dict[str, Later] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.later = later or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, sorted."""
        return sorted({*super().list_commands(ctx), *self.later})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; this is where it is imported."""
        row = self.later.get(cmd_name)
        if row is None:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = row.target.partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by what the table says of them."""
        rows = [
            (name, self.later[name].help if name in self.later else self._help_of(ctx, name))
            for name in self.list_commands(ctx)
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def _help_of(self, ctx: click.Context, name: str) -> str:
        command = super().get_command(ctx, name)
        return command.get_short_help_str() if command else ""
