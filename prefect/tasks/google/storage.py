"""Objects of Cloud Storage: read, write, copy, look for."""

from __future__ import annotations

import io
import time
import uuid
from typing import Any

from prefect.core.context import get_from_context
from prefect.core.engine.signals import FAIL
from prefect.core.optional import optional
from prefect.core.settable import Task, needed, settable
from prefect.core.waiting import Wait, WaitingTask
from prefect.tasks.google.client import Credentials, storage_client

exceptions = optional("google.api_core.exceptions", extra="google")

#: Seconds without an answer: one number, or one for connecting and one for reading.
Timeout = float | tuple[float, float]
#: Bytes that are sent at a time: larger data go up in pieces, and a piece that fails is sent again.
PIECE = 100 * 1024 * 1024


class GCSDownload(Task):
    """
    Read one object from a bucket.

    Args:
        bucket: name of the bucket.
        blob: name of the object.
        project: project that is worked in; `None` means that of the credentials.
        chunk_size: bytes to ask for at a time, a multiple of 256 KiB; `None` asks for all at once.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        encryption_key: key of 32 bytes that the object was encrypted with, if it was one of yours.
        request_timeout: seconds without an answer: one number, or one for connecting and one for reading.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The contents of the object, as bytes.

    Raises:
        ValueError: the bucket or the object is missing; the credentials are none.
        google.api_core.exceptions.NotFound: there is no such object.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> GCSDownload("reports", "2024/greeting.txt").run()
        b'hello'
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("bucket", "blob", "project", "chunk_size", "request_timeout")
    def run(
        self,
        bucket: str | None = None,
        blob: str | None = None,
        project: str | None = None,
        chunk_size: int | None = None,
        credentials: Credentials | None = None,
        encryption_key: str | bytes | None = None,
        request_timeout: Timeout = 60,
    ) -> bytes:
        client = storage_client(credentials, project, self.client_kwargs)
        found = client.bucket(needed(bucket, "bucket")).blob(
            needed(blob, "blob"), chunk_size=chunk_size, encryption_key=as_key(encryption_key)
        )
        data: bytes = found.download_as_bytes(timeout=request_timeout)
        return data


class GCSUpload(Task):
    """
    Write one object into a bucket. Large data go up in pieces; a piece that fails is sent again.

    Args:
        data: what to write: text, which is encoded as UTF-8, bytes, or an open binary file.
        bucket: name of the bucket.
        blob: name of the object; made from the run's id if left out.
        project: project that is worked in; `None` means that of the credentials.
        chunk_size: bytes to send at a time, a multiple of 256 KiB; `None` sends up to 8 MiB in one request and more in
            pieces of 100 MiB.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        encryption_key: key of 32 bytes to encrypt the object with; `None` leaves it to Google.
        create_bucket: make the bucket if it is not there.
        content_type: media type of the object; `None` means `text/plain` for text, else `application/octet-stream`.
        content_encoding: how the data are encoded, such as `"gzip"`.
        request_timeout: seconds without an answer: one number, or one for connecting and one for reading.
        if_generation_match: write only over this generation of the object; 0 means only where there is none.
        metadata: the object's own metadata, name -> text.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The name of the object.

    Raises:
        ValueError: the bucket is missing; the credentials are none.
        TypeError: the data are neither text, bytes nor a file.
        google.api_core.exceptions.NotFound: there is no such bucket.
        google.api_core.exceptions.PreconditionFailed: the object has another generation.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> GCSUpload("reports", "2024/greeting.txt").run("hello")
        '2024/greeting.txt'
    """

    client_kwargs: dict[str, Any] | None = None

    @settable(
        "bucket", "blob", "project", "chunk_size", "create_bucket", "request_timeout", "*", "content_type",
        "content_encoding", "if_generation_match", "metadata",
    )  # fmt: skip
    def run(
        self,
        data: str | bytes | io.BytesIO,
        bucket: str | None = None,
        blob: str | None = None,
        project: str | None = None,
        chunk_size: int | None = PIECE,
        credentials: Credentials | None = None,
        encryption_key: str | bytes | None = None,
        create_bucket: bool = False,
        content_type: str | None = None,
        content_encoding: str | None = None,
        request_timeout: Timeout = 60,
        if_generation_match: int | None = None,
        metadata: dict[str, str] | None = None,
    ) -> str:
        is_file = hasattr(data, "read")
        if not is_file and not isinstance(data, (str, bytes, bytearray, memoryview)):
            raise TypeError(f"GCSUpload writes text, bytes or an open file, not {type(data).__name__}.")
        client = storage_client(credentials, project, self.client_kwargs)
        place = bucket_of(client, needed(bucket, "bucket"), create=create_bucket)
        name = blob or f"prefect-{get_from_context('task_run_id') or f'no-id-{uuid.uuid4()}'}"
        found = place.blob(name, chunk_size=chunk_size, encryption_key=as_key(encryption_key))
        if content_encoding is not None:
            found.content_encoding = content_encoding
        if metadata is not None:
            found.metadata = metadata
        how = {"timeout": request_timeout, "if_generation_match": if_generation_match}
        if is_file:
            found.upload_from_file(data, content_type=content_type, **how)
        else:
            is_text = isinstance(data, str)
            text = data if is_text else bytes(data)  # type: ignore[arg-type]  # no file
            kind = content_type or ("text/plain" if is_text else "application/octet-stream")
            found.upload_from_string(text, content_type=kind, **how)
        return name


class GCSCopy(Task):
    """
    Copy one object, inside the service. An object of any size is copied whole.

    Args:
        source_bucket: bucket of the object.
        source_blob: name of the object.
        dest_bucket: bucket of the copy.
        dest_blob: name of the copy; that of the object if left out.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        create_bucket: make the bucket of the copy if it is not there.
        request_timeout: seconds without an answer: one number, or one for connecting and one for reading.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The name of the copy.

    Raises:
        ValueError: a bucket or the object is missing, or the copy would be the object itself.
        google.api_core.exceptions.NotFound: there is no such object or bucket.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> GCSCopy("reports", "2024/greeting.txt", "reports", "copy.txt").run()
        'copy.txt'
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("source_bucket", "source_blob", "dest_bucket", "dest_blob", "project", "create_bucket", "request_timeout")
    def run(
        self,
        source_bucket: str | None = None,
        source_blob: str | None = None,
        dest_bucket: str | None = None,
        dest_blob: str | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
        create_bucket: bool = False,
        request_timeout: Timeout = 60,
    ) -> str:
        source, name = needed(source_bucket, "source_bucket"), needed(source_blob, "source_blob")
        dest, copy = needed(dest_bucket, "dest_bucket"), dest_blob or name
        client = storage_client(credentials, project, self.client_kwargs)
        target = bucket_of(client, dest, create=create_bucket)
        rewrite(client, source, name, target.name, copy, timeout=request_timeout)
        return copy


