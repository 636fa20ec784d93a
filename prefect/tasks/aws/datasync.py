"""DataSync: copy from one location to another, by a task that is there or is made."""

from __future__ import annotations

import random
from typing import Any

from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait
from prefect.tasks.aws.client import Credentials
from prefect.tasks.aws.errors import AwsJobFailed
from prefect.tasks.aws.operation import AwsTask

#: Scheme of a location's address -> the kind in the name of the operation that makes one, where it is another word.
KINDS = {"object-storage": "object_storage", "fsx-windows": "fsx_windows", "fsxw": "fsx_windows"}


class DataSyncCopy(AwsTask):
    """
    Copy by DataSync and wait for the end.

    The task of DataSync is the one that is named, or the one that copies between the two locations; if there is none
    it is made, and so are the locations, where it is said how.

    Args:
        task_arn: ARN of DataSync's task; `None` looks for one between the two locations.
        source_location_uri: address of the location to copy from, such as `smb://host/share/`.
        destination_location_uri: address of the location to copy to, such as `s3://bucket/prefix/`.
        create_task_options: parameters of `create_task` by the API's own names; `None` makes none.
        create_source_options: parameters by which the source is made if it is not there; `None` makes none.
        create_destination_options: parameters by which the destination is made if it is not there.
        update_task_options: parameters of `update_task`, to change the task before it runs.
        run_options: further parameters of `start_task_execution`.
        any_task: take any of several tasks between the locations; else several are an error.
        any_location: take any of several locations of one address.
        delete_task: delete DataSync's task afterwards.
        wait: wait for the end; `False` ends the run as soon as AWS has accepted.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        A dict with the ARN of the task (`TaskArn`) and of what it carried out (`TaskExecutionArn`).

    Raises:
        ValueError: neither a task nor two locations were given; there are several and any would not do; there is none
            and it was not said how to make it.
        AwsJobFailed: the copy failed.
        WaitTimedOut: it was not done after `max_wait` seconds.
        botocore.exceptions.ClientError: AWS refused.

    Example:
        >>> DataSyncCopy(source_location_uri="smb://nas/share/", destination_location_uri="s3://b/share/").any_task
        False
    """

    @settable(
        "task_arn", "source_location_uri", "destination_location_uri", "create_task_options", "create_source_options",
        "create_destination_options", "update_task_options", "run_options", "any_task", "any_location", "delete_task",
        "wait", "poll_interval", "max_wait",
    )  # fmt: skip
    def start(
        self,
        task_arn: str | None = None,
        source_location_uri: str | None = None,
        destination_location_uri: str | None = None,
        create_task_options: dict[str, Any] | None = None,
        create_source_options: dict[str, Any] | None = None,
        create_destination_options: dict[str, Any] | None = None,
        update_task_options: dict[str, Any] | None = None,
        run_options: dict[str, Any] | None = None,
        any_task: bool = False,
        any_location: bool = False,
        delete_task: bool = False,
        wait: bool = True,
        poll_interval: float = 30.0,
        max_wait: float | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, str]:
        client = self.connect("datasync", credentials)
        if task_arn is None:
            places = (
                (needed(source_location_uri, "source_location_uri"), create_source_options),
                (needed(destination_location_uri, "destination_location_uri"), create_destination_options),
            )
            task_arn = _task(client, places, create_task_options, any_task, any_location)
        if update_task_options:
            client.update_task(TaskArn=task_arn, **update_task_options)
        made = client.start_task_execution(TaskArn=task_arn, **(run_options or {}))
        return {"TaskArn": task_arn, "TaskExecutionArn": made["TaskExecutionArn"]}

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        if not wait["wait"]:
            return None
        client = self.connect("datasync", wait["credentials"])
        seen = client.describe_task_execution(TaskExecutionArn=wait.handle["TaskExecutionArn"])
        if seen["Status"] == "ERROR":
            told = seen.get("Result", {})
            reason = "; ".join(told[name] for name in ("ErrorCode", "ErrorDetail") if told.get(name))
            raise AwsJobFailed(f"{self.name}: the state is 'ERROR'; {reason or 'AWS gave no reason'}.")
        return None if seen["Status"] == "SUCCESS" else float(wait["poll_interval"])

    def outcome(self, wait: Wait) -> dict[str, str]:
        """See the base class."""
        if wait["delete_task"]:
            self.connect("datasync", wait["credentials"]).delete_task(TaskArn=wait.handle["TaskArn"])
        made: dict[str, str] = wait.handle
        return made

    def cancel(self, wait: Wait) -> None:
        """See the base class."""
        client = self.connect("datasync", wait["credentials"])
        client.cancel_task_execution(TaskExecutionArn=wait.handle["TaskExecutionArn"])


def _task(client: Any, places: Any, options: dict[str, Any] | None, any_task: bool, any_location: bool) -> str:
    """The task between two locations."""
    known = [each for page in client.get_paginator("list_locations").paginate() for each in page["Locations"]]
    found = [
        [each["LocationArn"] for each in known if each["LocationUri"].rstrip("/") == uri.rstrip("/")]
        for uri, _ in places
    ]
    between = []
    if all(found):
        for page in client.get_paginator("list_tasks").paginate():
            for each in page["Tasks"]:
                told = client.describe_task(TaskArn=each["TaskArn"])
                if told["SourceLocationArn"] in found[0] and told["DestinationLocationArn"] in found[1]:
                    between.append(each["TaskArn"])
    if between:
        return _one(between, any_task, "tasks", "any_task")
    if options is None:
        raise ValueError(
            f"DataSync has no task from {places[0][0]} to {places[1][0]}; give `create_task_options` to make one."
        )
    ends = [
        _one(arns, any_location, f"locations {uri}", "any_location") if arns else _location(client, uri, how)
        for arns, (uri, how) in zip(found, places, strict=True)
    ]
    made = client.create_task(SourceLocationArn=ends[0], DestinationLocationArn=ends[1], **options)
    arn: str = made["TaskArn"]
    return arn


def _one(arns: list[str], is_any: bool, what: str, option: str) -> str:
    if len(arns) > 1 and not is_any:
        raise ValueError(f"DataSync has {len(arns)} {what}; name the task, or take any by `{option}`.")
    return random.choice(arns)


def _location(client: Any, uri: str, options: dict[str, Any] | None) -> str:
    if options is None:
        raise ValueError(f"DataSync has no location {uri}; say how to make it.")
    kind = uri.partition("://")[0]
    made = getattr(client, f"create_location_{KINDS.get(kind, kind)}")(**options)
    arn: str = made["LocationArn"]
    return arn
