"""Tasks of ECS: containers that run to their end."""

from __future__ import annotations

from typing import Any

from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait
from prefect.tasks.aws.client import Credentials
from prefect.tasks.aws.errors import AwsJobFailed
from prefect.tasks.aws.operation import AwsTask


class EcsRunTask(AwsTask):
    """
    Run a task of ECS and wait for the end of its containers.

    Args:
        task_definition: family and revision, or ARN, of the definition.
        cluster: name or ARN of the cluster.
        overrides: what differs from the definition, a dict in the API's form.
        launch_type: `EC2`, `FARGATE` or `EXTERNAL`; `None` leaves it to the cluster.
        network_configuration: subnets and security groups, a dict in the API's form.
        count: how many tasks.
        options: further parameters of `run_task` by the API's own names.
        wait: wait for the end; `False` ends the run as soon as AWS has accepted.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The ARN of the task; the list of them if there is more than one.

    Raises:
        ValueError: no definition was named, neither to the task nor to the run.
        AwsJobFailed: AWS did not place the task, it did not start, or a container ended with another code than 0.
        WaitTimedOut: it had not ended after `max_wait` seconds.
        botocore.exceptions.ClientError: AWS refused.

    Example:
        >>> EcsRunTask("etl:3", "default", launch_type="FARGATE").cluster
        'default'
    """

    @settable(
        "task_definition", "cluster", "overrides", "launch_type", "network_configuration", "count", "options", "wait",
        "poll_interval", "max_wait",
    )  # fmt: skip
    def start(
        self,
        task_definition: str | None = None,
        cluster: str | None = None,
        overrides: dict[str, Any] | None = None,
        launch_type: str | None = None,
        network_configuration: dict[str, Any] | None = None,
        count: int = 1,
        options: dict[str, Any] | None = None,
        credentials: Credentials | None = None,
        wait: bool = True,
        poll_interval: float = 6.0,
        max_wait: float | None = None,
    ) -> dict[str, Any]:
        client = self.connect("ecs", credentials)
        given: dict[str, Any] = {
            "taskDefinition": needed(task_definition, "task_definition"),
            "cluster": cluster,
            "overrides": overrides,
            "launchType": launch_type,
            "networkConfiguration": network_configuration,
            "count": count,
            "startedBy": "prefect",
            **(options or {}),
        }
        made = client.run_task(**{name: value for name, value in given.items() if value is not None})
        if made.get("failures"):
            raise AwsJobFailed(f"{self.name}: ECS did not place the task: {_reasons(made['failures'])}")
        return {"tasks": [each["taskArn"] for each in made["tasks"]], "cluster": made["tasks"][0]["clusterArn"]}

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        if not wait["wait"]:
            return None
        client = self.connect("ecs", wait["credentials"])
        seen = client.describe_tasks(**wait.handle)
        if seen.get("failures"):
            raise AwsJobFailed(f"{self.name}: {_reasons(seen['failures'])}")
        if not all(each["lastStatus"] == "STOPPED" for each in seen["tasks"]):
            return float(wait["poll_interval"])
        for each in seen["tasks"]:
            self._judge(each)
        return None

    def _judge(self, task: dict[str, Any]) -> None:
        why = task.get("stoppedReason") or "AWS gave no reason"
        if task.get("stopCode") == "TaskFailedToStart":
            raise AwsJobFailed(f"{self.name}: the task {task['taskArn']} did not start: {why}.")
        for container in task.get("containers", ()):
            code = container.get("exitCode")
            if code:
                raise AwsJobFailed(
                    f"{self.name}: the container {container['name']!r} ended with {code} "
                    f"({container.get('reason') or why})."
                )
            if code is None and container.get("lastStatus") == "PENDING":
                raise AwsJobFailed(f"{self.name}: the container {container['name']!r} never ran: {why}.")

    def outcome(self, wait: Wait) -> str | list[str]:
        """See the base class."""
        tasks: list[str] = wait.handle["tasks"]
        return tasks[0] if len(tasks) == 1 else tasks

    def cancel(self, wait: Wait) -> None:
        """See the base class."""
        client = self.connect("ecs", wait["credentials"])
        for task in wait.handle["tasks"]:
            client.stop_task(cluster=wait.handle["cluster"], task=task, reason="The task was called off.")


def _reasons(failures: list[dict[str, Any]]) -> str:
    return "; ".join(f"{each.get('reason')} {each.get('detail') or each.get('arn') or ''}".strip() for each in failures)
