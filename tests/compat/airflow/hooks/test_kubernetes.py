from __future__ import annotations

import json
import threading
from typing import Any

import pytest

pytest.importorskip("kubernetes")

from prefect.compat.airflow.hooks.kubernetes import KubernetesHook
from prefect.compat.airflow.standin.exceptions import AirflowException, AirflowNotFoundException
from prefect.compat.airflow.standin.kubernetes_objects import PodGenerator, Secret, get_kube_client
from tests.tasks.kubernetes.cluster.examples import container, furnish


@pytest.fixture
def hook(cluster: Any, connection: Any) -> KubernetesHook:
    furnish(cluster)
    connection(
        "k", conn_type="kubernetes", extra={"kube_config": json.dumps(cluster.kubeconfig()), "namespace": "default"}
    )
    return KubernetesHook("k")


def test_clients(hook: KubernetesHook) -> None:
    assert hook.core_v1_client.read_namespaced_service("web", "default").spec.ports[0].port == 80
    assert hook.get_conn() is hook.api_client
    assert hook.get_namespace() == "default"
    assert hook.test_connection() == (True, "Kubernetes v1.31.0 answers")
    assert hook.is_in_cluster is False


def test_custom_objects(hook: KubernetesHook) -> None:
    where = ("stable.example.com", "v1", "backups")
    body = "apiVersion: stable.example.com/v1\nkind: Backup\nmetadata:\n  name: new\n"
    assert hook.create_custom_object(*where, body)["metadata"]["name"] == "new"
    assert hook.get_custom_object(*where, "new", "default")["kind"] == "Backup"
    assert hook.delete_custom_object(*where, "new")["status"] == "Success"


def test_pods(hook: KubernetesHook) -> None:
    assert hook.get_pod("shell", "default").status.phase == "Running"
    assert hook.get_pod_logs("shell", "web").data == b"ready\n"
    watcher, lines = hook.get_pod_log_stream("shell", "web")
    assert next(lines) == "ready"
    watcher.stop()
    listed = json.loads(hook.get_namespaced_pod_list("app!=nothing").data)
    assert "shell" in [item["metadata"]["name"] for item in listed["items"]]


@pytest.mark.parametrize(("command", "good"), [("true", True), ("false", False)])
def test_jobs(hook: KubernetesHook, command: str, good: bool) -> None:
    template = {"spec": {"restartPolicy": "Never", "containers": [container(command)]}}
    hook.create_job({"metadata": {"name": "j"}, "spec": {"backoffLimit": 0, "template": template}})
    job = hook.wait_until_job_complete("j", "default", job_poll_interval=0.02)
    assert (hook.is_job_complete(job), hook.is_job_successful(job), bool(hook.is_job_failed(job))) == (
        True,
        good,
        not good,
    )
    assert "j" in [item.metadata.name for item in hook.list_jobs_from_namespace("default").items]
    assert hook.patch_namespaced_job("j", "default", {"metadata": {"labels": {"a": "b"}}}).metadata.labels["a"] == "b"


def test_deployments(hook: KubernetesHook) -> None:
    assert hook.get_deployment_status("web").metadata.name == "web"
    with pytest.raises(AirflowException, match="nowhere"):
        hook.get_deployment_status("nowhere")


def test_connections(cluster: Any, connection: Any) -> None:
    assert KubernetesHook().test_connection()[0] is True  # the default one need not be there
    with pytest.raises(AirflowNotFoundException):
        KubernetesHook("nowhere").get_conn()
    connection("two", conn_type="kubernetes", extra={"in_cluster": True, "kube_config_path": "/x"})
    with pytest.raises(AirflowException, match="several ways"):
        KubernetesHook("two").get_conn()
    old = {f"extra__kubernetes__{name}": value for name, value in {"namespace": "n", "kube_config_path": ""}.items()}
    connection("old", conn_type="kubernetes", extra=old)
    assert KubernetesHook("old").get_namespace() == "n"


def test_one_client_in_several_threads(hook: KubernetesHook) -> None:
    found: list[str] = []

    def read() -> None:
        found.append(hook.core_v1_client.read_namespaced_service("web", "default").metadata.name)

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["web"] * 8


def test_generators_of_pods(cluster: Any) -> None:
    low = {"metadata": {"labels": {"a": "1"}}, "spec": {"containers": [{"name": "base", "image": "low"}]}}
    high = {"metadata": {"labels": {"b": "2"}}, "spec": {"containers": [{"name": "base", "image": "high"}]}}
    pod = PodGenerator.reconcile_pods(*map(PodGenerator.deserialize_model_dict, (low, high)))
    assert (pod.metadata.labels, pod.spec.containers[0].image) == ({"a": "1", "b": "2"}, "high")
    attached = Secret("env", "key", "keys", "password").attach_to_pod(pod)
    assert attached.spec.containers[0].env[0].value_from.secret_key_ref.key == "password"
    assert pod.spec.containers[0].env is None
    assert get_kube_client().list_namespaced_pod("default").items == []
