"""
Amazon: the rows of operators whose task is made from the table of operations follow from that table.

An argument of the task comes from the operator's argument of the same name, or of one of the names in `OTHERWISE`. What
is left of the operator's arguments is in `IGNORED` (it makes no difference) or in `NOT_HONOURED`, with the reason.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from typing import Any

from prefect.compat.airflow import datafiles
from prefect.compat.airflow.operators import amazon_values
from prefect.compat.airflow.operators.amazon_connection import ACCESS, CONNECTION, WAITING, account, paths, waits
from prefect.compat.airflow.operators.mapping import Converted, FromContext, Mapping, Source
from prefect.tasks.aws.rows import Row
from prefect.tasks.aws.table import ROWS as OPERATIONS
from prefect.tasks.made import signature_of

#: Argument of the task -> what operators call it.
OTHERWISE: dict[str, tuple[str, ...]] = {
    "resource_tags": ("tags",),
    "job_name": ("name",),
    "rule_name": ("name",),
    "experiment_name": ("name",),
    "ruleset_name": ("name",),
    "base_name": ("name",),
    "source_name": ("name",),
    "session_name": ("name",),
    "execution_name": ("name",),
    "run_timeout": ("timeout",),
    "function_timeout": ("timeout",),
    "bucket": ("bucket_name",),
    "db_identifier": ("db_instance_identifier",),
    "db_snapshot_identifier": ("target_db_snapshot_identifier",),
    "task_arn": ("task",),
    "filters": ("filter",),
    "vector_filter": ("filter",),
    "cdc_start_position": ("cdc_start_pos",),
    "cdc_stop_position": ("cdc_stop_pos",),
    "start_replication_type": ("replication_start_type",),
    "pipeline_execution_arn": ("pipeline_exec_arn",),
    "graph_identifier": ("graph_id",),
    "kms_key_identifier": ("kms_key_id",),
    "vector_search_configuration": ("vector_search_config",),
    "instance_ids": ("instance_id",),
    "options": (
        "cloudformation_parameters", "create_cluster_kwargs", "register_task_kwargs", "create_nodegroup_kwargs",
        "create_fargate_profile_kwargs", "data_quality_ruleset_kwargs", "recommendation_run_kwargs",
        "rule_set_evaluation_run_kwargs", "create_task_kwargs", "start_task_kwargs", "describe_tasks_kwargs",
        "additional_config_kwargs", "rds_kwargs", "create_instance_kwargs", "customization_job_kwargs",
        "create_throughput_kwargs", "invoke_kwargs", "create_knowledge_base_kwargs", "create_data_source_kwargs",
        "ingest_data_kwargs", "retrieve_kwargs", "create_agent_runtime_kwargs", "document_classifier_kwargs",
        "start_pii_entities_kwargs", "create_application_kwargs", "create_workflow_kwargs", "update_workflow_kwargs",
        "run_command_kwargs", "config",
    ),
}  # fmt: skip
STATES = {
    "done_states": (
        "target_states",
        "target_state",
        "target_statuses",
        "target_status",
        "success_states",
        "success_state",
    ),
    "failed_states": ("failed_states", "failure_states", "error_statuses", "termination_statuses"),
}
#: Arguments that make no difference here: logs, links, lineage, and what only says how Airflow waits.
IGNORED = frozenset(
    [
        "log_query",
        "verbose",
        "print_log",
        "resource_type",
        "target_state_type",
        "mode",
        "hook_params",
        "show_results",
        "max_ingestion_time",
        "enable_application_ui_links",
        "openlineage_inject_parent_job_info",
        "openlineage_inject_transport_info",
        "durable",
        "awslogs_fetch_interval",
        "cancel_on_kill",
        "status_retries",
        "log_response",
        "poke_interval",
        "timeout",
        "deferrable",
    ]
)
#: Arguments that are not honoured, and why; those without a reason of their own have `default`.
NOT_HONOURED = {
    "default": "the task has no such step; call the API for it with AWSCall",
    "if_exists": "the task fails where it is there already",
    "force_stop": "jobs that run are not cancelled first; cancel them with AWSCall",
    "waiters": "the task waits by its own table",
    "awslogs_enabled": "the job's log stays in CloudWatch",
    "db_type": "the task is for instances; the one for clusters has Cluster in its name",
    "action_if_job_exists": "the task fails where it is there already",
    "check_if_job_exists": "the task fails where it is there already",
    "compute": "only the cluster is made; EksCreateNodegroup and EksCreateFargateProfile make the rest",
    "job_id": "the task always begins a job of its own; BatchWaitForJob waits for one",
    "job_flow_name": "the cluster is named by its id",
    "cluster_states": "the cluster is named by its id",
    "use_existing_table": "the API makes a table of its own; DynamoDBPutItems writes into one that is there",
    "dynamodb_tmp_table_prefix": "the API makes a table of its own",
    "delete_on_error": "a table that was made stays",
}


def execution(result: Any, operator: Any, context: Any) -> None:
    """Push the id of a flow's execution as Airflow does."""
    context["ti"].xcom_push(key="execution_id", value=result)


