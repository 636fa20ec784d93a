"""What a run came to: a table on a terminal, a line for each task in a pipe."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import click

from prefect.core.engine.state import State
from prefect.core.flow import Flow
from prefect.core.literals import Constant, Dict, List, Set, Tuple
from prefect.extras.cli.flow_file import place

#: Tasks that nobody wrote: they carry the constants and collections among the arguments of others.
MADE_FROM_VALUES = (Constant, Dict, List, Set, Tuple)


class Row(NamedTuple):
    """One task of a run."""

    task: str
    state: str
    message: str
    colour: str


def rows(flow: Flow, state: State, path: Path) -> list[Row]:
    """
    A row for each task that somebody wrote, in the order in which they may run.

    Args:
        flow: what ran.
        state: the state of the run.
        path: the file of the flow, for the line in which a task failed.

    Returns:
        The rows.
    """
    states = state.result if isinstance(state.result, dict) else {}
    return [
        _row(task.name, states[task], path)
        for task in flow.sorted_tasks()
        if task in states and not isinstance(task, MADE_FROM_VALUES)
    ]


def show(flow: Flow, state: State, path: Path) -> None:
    """
    Print what a run came to.

    Args:
        flow: what ran.
        state: the state of the run.
        path: the file of the flow.
    """
    table = rows(flow, state, path)
    ending = f"Flow {flow.name!r}: {type(state).__name__}" + (f": {state.message}" if state.message else "")
    if sys.stdout.isatty():
        _show_table(table, ending, _colour(state))
        return
    width = max((len(row.task) for row in table), default=0)
    for row in table:
        click.echo(f"{row.task:<{width}}  {row.state}{': ' if row.message else ''}{row.message}")
    click.echo(ending)


def _show_table(table: list[Row], ending: str, colour: str) -> None:
    # imported here: rich costs as much time as the rest together, and a pipe does without
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = Table("Task", "State", "Message")
    for row in table:
        shown.add_row(Text(row.task), Text(row.state, row.colour), Text(row.message))
    console = Console()
    console.print(shown)
    console.print(Text(ending, colour))


def _row(name: str, state: State, path: Path) -> Row:
    kind = type(state).__name__
    children = getattr(state, "map_states", None)
    if children:
        counts: dict[str, int] = {}
        for child in children:
            counts[type(child).__name__] = counts.get(type(child).__name__, 0) + 1
        kind = f"{kind} ({', '.join(f'{count} {what}' for what, count in counts.items())})"
        failed = next((child for child in children if child.is_failed()), None)
        message = _reason(failed, path) if failed is not None else ""
        return Row(name, kind, message, _colour(failed or state))
    return Row(name, kind, _reason(state, path) if state.is_failed() else "", _colour(state))


def _reason(state: State, path: Path) -> str:
    error = state.result
    if isinstance(error, Exception):  # a signal is none; its message says all
        where = place(error.__traceback__, path)
        return f"{where}: {type(error).__name__}: {error}" if where else f"{type(error).__name__}: {error}"
    return state.message or ""


def _colour(state: State) -> str:
    if state.is_failed():
        return "red"
    if state.is_skipped():
        return "yellow"
    return "green" if state.is_successful() else "cyan"
