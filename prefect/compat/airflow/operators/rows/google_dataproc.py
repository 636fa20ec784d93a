"""Google: Dataproc."""

from __future__ import annotations

import inspect
import re
from typing import Any

from prefect.compat.airflow.operators.google_connection import project_of
from prefect.compat.airflow.operators.google_messages import as_json
from prefect.compat.airflow.operators.google_services import Messages, same, service_row, unless
from prefect.compat.airflow.operators.mapping import FromContext, Source, nothing
from prefect.compat.airflow.standin.operators.google_clusters import ClusterGenerator

DATAPROC = Messages("dataproc")
LINEAGE = ("openlineage_inject_parent_job_info", "openlineage_inject_transport_info")
#: How long, and how often, an operation is waited for.
OPERATION: dict[str, Source] = {"poll_interval": "polling_interval_seconds", "max_wait": "timeout"}
#: Operators of 1.10 need no region.
OLDER = {"region": "global"}
#: Arguments of an operator that describe a cluster where there is no `cluster_config`; its `metadata` is of the call.
KEYWORDS = tuple(
    name for name in inspect.signature(ClusterGenerator).parameters if name not in ("project_id", "metadata", "kwargs")
)


def _cluster_config(operator: Any, context: Any) -> Any:
    """The configuration of a cluster, or what keywords make one."""
    config = operator.cluster_config
    if config is None and operator.virtual_cluster_config is None:
        given = {name: getattr(operator, name) for name in KEYWORDS if getattr(operator, name) is not None}
        config = ClusterGenerator(project_of(operator, context) or "", **given).make()
    return None if config is None else as_json("dataproc", "ClusterConfig", config)


#: What a label's value has to look like.
LABEL = re.compile("[a-z][a-z0-9_-]{0,62}")


def _batch(operator: Any, context: Any) -> Any:
    """The batch with the labels that tell of the task, if its names can be such."""
    found = as_json("dataproc", "Batch", operator.batch)
    dag_id = str(operator.dag_id)
    shown = getattr(getattr(operator, "dag", None), "dag_display_name", None) or dag_id
    labels = {
        "airflow-task-id": str(operator.task_id), "airflow-dag-id": dag_id, "airflow-dag-display-name": str(shown)
    }  # fmt: skip
    labels = {name: value.lower().replace(".", "_") for name, value in labels.items()}
    if isinstance(found, dict) and all(LABEL.fullmatch(value) for value in labels.values()):
        found["labels"] = {**(found.get("labels") or {}), **labels}
    return found


#: What some operators called the region before.
PLACE = {"location": "region"}

