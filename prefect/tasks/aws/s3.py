"""Objects in S3 buckets: read, write, list."""

from __future__ import annotations

import gzip
import os
import uuid
from collections.abc import Mapping
from typing import IO, Any

import pendulum

from prefect.core.settable import Task, needed, settable
from prefect.tasks.aws.client import aws_client
from prefect.tasks.aws.s3_moving import Progress, checked, read, receive, send


class S3Download(Task):
    """
    Read one object from a bucket.

    Args:
        key: name of the object inside the bucket.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`; boto3's own search order if left out.
        bucket: bucket to read from.
        compression: `"gzip"` to unpack what was read; `None` leaves it as it is.
        as_bytes: return the raw bytes instead of text decoded as UTF-8.
        to: path of a file to write the object into, in parts and without holding it in memory; folders on the way are
            made, and the file is there whole or not at all. `None` returns the contents.
        progress: function of the bytes that have come and of how many there are; it may be called in other threads.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The contents of the object, `str` or, with `as_bytes`, `bytes`; with `to`, that path. A checksum that S3 has of
        the object is compared.

    Raises:
        ValueError: no bucket was given, neither to the task nor to the run; an unknown compression.
        botocore.exceptions.FlexibleChecksumError: what came is not what was stored.
        UnicodeDecodeError: the object is not UTF-8 and `as_bytes` is false.
        gzip.BadGzipFile: the object is not packed with gzip although `compression` says so.
        botocore.exceptions.ClientError: S3 refused, or there is no such object.

    Example:
        >>> S3Download(bucket="reports").run(key="2024/greeting.txt")
        'hello'
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("bucket", "boto_kwargs", "*", "progress")
    def run(
        self,
        key: str,
        credentials: Mapping[str, str] | None = None,
        bucket: str | None = None,
        compression: str | None = None,
        as_bytes: bool = False,
        to: str | os.PathLike[str] | None = None,
        progress: Progress | None = None,
    ) -> str | bytes:
        bucket = needed(bucket, "bucket")
        checked(compression)
        client = aws_client("s3", credentials, self.boto_kwargs)
        if to is not None:
            receive(client, bucket, key, os.fspath(to), compression=compression, progress=progress)
            return os.fspath(to)
        body = read(client, bucket, key, progress=progress)
        if compression == "gzip":
            body = gzip.decompress(body)
        return body if as_bytes else body.decode()


class S3Upload(Task):
    """
    Write one object into a bucket.

    Args:
        data: what to write: text, which is encoded as UTF-8, bytes, the path of a file (a `Path`), or a file that is
            open for reading bytes. What is large goes in parts, several at a time; files are not held in memory.
        key: name of the object inside the bucket; a random UUID if left out.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`; boto3's own search order if left out.
        bucket: bucket to write into.
        compression: `"gzip"` to pack the data first; `None` writes it as it is.
        upload_options: S3's further settings of the object (`ContentType`, `Metadata`, `ServerSideEncryption` …); those
            of a run take the place of the task's.
        checksum: algorithm of the checksum by which S3 checks what came (`CRC32`, `CRC32C`, `SHA1`, `SHA256` …); `None`
            leaves it to boto3, which takes CRC32.
        progress: function of the bytes that have gone and of how many there are (`None` where nobody knows); it may be
            called in other threads.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The key under which the object was written.

    Raises:
        ValueError: no bucket was given, neither to the task nor to the run; an unknown compression.
        TypeError: the data are none of what it writes.
        FileNotFoundError: there is no such file.
        boto3.exceptions.S3UploadFailedError: S3 refused a file.
        botocore.exceptions.ClientError: S3 refused.

    Example:
        >>> S3Upload(bucket="reports").run("hello", key="2024/greeting.txt")
        '2024/greeting.txt'
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("bucket", "boto_kwargs", "*", "upload_options", "checksum", "progress")
    def run(
        self,
        data: str | bytes | os.PathLike[str] | IO[bytes],
        key: str | None = None,
        credentials: Mapping[str, str] | None = None,
        bucket: str | None = None,
        compression: str | None = None,
        upload_options: dict[str, Any] | None = None,
        checksum: str | None = None,
        progress: Progress | None = None,
    ) -> str:
        bucket = needed(bucket, "bucket")
        key = str(uuid.uuid4()) if key is None else key
        if checksum is not None:
            upload_options = {**(upload_options or {}), "ChecksumAlgorithm": checksum}
        client = aws_client("s3", credentials, self.boto_kwargs)
        send(client, data, bucket, key, compression=compression, options=upload_options, progress=progress)
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
