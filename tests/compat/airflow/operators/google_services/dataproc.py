"""Dataproc."""

from __future__ import annotations

from typing import Any

from tests.compat.airflow.operators.google_recording import LONG_AGO, MOMENT, Case

_P = "airflow.providers.google.cloud.operators.dataproc"
_S = "airflow.providers.google.cloud.sensors.dataproc"
REGION = {"region": "europe-west1"}
AT = "/v1/projects/p/regions/europe-west1"
CONFIG = {
    "gce_cluster_config": {"zone_uri": "europe-west1-b", "metadata": {"my_key": "a"}, "internal_ip_only": True},
    "master_config": {
        "num_instances": 1,
        "machine_type_uri": "n1-standard-4",
        "disk_config": {"boot_disk_size_gb": 50},
    },
    "lifecycle_config": {"idle_delete_ttl": {"seconds": 3600}},
    "software_config": {"properties": {"spark:spark.executor.memory": "2g"}, "optional_components": ["JUPYTER"]},
}
C = {"cluster_name": "c", **REGION}
CLUSTER = {**C, "cluster_config": {}}
JOB = {
    "reference": {"job_id": "j1"},
    "placement": {"cluster_name": "c"},
    "pyspark_job": {"main_python_file_uri": "gs://b/x.py", "args": ["1"], "properties": {"spark.app_name": "x"}},
}


TEMPLATE = {
    "id": "w1",
    "placement": {"managed_cluster": {"cluster_name": "c", "config": CONFIG}},
    "jobs": [{"step_id": "one", "pig_job": {"query_list": {"queries": ["a", "b"]}}}],
    "parameters": [{"name": "ZONE", "fields": ["placement.clusterSelector.zone"]}],
    "dag_timeout": {"seconds": 600},
}
BATCH = {
    "pyspark_batch": {"main_python_file_uri": "gs://b/x.py", "args": ["1"]},
    "runtime_config": {"version": "2.2", "properties": {"spark.app_name": "x"}},
    "environment_config": {"execution_config": {"ttl": {"seconds": 60}, "network_tags": ["t"]}},
    "labels": {"a_b": "c"},
}
LOCATION = "/v1/projects/p/locations/europe-west1"
TEMPLATES = {f"{AT}/workflowTemplates/w1": {"id": "w1", "name": "projects/p/regions/europe-west1/workflowTemplates/w1"}}


def batch(state: str, **more: Any) -> dict[str, Any]:
    found = {"name": "projects/p/locations/europe-west1/batches/b1", "state": state, **more}
    return {f"{LOCATION}/batches/b1": found}


def job(state: str, **more: Any) -> dict[str, Any]:
    return {f"{AT}/jobs/j1": {"reference": {"jobId": "j1", "projectId": "p"}, "status": {"state": state, **more}}}


def cluster(state: str, **more: Any) -> dict[str, Any]:
    return {f"{AT}/clusters/c": {"projectId": "p", "clusterName": "c", "status": {"state": state}, **more}}