ROWS = (
    service_row(
        "DataprocCreateClusterOperator",
        "DataprocCreateCluster",
        {
            **same("cluster_name", "region", "labels", "request_id", "use_if_exists", "delete_on_error"),
            "cluster_config": FromContext(_cluster_config, "cluster_config", *KEYWORDS),
            "virtual_cluster_config": DATAPROC.taken("VirtualClusterConfig", "virtual_cluster_config"),
            **OPERATION,
        },
        xcoms=DATAPROC.given("Cluster"),
        dropped={"num_retries_if_resource_is_not_ready": "give the task retries"},
        defaults={**OLDER, **dict.fromkeys(KEYWORDS)},
        required=("cluster_name",),
        template_fields=(
            "project_id",
            "region",
            "cluster_config",
            "virtual_cluster_config",
            "cluster_name",
            "labels",
            "gcp_conn_id",
            "impersonation_chain",
            *KEYWORDS,
        ),
    ),  # fmt: skip
    service_row(
        "DataprocSubmitJobOperator",
        "DataprocSubmitJob",
        {
            "job": DATAPROC.taken("Job", "job"),
            **same("region", "request_id", "cancel_on_kill"),
            "wait": unless("asynchronous"),
            "poll_interval": "polling_interval_seconds",
            "max_wait": "wait_timeout",
        },
        on_kill="cancel",
        ignored=("timeout", *LINEAGE),
        renamed=PLACE,
    ),
    service_row(
        "DataprocDeleteClusterOperator",
        "DataprocDeleteCluster",
        {**same("cluster_name", "region", "cluster_uuid", "request_id"), **OPERATION},
        defaults=OLDER,
        required=("cluster_name",),
    ),
    service_row(
        "DataprocStartClusterOperator",
        "DataprocStartCluster",
        {**same("cluster_name", "region", "cluster_uuid", "request_id"), "max_wait": "timeout"},
        xcoms=DATAPROC.given("Cluster"),
    ),
    service_row(
        "DataprocStopClusterOperator",
        "DataprocStopCluster",
        {**same("cluster_name", "region", "cluster_uuid", "request_id"), "max_wait": "timeout"},
        xcoms=DATAPROC.given("Cluster"),
    ),
    service_row(
        "DataprocUpdateClusterOperator",
        "DataprocUpdateCluster",
        {
            **same("cluster_name", "region", "update_mask", "request_id"),
            "cluster": DATAPROC.taken("Cluster", "cluster"),
            "graceful_decommission_timeout": DATAPROC.of_kind("d", "graceful_decommission_timeout"),
            **OPERATION,
        },
        xcoms=nothing,
        renamed=PLACE,
    ),
    service_row(
        "DataprocDiagnoseClusterOperator",
        "DataprocDiagnoseCluster",
        {
            **same("cluster_name", "region", "tarball_gcs_dir", "yarn_application_ids"),
            "job_ids": "jobs",
            "diagnosis_interval": DATAPROC.taken("google.type.Interval", "diagnosis_interval"),
            **OPERATION,
        },
        xcoms=nothing,
    ),
    service_row(
        "DataprocJobSensor",
        "DataprocWaitForJob",
        {"job_id": "dataproc_job_id", "region": "region"},
        dropped={"wait_timeout": "give the sensor a timeout"},
        renamed=PLACE,
    ),
    service_row(
        "DataprocCreateWorkflowTemplateOperator",
        "DataprocCreateWorkflowTemplate",
        {"region": "region", "template": DATAPROC.taken("WorkflowTemplate", "template"), "request_timeout": "timeout"},
        xcoms=nothing,
        renamed=PLACE,
    ),
    service_row(
        "DataprocInstantiateWorkflowTemplateOperator",
        "DataprocInstantiateWorkflowTemplate",
        {
            **same("template_id", "region", "version", "parameters", "request_id", "cancel_on_kill"),
            **OPERATION,
        },
        defaults=OLDER,
        required=("template_id",),
        xcoms=nothing,
        on_kill="cancel",
    ),
    service_row(
        "DataprocInstantiateInlineWorkflowTemplateOperator",
        "DataprocInstantiateInlineWorkflowTemplate",
        {
            **same("region", "request_id", "cancel_on_kill"),
            "template": DATAPROC.taken("WorkflowTemplate", "template"),
            **OPERATION,
        },
        xcoms=nothing,
        on_kill="cancel",
        ignored=LINEAGE,
    ),
    service_row(
        "DataprocCreateBatchOperator",
        "DataprocCreateBatch",
        {
            **same("region", "batch_id", "request_id"),
            "batch": FromContext(_batch, "batch"),
            "wait": unless("asynchronous"),
            "poll_interval": "polling_interval_seconds",
            "request_timeout": "timeout",
        },
        xcoms=DATAPROC.given("Batch"),
        on_kill="cancel",
        ignored=("result_retry", *LINEAGE),
        dropped={
            "num_retries_if_resource_is_not_ready": "give the task retries",
            "batch_id_prefix": "give the batch an id",
        },
    ),
    service_row(
        "DataprocGetBatchOperator",
        "DataprocGetBatch",
        {**same("batch_id", "region"), "request_timeout": "timeout"},
        xcoms=DATAPROC.given("Batch"),
    ),
    service_row(
        "DataprocListBatchesOperator",
        "DataprocListBatches",
        {**same("region", "page_size", "filter", "order_by"), "request_timeout": "timeout"},
        xcoms=DATAPROC.given("Batch"),
        ignored=("page_token",),
    ),
    service_row(
        "DataprocDeleteBatchOperator",
        "DataprocDeleteBatch",
        {**same("batch_id", "region"), "request_timeout": "timeout"},
    ),
    service_row(
        "DataprocBatchSensor",
        "DataprocWaitForBatch",
        same("batch_id", "region"),
        dropped={"wait_timeout": "give the sensor a timeout"},
    ),
    service_row(
        "DataprocCancelOperationOperator",
        "DataprocCancelOperation",
        {**same("operation_name", "region"), "request_timeout": "timeout"},
    ),
)
