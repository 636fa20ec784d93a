from __future__ import annotations

from typing import Any

import pytest
from kubernetes.client.exceptions import ApiException

from prefect.tasks.kubernetes import KubernetesCall
from tests.tasks.kubernetes.cluster.examples import DEFINITION

CONFIG = {"metadata": {"name": "new"}, "data": {"a": "1"}}


def test_every_verb(furnished: Any) -> None:
    def call(verb: str, *args: Any, **kwargs: Any) -> Any:
        return KubernetesCall("v1", "ConfigMap", verb, *args).run(**kwargs)

    assert call("create", body=CONFIG)["metadata"]["namespace"] == "default"
    assert call("get", "new")["data"] == {"a": "1"}
    assert call("patch", "new", body={"data": {"b": "2"}})["data"] == {"a": "1", "b": "2"}
    operations = [{"op": "remove", "path": "/data/a"}]
    assert call("patch", "new", body=operations)["data"] == {"b": "2"}
    assert call("replace", body=CONFIG)["data"] == {"a": "1"}
    assert call("apply", body={**CONFIG, "data": {"c": "3"}})["data"] == {"a": "1", "c": "3"}
    assert [each["metadata"]["name"] for each in call("list", namespace="default")] == ["new", "settings"]
    assert call("delete", "new")["status"] == "Success"
    assert [each["metadata"]["name"] for each in call("deletecollection")["items"]] == ["settings"]
    assert furnished.names("configmaps") == []


@pytest.mark.parametrize(
    ("api_version", "kind", "name", "namespace"),
    [
        ("apps/v1", "Deployment", "web", "default"),
        ("apps/v1", "deployments", "web", None),
        ("stable.example.com/v1", "Backup", "nightly", None),
        ("v1", "Namespace", "default", None),
        ("apiextensions.k8s.io/v1", "CustomResourceDefinition", "backups.stable.example.com", None),
    ],
)
def test_any_kind(furnished: Any, api_version: str, kind: str, name: str, namespace: str | None) -> None:
    assert KubernetesCall(api_version, kind, "get", name, namespace).run()["metadata"]["name"] == name


def test_a_kind_that_was_added_later(cluster: Any) -> None:
    call = KubernetesCall("stable.example.com/v1", "Backup", "list")
    with pytest.raises(ValueError, match=r"no API 'stable\.example\.com/v1'"):
        call.run()
    KubernetesCall("apiextensions.k8s.io/v1", "CustomResourceDefinition", "create").run(body=DEFINITION)
    assert call.run() == []


def test_a_subresource(furnished: Any) -> None:
    body = {"status": {"done": 3}}
    call = KubernetesCall("stable.example.com/v1", "Backup", "patch", "nightly", subresource="status")
    assert call.run(body=body)["status"] == {"done": 3}
    assert furnished.get("backups", "nightly", group="stable.example.com")["spec"] == {"hours": 24}


def test_all_pages(cluster: Any) -> None:
    for number in range(5):
        cluster.make("configmaps", {"metadata": {"name": f"c{number}"}})
    found = KubernetesCall("v1", "ConfigMap", "list", parameters={"limit": 2}).run()
    assert [each["metadata"]["name"] for each in found] == [f"c{number}" for number in range(5)]
    assert len([each for each in cluster.asked if each.path.endswith("/configmaps")]) == 3


def test_selectors(cluster: Any) -> None:
    for name, labels in (("a", {"x": "1"}), ("b", {"x": "2"}), ("c", {})):
        cluster.make("configmaps", {"metadata": {"name": name, "labels": labels}})
    chosen = {"x": ["a", "b"], "x=1": ["a"], "x!=1": ["b", "c"], "!x": ["c"], "x in (1, 2)": ["a", "b"]}
    for selector, names in chosen.items():
        found = KubernetesCall("v1", "ConfigMap", "list").run(parameters={"labelSelector": selector})
        assert [each["metadata"]["name"] for each in found] == names


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({}, "'verb'"),
        ({"verb": "get"}, "'resource_name'"),
        ({"verb": "steal"}, "'steal' is no verb of the API; it has: get, list"),
        ({"verb": "create"}, "'body'"),
        ({"verb": "list", "patch_type": "quilt"}, "'quilt' is no kind of patch"),
        ({"verb": "list", "api_version": "v1", "kind": "Podd"}, "no kind 'Podd' in v1; it has: ConfigMap, Event"),
    ],
)
def test_wrong_arguments(cluster: Any, arguments: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        KubernetesCall(**arguments).run()


@pytest.mark.parametrize(
    ("code", "reason"), [(403, "Forbidden"), (404, "NotFound"), (409, "Conflict"), (422, "Invalid"), (500, "Oops")]
)
def test_refusals_have_the_reason(cluster: Any, code: int, reason: str) -> None:
    cluster.refuse("POST", "/configmaps", code, reason, f"because of {reason}")
    with pytest.raises(ApiException, match=f"because of {reason}") as caught:
        KubernetesCall("v1", "ConfigMap", "create").run(body=CONFIG)
    assert caught.value.status == code
