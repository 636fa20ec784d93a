"""SNS, SQS, EventBridge, CloudFormation, Systems Manager, S3's bucket settings, S3 Tables, S3 Vectors, Glacier."""

from __future__ import annotations

from prefect.tasks.aws.rows import Look, Row

MESSAGES = (
    Row(
        "SnsPublish", "sns", "Publish a message on a topic, or send it to a device.",
        "target_arn: str, message: str, subject: str = None, message_attributes: dict = None, "
        "message_deduplication_id: str = None, message_group_id: str = None",
        operation="publish", as_json=("message",), gives="made.{MessageId: MessageId, SequenceNumber: SequenceNumber}",
        returns="A dict with the `MessageId` that SNS gave.", operators=("SnsPublishOperator",),
        words={"message": "the message; a dict or list goes as JSON."},
    ),
    Row(
        "SqsPublish", "sqs", "Send a message to a queue.",
        "sqs_queue: str, message_content: str, message_attributes: dict = None, delay_seconds: int = 0, "
        "message_group_id: str = None, message_deduplication_id: str = None",
        operation="send_message", send={"QueueUrl": "sqs_queue", "MessageBody": "message_content"},
        as_json=("message_content",), gives="made.{MessageId: MessageId, MD5OfMessageBody: MD5OfMessageBody, "
        "SequenceNumber: SequenceNumber}", returns="A dict with the `MessageId` and the checksum that SQS gave.",
        operators=("SqsPublishOperator",),
    ),
    Row(
        "EventBridgePutEvents", "events", "Send events to EventBridge.", "entries: list[dict], endpoint_id: str = None",
        operation="put_events", gives="made.Entries[].EventId", returns="The ids of the events.",
        operators=("EventBridgePutEventsOperator",),
    ),
    Row(
        "EventBridgePutRule", "events", "Make or change a rule of EventBridge.",
        "rule_name: str, description: str = None, event_bus_name: str = None, event_pattern: dict = None, "
        "role_arn: str = None, schedule_expression: str = None, state: str = None, resource_tags: list[dict] = None",
        operation="put_rule", send={"Name": "rule_name", "Tags": "resource_tags"}, as_json=("event_pattern",),
        gives="made.{RuleArn: RuleArn}", returns="A dict with the ARN of the rule.",
        operators=("EventBridgePutRuleOperator",),
    ),
    *(
        Row(
            f"EventBridge{verb}Rule", "events", f"{verb} a rule of EventBridge.",
            "rule_name: str, event_bus_name: str = None", operation=f"{verb.lower()}_rule", send={"Name": "rule_name"},
            operators=(f"EventBridge{verb}RuleOperator",),
        )
        for verb in ("Enable", "Disable")
    ),
)  # fmt: skip

STACK = Look(
    "describe_stacks", {"StackName": "args.stack_name"}, "Stacks[].StackStatus", done=("CREATE_COMPLETE",),
    failed=("CREATE_FAILED", "DELETE_FAILED", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "DELETE_COMPLETE"),
    reason="Stacks[].StackStatusReason",
)  # fmt: skip
GONE_STACK = STACK._replace(done=("DELETE_COMPLETE", None), failed=("DELETE_FAILED",), gone=("ValidationError",))
CLOUD_FORMATION = (
    Row(
        "CloudFormationCreateStack", "cloudformation", "Make a stack of CloudFormation and wait until it stands.",
        "stack_name: str, template_body: str = None, template_url: str = None, parameters: list[dict] = None, "
        "capabilities: list[str] = None",
        operation="create_stack", send={"TemplateURL": "template_url"}, as_json=("template_body",), look=STACK,
        gives="made.StackId", returns="The id of the stack.", operators=("CloudFormationCreateStackOperator",),
    ),
    Row(
        "CloudFormationDeleteStack", "cloudformation", "Delete a stack of CloudFormation and wait until it is gone.",
        "stack_name: str", operation="delete_stack", look=GONE_STACK, operators=("CloudFormationDeleteStackOperator",),
    ),
    Row(
        "CloudFormationWaitForStack", "cloudformation", "Wait until a stack of CloudFormation stands.", "stack_name: str",
        look=STACK, operators=("CloudFormationCreateStackSensor",),
    ),
    Row(
        "CloudFormationWaitForStackDeletion", "cloudformation", "Wait until a stack of CloudFormation is gone.",
        "stack_name: str", look=GONE_STACK, operators=("CloudFormationDeleteStackSensor",),
    ),
)  # fmt: skip

