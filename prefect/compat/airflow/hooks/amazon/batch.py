"""Jobs of AWS Batch."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from prefect.compat.airflow.hooks.aws import AwsBaseHook
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.core.optional import optional
from prefect.tasks.aws.client_waiter import OWN
from prefect.tasks.aws.operation import code_of

exceptions = optional("botocore.exceptions", extra="aws")
botocore_waiter = optional("botocore.waiter", extra="aws")


class BatchMethods(AwsBaseHook):
    """What `BatchClientHook` does beside forwarding."""

    MAX_RETRIES = 4200
    STATUS_RETRIES = 10
    DEFAULT_DELAY_MIN = 1
    DEFAULT_DELAY_MAX = 10
    FAILURE_STATE = "FAILED"
    SUCCESS_STATE = "SUCCEEDED"
    RUNNING_STATE = "RUNNING"
    INTERMEDIATE_STATES = ("SUBMITTED", "PENDING", "RUNNABLE", "STARTING", "RUNNING")
    COMPUTE_ENVIRONMENT_TERMINAL_STATUS = ("VALID", "DELETED")
    COMPUTE_ENVIRONMENT_INTERMEDIATE_STATUS = ("CREATING", "UPDATING", "DELETING")
    JOB_QUEUE_TERMINAL_STATUS = ("VALID", "DELETED")
    JOB_QUEUE_INTERMEDIATE_STATUS = ("CREATING", "UPDATING", "DELETING")

    max_retries: int
    status_retries: int

    def configured(self, **given: Any) -> None:
        """See the base class."""
        self.max_retries = given.get("max_retries") or self.MAX_RETRIES
        self.status_retries = given.get("status_retries") or self.STATUS_RETRIES

    @property
    def client(self) -> Any:
        """The client of Batch."""
        return self.conn

    def check_job_success(self, job_id: str) -> bool:
        """Return `True` if a job succeeded, else raise."""
        job = self.get_job_description(job_id)
        state = job.get("status")
        if state == self.SUCCESS_STATE:
            return True
        if state == self.FAILURE_STATE:
            raise AirflowException(f"The job {job_id} of Batch failed: {job}")
        if state in self.INTERMEDIATE_STATES:
            raise AirflowException(f"The job {job_id} of Batch has not ended: {job}")
        raise AirflowException(f"The job {job_id} of Batch has an unknown state: {job}")

    def wait_for_job(
        self,
        job_id: str,
        delay: float | None = None,
        get_batch_log_fetcher: Callable[[str], Any] | None = None,
    ) -> None:
        """Wait until a job has begun, then until it has ended; what it logs is fetched meanwhile if asked for."""
        self.delay(delay)
        self.poll_for_job_running(job_id, delay)
        fetcher = get_batch_log_fetcher(job_id) if get_batch_log_fetcher else None
        if fetcher:
            fetcher.start()
        try:
            self.poll_for_job_complete(job_id, delay)
        finally:
            if fetcher:
                fetcher.stop()
                fetcher.join()

    def poll_for_job_running(self, job_id: str, delay: float | None = None) -> None:
        """Wait until a job has begun."""
        self.delay(delay)
        self.poll_job_status(job_id, [self.RUNNING_STATE, self.SUCCESS_STATE, self.FAILURE_STATE])

    def poll_for_job_complete(self, job_id: str, delay: float | None = None) -> None:
        """Wait until a job has ended."""
        self.delay(delay)
        self.poll_job_status(job_id, [self.SUCCESS_STATE, self.FAILURE_STATE])

    def poll_job_status(self, job_id: str, match_status: list[str]) -> bool:
        """Wait until a job has one of the states."""
        for tries in range(1, self.max_retries + 2):
            if self.get_job_description(job_id).get("status") in match_status:
                return True
            if tries <= self.max_retries:
                time.sleep(self.exponential_delay(tries))
        raise AirflowException(
            f"The job {job_id} of Batch was not {' or '.join(match_status)} after {self.max_retries} looks"
        )

    def get_job_description(self, job_id: str) -> dict[str, Any]:
        """Return what Batch knows about a job; asked again if Batch is busy or does not know it yet."""
        for tries in range(1, self.status_retries + 1):
            try:
                return self.parse_job_description(job_id, self.conn.describe_jobs(jobs=[job_id]))
            except AirflowException as err:
                self.log.warning("%s", err)
            except exceptions.ClientError as err:
                if code_of(err) != "TooManyRequestsException":
                    raise
                self.log.warning("Batch is busy: %s", err)
            if tries < self.status_retries:
                self.delay(self.exponential_delay(tries))
        raise AirflowException(f"The job {job_id} of Batch was not described after {self.status_retries} questions")

    @staticmethod
    def parse_job_description(job_id: str, response: dict[str, Any]) -> dict[str, Any]:
        """Return the job out of an answer."""
        found = [job for job in response.get("jobs", ()) if job.get("jobId") == job_id]
        if len(found) != 1:
            raise AirflowException(f"The answer of Batch does not describe the job {job_id}: {response}")
        job: dict[str, Any] = found[0]
        return job

    def get_job_awslogs_info(self, job_id: str) -> dict[str, str] | None:
        """Return where the log of a job lies, the first place of several; `None` if it has none."""
        found = self.get_job_all_awslogs_info(job_id)
        if len(found) > 1:
            self.log.warning("The job %s has %d logs, the first is taken", job_id, len(found))
        return found[0] if found else None

    def get_job_all_awslogs_info(self, job_id: str) -> list[dict[str, str]]:
        """Return the places where the log of a job lies."""
        job = self.get_job_description(job_id)
        nodes, container = job.get("nodeProperties") or {}, job.get("container") or {}
        if nodes:
            settings = [part["container"].get("logConfiguration") or {} for part in nodes["nodeRangeProperties"]]
            streams = [each.get("container", {}).get("logStreamName") for each in job.get("attempts") or ()]
        elif container:
            settings = [container.get("logConfiguration") or {}]
            streams = [container.get("logStreamName")]
        else:
            raise AirflowException(f"The job {job_id} of Batch has neither a container nor nodes, so no log")
        how = next((each for each in settings if each.get("logDriver", "awslogs") != "awslogs"), None)
        if how is not None:
            self.log.warning("The job %s logs by %s, not into CloudWatch", job_id, how["logDriver"])
            return []
        options = (settings[0].get("options") if settings else None) or {}
        place = {
            "awslogs_group": options.get("awslogs-group", "/aws/batch/job"),
            "awslogs_region": options.get("awslogs-region", self.conn_region_name),
        }
        return [{"awslogs_stream_name": stream, **place} for stream in streams if stream]

    @staticmethod
    def add_jitter(delay: float, width: float = 1, minima: float = 0) -> float:
        """Return about as many seconds: up to `width` more or less, `minima` at least."""
        delay, width, minima = abs(delay), abs(width), abs(minima)
        return random.uniform(max(minima, delay - width), max(minima, delay + width))

    @staticmethod
    def delay(delay: float | None = None) -> None:
        """Sleep about as many seconds; `None` is between `DEFAULT_DELAY_MIN` and `DEFAULT_DELAY_MAX`."""
        if delay is None:
            delay = random.uniform(BatchMethods.DEFAULT_DELAY_MIN, BatchMethods.DEFAULT_DELAY_MAX)
        else:
            delay = BatchMethods.add_jitter(delay)
        time.sleep(delay)

    @staticmethod
    def exponential_delay(tries: int) -> float:
        """Return the seconds before the next look: more after each, up to ten minutes."""
        longest = min(1 + (tries * 0.6) ** 2, 600.0)
        return random.uniform(longest / 3, longest)


class BatchWaiterMethods(BatchMethods):
    """What `BatchWaitersHook` does: it waits by waiters of botocore's form."""

    def configured(self, **given: Any) -> None:
        """See the base class."""
        super().configured(**given)
        self._waiters = deepcopy(given.get("waiter_config") or OWN["batch"])

    @property
    def default_config(self) -> dict[str, Any]:
        """The waiters that come with it."""
        return deepcopy(OWN["batch"])

    @property
    def waiter_config(self) -> dict[str, Any]:
        """The waiters that are used."""
        return deepcopy(self._waiters)

    @property
    def waiter_model(self) -> Any:
        """Botocore's model of the waiters."""
        return botocore_waiter.WaiterModel(self._waiters)

    def get_waiter(self, waiter_name: str, parameters: dict[str, str] | None = None, **kwargs: Any) -> Any:
        """Return a waiter: `JobExists`, `JobRunning`, `JobComplete`, or one of those given."""
        return botocore_waiter.create_waiter_with_client(waiter_name, self.waiter_model, self.conn)

    def list_waiters(self) -> list[str]:
        """Return the names of the waiters."""
        return list(self.waiter_model.waiter_names)

    def wait_for_job(
        self,
        job_id: str,
        delay: float | None = None,
        get_batch_log_fetcher: Callable[[str], Any] | None = None,
    ) -> None:
        """Wait until a job is there, has begun and has ended."""
        self.delay(delay)
        fetcher = None
        try:
            for name in ("JobExists", "JobRunning", "JobComplete"):
                waiter = self.get_waiter(name)
                waiter.config.delay = self.add_jitter(waiter.config.delay, width=2, minima=1)
                waiter.config.max_attempts = self.max_retries
                waiter.wait(jobs=[job_id])
                if name == "JobRunning" and get_batch_log_fetcher is not None:
                    fetcher = get_batch_log_fetcher(job_id)
                    if fetcher:
                        fetcher.start()
        except (exceptions.ClientError, exceptions.WaiterError) as err:
            raise AirflowException(f"The job {job_id} of Batch did not end well: {err}") from err
        finally:
            if fetcher:
                fetcher.stop()
                fetcher.join()
