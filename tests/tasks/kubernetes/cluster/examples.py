"""What stands in the cluster for the examples in docstrings, and for tests that ask for it."""

from __future__ import annotations

import base64
import time
from typing import Any

from tests.tasks.kubernetes.cluster.api import Cluster

DEFINITION = {
    "metadata": {"name": "backups.stable.example.com"},
    "spec": {
        "group": "stable.example.com", "scope": "Namespaced", "names": {"plural": "backups", "kind": "Backup"},
        "versions": [{"name": "v1", "served": True, "storage": True, "subresources": {"status": {}}}],
    },
}  # fmt: skip


def container(*command: str, name: str = "web") -> dict[str, Any]:
    return {"name": name, "image": "nginx", "command": list(command)}


def furnish(cluster: Cluster) -> None:
    """One resource of each kind."""
    ready = container("sh", "-c", "echo ready; sleep 60")
    cluster.make("customresourcedefinitions", DEFINITION, group="apiextensions.k8s.io")
    cluster.make("backups", {"metadata": {"name": "nightly"}, "spec": {"hours": 24}}, group="stable.example.com")
    cluster.make("configmaps", {"metadata": {"name": "settings"}, "data": {"colour": "red"}})
    secret = {"password": base64.b64encode(b"hush-hush").decode()}
    cluster.make("secrets", {"metadata": {"name": "keys"}, "data": secret})
    cluster.make("services", {"metadata": {"name": "web"}, "spec": {"ports": [{"port": 80}]}})
    # the pods of job and deployment would stand among those of the examples
    job = {"suspend": True, "template": {"spec": {"restartPolicy": "Never", "containers": [ready]}}}
    cluster.make("jobs", {"metadata": {"name": "nightly"}, "spec": job}, group="batch")
    labels = {"app": "web"}
    template = {"metadata": {"labels": labels}, "spec": {"containers": [ready]}}
    deployment = {"replicas": 1, "selector": {"matchLabels": labels}, "template": template}
    cluster.make("deployments", {"metadata": {"name": "web"}, "spec": deployment}, group="apps")
    for name in cluster.names("pods"):
        cluster.store.delete(cluster.nodes.pods, "default", name)
    cluster.make("pods", {"metadata": {"name": "shell"}, "spec": {"containers": [ready]}})
    until_running(cluster, "shell")


def until_running(cluster: Cluster, pod: str, seconds: float = 10.0) -> None:
    """Wait until a pod has written its first line."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        running = cluster.nodes.of("default", pod)
        if running is not None and any(log.lines for log in running.logs.values()):
            return
        time.sleep(0.01)
    raise AssertionError(f"the pod {pod} does not run")


SPARK = {
    "metadata": {"name": "sparkapplications.sparkoperator.k8s.io"},
    "spec": {
        "group": "sparkoperator.k8s.io", "scope": "Namespaced",
        "names": {"plural": "sparkapplications", "kind": "SparkApplication"},
        "versions": [{"name": "v1beta2", "served": True, "storage": True}],
    },
}  # fmt: skip


def with_spark(cluster: Cluster) -> None:
    """Teach the cluster Spark: an application makes the pod of its driver, and ends as that does."""
    cluster.make("customresourcedefinitions", SPARK, group="apiextensions.k8s.io")

    def on_change(what: str, kind: Any, item: dict[str, Any]) -> None:
        name = item["metadata"]["name"]
        if kind.kind == "SparkApplication" and what == "ADDED":
            script = item["spec"].get("mainApplicationFile", "echo driver")
            pod = {
                "metadata": {"name": f"{name}-driver", "labels": {"spark-app-name": name}},
                "spec": {
                    "restartPolicy": "Never",
                    "containers": [container("sh", "-c", script, name="spark-kubernetes-driver")],
                },
            }
            status = {"applicationState": {"state": "RUNNING"}, "driverInfo": {"podName": f"{name}-driver"}}
            cluster.store.change(kind, "default", name, lambda found: found.update(status=status))
            cluster.make("pods", pod)
        owner = item["metadata"].get("labels", {}).get("spark-app-name")
        phase = item.get("status", {}).get("phase")
        if kind.kind == "Pod" and owner and phase in ("Succeeded", "Failed"):
            state = {"state": "COMPLETED" if phase == "Succeeded" else "FAILED", "errorMessage": "driver failed"}
            spark = cluster.store.kind_of("sparkoperator.k8s.io", "sparkapplications")
            status = {"applicationState": state, "driverInfo": {"podName": item["metadata"]["name"]}}
            cluster.store.change(spark, "default", owner, lambda found: found.update(status=status))

    cluster.store.listeners.append(on_change)
