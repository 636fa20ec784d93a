"""
What `ClusterGenerator` of Airflow's Google provider is asked for, for real Airflow and for ours: one list for both.

    PYTHON tests/compat/airflow/operators/google_clusters.py OUT

with a Python that has Airflow and the provider writes what came out.
"""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path
from typing import Any

MOMENT = "2024-01-15T12:00:00"
KEYWORDS: list[dict[str, Any]] = [
    {},
    {"num_workers": 2},
    {"num_workers": 0},
    {"num_workers": 0, "properties": {"a": "b"}},
    {"num_workers": 0, "num_preemptible_workers": 1},
    {"num_workers": 1},
    {"num_workers": 3, "min_num_workers": 2},
    {"num_workers": 2, "min_num_workers": 2},
    {"num_workers": 2, "min_num_workers": 3},
    {"num_workers": 0, "min_num_workers": 1},
    {"min_num_workers": 1},
    {"num_workers": 2, "zone": "z"},
    {"num_workers": 2, "zone": "z", "network_uri": "n", "subnetwork_uri": "s", "internal_ip_only": True},
    {"num_workers": 2, "internal_ip_only": True},
    {"num_workers": 2, "internal_ip_only": False},
    {"num_workers": 2, "tags": ["t"], "metadata": {"a_b": "c"}},
    {"num_workers": 2, "service_account": "me", "service_account_scopes": ["s"]},
    {"num_workers": 2, "storage_bucket": "b", "properties": {"x:y": "z"}, "optional_components": ["JUPYTER"]},
    {"num_workers": 2, "init_actions_uris": ["i", "j"]},
    {"num_workers": 2, "init_actions_uris": ["i"], "init_action_timeout": "30s"},
    {"num_workers": 2, "init_actions_uris": ["i"], "init_action_timeout": "1h"},
    {"num_workers": 2, "init_actions_uris": ["i"], "init_action_timeout": "10"},
    {"num_workers": 2, "init_action_timeout": "x"},
    {"num_workers": 2, "image_version": "2.1"},
    {"num_workers": 2, "custom_image": "i"},
    {"num_workers": 2, "custom_image": "i", "custom_image_project_id": "q"},
    {"num_workers": 2, "custom_image_family": "f"},
    {"num_workers": 2, "custom_image_family": "f", "custom_image_project_id": "q"},
    {"num_workers": 2, "custom_image": "i", "image_version": "2"},
    {"num_workers": 2, "custom_image_family": "f", "image_version": "2"},
    {"num_workers": 2, "custom_image": "i", "custom_image_family": "f"},
    {"num_workers": 2, "autoscaling_policy": "p", "customer_managed_key": "k", "enable_component_gateway": True},
    {"num_workers": 2, "idle_delete_ttl": 5, "auto_delete_time": MOMENT},
    {"num_workers": 2, "auto_delete_ttl": 7},
    {"num_workers": 2, "auto_delete_ttl": 7, "auto_delete_time": MOMENT},
    {
        "num_workers": 2, "num_masters": 3, "master_machine_type": "m", "master_disk_type": "d", "master_disk_size": 1,
        "worker_machine_type": "w", "worker_disk_type": "e", "worker_disk_size": 2, "zone": "z",
    },
    {"num_workers": 2, "master_accelerator_type": "a", "master_accelerator_count": 1},
    {"num_workers": 2, "master_accelerator_type": "a"},
    {"num_workers": 2, "master_accelerator_count": 2},
    {"num_workers": 2, "worker_accelerator_type": "a", "worker_accelerator_count": 1, "zone": "z"},
    {"num_workers": 2, "worker_accelerator_type": "a"},
    {"num_workers": 2, "num_preemptible_workers": 2},
    {"num_workers": 2, "num_preemptible_workers": 2, "preemptibility": "SPOT", "zone": "z"},
    {"num_workers": 2, "num_preemptible_workers": 2, "preemptibility": "spot"},
    {"num_workers": 2, "num_preemptible_workers": 2, "preemptibility": "NON_PREEMPTIBLE"},
    {"num_workers": 2, "preemptibility": "OFTEN"},
    {"num_workers": 2, "num_preemptible_workers": 2, "custom_image": "i"},
    {
        "num_workers": 2, "num_preemptible_workers": 2, "secondary_worker_accelerator_type": "a",
        "secondary_worker_accelerator_count": 3,
    },
    {"num_workers": 2, "num_preemptible_workers": 2, "secondary_worker_accelerator_type": "a"},
    {"num_workers": 2, "secondary_worker_accelerator_type": "a"},
    {"num_workers": 2, "num_preemptible_workers": 2, "secondary_worker_instance_flexibility_policy": [["n1", "n2"], 1]},
    {"num_workers": 2, "secondary_worker_instance_flexibility_policy": [["n1"], 0]},
    {"num_workers": 2, "driver_pool_size": 1, "driver_pool_id": "d"},
    {"num_workers": 2, "driver_pool_size": 1},
    {"num_workers": 2, "driver_pool_id": "d"},
    {"num_workers": 2, "cluster_tier": "CLUSTER_TIER_PREMIUM"},
    {"num_workers": 2, "cluster_tier": "X"},
    {"num_workers": 2, "subnetwork_uri": "s", "unknown": 1},
]  # fmt: skip


def made(dataproc: Any, keywords: dict[str, Any]) -> Any:
    """What comes out: the configuration, or the class of the error."""
    keywords = json.loads(json.dumps(keywords))
    if "auto_delete_time" in keywords:
        keywords["auto_delete_time"] = datetime.datetime.fromisoformat(keywords["auto_delete_time"])
    policy = keywords.get("secondary_worker_instance_flexibility_policy")
    if policy is not None:
        chosen = [dataproc.InstanceSelection(*policy)]
        keywords["secondary_worker_instance_flexibility_policy"] = dataproc.InstanceFlexibilityPolicy(chosen)
    try:
        return json.loads(json.dumps(dataproc.ClusterGenerator(project_id="p", **keywords).make()))
    except Exception as err:  # noqa: BLE001 - that it is refused is what matters
        return type(err).__name__


if __name__ == "__main__":
    from airflow.providers.google.cloud.operators import dataproc

    lines = ",\n".join(json.dumps([keywords, made(dataproc, keywords)]) for keywords in KEYWORDS)
    Path(sys.argv[1]).write_text(f"[\n{lines}\n]\n", encoding="utf-8")
