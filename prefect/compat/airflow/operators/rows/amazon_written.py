"""Amazon: the rows of operators whose tasks are written by hand."""

from __future__ import annotations

import json
from typing import Any

from prefect.compat.airflow.operators import amazon_values as values
from prefect.compat.airflow.operators.amazon_connection import row, waits
from prefect.compat.airflow.operators.mapping import (
    Converted,
    Fixed,
    FromConnection,
    Source,
)

OTHER_CONNECTION = "one connection serves both buckets"
KEPT = "tables and columns are not looked up; the task writes the names into the statement"


def _payload(result: Any, operator: Any, context: Any) -> str:
    """What Airflow's operator returns: the answer as text; an error of the function fails the task."""
    text: str = result["Payload"].read().decode()
    return text


def _messages(result: Any, operator: Any, context: Any) -> None:
    context["ti"].xcom_push(key="messages", value=result)


def _output(result: Any, operator: Any, context: Any) -> Any:
    return json.loads(result) if result else None


REDSHIFT: dict[str, Source] = {
    "database": FromConnection("redshift_conn_id", values.database_name, optional=True),
    "options": Converted(lambda given: given or None, "redshift_data_api_kwargs"),
    "iam_role": Fixed("default"),
}
JOBS = (
    row(
        "EcsRunTaskOperator",
        "EcsRunTask",
        {
            "task_definition": "task_definition",
            "cluster": "cluster",
            "overrides": "overrides",
            "launch_type": "launch_type",
            "network_configuration": "network_configuration",
            "options": Converted(
                lambda *given: (
                    {
                        name: value
                        for name, value in zip(
                            (
                                "capacityProviderStrategy",
                                "volumeConfigurations",
                                "group",
                                "placementConstraints",
                                "placementStrategy",
                                "platformVersion",
                                "propagateTags",
                                "tags",
                            ),
                            [
                                *given[:-1],
                                given[-1] and [{"key": key, "value": value} for key, value in given[-1].items()],
                            ],
                            strict=True,
                        )
                        if value is not None
                    }
                    or None
                ),
                "capacity_provider_strategy",
                "volume_configurations",
                "group",
                "placement_constraints",
                "placement_strategy",
                "platform_version",
                "propagate_tags",
                "tags",
            ),
            **waits(("wait_for_completion", "waiter_delay", "waiter_max_attempts")),
        },
        on_kill="cancel",
        ignored=(
            "awslogs_group",
            "awslogs_region",
            "awslogs_stream_prefix",
            "awslogs_fetch_interval",
            "container_name",
            "number_logs_exception",
            "durable",
        ),
        dropped={
            "quota_retry": "give the task `retries`",
            "reattach": "a run always begins a task of its own",
            "skip_on_exit_code": "a container that fails fails the task",
            "stop_task_on_failure": "a task that was killed is stopped",
        },
    ),
    row(
        "GlueJobOperator",
        "GlueRunJob",
        {
            "job_name": "job_name",
            "script_args": "script_args",
            "job_settings": Converted(
                lambda script, role, arn, more, dpus, limit, tries, about: (
                    {
                        **({"Description": about} if about else {}),
                        **({"Role": arn or role} if arn or role else {}),
                        **({"Command": {"Name": "glueetl", "ScriptLocation": script}} if script else {}),
                        **({"MaxRetries": tries} if tries else {}),
                        **({"ExecutionProperty": {"MaxConcurrentRuns": limit}} if limit else {}),
                        **({"AllocatedCapacity": dpus} if dpus and not (more or {}).get("WorkerType") else {}),
                        **(more or {}),
                    }
                    if script
                    else None
                ),
                "script_location",
                "iam_role_name",
                "iam_role_arn",
                "create_job_kwargs",
                "num_of_dpus",
                "concurrent_run_limit",
                "retry_limit",
                "job_desc",
            ),
            "update_job": "update_config",
            "run_options": Converted(lambda given: given or None, "run_job_kwargs"),
            "poll_interval": "job_poll_interval",
            "wait": Converted(lambda value: value is None or bool(value), "wait_for_completion"),
        },
        on_kill="cancel",
        ignored=(
            "verbose",
            "stop_job_run_on_kill",
            "sleep_before_return",
            "waiter_delay",
            "waiter_max_attempts",
            "durable",
            "openlineage_inject_parent_job_info",
            "openlineage_inject_transport_info",
        ),
        dropped={
            "s3_bucket": "the script is not uploaded, and Glue's own place takes the logs",
            "replace_script_file": "the script is not uploaded",
            "resume_glue_job_on_retry": "a retry begins a run of its own",
        },
    ),
    row("GlueCrawlerCreateOperator", "GlueCrawlerCreate", {"config": "config"}),
    row("GlueCrawlerUpdateOperator", "GlueCrawlerUpdate", {"config": "config"}),
    row(
        "GlueCrawlerOperator",
        "GlueCrawl",
        {"config": "config", **waits(("wait_for_completion", "poll_interval"))},
        on_kill=None,
        dropped={
            "crawler_name": "the name is in `config`",
            "fail_on_already_running": "a crawler that runs is waited for",
        },
    ),
    row(
        "LambdaInvokeFunctionOperator",
        "LambdaInvoke",
        {
            "function_name": "function_name",
            "payload": Converted(lambda payload: "null" if payload is None else payload, "payload"),
            "invocation_type": Converted(lambda kind: kind or "RequestResponse", "invocation_type"),
            "log_type": Converted(lambda kind: kind or "None", "log_type"),
            "qualifier": Converted(lambda version: version or "$LATEST", "qualifier"),
            "fail_on_error": Fixed(True),
        },
        xcoms=_payload,
        ignored=("keep_empty_log_lines",),
        dropped={"client_context": "Airflow sends it as it is, the task encodes a dict"},
    ),
    row(
        "StepFunctionGetExecutionOutputOperator",
        "AWSCall",
        {
            "service": Fixed("stepfunctions"),
            "operation": Fixed("describe_execution"),
            "select": Fixed("output"),
            "parameters": Converted(lambda arn: {"executionArn": arn}, "execution_arn"),
        },
        xcoms=_output,
    ),
    row(
        "RedshiftDataOperator",
        "RedshiftDataQuery",
        {
            "sql": "sql",
            "database": "database",
            "cluster_identifier": "cluster_identifier",
            "db_user": "db_user",
            "secret_arn": "secret_arn",
            "workgroup_name": "workgroup_name",
            "parameters": Converted(
                lambda given: (
                    [{"name": name, "value": str(value)} for name, value in given.items()]
                    if isinstance(given, dict)
                    else given
                ),
                "parameters",
            ),
            "return_rows": "return_sql_result",
            "options": Converted(
                lambda name, event, session, alive: (
                    {
                        **({"StatementName": name} if name else {}),
                        **({"WithEvent": True} if event else {}),
                        **({"SessionId": session} if session else {}),
                        **({"SessionKeepAliveSeconds": alive} if alive else {}),
                    }
                    or None
                ),
                "statement_name",
                "with_event",
                "session_id",
                "session_keep_alive_seconds",
            ),
            **waits(("wait_for_completion", "poll_interval")),
        },
        on_kill="cancel",
        ignored=("cancel_on_kill", "durable"),
        renamed={"await_result": "wait_for_completion"},
        xcoms=lambda result, operator, context: result if isinstance(result, list) else [result],
    ),
    row(
        "S3ToRedshiftOperator",
        "S3ToRedshift",
        {
            "table": "table",
            "key": "s3_key",
            "bucket": "s3_bucket",
            "schema": "schema",
            "column_list": "column_list",
            "copy_options": "copy_options",
            "method": Converted(
                lambda method, truncate: "REPLACE" if truncate and method in (None, "APPEND") else method,
                "method",
                "truncate_table",
            ),
            "upsert_keys": "upsert_keys",
            **REDSHIFT,
        },
        defaults={"truncate_table": None},
        ignored=("autocommit",),
        dropped={"conn_type": KEPT},
        note="The statement runs by Redshift's data API; its role is the cluster's default one.",
    ),
    row(
        "RedshiftToS3Operator",
        "RedshiftToS3",
        {
            "key": "s3_key",
            "bucket": "s3_bucket",
            "query": "select_query",
            "table": "table",
            "schema": "schema",
            "unload_options": "unload_options",
            "header": "include_header",
            "table_as_file_name": "table_as_file_name",
            **REDSHIFT,
        },
        ignored=("autocommit",),
        dropped={"parameters": "put the values into the query"},
        note="The statement runs by Redshift's data API; its role is the cluster's default one.",
    ),
    row(
        "DynamoDBValueSensor",
        "DynamoDBWaitForValue",
        {
            name: name
            for name in (
                "table_name",
                "partition_key_name",
                "partition_key_value",
                "attribute_name",
                "attribute_value",
                "sort_key_name",
                "sort_key_value",
            )
        },
    ),
    row(
        "SqsSensor",
        "SqsReceive",
        {
            "sqs_queue": "sqs_queue",
            "max_messages": "max_messages",
            "num_batches": "num_batches",
            "wait_time_seconds": "wait_time_seconds",
            "visibility_timeout": "visibility_timeout",
            "select": Converted(
                lambda kind, config: config if kind == "jsonpath" and isinstance(config, str) else None,
                "message_filtering",
                "message_filtering_config",
            ),
            "values": Converted(
                lambda wanted: None if wanted is None else list(wanted), "message_filtering_match_values"
            ),
            "delete": "delete_message_on_reception",
        },
        xcoms=_messages,
        note="A filter in JSONPath is read as JMESPath: plain paths such as `a.b[0]` mean the same.",
    ),
    row(
        "SesEmailOperator",
        "SesSendEmail",
        {
            "mail_from": "mail_from",
            "to": "to",
            "subject": "subject",
            "html_content": "html_content",
            "files": "files",
            "cc": "cc",
            "bcc": "bcc",
            "reply_to": "reply_to",
            "return_path": "return_path",
            "custom_headers": "custom_headers",
        },
        ignored=("mime_charset",),
        dropped={"mime_subtype": "mails with files are always multipart/mixed"},
    ),
)

ROWS = JOBS
