"""What arguments of the tasks that are made from the table mean, in words; one meaning for all tasks."""

from __future__ import annotations

#: Arguments that many tasks have.
WORDS = {
    "options": "further parameters of the operation by the API's own names; checked when the task is built.",
    "credentials": "dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own "
    "search order "
    "if left out.",
    "wait": "wait for the end; `False` ends the run as soon as AWS has accepted.",
    "poll_interval": "seconds between two looks.",
    "max_wait": "seconds to wait at most; `None` waits for ever.",
    "done_states": "states to wait for; `None` leaves it to the task.",
    "failed_states": "states that mean failure; `None` leaves it to the task.",
    "resource_tags": "labels of what is made, in the API's form for this service.",
    "config": "parameters of the operation by the API's own names.",
    "configuration": "how to answer: the model and where to look, in the API's form.",
    "parameters": "values for what is run or made, in the API's form for this service.",
    "description": "a text for people.",
    "client_request_token": "text that makes a repeated request the same one; AWS makes one if left out.",
    # what is run
    "query": "the statement, in SQL.",
    "sql": "the statement.",
    "question": "what to ask.",
    "retrieval_query": "what to look for.",
    "code_block": "the code, in the session's language.",
    "steps": "what to carry out, a list of dicts in the API's form.",
    "script_args": 'arguments of the script, a dict such as `{"--day": "2024-01-01"}`.',
    "job_driver": "what to run and how, a dict in the API's form.",
    "job_parameters": "what to fetch, a dict in the API's form.",
    "state_machine_input": "input of the execution, a dict or JSON.",
    "notebook_params": "parameters of the notebook, as JSON.",
    "relative_path": "path of the notebook in its workspace.",
    "code": "where the code is, a dict in the API's form (`ZipFile`, or `S3Bucket` and `S3Key`, or `ImageUri`).",
    "handler": "the function that is called, as `module.function`.",
    "runtime": "language and version, such as `python3.13`.",
    "run_configuration": "how to begin, a dict in the API's form.",
    "hyperparameters": "settings of the training, a dict of strings.",
    "ruleset": "the rules, in the language of Glue's data quality.",
    "rule_set_names": "names of the sets of rules.",
    "expression": "which partitions, as in the `WHERE` of SQL.",
    "comment": "a text for people.",
    # messages
    "message": "the message.",
    "message_content": "the message; a dict or list goes as JSON.",
    "message_attributes": "attributes of the message, a dict in the API's form.",
    "subject": "subject, where the message goes out as mail.",
    "target_arn": "ARN of the topic or device.",
    "sqs_queue": "URL of the queue.",
    "delay_seconds": "seconds until the message can be received.",
    "message_group_id": "group of the message, for queues and topics that keep the order.",
    "message_deduplication_id": "id by which a repeated message is known.",
    "entries": "the events, a list of dicts in the API's form.",
    "event_pattern": "which events the rule is for, a dict or JSON.",
    "schedule_expression": "when the rule fires, such as `rate(5 minutes)`.",
    "event_categories": "kinds of events; `None` means all.",
    "with_event": "send an event to EventBridge when the statement has run.",
    # where
    "bucket": "name of the bucket.",
    "body": "the contents.",
    "checksum": "SHA-256 tree hash of the contents; boto3 computes it if left out.",
    "output_location": "where results go: `s3://bucket/prefix/`.",
    "log_uri": "where logs go: `s3://bucket/prefix/`.",
    "location_uri": "where the data are: `s3://bucket/prefix/`.",
    "input_uri": "where the input is: `s3://…`.",
    "output_uri": "where the output goes: `s3://…`.",
    "training_data_uri": "where the training data are: `s3://…`.",
    "output_data_uri": "where the outcome goes: `s3://…`.",
    "definition_s3_location": "where the definition is, a dict with `Bucket` and `ObjectKey`.",
    "source": "where the files are: `s3://…`.",
    "datasource": "the data, a dict in the API's form.",
    "s3_prefix": "what the keys begin with.",
    "template_body": "the template, as text or a dict.",
    "template_url": "address of the template in S3.",
    "namespace": "the namespace.",
    "eks_namespace": "namespace of the cluster of EKS.",
    "new_name": "the new name.",
    "database": "name of the database.",
    "catalog": "name of the catalogue of data.",
    "workgroup": "group whose settings and limits hold.",
    "cluster": "name or ARN of the cluster.",
    "db_user": "user of the database.",
    "port": "port on which it listens.",
    "role": "ARN of the role that it acts in.",
    "service_role": "name or ARN of the role that the service acts in.",
    "job_flow_role": "name of the role that the cluster's machines act in.",
    "service_execution_role": "ARN of the role that the application acts in.",
    "iam_roles": "ARNs of the roles that the cluster may act in.",
    "job_queue": "name or ARN of the queue.",
    "job_definition": "name and revision, or ARN, of the definition.",
    "task_definition": "family and revision, or ARN, of the definition.",
    "compute_environment": "name or ARN of the environment.",
    "subnet_ids": "ids of the subnets.",
    "nodegroup_subnets": "ids of the subnets.",
    "targets": "which instances by their tags, a list of dicts in the API's form.",
    # sizes and switches
    "state": "`ENABLED` or `DISABLED`.",
    "mode": "how to work, as the API names it.",
    "force": "do it even where something stands against it (contents, dependants, state).",
    "enabled": "begin at once.",
    "encrypted": "encrypt what is stored.",
    "publicly_accessible": "reachable from outside the private network.",
    "public_connectivity": "reachable from outside the private network.",
    "direct_internet_access": "`Enabled` or `Disabled`.",
    "root_access": "`Enabled` or `Disabled`.",
    "copy_tags": "the copy gets the labels of the source.",
    "skip_snapshot": "delete without a last snapshot.",
    "skip_final_snapshot": "delete without a last snapshot.",
    "skip_final_cluster_snapshot": "delete without a last snapshot.",
    "deletion_protection": "refuse to be deleted.",
    "fail_on_error": "stop at the first error in the files.",
    "return_distance": "tell how far each is.",
    "return_metadata": "tell what is stored beside each.",
    "cpu": 'CPU units, such as `"256"`.',
    "memory": 'memory in MiB, such as `"512"`.',
    "provisioned_memory": "memory units.",
    "min_provisioned_memory": "memory units at least.",
    "max_provisioned_memory": "memory units at most.",
    "number_of_nodes": "how many nodes.",
    "number_of_workers": "how many workers.",
    "step_concurrency_level": "how many steps at a time.",
    "replica_count": "how many replicas.",
    "standby_replicas": "`ENABLED` or `DISABLED`.",
    "min_count": "how many at least.",
    "max_count": "how many at most.",
    "model_units": "how many units.",
    "volume_size_in_gb": "size of the disc in GB.",
    "unmanaged_v_cpus": "CPUs of an environment that is not managed.",
    "retention_period": "days to keep it; -1 for ever.",
    "session_keep_alive_seconds": "seconds that the session is kept after a statement.",
    "idle_timeout_minutes": "minutes without work until it ends.",
    "function_timeout": "seconds that a call may take.",
    "run_timeout": "minutes that a run may take.",
    "job_timeout": 'limit of an attempt, a dict such as `{"attemptDurationSeconds": 600}`.',
    "top_k": "how many.",
    "dimension": "length of a vector.",
    "data_type": "type of the numbers, such as `float32`.",
    "distance_metric": "`cosine` or `euclidean`.",
    "vectors": "the vectors, a list of dicts in the API's form.",
    "query_vector": 'the vector, a dict such as `{"float32": [0.1, 0.2]}`.',
    "vector_filter": "which vectors by what is stored beside them, a dict in the API's form.",
    # the rest, by the API's own terms
    "applications": 'programs to install, a list of dicts such as `{"Name": "Spark"}`.',
    "instances": "the machines, a dict in the API's form.",
    "release_label": "version, such as `emr-7.5.0`.",
    "engine": "kind of database, such as `postgres`.",
    "runtime_environment": "version, such as `FLINK-1_20`.",
    "agent_runtime_artifact": "what runs, a dict in the API's form.",
    "application_description": "a text for people.",
    "archive_description": "a text for people.",
    "job_description": "a text for people.",
    "package_desc": "a text for people.",
    "package_group_name": "name of the group of packages.",
    "model_approval": "`Approved`, `Rejected` or `PendingManualApproval`.",
    "blocked_input_messaging": "what to say where a question is blocked.",
    "blocked_outputs_messaging": "what to say where an answer is blocked.",
    "guardrail_version": "the version; `None` means all.",
    "capabilities": "what the template is allowed, such as `CAPABILITY_IAM`.",
    "cdc_start_position": "position from which changes are taken.",
    "cdc_stop_position": "position at which to stop.",
    "cdc_start_time": "date and time from which changes are taken.",
    "compute_resources": "the machines, a dict in the API's form.",
    "container_definitions": "the containers, a list of dicts in the API's form.",
    "array_properties": 'size of an array job, a dict such as `{"size": 10}`.',
    "retry_strategy": 'tries of the job, a dict such as `{"attempts": 3}`.',
    "scheduling_priority_override": "priority in the queue; higher goes first.",
    "export_only": "what to export; `None` means all.",
    "family": "name of the definition.",
    "filters": "which, a list of dicts in the API's form.",
    "format": "format of the files or table.",
    "blank_node_handling": "what becomes of blank nodes, as the API names it.",
    "import_options": "how to read the files, a dict in the API's form.",
    "parquet_type": "kind of Parquet files, as the API names it.",
    "image_tag_mutability": "`MUTABLE` or `IMMUTABLE`.",
    "image_tag_mutability_exclusion_filters": "tags for which that does not hold, a list of dicts in the API's form.",
    "language_code": "language of the documents, such as `en`.",
    "master_username": "name of the first user.",
    "master_user_password": 'password of the first user; better kept by AWS: `options={"ManageMasterPassword": True}`.',
    "metadata": "schema of the table, a dict in the API's form.",
    "network_mode": "how containers are connected, such as `awsvpc`.",
    "partition_input": "the partition, a dict in the API's form.",
    "partitions_to_delete": 'the partitions, a list of dicts such as `{"Values": ["2024"]}`.',
    "table_input": "the table, a dict in the API's form.",
    "table_mappings": "which tables and how, a dict or JSON.",
    "tables_to_reload": "the tables, a list of dicts with `SchemaName` and `TableName`.",
    "reload_option": "`data-reload` or `validate-only`.",
    "replication_task_settings": "settings of the task, a dict or JSON.",
    "selectors": "which pods, a list of dicts in the API's form.",
    "requires_compatibilities": 'where it may run, such as `["FARGATE"]`.',
    "policy_text": "the policy, a dict or JSON.",
    "resource_policy": "the policy, a dict or JSON.",
    "qualifier": "version or alias; `None` means the newest.",
    "workflow_version": "the version; `None` means the newest.",
    "version_token": "version that is meant; another one is refused.",
    "pipeline_parameters": "values for the run, a list of dicts with `Name` and `Value`.",
    "override_parameters": "values for the run, a dict.",
}

