from __future__ import annotations

import threading
import time
from typing import Any

import pytest
from kubernetes import client
from kubernetes.client.exceptions import ApiException

from prefect.core.context import context
from prefect.core.engine import signals
from prefect.core.engine.executors.threads import ThreadExecutor
from prefect.core.engine.state import Failed, Skipped, Success, TimedOut
from prefect.core.errors import WaitTimedOut
from prefect.core.flow import Flow
from prefect.tasks.kubernetes import RunPod
from prefect.tasks.kubernetes.errors import PodFailed, PodNotStarted, PodOutputUnreadable
from tests.tasks.kubernetes.cluster.api import Cluster


def script(text: str, **arguments: Any) -> RunPod:
    return RunPod("busybox", ["sh", "-c", text], pod_name="p", poll_interval=0.05, **arguments)


WRITES = "echo '{\"rows\": 3}' > /airflow/xcom/return.json"


@pytest.mark.parametrize(
    ("text", "arguments", "expected"),
    [
        ("echo hello", {}, None),
        (WRITES, {"output": "sidecar"}, {"rows": 3}),
        (WRITES, {"output": "file"}, {"rows": 3}),
        ("echo '[1]' > /out", {"output": "file", "output_path": "/out"}, [1]),
        ("true", {"output": "sidecar"}, None),
        ("true", {"output": "file"}, None),
        (WRITES, {"output": "sidecar", "get_logs": False}, {"rows": 3}),
        ("echo a; sleep 0.2; echo b", {"log_interval": 0.05}, None),
    ],
)
def test_value(cluster: Cluster, text: str, arguments: dict[str, Any], expected: Any) -> None:
    assert script(text, **arguments).run() == expected
    assert cluster.names("pods") == []


@pytest.mark.parametrize("how", [{}, {"log_interval": 0.05}, {"container_logs": True}, {"init_container_logs": True}])
def test_each_line_is_told_once(cluster: Cluster, how: dict[str, Any]) -> None:
    lines: list[str] = []
    first = {"name": "first", "image": "busybox", "command": ["echo", "before"]}
    script("echo one; sleep 0.2; echo two; echo three", on_log_line=lines.append, init_containers=[first], **how).run()
    assert lines == [*(["before"] if "init_container_logs" in how else []), "one", "two", "three"]


def test_a_log_that_is_silent_for_long_is_asked_for_again(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prefect.tasks.kubernetes.pod_life.LOOK", 0.1)
    lines: list[str] = []
    script("echo one; sleep 0.5; echo two", on_log_line=lines.append).run()
    assert lines == ["one", "two"]
    assert len([each for each in cluster.asked if each.path.endswith("/log")]) > 1


def test_models_of_the_client_and_dicts_give_the_same_pod(cluster: Cluster) -> None:
    models = RunPod(
        "busybox",
        env_vars=[client.V1EnvVar(name="A", value="1")],
        resources=client.V1ResourceRequirements(limits={"cpu": "1"}),
        tolerations=[client.V1Toleration(key="gpu", operator="Exists")],
        volumes=[client.V1Volume(name="v", empty_dir=client.V1EmptyDirVolumeSource())],
        volume_mounts=[client.V1VolumeMount(name="v", mount_path="/v")],
        full_pod_spec=client.V1Pod(
            metadata=client.V1ObjectMeta(labels={"a": "b"}),
            spec=client.V1PodSpec(containers=[client.V1Container(name="base", working_dir="/w")]),
        ),
    )
    dicts = RunPod(
        "busybox",
        env_vars={"A": 1},
        resources={"limits": {"cpu": "1"}},
        tolerations=[{"key": "gpu", "operator": "Exists"}],
        volumes=[{"name": "v", "emptyDir": {}}],
        volume_mounts=[{"name": "v", "mountPath": "/v"}],
        pod_template_dict={
            "metadata": {"labels": {"a": "b"}},
            "spec": {"containers": [{"name": "base", "workingDir": "/w"}]},
        },
    )
    assert models.pod_of(random_suffix=False) == dicts.pod_of(random_suffix=False)


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [("exit 3", "container base ended with exit code 3", 3), ("false", "exit code 1", 1)],
)
def test_failing(cluster: Cluster, text: str, words: str, code: int) -> None:
    with pytest.raises(PodFailed, match=words) as caught:
        script(text).run()
    assert caught.value.exit_code == code
    assert cluster.names("pods") == []


def test_the_message_of_the_container_is_told(cluster: Cluster) -> None:
    with pytest.raises(PodFailed, match="exit code 1: out of cheese"):
        script("echo out of cheese; exit 1", termination_message_policy="FallbackToLogsOnError").run()


@pytest.mark.parametrize(
    ("action", "text", "left"),
    [
        ("delete_pod", "true", 0), ("delete_pod", "false", 0), ("keep_pod", "true", 1), ("keep_pod", "false", 1),
        ("delete_succeeded_pod", "true", 0), ("delete_succeeded_pod", "false", 1), ("delete_active_pod", "true", 1),
    ],
)  # fmt: skip
def test_on_finish(cluster: Cluster, action: str, text: str, left: int) -> None:
    state = (flow := Flow("f", tasks=[task := script(text, on_finish=action)])).run()
    assert isinstance(state.result[task], Success if text == "true" else Failed), flow
    pods = cluster.names("pods")
    assert len(pods) == left
    for pod in pods:
        assert cluster.get("pods", pod)["metadata"]["labels"]["already_checked"] == "True"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"image": "missing:1"}, 'ImagePullBackOff: Back-off pulling image "missing:1"'),
        ({"node_selector": {"nowhere": "x"}}, "Unschedulable: 0/1 nodes are available"),
        ({"node_selector": {"nowhere": "x"}, "schedule_timeout": 0.1, "startup_timeout": 60}, "Unschedulable"),
    ],
)
def test_not_starting(cluster: Cluster, arguments: dict[str, Any], words: str) -> None:
    task = RunPod(**{"image": "busybox", "startup_timeout": 0.1, "poll_interval": 0.05, **arguments})
    with pytest.raises(PodNotStarted, match=words):
        task.run()
    assert cluster.names("pods") == []


