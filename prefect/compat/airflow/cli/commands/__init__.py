"""The commands of `prefect airflow`, a module each; what they do is loaded when they are called."""

from __future__ import annotations

from prefect.compat.airflow.cli.commands.group import airflow

__all__ = ["airflow"]
