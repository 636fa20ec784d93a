"""Amazon: the rows of operators that take more than one call, and of transfers from sources of all kinds."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.operators import amazon_sources as sources
from prefect.compat.airflow.operators import amazon_values as values
from prefect.compat.airflow.operators.amazon_connection import paths, row, waits
from prefect.compat.airflow.operators.mapping import (
    Converted,
    Fixed,
    FromConnection,
    FromContext,
    Mapping,
    Source,
    nothing,
)
from prefect.compat.airflow.operators.rows.amazon import execution


def _imap(connection: Any) -> dict[str, Any]:
    """The mailbox that a connection names."""
    extra = connection.extra_dejson
    found = {
        "host": connection.host,
        "port": connection.port,
        "user": connection.login,
        "password": connection.password,
        "ssl": str(extra.get("use_ssl", True)).lower() != "false",
        "verify": extra.get("ssl_context") != "none",
    }
    return {name: value for name, value in found.items() if value is not None}


def _address(connection: Any, endpoint: str | None) -> str:
    """Where a request goes."""
    host = connection.host or ""
    base = host if "://" in host else f"{connection.schema or 'http'}://{host}"
    base = f"{base}:{connection.port}" if connection.port else base
    return f"{base.rstrip('/')}/{endpoint.lstrip('/')}" if endpoint else base


def _headers(connection: Any, headers: dict[str, str] | None) -> dict[str, str]:
    """Headers of a request: who asks, what the connection's extra says, the operator's own."""
    # only requests of those who have a login need it
    import base64

    found: dict[str, str] = {}
    if connection.login:
        pair = base64.b64encode(f"{connection.login}:{connection.password or ''}".encode()).decode()
        found["Authorization"] = f"Basic {pair}"
    own = connection.extra_dejson.get("headers")
    return {**found, **(own if isinstance(own, dict) else {}), **(headers or {})}


def _google(connection: Any) -> dict[str, Any] | None:
    project = connection.extra_dejson.get("project")
    return {"project": project} if project else None


def _states(given: Any) -> list[str] | None:
    return None if given is None else sorted(str(getattr(each, "value", each)) for each in given)


def _text(moment: Any) -> Any:
    return moment.isoformat() if hasattr(moment, "isoformat") else moment


#: A run of AppFlow over some of the records: what operators call `which` -> the task's name of it.
FLOWS = tuple(
    row(
        f"AppflowRun{name}Operator",
        "AppflowRun",
        {
            "flow_name": "flow_name",
            "which": Fixed(name.lower()),
            "source": "source",
            "source_field": "source_field",
            "filter_date": "filter_date",
            **waits(("wait_for_completion", "poll_interval", "max_attempts")),
        },
        xcoms=execution,
        dropped={"flow_update": "the filter is set before every run"},
    )
    for name in ("Full", "Before", "After", "Daily")
)
MWAA: dict[str, Source] = {"environment": "external_env_name", "dag_id": "external_dag_id"}
WATCHED: dict[str, Source] = {
    **MWAA,
    "run_id": "external_dag_run_id",
    "done_states": Converted(_states, "success_states"),
    "failed_states": Converted(_states, "failure_states"),
}
_CLASSES = "prefect.compat.airflow.operators.classes.amazon"
#: Operators that decide what comes after them; their classes carry all arguments.
DECIDING = (
    Mapping(
        operators=paths()["AppflowRecordsShortCircuitOperator"],
        operator_class=f"{_CLASSES}.AppflowRecordsShortCircuitOperator",
        ignored=(
            "flow_name", "appflow_run_task_id", "ignore_downstream_trigger_rules", "op_args", "op_kwargs",
            "python_callable", "show_return_value_in_logs", "templates_dict", "templates_exts", "aws_conn_id",
            "region_name", "verify", "botocore_config",
        ),
    ),
    Mapping(
        operators=paths()["SageMakerConditionOperator"],
        operator_class=f"{_CLASSES}.SageMakerConditionOperator",
        ignored=("condition_type", "conditions", "else_task_ids", "if_task_ids", "left_value", "right_value"),
    ),
)  # fmt: skip
JOBS = (
    row(
        "BedrockInvokeModelOperator",
        "BedrockInvokeModel",
        {
            "model_id": "model_id",
            "input_data": "input_data",
            "content_type": "content_type",
            "accept_type": "accept_type",
        },
    ),
    row(
        "BedrockInvokeAgentRuntimeOperator",
        "BedrockInvokeAgentRuntime",
        {
            "agent_runtime_arn": "agent_runtime_arn",
            "payload": "payload",
            "content_type": "content_type",
            "accept": "accept",
            "options": Converted(lambda given: given or None, "invoke_agent_runtime_kwargs"),
        },
    ),
    row(
        "DataSyncOperator",
        "DataSyncCopy",
        {
            "task_arn": "task_arn",
            "source_location_uri": "source_location_uri",
            "destination_location_uri": "destination_location_uri",
            "create_task_options": Converted(lambda given: given or None, "create_task_kwargs"),
            "create_source_options": Converted(lambda given: given or None, "create_source_location_kwargs"),
            "create_destination_options": Converted(lambda given: given or None, "create_destination_location_kwargs"),
            "update_task_options": Converted(lambda given: given or None, "update_task_kwargs"),
            "run_options": Converted(lambda given: given or None, "task_execution_kwargs"),
            "any_task": "allow_random_task_choice",
            "any_location": "allow_random_location_choice",
            "delete_task": "delete_task_after_execution",
            **waits(("wait_for_completion", "wait_interval_seconds", "max_iterations")),
        },
        on_kill="cancel",
    ),
    row(
        "MwaaTriggerDagRunOperator",
        "MwaaTriggerDagRun",
        {
            "environment": "env_name",
            "dag_id": "trigger_dag_id",
            "run_id": "trigger_run_id",
            "logical_date": Converted(_text, "logical_date"),
            "data_interval_start": Converted(_text, "data_interval_start"),
            "data_interval_end": Converted(_text, "data_interval_end"),
            "conf": "conf",
            "note": "note",
            "airflow_version": "airflow_version",
            **waits(("wait_for_completion", "waiter_delay", "waiter_max_attempts")),
        },
    ),
    row("MwaaDagRunSensor", "MwaaWaitForDagRun", WATCHED, xcoms=nothing, ignored=("airflow_version", "max_retries")),
    row(
        "MwaaTaskSensor",
        "MwaaWaitForTask",
        {**WATCHED, "task_id": "external_task_id"},
        xcoms=nothing,
        ignored=("airflow_version", "max_retries"),
    ),
    row(
        "SageMakerEndpointOperator",
        "SageMakerDeployEndpoint",
        {
            "endpoint": Converted(lambda config: values.endpoint("Endpoint", config), "config"),
            "model": Converted(lambda config: values.endpoint("Model", config), "config"),
            "endpoint_config": Converted(lambda config: values.endpoint("EndpointConfig", config), "config"),
            "update": Converted(lambda kind: kind == "update", "operation"),
            **waits(("wait_for_completion", "check_interval")),
        },
        ignored=("max_ingestion_time",),
    ),
    row(
        "SageMakerRegisterModelVersionOperator",
        "SageMakerRegisterModel",
        {
            "image_uri": "image_uri",
            "model_url": "model_url",
            "package_group_name": "package_group_name",
            "package_group_desc": "package_group_desc",
            "package_desc": "package_desc",
            "model_approval": Converted(lambda given: getattr(given, "value", given), "model_approval"),
            "options": "extras",
        },
        ignored=("config",),
    ),
)

ROWS_TO_S3: dict[str, Source] = {"replace": "replace"}
TRANSFERS = (
    row(
        "HttpToS3Operator",
        "HttpToS3",
        {
            "url": FromConnection("http_conn_id", _address, also=("endpoint",)),
            "headers": FromConnection("http_conn_id", _headers, also=("headers",)),
            "method": "method",
            "data": Converted(lambda given: given or None, "data"),
            "request_timeout": Converted(lambda given: (given or {}).get("timeout"), "extra_options"),
            "key": "s3_key",
            "bucket": "s3_bucket",
            "replace": "replace",
            "upload_options": Converted(values.settings, "encrypt", "acl_policy"),
        },
        xcoms=nothing,
        ignored=(
            "log_response", "tcp_keep_alive", "tcp_keep_alive_idle", "tcp_keep_alive_count", "tcp_keep_alive_interval",
        ),
        dropped={"auth_type": "who asks is told by a basic `Authorization`; give another one in `headers`"},
    ),
    row(
        "ImapAttachmentToS3Operator",
        "ImapAttachmentToS3",
        {
            "attachment_name": "imap_attachment_name",
            "key": "s3_key",
            "bucket": "s3_bucket",
            "server": FromConnection("imap_conn_id", _imap),
            "as_regex": "imap_check_regex",
            "folder": "imap_mail_folder",
            "mail_filter": "imap_mail_filter",
            "replace": "s3_overwrite",
        },
        xcoms=nothing,
        required=("imap_attachment_name", "s3_key"),
        renamed={"s3_conn_id": "aws_conn_id"},
    ),
    row(
        "GlacierToGCSOperator",
        "GlacierToGcs",
        {
            "vault_name": "vault_name",
            "gcs_bucket": "bucket_name",
            "object_name": "object_name",
            "compression": Converted(values.packing, "gzip"),
            "gcs_options": FromConnection("gcp_conn_id", _google, optional=True),
        },
        ignored=("chunk_size",),
        dropped={"google_impersonation_chain": "Google's own search order finds the credentials"},
    ),
    row(
        "MongoToS3Operator",
        "RowsToS3",
        {
            "rows": FromContext(
                sources.mongo, "mongo_conn_id", "mongo_collection", "mongo_query", "mongo_db", "mongo_projection",
                "allow_disk_use",
            ),
            "key": "s3_key",
            "bucket": "s3_bucket",
            "compression": "compression",
            **ROWS_TO_S3,
        },
        xcoms=nothing,
        renamed={"s3_conn_id": "aws_conn_id"},
        note="It needs the package pymongo.",
    ),
    row(
        "SalesforceToS3Operator",
        "RowsToS3",
        {
            "rows": FromContext(
                sources.salesforce, "salesforce_conn_id", "salesforce_query", "query_params", "include_deleted"
            ),
            "key": "s3_key",
            "bucket": "s3_bucket_name",
            "file_format": Converted(lambda form: "csv" if form == "csv" else "json", "export_format"),
            "compression": Converted(values.packing, "gzip"),
            "upload_options": Converted(values.settings, "encrypt", "acl_policy"),
            **ROWS_TO_S3,
        },
        xcoms=lambda result, operator, context: f"s3://{operator.s3_bucket_name}/{operator.s3_key}",
        dropped={
            "coerce_to_timestamp": "values stay as Salesforce gives them",
            "record_time_added": "values stay as Salesforce gives them",
        },
        note="It needs the package simple-salesforce. JSON is written one row a line.",
    ),
    row(
        "ExasolToS3Operator",
        "FilesToS3",
        {
            "files": FromContext(sources.exasol, "exasol_conn_id", "query_or_table", "query_params", "export_params"),
            "prefix": "key",
            "bucket": "bucket_name",
            "refuse": Fixed(True),
            "compression": Converted(values.packing, "gzip"),
            "upload_options": Converted(values.settings, "encrypt", "acl_policy"),
            **ROWS_TO_S3,
        },
        xcoms=lambda result, operator, context: operator.key,
        note="It needs the package pyexasol.",
    ),
    row(
        "GoogleApiToS3Operator",
        "FilesToS3",
        {
            "files": FromContext(
                sources.google_api, "google_api_service_name", "google_api_service_version",
                "google_api_endpoint_path", "google_api_endpoint_params", "google_api_response_via_xcom",
                "google_api_endpoint_params_via_xcom", "google_api_endpoint_params_via_xcom_task_ids",
                "google_api_pagination", "google_api_num_retries",
            ),
            "prefix": "s3_destination_key",
            "refuse": Fixed(True),
            "replace": "s3_overwrite",
        },
        xcoms=nothing,
        dropped={
            "gcp_conn_id": "Google's own search order finds the credentials",
            "google_impersonation_chain": "Google's own search order finds the credentials",
        },
        note="It needs the package google-api-python-client.",
    ),
    row(
        "AzureBlobStorageToS3Operator",
        "FilesToS3",
        {
            "files": FromContext(
                sources.azure, "wasb_conn_id", "container_name", "prefix", "delimiter", "wasb_extra_args"
            ),
            "prefix": "dest_s3_key",
            "upload_options": Converted(
                lambda acl, more: values.settings(None, acl, more), "s3_acl_policy", "dest_s3_extra_args"
            ),
            **ROWS_TO_S3,
        },
        ignored=("dest_verify",),
        dropped={"s3_extra_args": "the connection says how to reach S3"},
        note="It needs the package azure-storage-blob.",
    ),
    row(
        "HiveToDynamoDBOperator",
        "DynamoDBPutItems",
        {
            "items": FromContext(
                sources.hive, "hiveserver2_conn_id", "sql", "schema", "pre_process", "pre_process_args",
                "pre_process_kwargs",
            ),
            "table_name": "table_name",
        },
        defaults={
            "hiveserver2_conn_id": "hiveserver2_default", "aws_conn_id": "aws_default", "schema": "default",
            "pre_process": None, "pre_process_args": None, "pre_process_kwargs": None, "region_name": None,
        },
        required=("sql", "table_name", "table_keys"),
        template_fields=("sql",),
        template_ext=(".sql",),
        xcoms=nothing,
        ignored=("table_keys", "df_type"),
        note="It needs the package pyhive. `pre_process` gets a list of dicts, where Airflow gives a data frame.",
    ),
)  # fmt: skip

ROWS = (*FLOWS, *DECIDING, *JOBS, *TRANSFERS)