#: What the end of a name says; `{}` is what stands before it.
ENDINGS = {
    "_arn": "ARN of the {}.",
    "_arns": "ARNs of the {}.",
    "_ids": "ids of the {}s.",
    "_id": "id of the {}.",
    "_identifier": "identifier of the {}.",
    "_names": "names of the {}s.",
    "_name": "name of the {}.",
    "_type": "kind of {}, as the API names it.",
    "_class": "class of {}, as the API names it.",
    "_configuration": "settings of the {}, a dict in the API's form.",
    "_config": "settings of the {}, a dict in the API's form.",
    "_context": "settings of the {}, a dict in the API's form.",
    "_overrides": "other settings of the {}, a dict in the API's form.",
    "_override": "other settings of the {}, a dict in the API's form.",
}
#: Parts of names that are written otherwise in a sentence.
SPELLINGS = {
    "db": "database", "s3": "S3", "kms": "KMS", "iam": "IAM", "vpc": "VPC", "eks": "EKS", "sns": "SNS", "aws": "AWS",
    "ecs": "ECS", "job flow": "cluster",
}  # fmt: skip


def meaning(argument: str) -> str:
    """
    What an argument means.

    Args:
        argument: its name.

    Returns:
        A sentence.

    Raises:
        KeyError: nobody has said so, and its name does not tell.

    Example:
        >>> meaning("db_cluster_id")
        'id of the database cluster.'
    """
    if argument in WORDS:
        return WORDS[argument]
    for ending, text in ENDINGS.items():
        if argument.endswith(ending):
            stem = argument.removesuffix(ending)
            for part, spelling in SPELLINGS.items():
                stem = "_".join(spelling if word == part else word for word in stem.split("_"))
            return text.format(stem.replace("_", " ").replace("job flow", "cluster"))
    raise KeyError(f"The argument {argument!r} has no meaning in words yet; add one to WORDS.")
