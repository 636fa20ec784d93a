"""
Clients of AWS services: made once, shared by tasks and threads.

A client is made anew where the environment says something else about AWS than it did (`AWS_PROFILE`, rotated keys, the
endpoint of an emulator), and in a forked process, which must not share its parent's sockets.
"""

from __future__ import annotations

import os
import platform
import threading
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from prefect.core.context import get_from_context
from prefect.core.masking import remember
from prefect.core.optional import optional
from prefect.core.secrets import Secret

boto3 = optional("boto3", extra="aws")
config = optional("botocore.config", extra="aws")
botocore_session = optional("botocore.session", extra="aws")
botocore_credentials = optional("botocore.credentials", extra="aws")

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
#: Arguments that say which role to take on, and what STS calls them.
ROLE_ARGUMENTS = {
    "role_session_name": "RoleSessionName",
    "external_id": "ExternalId",
    "role_duration": "DurationSeconds",
    "role_policy": "Policy",
}
#: How many clients are kept; the one used longest ago goes first.
KEPT = 64

#: What a task may be given as credentials: the keys, or the name of the secret that holds them.
Credentials = Mapping[str, str | None] | str

_clients: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
_lock = threading.Lock()


def aws_client(
    service: str, credentials: Credentials | None = None, boto_kwargs: Mapping[str, Any] | None = None
) -> Any:
    """
    The client of a service.

    Args:
        service: boto3's name of the service, such as `"s3"`.
        credentials: `ACCESS_KEY`, `SECRET_ACCESS_KEY` and, for temporary ones, `SESSION_TOKEN`; or the name of a secret
            that holds them; `None` means the secret `AWS_CREDENTIALS` of `prefect.context` if there is one, else
            boto3's own search order.
        boto_kwargs: further arguments of boto3's session (`region_name`, `profile_name`, …) or client (`endpoint_url`,
            `config`, `verify`, …). `config` may be a dict. `role_arn` names a role to take on with these credentials;
            it is taken on anew before it runs out. With it go `external_id`, `role_session_name`, `role_policy` and
            `role_duration` (seconds).

    Returns:
        The client. It may be used in several threads at once.

    Raises:
        MissingExtra: boto3 is not installed.
        ValueError: the credentials lack a key, or there is no such secret.

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


def own_client(
    service: str, credentials: Credentials | None = None, boto_kwargs: Mapping[str, Any] | None = None
) -> Any:
    """
    A client of a service that nobody else has, for those who hang something on it.

    Args:
        service: as in `aws_client`.
        credentials: as there.
        boto_kwargs: as there.

    Returns:
        The client.

    Raises:
        MissingExtra: boto3 is not installed.
        ValueError: the credentials lack a key, or there is no such secret.

    Example:
        >>> own_client("sts", boto_kwargs={"region_name": "eu-west-1"}).meta.region_name
        'eu-west-1'
    """
    arguments = {**_keys_of(credentials), **(boto_kwargs or {})}
    with _lock:  # boto3 makes clients from shared state that is not safe in threads
        return _make(service, arguments)


def get_boto_client(
    resource: str,
    credentials: Credentials | None = None,
    region_name: str | None = None,
    profile_name: str | None = None,
    **kwargs: Any,
) -> Any:
    """
    The client of a service, with the arguments of Prefect 1.4.1's function of this name; see `aws_client`.

    Args:
        resource: boto3's name of the service.
        credentials: as there.
        region_name: the region; `None` leaves it to boto3.
        profile_name: the profile of the configuration; `None` leaves it to boto3.
        kwargs: further arguments of boto3's session or client.

    Returns:
        The client.

    Raises:
        MissingExtra: boto3 is not installed.
        ValueError: the credentials lack a key, or there is no such secret.

    Example:
        >>> get_boto_client("sqs", region_name="eu-west-1").meta.service_model.service_name
        'sqs'
    """
    given = {"region_name": region_name, "profile_name": profile_name, **kwargs}
    return aws_client(resource, credentials, {name: value for name, value in given.items() if value is not None})


def _keys_of(credentials: Credentials | None) -> dict[str, Any]:
    if isinstance(credentials, str):
        credentials = Secret(credentials).get()
    elif credentials is None:
        known = get_from_context("secrets") or {}
        credentials = Secret(DEFAULT_SECRET).get() if DEFAULT_SECRET in known else None
    if not credentials:
        return {}
    if not isinstance(credentials, Mapping):
        raise ValueError(
            "AWS credentials are a dict with ACCESS_KEY and SECRET_ACCESS_KEY, or the name of such a secret."
        )
    missing = [name for name in ("ACCESS_KEY", "SECRET_ACCESS_KEY") if not credentials.get(name)]
    if missing:
        raise ValueError(f"The AWS credentials lack {' and '.join(missing)}.")
    return {ours: credentials[name] for name, ours in CREDENTIALS.items() if credentials.get(name)}


def _environment() -> tuple[Any, ...]:
    # asked for at every call of a task; `os.environ` would decode every variable to find ours
    if os.name == "posix":
        return tuple(sorted((name, os.environb[name]) for name in os.environb if name.startswith(b"AWS_")))
    return tuple(sorted((name, value) for name, value in os.environ.items() if name.startswith("AWS_")))


def _hashable(value: Any) -> Any:
    try:
        hash(value)
    except TypeError:
        return repr(value)
    return value


def _make(service: str, arguments: dict[str, Any]) -> Any:
    role = arguments.pop("role_arn", None)
    more = {theirs: arguments.pop(ours) for ours, theirs in ROLE_ARGUMENTS.items() if ours in arguments}
    ours = {name: value for name, value in arguments.items() if name in SESSION_ARGUMENTS}
    theirs = {name: value for name, value in arguments.items() if name not in SESSION_ARGUMENTS}
    remember([ours.get("aws_secret_access_key"), ours.get("aws_session_token")])
    made = boto3.session.Session(**ours)
    # botocore puts the name of a client together anew for every request, which costs a fifth of a small one; what is
    # given is taken as it is
    name = f"Boto3/{boto3.__version__} lang/python#{platform.python_version()} prefect"
    options: dict[str, Any] = {"connect_timeout": 10, "max_pool_connections": 50, "user_agent": name}
    if "AWS_RETRY_MODE" not in os.environ:
        options["retries"] = {"mode": "standard"}
    defaults = config.Config(**options)
    own = theirs.pop("config", None)
    theirs["config"] = defaults.merge(config.Config(**own) if isinstance(own, dict) else own) if own else defaults
    if role is not None:
        made = _in_role(made, role, more, theirs.get("verify"))
    return made.client(service, **theirs)


def _in_role(made: Any, role: str, more: dict[str, Any], verify: Any) -> Any:
    """A session that acts in a role: the role is taken on at the first call and again before it runs out."""
    parent = made.get_credentials()
    if parent is None:
        raise ValueError(f"The role {role} can only be taken on with credentials, and none were found.")
    fetcher = botocore_credentials.AssumeRoleCredentialFetcher(
        # the region of the session decides which STS is asked
        client_creator=lambda name, **kwargs: made.client(
            name, verify=verify, **{k: v for k, v in kwargs.items() if k != "region_name"}
        ),
        source_credentials=parent,
        role_arn=role,
        extra_args=more,
    )
    inner = botocore_session.get_session()
    inner._credentials = botocore_credentials.DeferredRefreshableCredentials(
        method="assume-role", refresh_using=fetcher.fetch_credentials
    )
    return boto3.session.Session(botocore_session=inner, region_name=made.region_name)
