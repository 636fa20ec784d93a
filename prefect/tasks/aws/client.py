"""
Clients of AWS services: made once, shared by tasks and threads.

A client is made anew where the environment says something else about AWS than it did (`AWS_PROFILE`, rotated keys, the
endpoint of an emulator), and in a forked process, which must not share its parent's sockets.
"""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from prefect.core.context import get_from_context
from prefect.core.optional import optional

session = optional("boto3.session", extra="aws")
config = optional("botocore.config", extra="aws")

#: Names in a dictionary of credentials, and what boto3 calls them.
CREDENTIALS = {
    "ACCESS_KEY": "aws_access_key_id",
    "SECRET_ACCESS_KEY": "aws_secret_access_key",
    "SESSION_TOKEN": "aws_session_token",
}
#: Secret that is looked at where a run was given no credentials.
DEFAULT_SECRET = "AWS_CREDENTIALS"
#: Arguments that belong to the session; all others are the client's.
SESSION_ARGUMENTS = ("aws_access_key_id", "aws_secret_access_key", "aws_session_token", "region_name", "profile_name")
#: How many clients are kept; the one used longest ago goes first.
KEPT = 64

_clients: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
_lock = threading.Lock()


def aws_client(
    service: str, credentials: Mapping[str, str | None] | None = None, boto_kwargs: Mapping[str, Any] | None = None
) -> Any:
    """
    The client of a service.

    Args:
        service: boto3's name of the service, such as `"s3"`.
        credentials: `ACCESS_KEY`, `SECRET_ACCESS_KEY` and, for temporary ones, `SESSION_TOKEN`; `None` means the secret
            `AWS_CREDENTIALS` of `prefect.context` if there is one, else boto3's own search order.
        boto_kwargs: further arguments of boto3's session (`region_name`, `profile_name`, …) or client (`endpoint_url`,
            `config`, `verify`, …).

    Returns:
        The client. It may be used in several threads at once.

    Raises:
        MissingExtra: boto3 is not installed.
        ValueError: the credentials lack a key.

    Example:
        >>> aws_client("s3", boto_kwargs={"region_name": "eu-west-1"}).meta.region_name
        'eu-west-1'
    """
    arguments = {**_keys_of(credentials), **(boto_kwargs or {})}
    key = (
        service,
        os.getpid(),
        _environment(),
        tuple(sorted((name, _hashable(value)) for name, value in arguments.items())),
    )
    with _lock:  # boto3 makes clients from shared state that is not safe in threads
        client = _clients.get(key)
        if client is None:
            client = _clients[key] = _make(service, arguments)
            if len(_clients) > KEPT:
                _clients.popitem(last=False)
        else:
            _clients.move_to_end(key)
    return client


def _keys_of(credentials: Mapping[str, str | None] | None) -> dict[str, Any]:
    if credentials is None:
        credentials = (get_from_context("secrets") or {}).get(DEFAULT_SECRET)
    if not credentials:
        return {}
    missing = [name for name in ("ACCESS_KEY", "SECRET_ACCESS_KEY") if not credentials.get(name)]
    if missing:
        raise ValueError(f"The AWS credentials lack {' and '.join(missing)}.")
    return {ours: credentials[name] for name, ours in CREDENTIALS.items() if credentials.get(name)}


def _environment() -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, value) for name, value in os.environ.items() if name.startswith("AWS_")))


def _hashable(value: Any) -> Any:
    try:
        hash(value)
    except TypeError:
        return repr(value)
    return value


def _make(service: str, arguments: dict[str, Any]) -> Any:
    ours = {name: value for name, value in arguments.items() if name in SESSION_ARGUMENTS}
    theirs = {name: value for name, value in arguments.items() if name not in SESSION_ARGUMENTS}
    options: dict[str, Any] = {"connect_timeout": 10, "max_pool_connections": 50}
    if "AWS_RETRY_MODE" not in os.environ:
        options["retries"] = {"mode": "standard"}
    defaults = config.Config(**options)
    theirs["config"] = defaults.merge(theirs["config"]) if theirs.get("config") else defaults
    return session.Session(**ours).client(service, **theirs)
