"""Pods of Kubernetes."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.operators.classes.kubernetes_pod import line_teller
from prefect.compat.airflow.operators.kubernetes_connection import cluster_of, connection_of, field
from prefect.compat.airflow.operators.kubernetes_values import (
    as_sent,
    finish_of,
    identity_of,
    labels_of,
    name_of,
    resources_of,
    templates_of,
    variables_of,
)
from prefect.compat.airflow.operators.mapping import ByVersion, Converted, Fixed, FromContext, Mapping, Source

_WHERE = ("kubernetes_conn_id", "in_cluster", "config_file", "cluster_context")


def _of_cluster(name: str) -> FromContext:
    def found(operator: Any, context: Any) -> Any:
        return cluster_of(
            operator.kubernetes_conn_id, in_cluster=operator.in_cluster, config_file=operator.config_file,
            cluster_context=operator.cluster_context,
        )[name]  # fmt: skip

    return FromContext(found, *_WHERE)


CLUSTER: dict[str, Source] = {
    name: _of_cluster(name) for name in ("credentials", "config_file", "cluster_context", "in_cluster")
}


def _namespace(operator: Any, context: Any) -> str:
    """The operator's, that of the template, that of the connection."""
    below = (templates_of(operator).get("metadata") or {}).get("namespace")
    connection = connection_of(operator.kubernetes_conn_id)
    return str(operator.namespace or below or field(connection, "namespace") or "default")


def _of_connection(name: str, default: Any = None) -> FromContext:
    def found(operator: Any, context: Any) -> Any:
        return field(connection_of(operator.kubernetes_conn_id), name) or default

    return FromContext(found, "kubernetes_conn_id")


def _as_it_is(name: str) -> Converted:
    return Converted(as_sent, name)


def _truly(name: str) -> Converted:
    """`False` is what the cluster does anyway."""
    return Converted(lambda value: True if value else None, name)


POD: dict[str, Source] = {
    **CLUSTER,
    "image": "image",
    "cmds": _as_it_is("cmds"),
    "arguments": _as_it_is("arguments"),
    "pod_name": FromContext(lambda operator, context: name_of(operator), "name"),
    "namespace": FromContext(_namespace, "namespace"),
    "env_vars": Converted(variables_of, "env_vars", "pod_runtime_info_envs"),
    "env_from": _as_it_is("env_from"),
    "config_maps": "configmaps",
    "secrets": "secrets",
    "volumes": _as_it_is("volumes"),
    "volume_mounts": _as_it_is("volume_mounts"),
    "ports": _as_it_is("ports"),
    "resources": Converted(resources_of, "container_resources"),
    "affinity": _as_it_is("affinity"),
    "tolerations": _as_it_is("tolerations"),
    "node_selector": "node_selector",
    "service_account_name": "service_account_name",
    "automount_service_account": "automount_service_account_token",
    "image_pull_secrets": _as_it_is("image_pull_secrets"),
    "image_pull_policy": "image_pull_policy",
    "security_context": _as_it_is("security_context"),
    "container_security_context": _as_it_is("container_security_context"),
    "labels": FromContext(labels_of, "labels"),
    "annotations": "annotations",
    "host_network": _truly("hostnetwork"),
    "host_aliases": _as_it_is("host_aliases"),
    "dns_policy": "dnspolicy",
    "dns_config": _as_it_is("dns_config"),
    "hostname": "hostname",
    "subdomain": "subdomain",
    "scheduler_name": "schedulername",
    "priority_class_name": "priority_class_name",
    "runtime_class_name": "runtime_class_name",
    "active_deadline_seconds": "active_deadline_seconds",
    "termination_message_policy": "termination_message_policy",
    "init_containers": _as_it_is("init_containers"),
    "pod_template_file": "pod_template_file",
    "pod_template_dict": _as_it_is("pod_template_dict"),
    "full_pod_spec": _as_it_is("full_pod_spec"),
    "container": Converted(lambda name: name or "base", "base_container_name"),
    "random_suffix": "random_name_suffix",
    "output": Converted(lambda pushes: "sidecar" if pushes else None, "do_xcom_push"),
    "sidecar_name": Fixed("airflow-xcom-sidecar"),
    "sidecar_image": _of_connection("xcom_sidecar_container_image", "alpine"),
    "sidecar_resources": _of_connection("xcom_sidecar_container_resources"),
    "sidecar_security_context": _as_it_is("xcom_sidecar_container_security_context"),
    "get_logs": "get_logs",
    "container_logs": "container_logs",
    "init_container_logs": "init_container_logs",
    "log_interval": "logging_interval",
    "on_log_line": FromContext(line_teller, "callbacks", "progress_callback"),
    "startup_timeout": "startup_timeout_seconds",
    "schedule_timeout": "schedule_timeout_seconds",
    "poll_interval": Converted(float, "base_container_status_polling_interval"),
    "reattach": Converted(lambda reattach: reattach is not False, "reattach_on_restart"),
    "reattach_labels": FromContext(identity_of),
    "on_finish": Converted(finish_of, "on_finish_action", "is_delete_operator_pod"),
    "on_kill": Converted(lambda action: str(getattr(action, "value", action) or "delete_pod"), "on_kill_action"),
    "termination_grace_period": "termination_grace_period",
    "log_events_on_failure": "log_events_on_failure",
}
#: What makes no difference here.
IGNORED = (
    "skip_on_exit_code",  # the operator itself looks at it
    "poll_interval",
    "startup_check_interval_seconds",
    "log_pod_spec_on_failure",
    "container_name_log_prefix_enabled",
    "log_events_on_startup",
    "durable",
)
DROPPED = {"log_formatter": "lines of the log are written as they come, behind the name of their container"}
#: What arguments were once called.
RENAMED = {"resources": "container_resources", "node_selectors": "node_selector", "xcom_push": "do_xcom_push"}
DEFAULTS = {
    "on_finish_action": ByVersion("keep_pod", {(2, 0): "delete_pod"}),
    "on_kill_action": "delete_pod",
    "base_container_status_polling_interval": 1,
    # subclasses add to them without looking what they are
    **{name: {} for name in ("labels", "annotations", "affinity", "node_selector", "security_context")},
    **{
        name: []
        for name in (
            "cmds", "arguments", "ports", "volume_mounts", "volumes", "env_vars", "env_from", "secrets", "tolerations",
            "image_pull_secrets", "init_containers",
        )
    },
}  # fmt: skip

ROWS = (
    Mapping(
        operators=(
            "airflow.providers.cncf.kubernetes.operators.pod.KubernetesPodOperator",
            "airflow.providers.cncf.kubernetes.operators.kubernetes_pod.KubernetesPodOperator",
            "airflow.contrib.operators.kubernetes_pod_operator.KubernetesPodOperator",
        ),
        target="prefect.tasks.kubernetes.RunPod",
        operator_class="prefect.compat.airflow.operators.classes.kubernetes_pod.KubernetesPodOperator",
        args=POD,
        ignored=IGNORED,
        dropped=DROPPED,
        renamed=RENAMED,
        defaults=DEFAULTS,
        on_kill="cancel",
    ),
)
