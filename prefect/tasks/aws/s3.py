"""Objects in S3 buckets: read, write, list."""

from __future__ import annotations

import gzip
import io
import uuid
from collections.abc import Mapping
from typing import Any

import pendulum

from prefect.core.settable import Task, needed, settable
from prefect.tasks.aws.client import aws_client


class S3Download(Task):
    """
    Read one object from a bucket.

    Args:
        key: name of the object inside the bucket.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`; boto3's own search order if left out.
        bucket: bucket to read from.
        compression: `"gzip"` to unpack what was read; `None` leaves it as it is.
        as_bytes: return the raw bytes instead of text decoded as UTF-8.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The contents of the object, `str` or, with `as_bytes`, `bytes`.

    Raises:
        ValueError: no bucket was given, neither to the task nor to the run; an unknown compression.
        UnicodeDecodeError: the object is not UTF-8 and `as_bytes` is false.
        gzip.BadGzipFile: the object is not packed with gzip although `compression` says so.
        botocore.exceptions.ClientError: S3 refused, or there is no such object.

    Example:
        >>> S3Download(bucket="reports").run(key="2024/greeting.txt")
        'hello'
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("bucket", "boto_kwargs")
    def run(
        self,
        key: str,
        credentials: Mapping[str, str] | None = None,
        bucket: str | None = None,
        compression: str | None = None,
        as_bytes: bool = False,
    ) -> str | bytes:
        bucket = needed(bucket, "bucket")
        _check(compression)
        body = aws_client("s3", credentials, self.boto_kwargs).get_object(Bucket=bucket, Key=key)["Body"].read()
        if compression == "gzip":
            body = gzip.decompress(body)
        return body if as_bytes else body.decode()


class S3Upload(Task):
    """
    Write one object into a bucket.

    Args:
        data: what to write; text is encoded as UTF-8.
        key: name of the object inside the bucket; a random UUID if left out.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`; boto3's own search order if left out.
        bucket: bucket to write into.
        compression: `"gzip"` to pack the data first; `None` writes it as it is.
        upload_options: S3's further settings of the object (`ContentType`, `Metadata`, `ServerSideEncryption` …); those
            of a run take the place of the task's.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The key under which the object was written.

    Raises:
        ValueError: no bucket was given, neither to the task nor to the run; an unknown compression.
        TypeError: the data are neither text nor bytes.
        botocore.exceptions.ClientError: S3 refused.

    Example:
        >>> S3Upload(bucket="reports").run("hello", key="2024/greeting.txt")
        '2024/greeting.txt'
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("bucket", "boto_kwargs", "*", "upload_options")
    def run(
        self,
        data: str | bytes,
        key: str | None = None,
        credentials: Mapping[str, str] | None = None,
        bucket: str | None = None,
        compression: str | None = None,
        upload_options: dict[str, Any] | None = None,
    ) -> str:
        bucket = needed(bucket, "bucket")
        _check(compression)
        if isinstance(data, str):
            data = data.encode()
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f"S3Upload writes text or bytes, not {type(data).__name__}.")
        if compression == "gzip":
            data = gzip.compress(data)
        key = str(uuid.uuid4()) if key is None else key
        aws_client("s3", credentials, self.boto_kwargs).upload_fileobj(
            io.BytesIO(data), Bucket=bucket, Key=key, ExtraArgs=upload_options
        )
        return key


class S3List(Task):
    """
    List the keys of a bucket that begin with a prefix.

    Args:
        prefix: what the keys begin with; `""` lists the whole bucket.
        delimiter: leave out keys that have this after the prefix, such as `"/"` for one folder without those below it.
        page_size: keys asked for in one request; `None` leaves it to S3 (1,000).
        max_items: stop after so many keys, before they are filtered by time; `None` lists all.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`; boto3's own search order if left out.
        bucket: bucket to list.
        last_modified_begin: date and time (ISO 8601, UTC unless it says otherwise); older objects are left out.
        last_modified_end: date and time; objects of that moment and later are left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The keys, in the order of S3 (by UTF-8 bytes).

    Raises:
        ValueError: no bucket was given, neither to the task nor to the run; a date that cannot be read.
        botocore.exceptions.ClientError: S3 refused, or there is no such bucket.

    Example:
        >>> S3List(bucket="reports").run(prefix="2024/")
        ['2024/greeting.txt']
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("bucket", "boto_kwargs")
    def run(
        self,
        prefix: str,
        delimiter: str = "",
        page_size: int | None = None,
        max_items: int | None = None,
        credentials: Mapping[str, str] | None = None,
        bucket: str | None = None,
        last_modified_begin: str | None = None,
        last_modified_end: str | None = None,
    ) -> list[str]:
        bucket = needed(bucket, "bucket")
        begin = pendulum.parse(last_modified_begin) if last_modified_begin else None
        end = pendulum.parse(last_modified_end) if last_modified_end else None
        pages = (
            aws_client("s3", credentials, self.boto_kwargs)
            .get_paginator("list_objects_v2")
            .paginate(
                Bucket=bucket,
                Prefix=prefix,
                Delimiter=delimiter,
                PaginationConfig={"PageSize": page_size, "MaxItems": max_items},
            )
        )
        return [
            found["Key"]
            for page in pages
            for found in page.get("Contents", ())
            if (begin is None or found["LastModified"] >= begin) and (end is None or found["LastModified"] < end)
        ]


def _check(compression: str | None) -> None:
    if compression not in (None, "gzip"):
        raise ValueError(f"The compression {compression!r} is not known; use 'gzip', or None for none.")
