"""Jobs, resources, commands, Spark, functions in pods: DAG files against the cluster of the tests."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("kubernetes")

import yaml

from prefect.compat.airflow.conversion.loading import flows_of_file
from prefect.compat.airflow.operators import kubernetes_gke
from prefect.compat.airflow.operators.classes import kubernetes_eks, kubernetes_kueue
from prefect.compat.airflow.operators.classes import kubernetes_gke as gke_classes
from prefect.compat.airflow.report.results import result_of
from prefect.compat.airflow.runtime.run import AirflowRun, RunOptions
from prefect.compat.airflow.runtime.run_dates import parse_date
from tests.compat.airflow.operators.kubernetes.record import KUEUE
from tests.loopback import Loopback
from tests.tasks.kubernetes.cluster.api import Cluster
from tests.tasks.kubernetes.cluster.examples import DEFINITION, container, furnish, with_spark

HEAD = """
from datetime import datetime
from airflow import DAG
from airflow.decorators import task
from airflow.providers.cncf.kubernetes.operators.job import (
    KubernetesDeleteJobOperator, KubernetesJobOperator, KubernetesPatchJobOperator,
)
from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
from airflow.providers.cncf.kubernetes.operators.resource import (
    KubernetesCreateResourceOperator, KubernetesDeleteResourceOperator,
)
from airflow.providers.cncf.kubernetes.operators.spark_kubernetes import SparkKubernetesOperator
from airflow.providers.cncf.kubernetes.sensors.spark_kubernetes import SparkKubernetesSensor

QUICK = {"image": "busybox:1", "job_poll_interval": 0.05}

