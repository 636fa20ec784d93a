"""Objects of S3 that stay in S3: copy, move, delete, write, list by folder, transform."""

from __future__ import annotations

import fnmatch
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from prefect.core.errors import PrefectError
from prefect.core.optional import optional
from prefect.core.settable import Task, needed, settable
from prefect.tasks.aws.client import Credentials, aws_client
from prefect.tasks.aws.errors import AwsJobFailed
from prefect.tasks.aws.operation import code_of
from prefect.tasks.aws.s3_paths import place

exceptions = optional("botocore.exceptions", extra="aws")

#: Keys that S3 deletes in one request.
AT_ONCE = 1000
#: What S3 answers where there is no such object.
MISSING = ("404", "NoSuchKey", "NotFound")


class ObjectExists(PrefectError, ValueError):
    """An object was not to be replaced, and it is there."""


def keys_of(client: Any, bucket: str, prefix: str = "", delimiter: str = "") -> Iterator[dict[str, Any]]:
    """
    The objects of a bucket.

    Args:
        client: a client of S3.
        bucket: name of the bucket.
        prefix: what the keys begin with.
        delimiter: leave out keys that have this after the prefix.

    Yields:
        What S3 says of each: `Key`, `Size`, `LastModified` …
    """
    for page in client.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix, Delimiter=delimiter):
        yield from page.get("Contents", ())


def exists(client: Any, bucket: str, key: str) -> bool:
    """
    Is there such an object?

    Args:
        client: a client of S3.
        bucket: name of the bucket.
        key: the key.

    Returns:
        Whether there is.
    """
    try:
        client.head_object(Bucket=bucket, Key=key)
    except exceptions.ClientError as err:
        if code_of(err) in MISSING:
            return False
        raise
    return True


def not_there(client: Any, bucket: str, key: str, replace: bool) -> None:
    """
    Refuse to write over an object.

    Args:
        client: a client of S3.
        bucket: name of the bucket.
        key: the key.
        replace: it may be written over.

    Raises:
        ObjectExists: it is there and may not.
    """
    if not replace and exists(client, bucket, key):
        raise ObjectExists(f"s3://{bucket}/{key} is there already; say replace=True to write over it.")


def delete_all(client: Any, bucket: str, keys: Iterable[str]) -> int:
    """
    Delete objects, a thousand in a request.

    Args:
        client: a client of S3.
        bucket: name of the bucket.
        keys: the keys.

    Returns:
        How many.

    Raises:
        AwsJobFailed: some could not be deleted; the message has the first of them and S3's reason.
    """
    known = list(keys)
    for begin in range(0, len(known), AT_ONCE):
        part = [{"Key": key} for key in known[begin : begin + AT_ONCE]]
        errors = client.delete_objects(Bucket=bucket, Delete={"Objects": part, "Quiet": True}).get("Errors", [])
        if errors:
            first = errors[0]
            raise AwsJobFailed(
                f"{len(errors)} objects of {bucket} could not be deleted, the first is {first.get('Key')!r}: "
                f"{first.get('Code')} {first.get('Message', '')}".rstrip()
            )
    return len(known)


