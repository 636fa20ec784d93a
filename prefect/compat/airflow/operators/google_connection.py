"""What the rows of Google have in common: the connection, the client, the project."""

from __future__ import annotations

import functools
import json
from typing import Any

from prefect.compat.airflow import datafiles
from prefect.compat.airflow.operators.mapping import FromContext, Mapping, Source
from prefect.compat.airflow.standin.connection import find_connection
from prefect.compat.airflow.standin.exceptions import AirflowNotFoundException

#: What operators call the id of their connection, and who they act for.
CONNECTION = (
    "gcp_conn_id", "google_cloud_conn_id", "source_gcp_conn_id", "delegate_to", "impersonation_chain",
    "google_impersonation_chain", "source_impersonation_chain",
)  # fmt: skip
#: What the fields of a connection were called before they had names of their own.
PREFIX = "extra__google_cloud_platform__"
DEFAULT = "google_cloud_default"


def extras(conn_id: str | None) -> dict[str, Any]:
    """
    The fields of a connection.

    Args:
        conn_id: its id.

    Returns:
        The fields by their names of today; none where the connection of the default id is not there.

    Raises:
        AirflowNotFoundException: there is no such connection.
    """
    if not conn_id:
        return {}
    try:
        found = find_connection(conn_id).extra_dejson
    except AirflowNotFoundException:
        if conn_id != DEFAULT:
            raise
        return {}
    return {name.removeprefix(PREFIX): value for name, value in found.items() if value not in (None, "")}


def keys(extra: dict[str, Any]) -> Any:
    """
    The credentials of a connection.

    Args:
        extra: its fields.

    Returns:
        The key as a dict, or the path of its file; `None` leaves it to Google's own search.

    Raises:
        ValueError: the key is no JSON.
    """
    info = extra.get("keyfile_dict")
    if info:
        try:
            return json.loads(info) if isinstance(info, str) else info
        except json.JSONDecodeError:
            # no `from`: that error would show the key
            raise ValueError("The keyfile_dict of the Google connection is no JSON.") from None
    return extra.get("key_path") or extra.get("credential_config_file")


def client_arguments(extra: dict[str, Any], impersonation: Any = None, subject: str | None = None) -> dict[str, Any]:
    """
    The arguments of a client.

    Args:
        extra: the fields of the connection.
        impersonation: the service account to act as, or the way to it; that of the connection if left out.
        subject: the user that a service account stands for.

    Returns:
        Arguments of `prefect.tasks.google.client.google_client`.
    """
    found: dict[str, Any] = {}
    acting = impersonation or extra.get("impersonation_chain")
    if acting:
        many = acting.split(",") if isinstance(acting, str) else list(acting)
        found["impersonate"] = [each.strip() for each in many]
    if subject:
        found["subject"] = subject
    scopes = extra.get("scope")
    if scopes:
        found["scopes"] = [each.strip() for each in scopes.split(",")] if isinstance(scopes, str) else list(scopes)
    if extra.get("is_anonymous"):
        found["anonymous"] = True
    if extra.get("quota_project_id"):
        found["quota_project_id"] = extra["quota_project_id"]
    if extra.get("iam_endpoint"):
        found["iam_endpoint"] = extra["iam_endpoint"]
    return found


def _of(operator: Any) -> dict[str, Any]:
    named = (getattr(operator, name, None) for name in CONNECTION[:3])
    return extras(next((conn_id for conn_id in named if conn_id), None))


def client_of(operator: Any, context: Any) -> dict[str, Any] | None:
    """
    The arguments of the client: those of the connection, and who the operator acts for.

    Args:
        operator: the operator, its fields rendered.
        context: not needed.

    Returns:
        The arguments; `None` if there are none.
    """
    chains = (getattr(operator, name, None) for name in CONNECTION[4:])
    acting = next((chain for chain in chains if chain), None)
    found = client_arguments(_of(operator), acting, getattr(operator, "delegate_to", None))
    return found or None


def project_of(operator: Any, context: Any) -> str | None:
    """
    The project that an operator works in: its own argument, else that of the connection.

    Args:
        operator: the operator, its fields rendered.
        context: not needed.

    Returns:
        The project; `None` leaves it to the credentials.
    """
    extra = _of(operator)
    return getattr(operator, "project_id", None) or extra.get("project") or extra.get("project_id")


#: Arguments of every task.
ACCESS: dict[str, Source] = {
    "credentials": FromContext(lambda operator, context: keys(_of(operator)), *CONNECTION[:3]),
    "client_kwargs": FromContext(client_of, *CONNECTION),
    "project": FromContext(project_of, "project_id", *CONNECTION[:3]),
}


@functools.cache
def paths() -> dict[str, tuple[str, ...]]:
    """Name of an operator's class -> its dotted paths, today's first."""
    rows = [tuple(line.split()) for line in datafiles.lines("prefect.compat.airflow.operators", "google_paths.txt")]
    return {row[0].rpartition(".")[2]: row for row in rows}


#: What operators called the connection before, and the connection of a second service that is the same now.
RENAMED = {
    "google_cloud_storage_conn_id": "gcp_conn_id",
    "bigquery_conn_id": "gcp_conn_id",
    "google_cloud_conn_id": "gcp_conn_id",
}


def row(operator: str, target: str, args: dict[str, Source], **more: Any) -> Mapping:
    """
    The row of an operator of Google's, with access by its connection.

    Args:
        operator: name of the class.
        target: name of the task in `prefect.tasks.google`.
        args: argument of the task -> where it comes from.
        more: further arguments of `Mapping`.

    Returns:
        The row.
    """
    renamed = {**RENAMED, **more.pop("renamed", {})}
    for name in more.pop("keep", ()):
        renamed.pop(name, None)
    return Mapping(
        operators=paths()[operator],
        target=f"prefect.tasks.google.{target}",
        args={**ACCESS, **args},
        renamed=renamed,
        **more,
    )
