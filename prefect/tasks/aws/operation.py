"""
Tasks made from rows: one operation of a service, and waiting for what it began.

`prefect.tasks.made` turns a row into a class with a real signature and docstring. Nothing here loads boto3 before a
task runs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from prefect.core.optional import optional
from prefect.core.settable import needed
from prefect.core.waiting import Wait, WaitingTask
from prefect.tasks.aws.calls import check_parameters, parameter_names
from prefect.tasks.aws.client import Credentials, aws_client
from prefect.tasks.aws.errors import AwsJobFailed
from prefect.tasks.aws.rows import Look, Row
from prefect.tasks.aws.words import meaning
from prefect.tasks.made import Kind, MadeTask, failed_state, joined, put, reason_of

exceptions = optional("botocore.exceptions", extra="aws")
jmespath = optional("jmespath", extra="aws")


class AwsTask(WaitingTask):
    """What all tasks of AWS have in common: they know how to get a client."""

    boto_kwargs: dict[str, Any] | None = None

    def connect(self, service: str, credentials: Credentials | None) -> Any:
        """
        The client of a service.

        Args:
            service: boto3's name of the service.
            credentials: those that the run was given.

        Returns:
            The client.
        """
        return aws_client(service, credentials, self.boto_kwargs)


class Operation(AwsTask, MadeTask):
    """A task that is made from a row."""

    row: ClassVar[Row]

    def __post_init__(self) -> None:
        more = self.__dict__.get("options")
        if more:
            check_parameters(self.row.service, self.row.operation, more)

    def begun(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """
        Call the operation of the row.

        Args:
            arguments: all arguments of the run.

        Returns:
            The handle of the wait.

        Raises:
            ValueError: an argument is missing.
        """
        row = self.row
        client = self.connect(row.service, arguments["credentials"])
        for name in self.required:
            needed(arguments[name], name)
        known: dict[str, Any] = {"args": arguments, "made": None}
        if row.operation:
            method = getattr(client, row.operation)
            try:
                known["made"] = method(**parameters(row, tuple(self.own), arguments))
            except exceptions.ClientError as err:
                if code_of(err) not in row.already:
                    raise
        handle: dict[str, Any] = {}
        if row.look is not None and arguments.get("wait", True):
            handle["look"] = filled(row.look.send, known)
        if row.cancel is not None:
            handle["cancel"] = filled(row.cancel[1], known)
        if row.gives:
            handle["gives"] = jmespath.search(row.gives, known)
        return handle

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        look = self.row.look
        if look is None or "look" not in wait.handle:
            return None
        client = self.connect(self.row.service, wait["credentials"])
        delay = wait["poll_interval"]
        try:
            seen = getattr(client, look.operation)(**wait.handle["look"])
        except exceptions.ClientError as err:
            code = code_of(err)
            if code in look.gone:
                return None
            if code in look.early:
                return float(delay)
            raise
        wait.seen = seen
        done = tuple(wait.arguments.get("done_states") or look.done)
        failed = wait.arguments.get("failed_states")
        failed = look.failed if failed is None else tuple(failed)
        return None if is_done(self.name, look, seen, done, failed) else float(delay)

    def outcome(self, wait: Wait) -> Any:
        """See the base class."""
        row = self.row
        if "seen" in row.gives and wait.seen is not None:
            return jmespath.search(row.gives, {"args": wait.arguments, "seen": wait.seen, "made": None})
        return wait.handle.get("gives")

    def cancel(self, wait: Wait) -> None:
        """See the base class."""
        if self.row.cancel is not None and "cancel" in wait.handle:
            client = self.connect(self.row.service, wait["credentials"])
            getattr(client, self.row.cancel[0])(**wait.handle["cancel"])


def is_done(name: str, look: Look, seen: Mapping[str, Any], done: tuple[Any, ...], failed: tuple[str, ...]) -> bool:
    """
    What an answer means.

    Args:
        name: name of the task, for the message.
        look: how it was looked.
        seen: the answer.
        done: states that mean: done.
        failed: states that mean: failed.

    Returns:
        Whether it is done.

    Raises:
        AwsJobFailed: it has failed.
    """
    good, bad = failed_state(jmespath.search(look.state, seen) if look.state else None, done, failed)
    if bad is not None:
        reason = reason_of(jmespath.search(look.reason, seen) if look.reason else None)
        raise AwsJobFailed(f"{name}: the state is {bad!r}; {reason or 'AWS gave no reason'}.")
    return good


def code_of(err: Any) -> str:
    """
    The code of a service's error.

    Args:
        err: a `ClientError`.

    Returns:
        The code, such as `"NoSuchBucket"`.
    """
    return str(err.response.get("Error", {}).get("Code", ""))


def filled(send: Mapping[str, str], known: Mapping[str, Any]) -> dict[str, Any]:
    """
    The parameters of a call; what is `None` is left out.

    Args:
        send: name -> path.
        known: what the paths are asked of.

    Returns:
        name -> value.
    """
    values = {name: jmespath.search(path, known) for name, path in send.items()}
    return {name: value for name, value in values.items() if value is not None and value != [None]}


def parameters(row: Row, own: tuple[str, ...], arguments: Mapping[str, Any]) -> dict[str, Any]:
    """
    The parameters of a row's operation.

    Args:
        row: the row.
        own: the arguments that its signature names.
        arguments: all arguments of the run.

    Returns:
        name -> value, by the API's names.
    """
    found: dict[str, Any] = {}
    sent = {argument: path for path, argument in row.send.items()}
    names = parameter_names(row.service, row.operation)
    for path, value in row.fixed.items():
        put(found, path, value)
    for argument in own:
        value = arguments[argument]
        goes = sent.get(argument) or names.get(argument)
        if value is None or goes is None:
            continue  # an argument that only the looks need goes nowhere
        if argument in row.as_json and not isinstance(value, str):
            value = json.dumps(value)
        put(found, goes, value)
    return joined(found, arguments.get("options"))


def common(row: Row) -> dict[str, tuple[str, Any]]:
    """
    The arguments that tasks of a kind have in common.

    Args:
        row: the row.

    Returns:
        name -> (annotation, default).
    """
    kinds: dict[str, tuple[str, Any]] = {}
    if row.operation:
        kinds["options"] = ("dict[str, Any] | None", None)
    kinds["credentials"] = ("Credentials | None", None)
    if row.look is not None:
        if row.operation:
            kinds["wait"] = ("bool", True)
        elif row.look.state:
            kinds["done_states"] = kinds["failed_states"] = ("list[str] | None", None)
        kinds["poll_interval"] = ("float", row.look.delay)
        kinds["max_wait"] = ("float | None", None)
    return kinds


def raises(row: Row) -> Iterator[str]:
    """
    What the run of a row's task raises.

    Args:
        row: the row.

    Yields:
        The errors, each with what it means.
    """
    if row.look is not None and row.look.failed:
        yield f"AwsJobFailed: it came to one of the states {', '.join(row.look.failed)}."
    if row.look is not None:
        yield "WaitTimedOut: it was not done after `max_wait` seconds."
    yield "botocore.exceptions.ClientError: AWS refused."


KIND = Kind(
    Operation,
    common,
    lambda row, argument: row.words.get(argument) or meaning(argument),
    {"boto_kwargs": "further arguments of the client (region, endpoint, role …), given when the task is built."},
    raises,
)
