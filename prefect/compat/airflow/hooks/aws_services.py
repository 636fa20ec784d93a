"""Services of AWS that callables use now and then."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from prefect.compat.airflow.hooks.aws import AwsBaseHook
from prefect.compat.airflow.standin.exceptions import AirflowException


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
