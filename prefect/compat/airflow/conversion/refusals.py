"""What keeps a DAG from running here, found before anything runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from prefect.core.errors import MissingExtra


class CannotStart(Exception):
    """A DAG file does not load, or a DAG cannot run here; the text says what is wrong, where, and what to do."""


class LacksExtra(CannotStart, MissingExtra):
    """A DAG file needs a package that one of the extras brings; the text names the extra."""


def refusals(dag: Any) -> Iterator[str]:
    """
    What in a DAG cannot run here.

    Args:
        dag: the DAG.

    Yields:
        For each such task what is wrong with it, with file and line.
    """
    if dag.schedule is not None and not isinstance(dag.schedule, str):
        try:
            dag.timetable  # noqa: B018 - made when it is asked for
        except ValueError as err:
            yield f"{getattr(dag, 'where', None) or dag.fileloc}: DAG {dag.dag_id!r}: {err}"
    for task in dag.task_dict.values():
        kind = task.operator_class
        owner = next((base for base in kind.__mro__ if "execute" in vars(base)), None)
        if owner is not None and owner.__module__.rpartition(".")[2] == "placeholders":
            path = getattr(kind, "standin_path", kind.__qualname__)
            yield f"{task.where}: task {task.task_id!r} uses {path}, an operator that has no counterpart here yet"


def check(dag: Any) -> None:
    """
    Refuse a DAG that cannot run here.

    Raises:
        CannotStart: it holds an operator without a counterpart.
    """
    found = list(refusals(dag))
    if found:
        more = f"\n… and {len(found) - 10} more" if len(found) > 10 else ""
        raise CannotStart("\n".join(found[:10]) + more + "\nNothing was run: give these tasks another operator.")
