"""Functions of AWS Lambda: make, delete, call, list."""

from __future__ import annotations

import base64
import json
from typing import Any

from prefect.core.settable import Task, needed, settable
from prefect.tasks.aws.client import Credentials, aws_client
from prefect.tasks.aws.errors import AwsJobFailed


class LambdaCreate(Task):
    """
    Make a Lambda function.

    Args:
        function_name: name of the function.
        runtime: language and version, such as `python3.13`.
        role: ARN of the role that it acts in.
        handler: the function that is called, as `module.function`.
        zip_file: path of a ZIP file with the code; else `bucket` and `bucket_key` say where it is.
        bucket: bucket with the code.
        bucket_key: key of the code in the bucket.
        object_version: version of the object; `None` means the newest.
        description: a text for people.
        function_timeout: seconds that a call may take.
        memorysize: memory in MB.
        publish: publish the first version.
        subnet_ids: ids of subnets that it runs in.
        security_group_ids: ids of security groups that it belongs to.
        dead_letter_config: where failed events go, a dict with `TargetArn`.
        environment_variables: variables of its environment.
        kms_key_arn: ARN of the key that encrypts them.
        function_tags: labels of the function.
        tracing_config: `PassThrough` or `Active`.
        layers: ARNs of layers.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The answer of Lambda, a dict with `FunctionArn` and the settings.

    Raises:
        ValueError: the name, runtime, role or handler is missing; no code was given, or both a file and a bucket.
        OSError: the file cannot be read.
        botocore.exceptions.ClientError: AWS refused.

    Example:
        >>> LambdaCreate("report", "python3.13", "arn:aws:iam::123456789012:role/l", "app.main", "app.zip").memorysize
        128
    """

    function_name: str | None = None
    runtime: str | None = None
    role: str | None = None
    handler: str | None = None
    zip_file: str | None = None
    bucket: str = ""
    bucket_key: str = ""
    object_version: str | None = None
    description: str = ""
    function_timeout: int = 3
    memorysize: int = 128
    publish: bool = True
    subnet_ids: list[str] | None = None
    security_group_ids: list[str] | None = None
    dead_letter_config: dict[str, str] | None = None
    environment_variables: dict[str, str] | None = None
    kms_key_arn: str = ""
    function_tags: dict[str, str] | None = None
    tracing_config: str = "PassThrough"
    layers: list[str] | None = None
    boto_kwargs: dict[str, Any] | None = None

    @settable(
        "function_name", "runtime", "role", "handler", "zip_file", "bucket", "bucket_key", "object_version",
        "description", "function_timeout", "memorysize", "publish", "subnet_ids", "security_group_ids",
        "dead_letter_config",
        "environment_variables", "kms_key_arn", "function_tags", "tracing_config", "layers", "boto_kwargs",
    )  # fmt: skip
    def run(self, credentials: Credentials | None = None) -> dict[str, Any]:
        client = aws_client("lambda", credentials, self.boto_kwargs)
        given: dict[str, Any] = {
            "FunctionName": needed(self.function_name, "function_name"),
            "Runtime": needed(self.runtime, "runtime"),
            "Role": needed(self.role, "role"),
            "Handler": needed(self.handler, "handler"),
            "Code": self._code(),
            "Description": self.description,
            "Timeout": self.function_timeout,
            "MemorySize": self.memorysize,
            "Publish": self.publish,
            "VpcConfig": {"SubnetIds": self.subnet_ids or [], "SecurityGroupIds": self.security_group_ids or []},
            "DeadLetterConfig": self.dead_letter_config,
            "Environment": {"Variables": self.environment_variables or {}},
            "KMSKeyArn": self.kms_key_arn,
            "Tags": self.function_tags,
            "TracingConfig": {"Mode": self.tracing_config},
            "Layers": self.layers,
        }
        return dict(client.create_function(**{name: value for name, value in given.items() if value not in (None, "")}))

    def _code(self) -> dict[str, Any]:
        if bool(self.zip_file) == bool(self.bucket and self.bucket_key):
            raise ValueError("The code of a Lambda function is either a `zip_file`, or in `bucket` and `bucket_key`.")
        if self.zip_file:
            with open(self.zip_file, "rb") as file:
                return {"ZipFile": file.read()}
        code = {"S3Bucket": self.bucket, "S3Key": self.bucket_key}
        return {**code, "S3ObjectVersion": self.object_version} if self.object_version else code


