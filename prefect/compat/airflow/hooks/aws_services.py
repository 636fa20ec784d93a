"""Services of AWS that callables use now and then."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from prefect.compat.airflow.hooks.amazon.forward import method_of
from prefect.compat.airflow.hooks.amazon.rows import Forward
from prefect.compat.airflow.hooks.aws import AwsBaseHook
from prefect.compat.airflow.hooks.aws_async import in_thread
from prefect.compat.airflow.standin.exceptions import AirflowException

CREATE_LAMBDA = Forward(
    "create_lambda",
    "*, function_name: str, runtime: str = None, role: str, handler: str = None, code: dict, description: str = None, "
    "timeout: int = None, memory_size: int = None, publish: bool = None, vpc_config: dict = None, "
    "package_type: str = None, dead_letter_config: dict = None, environment: dict = None, kms_key_arn: str = None, "
    "tracing_config: dict = None, tags: dict = None, layers: list = None, file_system_configs: list = None, "
    "image_config: dict = None, code_signing_config_arn: str = None, architectures: list = None, "
    "ephemeral_storage: dict = None, snap_start: dict = None, logging_config: dict = None",
    "create_function",
)
COMMAND_INVOCATION = Forward("get_command_invocation", "command_id: str, instance_id: str", "get_command_invocation")
COMMAND_INVOCATIONS = Forward("list_command_invocations", "command_id: str", "list_command_invocations")


class DynamoDBHook(AwsBaseHook):
    """
    A table of DynamoDB.

    Args:
        table_keys: names of the table's keys; of items with the same ones the last is written.
        table_name: name of the table.
    """

    def __init__(
        self, *args: Any, table_keys: list[str] | None = None, table_name: str | None = None, **kwargs: Any
    ) -> None:
        kwargs["resource_type"] = "dynamodb"
        super().__init__(*args, **kwargs)
        self.table_keys = table_keys
        self.table_name = table_name

    def write_batch_data(self, items: Iterable[Any]) -> bool:
        """Write items into the table."""
        table = self.conn.Table(self.table_name)
        try:
            with table.batch_writer(overwrite_by_pkeys=self.table_keys) as batch:
                for item in items:
                    batch.put_item(Item=item)
        except Exception as err:
            raise AirflowException(f"Failed to insert items in dynamodb, error: {err}") from err
        return True

    @cached_property
    def client(self) -> Any:
        """The client of DynamoDB; values go and come as Python's own."""
        return self.client_of_service

    def get_import_status(self, import_arn: str) -> tuple[str, str | None, str | None]:
        """Return the state of an import, and code and text of its error."""
        try:
            found = self.client.describe_import(ImportArn=import_arn)["ImportTableDescription"]
        except self.client.exceptions.ImportNotFoundException as err:
            raise AirflowException(f"DynamoDB has no import {import_arn}") from err
        return found["ImportStatus"], found.get("FailureCode"), found.get("FailureMessage")

    def get_item(self, table_name: str, key: dict[str, Any]) -> dict[str, Any] | None:
        """Return an item, `None` if there is none."""
        found: dict[str, Any] | None = self.conn.Table(table_name).get_item(Key=key).get("Item")
        return found

    def put_item(
        self, table_name: str, item: dict[str, Any], condition_expression: str | None = None
    ) -> dict[str, Any]:
        """Write an item; return what boto3 does."""
        more = {"ConditionExpression": condition_expression} if condition_expression else {}
        answer: dict[str, Any] = self.conn.Table(table_name).put_item(Item=item, **more)
        return answer

    def update_item(
        self,
        table_name: str,
        key: dict[str, Any],
        update_expression: str,
        expression_attribute_values: dict[str, Any],
        expression_attribute_names: dict[str, str] | None = None,
        condition_expression: str | None = None,
    ) -> dict[str, Any] | None:
        """Change an item; return it as it is then."""
        given: dict[str, Any] = {
            "Key": key, "UpdateExpression": update_expression, "ReturnValues": "ALL_NEW",
            "ExpressionAttributeValues": expression_attribute_values,
        }  # fmt: skip
        if expression_attribute_names:
            given["ExpressionAttributeNames"] = expression_attribute_names
        if condition_expression:
            given["ConditionExpression"] = condition_expression
        found: dict[str, Any] | None = self.conn.Table(table_name).update_item(**given).get("Attributes")
        return found

    def delete_item(
        self, table_name: str, key: dict[str, Any], condition_expression: str | None = None
    ) -> dict[str, Any] | None:
        """Delete an item; return it as it was."""
        more = {"ConditionExpression": condition_expression} if condition_expression else {}
        answer = self.conn.Table(table_name).delete_item(Key=key, ReturnValues="ALL_OLD", **more)
        found: dict[str, Any] | None = answer.get("Attributes")
        return found

    def query(
        self,
        table_name: str,
        key_condition_expression: Any,
        expression_attribute_values: dict[str, Any] | None = None,
        expression_attribute_names: dict[str, str] | None = None,
        filter_expression: Any = None,
        index_name: str | None = None,
        limit: int | None = None,
    ) -> list[dict[str, Any]]:
        """Return the items for which a condition holds, `limit` at most."""
        given = {
            "KeyConditionExpression": key_condition_expression,
            "ExpressionAttributeValues": expression_attribute_values,
            "ExpressionAttributeNames": expression_attribute_names,
            "FilterExpression": filter_expression, "IndexName": index_name, "Limit": limit,
        }  # fmt: skip
        given = {name: value for name, value in given.items() if value is not None}
        found: list[dict[str, Any]] = []
        while True:
            page = self.conn.Table(table_name).query(**given)
            found += page.get("Items", [])
            if not page.get("LastEvaluatedKey") or (limit is not None and len(found) >= limit):
                return found if limit is None else found[:limit]
            given["ExclusiveStartKey"] = page["LastEvaluatedKey"]


