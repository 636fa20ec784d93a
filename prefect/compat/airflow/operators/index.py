"""Which file holds the row of an operator, and the rows that users bring along."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Iterable
from typing import Any

from prefect.compat.airflow import datafiles
from prefect.compat.airflow.operators import offer
from prefect.compat.airflow.operators.mapping import Mapping
from prefect.compat.airflow.standin import ondemand

#: Entry points of this group name rows of users: a `Mapping`, or an iterable of them.
GROUP = "prefect.airflow_rows"


@functools.cache
def _index() -> dict[str, str]:
    return dict(line.split(" ", 1) for line in datafiles.lines(__package__, "index.txt"))


@functools.cache
def rows_of_file(name: str) -> dict[str, Mapping]:
    """
    The rows of one file.

    Args:
        name: dotted name of its module.

    Returns:
        Dotted path of the operator, old or new -> row.
    """
    rows: Iterable[Mapping] = importlib.import_module(name).ROWS
    return {path: row for row in rows for path in row.operators}


@functools.cache
def _of_entry_points() -> dict[str, Mapping]:
    # reading the metadata of all that is installed takes a while
    from importlib.metadata import entry_points

    found: dict[str, Mapping] = {}
    for point in entry_points(group=GROUP):
        loaded = point.load()
        for row in (loaded,) if isinstance(loaded, Mapping) else loaded:
            found.update((path, row) for path in row.operators)
    return found


def row_of(path: str) -> Mapping | None:
    """
    The row of an operator: one that was given, one of an entry point, or one of ours.

    Args:
        path: dotted path of the operator, old or new.

    Returns:
        The row; `None` if there is none.

    Raises:
        ImportError: an entry point, or a row file, does not load.
    """
    today = ondemand.canonical(path)
    for row in offer.given:
        if path in row.operators or today in row.operators:
            return row
    brought = _of_entry_points()
    for name in (path, today):
        if name in brought:
            return brought[name]
        if name in _index():
            return rows_of_file(f"{__package__}.rows.{_index()[name]}")[name]
    return None


def clear() -> None:
    """Read the index anew, for who has just written it."""
    _index.cache_clear()


def all_rows() -> list[Mapping]:
    """Every row of ours, file by file."""
    found: dict[int, Mapping] = {}
    for name in dict.fromkeys(_index().values()):
        for row in rows_of_file(f"{__package__}.rows.{name}").values():
            found[id(row)] = row
    return list(found.values())


def counterpart_of(cls: Any) -> Mapping | None:
    """
    The row that an operator class stands on.

    Args:
        cls: an operator class of the stand-in, or a subclass that a user wrote.
    """
    return getattr(cls, "standin_row", None)
