"""
What tasks take for granted of an API server, asked of the tests' own and of a real one.

`contract.py` tells which variables of the environment name a real one.
"""

from __future__ import annotations

import importlib
import threading
from typing import Any

import pytest
from kubernetes import client, watch
from kubernetes.client.exceptions import ApiException

from prefect.core.engine.signals import FAIL
from prefect.tasks import kubernetes
from prefect.tasks.kubernetes import (
    ConnectGetNamespacedPodExec,
    KubernetesApply,
    KubernetesDelete,
    KubernetesWaitFor,
    ReadNamespacedPodLogs,
    RunNamespacedJob,
    RunPod,
)
from prefect.tasks.kubernetes.client import kubernetes_client
from prefect.tasks.kubernetes.errors import CommandFailed
from tests.tasks.kubernetes.contract import IMAGE, Place, until


def container(*command: str) -> dict[str, Any]:
    return {"name": "base", "image": IMAGE, "command": list(command)}


def pod(name: str, *command: str) -> dict[str, Any]:
    spec = {"restartPolicy": "Never", "terminationGracePeriodSeconds": 0, "containers": [container(*command)]}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name}, "spec": spec}


def job(name: str, *command: str, **spec: Any) -> dict[str, Any]:
    template = {"spec": {"restartPolicy": "Never", "containers": [container(*command)]}}
    return {"metadata": {"name": name}, "spec": {"template": template, **spec}}