class GCSBlobExists(WaitingTask):
    """
    Is there such an object? Waits for it, if asked to.

    Args:
        bucket_name: name of the bucket.
        blob: name of the object.
        project: project that is worked in; `None` means that of the credentials.
        wait_seconds: seconds to wait for the object; it is looked for every second.
        fail_if_not_found: an object that is not there is a failure.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        request_timeout: seconds without an answer: one number, or one for connecting and one for reading.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        Whether it is there.

    Raises:
        ValueError: the bucket or the object is missing; the credentials are none.
        FAIL: the object is not there, and `fail_if_not_found` is true.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> GCSBlobExists("reports", "2024/greeting.txt").run()
        True
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("bucket_name", "blob", "project", "wait_seconds", "fail_if_not_found", "request_timeout")
    def start(
        self,
        bucket_name: str | None = None,
        blob: str | None = None,
        project: str | None = None,
        wait_seconds: float = 0,
        fail_if_not_found: bool = True,
        credentials: Credentials | None = None,
        request_timeout: Timeout = 60,
    ) -> bool:
        needed(bucket_name, "bucket_name")
        needed(blob, "blob")
        return False

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        client = storage_client(wait["credentials"], wait["project"], self.client_kwargs)
        found = client.bucket(wait["bucket_name"]).blob(wait["blob"])
        wait.handle = bool(found.exists(timeout=wait["request_timeout"]))
        left = wait.began + (wait["wait_seconds"] or 0) - time.time()
        return None if wait.handle or left <= 0 else min(1.0, left)

    def outcome(self, wait: Wait) -> bool:
        """See the base class."""
        if not wait.handle and wait["fail_if_not_found"]:
            raise FAIL(f"Blob {wait['blob']} not found in bucket {wait['bucket_name']}")
        return bool(wait.handle)


def as_key(key: str | bytes | None) -> bytes | None:
    """
    A key for encryption, as the library wants it.

    Args:
        key: the key, or `None`.

    Returns:
        The same as bytes.
    """
    return key.encode() if isinstance(key, str) else key


def bucket_of(client: Any, name: str, *, create: bool = False) -> Any:
    """
    A bucket; it is asked for only where it may have to be made.

    Args:
        client: the client.
        name: name of the bucket.
        create: make it if it is not there.

    Returns:
        The library's bucket.

    Raises:
        google.api_core.exceptions.GoogleAPIError: Google refused.
    """
    bucket = client.bucket(name)
    if create and not bucket.exists():
        try:
            return client.create_bucket(name)
        except exceptions.Conflict:
            return bucket  # somebody else has made it in the meantime
    return bucket


def rewrite(client: Any, source: str, name: str, dest: str, copy: str, *, timeout: Timeout = 60) -> None:
    """
    Copy an object inside the service, in as many steps as Google wants.

    Args:
        client: the client.
        source: bucket of the object.
        name: name of the object.
        dest: bucket of the copy.
        copy: name of the copy.
        timeout: seconds without an answer.

    Raises:
        ValueError: the copy would be the object itself.
        google.api_core.exceptions.GoogleAPIError: Google refused.
    """
    if (source, name) == (dest, copy):
        raise ValueError(f"An object cannot be copied onto itself: {source}/{name}")
    blob = client.bucket(source).blob(name)
    target = client.bucket(dest).blob(copy)
    token, _, _ = target.rewrite(blob, timeout=timeout)
    while token is not None:
        token, _, _ = target.rewrite(blob, token=token, timeout=timeout)
