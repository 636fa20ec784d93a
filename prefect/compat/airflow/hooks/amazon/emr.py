"""Clusters of EMR, on machines, on EKS and without servers."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.hooks.amazon.errors import WaiterMaxAttemptsError, WaiterTerminalFailure
from prefect.compat.airflow.hooks.amazon.waiting import looks, until
from prefect.compat.airflow.hooks.aws import AwsBaseHook
from prefect.compat.airflow.standin.connection import Connection
from prefect.compat.airflow.standin.exceptions import AirflowException, AirflowNotFoundException
from prefect.core.optional import optional
from prefect.tasks.aws.operation import code_of

exceptions = optional("botocore.exceptions", extra="aws")


class EmrMethods(AwsBaseHook):
    """What `EmrHook` does."""

    conn_name_attr = "emr_conn_id"
    default_conn_name = "emr_default"
    conn_type = "emr"
    hook_name = "Amazon Elastic MapReduce"

    emr_conn_id: str | None

    def get_cluster_id_by_name(self, emr_cluster_name: str, cluster_states: list[str]) -> str | None:
        """Return the id of the one cluster of that name, `None` if there is none."""
        pages = self.conn.get_paginator("list_clusters").paginate(ClusterStates=cluster_states)
        found = [each["Id"] for page in pages for each in page["Clusters"] if each["Name"] == emr_cluster_name]
        if len(found) > 1:
            raise AirflowException(f"there are {len(found)} clusters {emr_cluster_name!r}: {', '.join(found)}")
        return found[0] if found else None

    def _settings(self) -> dict[str, Any]:
        """What the connection says about clusters."""
        if not self.emr_conn_id:
            return {}
        try:
            found: Connection = self.get_connection(self.emr_conn_id)
        except AirflowNotFoundException:
            self.log.warning("There is no connection %r; the cluster has the given settings only.", self.emr_conn_id)
            return {}
        if found.conn_type and found.conn_type != self.conn_type:
            self.log.warning("The connection %r is not of type 'emr'; it is left out.", self.emr_conn_id)
            return {}
        return dict(found.extra_dejson)

    def create_job_flow(self, job_flow_overrides: dict[str, Any]) -> dict[str, Any]:
        """Make a cluster, by the settings of the connection and those given; return what boto3 does."""
        answer: dict[str, Any] = self.conn.run_job_flow(**{**self._settings(), **job_flow_overrides})
        return answer

    def add_job_flow_steps(
        self,
        job_flow_id: str,
        steps: list[dict[str, Any]] | str | None = None,
        wait_for_completion: bool = False,
        waiter_delay: int | None = None,
        waiter_max_attempts: int | None = None,
        execution_role_arn: str | None = None,
    ) -> list[str]:
        """Add steps to a cluster, and wait for their end if asked to; return their ids."""
        given: dict[str, Any] = {"JobFlowId": job_flow_id, "Steps": steps}
        if execution_role_arn:
            given["ExecutionRoleArn"] = execution_role_arn
        answer = self.conn.add_job_flow_steps(**given)
        if answer["ResponseMetadata"]["HTTPStatusCode"] != 200:
            raise AirflowException(f"EMR did not take the steps: {answer}")
        ids: list[str] = answer["StepIds"]
        if wait_for_completion:
            for step in ids:
                self._wait_for_step(job_flow_id, step, waiter_delay or 30, waiter_max_attempts or 60)
        return ids

    def _wait_for_step(self, cluster: str, step: str, delay: int, attempts: int) -> None:
        found: dict[str, Any] = {}
        for found in looks(lambda: self.conn.describe_step(ClusterId=cluster, StepId=step), delay, attempts):
            status = found["Step"]["Status"]
            if status["State"] == "COMPLETED":
                return
            if status["State"] in ("FAILED", "CANCELLED"):
                details = status.get("FailureDetails") or status.get("StateChangeReason") or {}
                raise WaiterTerminalFailure(f"the step {step} of {cluster}: {status['State']}; {details}", found)
        raise WaiterMaxAttemptsError(f"the step {step} of {cluster} had not ended after {attempts} looks")

    def test_connection(self) -> tuple[bool, str]:
        """Return that there is nothing to test: the connection holds settings of clusters."""
        return False, "A connection of type 'emr' holds settings of clusters; it leads nowhere that could be tested."


class EmrContainerMethods(AwsBaseHook):
    """What `EmrContainerHook` does beside forwarding."""

    INTERMEDIATE_STATES = ("PENDING", "SUBMITTED", "RUNNING")
    FAILURE_STATES = ("FAILED", "CANCELLED", "CANCEL_PENDING")
    SUCCESS_STATES = ("COMPLETED",)
    TERMINAL_STATES = ("COMPLETED", "FAILED", "CANCELLED", "CANCEL_PENDING")

    virtual_cluster_id: str | None

    def create_emr_on_eks_cluster(
        self, virtual_cluster_name: str, eks_cluster_name: str, eks_namespace: str, tags: dict[str, str] | None = None
    ) -> str | None:
        """Make a virtual cluster; return its id."""
        answer = self.conn.create_virtual_cluster(
            name=virtual_cluster_name,
            containerProvider={
                "id": eks_cluster_name, "type": "EKS", "info": {"eksInfo": {"namespace": eks_namespace}}
            },
            tags=tags or {},
        )  # fmt: skip
        found: str | None = answer.get("id")
        return found

    def submit_job(
        self,
        name: str,
        execution_role_arn: str,
        release_label: str,
        job_driver: dict[str, Any],
        configuration_overrides: dict[str, Any] | None = None,
        client_request_token: str | None = None,
        tags: dict[str, str] | None = None,
        retry_max_attempts: int | None = None,
    ) -> str | None:
        """Begin a job; return its id."""
        given: dict[str, Any] = {
            "name": name, "virtualClusterId": self.virtual_cluster_id, "executionRoleArn": execution_role_arn,
            "releaseLabel": release_label, "jobDriver": job_driver,
            "configurationOverrides": configuration_overrides or {}, "tags": tags or {},
        }  # fmt: skip
        if client_request_token:
            given["clientToken"] = client_request_token
        if retry_max_attempts:
            given["retryPolicyConfiguration"] = {"maxAttempts": retry_max_attempts}
        found: str | None = self.conn.start_job_run(**given).get("id")
        return found

    def _job(self, job_id: str) -> dict[str, Any]:
        answer = self.conn.describe_job_run(virtualClusterId=self.virtual_cluster_id, id=job_id)
        found: dict[str, Any] = answer["jobRun"]
        return found

    def get_job_failure_reason(self, job_id: str) -> str | None:
        """Return why a job failed, `None` if EMR does not say."""
        try:
            job = self._job(job_id)
        except exceptions.ClientError as err:
            self.log.error("EMR does not say why the job %s failed: %s", job_id, err)
            return None
        return f"{job.get('failureReason')} - {job.get('stateDetails')}"

    def check_query_status(self, job_id: str) -> str | None:
        """Return the state of a job, `None` if EMR does not say."""
        try:
            state: str = self._job(job_id)["state"]
        except exceptions.ClientError as err:
            if code_of(err) == "ResourceNotFoundException":
                raise AirflowException(f"the cluster {self.virtual_cluster_id} has no job {job_id}") from err
            self.log.error("EMR does not say the state of the job %s: %s", job_id, err)
            return None
        return state

    def poll_query_status(
        self, job_id: str, poll_interval: int = 30, max_polling_attempts: int | None = None
    ) -> str | None:
        """Look until a job has ended, or as often as allowed; return its state, `None` if it never was to be seen."""
        state = None
        for state in looks(lambda: self.check_query_status(job_id), poll_interval, max_polling_attempts):
            if state in self.TERMINAL_STATES:
                break
        return state

    def stop_query(self, job_id: str) -> dict[str, Any]:
        """Call a job off."""
        answer: dict[str, Any] = self.conn.cancel_job_run(virtualClusterId=self.virtual_cluster_id, id=job_id)
        return answer


class EmrServerlessMethods(AwsBaseHook):
    """What `EmrServerlessHook` does beside forwarding."""

    JOB_INTERMEDIATE_STATES = frozenset({"PENDING", "RUNNING", "SCHEDULED", "SUBMITTED"})
    JOB_FAILURE_STATES = frozenset({"CANCELLED", "CANCELLING", "FAILED"})
    JOB_SUCCESS_STATES = frozenset({"SUCCESS"})
    JOB_TERMINAL_STATES = JOB_SUCCESS_STATES | JOB_FAILURE_STATES
    APPLICATION_INTERMEDIATE_STATES = frozenset({"CREATING", "STARTING", "STOPPING"})
    APPLICATION_FAILURE_STATES = frozenset({"STOPPED", "TERMINATED"})
    APPLICATION_SUCCESS_STATES = frozenset({"CREATED", "STARTED"})
    SESSION_INTERMEDIATE_STATES = frozenset({"STARTING", "SUBMITTED"})
    SESSION_FAILURE_STATES = frozenset({"FAILED", "TERMINATED", "TERMINATING"})
    SESSION_SUCCESS_STATES = frozenset({"IDLE", "STARTED"})

    def _running(self, application_id: str, states: list[str], **more: Any) -> list[str]:
        pages = self.conn.get_paginator("list_job_runs").paginate(applicationId=application_id, states=states, **more)
        return [run["id"] for page in pages for run in page["jobRuns"]]

    def cancel_running_jobs(
        self, application_id: str, waiter_config: dict[str, Any] | None = None, wait_for_completion: bool = True
    ) -> int:
        """Call off the jobs of an application, and wait until they have ended; return how many there were."""
        states = sorted(self.JOB_INTERMEDIATE_STATES)
        found = self._running(application_id, states, PaginationConfig={"PageSize": 50})
        for run in found:
            self.conn.cancel_job_run(applicationId=application_id, jobRunId=run)
        if found and wait_for_completion:
            config = waiter_config or {}
            until(
                lambda: self._running(application_id, [*states, "CANCELLING"]),
                lambda left: not left,
                (True,),
                what=f"the end of the jobs of {application_id}",
                delay=config.get("Delay", 15),
                attempts=config.get("MaxAttempts", 60),
            )
        return len(found)
