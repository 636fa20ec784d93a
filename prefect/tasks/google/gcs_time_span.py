"""Objects of Cloud Storage that changed in a span of time, changed by a program."""

from __future__ import annotations

import datetime
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from prefect.core.optional import optional
from prefect.core.settable import Task, needed, settable
from prefect.tasks.google.client import Credentials, storage_client
from prefect.tasks.google.gcs_objects import run_script

exceptions = optional("google.api_core.exceptions", extra="google")


class GCSTimeSpanFileTransform(Task):
    """
    Fetch all objects that were changed in a span of time, have a program make other files of them, and write those.

    Args:
        source_bucket: bucket of the objects.
        source_prefix: what their names begin with.
        destination_bucket: bucket of what comes out.
        destination_prefix: folder of what comes out.
        transform_script: the program, or a list of it and its arguments: it is called with the folder of the files, the
            folder that it is to write into, and the two moments in ISO 8601.
        begin: first moment (aware).
        end: moment (aware) at which the span is over.
        chunk_size: bytes to move at a time, a multiple of 256 KiB.
        workers: how many objects are moved at the same time.
        skip_failed_downloads: go on without objects that cannot be read.
        skip_failed_uploads: go on without files that cannot be written.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        destination_credentials: credentials for what comes out; `None` means the same.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The names of what came out.

    Raises:
        ValueError: a bucket, the program or a moment is missing.
        GoogleJobFailed: the program failed; the message has the end of what it said. Nothing was written.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> GCSTimeSpanFileTransform("reports", "2024/", "reports", "out", "convert.py").workers
        1
    """

    client_kwargs: dict[str, Any] | None = None

    @settable(
        "source_bucket", "source_prefix", "destination_bucket", "destination_prefix", "transform_script", "begin",
        "end", "chunk_size", "workers", "skip_failed_downloads", "skip_failed_uploads", "project",
    )  # fmt: skip
    def run(
        self,
        source_bucket: str | None = None,
        source_prefix: str = "",
        destination_bucket: str | None = None,
        destination_prefix: str = "",
        transform_script: str | list[str] | None = None,
        begin: datetime.datetime | None = None,
        end: datetime.datetime | None = None,
        chunk_size: int | None = None,
        workers: int = 1,
        skip_failed_downloads: bool = False,
        skip_failed_uploads: bool = False,
        project: str | None = None,
        credentials: Credentials | None = None,
        destination_credentials: Credentials | None = None,
    ) -> list[str]:
        client = storage_client(credentials, project, self.client_kwargs)
        target = (
            client
            if destination_credentials is None
            else storage_client(destination_credentials, project, self.client_kwargs)
        )
        source, dest = (
            client.bucket(needed(source_bucket, "source_bucket")),
            needed(destination_bucket, "destination_bucket"),
        )
        script: Any
        script, first, last = needed(transform_script, "transform_script"), needed(begin, "begin"), needed(end, "end")
        names = [
            blob.name
            for blob in client.list_blobs(source, prefix=source_prefix or None)
            if first <= blob.updated < last and not blob.name.endswith("/")
        ]
        with tempfile.TemporaryDirectory() as before, tempfile.TemporaryDirectory() as after:

            def fetch(name: str) -> None:
                path = os.path.join(before, name.lstrip("/"))
                os.makedirs(os.path.dirname(path), exist_ok=True)
                _tried(
                    lambda: source.blob(name, chunk_size=chunk_size).download_to_filename(path), skip_failed_downloads
                )

            def write(path: str) -> str | None:
                name = os.path.join(destination_prefix, os.path.relpath(path, after)) if destination_prefix else ""
                name = name or os.path.relpath(path, after)
                blob = target.bucket(dest).blob(name, chunk_size=chunk_size)
                return name if _tried(lambda: blob.upload_from_filename(path), skip_failed_uploads) else None

            with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
                list(pool.map(fetch, names))
                run_script(script, before, after, first.isoformat(), last.isoformat())
                made = sorted(os.path.join(folder, file) for folder, _, files in os.walk(after) for file in files)
                return [name for name in pool.map(write, made) if name is not None]


def _tried(work: Any, skip: bool) -> bool:
    """Do something; tell whether it was done where failures are skipped."""
    try:
        work()
    except exceptions.GoogleAPIError:
        if not skip:
            raise
        return False
    return True
