"""Jobs of Glue."""

from __future__ import annotations

import time
from functools import cached_property
from typing import Any

from prefect.compat.airflow.hooks.amazon.tags import bring_tags
from prefect.compat.airflow.hooks.amazon.waiting import looks
from prefect.compat.airflow.hooks.aws import AwsBaseHook
from prefect.compat.airflow.hooks.aws_async import in_thread
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.core.optional import optional
from prefect.tasks.aws.operation import code_of

exceptions = optional("botocore.exceptions", extra="aws")


class Readings:
    """How far the logs of a run were read."""

    def __init__(self) -> None:
        self.output_stream_continuation: str | None = None
        self.error_stream_continuation: str | None = None


class GlueJobMethods(AwsBaseHook):
    """What `GlueJobHook` does."""

    LogContinuationTokens = Readings

    s3_bucket: str | None
    job_name: str | None
    desc: str | None
    concurrent_run_limit: int
    script_location: str | None
    retry_limit: int
    update_config: bool
    job_poll_interval: float
    num_of_dpus: float | None

    def configured(self, **given: Any) -> None:
        """See the base class."""
        self.role_name, self.role_arn = given["iam_role_name"], given["iam_role_arn"]
        self.s3_glue_logs = "logs/glue-logs/"
        self.create_job_kwargs: dict[str, Any] = given["create_job_kwargs"] or {}
        if self.role_name and self.role_arn:
            raise ValueError("Cannot set iam_role_arn and iam_role_name simultaneously: give one of them")
        machines, number = "WorkerType" in self.create_job_kwargs, "NumberOfWorkers" in self.create_job_kwargs
        if machines or number:
            if given["num_of_dpus"] is not None:
                raise ValueError("Cannot specify num_of_dpus with custom WorkerType: the workers say what is used")
            if not machines:
                raise ValueError("Need to specify custom WorkerType when specifying NumberOfWorkers")
            if not number:
                raise ValueError("Need to specify NumberOfWorkers when specifying custom WorkerType")
        elif given["num_of_dpus"] is None:
            self.num_of_dpus = 10

    def create_glue_job_config(self) -> dict[str, Any]:
        """Return the settings of the job by the API's own names."""
        own = self.create_job_kwargs
        config: dict[str, Any] = {
            "Name": self.job_name,
            "Description": self.desc,
            "Role": self.role_arn or self.get_iam_execution_role()["Role"]["Arn"],
            "ExecutionProperty": {"MaxConcurrentRuns": self.concurrent_run_limit},
            "Command": own.get("Command", {"Name": "glueetl", "ScriptLocation": self.script_location}),
            "MaxRetries": self.retry_limit,
            **own,
        }
        if "WorkerType" not in own:
            config["MaxCapacity"] = self.num_of_dpus
        if self.s3_bucket is not None:
            config["LogUri"] = f"s3://{self.s3_bucket}/{self.s3_glue_logs}{self.job_name}"
        return config

    def get_iam_execution_role(self) -> dict[str, Any]:
        """Return what IAM knows about the role of the job."""
        found: dict[str, Any] = self._client_of("iam").get_role(RoleName=self.role_name)
        return found

    def list_jobs(self) -> dict[str, Any]:
        """Return what Glue answers about the jobs."""
        found: dict[str, Any] = self.conn.get_jobs()
        return found

    describe_jobs = list_jobs

    def has_job(self, job_name: str) -> bool:
        """Tell whether there is a job."""
        try:
            self.conn.get_job(JobName=job_name)
        except exceptions.ClientError as err:
            if code_of(err) != "EntityNotFoundException":
                raise
            return False
        return True

    def update_job(self, **job_kwargs: Any) -> bool:
        """Bring a job to its settings; return whether something was changed."""
        name = job_kwargs.pop("Name")
        tags = job_kwargs.pop("Tags", None)
        changed = tags is not None and self.update_tags(name, tags)
        there = self.conn.get_job(JobName=name)["Job"]
        if any(there.get(key) != value for key, value in job_kwargs.items()):
            self.conn.update_job(JobName=name, JobUpdate=job_kwargs)
            changed = True
        return changed

    def update_tags(self, job_name: str, job_tags: dict[str, str]) -> bool:
        """Bring a job to its labels; return whether something was changed."""
        return bring_tags(self, f"job/{job_name}", job_tags)

    def get_or_create_glue_job(self) -> str | None:
        """Make the job if it is not there; return its name."""
        if not self.has_job(str(self.job_name)):
            self.conn.create_job(**self.create_glue_job_config())
        return self.job_name

    def create_or_update_glue_job(self) -> str | None:
        """Make the job if it is not there, else bring it to its settings; return its name."""
        config = self.create_glue_job_config()
        if self.has_job(str(self.job_name)):
            self.update_job(**config)
        else:
            self.conn.create_job(**config)
        return self.job_name

    def initialize_job(
        self, script_arguments: dict[str, Any] | None = None, run_kwargs: dict[str, Any] | None = None
    ) -> dict[str, str]:
        """Begin a run of the job, made or changed before; return what boto3 does."""
        name = self.create_or_update_glue_job() if self.update_config else self.get_or_create_glue_job()
        run: dict[str, str] = self.conn.start_job_run(
            JobName=name, Arguments=script_arguments or {}, **(run_kwargs or {})
        )
        return run

    def get_job_state(self, job_name: str, run_id: str) -> str:
        """Return the state of a run."""
        run = self.conn.get_job_run(JobName=job_name, RunId=run_id, PredecessorsIncluded=True)
        return str(run["JobRun"]["JobRunState"])

    async def async_get_job_state(self, job_name: str, run_id: str) -> str:
        """Return the state of a run."""
        return await in_thread(self.get_job_state, job_name, run_id)

    @cached_property
    def logs_hook(self) -> Any:
        """The hook for the logs, by the same connection."""
        # made by the same table as this one
        from prefect.compat.airflow.hooks.amazon import made

        return made.AwsLogsHook(
            aws_conn_id=self.aws_conn_id, region_name=self._region_name, verify=self._verify, config=self._config
        )

    def print_job_logs(self, job_name: str, run_id: str, continuation_tokens: Readings) -> None:
        """Log what a run wrote since the last time."""
        run = self.conn.get_job_run(JobName=job_name, RunId=run_id)["JobRun"]
        group = run.get("LogGroupName") or "/aws-glue/jobs"
        tokens = continuation_tokens
        for name, token in (
            ("output", tokens.output_stream_continuation), ("error", tokens.error_stream_continuation)
        ):  # fmt: skip
            read = self._print(f"{group}/{name}", run_id, run.get("StartedOn"), token)
            setattr(tokens, f"{name}_stream_continuation", read)

    def _print(self, group: str, run_id: str, since: Any, token: str | None) -> str | None:
        given: dict[str, Any] = {"logGroupName": group, "logStreamNames": [run_id]}
        if since is not None:
            given["startTime"] = int(since.timestamp() * 1000)
        lines: list[str] = []
        while True:
            try:
                page = self.logs_hook.conn.filter_log_events(**given, **({"nextToken": token} if token else {}))
            except exceptions.ClientError as err:
                if code_of(err) != "ResourceNotFoundException":
                    raise
                self.log.warning("There is no log of the run %s in %s yet.", run_id, group)
                return token
            lines += [event["message"] for event in page.get("events", ())]
            token = page.get("nextToken") or token
            if not page.get("nextToken"):
                break
        for line in lines:
            self.log.info("%s: %s", group, line.rstrip("\n"))
        return token

    def _is_over(self, state: str, job_name: str, run_id: str) -> bool:
        if state in ("FAILED", "TIMEOUT"):
            raise AirflowException(f"the run {run_id} of the job {job_name} of Glue ended: {state}")
        return state in ("SUCCEEDED", "STOPPED")

    def job_completion(
        self, job_name: str, run_id: str, verbose: bool = False, sleep_before_return: int = 0
    ) -> dict[str, str]:
        """Wait until a run has ended; return its state and its id."""
        tokens = Readings()
        state = ""
        for state in looks(lambda: self.get_job_state(job_name, run_id), self.job_poll_interval):
            if verbose:
                self.print_job_logs(job_name, run_id, tokens)
            if self._is_over(state, job_name, run_id):
                break
        time.sleep(sleep_before_return)
        return {"JobRunState": state, "JobRunId": run_id}

    async def async_job_completion(self, job_name: str, run_id: str, verbose: bool = False) -> dict[str, str]:
        """Wait until a run has ended; return its state and its id."""
        tokens = Readings()
        while True:
            state = await self.async_get_job_state(job_name, run_id)
            if verbose:
                await in_thread(self.print_job_logs, job_name, run_id, tokens)
            if self._is_over(state, job_name, run_id):
                return {"JobRunState": state, "JobRunId": run_id}
            await in_thread(time.sleep, self.job_poll_interval)