MAP = {"metadata": {"name": "new"}, "data": {"a": "1", "b": "2"}}
APP = {
    "metadata": {"name": "new"},
    "spec": {
        "replicas": 0, "selector": {"matchLabels": {"app": "x"}},
        "template": {"metadata": {"labels": {"app": "x"}}, "spec": {"containers": [container("sleep", "60")]}},
    },
}  # fmt: skip
#: What the tasks call it, and a body.
KINDS: dict[str, tuple[str, str, str, dict[str, Any]]] = {
    "ConfigMap": ("config_map", "ConfigMap", "v1", MAP),
    "Service": ("service", "Service", "v1", {"metadata": {"name": "new"}, "spec": {"ports": [{"port": 80}]}}),
    "Pod": ("pod", "Pod", "v1", pod("new", "sleep", "60")),
    "Deployment": ("deployment", "Deployment", "apps/v1", APP),
    "Job": ("job", "Job", "batch/v1", job("new", "true", suspend=True)),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_life(place: Place, kind: str) -> None:
    noun, _, version, body = KINDS[kind]
    where = {"namespace": place.namespace}
    named = {f"{noun}_name": "new", **where}
    task = {
        verb: getattr(kubernetes, f"{verb}Namespaced{kind}") for verb in ("Create", "Read", "List", "Patch", "Delete")
    }
    made = task["Create"](body=body, **where).run()
    assert made.metadata.uid and made.metadata.creation_timestamp
    with pytest.raises(ApiException) as caught:
        task["Create"](body=body, **where).run()
    assert caught.value.status == 409
    assert task["Read"](**named).run().metadata.uid == made.metadata.uid
    found = task["List"](**where, kube_kwargs={"field_selector": "metadata.name=new"}).run()
    assert [item.metadata.name for item in found.items] == ["new"]
    changed = task["Patch"](body={"metadata": {"labels": {"a": "b"}}}, **named).run()
    assert changed.metadata.labels["a"] == "b"
    assert changed.metadata.resource_version != made.metadata.resource_version
    labelled = task["List"](**where, kube_kwargs={"label_selector": "a=b"}).run()
    assert [item.metadata.name for item in labelled.items] == ["new"]
    task["Delete"](**named).run(delete_option_kwargs={"grace_period_seconds": 0, "propagation_policy": "Background"})

    def gone() -> bool:
        return place.call("list", kind, version, parameters={"fieldSelector": "metadata.name=new"}) == []

    until(gone, f"the {kind} is gone")


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_there(place: Place, kind: str) -> None:
    noun = KINDS[kind][0]
    for verb in ("Read", "Delete"):
        task = getattr(kubernetes, f"{verb}Namespaced{kind}")(namespace=place.namespace)
        with pytest.raises(ApiException) as caught:
            task.run(**{f"{noun}_name": "nowhere"})
        assert caught.value.status == 404


@pytest.mark.parametrize(
    ("how", "body", "expected"),
    [
        ("merge", {"data": {"b": None, "c": "3"}}, {"a": "1", "c": "3"}),
        ("strategic", {"data": {"c": "3"}}, {"a": "1", "b": "2", "c": "3"}),
        ("json", [{"op": "replace", "path": "/data/a", "value": "9"}, {"op": "remove", "path": "/data/b"}], {"a": "9"}),
    ],
)
def test_kinds_of_patches(place: Place, how: str, body: Any, expected: dict[str, str]) -> None:
    place.call("create", "ConfigMap", body=MAP)
    assert place.call("patch", "ConfigMap", resource_name="new", body=body, patch_type=how)["data"] == expected


def test_lists_are_merged_by_name(place: Place) -> None:
    place.call("create", "Deployment", "apps/v1", body=APP)
    for how, names in (("strategic", ["more", "base"]), ("merge", ["more"])):
        body = {"spec": {"template": {"spec": {"containers": [{"name": "more", "image": IMAGE}]}}}}
        found = place.call("patch", "Deployment", "apps/v1", resource_name="new", body=body, patch_type=how)
        assert sorted(each["name"] for each in found["spec"]["template"]["spec"]["containers"]) == sorted(names)


def test_a_json_patch_that_does_not_fit(place: Place) -> None:
    place.call("create", "ConfigMap", body=MAP)
    body = [{"op": "test", "path": "/data/a", "value": "other"}, {"op": "remove", "path": "/data/a"}]
    with pytest.raises(ApiException) as caught:
        place.call("patch", "ConfigMap", resource_name="new", body=body)
    assert caught.value.status == 422
    assert place.call("get", "ConfigMap", resource_name="new")["data"] == MAP["data"]


def test_apply_makes_and_changes(place: Place) -> None:
    manifest = {"apiVersion": "v1", "kind": "ConfigMap", **MAP}
    for data in ({"a": "1"}, {"a": "2"}):
        (found,) = KubernetesApply({**manifest, "data": data}, place.namespace).run()
        assert found["data"] == data


def test_conflict(place: Place) -> None:
    made = place.call("create", "ConfigMap", body=MAP)
    newer = place.call("patch", "ConfigMap", resource_name="new", body={"data": {"a": "2"}})
    with pytest.raises(ApiException) as caught:
        place.call("replace", "ConfigMap", body={**made, "data": {"a": "3"}})
    assert caught.value.status == 409
    assert place.call("replace", "ConfigMap", body={**newer, "data": {"a": "3"}})["data"] == {"a": "3"}


def test_generation_counts_changes_of_the_specification(place: Place) -> None:
    place.call("create", "Deployment", "apps/v1", body=APP)
    named = {"resource_name": "new", "api_version": "apps/v1"}
    first = place.call("patch", "Deployment", body={"metadata": {"labels": {"a": "b"}}}, **named)["metadata"]
    second = place.call("patch", "Deployment", body={"spec": {"paused": True}}, **named)["metadata"]
    assert second["generation"] == first["generation"] + 1


@pytest.mark.parametrize(
    ("kind", "version", "body"),
    [
        ("ConfigMap", "v1", {"metadata": {"name": "No_Name"}}),
        ("Pod", "v1", {"metadata": {"name": "empty"}, "spec": {"containers": []}}),
        (
            "Job",
            "batch/v1",
            {"metadata": {"name": "job"}, "spec": {"template": {"spec": {"containers": [container()]}}}},
        ),
    ],
)
def test_what_is_invalid(place: Place, kind: str, version: str, body: dict[str, Any]) -> None:
    with pytest.raises(ApiException) as caught:
        place.call("create", kind, version, body=body)
    assert caught.value.status == 422


def test_a_dry_run_makes_nothing(place: Place) -> None:
    place.call("create", "ConfigMap", body=MAP, parameters={"dryRun": "All"})
    assert "new" not in [item["metadata"]["name"] for item in place.call("list", "ConfigMap")]


def test_pages(place: Place) -> None:
    for number in range(5):
        place.call("create", "Secret", body={"metadata": {"name": f"s{number}", "labels": {"mine": "1"}}})
    found = place.call("list", "Secret", parameters={"limit": 2, "labelSelector": "mine in (1, 2),!other"})
    assert [item["metadata"]["name"] for item in found] == [f"s{number}" for number in range(5)]


def test_watch(place: Place) -> None:
    api = client.CoreV1Api(kubernetes_client())
    version = api.list_namespaced_config_map(place.namespace).metadata.resource_version
    place.call("create", "ConfigMap", body=MAP)
    place.call("patch", "ConfigMap", resource_name="new", body={"data": {"a": "2"}})
    place.call("delete", "ConfigMap", resource_name="new")
    seen: list[tuple[str, Any]] = []
    looking = watch.Watch()
    names = {"field_selector": "metadata.name=new", "resource_version": version, "timeout_seconds": 20}
    for event in looking.stream(api.list_namespaced_config_map, place.namespace, **names):
        seen.append((event["type"], event["object"].data["a"]))
        if event["type"] == "DELETED":
            looking.stop()
    assert seen == [("ADDED", "1"), ("MODIFIED", "2"), ("DELETED", "2")]


def test_deletion_waits_for_finalizers(place: Place) -> None:
    manifest = {"apiVersion": "v1", "kind": "ConfigMap", **MAP}
    manifest["metadata"] = {"name": "new", "finalizers": ["example.com/first", "example.com/second"]}
    KubernetesApply(manifest, place.namespace).run()
    KubernetesDelete(manifest, place.namespace).run()
    deleted = place.call("get", "ConfigMap", resource_name="new")["metadata"]
    assert deleted["deletionTimestamp"]

    def without(*left: str) -> Any:
        body = {"metadata": {"finalizers": list(left)}}
        return place.call("patch", "ConfigMap", resource_name="new", body=body)

    # deleting again changes nothing, and what is going does not go while one is left
    KubernetesDelete(manifest, place.namespace).run()
    kept = without("example.com/second")["metadata"]
    assert (kept["finalizers"], kept["deletionTimestamp"]) == (["example.com/second"], deleted["deletionTimestamp"])
    thread = threading.Timer(0.1, without)
    thread.start()
    wait = KubernetesWaitFor("v1", "ConfigMap", "new", place.namespace, gone=True, poll_interval=0.05, max_wait=30)
    wait.run()
    thread.join()
    with pytest.raises(ApiException) as caught:
        place.call("get", "ConfigMap", resource_name="new")
    assert caught.value.status == 404


@pytest.fixture
def running(place: Place) -> Place:
    """A place whose pod `shell` has written its first line."""
    if not place.runs_pods:
        pytest.skip("the cluster has no node that is ready")
    place.call("create", "Pod", body=pod("shell", "sh", "-c", "echo ready; echo again; sleep 60"))
    until(lambda: "again" in (ReadNamespacedPodLogs("shell", place.namespace).run() or ""), "the pod runs")
    return place


def test_logs(running: Place) -> None:
    assert ReadNamespacedPodLogs("shell", running.namespace).run() == "ready\nagain\n"
    api = client.CoreV1Api(kubernetes_client())

    def lines(**options: Any) -> list[str]:
        # the client's own reading of it has been wrong in some versions
        answer = api.read_namespaced_pod_log("shell", running.namespace, _preload_content=False, **options)
        return answer.data.decode().splitlines()

    assert lines(tail_lines=1) == ["again"]
    assert [line.partition(" ")[2] for line in lines(timestamps=True)] == ["ready", "again"]
    with pytest.raises(ApiException) as caught:
        api.read_namespaced_pod_log("shell", running.namespace, container="nowhere")
    assert caught.value.status == 400


def test_exec(running: Place) -> None:
    task = ConnectGetNamespacedPodExec("shell", "base", namespace=running.namespace, raise_on_failure=True)
    assert task.run(exec_command=["echo", "hello"]) == "hello\n"
    with pytest.raises(CommandFailed, match="exit code 3"):
        task.run(exec_command=["sh", "-c", "exit 3"])
    with pytest.raises(ApiException):
        ConnectGetNamespacedPodExec("nowhere", "base", ["ls"], running.namespace).run()


def test_a_pod_is_run(running: Place) -> None:
    task = RunPod(IMAGE, ["sh", "-c"], namespace=running.namespace, poll_interval=0.05)
    task.run(arguments=["echo hello"])
    module = importlib.import_module("prefect.tasks.kubernetes.errors")
    with pytest.raises(module.PodFailed):
        task.run(arguments=["exit 3"])


def test_a_job_is_run(running: Place) -> None:
    options = {"namespace": running.namespace, "job_status_poll_interval": 0.05}
    RunNamespacedJob(job("good", "true"), **options).run()
    with pytest.raises(FAIL, match="BackoffLimitExceeded"):
        RunNamespacedJob(job("bad", "false", backoffLimit=0), **options).run()
