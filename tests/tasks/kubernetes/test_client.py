"""Ways into a cluster: kubeconfig, context, token, service account; what never shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from kubernetes import client
from kubernetes.config import incluster_config

from prefect.core.context import context
from prefect.core.masking import masked
from prefect.tasks.kubernetes import KubernetesCall
from prefect.tasks.kubernetes.client import get_kubernetes_client, kubernetes_client, plain
from tests.tasks.kubernetes.cluster.api import Cluster
from tests.tasks.kubernetes.cluster.api import cluster as running

LIST = KubernetesCall("v1", "Namespace", "list")
TOKEN = "a-token-of-the-tests"


def names(**arguments: Any) -> list[str]:
    return [each["metadata"]["name"] for each in LIST.run(**arguments)]


@pytest.fixture
def guarded(cluster: Cluster, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cluster:
    cluster.token = TOKEN
    monkeypatch.setenv("KUBECONFIG", str(tmp_path / "nowhere"))
    return cluster


def test_every_form_of_credentials(guarded: Cluster) -> None:
    config = guarded.kubeconfig()
    forms: list[Any] = [config, json.dumps(config, indent=1), {"host": guarded.url, "token": TOKEN}]
    for form in forms:
        assert names(credentials=form) == ["default", "kube-system"]
        with context(secrets={"CLUSTER": form}):
            assert names(credentials="CLUSTER") == ["default", "kube-system"]


def test_a_bare_token_for_the_usual_cluster(guarded: Cluster, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "config"
    file.write_text(json.dumps(guarded.kubeconfig(token="wrong")))
    monkeypatch.setenv("KUBECONFIG", str(file))
    with context(secrets={"T": TOKEN}):
        assert names(credentials="T") == ["default", "kube-system"]


def test_files_and_contexts(guarded: Cluster, tmp_path: Path) -> None:
    config = guarded.kubeconfig()
    config["contexts"].append({"name": "other", "context": {"cluster": "c", "user": "nobody"}})
    config["users"].append({"name": "nobody", "user": {"token": "wrong"}})
    file = tmp_path / "mine"
    file.write_text(json.dumps(config))
    where = {"config_file": str(file)}
    assert KubernetesCall("v1", "Namespace", "get", "default", **where).run()["kind"] == "Namespace"
    with pytest.raises(client.ApiException) as caught:
        KubernetesCall("v1", "Namespace", "get", "default", cluster_context="other", **where).run()
    assert caught.value.status == 401
    file.write_text(json.dumps(guarded.kubeconfig(token="wrong")))
    with pytest.raises(client.ApiException):  # a file that was changed is read again
        KubernetesCall("v1", "Namespace", "get", "default", **where).run()


def test_the_service_account_of_a_pod(
    certificate: tuple[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with running(certificate) as cluster:
        cluster.token = TOKEN
        (tmp_path / "token").write_text(TOKEN)
        monkeypatch.setattr(incluster_config, "SERVICE_TOKEN_FILENAME", str(tmp_path / "token"))
        monkeypatch.setattr(incluster_config, "SERVICE_CERT_FILENAME", str(certificate[0]))
        monkeypatch.setenv("KUBERNETES_SERVICE_HOST", "localhost")
        monkeypatch.setenv("KUBERNETES_SERVICE_PORT", cluster.url.rpartition(":")[2])
        assert names() == ["default", "kube-system"]
        call = KubernetesCall("v1", "Namespace", "list", in_cluster=True)
        assert len(call.run()) == 2


def test_no_configuration_at_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KUBECONFIG", str(tmp_path / "nowhere"))
    monkeypatch.delenv("KUBERNETES_SERVICE_HOST", raising=False)
    with pytest.raises(ValueError, match="Set KUBECONFIG, or give credentials"):
        names()


@pytest.mark.parametrize("given", [{"user": "me"}, 5, {"token": "x", "hots": "y"}])
def test_what_is_no_credentials(given: Any) -> None:
    with pytest.raises(ValueError, match="are a kubeconfig, a dict with 'host' and 'token'"):
        kubernetes_client(given)


def test_clients_are_shared(guarded: Cluster) -> None:
    one = {"host": guarded.url, "token": TOKEN}
    assert kubernetes_client(one) is kubernetes_client(dict(one))
    assert kubernetes_client(one) is not kubernetes_client({**one, "token": "other"})


def test_tokens_are_blotted_out(guarded: Cluster) -> None:
    kubernetes_client({"host": guarded.url, "token": "t0k3n-to-be-hidden"})
    assert "t0k3n-to-be-hidden" not in masked("it is t0k3n-to-be-hidden")


APIS = [("job", "BatchV1Api"), ("pod", "CoreV1Api"), ("deployment", "AppsV1Api")]


@pytest.mark.parametrize(("resource", "api"), APIS)
def test_upstreams_function(cluster: Cluster, resource: str, api: str) -> None:
    assert type(get_kubernetes_client(resource)).__name__ == api


def test_models_become_what_is_sent() -> None:
    source = client.V1EnvVarSource(field_ref=client.V1ObjectFieldSelector(field_path="x"))
    env = client.V1EnvVar(name="A", value_from=source)
    assert plain([env, {"b": (env,)}]) == [
        {"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "x"}}},
        {"b": [{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "x"}}}]},
    ]


def test_a_certificate_that_is_not_trusted(certificate: tuple[str, str]) -> None:
    with running(certificate) as cluster, pytest.raises(Exception, match="(?i)certificate"):
        names(credentials={"host": cluster.url, "token": "t"})
