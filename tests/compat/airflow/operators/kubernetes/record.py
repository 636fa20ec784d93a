"""
Writes down what real Airflow makes of a DAG file here: `PYTHON record.py pods OUT.json`, and `jobs` likewise.

PYTHON has Airflow 2.10 or 3 and its Kubernetes provider. Pods run in the cluster of the tests.
"""

from __future__ import annotations

import importlib.util
import json
import logging
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[4]


def calls_of(asked: list[Any], task_id: str) -> list[str]:
    """What a task asked for, in order: requests about its pods, and look-ups by its labels; repeated ones once."""
    made = [
        (each.body["metadata"]["name"], each.body["metadata"].get("labels", {}).get("task_id"))
        for each in asked
        if each.method == "POST" and each.path.endswith("/pods")
    ]
    pods = {name for name, owner in made if owner == task_id}
    found: list[str] = []
    for each in asked:
        parts = each.path.split("/")
        what = ""
        if f"task_id={task_id}," in each.query.get("labelSelector", "") + ",":
            what = "find"
        elif each.method == "POST" and parts[-1] == "pods":
            what = "create" if each.body["metadata"]["name"] in pods else ""
        elif len(parts) > 6 and parts[6] in pods:
            what = {"GET": "read", "DELETE": "delete", "PATCH": "patch"}.get(each.method, each.method)
            if len(parts) > 7:
                what = parts[7]
        if what and (not found or found[-1] != what):
            found.append(what)
    return found


def bodies_of(asked: list[Any], task_id: str) -> list[dict[str, Any]]:
    """The pods that a task made."""
    return [
        each.body
        for each in asked
        if each.method == "POST"
        and each.path.endswith("/pods")
        and each.body["metadata"].get("labels", {}).get("task_id") == task_id
    ]


def changes_of(asked: list[Any]) -> list[list[Any]]:
    """What was changed in the cluster beside pods, in order: method, path and body."""
    return [
        [each.method, each.path, None if each.method == "DELETE" else each.body]
        for each in asked
        if each.method != "GET" and "/pods" not in each.path
    ]


#: What stands for the manifests of Kueue's release: a namespace, and a controller that runs at once.
KUEUE = [
    {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "kueue-system"}},
    {
        "apiVersion": "apps/v1", "kind": "Deployment",
        "metadata": {"name": "kueue-controller-manager", "namespace": "kueue-system"},
        "spec": {
            "replicas": 1, "selector": {"matchLabels": {"app": "kueue"}},
            "template": {
                "metadata": {"labels": {"app": "kueue"}},
                "spec": {"containers": [{"name": "manager", "image": "kueue:1", "command": ["sleep", "60"]}]},
            },
        },
    },
]  # fmt: skip


def prepare(cluster: Any) -> None:
    """What pods, jobs and resources refer to."""
    # found by the path that `main` sets
    from tests.tasks.kubernetes.cluster.examples import DEFINITION

    store = cluster.store
    store.create(store.kind_of("apiextensions.k8s.io", "customresourcedefinitions"), "", DEFINITION)
    store.create(store.kind_of("", "namespaces"), "", {"metadata": {"name": "other"}})
    store.create(store.kind_of("", "configmaps"), "default", {"metadata": {"name": "settings"}, "data": {"S": "1"}})
    store.create(
        store.kind_of("", "secrets"), "default", {"metadata": {"name": "keys"}, "data": {"password": "aHVzaA=="}}
    )


def kube_config(url: str) -> dict[str, Any]:
    """A kubeconfig for the cluster."""
    return {
        "apiVersion": "v1", "kind": "Config", "current-context": "here",
        "clusters": [{"name": "c", "cluster": {"server": url}}],
        "users": [{"name": "u", "user": {"token": "t"}}],
        "contexts": [{"name": "here", "context": {"cluster": "c", "user": "u", "namespace": "default"}}],
    }  # fmt: skip


def main(name: str, out: str) -> None:
    """Record one DAG file."""
    sys.path.insert(0, str(ROOT))
    # found by the path above
    from tests.tasks.kubernetes.cluster.api import cluster

    os.environ["AIRFLOW_HOME"] = tempfile.mkdtemp()
    os.environ |= {"AIRFLOW__CORE__LOAD_EXAMPLES": "False", "AIRFLOW__DATABASE__LOAD_DEFAULT_CONNECTIONS": "False"}
    with cluster() as running:
        prepare(running)
        extra = {"kube_config": json.dumps(kube_config(running.url)), "namespace": "default"}
        os.environ["AIRFLOW_CONN_KUBERNETES_DEFAULT"] = json.dumps({"conn_type": "kubernetes", "extra": extra})
        from airflow.utils import db

        db.initdb()
        logging.disable(logging.CRITICAL if "-v" not in sys.argv else 0)
        spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        import pendulum
        from airflow.models.xcom import XCom
        from airflow.providers.cncf.kubernetes.hooks.kubernetes import KubernetesHook

        KubernetesHook.get_yaml_content_from_file = staticmethod(lambda kueue_yaml_url: KUEUE)
        run = module.dag.test(execution_date=pendulum.datetime(2024, 1, 15))
        found: dict[str, Any] = {}
        for instance in run.get_task_instances():
            key = instance.task_id
            rows = XCom.get_many(run_id=run.run_id, task_ids=key, dag_ids=name, map_indexes=instance.map_index)
            values = {row.key: json.loads(row.value) if isinstance(row.value, bytes) else row.value for row in rows}
            pods = bodies_of(running.asked, key)
            entry = {
                "state": str(instance.state),
                "xcoms": values,
                "pods": json.loads(json.dumps(pods)),
                "calls": calls_of(running.asked, key) if instance.map_index < 0 else [],
                "left": sorted(
                    pod["metadata"]["name"]
                    for pod in running.store.list(running.nodes.pods, "")
                    if pod["metadata"].get("labels", {}).get("task_id") == key
                ),
            }
            entry["left"] = len(entry["left"])
            found[key if instance.map_index < 0 else f"{key}[{instance.map_index}]"] = entry
        if name == "jobs":
            found = {
                "tis": {key: {"state": entry["state"], "xcoms": entry["xcoms"]} for key, entry in found.items()},
                "changes": changes_of(running.asked),
            }
        text = json.dumps(dict(sorted(found.items())), indent=1, sort_keys=True)
        Path(out).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
