"""Cloud Run: the steps of its tasks that are more than one request and looking."""

from __future__ import annotations

from typing import Any

from prefect.core.waiting import Wait
from prefect.tasks.google.errors import GoogleJobFailed
from prefect.tasks.google.exchange import Exchange
from prefect.tasks.google.operation import Operation
from prefect.tasks.google.rows import Look


class Executing(Operation):
    """Fails where a task of the execution has not succeeded, which the operation may not tell."""

    def judged(self, wait: Wait, exchange: Exchange, look: Look, seen: Any) -> bool:
        """See the base class."""
        if not super().judged(wait, exchange, look, seen):
            return False
        execution = seen.get("response") or {}
        tasks, good = (execution.get(name) or 0 for name in ("taskCount", "succeededCount"))
        if good < tasks:
            where = execution.get("logUri")
            raise GoogleJobFailed(
                f"{self.name}: {tasks - good} of {tasks} tasks have not succeeded{f'; see {where}' if where else ''}."
            )
        return True
