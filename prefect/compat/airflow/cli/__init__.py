"""`prefect airflow`: run DAG files, and list what they hold."""

from __future__ import annotations

from prefect.compat.airflow.cli.commands import airflow

__all__ = ["airflow"]
