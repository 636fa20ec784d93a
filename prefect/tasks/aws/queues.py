"""Messages of SQS, as they come."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from prefect.core.optional import optional
from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait
from prefect.tasks.aws.client import Credentials
from prefect.tasks.aws.errors import AwsJobFailed
from prefect.tasks.aws.operation import AwsTask

jmespath = optional("jmespath", extra="aws")


class SqsReceive(AwsTask):
    """
    Wait for messages of a queue, and take them off it.

    Args:
        sqs_queue: URL of the queue.
        max_messages: messages to ask for at a time, at most 10.
        num_batches: how often to ask at each look.
        wait_time_seconds: seconds that SQS may wait for messages at each request.
        visibility_timeout: seconds for which a message is hidden from others; `None` leaves it to the queue.
        select: JMESPath of what counts in a message whose body is JSON; messages without it are left in the queue.
        values: what that has to be one of; `None` takes any.
        message_filter: function of a message that says whether to take it.
        delete: delete what was taken.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The messages: a list of dicts with `MessageId`, `ReceiptHandle`, `Body` …

    Raises:
        ValueError: no queue was given, neither to the task nor to the run.
        AwsJobFailed: messages were taken that could not be deleted.
        WaitTimedOut: nothing had come after `max_wait` seconds.
        botocore.exceptions.ClientError: AWS refused.

    Example:
        >>> SqsReceive("https://sqs.us-east-1.amazonaws.com/123456789012/jobs", select="detail.state").max_messages
        5
    """

    @settable(
        "sqs_queue", "max_messages", "num_batches", "wait_time_seconds", "visibility_timeout", "select", "values",
        "message_filter", "delete", "poll_interval", "max_wait",
    )  # fmt: skip
    def start(
        self,
        sqs_queue: str | None = None,
        max_messages: int = 5,
        num_batches: int = 1,
        wait_time_seconds: int = 1,
        visibility_timeout: int | None = None,
        select: str | None = None,
        values: list[Any] | None = None,
        message_filter: Callable[[dict[str, Any]], bool] | None = None,
        delete: bool = True,
        poll_interval: float = 60.0,
        max_wait: float | None = None,
        credentials: Credentials | None = None,
    ) -> None:
        self.connect("sqs", credentials)
        needed(sqs_queue, "sqs_queue")

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        client = self.connect("sqs", wait["credentials"])
        asked: dict[str, Any] = {
            "QueueUrl": wait["sqs_queue"],
            "MaxNumberOfMessages": wait["max_messages"],
            "WaitTimeSeconds": wait["wait_time_seconds"],
            "MessageAttributeNames": ["All"],
        }
        if wait["visibility_timeout"] is not None:
            asked["VisibilityTimeout"] = wait["visibility_timeout"]
        taken: list[dict[str, Any]] = []
        for _ in range(wait["num_batches"]):
            came = [each for each in client.receive_message(**asked).get("Messages", ()) if self._counts(each, wait)]
            if came and wait["delete"]:
                self._delete(client, wait["sqs_queue"], came)
            taken += came
        wait.seen = taken
        return None if taken else float(wait["poll_interval"])

    def outcome(self, wait: Wait) -> list[dict[str, Any]]:
        """See the base class."""
        return list(wait.seen)

    def _counts(self, message: dict[str, Any], wait: Wait) -> bool:
        if wait["message_filter"] is not None and not wait["message_filter"](message):
            return False
        if wait["select"] is None:
            return wait["values"] is None or message["Body"] in wait["values"]
        try:
            body = json.loads(message["Body"])
        except json.JSONDecodeError:
            return False
        found = jmespath.search(wait["select"], body)
        parts = found if isinstance(found, list) else [found]
        if wait["values"] is None:
            return any(part is not None for part in parts)
        return any(part in wait["values"] for part in parts)

    def _delete(self, client: Any, queue: str, messages: list[dict[str, Any]]) -> None:
        entries = [{"Id": str(number), "ReceiptHandle": each["ReceiptHandle"]} for number, each in enumerate(messages)]
        failed = client.delete_message_batch(QueueUrl=queue, Entries=entries).get("Failed")
        if failed:
            raise AwsJobFailed(f"{self.name}: {len(failed)} messages could not be deleted: {failed[0].get('Message')}")
