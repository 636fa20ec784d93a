"""Amazon: the rows of operators whose tasks are written by hand."""

from __future__ import annotations

import json
from typing import Any

from prefect.compat.airflow.operators import amazon_values as values
from prefect.compat.airflow.operators.amazon_connection import ACCESS, client_arguments, keys, paths, waits
from prefect.compat.airflow.operators.mapping import (
    Converted,
    Fixed,
    FromConnection,
    FromContext,
    Mapping,
    Source,
    nothing,
)

LOGS = "the log stays in CloudWatch"
OTHER_CONNECTION = "one connection serves both buckets"
KEPT = "tables and columns are not looked up; the task writes the names into the statement"


def _row(operator: str, target: str, args: dict[str, Source], **more: Any) -> Mapping:
    return Mapping(operators=paths()[operator], target=f"prefect.tasks.aws.{target}", args={**ACCESS, **args}, **more)


def _named(connection: str) -> dict[str, Source]:
    """Access by an argument of another name."""
    return {
        "credentials": FromConnection(connection, keys, optional=True),
        "boto_kwargs": FromContext(lambda operator, context: client_arguments(_As(operator, connection), context), connection),
    }


class _As:
    """An operator whose connection has another name."""

    def __init__(self, operator: Any, connection: str) -> None:
        self.aws_conn_id = getattr(operator, connection, None)
        self.verify = getattr(operator, "dest_verify", None)
        self.region_name = getattr(operator, "region_name", None)


def _payload(result: Any, operator: Any, context: Any) -> str:
    """What Airflow's operator returns: the answer as text; an error of the function fails the task."""
    text: str = result["Payload"].read().decode()
    return text


def _messages(result: Any, operator: Any, context: Any) -> None:
    context["ti"].xcom_push(key="messages", value=result)


def _output(result: Any, operator: Any, context: Any) -> Any:
    return json.loads(result) if result else None


_SQL_TO_S3_FORMATS = {"csv": "csv", "json": "json", "parquet": "parquet"}

