"""A Kubernetes connection of Airflow, as the tasks take it."""

from __future__ import annotations

import json
from typing import Any

from prefect.compat.airflow.standin.connection import find_connection
from prefect.compat.airflow.standin.exceptions import AirflowException, AirflowNotFoundException

#: The connection that need not be there.
DEFAULT = "kubernetes_default"


def field(connection: Any, name: str) -> Any:
    """
    A value of the connection's extra; old ones had a long prefix.

    Args:
        connection: the connection; `None` has none.
        name: name of the value.

    Returns:
        The value; `None` if it is not there or empty.
    """
    if connection is None:
        return None
    extra = connection.extra_dejson
    found = extra.get(name, extra.get(f"extra__kubernetes__{name}"))
    return None if found == "" else found


def connection_of(conn_id: str | None) -> Any:
    """
    The connection of an id.

    Args:
        conn_id: the id.

    Returns:
        The connection; `None` without an id, and where the default one is missing.

    Raises:
        AirflowNotFoundException: there is no other connection of that id.
    """
    if not conn_id:
        return None
    try:
        return find_connection(conn_id)
    except AirflowNotFoundException:
        if conn_id == DEFAULT:
            return None
        raise


def cluster_of(
    conn_id: str | None,
    *,
    in_cluster: bool | None = None,
    config_file: str | None = None,
    cluster_context: str | None = None,
) -> dict[str, Any]:
    """
    Where the cluster of an operator is: its own arguments come before those of the connection.

    Args:
        conn_id: id of the connection.
        in_cluster: the operator's argument.
        config_file: the operator's argument.
        cluster_context: the operator's argument.

    Returns:
        The arguments `credentials`, `config_file`, `cluster_context` and `in_cluster` of the tasks.

    Raises:
        AirflowNotFoundException: there is no such connection.
        AirflowException: more than one way into the cluster is named.
    """
    connection = connection_of(conn_id)
    inside = in_cluster if in_cluster is not None else field(connection, "in_cluster")
    file = config_file or field(connection, "kube_config_path")
    config = field(connection, "kube_config")
    if sum(map(bool, (inside, file, config))) > 1:
        raise AirflowException(
            f"The connection {conn_id!r} and the operator name several ways into the cluster; it has to be one of "
            "in_cluster, kube_config_path (config_file) and kube_config."
        )
    if isinstance(config, str):
        config = json.loads(config)
    if config and field(connection, "disable_verify_ssl"):
        for each in config.get("clusters", ()):
            each["cluster"]["insecure-skip-tls-verify"] = True
    return {
        "credentials": config or None,
        "config_file": file or None,
        "cluster_context": cluster_context or field(connection, "cluster_context"),
        "in_cluster": True if inside else (None if inside is None else False),
    }
