"""Jobs, resources of any kind, commands in pods, and Spark on Kubernetes."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.operators.kubernetes_connection import cluster_of, connection_of, field
from prefect.compat.airflow.operators.kubernetes_values import name_of
from prefect.compat.airflow.operators.mapping import Converted, Fixed, FromContext, Mapping, Source, nothing
from prefect.compat.airflow.operators.rows.kubernetes import CLUSTER, DEFAULTS, DROPPED, IGNORED, POD, RENAMED
from prefect.compat.airflow.standin.kubernetes_objects import model_of

_PROVIDER = "airflow.providers.cncf.kubernetes"
_CLASSES = "prefect.compat.airflow.operators.classes"
_JOB = (
    "job_template_file", "full_job_spec", "backoff_limit", "completion_mode", "completions", "manual_selector",
    "parallelism", "selector", "suspend", "ttl_seconds_after_finished", "wait_until_job_complete",
    "job_poll_interval", "on_kill_propagation_policy", "discover_pods_retry_number", "unwrap_single",
)  # fmt: skip


def _namespace(operator: Any, context: Any) -> str:
    connection = connection_of(operator.kubernetes_conn_id)
    return str(operator.namespace or field(connection, "namespace") or "default")


_NAMESPACE = FromContext(_namespace, "namespace")


def _of_connection(name: str) -> FromContext:
    return FromContext(lambda operator, context: cluster_of(operator.kubernetes_conn_id)[name], "kubernetes_conn_id")


def _in_the_clients_spelling(result: Any, operator: Any, context: Any) -> Any:
    return model_of("V1Job", result).to_dict()


def _gke(operator: Any, context: Any) -> Any:
    # what it needs of Google is there once such an operator runs
    from prefect.compat.airflow.operators.kubernetes_gke import kubeconfig_of

    return kubeconfig_of(operator)


def _eks(operator: Any, context: Any) -> Any:
    # what it needs of AWS is there once such an operator runs
    from prefect.compat.airflow.operators.classes.kubernetes_eks import kubeconfig_of

    return kubeconfig_of(operator, context)


_GOOGLE = (
    "project_id", "location", "cluster_name", "use_internal_ip", "use_dns_endpoint", "gcp_conn_id",
    "impersonation_chain",
)  # fmt: skip

# the jobs' operator looks at these itself
_NO_POD = ("reattach", "reattach_labels", "on_finish")
_JOB_ARGS: dict[str, Source] = {name: source for name, source in POD.items() if name not in _NO_POD}

ROWS = (
    Mapping(
        operators=(f"{_PROVIDER}.operators.job.KubernetesJobOperator",),
        target="prefect.tasks.kubernetes.RunPod",
        operator_class=f"{_CLASSES}.kubernetes_job.KubernetesJobOperator",
        args=_JOB_ARGS,
        ignored=(*IGNORED, *_JOB, "reattach_on_restart", "on_finish_action", "is_delete_operator_pod"),
        dropped=DROPPED,
        renamed=RENAMED,
        defaults={**DEFAULTS, "parallelism": None},
    ),
    Mapping(
        operators=(f"{_PROVIDER}.operators.kueue.KubernetesStartKueueJobOperator",),
        target="prefect.tasks.kubernetes.RunPod",
        operator_class=f"{_CLASSES}.kubernetes_kueue.KubernetesStartKueueJobOperator",
        args=_JOB_ARGS,
        ignored=(
            *IGNORED,
            *_JOB,
            "reattach_on_restart",
            "on_finish_action",
            "is_delete_operator_pod",
            "queue_name",
        ),
        dropped=DROPPED,
        renamed=RENAMED,
        defaults={**DEFAULTS, "parallelism": None},
    ),
    Mapping(
        operators=(f"{_PROVIDER}.operators.kueue.KubernetesInstallKueueOperator",),
        target="prefect.tasks.kubernetes.KubernetesApply",
        operator_class=f"{_CLASSES}.kubernetes_kueue.KubernetesInstallKueueOperator",
        args={name: _of_connection(name) for name in CLUSTER},
        ignored=("kueue_version",),
    ),
    Mapping(
        operators=(f"{_PROVIDER}.operators.job.KubernetesDeleteJobOperator",),
        target="prefect.tasks.kubernetes.KubernetesDelete",
        operator_class=f"{_CLASSES}.kubernetes_job.KubernetesDeleteJobOperator",
        args=CLUSTER,
        ignored=("name", "namespace", "delete_on_status", "wait_for_completion", "poll_interval"),
    ),
    Mapping(
        operators=(f"{_PROVIDER}.operators.job.KubernetesPatchJobOperator",),
        target="prefect.tasks.kubernetes.KubernetesCall",
        args={
            **CLUSTER,
            "api_version": Fixed("batch/v1"),
            "kind": Fixed("Job"),
            "verb": Fixed("patch"),
            "patch_type": Fixed("strategic"),
            "resource_name": "name",
            "namespace": "namespace",
            "body": "body",
        },
        xcoms=_in_the_clients_spelling,
    ),
    Mapping(
        operators=(f"{_PROVIDER}.operators.resource.KubernetesCreateResourceOperator",),
        target="prefect.tasks.kubernetes.KubernetesApply",
        args={
            **CLUSTER,
            "manifests": Converted(lambda text, file: text or file, "yaml_conf", "yaml_conf_file"),
            "namespace": _NAMESPACE,
            "how": Fixed("create"),
        },
        ignored=("custom_resource_definition", "namespaced"),  # the cluster knows its kinds
        xcoms=nothing,
    ),
    Mapping(
        operators=(f"{_PROVIDER}.operators.resource.KubernetesDeleteResourceOperator",),
        target="prefect.tasks.kubernetes.KubernetesDelete",
        args={
            **CLUSTER,
            "manifests": Converted(lambda text, file: text or file, "yaml_conf", "yaml_conf_file"),
            "namespace": _NAMESPACE,
            "propagation_policy": Fixed("Background"),
        },
        ignored=("custom_resource_definition", "namespaced"),
        xcoms=nothing,
    ),
    Mapping(
        operators=(f"{_PROVIDER}.operators.spark_kubernetes.SparkKubernetesOperator",),
        target="prefect.tasks.kubernetes.KubernetesApply",
        operator_class=f"{_CLASSES}.kubernetes_spark.SparkKubernetesOperator",
        args=CLUSTER,
        ignored=(
            "image",
            "code_path",
            "namespace",
            "name",
            "application_file",
            "template_spec",
            "get_logs",
            "startup_timeout_seconds",
            "delete_on_termination",
            "random_name_suffix",
            "poll_interval",
            "do_xcom_push",
            "api_group",
            "api_version",
            *IGNORED,
        ),
        dropped=dict.fromkeys(
            (
                "success_run_history_limit",
                "log_events_on_failure",
                "reattach_on_restart",
                "cmds",
                "arguments",
                "ports",
                "volume_mounts",
                "volumes",
                "env_vars",
                "env_from",
                "secrets",
                "labels",
                "schedule_timeout_seconds",
                "base_container_name",
                "base_container_status_polling_interval",
                "init_container_logs",
                "container_logs",
                "image_pull_policy",
                "annotations",
                "container_resources",
                "affinity",
                "node_selector",
                "image_pull_secrets",
                "service_account_name",
                "automount_service_account_token",
                "hostnetwork",
                "host_aliases",
                "tolerations",
                "security_context",
                "container_security_context",
                "dnspolicy",
                "dns_config",
                "hostname",
                "subdomain",
                "schedulername",
                "full_pod_spec",
                "init_containers",
                "pod_template_file",
                "pod_template_dict",
                "priority_class_name",
                "pod_runtime_info_envs",
                "termination_grace_period",
                "configmaps",
                "on_finish_action",
                "is_delete_operator_pod",
                "termination_message_policy",
                "active_deadline_seconds",
                "callbacks",
                "progress_callback",
                "logging_interval",
                "log_formatter",
                "runtime_class_name",
                "xcom_sidecar_container_security_context",
                "on_kill_action",
            ),
            "the application's own specification says it",
        ),
        defaults={"on_finish_action": "delete_pod", "on_kill_action": "delete_pod"},
    ),
    Mapping(
        operators=(f"{_PROVIDER}.sensors.spark_kubernetes.SparkKubernetesSensor",),
        target="prefect.tasks.kubernetes.KubernetesWaitFor",
        operator_class=f"{_CLASSES}.kubernetes_spark.SparkKubernetesSensor",
        args={**CLUSTER, "namespace": _NAMESPACE},
        ignored=("application_name", "attach_log", "container_name", "api_group", "api_version"),
    ),
    Mapping(
        operators=(f"{_PROVIDER}.operators.pod_exec.KubernetesPodExecOperator",),
        operator_class=f"{_CLASSES}.kubernetes_exec.KubernetesPodExecOperator",
        args={**CLUSTER, "namespace": _NAMESPACE},
        ignored=("pod_name", "command", "container_name", "max_xcom_output_size", "do_xcom_push"),
    ),
    Mapping(
        operators=(
            "airflow.providers.google.cloud.operators.kubernetes_engine.GKEStartPodOperator",
            "airflow.contrib.operators.gcp_container_operator.GKEPodOperator",
        ),
        target="prefect.tasks.kubernetes.RunPod",
        operator_class=f"{_CLASSES}.kubernetes_gke.GKEStartPodOperator",
        args={
            **{name: source for name, source in POD.items() if name not in CLUSTER},
            "credentials": FromContext(_gke, *_GOOGLE),
        },
        ignored=(*IGNORED, "in_cluster", "cluster_context", "config_file", "regional"),
        dropped=DROPPED,
        renamed=RENAMED,
        defaults={**DEFAULTS, "gcp_conn_id": "google_cloud_default"},
        on_kill="cancel",
    ),
    Mapping(
        operators=("airflow.providers.amazon.aws.operators.eks.EksPodOperator",),
        target="prefect.tasks.kubernetes.RunPod",
        operator_class=f"{_CLASSES}.kubernetes_eks.EksPodOperator",
        args={
            **{name: source for name, source in POD.items() if name not in CLUSTER},
            "pod_name": FromContext(
                lambda operator, context: operator.pod_name or name_of(operator), "pod_name", "name"
            ),
            "credentials": FromContext(_eks, "cluster_name", "aws_conn_id", "region"),
        },
        ignored=(
            *IGNORED,
            "in_cluster",
            "cluster_context",
            "config_file",
            "kubernetes_conn_id",
            "pod_context",
            "pod_username",
        ),
        dropped=DROPPED,
        renamed=RENAMED,
        defaults={**DEFAULTS, "aws_conn_id": "aws_default"},
        on_kill="cancel",
    ),
)
