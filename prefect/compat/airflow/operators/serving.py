"""What the stand-in asks when a DAG file imports an operator: the class of its row."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.operators.index import row_of
from prefect.compat.airflow.operators.making import make_class, named_like
from prefect.compat.airflow.operators.mapping import Mapping

# rows are compared by identity and live as long as the process: a class, too, is made once
_classes: dict[Mapping, Any] = {}
_others: dict[tuple[Mapping, str], Any] = {}


def class_of(path: str) -> Any:
    """
    The class of an operator that has a row.

    Args:
        path: dotted path, old or new.

    Returns:
        The class, the same for all paths that end in one name; `None` if there is no row.
    """
    row = row_of(path)
    if row is None:
        return None
    if row not in _classes:
        _classes[row] = make_class(row)
    name = path.rpartition(".")[2]
    known = {each.rpartition(".")[2] for each in row.operators}
    if name not in known or name == _classes[row].__name__:
        return _classes[row]
    if (row, name) not in _others:
        _others[row, name] = named_like(_classes[row], path)
    return _others[row, name]
