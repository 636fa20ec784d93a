"""What the rows of Amazon have in common: the connection, the client, and how long to wait."""

from __future__ import annotations

import functools
import json
from typing import Any

from prefect.compat.airflow import datafiles
from prefect.compat.airflow.operators.mapping import Converted, FromConnection, FromContext, Mapping, Source
from prefect.compat.airflow.standin.connection import find_connection
from prefect.compat.airflow.standin.exceptions import AirflowNotFoundException
from prefect.tasks.aws.client import aws_client

#: The operator's arguments that say how to reach AWS.
CONNECTION = ("aws_conn_id", "region_name", "region", "verify", "botocore_config")
#: What the extra of a connection may hold for the client.
EXTRAS = ("region_name", "endpoint_url", "profile_name", "role_arn", "external_id")
#: What operators call the seconds between two looks, and the number of looks.
DELAYS = (
    "waiter_delay",
    "poll_interval",
    "check_interval",
    "sleep_time",
    "waiter_interval",
    "job_poll_interval",
    "wait_interval_seconds",
    "delay",
)
ATTEMPTS = (
    "waiter_max_attempts",
    "max_attempts",
    "max_attempt",
    "max_polling_attempts",
    "max_retries",
    "max_iterations",
)
WAITING = frozenset({*DELAYS, *ATTEMPTS, "wait_for_completion", "poke_interval", "deferrable"})


def keys(connection: Any) -> dict[str, str] | None:
    """
    The credentials of a connection.

    Args:
        connection: the `Connection`.

    Returns:
        `ACCESS_KEY` and so on; `None` if it has none, which leaves it to boto3's own search.
    """
    extra = connection.extra_dejson
    login = connection.login or extra.get("aws_access_key_id")
    password = connection.password or extra.get("aws_secret_access_key")
    if not login or not password:
        return None
    found = {"ACCESS_KEY": login, "SECRET_ACCESS_KEY": password}
    if extra.get("aws_session_token"):
        found["SESSION_TOKEN"] = extra["aws_session_token"]
    return found


def client_arguments(operator: Any, context: Any) -> dict[str, Any] | None:
    """
    The arguments of the client: those of the connection, then those of the operator.

    Args:
        operator: the operator, its fields rendered.
        context: not needed.

    Returns:
        The arguments; `None` if there are none.
    """
    found: dict[str, Any] = {}
    conn_id = getattr(operator, "aws_conn_id", None)
    if conn_id:
        try:
            extra = find_connection(conn_id).extra_dejson
        except AirflowNotFoundException:
            extra = {}
        found.update({name: extra[name] for name in EXTRAS if extra.get(name)})
        if extra.get("host") and "endpoint_url" not in found:
            found["endpoint_url"] = extra["host"]
        assumed = extra.get("assume_role_kwargs") or {}
        for theirs, ours in (("ExternalId", "external_id"), ("RoleSessionName", "role_session_name")):
            if theirs in assumed:
                found[ours] = assumed[theirs]
        if extra.get("config_kwargs"):
            given = extra["config_kwargs"]
            found["config"] = json.loads(given) if isinstance(given, str) else given
    region = getattr(operator, "region_name", None) or getattr(operator, "region", None)
    if region:
        found["region_name"] = region
    if getattr(operator, "verify", None) is not None:
        found["verify"] = operator.verify
    if getattr(operator, "botocore_config", None):
        found["config"] = {**found.get("config", {}), **operator.botocore_config}
    return found or None


def keys_of(operator: Any) -> dict[str, str] | None:
    """
    The credentials of an operator's connection.

    Args:
        operator: the operator, its fields rendered.

    Returns:
        `ACCESS_KEY` and so on; `None` if there is no such connection or it has none.
    """
    conn_id = getattr(operator, "aws_conn_id", None)
    try:
        return keys(find_connection(conn_id)) if conn_id else None
    except AirflowNotFoundException:
        return None


def account(operator: Any, context: Any) -> str:
    """
    The account whose credentials an operator has.

    Args:
        operator: the operator, its fields rendered.
        context: the template context.

    Returns:
        The number of the account, asked of STS.
    """
    client = aws_client("sts", keys_of(operator), client_arguments(operator, context))
    number: str = client.get_caller_identity()["Account"]
    return number


#: Arguments of every task.
ACCESS: dict[str, Source] = {
    "credentials": FromConnection("aws_conn_id", keys, optional=True),
    "boto_kwargs": FromContext(client_arguments, *CONNECTION),
}


def waits(theirs: tuple[str, ...]) -> dict[str, Source]:
    """
    Where a waiting task's `wait`, `poll_interval` and `max_wait` come from.

    Args:
        theirs: the operator's arguments.

    Returns:
        Argument of the task -> source.
    """
    found: dict[str, Source] = {}
    if "wait_for_completion" in theirs:
        found["wait"] = Converted(lambda value: value is None or bool(value), "wait_for_completion")
    delay = next((name for name in DELAYS if name in theirs), None)
    attempts = next((name for name in ATTEMPTS if name in theirs), None)
    if delay is not None:
        found["poll_interval"] = delay
        if attempts is not None:
            found["max_wait"] = Converted(_longest, delay, attempts)
    return found


def _longest(delay: Any, attempts: Any) -> float | None:
    return float(delay) * float(attempts) if delay is not None and attempts is not None else None


@functools.cache
def paths() -> dict[str, tuple[str, ...]]:
    """Name of an operator's class -> its dotted paths, today's first."""
    rows = [tuple(line.split()) for line in datafiles.lines("prefect.compat.airflow.operators", "amazon_paths.txt")]
    return {row[0].rpartition(".")[2]: row for row in rows}


def row(operator: str, target: str, args: dict[str, Source], **more: Any) -> Mapping:
    """
    The row of an operator of Amazon's, with access by its connection.

    Args:
        operator: name of the class.
        target: name of the task in `prefect.tasks.aws`.
        args: argument of the task -> where it comes from.
        more: further arguments of `Mapping`.

    Returns:
        The row.
    """
    return Mapping(operators=paths()[operator], target=f"prefect.tasks.aws.{target}", args={**ACCESS, **args}, **more)


def access_by(connection: str) -> dict[str, Source]:
    """Access by an argument of another name."""
    return {
        "credentials": FromConnection(connection, keys, optional=True),
        "boto_kwargs": FromContext(
            lambda operator, context: client_arguments(_As(operator, connection), context), connection
        ),
    }


class _As:
    """An operator whose connection has another name."""

    def __init__(self, operator: Any, connection: str) -> None:
        self.aws_conn_id = getattr(operator, connection, None)
        self.verify = getattr(operator, "dest_verify", None)
        self.region_name = getattr(operator, "region_name", None)