#: (operator, argument of the task) -> where it comes from, where the names above do not say.
EXCEPTIONS: dict[str, dict[str, Source]] = {
    "EmrCreateJobFlowOperator": {
        "options": Converted(amazon_values.job_flow, "job_flow_overrides", "emr_conn_id"),
        "wait": Converted(lambda wait, policy: bool(wait or policy), "wait_for_completion", "wait_policy"),
    },
    "EmrAddStepsOperator": {"steps": Converted(amazon_values.plain, "steps")},
    "RedshiftCreateClusterOperator": {
        "options": Converted(amazon_values.redshift_options, *amazon_values.REDSHIFT_OPTIONS),
    },
    "BedrockCreateDataSourceOperator": {
        "bucket_arn": Converted(lambda bucket: bucket and f"arn:aws:s3:::{bucket}", "bucket_name"),
    },
    "SageMakerDeleteModelOperator": {"model_name": Converted(lambda config: config["ModelName"], "config")},
    "SageMakerModelOperator": {
        "model_name": Converted(lambda config: config["ModelName"], "config"), "config": "config",
    },
    "SageMakerEndpointConfigOperator": {
        "endpoint_config_name": Converted(lambda config: config["EndpointConfigName"], "config"), "config": "config",
    },
    "StepFunctionStartExecutionOperator": {"state_machine_input": "state_machine_input", "execution_name": "name"},
    "SageMakerStartPipelineOperator": {
        "pipeline_parameters": Converted(
            lambda given: given and [{"Name": name, "Value": value} for name, value in given.items()], "pipeline_params"
        ),
    },
    "BedrockRaGOperator": {
        "question": "input",
        "configuration": Converted(
            amazon_values.answering, "source_type", "model_arn", "prompt_template", "knowledge_base_id",
            "vector_search_config", "sources",
        ),
        "options": Converted(lambda given: given or None, "rag_kwargs"),
    },
    "SageMakerAutoMLOperator": {
        "config": Converted(
            amazon_values.auto_ml, "s3_input", "target_attribute", "s3_output", "role_arn", "compressed_input",
            "time_limit", "autodeploy_endpoint_name", "extras",
        ),
    },
    "QuickSightCreateIngestionOperator": {"aws_account_id": FromContext(account, "aws_conn_id")},
    "QuickSightSensor": {"aws_account_id": FromContext(account, "aws_conn_id")},
    "S3ToDynamoDBOperator": {
        "bucket": "s3_bucket",
        "s3_prefix": "s3_key",
        "table_name": "dynamodb_table_name",
        "key_schema": "dynamodb_key_schema",
        "attribute_definitions": "dynamodb_attributes",
        "table_creation_parameters": Converted(lambda given: given or None, "import_table_creation_kwargs"),
        "options": Converted(lambda given: given or None, "import_table_kwargs"),
    },
    "EmrStartNotebookExecutionOperator": {
        "options": Converted(
            amazon_values.notebook_groups, "notebook_instance_security_group_id", "master_instance_security_group_id",
            "cluster_id",
        ),
    },
}  # fmt: skip
#: Operator -> what goes into XCom, where it is not what the task returns.
XCOMS: dict[str, Callable[[Any, Any, Any], Any]] = {
    "AppflowRunOperator": execution,
    "SageMakerAutoMLOperator": lambda result, operator, context: result.get("BestCandidate"),
}
#: Operator -> name that an argument once had -> its name now.
RENAMED = {
    "AthenaOperator": {"max_tries": "max_polling_attempts"},
    "BatchOperator": {"overrides": "container_overrides"},
    "EmrContainerOperator": {"max_tries": "max_polling_attempts"},
}
#: Operators whose rows are written by hand.
WITHOUT = frozenset({"SageMakerEndpointOperator"})


