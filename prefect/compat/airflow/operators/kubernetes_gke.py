"""Clusters of Google Kubernetes Engine: what Google says of one, as the kubeconfig that leads to it."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.operators.google_connection import client_arguments, extras, keys, project_of
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.core.optional import optional
from prefect.tasks.google.client import found_credentials, identity

google_requests = optional("google.auth.transport.requests", extra="google")

#: Where the API of the service is.
ENDPOINT = "https://container.googleapis.com"


def kubeconfig_of(operator: Any) -> dict[str, Any]:
    """
    The kubeconfig of the cluster that an operator names.

    Args:
        operator: has `project_id`, `location`, `cluster_name` and how to reach it.

    Returns:
        The kubeconfig, with a token that holds for about an hour.

    Raises:
        AirflowException: Google refuses, or knows no such cluster.
    """
    cluster, token = described(operator)
    server: dict[str, Any] = {"server": _address(operator, cluster)}
    authority = cluster.get("masterAuth", {}).get("clusterCaCertificate")
    if authority and not getattr(operator, "use_dns_endpoint", False):
        server["certificate-authority-data"] = authority
    return {
        "apiVersion": "v1", "kind": "Config", "current-context": "gke",
        "clusters": [{"name": "gke", "cluster": server}],
        "users": [{"name": "gke", "user": {"token": token} if token else {}}],
        "contexts": [{"name": "gke", "context": {"cluster": "gke", "user": "gke"}}],
    }  # fmt: skip


def described(operator: Any) -> tuple[dict[str, Any], str | None]:
    """
    What Google says of a cluster.

    Args:
        operator: has `project_id`, `location` and `cluster_name`.

    Returns:
        The cluster, and the token of those who asked, which opens the cluster too.

    Raises:
        AirflowException: Google refuses, or knows no such cluster.
    """
    extra = extras(operator.gcp_conn_id)
    acting = client_arguments(extra, getattr(operator, "impersonation_chain", None))
    who, found = identity(found_credentials(keys(extra)), acting)
    project = project_of(operator, None) or found
    where = f"projects/{project}/locations/{operator.location}/clusters/{operator.cluster_name}"
    with google_requests.AuthorizedSession(who) as session:
        answer = session.get(f"{ENDPOINT}/v1/{where}", timeout=60)
        if answer.status_code != 200:
            raise AirflowException(f"Google gives no access to {where}: {answer.status_code} {answer.reason}")
    return answer.json(), getattr(who, "token", None)


def _address(operator: Any, cluster: dict[str, Any]) -> str:
    if getattr(operator, "use_dns_endpoint", False):
        found = cluster["controlPlaneEndpointsConfig"]["dnsEndpointConfig"]["endpoint"]
    elif getattr(operator, "use_internal_ip", False):
        found = cluster["privateClusterConfig"]["privateEndpoint"]
    else:
        found = cluster["endpoint"]
    return str(found) if "://" in found else f"https://{found}"