S3 = (
    _row(
        "S3CopyObjectOperator", "S3CopyObject",
        {
            "source_key": "source_bucket_key", "dest_key": "dest_bucket_key", "source_bucket": "source_bucket_name",
            "dest_bucket": "dest_bucket_name", "source_version_id": "source_version_id",
            "copy_options": Converted(
                values.copy_settings, "acl_policy", "meta_data_directive", "kms_key_id", "kms_encryption_type"
            ),
        },
    ),
    _row(
        "S3CopyPrefixOperator", "S3CopyPrefix",
        {
            "source_prefix": "source_bucket_prefix", "dest_prefix": "dest_bucket_prefix",
            "source_bucket": "source_bucket_name", "dest_bucket": "dest_bucket_name",
            "continue_on_failure": "continue_on_failure",
            "copy_options": Converted(
                values.copy_settings, "acl_policy", "meta_data_directive", "kms_key_id", "kms_encryption_type"
            ),
        },
        xcoms=nothing,
    ),
    _row(
        "S3CreateBucketOperator", "S3CreateBucket", {"bucket": "bucket_name", "region": "region_name"},
        dropped={"bucket_namespace": "buckets are made in the namespace that all share"},
    ),
    _row(
        "S3CreateObjectOperator", "S3CreateObject",
        {
            "key": "s3_key", "data": "data", "bucket": "s3_bucket", "replace": "replace",
            "encoding": Converted(lambda encoding: encoding or "utf-8", "encoding"), "compression": "compression",
            "upload_options": Converted(values.settings, "encrypt", "acl_policy"),
        },
    ),
    _row("S3DeleteBucketOperator", "S3DeleteBucket", {"bucket": "bucket_name", "force": "force_delete"}),
    _row(
        "S3DeleteObjectsOperator", "S3DeleteObjects",
        {
            "bucket": "bucket", "keys": "keys", "prefix": "prefix", "from_datetime": "from_datetime",
            "to_datetime": "to_datetime",
        },
        xcoms=nothing,
    ),
    _row(
        "S3FileTransformOperator", "S3FileTransform",
        {
            "source_key": "source_s3_key", "dest_key": "dest_s3_key", "transform_script": "transform_script",
            "script_args": "script_args", "replace": "replace", **_named("source_aws_conn_id"),
        },
        dropped={
            "select_expression": "S3 Select is closed to new customers", "dest_aws_conn_id": OTHER_CONNECTION,
            "select_expr_serialization_config": "S3 Select is closed to new customers", "dest_verify": OTHER_CONNECTION,
            "source_verify": "give `verify` in the connection's extra",
        },
        ignored=("aws_conn_id", "region_name", "region", "verify", "botocore_config"),
    ),
    _row(
        "S3ListOperator", "S3List",
        {"bucket": "bucket", "prefix": Converted(lambda prefix: prefix or "", "prefix"), "delimiter": "delimiter"},
        dropped={"apply_wildcard": "the prefix is taken as it is written"},
    ),
    _row(
        "S3ListPrefixesOperator", "S3ListPrefixes", {"bucket": "bucket", "prefix": "prefix", "delimiter": "delimiter"},
    ),
    _row(
        "S3PutBucketTaggingOperator", "S3PutBucketTagging",
        {"bucket": "bucket_name", "key": "key", "value": "value", "tag_set": "tag_set"},
    ),
    _row(
        "S3ReadObjectOperator", "S3Download",
        {
            "key": Converted(lambda key: key.split("/", 3)[3] if "://" in key else key, "s3_key"),
            "bucket": Converted(lambda key, bucket: key.split("/", 3)[2] if "://" in key else bucket, "s3_key", "s3_bucket"),
        },
    ),
    _row(
        "S3KeySensor", "S3WaitForKey",
        {
            "bucket_key": "bucket_key", "bucket_name": "bucket_name", "wildcard_match": "wildcard_match",
            "use_regex": "use_regex", "check_fn": "check_fn", "metadata_keys": "metadata_keys",
        },
        xcoms=nothing,
    ),
    _row(
        "S3KeysUnchangedSensor", "S3WaitForUnchanged",
        {
            "bucket_name": "bucket_name", "prefix": "prefix", "inactivity_period": "inactivity_period",
            "min_objects": "min_objects", "previous_objects": "previous_objects", "allow_delete": "allow_delete",
        },
        xcoms=nothing,
    ),
)  # fmt: skip

