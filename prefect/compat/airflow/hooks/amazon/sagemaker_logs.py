"""What a training of SageMaker logs."""

from __future__ import annotations

import datetime
import time
from collections.abc import AsyncIterator, Callable, Collection, Iterator
from typing import Any, NamedTuple

from prefect.compat.airflow.hooks.aws import AwsBaseHook
from prefect.compat.airflow.hooks.aws_async import each_in_thread, in_thread
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.core.optional import optional
from prefect.tasks.aws.operation import code_of

exceptions = optional("botocore.exceptions", extra="aws")

#: Where SageMaker logs.
GROUP = "/aws/sagemaker/TrainingJobs"
#: Seconds between two questions after the state while a log is read.
DESCRIBE_EVERY = 30


class LogState:
    """How far the reading of a training's log is."""

    STARTING = 1
    WAIT_IN_PROGRESS = 2
    TAILING = 3
    JOB_COMPLETE = 4
    COMPLETE = 5


class Position(NamedTuple):
    """How far a stream was read: events of the time that were read already."""

    timestamp: int
    skip: int


def argmin(arr: Any, f: Callable[[Any], Any]) -> int | None:
    """Return the index of the value for which `f` is the least, `None` if there is none."""
    known = [(f(value), index) for index, value in enumerate(arr)]
    known = [each for each in known if each[0] is not None]
    return min(known)[1] if known else None


def _transitions(job: Any) -> list[Any]:
    return job.get("SecondaryStatusTransitions") or []


def secondary_training_status_changed(current_job_description: Any, prev_job_description: Any) -> bool:
    """Tell whether a training says something new about itself."""
    now = _transitions(current_job_description)
    if not now:
        return False
    before = _transitions(prev_job_description) if prev_job_description is not None else []
    last = before[-1]["StatusMessage"] if before else ""
    return bool(now[-1]["StatusMessage"] != last)


def secondary_training_status_message(job_description: Any, prev_description: Any) -> str:
    """Return what a training says about itself since the last time."""
    now = _transitions(job_description) if job_description is not None else []
    if not now:
        return ""
    before = len(_transitions(prev_description)) if prev_description is not None else 0
    new = now[before - len(now) :] if before < len(now) else [now[-1]]
    changed = job_description["LastModifiedTime"]
    when = changed.astimezone(datetime.UTC) if changed.tzinfo else changed
    return "\n".join(f"{when:%Y-%m-%d %H:%M:%S} {each['Status']} - {each['StatusMessage']}" for each in new)


