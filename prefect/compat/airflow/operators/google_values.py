"""Values that rows of BigQuery work out of the arguments of their operators."""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from typing import Any

from prefect.compat.airflow.operators.google_connection import (
    CONNECTION,
    client_arguments,
    extras,
    project_of,
)
from prefect.compat.airflow.operators.mapping import (
    Converted,
    FromContext,
    Source,
)

WAITED = ("result_retry", "result_timeout", "reattach_states", "cancel_on_kill", "durable", "deferrable")
#: Ways of an operator to react to what is there already -> whether that is fine.
THERE = {"log": True, "ignore": True, "skip": True, "fail": False}


def job_name(dag_id: str, task_id: str, moment: Any, configuration: Any, job_id: str | None, again: bool) -> str:
    """
    The id of a job as Airflow makes it: the same for the same run, unless it is to run again.

    Args:
        dag_id: id of the DAG.
        task_id: id of the task.
        moment: the run's logical date.
        configuration: what the job is about.
        job_id: beginning of the id, if one was given.
        again: the job runs anew with every try.

    Returns:
        The id.
    """
    what = str(uuid.uuid4()) if again else json.dumps(configuration, sort_keys=True)
    hashed = hashlib.md5(what.encode(), usedforsecurity=False).hexdigest()
    if job_id:
        return f"{job_id}_{hashed}"
    name = f"airflow_{dag_id}_{task_id}_{moment.isoformat()}_{hashed}"
    return re.sub(r"[:\-+.]", "_", name)


def job_id_of(operator: Any, context: Any) -> str:
    configuration = getattr(operator, "configuration", None) or {"task": operator.task_id}
    again = operator.force_rerun is None or bool(operator.force_rerun)
    moment = context.get("logical_date") or context["dag_run"].run_after
    return job_name(operator.dag_id, operator.task_id, moment, configuration, operator.job_id, again)


JOB: dict[str, Source] = {
    "job_id": FromContext(job_id_of, "job_id", "force_rerun"),
    "location": "location",
    "reattach": Converted(lambda states: bool(states), "reattach_states"),
}


def table_of(owner: str = "project_id", dataset: str = "dataset_id", table: str = "table_id") -> FromContext:
    def name(operator: Any, context: Any) -> str:
        project = getattr(operator, owner, None) or project_of(operator, context)
        parts = (project, getattr(operator, dataset), getattr(operator, table))
        return ".".join(part for part in parts if part)

    return FromContext(name, owner, dataset, table, *CONNECTION[:3])


def client_of_check(operator: Any, context: Any) -> dict[str, Any] | None:
    """The client of a check, which may speak the older SQL."""
    found = client_arguments(extras(operator.gcp_conn_id), operator.impersonation_chain)
    legacy = operator.use_legacy_sql
    if legacy is None:
        legacy = extras(operator.gcp_conn_id).get("use_legacy_sql")
    return {**found, "use_legacy_sql": True} if legacy else found or None


CHECK: dict[str, Source] = {
    "client_kwargs": FromContext(client_of_check, "use_legacy_sql", "gcp_conn_id", "impersonation_chain")
}
IGNORED = ("encryption_configuration", "labels", "location", "conn_id", "database", "hook_params", "retry_on_failure",
           "deferrable", "poll_interval", "use_legacy_sql")  # fmt: skip


def fields_at(operator: Any, context: Any) -> Any:
    """The columns that an object of Cloud Storage holds."""
    if not operator.gcs_schema_object:
        return getattr(operator, "schema_fields", None)
    # a client is made only where there is something to read
    from prefect.compat.airflow.hooks.gcs import GCSHook
    from prefect.tasks.google.gcs_transfers import parsed

    hook = GCSHook(operator.google_cloud_storage_conn_id or operator.gcp_conn_id, operator.impersonation_chain)
    return json.loads(hook.download_as_byte_array(*parsed(operator.gcs_schema_object)))


def is_fine_if_there(if_exists: Any, exists_ok: Any = None) -> bool:
    if exists_ok is not None:
        return bool(exists_ok)
    return THERE.get(str(getattr(if_exists, "value", if_exists) or "log"), True)


def options_of(*pairs: tuple[str, str]) -> Converted:
    """Settings by the API's own names, of the arguments that were given."""
    return Converted(
        lambda *values: (
            {
                theirs: value
                for (_, theirs), value in zip(pairs, values, strict=True)
                if value not in (None, "", (), [], {}, False)
            }
            or None
        ),
        *(ours for ours, _ in pairs),
    )


def format_options(
    form: str | None, skip: Any, delimiter: Any, quote: Any, newlines: Any, jagged: Any,
    encoding: Any, more: Any,
) -> Any:  # fmt: skip
    found: dict[str, Any] = {}
    if (form or "CSV").upper() == "CSV":
        found = {
            "skipLeadingRows": skip, "fieldDelimiter": delimiter, "quote": quote,
            "allowQuotedNewlines": newlines or None,
            "allowJaggedRows": jagged or None, "encoding": encoding,
        }  # fmt: skip
    return {**{key: value for key, value in found.items() if value is not None}, **(more or {})} or None


