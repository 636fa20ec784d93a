"""What the stand-in asks for operators: cheap to import, so that a DAG file without provider operators pays nothing."""

from __future__ import annotations

from typing import Any


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

    return serving.class_of(path)
