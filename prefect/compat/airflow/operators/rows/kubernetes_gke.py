"""
What runs in clusters of Google Kubernetes Engine: the operators of Kubernetes, with another way to the cluster.

Pods are in `kubernetes_more.py`, the clusters themselves in `google_container.py`.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from prefect.compat.airflow.operators.kubernetes_gke import kubeconfig_of
from prefect.compat.airflow.operators.mapping import Fixed, FromContext, Mapping, Source
from prefect.compat.airflow.operators.rows.kubernetes import CLUSTER
from prefect.compat.airflow.operators.rows.kubernetes_more import ROWS as KUBERNETES
from prefect.compat.airflow.standin.kubernetes_objects import model_of

_PROVIDER = "airflow.providers.google.cloud.operators.kubernetes_engine"
_CLASSES = "prefect.compat.airflow.operators.classes.kubernetes_gke"
_GOOGLE = (
    "project_id", "location", "cluster_name", "use_internal_ip", "use_dns_endpoint", "gcp_conn_id",
    "impersonation_chain",
)  # fmt: skip
#: How the operators of Kubernetes find their cluster, which these do not do.
_OTHERWISE = ("in_cluster", "cluster_context", "config_file", "kubernetes_conn_id")
ACCESS: dict[str, Source] = {"credentials": FromContext(lambda operator, context: kubeconfig_of(operator), *_GOOGLE)}
#: Operator of Google's -> that of Kubernetes, and the class that does the work if it is another.
SAME = {
    "GKEStartJobOperator": ("KubernetesJobOperator", "GKEStartJobOperator"),
    "GKEDeleteJobOperator": ("KubernetesDeleteJobOperator", ""),
    "GKEStartKueueJobOperator": ("KubernetesStartKueueJobOperator", "GKEStartKueueJobOperator"),
    "GKEStartKueueInsideClusterOperator": (
        "KubernetesInstallKueueOperator", "GKEStartKueueInsideClusterOperator",
    ),
    "GKECreateCustomResourceOperator": ("KubernetesCreateResourceOperator", ""),
    "GKEDeleteCustomResourceOperator": ("KubernetesDeleteResourceOperator", ""),
    "GKEPodExecOperator": ("KubernetesPodExecOperator", ""),
}  # fmt: skip


def _same(name: str) -> Mapping:
    theirs, own = SAME[name]
    found = next(row for row in KUBERNETES if row.path.endswith(f".{theirs}"))
    args = {ours: source for ours, source in found.args.items() if ours not in CLUSTER}
    return dataclasses.replace(
        found,
        operators=(f"{_PROVIDER}.{name}",),
        args={**args, **ACCESS},
        ignored=tuple(dict.fromkeys((*found.ignored, *_OTHERWISE))),
        defaults={**found.defaults, "gcp_conn_id": "google_cloud_default"},
        operator_class=f"{_CLASSES}.{own}" if own else found.operator_class,
    )


def _in_the_clients_spelling(result: Any, operator: Any, context: Any) -> Any:
    return model_of("V1Job", result).to_dict()


def _listed(result: Any, operator: Any, context: Any) -> Any:
    found = {"apiVersion": "batch/v1", "kind": "JobList", "metadata": {}, "items": result}
    jobs = model_of("V1JobList", found).to_dict()
    if operator.do_xcom_push:
        context["ti"].xcom_push(key="jobs_list", value=jobs)
    return jobs


def _told(result: Any, operator: Any, context: Any) -> None:
    operator.log.info("The job %s of the cluster %s:\n%s", operator.job_name, operator.cluster_name, result)


def _of_jobs(name: str, verb: str, args: dict[str, Source], xcoms: Any) -> Mapping:
    common: dict[str, Source] = {
        "api_version": Fixed("batch/v1"), "kind": Fixed("Job"), "verb": Fixed(verb), "namespace": "namespace",
    }  # fmt: skip
    return Mapping(
        operators=(f"{_PROVIDER}.{name}",),
        target="prefect.tasks.kubernetes.KubernetesCall",
        args={**ACCESS, **common, **args},
        xcoms=xcoms,
    )


def _suspended(name: str, suspend: bool) -> Mapping:
    change: dict[str, Source] = {
        "resource_name": "name", "patch_type": Fixed("strategic"), "body": Fixed({"spec": {"suspend": suspend}}),
    }  # fmt: skip
    return _of_jobs(name, "patch", change, _in_the_clients_spelling)


ROWS = (
    *(_same(name) for name in SAME),
    _of_jobs("GKEDescribeJobOperator", "get", {"resource_name": "job_name"}, _told),
    _of_jobs("GKEListJobsOperator", "list", {}, _listed),
    _suspended("GKESuspendJobOperator", True),
    _suspended("GKEResumeJobOperator", False),
)
