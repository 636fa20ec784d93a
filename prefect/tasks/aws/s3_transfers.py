"""Between S3 and files or HTTP servers: everything goes in pieces, whatever its size."""

from __future__ import annotations

import urllib.parse
from pathlib import Path
from typing import Any

from prefect.core.settable import Task, needed, settable
from prefect.tasks.aws.client import Credentials, aws_client
from prefect.tasks.aws.s3_moving import Progress, packed, receive, send
from prefect.tasks.aws.s3_objects import not_there
from prefect.tasks.aws.s3_paths import place


class LocalToS3(Task):
    """
    Upload a file. A large one goes in parts, several at a time; if one cannot be sent, none is left behind.

    Args:
        filename: path of the file.
        key: key of the object, or `s3://bucket/key`.
        bucket: bucket of the object.
        replace: write over an object that is there.
        compression: `"gzip"` to pack the data on the way; `None` writes them as they are.
        upload_options: S3's further settings of the object (`ACL`, `ServerSideEncryption` …).
        progress: function of the bytes that have gone and of how many there are; it may be called in other threads.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: the file, the key or the bucket is missing; an unknown compression.
        FileNotFoundError: there is no such file.
        ObjectExists: the object is there and is not to be replaced.
        boto3.exceptions.S3UploadFailedError: S3 refused.

    Example:
        >>> _ = open("a.txt", "w").write("hello")
        >>> LocalToS3("a.txt", "s3://reports/a.txt").run()
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("filename", "key", "bucket", "replace", "compression", "upload_options", "progress")
    def run(
        self,
        filename: str | None = None,
        key: str | None = None,
        bucket: str | None = None,
        replace: bool = False,
        compression: str | None = None,
        upload_options: dict[str, Any] | None = None,
        progress: Progress | None = None,
        credentials: Credentials | None = None,
    ) -> None:
        client = aws_client("s3", credentials, self.boto_kwargs)
        path, dest = needed(filename, "filename"), place(key, bucket)
        not_there(client, dest.bucket, dest.key, replace)
        file = Path(path)
        send(client, file, dest.bucket, dest.key, compression=compression, options=upload_options, progress=progress)


class S3ToLocal(Task):
    """
    Download an object into a file. The file is there whole or not at all.

    Args:
        key: key of the object, or `s3://bucket/key`.
        filename: path of the file; folders on the way are made.
        bucket: bucket of the object.
        compression: `"gzip"` to unpack what comes; `None` leaves it as it is.
        progress: function of the bytes that have come and of how many there are; it may be called in other threads.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The path of the file.

    Raises:
        ValueError: the file, the key or the bucket is missing; an unknown compression.
        OSError: the file cannot be written, or the object is not packed.
        botocore.exceptions.ClientError: S3 refused.

    Example:
        >>> S3ToLocal("s3://reports/2024/greeting.txt", "greeting.txt").run()
        'greeting.txt'
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("key", "filename", "bucket", "compression", "progress")
    def run(
        self,
        key: str | None = None,
        filename: str | None = None,
        bucket: str | None = None,
        compression: str | None = None,
        progress: Progress | None = None,
        credentials: Credentials | None = None,
    ) -> str:
        client = aws_client("s3", credentials, self.boto_kwargs)
        path, source = needed(filename, "filename"), place(key, bucket)
        receive(client, source.bucket, source.key, path, compression=compression, progress=progress)
        return path


class HttpToS3(Task):
    """
    Fetch an address and write what comes into an object.

    Args:
        url: the address.
        key: key of the object, or `s3://bucket/key`.
        bucket: bucket of the object.
        method: `GET`, `POST` …
        data: what to send: bytes and text as they are, a dict as a form, or with `GET` as a query.
        headers: headers to send.
        request_timeout: seconds without an answer after which it is an error.
        replace: write over an object that is there.
        compression: `"gzip"` to pack the data on the way; `None` writes them as they are.
        upload_options: S3's further settings of the object (`ACL`, `ServerSideEncryption` …).
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: the address, the key or the bucket is missing; an unknown compression.
        ObjectExists: the object is there and is not to be replaced.
        urllib.error.HTTPError: the server answered with an error; nothing was written.
        botocore.exceptions.ClientError: S3 refused.

    Example:
        >>> HttpToS3("https://example.com/data.csv", "s3://reports/data.csv").method
        'GET'
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable(
        "url",
        "key",
        "bucket",
        "method",
        "data",
        "headers",
        "request_timeout",
        "replace",
        "compression",
        "upload_options",
    )
    def run(
        self,
        url: str | None = None,
        key: str | None = None,
        bucket: str | None = None,
        method: str = "GET",
        data: str | bytes | dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
        request_timeout: float = 60.0,
        replace: bool = False,
        compression: str | None = None,
        upload_options: dict[str, Any] | None = None,
        credentials: Credentials | None = None,
    ) -> None:
        # it loads the machinery of HTTP, which only this task needs
        from urllib.request import Request, urlopen

        client = aws_client("s3", credentials, self.boto_kwargs)
        address, dest = needed(url, "url"), place(key, bucket)
        if urllib.parse.urlsplit(address).scheme not in ("http", "https"):
            raise ValueError(f"HttpToS3 fetches http and https, not {address!r}.")
        not_there(client, dest.bucket, dest.key, replace)
        if isinstance(data, dict):
            form = urllib.parse.urlencode(data, doseq=True)
            if method.upper() == "GET":
                address, data = f"{address}{'&' if '?' in address else '?'}{form}" if form else address, None
            else:
                data = form
        body: Any = data.encode() if isinstance(data, str) else data
        request = Request(address, data=body, headers=headers or {}, method=method.upper())
        with urlopen(request, timeout=request_timeout) as answer, packed(answer, compression) as stream:
            client.upload_fileobj(stream, dest.bucket, dest.key, ExtraArgs=upload_options)