@functools.cache
def _arguments() -> dict[str, tuple[str, ...]]:
    """Name of the class -> its arguments."""
    text = datafiles.read("prefect.compat.airflow.operators", "amazon.json")
    return {path.rpartition(".")[2]: tuple(row["args"]) for path, row in json.loads(text).items()}


def _states(value: Any) -> list[str] | None:
    if value is None:
        return None
    many = [value] if isinstance(value, str) or not hasattr(value, "__iter__") else list(value)
    return [str(getattr(each, "value", each)) for each in many]


def _listed(value: Any) -> list[Any] | None:
    if value is None:
        return None
    return list(value) if isinstance(value, (list, tuple)) else [value]


def row_of(operation: Row, operator: str) -> Mapping:
    """
    The row of an operator.

    Args:
        operation: the task's row in the table of operations.
        operator: name of the operator's class.

    Returns:
        The row.
    """
    theirs = _arguments()[operator]
    special = EXCEPTIONS.get(operator, {})
    args: dict[str, Source] = {**ACCESS}
    used = {*CONNECTION}
    names = [*signature_of(operation.signature), *(["options"] if operation.operation else [])]
    for name in names:
        if name in special:
            continue
        found = next((each for each in (name, *OTHERWISE.get(name, ())) if each in theirs and each not in used), None)
        if found is None:
            continue
        used.add(found)
        args[name] = Converted(_listed, found) if found == "instance_id" and name == "instance_ids" else found
    if operation.look is not None and operation.operation:
        args.update(waits(theirs))
    elif operation.look is not None and operation.look.state:
        for name, others in STATES.items():
            found = next((each for each in others if each in theirs), None)
            if found is not None:
                args[name] = Converted(_states, found)
    args.update(special)
    for source in args.values():
        used.update((source,) if isinstance(source, str) else getattr(source, "of", ()))
    left = [name for name in theirs if name not in used and name not in IGNORED and name not in WAITING]
    return Mapping(
        operators=paths().get(operator) or _full(operator),
        target=f"prefect.tasks.aws.{operation.name}",
        args=args,
        xcoms=XCOMS.get(operator),
        on_kill="cancel" if operation.cancel is not None else None,
        dropped={name: NOT_HONOURED.get(name, NOT_HONOURED["default"]) for name in left},
        ignored=tuple(name for name in theirs if name in IGNORED or (name in WAITING and name not in used)),
        renamed=RENAMED.get(operator, {}),
    )


def _full(operator: str) -> tuple[str, ...]:
    text = datafiles.read("prefect.compat.airflow.operators", "amazon.json")
    return tuple(path for path in json.loads(text) if path.endswith(f".{operator}"))


def _derived() -> tuple[Mapping, ...]:
    return tuple(
        row_of(operation, operator)
        for operation in OPERATIONS.values()
        for operator in operation.operators
        if operator in _arguments() and operator not in WITHOUT
    )


ROWS = _derived()
