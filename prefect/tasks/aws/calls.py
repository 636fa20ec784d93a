"""What AWS has: services, operations and parameters, read from botocore's own model of each service."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Iterable, Mapping
from typing import Any

from prefect.core.optional import optional
from prefect.tasks.aws.errors import InvalidCall

botocore = optional("botocore", extra="aws")
botocore_session = optional("botocore.session", extra="aws")
exceptions = optional("botocore.exceptions", extra="aws")


@functools.cache
def _session() -> Any:
    return botocore_session.get_session()


@functools.cache
def services() -> tuple[str, ...]:
    """The names of all services that the installed botocore knows."""
    return tuple(_session().get_available_services())


@functools.lru_cache(maxsize=64)
def service_model(service: str) -> Any:
    """
    Botocore's model of a service.

    Args:
        service: boto3's name of the service.

    Returns:
        The `ServiceModel`.

    Raises:
        InvalidCall: there is no such service.
    """
    if service not in services():
        raise InvalidCall(f"AWS has no service {service!r}{_nearest(service, services())}.")
    return _session().get_service_model(service)


@functools.lru_cache(maxsize=64)
def operations(service: str) -> Mapping[str, str]:
    """
    The operations of a service.

    Args:
        service: boto3's name of the service.

    Returns:
        Name of the method of the client -> the API's name.

    Raises:
        InvalidCall: there is no such service.
    """
    return {botocore.xform_name(name): name for name in service_model(service).operation_names}


def operation_model(service: str, operation: str) -> Any:
    """
    Botocore's model of an operation.

    Args:
        service: boto3's name of the service.
        operation: the operation, in boto3's spelling or the API's.

    Returns:
        The `OperationModel`.

    Raises:
        InvalidCall: there is no such service or operation.
    """
    known = operations(service)
    name = known.get(operation, operation)
    if name not in known.values():
        raise InvalidCall(f"{service} has no operation {operation!r}{_nearest(operation, known)}.")
    return service_model(service).operation_model(name)


@functools.lru_cache(maxsize=1024)
def parameter_names(service: str, operation: str) -> Mapping[str, str]:
    """
    The parameters of an operation.

    Args:
        service: boto3's name of the service.
        operation: the operation.

    Returns:
        Name in snake case -> the API's name.

    Raises:
        InvalidCall: there is no such service or operation.
    """
    shape = operation_model(service, operation).input_shape
    return {botocore.xform_name(name): name for name in shape.members} if shape is not None else {}


def check_parameters(service: str, operation: str, parameters: Iterable[str]) -> None:
    """
    Refuse parameters that an operation does not have.

    Args:
        service: boto3's name of the service.
        operation: the operation.
        parameters: their names, the API's.

    Raises:
        InvalidCall: there is no such service, operation or parameter.
    """
    shape = operation_model(service, operation).input_shape
    known = list(shape.members) if shape is not None else []
    for name in parameters:
        if name not in known:
            raise InvalidCall(f"{service}.{operation} has no parameter {name!r}{_nearest(name, known)}.")


@functools.lru_cache(maxsize=64)
def waiters(service: str) -> Mapping[str, str]:
    """
    The waiters that botocore has for a service.

    Args:
        service: boto3's name of the service.

    Returns:
        Name in snake case -> name in botocore's model.
    """
    service_model(service)
    try:
        names = _session().get_waiter_model(service).waiter_names
    except exceptions.UnknownServiceError:
        return {}
    return {botocore.xform_name(name): name for name in names}


def _nearest(name: str, known: Iterable[str]) -> str:
    choices = list(known)
    lower = {choice.lower(): choice for choice in choices}
    near = difflib.get_close_matches(name.lower(), lower, n=1, cutoff=0.5)
    if near:
        return f"; the nearest is {lower[near[0]]!r}"
    return f"; it has: {', '.join(sorted(choices)[:20])}{' …' if len(choices) > 20 else ''}"