class LambdaHook(AwsBaseHook):
    """
    Functions of Lambda.

    Args:
        function_name: name of the function, as older versions take it.
        qualifier: version or alias, as older versions take it.
        invocation_type: `RequestResponse`, `Event` or `DryRun`, as older versions take it.
        log_type: `Tail` or `None`, as older versions take it.
    """

    def __init__(
        self,
        *args: Any,
        function_name: str | None = None,
        qualifier: str | None = None,
        invocation_type: str | None = None,
        log_type: str | None = None,
        **kwargs: Any,
    ) -> None:
        if args and "aws_conn_id" in kwargs:
            # the first argument of older versions
            function_name, args = args[0], args[1:]
        kwargs["client_type"] = "lambda"
        super().__init__(*args, **kwargs)
        self._defaults = {
            "function_name": function_name, "qualifier": qualifier, "invocation_type": invocation_type,
            "log_type": log_type,
        }  # fmt: skip

    def invoke_lambda(
        self,
        payload: Any = None,
        *,
        function_name: str | None = None,
        invocation_type: str | None = None,
        log_type: str | None = None,
        client_context: str | None = None,
        qualifier: str | None = None,
    ) -> dict[str, Any]:
        """Call a function; return what boto3's `invoke` does."""
        own = self._defaults
        given = {
            "FunctionName": function_name or own["function_name"],
            "InvocationType": invocation_type or own["invocation_type"],
            "LogType": log_type or own["log_type"],
            "ClientContext": client_context,
            "Payload": json.dumps(payload) if isinstance(payload, (dict, list)) else payload,
            "Qualifier": qualifier or own["qualifier"],
        }
        answer: dict[str, Any] = self.conn.invoke(**{name: value for name, value in given.items() if value is not None})
        return answer

    create_lambda = method_of(CREATE_LAMBDA)

    @staticmethod
    def encode_log_result(log_result: str, *, keep_empty_lines: bool = True) -> list[str] | None:
        """Return the lines of what a function logged, as `invoke_lambda` gives it; `None` if it cannot be read."""
        try:
            lines = base64.b64decode(log_result).decode().splitlines()
        except ValueError:
            return None
        return [line for line in lines if line or keep_empty_lines]


