"""GKE: clusters."""

from __future__ import annotations

from prefect.tasks.google.rows import STATUS_OPERATION, Look, Row, Service

CONTAINER = Service(
    "container",
    "container.googleapis.com",
    words={
        "cluster": "the cluster, a dict in the API's form (`name`, and `initialNodeCount` or `nodePools` …).",
        "delete_on_failure": "a cluster that came to nothing is deleted.",
    },
)
CLUSTERS = "projects/{project}/locations/{location}/clusters"
OPERATION = STATUS_OPERATION._replace(
    path="projects/{project}/locations/{location}/operations/{made.name}",
    reason="error.message || statusMessage",
    delay=10.0,
)

ROWS = (
    Row(
        "GKECreateCluster",
        CONTAINER,
        "Create a cluster of GKE and wait until it runs; one that is there already is taken as it is.",
        "cluster: dict, location: str, delete_on_failure: bool = True",
        f"POST {CLUSTERS}",
        look=OPERATION,
        already=(409,),
        instead=Look(CLUSTERS + "/{args.cluster.name}"),
        undo=(("DELETE " + CLUSTERS + "/{args.cluster.name}", "delete_on_failure"),),
        gives="seen.targetLink || seen.selfLink",
        gives_at_once="made.targetLink || made.selfLink",
        returns="The address of the cluster.",
        operators=("GKECreateClusterOperator",),
    ),
    Row(
        "GKEDeleteCluster",
        CONTAINER,
        "Delete a cluster of GKE and wait until it is gone; one that is not there is fine.",
        "cluster_name: str, location: str",
        "DELETE " + CLUSTERS + "/{cluster_name}",
        look=OPERATION,
        already=(404,),
        gives="made.selfLink",
        returns="The address of the operation; nothing if there was no such cluster.",
        operators=("GKEDeleteClusterOperator",),
    ),
)
