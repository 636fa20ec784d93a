"""`AWSCall`: any operation of any service."""

from __future__ import annotations

from collections.abc import Mapping
from inspect import Parameter, Signature, signature
from typing import Any

from prefect.core.errors import WaitTimedOut
from prefect.core.optional import optional
from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait
from prefect.tasks.aws import client_waiter as waiters
from prefect.tasks.aws.calls import check_parameters, operation_model, operations
from prefect.tasks.aws.client import Credentials
from prefect.tasks.aws.errors import InvalidCall
from prefect.tasks.aws.operation import AwsTask, code_of, filled, is_done
from prefect.tasks.aws.rows import Look

botocore = optional("botocore", extra="aws")
exceptions = optional("botocore.exceptions", extra="aws")
jmespath = optional("jmespath", extra="aws")


class AWSCall(AwsTask):
    """
    Call any operation of any service of AWS.

    Parameters are checked against botocore's model of the service when the task is built: a misspelt one is an error
    then, with the nearest name.

    Parameters of the operation are given by the API's own names: as further arguments of the constructor or of the run
    (`AWSCall("athena", "start_query_execution", QueryString="…")`), or in the dict `parameters`, which is for those
    that are called like an option of every task (`name`, `tags`, `timeout` …). Those of the run come before those of
    the task.

    Args:
        service: boto3's name of the service.
        operation: the operation, in boto3's spelling or the API's.
        parameters: parameters of the operation.
        paginate: JMESPath of the list to gather from all pages, such as `"Contents[].Key"`; `None` asks for one page.
        select: JMESPath of what to return out of the answer; `None` returns all of it.
        wait_for: what to wait for after the call: the name of a waiter of botocore's, or a dict with the fields of
            `prefect.tasks.aws.rows.Look` (`operation`, `send`, `state`, `done`, `failed`, `reason`, `delay` …).
        wait_with: parameters of the waiter's operation: name -> JMESPath over `args` (the parameters of the call) and
            `made` (its answer); `None` takes those that stand in either under the same name.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        poll_interval: seconds between two looks; `None` leaves it to the waiter.
        max_wait: seconds to wait at most; `None` leaves it to the waiter's number of attempts.
        more: parameters of the operation.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The answer, or what `paginate` and `select` find in it. A body that comes as a stream is read whole.

    Raises:
        ValueError: no service or operation was named, neither to the task nor to the run.
        InvalidCall: AWS has no such service, operation, parameter or waiter.
        AwsJobFailed: what it waits for cannot happen any more.
        WaitTimedOut: it has not happened in time.
        botocore.exceptions.ClientError: AWS refused.

    Example:
        >>> AWSCall("s3", "list_objects_v2", Bucket="reports", paginate="Contents[].Key").run()
        ['2024/greeting.txt']
        >>> AWSCall("s3", "list_objects_v2", Buket="reports")
        Traceback (most recent call last):
            ...
        prefect.tasks.aws.errors.InvalidCall: s3.list_objects_v2 has no parameter 'Buket'; the nearest is 'Bucket'.
    """

    @settable(
        "service", "operation", "parameters", "paginate", "select", "wait_for", "wait_with", "poll_interval", "max_wait"
    )
    def start(
        self,
        service: str | None = None,
        operation: str | None = None,
        parameters: dict[str, Any] | None = None,
        paginate: str | None = None,
        select: str | None = None,
        wait_for: str | dict[str, Any] | None = None,
        wait_with: dict[str, str] | None = None,
        credentials: Credentials | None = None,
        poll_interval: float | None = None,
        max_wait: float | None = None,
        **more: Any,
    ) -> dict[str, Any]:
        service, operation = needed(service, "service"), needed(operation, "operation")
        check_parameters(service, operation, ())
        given = {**(self.__dict__.get("parameters") or {}), **(parameters or {}), **more}
        check_parameters(service, operation, given)
        client = self.connect(service, credentials)
        method = botocore.xform_name(operation) if operation not in operations(service) else operation
        if paginate is not None:
            if not client.can_paginate(method):
                raise InvalidCall(f"{service}.{method} has no pages; leave `paginate` out.")
            found = [
                part for part in client.get_paginator(method).paginate(**given).search(paginate) if part is not None
            ]
            return {"gives": found if select is None else jmespath.search(select, found)}
        made = {
            key: _read(value) for key, value in getattr(client, method)(**given).items() if key != "ResponseMetadata"
        }
        handle: dict[str, Any] = {"gives": made if select is None else jmespath.search(select, made)}
        if wait_for is not None:
            handle["look"] = self._what_to_ask(client, service, wait_for, wait_with, {"args": given, "made": made})
        return handle

    def _what_to_ask(
        self,
        client: Any,
        service: str,
        wait_for: str | dict[str, Any],
        wait_with: dict[str, str] | None,
        known: dict[str, Any],
    ) -> dict[str, Any]:
        if isinstance(wait_for, dict):
            return filled({**wait_for.get("send", {}), **(wait_with or {})}, known)
        if wait_with is not None:
            return filled(wait_with, known)
        asked = waiters.waiter_config(client, service, wait_for, None).operation
        members = operation_model(service, asked).input_shape.members
        flat = {**known["made"], **known["args"]}
        return {name: flat[name] for name in members if name in flat}

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        if "look" not in wait.handle:
            return None
        service, wait_for = wait["service"], wait["wait_for"]
        client = self.connect(service, wait["credentials"])
        if isinstance(wait_for, str):
            config = waiters.waiter_config(client, service, wait_for, None)
            if waiters.look(client, config, wait.handle["look"], wait_for):
                return None
            if wait["max_wait"] is None and wait.looks >= config.max_attempts:
                raise WaitTimedOut(f"The waiter {wait_for!r} of {service} saw no end after {wait.looks} looks.")
            return float(wait["poll_interval"] or config.delay)
        look = _look_of(wait_for)
        try:
            seen = getattr(client, look.operation)(**wait.handle["look"])
        except exceptions.ClientError as err:
            if code_of(err) in look.gone:
                return None
            if code_of(err) in look.early:
                return float(wait["poll_interval"] or look.delay)
            raise
        if is_done(self.name, look, seen, tuple(look.done), tuple(look.failed)):
            return None
        return float(wait["poll_interval"] or look.delay)

    def outcome(self, wait: Wait) -> Any:
        """See the base class."""
        return wait.handle["gives"]