class LambdaDelete(Task):
    """
    Delete a Lambda function, or one version of it.

    Args:
        function_name: name or ARN of the function.
        qualifier: version to delete; `""` deletes the function.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The answer of Lambda, a dict.

    Raises:
        ValueError: no function was named.
        botocore.exceptions.ClientError: AWS refused, or there is no such function.

    Example:
        >>> LambdaDelete("report", qualifier="3").qualifier
        '3'
    """

    function_name: str | None = None
    qualifier: str = ""
    boto_kwargs: dict[str, Any] | None = None

    @settable("function_name", "qualifier", "boto_kwargs")
    def run(self, credentials: Credentials | None = None) -> dict[str, Any]:
        client = aws_client("lambda", credentials, self.boto_kwargs)
        version = {"Qualifier": self.qualifier} if self.qualifier else {}
        return dict(client.delete_function(FunctionName=needed(self.function_name, "function_name"), **version))


class LambdaInvoke(Task):
    """
    Call a Lambda function.

    Args:
        function_name: name or ARN of the function.
        payload: what it gets, as JSON; a dict or list is turned into it.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        invocation_type: `RequestResponse` waits for the answer, `Event` does not, `DryRun` only checks.
        log_type: `Tail` asks for the end of the function's log.
        client_context: what the function sees as its client, a dict.
        qualifier: version or alias.
        fail_on_error: fail when the function did; `None` leaves it to the caller, who finds `FunctionError` in the
            answer.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The answer of Lambda, a dict; its `Payload` can be read once, as of a file.

    Raises:
        ValueError: no function was named, neither to the task nor to the run.
        AwsJobFailed: the function failed and `fail_on_error` is set; the message has what it said.
        botocore.exceptions.ClientError: AWS refused, or there is no such function.

    Example:
        >>> LambdaInvoke("report", payload={"day": "2024-01-01"}).invocation_type
        'RequestResponse'
    """

    invocation_type: str = "RequestResponse"
    log_type: str = "None"
    client_context: dict[str, Any] | None = None
    qualifier: str = "$LATEST"
    fail_on_error: bool | None = None
    boto_kwargs: dict[str, Any] | None = None

    @settable("function_name", "invocation_type", "log_type", "client_context", "payload", "qualifier", "boto_kwargs")
    def run(
        self,
        function_name: str | None = None,
        payload: str | bytes | dict[str, Any] | list[Any] = "null",
        credentials: Credentials | None = None,
    ) -> dict[str, Any]:
        client = aws_client("lambda", credentials, self.boto_kwargs)
        given: dict[str, Any] = {
            "FunctionName": needed(function_name, "function_name"),
            "InvocationType": self.invocation_type,
            "LogType": self.log_type,
            "Payload": payload if isinstance(payload, (str, bytes)) else json.dumps(payload),
            "Qualifier": self.qualifier,
        }
        if self.client_context is not None:
            given["ClientContext"] = base64.b64encode(json.dumps(self.client_context).encode()).decode()
        answer: dict[str, Any] = client.invoke(**given)
        if self.fail_on_error and answer.get("FunctionError"):
            said = answer["Payload"].read().decode(errors="replace")
            raise AwsJobFailed(
                f"The Lambda function {function_name!r} failed ({answer['FunctionError']}): {said[:2000]}"
            )
        return answer


class LambdaList(Task):
    """
    List Lambda functions.

    Args:
        master_region: for functions at the edge, the region of the original; `"ALL"` also lists their copies.
        function_version: `"ALL"` lists every version, else the newest ones.
        marker: where to go on, from the answer before.
        max_items: how many at most.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The answer of Lambda, a dict with `Functions` and, if there are more, `NextMarker`.

    Raises:
        botocore.exceptions.ClientError: AWS refused.

    Example:
        >>> LambdaList(max_items=10).function_version
        'ALL'
    """

    master_region: str = "ALL"
    function_version: str = "ALL"
    marker: str | None = None
    max_items: int = 50
    boto_kwargs: dict[str, Any] | None = None

    @settable("master_region", "function_version", "marker", "max_items", "boto_kwargs")
    def run(self, credentials: Credentials | None = None) -> dict[str, Any]:
        given: dict[str, Any] = {"MasterRegion": self.master_region, "MaxItems": self.max_items}
        if self.function_version == "ALL":
            given["FunctionVersion"] = "ALL"
        if self.marker is not None:
            given["Marker"] = self.marker
        return dict(aws_client("lambda", credentials, self.boto_kwargs).list_functions(**given))
