"""The operator that plays a song."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.standin.baseoperator import BaseOperator


class SmoothOperator(BaseOperator):
    """Logs where the song is."""

    ui_color = "#e8f7e4"

    def execute(self, context: Any) -> None:
        """Log it."""
        self.log.info("Enjoy Sade - Smooth Operator: https://www.youtube.com/watch?v=4TYv2PhG89A")