UPLOADED: dict[str, Source] = {
    "replace": "replace",
    "compression": Converted(values.packing, "gzip"),
    "upload_options": Converted(values.settings, "encrypt", "acl_policy"),
}
TRANSFERS = (
    _row(
        "LocalFilesystemToS3Operator", "LocalToS3",
        {"filename": "filename", "key": "dest_key", "bucket": "dest_bucket", **UPLOADED},
    ),
    _row(
        "SFTPToS3Operator", "SftpToS3",
        {
            "path": "sftp_path", "key": "s3_key", "bucket": "s3_bucket",
            "server": FromConnection("sftp_conn_id", values.dialled), **UPLOADED, **_named("s3_conn_id"),
        },
        ignored=("use_temp_file",),
        dropped={
            "sftp_filenames": "one file is copied", "s3_filenames": "one file is copied",
            "sftp_remote_host": "the host is the connection's", "fail_on_file_not_exist": "a missing file fails the task",
        },
        renamed={"aws_conn_id": "s3_conn_id"},
    ),
    _row(
        "S3ToSFTPOperator", "S3ToSftp",
        {
            "path": "sftp_path", "key": "s3_key", "bucket": "s3_bucket",
            "server": FromConnection("sftp_conn_id", values.dialled),
        },
        ignored=("confirm",),
        dropped={
            "sftp_filenames": "one file is copied", "s3_filenames": "one file is copied",
            "sftp_remote_host": "the host is the connection's", "fail_on_file_not_exist": "a missing object fails the task",
        },
    ),
    _row(
        "FTPToS3Operator", "FtpToS3",
        {
            "path": "ftp_path", "key": "s3_key", "bucket": "s3_bucket",
            "server": FromConnection("ftp_conn_id", values.ftp_server), **UPLOADED,
        },
        dropped={
            "ftp_filenames": "one file is copied", "s3_filenames": "one file is copied",
            "fail_on_file_not_exist": "a missing file fails the task",
        },
    ),
    _row(
        "S3ToFTPOperator", "S3ToFtp",
        {
            "path": "ftp_path", "key": "s3_key", "bucket": "s3_bucket",
            "server": FromConnection("ftp_conn_id", values.ftp_server),
        },
        dropped={
            "ftp_filenames": "one file is copied", "s3_filenames": "one file is copied",
            "fail_on_file_not_exist": "a missing object fails the task",
        },
    ),
    _row(
        "SqlToS3Operator", "SqlToS3",
        {
            "query": "query", "bucket": "s3_bucket", "key": "s3_key", "parameters": "parameters", "replace": "replace",
            "database": FromConnection("sql_conn_id", values.database),
            "file_format": Converted(lambda form: _SQL_TO_S3_FORMATS.get(str(form).lower(), str(form)), "file_format"),
            "max_rows_per_file": "max_rows_per_file",
        },
        dropped={
            "df_kwargs": "rows are written without pandas", "pd_kwargs": "rows are written without pandas",
            "read_kwargs": "rows are read without pandas", "read_pd_kwargs": "rows are read without pandas",
            "groupby_kwargs": "rows are not grouped", "df_type": "rows are read without pandas",
            "sql_hook_params": "the connection says all",
        },
    ),
    _row(
        "S3ToSqlOperator", "S3ToSql",
        {
            "key": "s3_key", "bucket": "s3_bucket", "table": "table", "parser": "parser", "column_list": "column_list",
            "commit_every": "commit_every", "schema": "schema",
            "database": FromConnection("sql_conn_id", values.database),
        },
        xcoms=nothing, dropped={"sql_hook_params": "the connection says all"},
    ),
    _row(
        "DynamoDBToS3Operator", "DynamoDBToS3",
        {
            "table_name": "dynamodb_table_name", "bucket": "s3_bucket_name", "prefix": "s3_key_prefix",
            "file_size": "file_size", "scan_options": "dynamodb_scan_kwargs", "process_func": "process_func",
            **_named("source_aws_conn_id"),
        },
        xcoms=nothing,
        dropped=dict.fromkeys(("point_in_time_export", "export_time", "export_format", "export_table_to_point_in_time_kwargs", "check_interval", "max_attempts"), "the table is scanned; exports are AWSCall('dynamodb', 'export_table_to_point_in_time')") | {"dest_aws_conn_id": OTHER_CONNECTION},
    ),
    _row(
        "GCSToS3Operator", "GcsToS3",
        {
            "gcs_bucket": "gcs_bucket", "prefix": "prefix", "dest_key": "dest_s3_key", "match_glob": "match_glob",
            "replace": "replace", "keep_directory_structure": "keep_directory_structure",
            "flatten_structure": "flatten_structure", "user_project": "gcp_user_project",
            "upload_options": Converted(lambda acl, more: values.settings(None, acl, more), "s3_acl_policy", "dest_s3_extra_args"),
            **_named("dest_aws_conn_id"),
        },
        required=("gcs_bucket", "dest_s3_key"), ignored=("dest_verify",),
        dropped={
            "google_impersonation_chain": "Google's own search order finds the credentials",
            "gcp_conn_id": "Google's own search order finds the credentials",
        },
    ),
)  # fmt: skip

