"""What the stand-in asks for operators: cheap to import, so that a DAG file without provider operators pays nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

#: Rows that come before all others, set by `use`.
given: tuple[Any, ...] = ()
#: Path of a Python whose own operators serve where there is no row, set by `use`.
real: str | None = None


def use(rows: Iterable[Any], real_operators: str | None) -> tuple[tuple[Any, ...], str | None]:
    """
    Let these rows come before all others from now on.

    Args:
        rows: the rows.
        real_operators: path of a Python whose own operators serve where there is no row; `None` for none.

    Returns:
        What held before.
    """
    global given, real
    before = given, real
    given, real = tuple(rows), real_operators
    return before


def has_module(name: str) -> bool:
    """
    Tell whether a row that was given is for an operator in a module, or below it.

    Args:
        name: dotted name of the module.
    """
    return any(path.startswith(f"{name}.") for row in given for path in row.operators)


def class_of(path: str) -> Any:
    """
    The class that stands for an operator of a provider.

    Args:
        path: dotted path as it was imported.

    Returns:
        The class of its row; `None` if it has no row.
    """
    # rows are loaded when the first operator of a provider is imported
    from prefect.compat.airflow.operators import serving

    found = serving.class_of(path)
    if (
        found is None
        and real is not None
        and path.endswith(("Operator", "Sensor", "OperatorAsync", "SensorAsync", "Transfer"))
    ):
        # only those who ask for it pay for it
        from prefect.compat.airflow.real import making

        found = making.class_of(real, path)
    return found
