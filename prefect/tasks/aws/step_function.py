"""State machines of Step Functions."""

from __future__ import annotations

import json
from typing import Any

from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait
from prefect.tasks.aws.client import Credentials, aws_client
from prefect.tasks.aws.operation import AwsTask, is_done
from prefect.tasks.aws.table.compute import EXECUTION


class StepActivate(AwsTask):
    """
    Start a state machine of Step Functions, and wait for its end if asked to.

    Args:
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        state_machine_arn: ARN of the state machine.
        execution_name: name of the execution; AWS makes one up if left out.
        execution_input: its input as JSON, or a dict.
        boto_kwargs: further arguments of the client; those of a run take the place of the task's.
        wait: wait for the end of the execution; a run that is cancelled stops it.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.

    Returns:
        The answer of Step Functions: a dict with `executionArn` and `startDate`. After waiting, what Step Functions
        says of the execution, with its `output` and `status`.

    Raises:
        ValueError: no state machine was given, neither to the task nor to the run.
        AwsJobFailed: the execution failed; the message has its error and cause.
        WaitTimedOut: it had not ended after `max_wait` seconds.
        botocore.exceptions.ClientError: AWS refused.

    Example:
        >>> StepActivate("arn:aws:states:us-east-1:123456789012:stateMachine:nightly", wait=True).execution_input
        '{}'
    """

    @settable(
        "state_machine_arn",
        "execution_name",
        "execution_input",
        "boto_kwargs",
        "*",
        "wait",
        "poll_interval",
        "max_wait",
    )
    def start(
        self,
        credentials: Credentials | None = None,
        state_machine_arn: str | None = None,
        execution_name: str | None = None,
        execution_input: str | dict[str, Any] = "{}",
        boto_kwargs: dict[str, Any] | None = None,
        wait: bool = False,
        poll_interval: float = 10.0,
        max_wait: float | None = None,
    ) -> dict[str, Any]:
        client = aws_client("stepfunctions", credentials, boto_kwargs)
        given = {
            "stateMachineArn": needed(state_machine_arn, "state_machine_arn"),
            "input": execution_input if isinstance(execution_input, str) else json.dumps(execution_input),
        }
        if execution_name is not None:
            given["name"] = execution_name
        return dict(client.start_execution(**given))

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        if not wait["wait"]:
            return None
        client = aws_client("stepfunctions", wait["credentials"], wait["boto_kwargs"])
        wait.seen = client.describe_execution(executionArn=wait.handle["executionArn"])
        done = is_done(self.name, EXECUTION, wait.seen, EXECUTION.done, EXECUTION.failed)
        return None if done else float(wait["poll_interval"])

    def outcome(self, wait: Wait) -> dict[str, Any]:
        """See the base class."""
        return wait.handle if wait.seen is None else dict(wait.seen)

    def cancel(self, wait: Wait) -> None:
        """See the base class."""
        if wait["wait"]:
            client = aws_client("stepfunctions", wait["credentials"], wait["boto_kwargs"])
            client.stop_execution(executionArn=wait.handle["executionArn"])