with DAG("d", start_date=datetime(2024, 1, 1), schedule=None) as dag:
"""


@pytest.fixture
def run(cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, Any]]:
    extra = {"kube_config": json.dumps(cluster.kubeconfig()), "namespace": "default"}
    monkeypatch.setenv("AIRFLOW_CONN_KUBERNETES_DEFAULT", json.dumps({"conn_type": "kubernetes", "extra": extra}))

    def run_tasks(body: str, head: str = HEAD, version: str = "2.10") -> dict[str, Any]:
        file = tmp_path / "d.py"
        file.write_text(head + textwrap.indent(textwrap.dedent(body), "    "), encoding="utf-8")
        (flow,) = flows_of_file(str(file), version=version)
        assert [str(each) for each in flow.findings] == []
        runs: list[AirflowRun] = []
        flow.airflow_policy.options = RunOptions(logical_date=parse_date("2024-01-15"))
        flow.airflow_policy.on_begin = runs.append
        flow.run()
        return result_of(runs[0])["tis"]

    return run_tasks


def test_a_job_is_started(run: Any, cluster: Cluster) -> None:
    found = run("""
        KubernetesJobOperator(task_id="t", cmds=["true"], backoff_limit=2, parallelism=2, completions=3,
                              ttl_seconds_after_finished=60, labels={"a": "b"}, **QUICK)
    """)["t"]
    assert found["state"] == "success"
    (job,) = cluster.bodies("POST", "jobs")
    name = job["metadata"]["name"]
    assert name.startswith("job-t-") and len(name) == len("job-t-") + 8
    assert job["metadata"]["labels"] == {"a": "b"}
    template = job["spec"].pop("template")
    wanted = {"backoffLimit": 2, "parallelism": 2, "completions": 3, "ttlSecondsAfterFinished": 60}
    assert job["spec"] == wanted
    labels = template["metadata"]["labels"]
    assert {"a": "b", "dag_id": "d", "task_id": "t", "kubernetes_pod_operator": "True"}.items() <= labels.items()
    assert found["xcoms"].pop("job")["metadata"]["name"] == name
    assert found["xcoms"] == {"job_name": name, "job_namespace": "default"}


@pytest.mark.parametrize(
    ("arguments", "state", "pushed"),
    [
        ('cmds=["echo", "x"]', "success", None),
        ('cmds=["false"], backoff_limit=0', "failed", None),
        ('cmds=["sh", "-c", "echo 5 > /airflow/xcom/return.json"], do_xcom_push=True', "success", 5),
        ('cmds=["true"], get_logs=False', "success", None),
    ],
)
def test_a_job_is_waited_for(run: Any, arguments: str, state: str, pushed: Any) -> None:
    found = run(f'KubernetesJobOperator(task_id="t", wait_until_job_complete=True, {arguments}, **QUICK)')["t"]
    assert found["state"] == state
    assert found["xcoms"].get("return_value") == pushed
    condition = found["xcoms"]["job"]["status"]["conditions"][0]["type"]
    assert condition == ("Complete" if state == "success" else "Failed")


def test_jobs_are_changed_and_deleted(run: Any, cluster: Cluster) -> None:
    template = {"spec": {"restartPolicy": "Never", "containers": [container("true")]}}
    for name in ("first", "second", "third"):
        cluster.make("jobs", {"metadata": {"name": name}, "spec": {"template": template}}, group="batch")
    found = run("""
        patch = KubernetesPatchJobOperator(task_id="patch", name="first", namespace="default",
                                           body={"metadata": {"labels": {"a": "b"}}})
        gone = KubernetesDeleteJobOperator(task_id="gone", name="first", namespace="default")
        ended = KubernetesDeleteJobOperator(task_id="ended", name="second", namespace="default",
                                            wait_for_completion=True, delete_on_status="Complete", poll_interval=0.05)
        left = KubernetesDeleteJobOperator(task_id="left", name="third", namespace="default",
                                           wait_for_completion=True, delete_on_status="Failed", poll_interval=0.05)
        missing = KubernetesDeleteJobOperator(task_id="missing", name="nowhere", namespace="default")
        patch >> gone
    """)
    assert {instance["state"] for instance in found.values()} == {"success"}
    assert found["patch"]["xcoms"]["return_value"]["metadata"]["labels"] == {"a": "b"}
    assert cluster.names("jobs", group="batch") == ["third"]


def test_resources_of_any_kind(run: Any, cluster: Cluster) -> None:
    cluster.make("customresourcedefinitions", DEFINITION, group="apiextensions.k8s.io")
    found = run('''
        import textwrap

        TWO = textwrap.dedent("""
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: one-{{ ds }}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: two}
        """)
        OWN = """
        apiVersion: stable.example.com/v1
        kind: Backup
        metadata: {name: b}
        """
        a = KubernetesCreateResourceOperator(task_id="a", yaml_conf=TWO)
        b = KubernetesCreateResourceOperator(task_id="b", yaml_conf=OWN, custom_resource_definition=True)
        again = KubernetesCreateResourceOperator(task_id="again", yaml_conf=TWO)
        gone = KubernetesDeleteResourceOperator(task_id="gone", yaml_conf=TWO, trigger_rule="all_done")
        a >> again >> gone
    ''')
    states = {name: instance["state"] for name, instance in found.items()}
    assert states == {"a": "success", "b": "success", "again": "failed", "gone": "success"}
    assert cluster.names("backups", group="stable.example.com") == ["b"]
    assert [body["metadata"]["name"] for body in cluster.bodies("POST", "configmaps")][:2] == ["one-2024-01-15", "two"]
    assert cluster.names("configmaps") == []


def test_a_command_in_a_pod(run: Any, cluster: Cluster) -> None:
    furnish(cluster)
    head = HEAD.replace(
        "with DAG",
        "from airflow.providers.cncf.kubernetes.operators.pod_exec import KubernetesPodExecOperator\n\nwith DAG",
    )
    body = """
        KubernetesPodExecOperator(task_id="good", pod_name="shell", command=["echo", "hi"], do_xcom_push=True)
        KubernetesPodExecOperator(task_id="bad", pod_name="shell", command=["sh", "-c", "exit 3"])
    """
    found = run(body, head, "3.2")
    assert (found["good"]["state"], found["good"]["xcoms"]["return_value"]) == ("success", "hi\n")
    assert found["bad"]["state"] == "failed"


def test_spark(run: Any, cluster: Cluster) -> None:
    with_spark(cluster)
    for name, script in (("done", "echo ok"), ("broken", "exit 1")):
        body = {"metadata": {"name": name}, "spec": {"mainApplicationFile": script}}
        cluster.make("sparkapplications", body, group="sparkoperator.k8s.io")
    found = run('''
        APPLICATION = {"spec": {"type": "Python", "driver": {"cores": 1}}}
        BAD = """
        apiVersion: sparkoperator.k8s.io/v1beta2
        kind: SparkApplication
        metadata: {name: bad, namespace: default}
        spec: {mainApplicationFile: "exit 2"}
        """
        SparkKubernetesOperator(task_id="good", template_spec=APPLICATION, code_path="echo counted", poll_interval=0.05)
        SparkKubernetesOperator(task_id="bad", application_file=BAD, poll_interval=0.05, delete_on_termination=False)
        SparkKubernetesSensor(task_id="done", application_name="done", poke_interval=0.05, attach_log=True)
        SparkKubernetesSensor(task_id="broken", application_name="broken", poke_interval=0.05)
    ''')
    states = {name: instance["state"] for name, instance in found.items()}
    assert states == {"good": "success", "bad": "failed", "done": "success", "broken": "failed"}
    sent = {body["metadata"]["name"][:-9]: body for body in cluster.bodies("POST", "sparkapplications")}
    labels = sent["good"]["spec"]["driver"]["labels"]
    assert {"dag_id": "d", "task_id": "good", "spark_kubernetes_operator": "True"}.items() <= labels.items()
    left = cluster.names("sparkapplications", group="sparkoperator.k8s.io")
    assert [name.partition("-")[0] for name in left] == ["bad", "broken", "done"]


def test_functions_in_pods(run: Any, cluster: Cluster) -> None:
    found = run("""
        @task.kubernetes(image="python:3.11", do_xcom_push=True, env_vars={"FACTOR": "3"})
        def times(number, add=1):
            import os
            return {"result": number * int(os.environ["FACTOR"]) + add}

        @task.kubernetes(image="python:3.11")
        def breaks():
            raise ValueError("no")

        @task
        def shown(value):
            return value["result"]

        @task.kubernetes_cmd(image="busybox:1")
        def says(word):
            return ["echo", word, "{{ ds }}"]

        shown(times(4, add=2))
        breaks()
        says("hi")
    """)
    states = {name: instance["state"] for name, instance in found.items()}
    assert states == {"times": "success", "breaks": "failed", "shown": "success", "says": "success"}
    assert found["shown"]["xcoms"]["return_value"] == 14
    commands = [body["spec"]["containers"][0].get("command") for body in cluster.bodies("POST", "pods")]
    assert ["echo", "hi", "2024-01-15"] in commands


OLD = """
from datetime import datetime
from airflow import DAG
from airflow.contrib.operators.kubernetes_pod_operator import KubernetesPodOperator
from airflow.contrib.kubernetes.secret import Secret
from airflow.contrib.kubernetes.volume import Volume
from airflow.contrib.kubernetes.volume_mount import VolumeMount
from airflow.contrib.kubernetes.pod import Port, Resources
from airflow.kubernetes.pod_runtime_info_env import PodRuntimeInfoEnv

