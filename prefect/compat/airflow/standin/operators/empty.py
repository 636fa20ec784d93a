"""The operator that does nothing."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.standin.baseoperator import BaseOperator


class EmptyOperator(BaseOperator):
    """Does nothing; it groups other tasks."""

    ui_color = "#e8f7e4"
    _is_empty = True

    def execute(self, context: Any) -> None:
        """Do nothing."""