COMMAND = Look(
    "list_command_invocations", {"CommandId": "made.Command.CommandId", "Details": "`true`"},
    "CommandInvocations[].Status", done=("Success",),
    failed=("Cancelled", "TimedOut", "Failed", "Cancelling", "Undeliverable", "Terminated"),
    reason="CommandInvocations[].[InstanceId, StatusDetails][]", delay=15,
)  # fmt: skip
SSM = (
    Row(
        "SsmRunCommand", "ssm", "Run a document of Systems Manager on instances and wait until all have.",
        "document_name: str, instance_ids: list[str] = None, targets: list[dict] = None, parameters: dict = None, "
        "comment: str = None",
        operation="send_command", look=COMMAND, cancel=("cancel_command", {"CommandId": "made.Command.CommandId"}),
        gives="made.Command.CommandId", returns="The id of the command.", operators=("SsmRunCommandOperator",),
    ),
    Row(
        "SsmWaitForCommand", "ssm", "Wait until all instances have run a command.", "command_id: str",
        look=COMMAND._replace(send={"CommandId": "args.command_id", "Details": "`true`"}),
        operators=("SsmRunCommandCompletedSensor",),
    ),
    Row(
        "SsmGetCommandInvocations", "ssm", "Read what a command put out.", "command_id: str, instance_id: str = None",
        operation="list_command_invocations", fixed={"Details": True},
        gives="{command_id: args.command_id, invocations: made.CommandInvocations[].{instance_id: InstanceId, "
        "status: Status, response_code: CommandPlugins[0].ResponseCode, standard_output: CommandPlugins[0].Output, "
        "execution_start_time: RequestedDateTime, document_name: DocumentName, comment: Comment}}",
        returns="A dict with the command's id and one dict for each instance.",
        operators=("SsmGetCommandInvocationOperator",),
    ),
)  # fmt: skip

BUCKETS = (
    Row(
        "S3GetBucketTagging", "s3", "Read the tags of a bucket.", "bucket: str", operation="get_bucket_tagging",
        gives="made.TagSet", returns="The tags, a list of dicts with `Key` and `Value`.",
        operators=("S3GetBucketTaggingOperator",),
    ),
    Row(
        "S3DeleteBucketTagging", "s3", "Remove the tags of a bucket.", "bucket: str", operation="delete_bucket_tagging",
        operators=("S3DeleteBucketTaggingOperator",),
    ),
)  # fmt: skip