with DAG("d", start_date=datetime(2024, 1, 1), schedule_interval=None) as dag:
"""


def test_as_airflow_1_10_wrote_it(run: Any, cluster: Cluster) -> None:
    found = run(
        """
        KubernetesPodOperator(
            task_id="t", name="t", namespace="default", image="busybox:1", cmds=["true"], image_pull_secrets="a,b",
            secrets=[Secret("volume", "/etc/key", "keys", "password")], ports=[Port("http", 80)],
            volumes=[Volume("data", {"emptyDir": {}})], volume_mounts=[VolumeMount("data", "/data", None, True)],
            resources={"request_memory": "64Mi", "limit_cpu": 1}, node_selectors={"disk": "ssd"},
            pod_runtime_info_envs=[PodRuntimeInfoEnv("IP", "status.podIP")], env_vars={"A": "1"},
        )
        """,
        OLD,
        "1.10",
    )["t"]
    assert found["state"] == "success"
    (pod,) = cluster.bodies("POST", "pods")
    spec, main = pod["spec"], pod["spec"]["containers"][0]
    assert spec["imagePullSecrets"] == [{"name": "a"}, {"name": "b"}]
    assert spec["nodeSelector"] == {"disk": "ssd"}
    assert spec["volumes"][0] == {"name": "data", "emptyDir": {}}
    assert main["volumeMounts"][0] == {"name": "data", "mountPath": "/data", "readOnly": True}
    assert main["ports"] == [{"name": "http", "containerPort": 80}]
    assert main["resources"] == {"requests": {"memory": "64Mi"}, "limits": {"cpu": 1}}
    assert [each["name"] for each in main["env"]] == ["A", "IP"]
    # Airflow 1.10 kept its pods
    assert len(cluster.names("pods")) == 1


def test_a_pod_in_googles_cluster(run: Any, cluster: Cluster, web: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("google.auth")
    web.answers["/v1/projects/p/locations/eu/clusters/c"] = (200, {"endpoint": cluster.url, "masterAuth": {}})
    monkeypatch.setattr(kubernetes_gke, "ENDPOINT", web.url)
    extra = {"is_anonymous": True, "project": "p"}
    monkeypatch.setenv("AIRFLOW_CONN_G", json.dumps({"conn_type": "google_cloud_platform", "extra": extra}))
    head = HEAD.replace(
        "with DAG",
        "from airflow.providers.google.cloud.operators.kubernetes_engine import GKEStartPodOperator\n\nwith DAG",
    )
    body = """
        for cluster in ("c", "nowhere"):
            GKEStartPodOperator(task_id=cluster, name="n", location="eu", cluster_name=cluster, image="busybox:1",
                                namespace="default", cmds=["true"], gcp_conn_id="g")
    """
    found = run(body, head)
    assert {name: instance["state"] for name, instance in found.items()} == {"c": "success", "nowhere": "failed"}
    assert len(cluster.bodies("POST", "pods")) == 1


GKE = """
        common = {"location": "eu", "cluster_name": "c", "gcp_conn_id": "g"}
        at = {**common, "namespace": "default"}
        chain(
            GKEStartJobOperator(task_id="start", name="j", cmds=["true"], random_name_suffix=False,
                                wait_until_job_complete=True, get_logs=False, **QUICK, **at),
            GKEDescribeJobOperator(task_id="describe", job_name="job-j", **at),
            GKEListJobsOperator(task_id="list", **common),
            GKESuspendJobOperator(task_id="suspend", name="job-j", **at),
            GKEResumeJobOperator(task_id="resume", name="job-j", **at),
            GKEDeleteJobOperator(task_id="delete", name="job-j", **at),
            GKEStartKueueJobOperator(task_id="queued", queue_name="q", name="k", random_name_suffix=False,
                                     cmds=["true"], **QUICK, **at),
            GKECreateCustomResourceOperator(task_id="create", yaml_conf=MAP, **at),
            GKEDeleteCustomResourceOperator(task_id="gone", yaml_conf=MAP, **at),
            GKEStartKueueInsideClusterOperator(task_id="kueue", kueue_version="v0.9.1", **common),
            GKEDescribeJobOperator(task_id="missing", job_name="nope", **at),
        )
    """


def test_jobs_in_googles_cluster(run: Any, cluster: Cluster, web: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("google.auth")
    web.answers["/v1/projects/p/locations/eu/clusters/c"] = (200, {"endpoint": cluster.url, "masterAuth": {}})
    monkeypatch.setattr(kubernetes_gke, "ENDPOINT", web.url)
    monkeypatch.setattr(gke_classes, "LASTS", 0)  # every look asks for another token
    extra = {"is_anonymous": True, "project": "p"}
    monkeypatch.setenv("AIRFLOW_CONN_G", json.dumps({"conn_type": "google_cloud_platform", "extra": extra}))
    more = """