class S3CopyObject(Task):
    """
    Copy an object. One over 5 GB is copied in parts.

    Args:
        source_key: key of the object, or `s3://bucket/key`.
        dest_key: key of the copy, or `s3://bucket/key`.
        source_bucket: bucket of the object.
        dest_bucket: bucket of the copy.
        source_version_id: version to copy; `None` means the newest.
        copy_options: S3's settings of the copy (`ACL`, `MetadataDirective`, `ServerSideEncryption`, `SSEKMSKeyId` …).
        delete_source: delete the object once it is copied, which moves it.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: a key or a bucket is missing, or a bucket is given twice.
        botocore.exceptions.ClientError: S3 refused.

    Example:
        >>> S3CopyObject("s3://reports/2024/greeting.txt", "s3://reports/copy.txt").run()
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable(
        "source_key", "dest_key", "source_bucket", "dest_bucket", "source_version_id", "copy_options", "delete_source"
    )
    def run(
        self,
        source_key: str | None = None,
        dest_key: str | None = None,
        source_bucket: str | None = None,
        dest_bucket: str | None = None,
        source_version_id: str | None = None,
        copy_options: dict[str, Any] | None = None,
        delete_source: bool = False,
        credentials: Credentials | None = None,
    ) -> None:
        client = aws_client("s3", credentials, self.boto_kwargs)
        source, dest = place(source_key, source_bucket, "source_key"), place(dest_key, dest_bucket, "dest_key")
        origin = {"Bucket": source.bucket, "Key": source.key}
        if source_version_id is not None:
            origin["VersionId"] = source_version_id
        client.copy(origin, dest.bucket, dest.key, ExtraArgs=dict(copy_options) if copy_options else None)
        if delete_source:
            client.delete_object(Bucket=source.bucket, Key=source.key)


class S3CopyPrefix(Task):
    """
    Copy all objects whose keys begin alike.

    Args:
        source_prefix: what the keys begin with, or `s3://bucket/prefix`.
        dest_prefix: what takes its place in the keys of the copies, or `s3://bucket/prefix`.
        source_bucket: bucket of the objects.
        dest_bucket: bucket of the copies.
        copy_options: S3's settings of the copies (`ACL`, `MetadataDirective` …).
        continue_on_failure: copy the others where one cannot be, and fail at the end.
        delete_source: delete each object once it is copied, which moves it.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The keys of the copies.

    Raises:
        ValueError: a prefix or a bucket is missing, or a bucket is given twice.
        AwsJobFailed: some could not be copied; the message says which and why.
        botocore.exceptions.ClientError: S3 refused.

    Example:
        >>> S3CopyPrefix("s3://reports/2024/", "s3://reports/old/").run()
        ['old/greeting.txt']
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable(
        "source_prefix",
        "dest_prefix",
        "source_bucket",
        "dest_bucket",
        "copy_options",
        "continue_on_failure",
        "delete_source",
    )
    def run(
        self,
        source_prefix: str | None = None,
        dest_prefix: str | None = None,
        source_bucket: str | None = None,
        dest_bucket: str | None = None,
        copy_options: dict[str, Any] | None = None,
        continue_on_failure: bool = False,
        delete_source: bool = False,
        credentials: Credentials | None = None,
    ) -> list[str]:
        client = aws_client("s3", credentials, self.boto_kwargs)
        source = place(source_prefix, source_bucket, "source_prefix")
        dest = place(dest_prefix, dest_bucket, "dest_prefix")
        made, failed = [], []
        for found in list(keys_of(client, source.bucket, source.key)):
            key = dest.key + found["Key"].removeprefix(source.key)
            try:
                client.copy({"Bucket": source.bucket, "Key": found["Key"]}, dest.bucket, key, ExtraArgs=copy_options)
            except exceptions.ClientError as err:
                if not continue_on_failure:
                    raise
                failed.append(f"{found['Key']}: {err}")
                continue
            made.append(key)
            if delete_source:
                client.delete_object(Bucket=source.bucket, Key=found["Key"])
        if failed:
            raise AwsJobFailed(
                f"{len(failed)} of {len(failed) + len(made)} objects were not copied: {'; '.join(failed[:5])}"
            )
        return made


class S3DeleteObjects(Task):
    """
    Delete objects, by their keys or by how the keys begin.

    Args:
        bucket: name of the bucket.
        keys: one key, or many.
        prefix: what the keys begin with; not together with `keys`. `""` empties the bucket.
        from_datetime: with `prefix`: keep objects that were modified before.
        to_datetime: with `prefix`: keep objects that were modified at that moment or later.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        How many were deleted.

    Raises:
        ValueError: no bucket; neither keys nor prefix, or both; a date without time zone.
        AwsJobFailed: some could not be deleted; the message says why.
        botocore.exceptions.ClientError: S3 refused.

    Example:
        >>> S3DeleteObjects("reports").run(keys=["copy.txt"])
        1
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("bucket", "keys", "prefix", "from_datetime", "to_datetime")
    def run(
        self,
        bucket: str | None = None,
        keys: str | list[str] | None = None,
        prefix: str | None = None,
        from_datetime: datetime | None = None,
        to_datetime: datetime | None = None,
        credentials: Credentials | None = None,
    ) -> int:
        client = aws_client("s3", credentials, self.boto_kwargs)
        bucket = needed(bucket, "bucket")
        if (keys is None) == (prefix is None):
            raise ValueError("S3DeleteObjects needs either `keys` or `prefix`.")
        for name, moment in (("from_datetime", from_datetime), ("to_datetime", to_datetime)):
            if moment is not None and moment.tzinfo is None:
                raise ValueError(f"{name!r} needs a time zone; {moment.isoformat()} has none.")
        if keys is not None:
            return delete_all(client, bucket, [keys] if isinstance(keys, str) else keys)
        chosen = [
            found["Key"]
            for found in keys_of(client, bucket, prefix or "")
            if (from_datetime is None or found["LastModified"] >= from_datetime)
            and (to_datetime is None or found["LastModified"] < to_datetime)
        ]
        return delete_all(client, bucket, chosen)


class S3CreateObject(Task):
    """
    Write text or bytes into a new object.

    Args:
        data: what to write.
        key: key of the object, or `s3://bucket/key`.
        bucket: bucket of the object.
        replace: write over an object that is there.
        encoding: how text becomes bytes.
        compression: `"gzip"` to pack the data first; `None` writes it as it is.
        upload_options: S3's further settings of the object (`ACL`, `ServerSideEncryption` …).
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: the key or the bucket is missing; an unknown compression.
        ObjectExists: the object is there and is not to be replaced.
        botocore.exceptions.ClientError: S3 refused.

    Example:
        >>> S3CreateObject(key="s3://reports/new.txt").run("hello")
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("key", "bucket", "replace", "encoding", "compression", "upload_options")
    def run(
        self,
        data: str | bytes,
        key: str | None = None,
        bucket: str | None = None,
        replace: bool = False,
        encoding: str = "utf-8",
        compression: str | None = None,
        upload_options: dict[str, Any] | None = None,
        credentials: Credentials | None = None,
    ) -> None:
        client = aws_client("s3", credentials, self.boto_kwargs)
        dest = place(key, bucket)
        not_there(client, dest.bucket, dest.key, replace)
        body = data.encode(encoding) if isinstance(data, str) else data
        if compression == "gzip":
            import gzip  # few ask for it

            body = gzip.compress(body)
        elif compression is not None:
            raise ValueError(f"The compression {compression!r} is not known; use 'gzip', or None for none.")
        client.put_object(Bucket=dest.bucket, Key=dest.key, Body=body, **(upload_options or {}))