CASES = {
    "create_cluster": Case(
        f"{_P}.DataprocCreateClusterOperator", {**CLUSTER, "cluster_config": CONFIG, "labels": {"a_b": "c"}}
    ),
    "create_cluster_there": Case(f"{_P}.DataprocCreateClusterOperator", CLUSTER, cluster("RUNNING")),
    "create_cluster_there_fails": Case(
        f"{_P}.DataprocCreateClusterOperator", {**CLUSTER, "use_if_exists": False}, cluster("RUNNING")
    ),
    "create_cluster_there_in_error": Case(
        f"{_P}.DataprocCreateClusterOperator", CLUSTER, cluster("ERROR", clusterUuid="u")
    ),
    "create_cluster_there_in_error_kept": Case(
        f"{_P}.DataprocCreateClusterOperator", {**CLUSTER, "delete_on_error": False}, cluster("ERROR")
    ),
    "create_cluster_there_stopped": Case(f"{_P}.DataprocCreateClusterOperator", CLUSTER, cluster("STOPPED")),
    "create_cluster_there_creating": Case(
        f"{_P}.DataprocCreateClusterOperator",
        CLUSTER,
        cluster("CREATING"),
        becomes={f"{AT}/clusters/c": {"status": {"state": "RUNNING"}}},
        looks=2,
    ),
    "create_cluster_there_creating_broken": Case(
        f"{_P}.DataprocCreateClusterOperator",
        CLUSTER,
        cluster("CREATING"),
        becomes={f"{AT}/clusters/c": {"status": {"state": "ERROR"}}},
        looks=2,
    ),
    "create_cluster_there_deleting": Case(
        f"{_P}.DataprocCreateClusterOperator", CLUSTER, cluster("DELETING"), becomes={f"{AT}/clusters/c": None}, looks=2
    ),
    "create_cluster_broken": Case(f"{_P}.DataprocCreateClusterOperator", CLUSTER, broken="no quota"),
    "create_cluster_broken_kept": Case(
        f"{_P}.DataprocCreateClusterOperator", {**CLUSTER, "delete_on_error": False}, broken="no quota"
    ),
    "submit_job": Case(f"{_P}.DataprocSubmitJobOperator", {"job": JOB, **REGION}),
    "submit_job_no_id": Case(
        f"{_P}.DataprocSubmitJobOperator",
        {"job": {key: value for key, value in JOB.items() if key != "reference"}, **REGION, "request_id": "r"},
    ),
    "submit_job_broken": Case(f"{_P}.DataprocSubmitJobOperator", {"job": JOB, **REGION}, broken="it crashed"),
    "submit_job_async": Case(f"{_P}.DataprocSubmitJobOperator", {"job": JOB, **REGION, "asynchronous": True}),
    "submit_job_killed": Case(f"{_P}.DataprocSubmitJobOperator", {"job": JOB, **REGION}, kill=True, looks=50),
    "submit_job_killed_kept": Case(
        f"{_P}.DataprocSubmitJobOperator", {"job": JOB, **REGION, "cancel_on_kill": False}, kill=True, looks=50
    ),
    "delete_cluster": Case(f"{_P}.DataprocDeleteClusterOperator", C, cluster("RUNNING")),
    "delete_cluster_all": Case(
        f"{_P}.DataprocDeleteClusterOperator", {**C, "cluster_uuid": "u", "request_id": "r"}, cluster("RUNNING")
    ),
    "delete_cluster_missing": Case(f"{_P}.DataprocDeleteClusterOperator", C),
    "delete_cluster_broken": Case(f"{_P}.DataprocDeleteClusterOperator", C, cluster("RUNNING"), broken="not now"),
    "start_cluster": Case(f"{_P}.DataprocStartClusterOperator", C, cluster("STOPPED")),
    "start_cluster_all": Case(
        f"{_P}.DataprocStartClusterOperator", {**C, "cluster_uuid": "u", "request_id": "r"}, cluster("STOPPED")
    ),
    "start_cluster_missing": Case(f"{_P}.DataprocStartClusterOperator", C),
    "start_cluster_broken": Case(f"{_P}.DataprocStartClusterOperator", C, cluster("STOPPED"), broken="no quota"),
    "stop_cluster": Case(f"{_P}.DataprocStopClusterOperator", C, cluster("RUNNING")),
    **{
        f"{verb}_cluster_{state.lower()}": Case(f"{_P}.Dataproc{verb.title()}ClusterOperator", C, cluster(state))
        for verb, state in (("start", "RUNNING"), ("start", "STARTING"), ("stop", "STOPPED"), ("stop", "STOPPING"))
    },
    "update_cluster": Case(
        f"{_P}.DataprocUpdateClusterOperator",
        {
            **C,
            "cluster": {"config": {"worker_config": {"num_instances": 3}}},
            "update_mask": {"paths": ["config.worker_config.num_instances"]},
            "graceful_decommission_timeout": {"seconds": 600},
            "request_id": "r",
        },
        cluster("RUNNING"),
    ),
    "update_cluster_broken": Case(
        f"{_P}.DataprocUpdateClusterOperator",
        {**C, "cluster": {}, "update_mask": {"paths": ["labels"]}, "graceful_decommission_timeout": {"seconds": 0}},
        cluster("RUNNING"),
        broken="no quota",
    ),
    "diagnose_cluster": Case(f"{_P}.DataprocDiagnoseClusterOperator", C, cluster("RUNNING")),
    "diagnose_cluster_all": Case(
        f"{_P}.DataprocDiagnoseClusterOperator",
        {
            **C,
            "tarball_gcs_dir": "gs://b/d",
            "diagnosis_interval": {"start_time": LONG_AGO, "end_time": MOMENT},
            "jobs": ["j"],
            "yarn_application_ids": ["y"],
        },
        cluster("RUNNING"),
    ),
    "create_template": Case(f"{_P}.DataprocCreateWorkflowTemplateOperator", {**REGION, "template": TEMPLATE}),
    "create_template_there": Case(
        f"{_P}.DataprocCreateWorkflowTemplateOperator", {**REGION, "template": TEMPLATE}, TEMPLATES
    ),
    "instantiate": Case(
        f"{_P}.DataprocInstantiateWorkflowTemplateOperator",
        {**REGION, "template_id": "w1", "parameters": {"ZONE": "b"}, "version": 2, "request_id": "r"},
        TEMPLATES,
    ),
    "instantiate_broken": Case(
        f"{_P}.DataprocInstantiateWorkflowTemplateOperator",
        {**REGION, "template_id": "w1"},
        TEMPLATES,
        broken="a job failed",
    ),
    "instantiate_killed": Case(
        f"{_P}.DataprocInstantiateWorkflowTemplateOperator",
        {**REGION, "template_id": "w1"},
        TEMPLATES,
        kill=True,
        looks=50,
    ),
    "instantiate_inline": Case(
        f"{_P}.DataprocInstantiateInlineWorkflowTemplateOperator", {**REGION, "template": TEMPLATE, "request_id": "r"}
    ),
    "instantiate_inline_killed": Case(
        f"{_P}.DataprocInstantiateInlineWorkflowTemplateOperator",
        {**REGION, "template": TEMPLATE},
        kill=True,
        looks=50,
    ),
    "create_batch": Case(
        f"{_P}.DataprocCreateBatchOperator", {**REGION, "batch": BATCH, "batch_id": "b1", "request_id": "r"}
    ),
    "create_batch_no_id": Case(f"{_P}.DataprocCreateBatchOperator", {**REGION, "batch": BATCH}),
    **{
        f"create_batch_of_{name}": Case(
            f"{_P}.DataprocCreateBatchOperator", {**REGION, "batch": {"labels": labels}, "task_id": name}
        )
        for name, labels in (
            ("Upper", {}),
            ("a.b", {}),
            ("a" * 63, {}),
            ("a" * 64, {}),
            ("a_b-c1", {"airflow-dag-id": "mine"}),
            ("1_task", {}),
            ("_task", {}),
            ("aUpper", {}),
        )
    },  # fmt: skip
    "create_batch_async": Case(
        f"{_P}.DataprocCreateBatchOperator", {**REGION, "batch": BATCH, "batch_id": "b1", "asynchronous": True}
    ),
    "create_batch_broken": Case(
        f"{_P}.DataprocCreateBatchOperator", {**REGION, "batch": BATCH, "batch_id": "b1"}, broken="it crashed"
    ),
    "create_batch_killed": Case(
        f"{_P}.DataprocCreateBatchOperator", {**REGION, "batch": BATCH, "batch_id": "b1"}, kill=True, looks=50
    ),
    "create_batch_there": Case(
        f"{_P}.DataprocCreateBatchOperator", {**REGION, "batch": BATCH, "batch_id": "b1"}, batch("SUCCEEDED")
    ),
    "create_batch_there_running": Case(
        f"{_P}.DataprocCreateBatchOperator",
        {**REGION, "batch": BATCH, "batch_id": "b1"},
        batch("RUNNING"),
        becomes={f"{LOCATION}/batches/b1": {"state": "SUCCEEDED"}},
        looks=2,
    ),
    "create_batch_there_failed": Case(
        f"{_P}.DataprocCreateBatchOperator",
        {**REGION, "batch": BATCH, "batch_id": "b1"},
        batch("FAILED", stateMessage="it crashed"),
    ),
    "create_batch_there_cancelled": Case(
        f"{_P}.DataprocCreateBatchOperator", {**REGION, "batch": BATCH, "batch_id": "b1"}, batch("CANCELLED")
    ),
    "get_batch": Case(f"{_P}.DataprocGetBatchOperator", {**REGION, "batch_id": "b1"}, batch("RUNNING")),
    "get_batch_missing": Case(f"{_P}.DataprocGetBatchOperator", {**REGION, "batch_id": "b1"}),
    "list_batches": Case(f"{_P}.DataprocListBatchesOperator", REGION, batch("RUNNING")),
    "list_batches_all": Case(
        f"{_P}.DataprocListBatchesOperator",
        {**REGION, "page_size": 3, "filter": "state = RUNNING", "order_by": "create_time desc"},
        batch("RUNNING"),
    ),
    "delete_batch": Case(f"{_P}.DataprocDeleteBatchOperator", {**REGION, "batch_id": "b1"}, batch("RUNNING")),
    "delete_batch_missing": Case(f"{_P}.DataprocDeleteBatchOperator", {**REGION, "batch_id": "b1"}),
    "cancel_operation": Case(
        f"{_P}.DataprocCancelOperationOperator",
        {**REGION, "operation_name": "projects/p/regions/europe-west1/operations/o"},
    ),
    "submit_job_cancelled": Case(
        f"{_P}.DataprocSubmitJobOperator",
        {"job": JOB, **REGION},
        becomes={f"{AT}/jobs/j1": {"status": {"state": "CANCELLED"}}},
    ),
    "wait_for_job": Case(f"{_S}.DataprocJobSensor", {**REGION, "dataproc_job_id": "j1"}, job("DONE")),
    "wait_for_job_running": Case(
        f"{_S}.DataprocJobSensor",
        {**REGION, "dataproc_job_id": "j1"},
        job("RUNNING"),
        becomes={f"{AT}/jobs/j1": {"status": {"state": "DONE"}}},
    ),
    "wait_for_job_failed": Case(
        f"{_S}.DataprocJobSensor", {**REGION, "dataproc_job_id": "j1"}, job("ERROR", details="it crashed")
    ),
    "wait_for_job_cancelled": Case(
        f"{_S}.DataprocJobSensor", {**REGION, "dataproc_job_id": "j1"}, job("CANCEL_PENDING")
    ),
    "wait_for_job_attempt": Case(
        f"{_S}.DataprocJobSensor", {**REGION, "dataproc_job_id": "j1"}, job("ATTEMPT_FAILURE")
    ),
    "wait_for_job_missing": Case(f"{_S}.DataprocJobSensor", {**REGION, "dataproc_job_id": "j1"}),
    "wait_for_batch": Case(f"{_S}.DataprocBatchSensor", {**REGION, "batch_id": "b1"}, batch("SUCCEEDED")),
    "wait_for_batch_running": Case(
        f"{_S}.DataprocBatchSensor",
        {**REGION, "batch_id": "b1"},
        batch("RUNNING"),
        becomes={f"{LOCATION}/batches/b1": {"state": "SUCCEEDED"}},
    ),
    "wait_for_batch_failed": Case(f"{_S}.DataprocBatchSensor", {**REGION, "batch_id": "b1"}, batch("FAILED")),
    "wait_for_batch_cancelled": Case(f"{_S}.DataprocBatchSensor", {**REGION, "batch_id": "b1"}, batch("CANCELLED")),
}
OTHERWISE = {
    "start_cluster_all": (("sent",), "the operator does not send its request_id"),
    "create_cluster_there_deleting": (
        ("result", "error"),
        "the operator asks again too, and then takes the operation for one",
    ),
}
