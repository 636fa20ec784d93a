"""
Dataproc: operators that providers before version 11 had, and clusters that are described by keywords.

Recorded with version 10.10.1 of the provider.
"""

from __future__ import annotations

from typing import Any

from tests.compat.airflow.operators.google_recording import MOMENT, Case

_P = "airflow.providers.google.cloud.operators.dataproc"
IN = {"region": "europe-west1", "project_id": "p"}
CLUSTER = {**IN, "cluster_name": "c"}
AT = "/v1/projects/p/regions/europe-west1/clusters/c"
THERE = {AT: {"projectId": "p", "clusterName": "c", "status": {"state": "RUNNING"}}}
JOB: dict[str, Any] = {**CLUSTER, "job_name": "nightly"}
MORE = {
    **JOB,
    "dataproc_properties": {"a.b_c": "d"},
    "dataproc_jars": ["gs://b/x.jar"],
    "labels": {"x_y": "z"},
}
FILES = {"archives": ["gs://b/a.zip"], "files": ["gs://b/f"]}
KINDS = {
    "pig": ("Pig", {"query": "A = LOAD 'x';"}, {"query_uri": "gs://b/q.pig", "variables": {"a_b": "c"}}),
    "hive": ("Hive", {"query": "SELECT 1;"}, {"query_uri": "gs://b/q.sql", "variables": {"a_b": "c"}}),
    "spark_sql": ("SparkSql", {"query": "SELECT 1;"}, {"query_uri": "gs://b/q.sql", "variables": {"a_b": "c"}}),
    "spark": ("Spark", {"main_jar": "gs://b/m.jar"}, {"main_class": "x.Y", "arguments": ["1"], **FILES}),
    "hadoop": ("Hadoop", {"main_jar": "gs://b/m.jar"}, {"main_class": "x.Y", "arguments": ["1"], **FILES}),
    "pyspark": ("PySpark", {"main": "gs://b/m.py"}, {
        "main": "gs://b/m.py", "arguments": ["1"], "pyfiles": ["gs://b/l.py"], **FILES,
    }),
}  # fmt: skip
KEYWORDS = {
    "num_workers": 3, "zone": "europe-west1-b", "tags": ["t"], "storage_bucket": "b",
    "init_actions_uris": ["gs://b/i.sh", "gs://b/j.sh"], "init_action_timeout": "20m",
    "image_version": "2.1", "autoscaling_policy": "policy", "properties": {"spark:x": "y"},
    "optional_components": ["JUPYTER"], "num_masters": 3, "master_machine_type": "n2-standard-2",
    "master_disk_type": "pd-ssd", "master_disk_size": 100, "worker_machine_type": "n2-standard-4",
    "worker_disk_type": "pd-ssd", "worker_disk_size": 200, "num_preemptible_workers": 2, "preemptibility": "SPOT",
    "service_account": "me@p", "service_account_scopes": ["s"], "idle_delete_ttl": 600, "auto_delete_time": MOMENT,
    "customer_managed_key": "k", "enable_component_gateway": True, "internal_ip_only": True,
    "subnetwork_uri": "s",
}  # fmt: skip


def create(**keywords: Any) -> Case:
    return Case(f"{_P}.DataprocCreateClusterOperator", {**CLUSTER, **keywords})


CASES = {
    **{
        f"{name}{suffix}": Case(f"{_P}.DataprocSubmit{kind}JobOperator", arguments)
        for name, (kind, least, most) in KINDS.items()
        for suffix, arguments in (("", {**JOB, **least}), ("_all", {**MORE, **most}))
    },
    "job_default_name": Case(f"{_P}.DataprocSubmitPigJobOperator", {**IN, "query": "x", "task_id": "My.Task"}),
    "job_broken": Case(f"{_P}.DataprocSubmitPigJobOperator", {**JOB, "query": "x"}, broken="it crashed"),
    "job_async": Case(f"{_P}.DataprocSubmitHiveJobOperator", {**JOB, "query": "x", "asynchronous": True}),
    "job_killed": Case(f"{_P}.DataprocSubmitHiveJobOperator", {**JOB, "query": "x"}, kill=True, looks=50),
    "job_no_query": Case(f"{_P}.DataprocSubmitHiveJobOperator", JOB),
    "job_both_queries": Case(f"{_P}.DataprocSubmitHiveJobOperator", {**JOB, "query": "x", "query_uri": "gs://b/q"}),
    "job_both_mains": Case(f"{_P}.DataprocSubmitSparkJobOperator", {**JOB, "main_jar": "x", "main_class": "y"}),
    "job_no_main": Case(f"{_P}.DataprocSubmitSparkJobOperator", JOB),
    "scale": Case(f"{_P}.DataprocScaleClusterOperator", {**CLUSTER, "num_workers": 5}, THERE),
    "scale_all": Case(
        f"{_P}.DataprocScaleClusterOperator",
        {**CLUSTER, "num_workers": 5, "num_preemptible_workers": 2, "graceful_decommission_timeout": "1h"},
        THERE,
    ),
    **{
        f"scale_in_{text}": Case(
            f"{_P}.DataprocScaleClusterOperator", {**CLUSTER, "graceful_decommission_timeout": text}, THERE
        )
        for text in ("90s", "2m", "1d", "5x", "3")
    },
    "create": create(num_workers=2),
    "create_all": create(**KEYWORDS),
    "create_image": create(
        num_workers=2, zone="z", custom_image="i", custom_image_project_id="q", subnetwork_uri="s", idle_delete_ttl=1
    ),
    "create_family": create(num_workers=2, custom_image_family="f"),
    "create_two_images": create(num_workers=2, custom_image="i", image_version="2"),
    "create_single_node": create(num_workers=0),
    "create_single_node_more": create(num_workers=0, properties={"a": "b"}, num_preemptible_workers=1),
    "create_one_worker": create(num_workers=1),
    "create_ttl": create(num_workers=2, auto_delete_ttl=60),
    "create_both_ttls": create(num_workers=2, auto_delete_ttl=60, auto_delete_time=MOMENT),
    "create_internal_nowhere": create(num_workers=2, internal_ip_only=True),
}
