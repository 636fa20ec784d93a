"""Airflow on AWS (MWAA), by Airflow's own REST API: run a DAG, wait for a run or for a task of one."""

from __future__ import annotations

import urllib.parse
from typing import Any

from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait
from prefect.tasks.aws.client import Credentials
from prefect.tasks.aws.errors import AwsJobFailed
from prefect.tasks.aws.operation import AwsTask


def _path(dag_id: str, run_id: str | None = None, task_id: str | None = None) -> str:
    """Where Airflow's API has a DAG, a run of it, or a task of a run."""
    parts = [("dags", dag_id), ("dagRuns", run_id), ("taskInstances", task_id)]
    return "".join(f"/{kind}/{urllib.parse.quote(name, safe='')}" for kind, name in parts if name is not None)


class _Asking(AwsTask):
    """What the tasks of MWAA have in common: they ask Airflow."""

    def ask(self, environment: str, path: str, credentials: Credentials | None, **query: Any) -> dict[str, Any]:
        """What Airflow's REST API answers."""
        more = {"QueryParameters": query} if query else {}
        client = self.connect("mwaa", credentials)
        answer: dict[str, Any] = client.invoke_rest_api(Name=environment, Path=path, Method="GET", **more)
        return answer["RestApiResponse"] or {}

    def state_of(self, wait: Wait, what: str) -> float | None:
        """See whether the state at the handle's path is one that is waited for."""
        known = self.ask(wait.handle["environment"], wait.handle["path"], wait["credentials"])
        state = known.get("state")
        if state in wait.handle["failed"]:
            raise AwsJobFailed(f"{self.name}: {what} came to the state {state!r}; Airflow's log of it says why.")
        return None if state in wait.handle["done"] else float(wait["poll_interval"])


class MwaaTriggerDagRun(_Asking):
    """
    Begin a run of a DAG in an environment of MWAA, and wait for its end if asked to.

    Args:
        environment: name of the environment.
        dag_id: id of the DAG.
        run_id: id of the run; `None` leaves it to Airflow.
        logical_date: date and time of the run (ISO 8601); `None` leaves it to Airflow.
        data_interval_start: beginning of the run's interval (ISO 8601).
        data_interval_end: end of the run's interval (ISO 8601).
        conf: configuration of the run.
        note: a text for people.
        airflow_version: 2 or 3, the version of the environment's Airflow; `None` leaves what differs between them out.
        wait: wait for the end of the run.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        A dict with Airflow's status code (`RestApiStatusCode`) and its answer (`RestApiResponse`).

    Raises:
        ValueError: the environment or the DAG was given neither to the task nor to the run.
        AwsJobFailed: the run failed.
        WaitTimedOut: it was not done after `max_wait` seconds.
        botocore.exceptions.ClientError: AWS or Airflow refused.

    Example:
        >>> MwaaTriggerDagRun("etl", "daily", conf={"day": "2024-01-01"}).dag_id
        'daily'
    """

    @settable(
        "environment", "dag_id", "run_id", "logical_date", "data_interval_start", "data_interval_end", "conf", "note",
        "airflow_version", "wait", "poll_interval", "max_wait",
    )  # fmt: skip
    def start(
        self,
        environment: str | None = None,
        dag_id: str | None = None,
        run_id: str | None = None,
        logical_date: str | None = None,
        data_interval_start: str | None = None,
        data_interval_end: str | None = None,
        conf: dict[str, Any] | None = None,
        note: str | None = None,
        airflow_version: int | None = None,
        wait: bool = False,
        poll_interval: float = 60.0,
        max_wait: float | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, Any]:
        known = {
            "dag_run_id": run_id, "logical_date": logical_date, "data_interval_start": data_interval_start,
            "data_interval_end": data_interval_end, "note": note,
        }  # fmt: skip
        body: dict[str, Any] = {name: value for name, value in known.items() if value is not None}
        body["conf"] = conf or {}
        if airflow_version == 3:
            body.setdefault("logical_date", None)  # it must be said there, if only that there is none
        name, path = needed(environment, "environment"), _path(needed(dag_id, "dag_id")) + "/dagRuns"
        answer = self.connect("mwaa", credentials).invoke_rest_api(Name=name, Path=path, Method="POST", Body=body)
        made = {part: answer[part] for part in ("RestApiStatusCode", "RestApiResponse")}
        run = urllib.parse.quote(made["RestApiResponse"]["dag_run_id"], safe="")
        return {
            "gives": made, "environment": name, "path": f"{path}/{run}", "done": ["success"], "failed": ["failed"],
        }  # fmt: skip

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        if not wait["wait"]:
            return None
        return self.state_of(wait, "the run")

    def outcome(self, wait: Wait) -> Any:
        """See the base class."""
        return wait.handle["gives"]