def _look_of(wait_for: Mapping[str, Any]) -> Look:
    unknown = set(wait_for) - set(Look._fields)
    if unknown:
        raise InvalidCall(f"`wait_for` has no field {', '.join(sorted(unknown))}; it has: {', '.join(Look._fields)}.")
    return Look(**{"send": {}, **wait_for})


def _read(value: Any) -> Any:
    return value.read() if hasattr(value, "read") else value


_derived = AWSCall.__init__


def _init(self: AWSCall, *args: Any, **kwargs: Any) -> None:
    accepted = signature(_derived).parameters
    given = {name: kwargs.pop(name) for name in list(kwargs) if name not in accepted}
    if given:
        kwargs["parameters"] = {**(kwargs.get("parameters") or {}), **given}
    _derived(self, *args, **kwargs)
    known = self.__dict__
    if known.get("service") is not None and known.get("operation") is not None:
        check_parameters(known["service"], known["operation"], known.get("parameters") or ())
    if isinstance(known.get("wait_for"), dict):
        _look_of(known["wait_for"])


_init.__signature__ = Signature(  # type: ignore[attr-defined]
    [*signature(_derived).parameters.values(), Parameter("more", Parameter.VAR_KEYWORD, annotation="Any")]
)
AWSCall.__init__ = _init  # type: ignore[method-assign,assignment]