from airflow.models.baseoperator import chain
from airflow.providers.google.cloud.operators.kubernetes_engine import (
    GKECreateCustomResourceOperator, GKEDeleteCustomResourceOperator, GKEDeleteJobOperator, GKEDescribeJobOperator,
    GKEListJobsOperator, GKEResumeJobOperator, GKEStartJobOperator, GKEStartKueueInsideClusterOperator,
    GKEStartKueueJobOperator, GKESuspendJobOperator,
)

MAP = "apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: made}\\n"
with DAG"""
    found = run(GKE, HEAD.replace("with DAG", more.lstrip()))
    states = {name: instance["state"] for name, instance in found.items()}
    assert states.pop("missing") == "failed"
    assert set(states.values()) == {"success"}, states
    assert found["start"]["xcoms"]["job_name"] == "job-j"
    assert "return_value" not in found["describe"]["xcoms"]
    jobs = found["list"]["xcoms"]
    assert jobs["return_value"] == jobs["jobs_list"] and jobs["jobs_list"]["items"][0]["metadata"]["name"] == "job-j"
    assert found["suspend"]["xcoms"]["return_value"]["spec"]["suspend"] is True
    assert found["resume"]["xcoms"]["return_value"]["spec"]["suspend"] is False
    queued = cluster.bodies("POST", "jobs")[1]
    assert queued["spec"]["suspend"] is True and queued["metadata"]["labels"]["kueue.x-k8s.io/queue-name"] == "q"
    # the cluster makes no nodes by itself, so Kueue is left out
    assert cluster.bodies("POST", "deployments") == []
    assert [body["metadata"]["name"] for body in cluster.bodies("POST", "configmaps")] == ["made"]
    deleted = [each.path.rpartition("/")[2] for each in cluster.asked if each.method == "DELETE"]
    assert {"job-j", "made"} <= {*deleted}


def test_kueue_in_googles_cluster(run: Any, cluster: Cluster, web: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("google.auth")
    itself = {"endpoint": cluster.url, "autopilot": {"enabled": True}}
    web.answers["/v1/projects/p/locations/eu/clusters/c"] = (200, itself)
    web.answers["/v0.9.1/manifests.yaml"] = yaml.safe_dump_all(KUEUE)
    monkeypatch.setattr(kubernetes_gke, "ENDPOINT", web.url)
    monkeypatch.setattr(kubernetes_kueue, "RELEASE", web.url + "/{version}/manifests.yaml")
    monkeypatch.setattr(kubernetes_kueue, "LOOKS_AGAIN", 0.05)
    extra = {"is_anonymous": True, "project": "p"}
    monkeypatch.setenv("AIRFLOW_CONN_G", json.dumps({"conn_type": "google_cloud_platform", "extra": extra}))
    more = "from airflow.providers.google.cloud.operators import kubernetes_engine\n\n"
    body = """
        kubernetes_engine.GKEStartKueueInsideClusterOperator(
            task_id="t", kueue_version="v0.9.1", location="eu", cluster_name="c", gcp_conn_id="g",
        )
    """
    assert run(body, HEAD.replace("with DAG", f"{more}with DAG"))["t"]["state"] == "success"
    assert [each["metadata"]["name"] for each in cluster.bodies("POST", "deployments")] == ["kueue-controller-manager"]


def test_a_pod_in_amazons_cluster(run: Any, cluster: Cluster, aws: str, monkeypatch: pytest.MonkeyPatch) -> None:
    boto3 = pytest.importorskip("boto3")
    eks = boto3.client("eks")
    eks.create_cluster(name="c", roleArn="arn:aws:iam::123456789012:role/r", resourcesVpcConfig={})
    described = kubernetes_eks.eks_kubeconfig("c", None, None)
    assert described["users"][0]["user"]["token"].startswith("k8s-aws-v1.")
    # the emulator's cluster has an address that nobody answers at
    monkeypatch.setattr(kubernetes_eks, "eks_kubeconfig", lambda name, keys, more: at(cluster.url, described))
    monkeypatch.setattr(kubernetes_eks, "TOKEN_LASTS", 0)  # every look asks for another token
    head = HEAD.replace("with DAG", "from airflow.providers.amazon.aws.operators.eks import EksPodOperator\n\nwith DAG")
    body = """
        EksPodOperator(task_id="t", pod_name="n", cluster_name="c", image="busybox:1", cmds=["sleep", "0.2"],
                       aws_conn_id=None, region="us-east-1")
    """
    assert run(body, head)["t"]["state"] == "success"
    (pod,) = cluster.bodies("POST", "pods")
    assert pod["metadata"]["name"].startswith("n-")


def at(url: str, kubeconfig: dict[str, Any]) -> dict[str, Any]:
    clusters = [{"name": "eks", "cluster": {"server": url}}]
    return {**kubeconfig, "clusters": clusters}


def test_callbacks_and_logs(run: Any, cluster: Cluster, tmp_path: Path) -> None:
    head = HEAD.replace("QUICK =", textwrap.dedent(f"""
        from airflow.providers.cncf.kubernetes.callbacks import KubernetesPodOperatorCallback

        def note(text):
            with open({str(tmp_path / 'notes')!r}, "a") as file:
                file.write(text + "\\n")

        class Notes(KubernetesPodOperatorCallback):
            @staticmethod
            def on_pod_creation(*, pod, client, mode, **kwargs):
                note("created " + pod.metadata.namespace)

            @staticmethod
            def on_pod_completion(*, pod, client, mode, **kwargs):
                note("completed " + pod.status.phase)

            @staticmethod
            def progress_callback(*, line, client, mode, **kwargs):
                note("line " + line)

        QUICK ="""))  # fmt: skip
    run('KubernetesPodOperator(task_id="t", image="busybox:1", cmds=["echo", "hello"], callbacks=Notes)', head)
    assert (tmp_path / "notes").read_text().splitlines() == ["created default", "line hello", "completed Succeeded"]


def test_a_pod_that_runs_already_is_taken_over(run: Any, cluster: Cluster) -> None:
    body = """
        KubernetesPodOperator(task_id="t", name="t", image="busybox:1", do_xcom_push=True,
                              cmds=["sh", "-c", "sleep 0.3; echo 1 > /airflow/xcom/return.json"])
    """
    made: list[Any] = []

    def copied(what: str, kind: Any, item: dict[str, Any]) -> None:
        if kind.kind == "Pod" and what == "ADDED" and not made:
            made.append(item["metadata"])

    cluster.store.listeners.append(copied)
    first = run(body)["t"]
    labels = {name: made[0]["labels"][name] for name in ("dag_id", "task_id", "run_id", "kubernetes_pod_operator")}
    cluster.make("pods", {
        "metadata": {"name": "left", "labels": labels},
        "spec": {"restartPolicy": "Never", "containers": [
            container("sh", "-c", "sleep 0.2; echo 2 > /airflow/xcom/return.json", name="base"),
            container("sh", "-c", 'trap "exit 0" INT; while true; do sleep 1; done;', name="airflow-xcom-sidecar"),
        ]},
    })  # fmt: skip
    second = run(body)["t"]
    assert (first["xcoms"]["return_value"], second["xcoms"]["return_value"]) == (1, 2)
    assert second["xcoms"]["pod_name"] == "left"
    assert len(cluster.bodies("POST", "pods")) == 1