class SageMakerLogMethods(AwsBaseHook):
    """What `SageMakerHook` does with logs."""

    def configured(self, **given: Any) -> None:
        """See the base class."""
        # made by the same table as the hook of SageMaker
        from prefect.compat.airflow.hooks.amazon import made

        self.logs_hook = made.AwsLogsHook(aws_conn_id=self.aws_conn_id)

    def multi_stream_iter(self, log_group: str, streams: list[str], positions: Any = None) -> Iterator[Any]:
        """Give the events of several streams, the oldest first, each with the number of its stream."""
        positions = positions or {stream: Position(0, 0) for stream in streams}
        iterators = [
            self.logs_hook.get_log_events(log_group, stream, positions[stream].timestamp, positions[stream].skip)
            for stream in streams
        ]
        heads = [next(each, None) for each in iterators]
        while any(heads):
            index = argmin(heads, lambda event: event["timestamp"] if event else None)
            assert index is not None
            yield index, heads[index]
            heads[index] = next(iterators[index], None)

    async def get_multi_stream(
        self, log_group: str, streams: list[str], positions: dict[str, Any]
    ) -> AsyncIterator[tuple[int, Any]]:
        """Give the events of several streams, as `multi_stream_iter` does."""
        events = self.multi_stream_iter(log_group, streams, positions)
        async for event in each_in_thread(events):
            yield event

    def describe_training_job_with_log(
        self,
        job_name: str,
        positions: dict[str, Any],
        stream_names: list[str],
        instance_count: int,
        state: int,
        last_description: dict[str, Any],
        last_describe_job_call: float,
    ) -> tuple[int, dict[str, Any], float]:
        """Log what is new, and look how a training is; return how far the reading is, what was seen, and when."""
        if len(stream_names) < instance_count:
            try:
                found = self.logs_hook.conn.describe_log_streams(
                    logGroupName=GROUP, logStreamNamePrefix=f"{job_name}/", orderBy="LogStreamName",
                    limit=instance_count,
                )["logStreams"]  # fmt: skip
            except exceptions.ClientError as err:
                if code_of(err) != "ResourceNotFoundException":  # it is made with the first event
                    raise
                found = []
            stream_names[:] = [each["logStreamName"] for each in found]
            positions.update({name: Position(0, 0) for name in stream_names if name not in positions})
        if stream_names:
            for index, event in self.multi_stream_iter(GROUP, stream_names, positions):
                self.log.info("%s", event["message"])
                stamp, skip = positions[stream_names[index]]
                same = event["timestamp"] == stamp
                positions[stream_names[index]] = Position(event["timestamp"], skip + 1 if same else 1)
        if state == LogState.COMPLETE:
            return state, last_description, last_describe_job_call
        if state == LogState.JOB_COMPLETE:
            return LogState.COMPLETE, last_description, last_describe_job_call
        if time.monotonic() - last_describe_job_call >= DESCRIBE_EVERY:
            now = self.conn.describe_training_job(TrainingJobName=job_name)
            last_describe_job_call = time.monotonic()
            if secondary_training_status_changed(now, last_description):
                self.log.info("%s", secondary_training_status_message(now, last_description))
                last_description = now
            if now["TrainingJobStatus"] not in self._going:
                state = LogState.JOB_COMPLETE
        return state, last_description, last_describe_job_call

    _going: Collection[str] = frozenset({"InProgress", "Stopping"})

    async def describe_training_job_async(self, job_name: str) -> dict[str, Any]:
        """Return what SageMaker knows about a training."""
        found: dict[str, Any] = await in_thread(self.conn.describe_training_job, TrainingJobName=job_name)
        return found

    async def describe_training_job_with_log_async(self, *args: Any, **kwargs: Any) -> Any:
        """Log what is new, as `describe_training_job_with_log` does."""
        return await in_thread(self.describe_training_job_with_log, *args, **kwargs)

    def check_training_status_with_log(
        self,
        job_name: str,
        non_terminal_states: Collection[str],
        failed_states: Collection[str],
        wait_for_completion: bool,
        check_interval: int,
        max_ingestion_time: int | None = None,
    ) -> None:
        """Log what a training logs, until it has ended if asked to; raise if it failed."""
        slept = 0
        seen = self.conn.describe_training_job(TrainingJobName=job_name)
        number = (seen.get("ResourceConfig") or {}).get("InstanceCount") or 1
        going = seen["TrainingJobStatus"] in non_terminal_states
        state = LogState.TAILING if wait_for_completion and going else LogState.COMPLETE
        streams: list[str] = []
        positions: dict[str, Any] = {}
        asked = time.monotonic()
        last = seen
        while True:
            state, last, asked = self.describe_training_job_with_log(
                job_name, positions, streams, number, state, last, asked
            )
            if state == LogState.COMPLETE:
                break
            time.sleep(check_interval)
            slept += check_interval
            if max_ingestion_time and slept > max_ingestion_time:
                raise AirflowException(f"{job_name} took more than {max_ingestion_time} seconds")
        if not wait_for_completion:
            return
        if going:
            seen = self.conn.describe_training_job(TrainingJobName=job_name)
        if seen["TrainingJobStatus"] in failed_states:
            raise AirflowException(
                f"the training {job_name}: {seen['TrainingJobStatus']}; "
                f"{seen.get('FailureReason') or 'SageMaker gave no reason'}"
            )
        begun, ended = seen.get("TrainingStartTime"), seen.get("TrainingEndTime")
        if begun and ended:
            self.log.info("Billable seconds: %d", self.count_billable_seconds(begun, ended, number))

    @staticmethod
    def count_billable_seconds(
        training_start_time: datetime.datetime, training_end_time: datetime.datetime, instance_count: int
    ) -> int:
        """Return the seconds of all machines that are paid for."""
        return int((training_end_time - training_start_time).total_seconds() * instance_count) + 1
