"""Storage Transfer Service: the steps of its tasks that are more than one request and looking."""

from __future__ import annotations

import datetime
import time
from typing import Any

from prefect.core.waiting import Wait
from prefect.tasks.google.exchange import Exchange
from prefect.tasks.google.operation import Operation
from prefect.tasks.google.rows import Look


class CreatingJob(Operation):
    """Takes a job that is there already: one that is disabled is enabled, for one that was deleted there is another."""

    def begun(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """See the base class."""
        job = arguments["job"] or {}
        arguments["project"] = arguments["project"] or job.get("projectId")
        arguments["transfer_job"] = arguments["transfer_job"] or job.get("name")
        handle = super().begun(arguments)
        if handle.get("by") != "instead":
            return handle
        status = handle["gives"].get("status")
        if status == "DELETED":
            return super().begun({**arguments, "transfer_job": f"{arguments['transfer_job']}_{int(time.time())}"})
        if status == "DISABLED":
            handle["gives"] = set_status(self.exchange(arguments), arguments["transfer_job"], "ENABLED")
        return handle


class LookingAtRuns(Operation):
    """One run of the job that has come to a state that is waited for is enough, whatever became of the others."""

    def judged(self, wait: Wait, exchange: Exchange, look: Look, seen: Any) -> bool:
        """See the base class."""
        wanted = wait.arguments.get("done_states") or look.done
        states = [run.get("metadata", {}).get("status") for run in seen.get("operations", ())]
        return any(state in wanted for state in states) or super().judged(wait, exchange, look, seen)


class Copying(LookingAtRuns):
    """A job for one copy, which may be deleted afterwards."""

    def begun(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """See the base class."""
        if arguments["schedule"] is None:
            today = datetime.datetime.now(datetime.UTC)
            day = {"day": today.day, "month": today.month, "year": today.year}
            arguments["schedule"] = {"scheduleStartDate": day, "scheduleEndDate": day}
        return super().begun(arguments)

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        delay = super().check(wait)
        if delay is None and "look" in wait.handle and wait["delete_job_after_completion"]:
            set_status(self.exchange(wait.arguments), wait.handle["gives"], "DELETED")
        return delay


def set_status(exchange: Exchange, transfer_job: str, status: str) -> Any:
    """
    Change the state of a job.

    Args:
        exchange: what requests are sent through.
        transfer_job: name of the job.
        status: the state, as the API has it.

    Returns:
        The job.
    """
    body = {
        "projectId": exchange.known["args"]["project"],
        "transferJob": {"status": status},
        "updateTransferJobFieldMask": "status",
    }
    return exchange.send("PATCH", transfer_job, body=body)
