"""Items of DynamoDB: wait for one, copy a table to S3."""

from __future__ import annotations

import decimal
import json
import posixpath
import tempfile
import uuid
from collections.abc import Callable
from typing import Any

from prefect.core.optional import optional
from prefect.core.settable import Task, needed, settable
from prefect.core.waiting import Wait
from prefect.tasks.aws.client import Credentials, aws_client
from prefect.tasks.aws.operation import AwsTask

types = optional("boto3.dynamodb.types", extra="aws")


class DynamoDBWaitForValue(AwsTask):
    """
    Wait until an attribute of an item has a value.

    Args:
        table_name: name of the table.
        partition_key_name: name of the partition key.
        partition_key_value: its value.
        attribute_name: name of the attribute.
        attribute_value: its value, or a list of which any will do.
        sort_key_name: name of the sort key, if the table has one.
        sort_key_value: its value.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: the table, the key or the attribute was given neither to the task nor to the run.
        WaitTimedOut: it had no such value after `max_wait` seconds.
        botocore.exceptions.ClientError: AWS refused.

    Example:
        >>> DynamoDBWaitForValue("jobs", "id", "7", "state", ["done", "skipped"]).table_name
        'jobs'
    """

    @settable(
        "table_name", "partition_key_name", "partition_key_value", "attribute_name", "attribute_value", "sort_key_name",
        "sort_key_value", "poll_interval", "max_wait",
    )  # fmt: skip
    def start(
        self,
        table_name: str | None = None,
        partition_key_name: str | None = None,
        partition_key_value: Any = None,
        attribute_name: str | None = None,
        attribute_value: Any = None,
        sort_key_name: str | None = None,
        sort_key_value: Any = None,
        poll_interval: float = 60.0,
        max_wait: float | None = None,
        credentials: Credentials | None = None,
    ) -> None:
        self.connect("dynamodb", credentials)
        needed(table_name, "table_name")
        needed(partition_key_name, "partition_key_name")
        needed(attribute_name, "attribute_name")

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        pack, unpack = types.TypeSerializer().serialize, types.TypeDeserializer().deserialize
        key = {wait["partition_key_name"]: pack(wait["partition_key_value"])}
        if wait["sort_key_name"] is not None and wait["sort_key_value"] is not None:
            key[wait["sort_key_name"]] = pack(wait["sort_key_value"])
        client = self.connect("dynamodb", wait["credentials"])
        item = client.get_item(TableName=wait["table_name"], Key=key).get("Item") or {}
        wanted = wait["attribute_value"]
        wanted = [wanted] if isinstance(wanted, str) or not hasattr(wanted, "__iter__") else list(wanted)
        is_so = wait["attribute_name"] in item and unpack(item[wait["attribute_name"]]) in wanted
        return None if is_so else float(wait["poll_interval"])


class DynamoDBToS3(Task):
    """
    Scan a table and write its items into objects, one item a line, in JSON.

    Args:
        table_name: name of the table.
        bucket: bucket of the objects.
        prefix: what their keys begin with.
        file_size: bytes after which another object is begun.
        scan_options: further parameters of `scan` by the API's own names.
        process_func: function of an item that gives the bytes of its line; `None` writes JSON.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The keys of the objects.

    Raises:
        ValueError: the table or the bucket was given neither to the task nor to the run.
        botocore.exceptions.ClientError: AWS refused.

    Example:
        >>> DynamoDBToS3("jobs", "reports", prefix="jobs/").prefix
        'jobs/'
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("table_name", "bucket", "prefix", "file_size", "scan_options", "process_func")
    def run(
        self,
        table_name: str | None = None,
        bucket: str | None = None,
        prefix: str = "",
        file_size: int = 100 * 1024 * 1024,
        scan_options: dict[str, Any] | None = None,
        process_func: Callable[[dict[str, Any]], bytes] | None = None,
        credentials: Credentials | None = None,
    ) -> list[str]:
        dynamodb = aws_client("dynamodb", credentials, self.boto_kwargs)
        s3 = aws_client("s3", credentials, self.boto_kwargs)
        table, dest = needed(table_name, "table_name"), needed(bucket, "bucket")
        unpack = types.TypeDeserializer().deserialize
        keys: list[str] = []
        file: Any = tempfile.TemporaryFile()  # noqa: SIM115 - closed below, or when it was sent
        try:
            for page in dynamodb.get_paginator("scan").paginate(TableName=table, **(scan_options or {})):
                for packed in page.get("Items", ()):
                    item = {name: unpack(value) for name, value in packed.items()}
                    file.write(process_func(item) if process_func is not None else _line(item))
                    if file.tell() >= file_size:
                        keys.append(_sent(s3, file, dest, prefix))
                        file = tempfile.TemporaryFile()  # noqa: SIM115
            if file.tell():
                keys.append(_sent(s3, file, dest, prefix))
        finally:
            file.close()
        return keys


def _line(item: dict[str, Any]) -> bytes:
    return json.dumps(item, default=_plain).encode() + b"\n"


def _plain(value: Any) -> Any:
    if isinstance(value, decimal.Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value, key=str)
    return str(value)


def _sent(client: Any, file: Any, bucket: str, prefix: str) -> str:
    key = posixpath.join(prefix, str(uuid.uuid4()))
    file.seek(0)
    client.upload_fileobj(file, bucket, key)
    file.close()
    return key
