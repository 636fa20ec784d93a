"""`prefect tasks`: look through the catalogue."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
from typing import Any, NamedTuple

import click

from prefect._requirements import EXTRAS
from prefect.core.task import Task


class Listed(NamedTuple):
    """A task of the catalogue."""

    name: str
    module: str
    extra: str | None
    airflow: tuple[str, ...]
    task: type[Task]


def listed() -> list[Listed]:
    """Every task of the catalogue, by name."""
    catalogue = importlib.import_module("prefect.tasks")
    counterparts = airflow_paths()
    found: dict[type[Task], Listed] = {}
    for info in pkgutil.iter_modules(catalogue.__path__, "prefect.tasks."):
        module = importlib.import_module(info.name)
        folder = info.name.rpartition(".")[2]
        extra = folder if folder in EXTRAS else None
        for name in getattr(module, "__all__", [name for name in vars(module) if not name.startswith("_")]):
            value = getattr(module, name)
            if isinstance(value, type) and issubclass(value, Task) and value.__module__.startswith(info.name):
                found[value] = Listed(name, info.name, extra, counterparts.get(f"{info.name}.{name}", ()), value)
    return sorted(found.values(), key=lambda each: (each.extra or "", each.name))


def airflow_paths() -> dict[str, tuple[str, ...]]:
    """Dotted path of a task -> those of the Airflow operators that it stands for."""
    # by name: the command line does not belong to the adapter, and works without it
    index: Any = importlib.import_module("prefect.compat.airflow.operators.index")
    found: dict[str, tuple[str, ...]] = {}
    for row in index.all_rows():
        if isinstance(row.target, str):
            found[row.target] = (*found.get(row.target, ()), *row.operators)
    return found


def matches(task: Listed, extra: str | None, word: str | None) -> bool:
    """
    Was a task asked for?

    Args:
        task: the task.
        extra: only those of this extra.
        word: only those with this in their name, the first line of their docstring or an operator's name.

    Returns:
        Whether it was.
    """
    if extra is not None and task.extra != extra:
        return False
    text = " ".join((task.name, first_line(task.task), *(path.rpartition(".")[2] for path in task.airflow)))
    return word is None or word.lower() in text.lower()


def first_line(task: type[Task]) -> str:
    """What a task does, in one line."""
    return (inspect.getdoc(task) or "").partition("\n")[0]


@click.command()
@click.option("--extra", help="Only tasks of this extra, such as aws.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.argument("word", required=False)
def tasks(extra: str | None, as_json: bool, word: str | None) -> None:
    """List the tasks of the catalogue; with WORD those that have it in name, description or Airflow operator.

    One that is named exactly is shown whole.
    """
    if extra is not None and extra not in EXTRAS:
        raise click.BadParameter(
            f"there is no extra {extra!r}; there are {', '.join(sorted(EXTRAS))}.", param_hint="--extra"
        )
    chosen = [each for each in listed() if matches(each, extra, word)]
    if as_json:
        rows = [{"name": t.name, "module": t.module, "extra": t.extra, "airflow": list(t.airflow)} for t in chosen]
        click.echo(json.dumps(rows, indent=1))
        return
    if not chosen:
        raise click.ClickException(f"No task has {word!r} in its name, its description or its Airflow operators.")
    exact = [each for each in chosen if word is not None and each.name.lower() == word.lower()]
    if exact:
        for each in exact:
            click.echo(described(each))
        return
    width = max(len(each.name) for each in chosen)
    for each in chosen:
        click.echo(f"{each.name:{width}}  {each.extra or '-':10}  {first_line(each.task)}")
    click.echo(f"{len(chosen)} tasks. `prefect tasks NAME` shows one whole.")


def described(task: Listed) -> str:
    """
    All about a task.

    Args:
        task: the task.

    Returns:
        The text.
    """
    lines = [f"from {task.module} import {task.name}", ""]
    if task.extra:
        lines[0] += f'    # pip install "prefect[{task.extra}]"'
    lines += [inspect.getdoc(task.task) or "", ""]
    if task.airflow:
        lines += ["Stands for these Airflow operators:", *(f"    {path}" for path in task.airflow)]
    return "\n".join(lines)