class SqsHook(AwsBaseHook):
    """Queues of SQS."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["client_type"] = "sqs"
        super().__init__(*args, **kwargs)

    def create_queue(self, queue_name: str, attributes: dict[str, Any] | None = None) -> dict[str, Any]:
        """Make a queue; return what boto3 does."""
        made: dict[str, Any] = self.conn.create_queue(QueueName=queue_name, Attributes=attributes or {})
        return made

    def send_message(
        self,
        queue_url: str,
        message_body: str,
        delay_seconds: int = 0,
        message_attributes: dict[str, Any] | None = None,
        message_group_id: str | None = None,
        message_deduplication_id: str | None = None,
    ) -> dict[str, Any]:
        """Send a message; return what boto3 does."""
        more = {"MessageGroupId": message_group_id, "MessageDeduplicationId": message_deduplication_id}
        sent: dict[str, Any] = self.conn.send_message(
            QueueUrl=queue_url,
            MessageBody=message_body,
            DelaySeconds=delay_seconds,
            MessageAttributes=message_attributes or {},
            **{name: value for name, value in more.items() if value is not None},
        )
        return sent

    async def asend_message(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Send a message, as `send_message` does."""
        return await in_thread(self.send_message, *args, **kwargs)


class SnsHook(AwsBaseHook):
    """Topics of SNS."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["client_type"] = "sns"
        super().__init__(*args, **kwargs)

    def publish_to_target(
        self,
        target_arn: str,
        message: str,
        subject: str | None = None,
        message_attributes: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> dict[str, Any]:
        """Publish a message; return what boto3 does."""
        arguments: dict[str, Any] = {"TargetArn": target_arn, "MessageStructure": "json"}
        arguments["Message"] = json.dumps({"default": message})
        if subject:
            arguments["Subject"] = subject
        if message_attributes:
            arguments["MessageAttributes"] = {
                name: value if isinstance(value, dict) else _attribute(value)
                for name, value in message_attributes.items()
            }
        for ours, theirs in (
            ("message_deduplication_id", "MessageDeduplicationId"), ("message_group_id", "MessageGroupId")
        ):  # fmt: skip
            if kwargs.get(ours):
                arguments[theirs] = kwargs[ours]
        sent: dict[str, Any] = self.conn.publish(**arguments)
        return sent

    async def apublish_to_target(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Publish a message, as `publish_to_target` does."""
        return await in_thread(self.publish_to_target, *args, **kwargs)


def _attribute(value: Any) -> dict[str, Any]:
    if isinstance(value, bytes):
        return {"DataType": "Binary", "BinaryValue": value}
    if isinstance(value, (int, float)):
        return {"DataType": "Number", "StringValue": str(value)}
    if isinstance(value, str):
        return {"DataType": "String", "StringValue": value}
    return {"DataType": "String.Array", "StringValue": json.dumps(value)}


class SecretsManagerHook(AwsBaseHook):
    """Secrets."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "client_type": "secretsmanager"})

    def get_secret(self, secret_name: str) -> str | bytes:
        """Return a secret: text or bytes."""
        found = self.conn.get_secret_value(SecretId=secret_name)
        value: str | bytes = found["SecretString"] if "SecretString" in found else found["SecretBinary"]
        return value

    def get_secret_as_dict(self, secret_name: str) -> dict[str, Any]:
        """Return a secret that is JSON."""
        found: dict[str, Any] = json.loads(self.get_secret(secret_name))
        return found


class SsmHook(AwsBaseHook):
    """Parameters of the Systems Manager."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["client_type"] = "ssm"
        super().__init__(*args, **kwargs)

    def get_parameter_value(self, parameter: str, default: Any = ...) -> str:
        """Return a parameter, decrypted; the default if there is none and one was given."""
        try:
            return str(self.conn.get_parameter(Name=parameter, WithDecryption=True)["Parameter"]["Value"])
        except self.conn.exceptions.ParameterNotFound:
            if default is ...:
                raise
            return default

    get_command_invocation = method_of(COMMAND_INVOCATION)
    list_command_invocations = method_of(COMMAND_INVOCATIONS)

    @staticmethod
    def is_aws_level_failure(status: str) -> bool:
        """Tell whether a command did not end by itself."""
        return status in ("Cancelled", "Cancelling", "TimedOut")


