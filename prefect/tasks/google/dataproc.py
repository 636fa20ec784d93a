"""Dataproc: the steps of its tasks that are more than one request and looking."""

from __future__ import annotations

from typing import Any

from prefect.core.waiting import Wait
from prefect.tasks.google.exchange import Exchange
from prefect.tasks.google.operation import Operation
from prefect.tasks.google.rows import Look

CLUSTER = "projects/{project}/regions/{region}/clusters/{cluster_name}"


class CreatingCluster(Operation):
    """Takes a cluster that is there already: one that was stopped is started, one that goes away is made again."""

    def judged(self, wait: Wait, exchange: Exchange, look: Look, seen: Any) -> bool:
        """See the base class."""
        if wait.handle.get("by") == "instead" and seen.get("status", {}).get("state") == "STOPPED":
            exchange.ask(f"POST {CLUSTER}:start", body={})
            return True
        return super().judged(wait, exchange, look, seen)

    def absent(self, wait: Wait, exchange: Exchange, look: Look, err: Exception) -> bool:
        """See the base class."""
        if wait.handle.get("by") != "instead":
            return super().absent(wait, exchange, look, err)
        again = self.begun(dict(wait.arguments))
        wait.handle.clear()
        wait.handle.update(again)
        return "look" not in again
