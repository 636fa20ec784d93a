"""Between Cloud Storage and files, S3 or HTTP servers: everything goes in pieces, whatever its size."""

from __future__ import annotations

import contextlib
import glob
import gzip
import os
import posixpath
import tempfile
import urllib.parse
from collections.abc import Iterator
from typing import IO, Any

from prefect.core.settable import Task, needed, settable
from prefect.tasks.aws.client import Credentials as AwsCredentials
from prefect.tasks.aws.client import aws_client
from prefect.tasks.google.client import Credentials, storage_client

#: Bytes that are held at a time where data pass through: small enough for many tasks beside each other.
PIECE = 8 * 1024 * 1024


class LocalToGcs(Task):
    """
    Upload a file, or several. A large one goes up in pieces, and a piece that fails is sent again.

    Args:
        filename: path of the file, a pattern such as `"out/*.csv"`, or a list of these.
        object_name: name of the object; for several files, or one that ends in `/`, the folder that they go into.
        bucket: name of the bucket.
        compression: `"gzip"` to pack the data on the way; `None` writes them as they are.
        content_type: media type of the objects.
        chunk_size: bytes to send at a time, a multiple of 256 KiB; `None` means 8 MiB.
        metadata: the objects' own metadata, name -> text.
        request_timeout: seconds without an answer.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The names of the objects.

    Raises:
        ValueError: the file, the object or the bucket is missing; several files were given the name of one object; an
            unknown compression.
        FileNotFoundError: there is no such file.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> _ = open("a.txt", "w").write("hello")
        >>> LocalToGcs("a.txt", "in/", "reports").run()
        ['in/a.txt']
    """

    client_kwargs: dict[str, Any] | None = None

    @settable(
        "filename", "object_name", "bucket", "compression", "content_type", "chunk_size", "metadata", "request_timeout",
        "project",
    )  # fmt: skip
    def run(
        self,
        filename: str | list[str] | None = None,
        object_name: str | None = None,
        bucket: str | None = None,
        compression: str | None = None,
        content_type: str = "application/octet-stream",
        chunk_size: int | None = None,
        metadata: dict[str, str] | None = None,
        request_timeout: float = 60.0,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> list[str]:
        client = storage_client(credentials, project, self.client_kwargs)
        place, target = client.bucket(needed(bucket, "bucket")), needed(object_name, "object_name")
        given: Any = needed(filename, "filename")
        paths = files_of(given)
        if len(paths) > 1 and not target.endswith("/"):
            raise ValueError(f"{len(paths)} files cannot all become {target!r}; a folder ends in '/'.")
        done = []
        for path in paths:
            name = target + os.path.basename(path) if target.endswith("/") else target
            blob = place.blob(name, chunk_size=chunk_size or PIECE)
            blob.metadata = metadata
            with open(path, "rb") as file, packed(file, compression) as stream:
                if compression is not None:
                    blob.content_encoding = compression
                blob.upload_from_file(stream, content_type=content_type, timeout=request_timeout)
            done.append(name)
        return done


class GcsToLocal(Task):
    """
    Download an object into a file. The file is there whole or not at all.

    Args:
        bucket: name of the bucket.
        object_name: name of the object.
        filename: path of the file; folders on the way are made.
        chunk_size: bytes to ask for at a time, a multiple of 256 KiB; `None` asks for all at once, which is written as
            it comes.
        request_timeout: seconds without an answer.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The path of the file.

    Raises:
        ValueError: the bucket, the object or the file is missing.
        OSError: the file cannot be written.
        google.api_core.exceptions.NotFound: there is no such object.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> GcsToLocal("reports", "2024/greeting.txt", "greeting.txt").run()
        'greeting.txt'
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("bucket", "object_name", "filename", "chunk_size", "request_timeout", "project")
    def run(
        self,
        bucket: str | None = None,
        object_name: str | None = None,
        filename: str | None = None,
        chunk_size: int | None = None,
        request_timeout: float = 60.0,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> str:
        client = storage_client(credentials, project, self.client_kwargs)
        path = needed(filename, "filename")
        blob = client.bucket(needed(bucket, "bucket")).blob(needed(object_name, "object_name"), chunk_size=chunk_size)
        folder = os.path.dirname(os.path.abspath(path))
        os.makedirs(folder, exist_ok=True)
        # what is half there would be taken for the whole
        handle, part = tempfile.mkstemp(dir=folder, prefix=".part-")
        os.close(handle)
        try:
            blob.download_to_filename(part, timeout=request_timeout)
            os.replace(part, path)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):  # the library removes what it could not finish
                os.unlink(part)
            raise
        return path


class S3ToGcs(Task):
    """
    Copy objects of S3 whose keys begin alike; those that are there already are left out.

    Args:
        s3_bucket: bucket of the objects in S3.
        prefix: what their keys begin with.
        destination: where they go to: `gs://bucket/folder/`.
        delimiter: leave out keys that have this after the prefix.
        apply_prefix: take the prefix off the names.
        replace: copy those too that are there already.
        compression: `"gzip"` to pack the data on the way; `None` writes them as they are.
        boto_kwargs: arguments of the client of S3 (`region_name`, `endpoint_url` …).
        project: project that is worked in; `None` means that of the credentials.
        aws_credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own
            search order if left out.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The keys of the objects that were copied.

    Raises:
        ValueError: the bucket or the destination is missing, or the destination is none.
        MissingExtra: boto3 is not installed.
        botocore.exceptions.ClientError: S3 refused.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> S3ToGcs("lake", "2024/", "gs://reports/lake/").prefix
        '2024/'
    """

    client_kwargs: dict[str, Any] | None = None

    @settable(
        "s3_bucket", "prefix", "destination", "delimiter", "apply_prefix", "replace", "compression", "boto_kwargs",
        "project",
    )  # fmt: skip
    def run(
        self,
        s3_bucket: str | None = None,
        prefix: str = "",
        destination: str | None = None,
        delimiter: str = "",
        apply_prefix: bool = False,
        replace: bool = False,
        compression: str | None = None,
        boto_kwargs: dict[str, Any] | None = None,
        project: str | None = None,
        aws_credentials: AwsCredentials | None = None,
        credentials: Credentials | None = None,
    ) -> list[str]:
        source, (bucket, folder) = needed(s3_bucket, "s3_bucket"), parsed(needed(destination, "destination"))
        if folder and not folder.endswith("/"):
            raise ValueError(f"The destination has to end in '/', since it is a folder: {destination!r}")
        s3 = aws_client("s3", aws_credentials, boto_kwargs)
        client = storage_client(credentials, project, self.client_kwargs)
        place = client.bucket(bucket)
        known = set() if replace else {blob.name for blob in client.list_blobs(place, prefix=folder or None)}
        done = []
        pages = s3.get_paginator("list_objects_v2").paginate(Bucket=source, Prefix=prefix, Delimiter=delimiter)
        for key in (each["Key"] for page in pages for each in page.get("Contents", ())):
            name = folder + (key.removeprefix(prefix).lstrip("/") if apply_prefix else key)
            if name in known or not name:
                continue
            body = s3.get_object(Bucket=source, Key=key)["Body"]
            with contextlib.closing(body), packed(body, compression) as stream:
                sent(place, name, stream, compression=compression)
            done.append(key)
        return done


class HttpToGcs(Task):
    """
    Fetch an address and write what comes into an object.

    Args:
        url: the address.
        bucket: name of the bucket.
        object_name: name of the object.
        method: `GET`, `POST` …
        data: what to send: bytes and text as they are, a dict as a form, or with `GET` as a query.
        headers: headers to send.
        request_timeout: seconds without an answer after which it is an error.
        content_type: media type of the object; `None` means that of the answer.
        compression: `"gzip"` to pack the data on the way; `None` writes them as they are.
        metadata: the object's own metadata, name -> text.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The name of the object.

    Raises:
        ValueError: the address, the bucket or the object is missing; an unknown compression.
        urllib.error.HTTPError: the server answered with an error; nothing was written.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> HttpToGcs("https://example.com/data.csv", "reports", "data.csv").method
        'GET'
    """

    client_kwargs: dict[str, Any] | None = None

    @settable(
        "url", "bucket", "object_name", "method", "data", "headers", "request_timeout", "content_type", "compression",
        "metadata", "project",
    )  # fmt: skip
    def run(
        self,
        url: str | None = None,
        bucket: str | None = None,
        object_name: str | None = None,
        method: str = "GET",
        data: str | bytes | dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
        request_timeout: float = 60.0,
        content_type: str | None = None,
        compression: str | None = None,
        metadata: dict[str, str] | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> str:
        # it loads the machinery of HTTP, which only this task needs
        from urllib.request import Request, urlopen

        client = storage_client(credentials, project, self.client_kwargs)
        address, name = needed(url, "url"), needed(object_name, "object_name")
        place = client.bucket(needed(bucket, "bucket"))
        if urllib.parse.urlsplit(address).scheme not in ("http", "https"):
            raise ValueError(f"HttpToGcs fetches http and https, not {address!r}.")
        if isinstance(data, dict):
            form = urllib.parse.urlencode(data, doseq=True)
            if method.upper() == "GET":
                address, data = f"{address}{'&' if '?' in address else '?'}{form}" if form else address, None
            else:
                data = form
        body: Any = data.encode() if isinstance(data, str) else data
        request = Request(address, data=body, headers=headers or {}, method=method.upper())
        with urlopen(request, timeout=request_timeout) as answer, packed(answer, compression) as stream:
            kind = content_type or answer.headers.get("Content-Type")
            sent(place, name, stream, compression=compression, content_type=kind, metadata=metadata)
        return name


@contextlib.contextmanager
def packed(stream: IO[bytes], compression: str | None) -> Iterator[IO[bytes]]:
    """
    A stream, packed if that is wanted; what is packed lies in a temporary file meanwhile.

    Args:
        stream: the data.
        compression: `"gzip"`, or `None`.

    Yields:
        The stream to upload.

    Raises:
        ValueError: an unknown compression.
    """
    if compression is None:
        yield stream
        return
    if compression != "gzip":
        raise ValueError(f"The compression {compression!r} is not known; use 'gzip', or None for none.")
    with tempfile.TemporaryFile() as file:
        with gzip.GzipFile(fileobj=file, mode="wb", mtime=0) as packing:
            while piece := stream.read(PIECE):
                packing.write(piece)
        file.seek(0)
        yield file


def sent(
    bucket: Any,
    name: str,
    stream: IO[bytes],
    *,
    compression: str | None = None,
    content_type: str | None = None,
    metadata: dict[str, str] | None = None,
) -> None:
    """
    Write a stream of unknown length into an object, a piece at a time.

    Args:
        bucket: the library's bucket.
        name: name of the object.
        stream: the data; it need not be able to go back.
        compression: how the data are encoded.
        content_type: media type of the object.
        metadata: the object's own metadata.

    Raises:
        google.api_core.exceptions.GoogleAPIError: Google refused.
    """
    blob = bucket.blob(name)
    if compression is not None:
        blob.content_encoding = compression
    if metadata is not None:
        blob.metadata = metadata
    with blob.open("wb", chunk_size=PIECE, content_type=content_type or "application/octet-stream") as file:
        while piece := stream.read(PIECE):
            file.write(piece)


def files_of(given: str | list[str]) -> list[str]:
    """
    The files that paths and patterns mean.

    Args:
        given: a path, a pattern, or a list of these.

    Returns:
        The paths, those of a pattern sorted.

    Raises:
        FileNotFoundError: there is no such file.
    """
    found: list[str] = []
    for one in [given] if isinstance(given, str) else given:
        paths = [one] if os.path.isfile(one) else sorted(glob.glob(one))
        if not paths:
            raise FileNotFoundError(f"There is no file {one!r}.")
        found += paths
    return found


def parsed(address: str) -> tuple[str, str]:
    """
    The bucket and the name that an address means.

    Args:
        address: `gs://bucket/name`.

    Returns:
        The two; the name may be empty.

    Raises:
        ValueError: it is no such address.

    Example:
        >>> parsed("gs://reports/2024/greeting.txt")
        ('reports', '2024/greeting.txt')
    """
    parts = urllib.parse.urlsplit(address)
    if parts.scheme != "gs" or not parts.netloc:
        raise ValueError(f"An address of Cloud Storage is 'gs://bucket/name', not {address!r}.")
    return parts.netloc, posixpath.join(parts.path.lstrip("/"))