REDSHIFT: dict[str, Source] = {
    "database": FromConnection("redshift_conn_id", values.database_name, optional=True),
    "options": Converted(lambda given: given or None, "redshift_data_api_kwargs"),
    "iam_role": Fixed("default"),
}
JOBS = (
    _row(
        "EcsRunTaskOperator", "EcsRunTask",
        {
            "task_definition": "task_definition", "cluster": "cluster", "overrides": "overrides", "launch_type": "launch_type",
            "network_configuration": "network_configuration",
            "options": Converted(
                lambda *given: {
                    name: value
                    for name, value in zip(
                        (
                            "capacityProviderStrategy", "volumeConfigurations", "group", "placementConstraints",
                            "placementStrategy", "platformVersion", "propagateTags", "tags",
                        ),
                        [*given[:-1], given[-1] and [{"key": key, "value": value} for key, value in given[-1].items()]],
                        strict=True,
                    )
                    if value is not None
                } or None,
                "capacity_provider_strategy", "volume_configurations", "group", "placement_constraints",
                "placement_strategy", "platform_version", "propagate_tags", "tags",
            ),
            **waits(("wait_for_completion", "waiter_delay", "waiter_max_attempts")),
        },
        on_kill="cancel",
        ignored=("awslogs_group", "awslogs_region", "awslogs_stream_prefix", "awslogs_fetch_interval", "container_name",
                 "number_logs_exception", "durable"),
        dropped={
            "quota_retry": "give the task `retries`", "reattach": "a run always begins a task of its own",
            "skip_on_exit_code": "a container that fails fails the task",
            "stop_task_on_failure": "a task that was killed is stopped",
        },
    ),
    _row(
        "GlueJobOperator", "GlueRunJob",
        {
            "job_name": "job_name", "script_args": "script_args",
            "job_settings": Converted(
                lambda script, role, arn, more, dpus, limit, tries, about: {
                    **({"Description": about} if about else {}),
                    **({"Role": arn or role} if arn or role else {}),
                    **({"Command": {"Name": "glueetl", "ScriptLocation": script}} if script else {}),
                    **({"MaxRetries": tries} if tries else {}),
                    **({"ExecutionProperty": {"MaxConcurrentRuns": limit}} if limit else {}),
                    **({"AllocatedCapacity": dpus} if dpus and not (more or {}).get("WorkerType") else {}),
                    **(more or {}),
                } if script else None,
                "script_location", "iam_role_name", "iam_role_arn", "create_job_kwargs", "num_of_dpus",
                "concurrent_run_limit", "retry_limit", "job_desc",
            ),
            "update_job": "update_config", "run_options": Converted(lambda given: given or None, "run_job_kwargs"),
            "poll_interval": "job_poll_interval",
            "wait": Converted(lambda value: value is None or bool(value), "wait_for_completion"),
        },
        on_kill="cancel", ignored=("verbose", "stop_job_run_on_kill", "sleep_before_return", "waiter_delay",
                                   "waiter_max_attempts", "durable", "openlineage_inject_parent_job_info",
                                   "openlineage_inject_transport_info"),
        dropped={
            "s3_bucket": "the script is not uploaded, and Glue's own place takes the logs",
            "replace_script_file": "the script is not uploaded",
            "resume_glue_job_on_retry": "a retry begins a run of its own",
        },
    ),
    _row("GlueCrawlerCreateOperator", "GlueCrawlerCreate", {"config": "config"}),
    _row("GlueCrawlerUpdateOperator", "GlueCrawlerUpdate", {"config": "config"}),
    _row(
        "GlueCrawlerOperator", "GlueCrawl",
        {"config": "config", **waits(("wait_for_completion", "poll_interval"))}, on_kill=None,
        dropped={"crawler_name": "the name is in `config`", "fail_on_already_running": "a crawler that runs is waited for"},
    ),
    _row(
        "LambdaInvokeFunctionOperator", "LambdaInvoke",
        {
            "function_name": "function_name",
            "payload": Converted(lambda payload: "null" if payload is None else payload, "payload"),
            "invocation_type": Converted(lambda kind: kind or "RequestResponse", "invocation_type"),
            "log_type": Converted(lambda kind: kind or "None", "log_type"),
            "qualifier": Converted(lambda version: version or "$LATEST", "qualifier"),
            "fail_on_error": Fixed(True),
        },
        xcoms=_payload, ignored=("keep_empty_log_lines",),
        dropped={"client_context": "Airflow sends it as it is, the task encodes a dict"},
    ),
    _row(
        "StepFunctionGetExecutionOutputOperator", "AWSCall",
        {
            "service": Fixed("stepfunctions"), "operation": Fixed("describe_execution"), "select": Fixed("output"),
            "parameters": Converted(lambda arn: {"executionArn": arn}, "execution_arn"),
        },
        xcoms=_output,
    ),
    _row(
        "RedshiftDataOperator", "RedshiftDataQuery",
        {
            "sql": "sql", "database": "database", "cluster_identifier": "cluster_identifier", "db_user": "db_user",
            "secret_arn": "secret_arn", "workgroup_name": "workgroup_name",
            "parameters": Converted(
                lambda given: [{"name": name, "value": str(value)} for name, value in given.items()]
                if isinstance(given, dict) else given,
                "parameters",
            ),
            "return_rows": "return_sql_result",
            "options": Converted(
                lambda name, event, session, alive: {
                    **({"StatementName": name} if name else {}), **({"WithEvent": True} if event else {}),
                    **({"SessionId": session} if session else {}),
                    **({"SessionKeepAliveSeconds": alive} if alive else {}),
                } or None,
                "statement_name", "with_event", "session_id", "session_keep_alive_seconds",
            ),
            **waits(("wait_for_completion", "poll_interval")),
        },
        on_kill="cancel", ignored=("cancel_on_kill", "durable"),
        xcoms=lambda result, operator, context: result if isinstance(result, list) else [result],
    ),
    _row(
        "S3ToRedshiftOperator", "S3ToRedshift",
        {
            "table": "table", "key": "s3_key", "bucket": "s3_bucket", "schema": "schema", "column_list": "column_list",
            "copy_options": "copy_options", "method": "method", "upsert_keys": "upsert_keys", **REDSHIFT,
        },
        ignored=("autocommit",), dropped={"conn_type": KEPT},
        note="The statement runs by Redshift's data API; its role is the cluster's default one.",
    ),
    _row(
        "RedshiftToS3Operator", "RedshiftToS3",
        {
            "key": "s3_key", "bucket": "s3_bucket", "query": "select_query", "table": "table", "schema": "schema",
            "unload_options": "unload_options", "header": "include_header", "table_as_file_name": "table_as_file_name",
            **REDSHIFT,
        },
        ignored=("autocommit",), dropped={"parameters": "put the values into the query"},
        note="The statement runs by Redshift's data API; its role is the cluster's default one.",
    ),
    _row(
        "DynamoDBValueSensor", "DynamoDBWaitForValue",
        {
            name: name
            for name in (
                "table_name", "partition_key_name", "partition_key_value", "attribute_name", "attribute_value",
                "sort_key_name", "sort_key_value",
            )
        },
    ),
    _row(
        "SqsSensor", "SqsReceive",
        {
            "sqs_queue": "sqs_queue", "max_messages": "max_messages", "num_batches": "num_batches",
            "wait_time_seconds": "wait_time_seconds", "visibility_timeout": "visibility_timeout",
            "select": Converted(
                lambda kind, config: config if kind == "jsonpath" and isinstance(config, str) else None,
                "message_filtering", "message_filtering_config",
            ),
            "values": Converted(lambda wanted: None if wanted is None else list(wanted), "message_filtering_match_values"),
            "delete": "delete_message_on_reception",
        },
        xcoms=_messages,
        note="A filter in JSONPath is read as JMESPath: plain paths such as `a.b[0]` mean the same.",
    ),
    _row(
        "SesEmailOperator", "SesSendEmail",
        {
            "mail_from": "mail_from", "to": "to", "subject": "subject", "html_content": "html_content", "files": "files",
            "cc": "cc", "bcc": "bcc", "reply_to": "reply_to", "return_path": "return_path",
            "custom_headers": "custom_headers",
        },
        ignored=("mime_charset",), dropped={"mime_subtype": "mails with files are always multipart/mixed"},
    ),
)  # fmt: skip

ROWS = (*S3, *TRANSFERS, *JOBS)