class S3ListPrefixes(Task):
    """
    List the folders right below a folder of a bucket.

    Args:
        bucket: name of the bucket.
        prefix: the folder, with a slash at its end; `""` is the bucket itself.
        delimiter: what ends the name of a folder.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The folders, with the slash at their ends.

    Raises:
        ValueError: no bucket was given, neither to the task nor to the run.
        botocore.exceptions.ClientError: S3 refused.

    Example:
        >>> S3ListPrefixes("reports").run(prefix="2024/")
        []
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("bucket", "prefix", "delimiter")
    def run(
        self,
        bucket: str | None = None,
        prefix: str = "",
        delimiter: str = "/",
        credentials: Credentials | None = None,
    ) -> list[str]:
        client = aws_client("s3", credentials, self.boto_kwargs)
        pages = client.get_paginator("list_objects_v2").paginate(
            Bucket=needed(bucket, "bucket"), Prefix=prefix, Delimiter=delimiter
        )
        return [found["Prefix"] for page in pages for found in page.get("CommonPrefixes", ())]


class S3FileTransform(Task):
    """
    Fetch an object, have a program make another file of it, and write that back.

    Args:
        source_key: key of the object, or `s3://bucket/key`.
        dest_key: key of what comes out, or `s3://bucket/key`.
        transform_script: the program: it is called with the path of the file, the path of the file that it is to write,
            and `script_args`. `"cp"` copies.
        source_bucket: bucket of the object.
        dest_bucket: bucket of what comes out.
        script_args: further arguments of the program.
        replace: write over an object that is there.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: a key, a bucket or the program is missing.
        ObjectExists: the object is there and is not to be replaced.
        AwsJobFailed: the program failed; the message has the end of what it said. Nothing was written.
        botocore.exceptions.ClientError: S3 refused.

    Example:
        >>> S3FileTransform("s3://reports/2024/greeting.txt", "s3://reports/same.txt", "cp").run()
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("source_key", "dest_key", "transform_script", "source_bucket", "dest_bucket", "script_args", "replace")
    def run(
        self,
        source_key: str | None = None,
        dest_key: str | None = None,
        transform_script: str | None = None,
        source_bucket: str | None = None,
        dest_bucket: str | None = None,
        script_args: list[str] | None = None,
        replace: bool = False,
        credentials: Credentials | None = None,
    ) -> None:
        client = aws_client("s3", credentials, self.boto_kwargs)
        source, dest = place(source_key, source_bucket, "source_key"), place(dest_key, dest_bucket, "dest_key")
        script = needed(transform_script, "transform_script")
        not_there(client, dest.bucket, dest.key, replace)
        with tempfile.TemporaryDirectory() as folder:
            before, after = os.path.join(folder, "source"), os.path.join(folder, "dest")
            client.download_file(source.bucket, source.key, before)
            program = (
                [sys.executable, script] if script.endswith(".py") and not os.access(script, os.X_OK) else [script]
            )
            done = subprocess.run([*program, before, after, *(script_args or [])], capture_output=True, text=True)
            if done.returncode:
                said = (done.stderr or done.stdout)[-2000:].strip()
                raise AwsJobFailed(f"The program {script!r} ended with {done.returncode}: {said}")
            client.upload_file(after, dest.bucket, dest.key)


def matches(name: str, pattern: str) -> bool:
    """
    Does a key match a pattern with `*`, `?` and `[…]`? Upper and lower case differ.

    Args:
        name: the key.
        pattern: the pattern.

    Returns:
        Whether it does.

    Example:
        >>> matches("2024/a.csv", "2024/*.csv")
        True
    """
    return fnmatch.fnmatchcase(name, pattern)
