from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

import pytest
from kubernetes import client
from kubernetes.client.exceptions import ApiException

from prefect.core.errors import WaitTimedOut
from prefect.core.flow import Flow
from prefect.tasks.kubernetes import KubernetesApply, KubernetesDelete, KubernetesWaitFor
from prefect.tasks.kubernetes.errors import ResourceFailed
from tests.tasks.kubernetes.cluster.api import Cluster

TWO = """
apiVersion: v1
kind: ConfigMap
metadata: {name: one}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: two, namespace: other}
data: {a: "1"}
---
"""
ONE = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "one"}, "data": {"a": "1"}}


@pytest.fixture(autouse=True)
def other(cluster: Cluster) -> None:
    cluster.make("namespaces", {"metadata": {"name": "other"}}, namespace="")


@pytest.mark.parametrize("how", ["apply", "create", "replace"])
def test_yaml_of_several(cluster: Cluster, how: str) -> None:
    made = KubernetesApply(TWO, how=how).run()
    assert [(each["metadata"]["namespace"], each["metadata"]["name"]) for each in made] == [
        ("default", "one"), ("other", "two"),
    ]  # fmt: skip


def test_every_form(cluster: Cluster, tmp_path: Path) -> None:
    file = tmp_path / "manifest.yaml"
    file.write_text(TWO)
    model = client.V1ConfigMap(api_version="v1", kind="ConfigMap", metadata=client.V1ObjectMeta(name="model"))
    forms = [str(file), ONE, [ONE], model, [model], {"kind": "List", "apiVersion": "v1", "items": [ONE]}]
    assert [len(KubernetesApply().run(form)) for form in forms] == [2, 1, 1, 1, 1, 1]


def test_again(cluster: Cluster) -> None:
    changed = {**ONE, "data": {"b": "2"}}
    KubernetesApply(ONE).run()
    assert KubernetesApply(changed).run()[0]["data"] == {"a": "1", "b": "2"}
    assert KubernetesApply(changed, how="replace").run()[0]["data"] == {"b": "2"}
    with pytest.raises(ApiException) as caught:
        KubernetesApply(changed, how="create").run()
    assert caught.value.status == 409


def test_delete(cluster: Cluster) -> None:
    KubernetesApply(TWO).run()
    assert KubernetesDelete(TWO, wait=True, poll_interval=0.01).run() == [
        "/api/v1/namespaces/other/configmaps/two", "/api/v1/namespaces/default/configmaps/one",
    ]  # fmt: skip
    assert KubernetesDelete(TWO, missing_ok=True).run() == []
    with pytest.raises(ApiException):
        KubernetesDelete(TWO).run()


def test_delete_waits_for_finalizers(cluster: Cluster) -> None:
    KubernetesApply({**ONE, "metadata": {"name": "one", "finalizers": ["example.com/wait"]}}).run()
    with pytest.raises(WaitTimedOut):
        KubernetesDelete(ONE, wait=True, poll_interval=0.02, max_wait=0.1).run()
    kind = cluster.store.kind_of("", "configmaps")

    def finish() -> None:
        time.sleep(0.1)
        item = cluster.get("configmaps", "one")
        del item["metadata"]["finalizers"]
        cluster.store.replace(kind, "default", "one", item)

    thread = threading.Thread(target=finish)
    thread.start()
    flow = Flow("f", tasks=[KubernetesDelete(ONE, wait=True, poll_interval=0.02)])
    assert flow.run().is_successful()
    thread.join()
    assert cluster.names("configmaps") == []


def job(*command: str) -> dict[str, Any]:
    main = {"name": "a", "image": "x", "command": list(command)}
    spec = {"backoffLimit": 0, "template": {"spec": {"restartPolicy": "Never", "containers": [main]}}}
    return {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "j"}, "spec": spec}


def test_wait_for_a_condition(cluster: Cluster) -> None:
    KubernetesApply(job("sleep", "0.1")).run()
    wait = KubernetesWaitFor("batch/v1", "Job", "j", condition="Complete", poll_interval=0.02)
    assert wait.run()["status"]["succeeded"] == 1


def test_wait_for_what_cannot_happen(cluster: Cluster) -> None:
    KubernetesApply(job("false")).run()
    wait = KubernetesWaitFor("batch/v1", "Job", "j", poll_interval=0.02)
    with pytest.raises(ResourceFailed, match="BackoffLimitExceeded"):
        wait.run(condition="Complete", failed_condition="Failed")


def test_wait_for_a_field(cluster: Cluster) -> None:
    spec = job("true")["spec"]["template"]["spec"]
    pod = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": spec}
    KubernetesApply(pod).run()
    wait = KubernetesWaitFor("v1", "Pod", "p", field="status.phase", values=["Succeeded"], poll_interval=0.02)
    assert wait.run()["metadata"]["name"] == "p"
    with pytest.raises(ResourceFailed, match=r"status\.phase = 'Succeeded'"):
        wait.run(values="Running", failed_values=("Succeeded", "Failed"))


def test_wait_until_gone(cluster: Cluster) -> None:
    wait = KubernetesWaitFor("v1", "ConfigMap", "one", gone=True, poll_interval=0.02)
    KubernetesApply(ONE).run()
    with pytest.raises(WaitTimedOut):
        wait.run(max_wait=0.1)
    KubernetesDelete(ONE).run()
    assert wait.run() is None


@pytest.mark.parametrize(
    ("task", "words"),
    [
        (KubernetesApply(), "'manifests'"),
        (KubernetesApply(ONE, how="paint"), "'paint' was given"),
        (KubernetesApply({"kind": "ConfigMap"}), "has 'apiVersion' and 'kind'"),
        (KubernetesApply("a: [1"), "is no YAML"),
        (KubernetesApply([3]), "not int"),
        (KubernetesApply({**ONE, "kind": "Map"}), "no kind 'Map'"),
        (KubernetesApply({**ONE, "metadata": {}}), "metadata.name"),
        (KubernetesDelete(), "'manifests'"),
        (KubernetesWaitFor("v1", "Pod", "p"), "What is to be waited for"),
        (KubernetesWaitFor("v1", "Pod", condition="Ready"), "'resource_name'"),
    ],
)
def test_wrong_arguments(cluster: Cluster, task: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        task.run()
