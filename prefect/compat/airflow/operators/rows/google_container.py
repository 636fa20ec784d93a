"""Google: clusters of GKE; what runs in them has rows in `kubernetes_more.py`."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.operators.google_messages import as_json
from prefect.compat.airflow.operators.google_services import service_row
from prefect.compat.airflow.operators.mapping import Converted
from prefect.compat.airflow.standin.exceptions import AirflowException

#: How later tasks of the cluster reach it, and which version of the interface is spoken.
IGNORED = ("use_internal_ip", "use_dns_endpoint", "api_version")
#: What is rendered in both; Airflow's have the name of the cluster too, which a body tells.
FIELDS = ("project_id", "location", "gcp_conn_id", "impersonation_chain", "poll_interval", *IGNORED)


def _cluster(body: Any) -> Any:
    """The cluster that is asked for; what Airflow refuses is refused."""
    cluster = as_json("container", "Cluster", body)
    if not cluster or not cluster.get("name"):
        raise AirflowException("The body of a cluster needs a 'name'.")
    if bool(cluster.get("initialNodeCount")) == bool(cluster.get("nodePools")):
        raise AirflowException("The body of a cluster needs either 'initial_node_count' or 'node_pools'.")
    return cluster


def _named(name: str | None) -> str:
    if not name:
        raise AirflowException("The cluster to delete has no 'cluster_name'.")
    return name


ROWS = (
    service_row(
        "GKECreateClusterOperator",
        "GKECreateCluster",
        {
            "cluster": Converted(_cluster, "body"),
            "location": "location",
            "delete_on_failure": "delete_cluster_on_failure",
            "poll_interval": "poll_interval",
        },
        ignored=(*IGNORED, "cleanup_timeout_seconds"),
        template_fields=("body", *FIELDS),
    ),
    service_row(
        "GKEDeleteClusterOperator",
        "GKEDeleteCluster",
        {"cluster_name": Converted(_named, "cluster_name"), "location": "location", "poll_interval": "poll_interval"},
        renamed={"name": "cluster_name"},
        ignored=IGNORED,
        template_fields=("cluster_name", *FIELDS),
    ),
)
