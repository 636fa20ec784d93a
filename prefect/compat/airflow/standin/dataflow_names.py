"""Words of Dataflow that DAG files import beside its operators."""

from __future__ import annotations

import enum
from typing import Any

DEFAULT_DATAFLOW_LOCATION = "us-central1"


class DataflowJobStatus:
    """The states of a job."""

    JOB_STATE_DONE = "JOB_STATE_DONE"
    JOB_STATE_UNKNOWN = "JOB_STATE_UNKNOWN"
    JOB_STATE_STOPPED = "JOB_STATE_STOPPED"
    JOB_STATE_RUNNING = "JOB_STATE_RUNNING"
    JOB_STATE_FAILED = "JOB_STATE_FAILED"
    JOB_STATE_CANCELLED = "JOB_STATE_CANCELLED"
    JOB_STATE_UPDATED = "JOB_STATE_UPDATED"
    JOB_STATE_DRAINING = "JOB_STATE_DRAINING"
    JOB_STATE_DRAINED = "JOB_STATE_DRAINED"
    JOB_STATE_PENDING = "JOB_STATE_PENDING"
    JOB_STATE_CANCELLING = "JOB_STATE_CANCELLING"
    JOB_STATE_QUEUED = "JOB_STATE_QUEUED"
    FAILED_END_STATES = frozenset({JOB_STATE_FAILED, JOB_STATE_CANCELLED})
    SUCCEEDED_END_STATES = frozenset({JOB_STATE_DONE, JOB_STATE_UPDATED, JOB_STATE_DRAINED})
    TERMINAL_STATES = SUCCEEDED_END_STATES | FAILED_END_STATES
    AWAITING_STATES = frozenset(
        {
            JOB_STATE_RUNNING,
            JOB_STATE_PENDING,
            JOB_STATE_QUEUED,
            JOB_STATE_CANCELLING,
            JOB_STATE_DRAINING,
            JOB_STATE_STOPPED,
        }
    )


class DataflowJobType:
    """The kinds of jobs."""

    JOB_TYPE_UNKNOWN = "JOB_TYPE_UNKNOWN"
    JOB_TYPE_BATCH = "JOB_TYPE_BATCH"
    JOB_TYPE_STREAMING = "JOB_TYPE_STREAMING"


class CheckJobRunning(enum.Enum):
    """What to do where a job of the name runs already."""

    IgnoreJob = 1
    FinishIfRunning = 2
    WaitForRun = 3


class DataflowConfiguration:
    """
    How Beam's operators run a pipeline on Dataflow.

    Args:
        job_name: name of the job; `None` takes the task's id.
        append_job_name: add a part to it that differs each time.
        project_id: the project.
        location: the region.
        gcp_conn_id: id of the connection.
        poll_sleep: seconds between two looks.
        impersonation_chain: the service account to act as.
        drain_pipeline: let a streaming job finish what it has read when it is killed.
        cancel_timeout: seconds to wait for the end of a job that is called off.
        wait_until_finished: wait for the end of the job.
        multiple_jobs: the pipeline begins more than one job.
        check_if_running: what to do where a job of the name runs already.
        service_account: the account that workers run as.
    """

    template_fields = ("job_name", "location")

    def __init__(
        self,
        *,
        job_name: str | None = None,
        append_job_name: bool = True,
        project_id: str | None = None,
        location: str | None = DEFAULT_DATAFLOW_LOCATION,
        gcp_conn_id: str = "google_cloud_default",
        poll_sleep: int = 10,
        impersonation_chain: Any = None,
        drain_pipeline: bool = False,
        cancel_timeout: int | None = 300,
        wait_until_finished: bool | None = None,
        multiple_jobs: bool | None = None,
        check_if_running: CheckJobRunning = CheckJobRunning.WaitForRun,
        service_account: str | None = None,
    ) -> None:
        self.job_name = job_name
        self.append_job_name = append_job_name
        self.project_id = project_id
        self.location = location
        self.gcp_conn_id = gcp_conn_id
        self.poll_sleep = poll_sleep
        self.impersonation_chain = impersonation_chain
        self.drain_pipeline = drain_pipeline
        self.cancel_timeout = cancel_timeout
        self.wait_until_finished = wait_until_finished
        self.multiple_jobs = multiple_jobs
        self.check_if_running = check_if_running
        self.service_account = service_account
