"""Waiting by botocore's waiters, one look at a time, so that no thread sleeps in between."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prefect.core.errors import WaitTimedOut
from prefect.core.optional import optional
from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait
from prefect.tasks.aws.calls import waiters
from prefect.tasks.aws.client import Credentials
from prefect.tasks.aws.errors import AwsJobFailed, InvalidCall
from prefect.tasks.aws.operation import AwsTask

botocore = optional("botocore", extra="aws")
botocore_waiter = optional("botocore.waiter", extra="aws")


def _batch_jobs(done: tuple[str, ...], failed: tuple[str, ...] = ()) -> dict[str, Any]:
    def says(status: str, state: str, matcher: str = "pathAll") -> dict[str, Any]:
        return {"argument": "jobs[].status", "expected": status, "matcher": matcher, "state": state}

    return {
        "operation": "DescribeJobs",
        "delay": 5,
        "maxAttempts": 100,
        "acceptors": [
            *(says(status, "failure", "pathAny") for status in failed),
            *(says(status, "success") for status in done),
        ],
    }


#: Waiters that botocore lacks: service -> definition in botocore's form.
OWN: dict[str, dict[str, Any]] = {
    "batch": {
        "version": 2,
        "waiters": {
            "JobExists": _batch_jobs(
                ("SUBMITTED", "PENDING", "RUNNABLE", "STARTING", "RUNNING", "SUCCEEDED", "FAILED")
            ),
            "JobRunning": _batch_jobs(("RUNNING", "SUCCEEDED"), ("FAILED",)),
            "JobComplete": _batch_jobs(("SUCCEEDED",), ("FAILED",)),
        },
    }
}


def waiter_config(client: Any, service: str, name: str, definition: Mapping[str, Any] | None) -> Any:
    """
    What a waiter does.

    Args:
        client: a client of the service.
        service: boto3's name of the service.
        name: name of the waiter, in snake case or as the model spells it.
        definition: a definition in botocore's form; `None` means the library's or botocore's own.

    Returns:
        Botocore's `SingleWaiterConfig`.

    Raises:
        InvalidCall: there is no such waiter.
    """
    if definition is None and service in OWN:
        own = {botocore.xform_name(known): known for known in OWN[service]["waiters"]}
        if name in own or name in own.values():
            definition, name = OWN[service], own.get(name, name)
    if definition is not None:
        model = botocore_waiter.WaiterModel(dict(definition))
        spelled = {botocore.xform_name(known): known for known in model.waiter_names}
        return model.get_waiter(spelled.get(name, name))
    known = waiters(service)
    snake = name if name in known else botocore.xform_name(name)
    if snake not in known:
        raise InvalidCall(f"{service} has no waiter {name!r}; it has: {', '.join(sorted(known)) or 'none'}.")
    return client.get_waiter(snake).config


def look(client: Any, config: Any, parameters: Mapping[str, Any], name: str) -> bool:
    """
    Look once.

    Args:
        client: a client of the service.
        config: what the waiter does.
        parameters: those of its operation.
        name: name of the waiter, for messages.

    Returns:
        Whether what it waits for has happened.

    Raises:
        AwsJobFailed: what it waits for cannot happen any more.
    """
    method = botocore_waiter.NormalizedOperationMethod(getattr(client, botocore.xform_name(config.operation)))
    response = method(**parameters)
    for acceptor in config.acceptors:
        if not acceptor.matcher_func(response):
            continue
        if acceptor.state == "success":
            return True
        if acceptor.state == "failure":
            raise AwsJobFailed(f"The waiter {name!r} says that it has failed: {acceptor.explanation}.")
        return False
    if "Error" in response:
        error = response["Error"]
        said = error.get("Message") or "no reason given"
        raise AwsJobFailed(f"The waiter {name!r} was refused ({error.get('Code', 'no code')}): {said}")
    return False


class AWSClientWait(AwsTask):
    """
    Wait by a waiter of botocore's, or by a definition of your own.

    Args:
        client: boto3's name of the service.
        waiter_name: name of the waiter, such as `"bucket_exists"` or `"BucketExists"`. For `batch`, which has none of
            its own, there are `JobExists`, `JobRunning` and `JobComplete`.
        waiter_definition: waiters of your own in botocore's form, a dict with `version` and `waiters`.
        waiter_kwargs: parameters of the waiter's operation; `WaiterConfig` among them sets `Delay` (seconds) and
            `MaxAttempts`.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        max_wait: seconds to wait at most; `None` leaves it to the waiter's number of attempts.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: no client or waiter was named, neither to the task nor to the run.
        InvalidCall: there is no such waiter.
        AwsJobFailed: what it waits for cannot happen any more.
        WaitTimedOut: it has not happened after the waiter's number of attempts, or `max_wait` seconds.

    Example:
        >>> AWSClientWait("s3", "bucket_exists").run(waiter_kwargs={"Bucket": "reports"})
    """

    @settable("client", "waiter_name", "waiter_definition", "boto_kwargs", "*", "waiter_kwargs", "max_wait")
    def start(
        self,
        client: str | None = None,
        waiter_name: str | None = None,
        waiter_definition: dict[str, Any] | None = None,
        waiter_kwargs: dict[str, Any] | None = None,
        credentials: Credentials | None = None,
        max_wait: float | None = None,
    ) -> dict[str, Any]:
        service, name = needed(client, "client"), needed(waiter_name, "waiter_name")
        config = waiter_config(self.connect(service, credentials), service, name, waiter_definition)
        own = dict((waiter_kwargs or {}).get("WaiterConfig", {}))
        return {
            "delay": own.get("Delay", config.delay),
            "attempts": own.get("MaxAttempts", config.max_attempts),
            "parameters": {key: value for key, value in (waiter_kwargs or {}).items() if key != "WaiterConfig"},
        }

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        service, name = wait["client"], wait["waiter_name"]
        connected = self.connect(service, wait["credentials"])
        config = waiter_config(connected, service, name, wait["waiter_definition"])
        if look(connected, config, wait.handle["parameters"], name):
            return None
        if wait["max_wait"] is None and wait.looks >= wait.handle["attempts"]:
            raise WaitTimedOut(f"The waiter {name!r} of {service} saw no end after {wait.looks} looks.")
        return float(wait.handle["delay"])

    def outcome(self, wait: Wait) -> None:
        """See the base class."""
        return