class MwaaWaitForDagRun(_Asking):
    """
    Wait for the end of a run of a DAG in an environment of MWAA.

    Args:
        environment: name of the environment.
        dag_id: id of the DAG.
        run_id: id of the run.
        done_states: states to wait for; `None` means `success`.
        failed_states: states that mean failure; `None` means `failed`.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: the environment, the DAG or the run was given neither to the task nor to the run.
        AwsJobFailed: it came to a state that means failure.
        WaitTimedOut: it was not done after `max_wait` seconds.
        botocore.exceptions.ClientError: AWS or Airflow refused.

    Example:
        >>> MwaaWaitForDagRun("etl", "daily", "manual__1").poll_interval
        60.0
    """

    @settable("environment", "dag_id", "run_id", "done_states", "failed_states", "poll_interval", "max_wait")
    def start(
        self,
        environment: str | None = None,
        dag_id: str | None = None,
        run_id: str | None = None,
        done_states: list[str] | None = None,
        failed_states: list[str] | None = None,
        poll_interval: float = 60.0,
        max_wait: float | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, Any]:
        path = _path(needed(dag_id, "dag_id"), needed(run_id, "run_id"))
        return {"environment": needed(environment, "environment"), "path": path, **_states(done_states, failed_states)}

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        return self.state_of(wait, f"the run {wait['run_id']!r}")

    def outcome(self, wait: Wait) -> None:
        """See the base class."""


class MwaaWaitForTask(_Asking):
    """
    Wait for the end of a task of a run in an environment of MWAA.

    Args:
        environment: name of the environment.
        dag_id: id of the DAG.
        task_id: id of the task.
        run_id: id of the run; `None` means the one that began last.
        done_states: states to wait for; `None` means `success`.
        failed_states: states that mean failure; `None` means `failed`.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: the environment, the DAG or the task was given neither to the task nor to the run, or no run has
            begun.
        AwsJobFailed: it came to a state that means failure.
        WaitTimedOut: it was not done after `max_wait` seconds.
        botocore.exceptions.ClientError: AWS or Airflow refused.

    Example:
        >>> MwaaWaitForTask("etl", "daily", "load").task_id
        'load'
    """

    @settable("environment", "dag_id", "task_id", "run_id", "done_states", "failed_states", "poll_interval", "max_wait")
    def start(
        self,
        environment: str | None = None,
        dag_id: str | None = None,
        task_id: str | None = None,
        run_id: str | None = None,
        done_states: list[str] | None = None,
        failed_states: list[str] | None = None,
        poll_interval: float = 60.0,
        max_wait: float | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, Any]:
        name, dag = needed(environment, "environment"), needed(dag_id, "dag_id")
        task = needed(task_id, "task_id")
        if run_id is None:
            newest = {"order_by": "-start_date", "limit": 1}
            runs = self.ask(name, _path(dag) + "/dagRuns", credentials, **newest).get("dag_runs")
            if not runs:
                raise ValueError(f"The DAG {dag!r} of the environment {name!r} has no run yet; give `run_id`.")
            run_id = runs[0]["dag_run_id"]
        path = _path(dag, run_id, task)
        return {"environment": name, "path": path, **_states(done_states, failed_states)}

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        return self.state_of(wait, f"the task {wait['task_id']!r}")

    def outcome(self, wait: Wait) -> None:
        """See the base class."""


def _states(done: list[str] | None, failed: list[str] | None) -> dict[str, list[str]]:
    return {
        "done": ["success"] if done is None else list(done),
        "failed": ["failed"] if failed is None else list(failed),
    }