def after_load(result: Any, operator: Any, context: Any) -> Any:
    """The job's id is pushed; what comes back is the greatest value of a column, if it was asked for."""
    if "job_id" in result:
        context["ti"].xcom_push(key="job_id", value=result["job_id"])
    if not operator.max_id_key:
        return None
    # a client is made only where there is something to ask
    from prefect.compat.airflow.hooks.bigquery import BigQueryHook

    hook = BigQueryHook(operator.gcp_conn_id, impersonation_chain=operator.impersonation_chain, use_legacy_sql=False)
    found = hook.get_first(f"SELECT MAX({operator.max_id_key}) AS max_value FROM `{result['destination']}`")
    return None if found is None or found[0] is None else str(found[0])


def query_configuration(operator: Any, context: Any) -> dict[str, Any]:
    """The configuration of the operator that runs a query, which had an argument for each setting."""
    sql = operator.sql if operator.sql is not None else operator.bql
    text = sql if isinstance(sql, str) else ";\n".join(part.rstrip().rstrip(";") for part in sql)
    legacy = True if operator.use_legacy_sql is None else bool(operator.use_legacy_sql)
    query: dict[str, Any] = {"query": text, "useLegacySql": legacy, "priority": operator.priority or "INTERACTIVE"}
    if operator.destination_dataset_table:
        from prefect.tasks.google.bigquery_names import table_name  # the rows load without the tasks

        project = project_of(operator, context)
        query["destinationTable"] = table_name(operator.destination_dataset_table, project).reference
        query["writeDisposition"] = operator.write_disposition or "WRITE_EMPTY"
        query["createDisposition"] = operator.create_disposition or "CREATE_IF_NEEDED"
    for ours, theirs in (
        ("allow_large_results", "allowLargeResults"), ("flatten_results", "flattenResults"),
        ("maximum_billing_tier", "maximumBillingTier"), ("maximum_bytes_billed", "maximumBytesBilled"),
        ("schema_update_options", "schemaUpdateOptions"), ("query_params", "queryParameters"),
        ("time_partitioning", "timePartitioning"), ("encryption_configuration", "destinationEncryptionConfiguration"),
    ):  # fmt: skip
        value = getattr(operator, ours)
        if value not in (None, (), [], {}, False):
            query[theirs] = list(value) if isinstance(value, tuple) else value
    if operator.cluster_fields:
        query["clustering"] = {"fields": list(operator.cluster_fields)}
    more = operator.api_resource_configs or {}
    labels = {**(more.get("labels") or {}), **(operator.labels or {})}
    rest = {key: value for key, value in more.items() if key not in ("query", "labels")}
    configuration = {**rest, "query": {**query, **more.get("query", {})}}
    return {**configuration, **({"labels": labels} if labels else {})}


def as_sent(value: Any) -> Any:
    """Rows of a table come as the service sends them, which is text."""
    if value is None or isinstance(value, (str, list, dict)):
        return value
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


QUERY = (
    "sql", "bql", "destination_dataset_table", "write_disposition", "allow_large_results", "flatten_results",
    "use_legacy_sql", "maximum_billing_tier", "maximum_bytes_billed", "create_disposition", "schema_update_options",
    "query_params", "labels", "priority", "time_partitioning", "api_resource_configs", "cluster_fields",
    "encryption_configuration",
)  # fmt: skip


def external_resource(operator: Any, context: Any) -> dict[str, Any]:
    """The resource of the operator that makes an external table, which had an argument for each setting."""
    if operator.table_resource:
        return dict(operator.table_resource)
    form = (operator.source_format or "CSV").upper()
    outside: dict[str, Any] = {
        "sourceUris": [f"gs://{operator.bucket}/{name}" for name in operator.source_objects or ()],
        "sourceFormat": form,
        "compression": operator.compression or "NONE", "autodetect": bool(operator.autodetect),
        "maxBadRecords": operator.max_bad_records or 0,
    }  # fmt: skip
    options = format_options(
        form, operator.skip_leading_rows or 0, operator.field_delimiter or ",", operator.quote_character,
        operator.allow_quoted_newlines, operator.allow_jagged_rows, operator.encoding, operator.src_fmt_configs,
    )  # fmt: skip
    if form == "CSV" and options:
        outside["csvOptions"] = options
    found: dict[str, Any] = {"externalDataConfiguration": outside}
    if operator.labels:
        found["labels"] = operator.labels
    return found


EXTERNAL = (
    "bucket", "source_objects", "table_resource", "source_format", "compression", "skip_leading_rows",
    "field_delimiter", "max_bad_records", "quote_character", "allow_quoted_newlines", "allow_jagged_rows",
    "src_fmt_configs", "labels", "autodetect", "encoding",
)  # fmt: skip


def empty_resource(operator: Any, context: Any) -> dict[str, Any]:
    """The resource of the operator that makes an empty table, which had an argument for each setting."""
    found: dict[str, Any] = dict(operator.table_resource or {})
    for ours, theirs in (
        ("time_partitioning", "timePartitioning"), ("labels", "labels"), ("view", "view"),
        ("materialized_view", "materializedView"), ("encryption_configuration", "encryptionConfiguration"),
    ):  # fmt: skip
        if getattr(operator, ours):
            found[theirs] = getattr(operator, ours)
    if operator.cluster_fields:
        found["clustering"] = {"fields": list(operator.cluster_fields)}
    return found


EMPTY = (
    "table_resource", "time_partitioning", "labels", "view", "materialized_view", "encryption_configuration",
    "cluster_fields",
)  # fmt: skip
DATASET: dict[str, Source] = {"dataset_id": "dataset_id"}
