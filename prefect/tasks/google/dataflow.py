"""Dataflow: the steps of its tasks that are more than one request and looking."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prefect.core.settable import needed
from prefect.core.waiting import Wait
from prefect.tasks.google.errors import GoogleJobFailed
from prefect.tasks.google.exchange import Exchange
from prefect.tasks.google.operation import Operation, is_done
from prefect.tasks.google.rows import Look

STREAMING = "JOB_TYPE_STREAMING"
CANCELLED, DRAINED = "JOB_STATE_CANCELLED", "JOB_STATE_DRAINED"
JOBS = "projects/{project}/locations/{location}/jobs"


class StartingJob(Operation):
    """Waits for a batch job until it is done, for a streaming job until it runs; tells why a job failed."""

    def judged(self, wait: Wait, exchange: Exchange, look: Look, seen: Any) -> bool:
        """See the base class."""
        state, streaming = seen.get("currentState"), seen.get("type") == STREAMING
        wait.handle["type"] = seen.get("type")
        expected = wait["expected_state"] or ("JOB_STATE_RUNNING" if streaming else "JOB_STATE_DONE")
        if state == expected and (state != "JOB_STATE_RUNNING" or (streaming and not wait["until_finished"])):
            return True
        if state in (*look.done, *look.failed):
            query = {"minimumImportance": "JOB_MESSAGE_ERROR"}
            told = exchange.send("GET", f"{wait.handle['look']}/messages", query).get("jobMessages") or ()
            reason = "; ".join(str(each["messageText"]) for each in told if each.get("messageText"))
            raise GoogleJobFailed(f"{self.name}: the state is {state!r}; {reason or 'Google gave no reason'}.")
        return False

    def cancel(self, wait: Wait) -> None:
        """See the base class."""
        if "cancel" in wait.handle:
            # before the first look it is not known of which kind the job is; it has read nothing yet
            body = {"requestedState": _end(wait.handle, wait["drain"])}
            self.exchange(wait.arguments).send("PUT", wait.handle["cancel"].partition(" ")[2], body=body)


class StoppingJobs(Operation):
    """Stops one job after the other, each as fits its kind."""

    def begun(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """See the base class."""
        needed(arguments["location"], "location")
        if arguments["job_id"] is not None:
            ids = [arguments["job_id"]]
        else:
            prefix = needed(arguments["name_prefix"], "job_id")
            found = self.exchange(arguments).all_pages(f"GET {JOBS}", "jobs", {"filter": "ACTIVE"}, None)["jobs"]
            ids = [job["id"] for job in found if job.get("name", "").startswith(prefix)]
        handles = [handle for job_id in ids if (handle := self._stopped({**arguments, "job_id": job_id}))]
        return {**handles[0], "others": handles[1:]} if handles else {}

    def _stopped(self, arguments: dict[str, Any]) -> dict[str, Any]:
        exchange, row = self.exchange(arguments), self.row
        assert row.unless is not None
        job = exchange.ask(f"GET {row.unless.path}")
        if is_done(self.name, row.unless, job, {}):
            return {}
        body = {"requestedState": _end(job, arguments["drain"]), **(arguments["options"] or {})}
        exchange.ask(row.request, body=body)
        return {"look": exchange.path(row.unless.path), "query": {}} if arguments["wait"] else {}

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        delay = super().check(wait)
        others = wait.handle.get("others")
        if delay is not None or not others:
            return delay
        wait.handle.update(others[0], others=others[1:])
        return 0.0


class CreatingPipeline(Operation):
    """Gives the pipeline its full name."""

    def begun(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """See the base class."""
        if arguments["pipeline"] is not None and arguments["pipeline_name"] is not None:
            name = self.exchange(arguments).path("projects/{project}/locations/{location}/pipelines/{pipeline_name}")
            arguments = {**arguments, "pipeline": {**arguments["pipeline"], "name": name}}
        return super().begun(arguments)


def _end(job: Mapping[str, Any], drain: bool) -> str:
    return DRAINED if drain and job.get("type") == STREAMING else CANCELLED