class RedshiftHook(AwsBaseHook):
    """Clusters of Redshift."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["client_type"] = "redshift"
        super().__init__(*args, **kwargs)

    def create_cluster(
        self,
        cluster_identifier: str,
        node_type: str,
        master_username: str,
        master_user_password: str,
        params: dict[str, Any],
    ) -> dict[str, Any]:
        """Begin to make a cluster."""
        made: dict[str, Any] = self.conn.create_cluster(
            ClusterIdentifier=cluster_identifier,
            NodeType=node_type,
            MasterUsername=master_username,
            MasterUserPassword=master_user_password,
            **params,
        )
        return made

    def cluster_status(self, cluster_identifier: str) -> str | None:
        """Return the state of a cluster, `cluster_not_found` if there is none."""
        try:
            found = self.conn.describe_clusters(ClusterIdentifier=cluster_identifier)["Clusters"]
        except self.conn.exceptions.ClusterNotFoundFault:
            return "cluster_not_found"
        return found[0]["ClusterStatus"] if found else None

    async def cluster_status_async(self, cluster_identifier: str) -> str | None:
        """Return the state of a cluster."""
        found = (await self.async_conn.describe_clusters(ClusterIdentifier=cluster_identifier))["Clusters"]
        return found[0]["ClusterStatus"] if found else None

    def delete_cluster(
        self,
        cluster_identifier: str,
        skip_final_cluster_snapshot: bool = True,
        final_cluster_snapshot_identifier: str | None = None,
    ) -> dict[str, Any] | None:
        """Begin to delete a cluster."""
        last = final_cluster_snapshot_identifier
        gone = self.conn.delete_cluster(
            ClusterIdentifier=cluster_identifier,
            SkipFinalClusterSnapshot=skip_final_cluster_snapshot,
            **({"FinalClusterSnapshotIdentifier": last} if last else {}),
        )
        known: dict[str, Any] | None = gone["Cluster"] or None
        return known

    def describe_cluster_snapshots(self, cluster_identifier: str) -> list[dict[str, Any]] | None:
        """Return the snapshots of a cluster, the newest first."""
        found = self.conn.describe_cluster_snapshots(ClusterIdentifier=cluster_identifier).get("Snapshots")
        if not found:
            return None
        there = [each for each in found if each["Status"]]
        return sorted(there, key=lambda each: each["SnapshotCreateTime"], reverse=True)

    def restore_from_cluster_snapshot(self, cluster_identifier: str, snapshot_identifier: str) -> dict[str, Any] | None:
        """Begin to make a cluster out of a snapshot."""
        made = self.conn.restore_from_cluster_snapshot(
            ClusterIdentifier=cluster_identifier, SnapshotIdentifier=snapshot_identifier
        )
        known: dict[str, Any] | None = made["Cluster"] or None
        return known

    def create_cluster_snapshot(
        self,
        snapshot_identifier: str,
        cluster_identifier: str,
        retention_period: int = -1,
        tags: list[Any] | None = None,
    ) -> dict[str, Any] | None:
        """Begin to make a snapshot of a cluster."""
        made = self.conn.create_cluster_snapshot(
            SnapshotIdentifier=snapshot_identifier,
            ClusterIdentifier=cluster_identifier,
            ManualSnapshotRetentionPeriod=retention_period,
            Tags=tags or [],
        )
        known: dict[str, Any] | None = made["Snapshot"] or None
        return known

    def get_cluster_snapshot_status(self, snapshot_identifier: str) -> str | None:
        """Return the state of a snapshot, `None` if there is none."""
        try:
            found = self.conn.describe_cluster_snapshots(SnapshotIdentifier=snapshot_identifier)["Snapshots"]
        except self.conn.exceptions.ClusterSnapshotNotFoundFault:
            return None
        return found[0]["Status"] if found else None