def test_output_that_is_no_json(cluster: Cluster) -> None:
    with pytest.raises(PodOutputUnreadable, match="is no JSON"):
        script("echo '{rows' > /airflow/xcom/return.json", output="sidecar").run()
    assert cluster.names("pods") == []


@pytest.mark.parametrize("codes", [99, [98, 99]])
def test_skipping(cluster: Cluster, codes: Any) -> None:
    with pytest.raises(signals.SKIP):
        script("exit 99", skip_on_exit_code=codes).run()
    flow = Flow("f", tasks=[task := script("exit 99", skip_on_exit_code=codes)])
    assert isinstance(flow.run().result[task], Skipped)


def test_a_pod_that_somebody_deletes(cluster: Cluster) -> None:
    def delete() -> None:
        while not cluster.names("pods"):
            time.sleep(0.01)
        time.sleep(0.2)
        for name in cluster.names("pods"):
            cluster.store.delete(cluster.nodes.pods, "default", name)

    thread = threading.Thread(target=delete)
    thread.start()
    with pytest.raises(PodFailed, match="is gone"):
        script("sleep 30").run()
    thread.join()


def test_a_time_limit_takes_the_pod_away(cluster: Cluster) -> None:
    flow = Flow("f", tasks=[task := script("sleep 30", timeout=1, get_logs=False)])
    assert isinstance(flow.run().result[task], TimedOut)
    deadline = time.monotonic() + 5
    while cluster.names("pods") and time.monotonic() < deadline:
        time.sleep(0.02)
    assert cluster.names("pods") == []


def test_max_wait(cluster: Cluster) -> None:
    with pytest.raises(WaitTimedOut):
        script("sleep 30", max_wait=0.3).run()


def test_an_interrupted_run_takes_the_pod_away(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(wait: Any) -> float:
        raise KeyboardInterrupt

    task = script("sleep 30")
    monkeypatch.setattr(task, "look", interrupt)
    with pytest.raises(KeyboardInterrupt):
        task.run()
    assert [each.method for each in cluster.asked][-1] == "DELETE"


def test_a_pod_that_was_begun_before_is_waited_for(cluster: Cluster) -> None:
    with context(flow_run_id="one run"):
        task = script("sleep 0.3; " + WRITES, output="file")
        wait = task.begin({})
        assert task.run() == {"rows": 3}
        assert len(cluster.bodies("POST", "pods")) == 1
        assert wait.handle["name"].startswith("p-")
    with context(flow_run_id="another run"):
        assert task.run() == {"rows": 3}
        assert len(cluster.bodies("POST", "pods")) == 2


def test_waiting_holds_no_thread(cluster: Cluster) -> None:
    count = 12
    with Flow("f") as flow:
        for number in range(count):
            script("sleep 0.4", get_logs=False, name=f"t{number}", log_interval=0.1)()
    began = time.monotonic()
    state = flow.run(executor=ThreadExecutor(2))
    assert state.is_successful()
    assert time.monotonic() - began < 0.4 * count / 2  # two threads that waited would take as long


def test_retries_make_a_new_pod(cluster: Cluster) -> None:
    flow = Flow("f", tasks=[script("false", max_retries=2, retry_delay=0)])
    flow.run()
    names = [body["metadata"]["name"] for body in cluster.bodies("POST", "pods")]
    assert len(set(names)) == 3


@pytest.mark.parametrize(
    ("method", "end", "code", "times"),
    [("POST", "/pods", 429, 2), ("GET", "/pods", 503, 1), ("POST", "/pods", 409, 1)],
)
def test_faults_that_pass(cluster: Cluster, method: str, end: str, code: int, times: int) -> None:
    more = {} if code == 409 else {"Retry_After": 0}
    cluster.refuse(method, end, code, "Fault", times=times, **more)
    assert script(WRITES, output="file").run() == {"rows": 3}


@pytest.mark.parametrize(("code", "reason"), [(403, "Forbidden"), (422, "Invalid")])
def test_faults_that_stay(cluster: Cluster, code: int, reason: str) -> None:
    cluster.refuse("POST", "/pods", code, reason, "exceeded quota")
    with pytest.raises(ApiException, match="exceeded quota"):
        script("true").run()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({}, "has no image"),
        ({"image": "a", "on_finish": "burn"}, "on_finish is one of 'delete_pod'"),
        ({"image": "a", "output": "mail"}, "output is one of None, 'sidecar', 'file'; 'mail'"),
        ({"image": "a", "pod_template_dict": {"kind": "Job"}}, "pod_template_dict is no pod"),
        ({"image": "a", "secrets": [{"deploy_type": "mail", "secret": "s"}]}, "not as 'mail'"),
    ],
)
def test_wrong_arguments(cluster: Cluster, arguments: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        RunPod(**arguments).run()
    assert cluster.bodies("POST", "pods") == []