TABLES = (
    Row(
        "S3TablesCreateTableBucket", "s3tables", "Make a bucket for tables.",
        "table_bucket_name: str, encryption_configuration: dict = None, resource_tags: dict = None",
        operation="create_table_bucket", send={"name": "table_bucket_name", "tags": "resource_tags"}, gives="made.arn",
        returns="The ARN of the bucket.", operators=("S3TablesCreateTableBucketOperator",),
    ),
    Row(
        "S3TablesDeleteTableBucket", "s3tables", "Delete an empty bucket for tables.", "table_bucket_arn: str",
        operation="delete_table_bucket", operators=("S3TablesDeleteTableBucketOperator",),
    ),
    Row(
        "S3TablesPutTableBucketPolicy", "s3tables", "Say who may use a bucket for tables.",
        "table_bucket_arn: str, resource_policy: str", operation="put_table_bucket_policy", as_json=("resource_policy",),
        operators=("S3TablesPutTableBucketPolicyOperator",),
    ),
    Row(
        "S3TablesDeleteTableBucketPolicy", "s3tables", "Remove the policy of a bucket for tables.", "table_bucket_arn: str",
        operation="delete_table_bucket_policy", operators=("S3TablesDeleteTableBucketPolicyOperator",),
    ),
    Row(
        "S3TablesCreateNamespace", "s3tables", "Make a namespace in a bucket for tables.",
        "table_bucket_arn: str, namespace: str", operation="create_namespace", send={"namespace[]": "namespace"},
        gives="args.namespace", returns="The namespace.", operators=("S3TablesCreateNamespaceOperator",),
    ),
    Row(
        "S3TablesDeleteNamespace", "s3tables", "Delete an empty namespace of tables.",
        "table_bucket_arn: str, namespace: str", operation="delete_namespace",
        operators=("S3TablesDeleteNamespaceOperator",),
    ),
    Row(
        "S3TablesCreateTable", "s3tables", "Make a table in a bucket for tables.",
        "table_bucket_arn: str, namespace: str, table_name: str, format: str = 'ICEBERG', metadata: dict = None",
        operation="create_table", send={"name": "table_name"}, gives="made.tableARN", returns="The ARN of the table.",
        operators=("S3TablesCreateTableOperator",),
    ),
    Row(
        "S3TablesDeleteTable", "s3tables", "Delete a table of a bucket for tables.",
        "table_bucket_arn: str, namespace: str, table_name: str, version_token: str = None", operation="delete_table",
        send={"name": "table_name"}, operators=("S3TablesDeleteTableOperator",),
    ),
    Row(
        "S3TablesRenameTable", "s3tables", "Give a table another name.",
        "table_bucket_arn: str, namespace: str, table_name: str, new_name: str, new_namespace_name: str = None, "
        "version_token: str = None",
        operation="rename_table", send={"name": "table_name"}, operators=("S3TablesRenameTableOperator",),
    ),
    Row(
        "S3VectorsCreateVectorBucket", "s3vectors", "Make a bucket for vectors.",
        "vector_bucket_name: str, encryption_configuration: dict = None, resource_tags: dict = None",
        operation="create_vector_bucket", send={"tags": "resource_tags"}, gives="made.vectorBucketArn",
        returns="The ARN of the bucket.", operators=("S3VectorsCreateVectorBucketOperator",),
    ),
    Row(
        "S3VectorsDeleteVectorBucket", "s3vectors", "Delete an empty bucket for vectors.", "vector_bucket_name: str",
        operation="delete_vector_bucket", operators=("S3VectorsDeleteVectorBucketOperator",),
    ),
    Row(
        "S3VectorsCreateIndex", "s3vectors", "Make an index in a bucket for vectors.",
        "vector_bucket_name: str, index_name: str, data_type: str, dimension: int, distance_metric: str = 'cosine', "
        "metadata_configuration: dict = None",
        operation="create_index", gives="made.indexArn", returns="The ARN of the index.",
        operators=("S3VectorsCreateIndexOperator",),
    ),
    Row(
        "S3VectorsDeleteIndex", "s3vectors", "Delete an index of vectors.", "vector_bucket_name: str, index_name: str",
        operation="delete_index", operators=("S3VectorsDeleteIndexOperator",),
    ),
    Row(
        "S3VectorsPutVectors", "s3vectors", "Write vectors into an index.",
        "vector_bucket_name: str, index_name: str, vectors: list[dict]", operation="put_vectors",
        operators=("S3VectorsPutVectorsOperator",),
    ),
    Row(
        "S3VectorsQueryVectors", "s3vectors", "Find the vectors of an index that are nearest to one.",
        "vector_bucket_name: str, index_name: str, top_k: int, query_vector: dict, vector_filter: dict = None, "
        "return_metadata: bool = None, return_distance: bool = None",
        operation="query_vectors", send={"filter": "vector_filter"}, gives="made.vectors",
        returns="The vectors, a list of dicts.", operators=("S3VectorsQueryVectorsOperator",),
    ),
    Row(
        "GlacierCreateJob", "glacier", "Begin to fetch the inventory of a vault or an archive out of it.",
        "vault_name: str, job_parameters: dict = None", operation="initiate_job",
        fixed={"accountId": "-", "jobParameters.Type": "inventory-retrieval"}, gives="made.{jobId: jobId, location: location}",
        returns="A dict with the id and the location of the job.", operators=("GlacierCreateJobOperator",),
    ),
    Row(
        "GlacierUploadArchive", "glacier", "Put an archive into a vault.",
        "vault_name: str, body: bytes, checksum: str = None, archive_description: str = None, account_id: str = None",
        operation="upload_archive", fixed={"accountId": "-"}, gives="made.{archiveId: archiveId, location: location, checksum: checksum}",
        returns="A dict with the id, the location and the checksum of the archive.",
        operators=("GlacierUploadArchiveOperator",),
    ),
    Row(
        "GlacierWaitForJob", "glacier", "Wait for the end of a job of Glacier.", "vault_name: str, job_id: str",
        look=Look(
            "describe_job", {"accountId": "'-'", "vaultName": "args.vault_name", "jobId": "args.job_id"}, "StatusCode", done=("Succeeded",),
            failed=("Failed",), reason="StatusMessage", delay=1200,
        ),
        operators=("GlacierJobOperationSensor",),
    ),
)  # fmt: skip

ROWS = (*MESSAGES, *CLOUD_FORMATION, *SSM, *BUCKETS, *TABLES)
