"""Pods of every make: what `KubernetesPodOperator` sends is recorded from real Airflow."""

from datetime import datetime
from pathlib import Path

from airflow import DAG
from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
from airflow.providers.cncf.kubernetes.secret import Secret
from kubernetes.client import models as k8s

HERE = Path(__file__).parent
QUICK = {"image": "busybox:1", "startup_check_interval_seconds": 1}
TEMPLATE = {
    "apiVersion": "v1",
    "kind": "Pod",
    "metadata": {"name": "from-dict", "namespace": "other", "labels": {"a": "template"}, "annotations": {"n": "1"}},
    "spec": {
        "serviceAccountName": "template",
        "containers": [
            {
                "name": "base", "image": "template:1", "command": ["echo", "from the template"],
                "env": [{"name": "A", "value": "template"}],
            },
            {"name": "helper", "image": "helper:1", "command": ["true"]},
        ],
    },
}  # fmt: skip
FULL = k8s.V1Pod(
    metadata=k8s.V1ObjectMeta(name="full", labels={"full": "yes"}),
    spec=k8s.V1PodSpec(
        containers=[k8s.V1Container(name="base", image="full:1", command=["echo", "full"])],
        restart_policy="Never",
        node_selector={"disk": "ssd"},
    ),
)

with DAG("pods", start_date=datetime(2024, 1, 1), schedule=None, catchup=False) as dag:

    def pod(task_id, **arguments):
        return KubernetesPodOperator(task_id=task_id, **{**QUICK, "name": task_id.replace("_", "-"), **arguments})

    pod("plain", cmds=["echo"], arguments=["hello", "{{ ds }}"])
    KubernetesPodOperator(task_id="bare.With_Name", **QUICK)
    pod("named", name="A_Name.with-UPPER", random_name_suffix=False)
    pod("long_name", name="n" * 90)
    pod("environment", env_vars={"A": "1", "DAY": "{{ ds }}"}, cmds=["sh", "-c", "echo $A $DAY"])
    pod(
        "environment_of_objects",
        env_vars=[
            k8s.V1EnvVar(name="A", value="{{ ds }}"),
            k8s.V1EnvVar(
                name="IP", value_from=k8s.V1EnvVarSource(field_ref=k8s.V1ObjectFieldSelector(field_path="status.podIP"))
            ),
        ],
        env_from=[k8s.V1EnvFromSource(config_map_ref=k8s.V1ConfigMapEnvSource(name="settings"))],
        configmaps=["settings"],
        secrets=[
            Secret("env", "PASSWORD", "keys", "password"),
            Secret("env", None, "keys"),
            Secret("volume", "/etc/keys", "keys", "password"),
            Secret("volume", "/etc/all", "keys", items=[k8s.V1KeyToPath(key="password", path="p", mode=511)]),
        ],
    )
    pod(
        "volumes",
        volumes=[
            k8s.V1Volume(
                name="data", persistent_volume_claim=k8s.V1PersistentVolumeClaimVolumeSource(claim_name="data")
            )
        ],
        volume_mounts=[k8s.V1VolumeMount(mount_path="/data", name="data", sub_path="here", read_only=True)],
        ports=[k8s.V1ContainerPort(name="http", container_port=80)],
    )
    pod(
        "placed",
        container_resources=k8s.V1ResourceRequirements(
            requests={"cpu": "100m", "memory": "64Mi"}, limits={"memory": "128Mi"}
        ),
        affinity=k8s.V1Affinity(
            node_affinity=k8s.V1NodeAffinity(
                required_during_scheduling_ignored_during_execution=k8s.V1NodeSelector(
                    node_selector_terms=[
                        k8s.V1NodeSelectorTerm(
                            match_expressions=[k8s.V1NodeSelectorRequirement(key="disk", operator="In", values=["ssd"])]
                        )
                    ]
                )
            )
        ),
        tolerations=[k8s.V1Toleration(key="gpu", operator="Exists", effect="NoSchedule")],
        node_selector={"disk": "ssd"},
    )
    pod(
        "placed_by_dicts",
        affinity={"nodeAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": []}},
        tolerations=[{"key": "gpu", "operator": "Exists"}],
        security_context={"runAsUser": 1000},
        container_security_context={"allowPrivilegeEscalation": False},
    )
    pod(
        "identity",
        service_account_name="robot",
        image_pull_secrets=[k8s.V1LocalObjectReference(name="registry")],
        image_pull_policy="Always",
        security_context=k8s.V1PodSecurityContext(run_as_user=1000, fs_group=2000),
        container_security_context=k8s.V1SecurityContext(privileged=False),
        labels={"team": "data", "day": "{{ ds_nodash }}"},
        annotations={"note": "{{ ds }}"},
    )
    pod(
        "network",
        hostnetwork=True,
        dnspolicy="ClusterFirstWithHostNet",
        dns_config=k8s.V1PodDNSConfig(nameservers=["1.2.3.4"]),
        hostname="h",
        subdomain="s",
        host_aliases=[k8s.V1HostAlias(ip="10.0.0.1", hostnames=["db"])],
        schedulername="mine",
        priority_class_name="high",
        termination_grace_period=5,
        active_deadline_seconds=300,
        termination_message_policy="FallbackToLogsOnError",
    )
    pod(
        "init",
        init_containers=[
            k8s.V1Container(name="first", image="busybox:1", command=["sh", "-c"], args=["echo x > /shared"])
        ],
        cmds=["cat", "/shared"],
    )
    pod("template_file", name=None, image=None, pod_template_file=str(HERE / "template.yaml"))
    pod("template_dict", name=None, image=None, pod_template_dict=TEMPLATE, env_vars={"B": "2"}, labels={"b": "own"})
    pod("template_over", pod_template_dict=TEMPLATE, env_vars={"A": "own"}, namespace="default", cmds=["true"])
    pod("full_spec", name=None, image=None, full_pod_spec=FULL, labels={"more": "1"})
    pod("base_name", base_container_name="main", cmds=["echo", "main"])

    pod("pushes", do_xcom_push=True, cmds=["sh", "-c", "echo '{\"rows\": [1, 2]}' > /airflow/xcom/return.json"])
    pod("pushes_text", do_xcom_push=True, cmds=["sh", "-c", "echo '\"text\"' > /airflow/xcom/return.json"])
    pod("pushes_nothing", do_xcom_push=True, cmds=["true"])
    pod("pushes_rubbish", do_xcom_push=True, cmds=["sh", "-c", "echo '{rows' > /airflow/xcom/return.json"])
    pod("pushes_and_fails", do_xcom_push=True, cmds=["sh", "-c", "echo '1' > /airflow/xcom/return.json; exit 1"])

    pod("fails", cmds=["sh", "-c", "echo going; exit 3"])
    pod("skips", cmds=["sh", "-c", "exit 99"], skip_on_exit_code=99)
    pod("skips_not", cmds=["sh", "-c", "exit 2"], skip_on_exit_code=[99, 100])
    pod("kept", on_finish_action="keep_pod")
    pod("kept_as_it_failed", on_finish_action="delete_succeeded_pod", cmds=["false"])
    pod("silent", get_logs=False)
    pod("missing_image", image="missing:1", startup_timeout_seconds=1)
    pod("nowhere", node_selector={"nowhere": "x"}, startup_timeout_seconds=1)

    class Mine(KubernetesPodOperator):
        template_fields = (*KubernetesPodOperator.template_fields, "team")

        def __init__(self, team, **kwargs):
            super().__init__(**kwargs)
            self.team = team

        def execute(self, context):
            self.labels = {**self.labels, "team": self.team}
            return {"given": super().execute(context)}

    Mine(
        task_id="subclass", name="subclass", team="t-{{ ds_nodash }}", do_xcom_push=True, **QUICK,
        cmds=["sh", "-c", "echo '5' > /airflow/xcom/return.json"],
    )  # fmt: skip

    KubernetesPodOperator.partial(task_id="mapped", name="mapped", **QUICK, cmds=["echo"]).expand(
        arguments=[["one"], ["two"]]
    )
