"""Jobs of AWS Batch."""

from __future__ import annotations

from typing import Any

from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait
from prefect.tasks.aws.client import Credentials
from prefect.tasks.aws.operation import AwsTask, is_done
from prefect.tasks.aws.table.compute import BATCH_JOB


class BatchSubmit(AwsTask):
    """
    Submit a job to AWS Batch, and wait for its end if asked to.

    Args:
        job_name: name of the job.
        job_definition: name and revision, or ARN, of the definition.
        job_queue: name or ARN of the queue.
        batch_kwargs: further parameters of `submit_job` by the API's own names.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        wait: wait for the end of the job; a run that is cancelled terminates it.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The id of the job.

    Raises:
        ValueError: the name, the definition or the queue was given neither to the task nor to the run.
        AwsJobFailed: the job failed.
        WaitTimedOut: it had not ended after `max_wait` seconds.
        botocore.exceptions.ClientError: AWS refused.

    Example:
        >>> submit = BatchSubmit("nightly", "etl:3", "spot", wait=True)
        >>> submit.job_queue
        'spot'
    """

    @settable("job_name", "job_definition", "job_queue", "boto_kwargs", "*", "wait", "poll_interval", "max_wait")
    def start(
        self,
        job_name: str | None = None,
        job_definition: str | None = None,
        job_queue: str | None = None,
        batch_kwargs: dict[str, Any] | None = None,
        credentials: Credentials | None = None,
        wait: bool = False,
        poll_interval: float = 30.0,
        max_wait: float | None = None,
    ) -> str:
        made = self.connect("batch", credentials).submit_job(
            jobName=needed(job_name, "job_name"),
            jobDefinition=needed(job_definition, "job_definition"),
            jobQueue=needed(job_queue, "job_queue"),
            **(batch_kwargs or {}),
        )
        return str(made["jobId"])

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        if not wait["wait"]:
            return None
        seen = self.connect("batch", wait["credentials"]).describe_jobs(jobs=[wait.handle])
        done = is_done(self.name, BATCH_JOB, seen, BATCH_JOB.done, BATCH_JOB.failed)
        return None if done else float(wait["poll_interval"])

    def cancel(self, wait: Wait) -> None:
        """See the base class."""
        if wait["wait"]:
            batch = self.connect("batch", wait["credentials"])
            batch.terminate_job(jobId=wait.handle, reason="The task was called off.")
