"""Batch: jobs and their tasks."""

from __future__ import annotations

from prefect.tasks.google.rows import OPERATION, Look, Row, Service

BATCH = Service(
    "batch",
    "batch.googleapis.com",
    words={
        "group_name": "name of the group of tasks.",
        "job": "what to run and on what, a dict in the API's form (`taskGroups`, `allocationPolicy` …).",
        "reason": "why, for people.",
    },
)
JOBS = "projects/{project}/locations/{region}/jobs"
JOB = JOBS + "/{job_name}"

ROWS = (
    Row(
        "CloudBatchSubmitJob",
        BATCH,
        "Run a job of Batch and wait for its end.",
        "job_name: str, job: dict, region: str, request_id: str = None",
        f"POST {JOBS}",
        send={"?jobId": "job_name", "?requestId": "request_id", "*": "job"},
        look=Look(
            "{+made.name}",
            "status.state",
            ("SUCCEEDED",),
            ("FAILED", "DELETION_IN_PROGRESS", "CANCELLATION_IN_PROGRESS", "CANCELLED"),
            reason="status.statusEvents[].description",
        ),
        cancel="POST {+made.name}:cancel",
        gives="seen",
        gives_at_once="made",
        returns="The job; of a run that does not wait, as it is when it has begun.",
        operators=("CloudBatchSubmitJobOperator",),
    ),
    Row(
        "CloudBatchDeleteJob",
        BATCH,
        "Delete a job of Batch; one that runs is called off.",
        "job_name: str, region: str, reason: str = None, request_id: str = None",
        f"DELETE {JOB}",
        look=OPERATION,
        operators=("CloudBatchDeleteJobOperator",),
    ),
    Row(
        "CloudBatchListJobs",
        BATCH,
        "List the jobs of Batch in a region.",
        "region: str, filter: str = None, order_by: str = None, limit: int = None",
        f"GET {JOBS}",
        local=("limit",),
        pages="jobs",
        gives="made.jobs",
        returns="The jobs, of all pages.",
        operators=("CloudBatchListJobsOperator",),
    ),
    Row(
        "CloudBatchListTasks",
        BATCH,
        "List the tasks of a job of Batch.",
        "job_name: str, region: str, group_name: str = 'group0', filter: str = None, limit: int = None",
        f"GET {JOB}/taskGroups/{{group_name}}/tasks",
        local=("limit",),
        pages="tasks",
        gives="made.tasks",
        returns="The tasks, of all pages.",
        operators=("CloudBatchListTasksOperator",),
    ),
)
