"""Updates of assets."""

from __future__ import annotations

import datetime
from typing import Any, NamedTuple


class AssetEvent(NamedTuple):
    """
    One update of an asset.

    Args:
        uri: the asset's URI.
        name: its name.
        extra: what the task noted.
        source_dag_id: the DAG that wrote it.
        source_task_id: the task.
        source_run_id: the run.
        source_map_index: which instance of the task, -1 for the only one.
        timestamp: when.
        aliases: the aliases under which it was added.
        source_interval: what the run was about that wrote it.
    """

    uri: str
    name: str
    extra: dict[str, Any]
    source_dag_id: str
    source_task_id: str
    source_run_id: str
    source_map_index: int
    timestamp: datetime.datetime
    aliases: tuple[str, ...] = ()
    source_interval: tuple[Any, Any] | None = None

    @property
    def asset(self) -> Any:
        """The asset."""
        # only those who look at events need the stand-in's assets
        from prefect.compat.airflow.standin.assets import Asset

        return Asset(name=self.name, uri=self.uri)

    @property
    def dataset(self) -> Any:
        """Name of the asset in 2.x."""
        return self.asset

    @property
    def source_task_instance(self) -> dict[str, Any]:
        """What names the task instance that wrote it."""
        return {
            "dag_id": self.source_dag_id,
            "task_id": self.source_task_id,
            "run_id": self.source_run_id,
            "map_index": self.source_map_index,
        }
