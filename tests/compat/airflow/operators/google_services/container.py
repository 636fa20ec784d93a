"""GKE: clusters."""

from __future__ import annotations

from typing import Any

from tests.compat.airflow.operators.google_recording import Case

_P = "airflow.providers.google.cloud.operators.kubernetes_engine"
CREATE, DELETE = f"{_P}.GKECreateClusterOperator", f"{_P}.GKEDeleteClusterOperator"
IN = {"project_id": "p", "location": "europe-west1-b"}
AT = "/v1/projects/p/locations/europe-west1-b/clusters/c"
BODY = {"name": "c", "initial_node_count": 1}
WHOLE = {
    "name": "c",
    "node_pools": [
        {"name": "pool-0", "initial_node_count": 1, "config": {"machine_type": "n1", "labels": {"a_b": "c"}}}
    ],
    "autopilot": {"enabled": False},
    "release_channel": {"channel": "REGULAR"},
    "resource_labels": {"my_label": "x"},
}


def there(status: str = "RUNNING") -> dict[str, Any]:
    return {AT: {"name": "c", "status": status, "selfLink": f"https://container.googleapis.com{AT}"}}


CASES = {
    "create": Case(CREATE, {**IN, "body": BODY}),
    "create_whole": Case(CREATE, {**IN, "body": WHOLE}),
    "create_nothing": Case(CREATE, {**IN, "body": {"name": "c"}}),
    "create_both": Case(CREATE, {**IN, "body": {**WHOLE, **BODY}}),
    "create_unnamed": Case(CREATE, {**IN, "body": {"initial_node_count": 1}}),
    "create_there": Case(CREATE, {**IN, "body": BODY}, there()),
    "create_broken": Case(CREATE, {**IN, "body": BODY}, broken="no quota"),
    "create_killed": Case(CREATE, {**IN, "body": BODY}, kill=True, looks=50),
    "delete": Case(DELETE, {**IN, "cluster_name": "c"}, there()),
    "delete_missing": Case(DELETE, {**IN, "cluster_name": "c"}),
    "delete_unnamed": Case(DELETE, IN),
    "delete_broken": Case(DELETE, {**IN, "cluster_name": "c"}, there(), broken="not now"),
    "delete_killed": Case(DELETE, {**IN, "cluster_name": "c"}, there(), kill=True, looks=50),
}
OTHERWISE = {
    "create_broken": (("result", "error", "sent"), "the operator does not look whether the operation failed"),
    "delete_broken": (("result", "error"), "the operator does not look whether the operation failed"),
}
