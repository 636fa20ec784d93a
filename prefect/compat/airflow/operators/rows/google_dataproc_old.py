"""Google: operators of Dataproc from before there was one for jobs of all kinds."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from typing import Any

from prefect.compat.airflow.operators.google_connection import CONNECTION, project_of
from prefect.compat.airflow.operators.google_messages import as_json
from prefect.compat.airflow.operators.google_services import same, service_row, unless
from prefect.compat.airflow.operators.mapping import Converted, Fixed, FromContext, nothing
from prefect.compat.airflow.operators.mapping import Mapping as Row
from prefect.compat.airflow.standin.exceptions import AirflowException

#: Arguments of every kind of job.
JOB = ("job_name", "cluster_name", "labels", "dataproc_properties", "dataproc_jars")
QUERY = {"variables": "script_variables"}
MAIN = {
    "main_jar": "main_jar_file_uri", "main_class": "main_class", "arguments": "args", "archives": "archive_uris",
    "files": "file_uris",
}  # fmt: skip
PYTHON = {
    "main": "main_python_file_uri", "arguments": "args", "archives": "archive_uris", "files": "file_uris",
    "pyfiles": "python_file_uris",
}  # fmt: skip
#: Kind of job in the name of the operator -> its name in a job, what earlier versions called its own arguments, and
#: arguments of the operator -> fields of the job.
KINDS: dict[str, tuple[str, str, Mapping[str, str]]] = {
    "Hadoop": ("hadoop_job", "hadoop", MAIN),
    "Hive": ("hive_job", "hive", QUERY),
    "Pig": ("pig_job", "pig", QUERY),
    "PySpark": ("pyspark_job", "pyspark", PYTHON),
    "Spark": ("spark_job", "spark", MAIN),
    "SparkSql": ("spark_sql_job", "spark", QUERY),
}
#: How long workers may finish what they do: what the text ends in -> seconds.
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def _job(operator: Any, context: Any, kind: str, fields: Mapping[str, str]) -> Any:
    given = {theirs: getattr(operator, ours) for ours, theirs in fields.items()}
    if fields is QUERY:
        given.update(_query(operator))
    if fields is MAIN and given["main_jar_file_uri"] and given["main_class"]:
        raise AirflowException("Only one of main_jar and main_class can be set.")
    name = f"{operator.job_name.replace('.', '_')}_{uuid.uuid4().hex[:8]}"
    given.update(properties=operator.dataproc_properties, jar_file_uris=operator.dataproc_jars)
    job = {
        "reference": {"project_id": project_of(operator, context), "job_id": name},
        "placement": {"cluster_name": operator.cluster_name},
        "labels": operator.labels,
        kind: {field: value for field, value in given.items() if value},
    }
    return as_json("dataproc", "Job", job)


def _query(operator: Any) -> dict[str, Any]:
    if operator.query and operator.query_uri:
        raise AirflowException("Only one of query and query_uri can be set.")
    if operator.query:
        return {"query_list": {"queries": [operator.query]}}
    if operator.query_uri:
        return {"query_file_uri": operator.query_uri}
    raise AirflowException("One of query and query_uri has to be set.")


def _job_row(name: str) -> Row:
    kind, before, fields = KINDS[name]
    own = (*fields, *(("query", "query_uri") if fields is QUERY else ()))

    def job(operator: Any, context: Any) -> Any:
        return _job(operator, context, kind, fields)

    rendered = [each for each in ("query", "variables", "main", "arguments") if each in own]
    return service_row(
        f"DataprocSubmit{name}JobOperator",
        "DataprocSubmitJob",
        {
            "job": FromContext(job, *own, *JOB, "project_id", *CONNECTION[:3]),
            "region": "region",
            "wait": unless("asynchronous"),
            "poll_interval": "polling_interval_seconds",
        },
        xcoms=nothing,
        on_kill="cancel",
        renamed={f"dataproc_{before}_properties": "dataproc_properties", f"dataproc_{before}_jars": "dataproc_jars"},
        defaults={
            **dict.fromkeys((*own, *JOB)), "job_name": "{{task.task_id}}_{{ds_nodash}}", "cluster_name": "cluster-1",
            "region": "global", "gcp_conn_id": "google_cloud_default", "polling_interval_seconds": 10,
        },
        required=("main",) if fields is PYTHON else (),
        template_fields=(
            *rendered, "job_name", "cluster_name", "region", "dataproc_jars", "dataproc_properties",
            "impersonation_chain",
        ),
        ignored=(*own, *JOB),
        dropped={"job_error_states": "a job that ends in ERROR or CANCELLED fails the task"},
    )  # fmt: skip


def _workers(workers: int, further: int) -> Any:
    config = {
        "worker_config": {"num_instances": workers}, "secondary_worker_config": {"num_instances": further},
    }  # fmt: skip
    return as_json("dataproc", "Cluster", {"config": config})


def _seconds(text: str | None) -> str | None:
    if not text:
        return None
    found = re.fullmatch(r"(\d+)([smhd])", text)
    if found is None:
        raise AirflowException(f"graceful_decommission_timeout is a number with s, m, h or d; {text!r} is none.")
    return f"{int(found[1]) * UNITS[found[2]]}s"


ROWS = (
    *(_job_row(name) for name in KINDS),
    service_row(
        "DataprocScaleClusterOperator",
        "DataprocUpdateCluster",
        {
            **same("cluster_name", "region"),
            "cluster": Converted(_workers, "num_workers", "num_preemptible_workers"),
            "update_mask": Fixed([f"config.{kind}_config.num_instances" for kind in ("worker", "secondary_worker")]),
            "graceful_decommission_timeout": Converted(_seconds, "graceful_decommission_timeout"),
        },
        xcoms=nothing,
        defaults={
            "region": "global", "num_workers": 2, "num_preemptible_workers": 0, "gcp_conn_id": "google_cloud_default",
        },
        required=("cluster_name",),
        template_fields=("cluster_name", "project_id", "region", "impersonation_chain"),
    ),
)  # fmt: skip
