"""Objects of Cloud Storage, many at once: list, delete, put together, change by a program, sign addresses."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from typing import Any

from prefect.core.optional import optional
from prefect.core.settable import Task, needed, settable
from prefect.tasks.google.client import Credentials, storage_client
from prefect.tasks.google.errors import GoogleJobFailed
from prefect.tasks.google.storage import rewrite

exceptions = optional("google.api_core.exceptions", extra="google")

#: How many objects Google puts together at a time.
COMPOSED = 32


class GCSList(Task):
    """
    List the objects of a bucket that begin with a prefix.

    Args:
        bucket: name of the bucket.
        prefix: what their names begin with, or a list of such; `None` lists the whole bucket.
        delimiter: leave out objects that have this after the prefix, such as `"/"` for one folder without those below.
        match_glob: pattern that their names have to match: `*` stays in a folder, `**` does not.
        folders: list what the delimiter cuts off instead, such as `"2024/sub/"`, if there is any.
        ending: what their names end with, such as `".csv"`.
        max_results: how many objects at most; `None` lists all.
        versions: list the older generations too.
        begin: moment (aware) of the last change; older objects are left out.
        end: moment (aware); objects that were changed then or later are left out.
        user_project: project that is billed, for buckets whose users pay.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The names of the objects, in the order of Google (by UTF-8 bytes), prefix by prefix.

    Raises:
        ValueError: no bucket was named, neither to the task nor to the run.
        google.api_core.exceptions.NotFound: there is no such bucket.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> GCSList("reports", "2024/").run()
        ['2024/greeting.txt']
    """

    client_kwargs: dict[str, Any] | None = None

    @settable(
        "bucket", "prefix", "delimiter", "match_glob", "folders", "ending", "max_results", "versions", "begin", "end",
        "user_project", "project",
    )  # fmt: skip
    def run(
        self,
        bucket: str | None = None,
        prefix: str | list[str] | None = None,
        delimiter: str | None = None,
        match_glob: str | None = None,
        folders: bool = False,
        ending: str | None = None,
        max_results: int | None = None,
        versions: bool = False,
        begin: datetime.datetime | None = None,
        end: datetime.datetime | None = None,
        user_project: str | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> list[str]:
        client = storage_client(credentials, project, self.client_kwargs)
        place = client.bucket(needed(bucket, "bucket"), user_project=user_project)
        found: list[str] = []
        # Google counts before we filter: what is left out here must not use up the number
        counted = None if ending is not None or begin is not None or end is not None else max_results
        for one in prefix if isinstance(prefix, list) else [prefix]:
            listed = client.list_blobs(
                place, max_results=counted, prefix=one, delimiter=delimiter, match_glob=match_glob,
                versions=versions or None,
            )  # fmt: skip
            wanted = [
                blob.name
                for blob in listed
                if (ending is None or blob.name.endswith(ending))
                and (begin is None or blob.updated >= begin)
                and (end is None or blob.updated < end)
            ]
            found += sorted(listed.prefixes) if folders and listed.prefixes else wanted
        return found[:max_results]


class GCSDeleteObjects(Task):
    """
    Delete objects; one that is not there any more is no error.

    Args:
        bucket_name: name of the bucket.
        objects: their names; may be empty.
        prefix: what their names begin with, or a list of such; given instead of `objects`.
        user_project: project that is billed, for buckets whose users pay.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The names of the objects that were deleted.

    Raises:
        ValueError: the bucket is missing, or neither objects nor a prefix were given, or both were.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> GCSDeleteObjects("reports", ["2023/greeting.txt"]).run()
        []
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("bucket_name", "objects", "prefix", "user_project", "project")
    def run(
        self,
        bucket_name: str | None = None,
        objects: list[str] | None = None,
        prefix: str | list[str] | None = None,
        user_project: str | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> list[str]:
        client = storage_client(credentials, project, self.client_kwargs)
        bucket = client.bucket(needed(bucket_name, "bucket_name"), user_project=user_project)
        if (objects is None) == (prefix is None):
            raise ValueError("GCSDeleteObjects takes either `objects` or `prefix`, and one of them it needs.")
        names = objects if objects is not None else [blob.name for blob in blobs_of(client, bucket, prefix)]
        return [name for name in names if deleted(bucket, name)]


class GCSCompose(Task):
    """
    Put objects of a bucket together into one, inside the service. There may be any number of them.

    Args:
        bucket_name: name of the bucket.
        source_objects: names of the objects, in their order.
        destination_object: name of what comes out; it may be one of them.
        content_type: media type of what comes out.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The name of what came out.

    Raises:
        ValueError: the bucket, the objects or the name is missing.
        google.api_core.exceptions.NotFound: one of the objects is not there.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> GCSCompose("reports", ["2024/greeting.txt", "2024/greeting.txt"], "twice.txt").run()
        'twice.txt'
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("bucket_name", "source_objects", "destination_object", "content_type", "project")
    def run(
        self,
        bucket_name: str | None = None,
        source_objects: list[str] | None = None,
        destination_object: str | None = None,
        content_type: str | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> str:
        client = storage_client(credentials, project, self.client_kwargs)
        bucket = client.bucket(needed(bucket_name, "bucket_name"))
        names, target = (
            needed(source_objects or None, "source_objects"),
            needed(destination_object, "destination_object"),
        )
        # more than Google takes at a time are put together in parts first
        parts, made = list(names), []
        try:
            while len(parts) > COMPOSED:
                groups = [parts[first : first + COMPOSED] for first in range(0, len(parts), COMPOSED)]
                parts = []
                for group in groups:
                    if len(group) == 1:
                        parts.append(group[0])
                        continue
                    made.append(f"{target}.part-{uuid.uuid4().hex}")
                    bucket.blob(made[-1]).compose([bucket.blob(name) for name in group])
                    parts.append(made[-1])
            blob = bucket.blob(target)
            blob.content_type = content_type
            blob.compose([bucket.blob(name) for name in parts])
        finally:
            for name in made:
                deleted(bucket, name)
        return target


class GCSFileTransform(Task):
    """
    Fetch an object, have a program make another file of it, and write that back.

    Args:
        source_bucket: bucket of the object.
        source_object: name of the object.
        transform_script: the program, or a list of it and its arguments: it is called with the path of the file and the
            path of the file that it is to write. `"cp"` copies.
        destination_bucket: bucket of what comes out; that of the object if left out.
        destination_object: name of what comes out; that of the object if left out.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The name of what came out.

    Raises:
        ValueError: the bucket, the object or the program is missing.
        GoogleJobFailed: the program failed; the message has the end of what it said. Nothing was written.
        google.api_core.exceptions.NotFound: there is no such object.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> GCSFileTransform("reports", "2024/greeting.txt", "cp", destination_object="same.txt").run()
        'same.txt'
    """

    client_kwargs: dict[str, Any] | None = None

    @settable(
        "source_bucket", "source_object", "transform_script", "destination_bucket", "destination_object", "project"
    )
    def run(
        self,
        source_bucket: str | None = None,
        source_object: str | None = None,
        transform_script: str | list[str] | None = None,
        destination_bucket: str | None = None,
        destination_object: str | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> str:
        client = storage_client(credentials, project, self.client_kwargs)
        bucket, name = needed(source_bucket, "source_bucket"), needed(source_object, "source_object")
        script: Any = needed(transform_script, "transform_script")
        target = destination_object or name
        with tempfile.TemporaryDirectory() as folder:
            before, after = os.path.join(folder, "source"), os.path.join(folder, "dest")
            client.bucket(bucket).blob(name).download_to_filename(before)
            run_script(script, before, after)
            client.bucket(destination_bucket or bucket).blob(target).upload_from_filename(after)
        return target


class GCSSignedUrl(Task):
    """
    Sign an address by which whoever has it may read or write one object for a while.

    The credentials have to be able to sign: the key of a service account, or impersonation. The address is a secret as
    long as it holds.

    Args:
        bucket: name of the bucket.
        blob: name of the object.
        expiration: for how long: seconds, or a moment (aware).
        method: what it allows: `"GET"`, `"PUT"`, `"DELETE"` …
        content_type: media type that a writer has to send.
        headers: headers that the caller has to send.
        query_parameters: further parameters of the address.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The address.

    Raises:
        ValueError: the bucket or the object is missing; it would hold for more than seven days.
        AttributeError: the credentials cannot sign.

    Example:
        >>> GCSSignedUrl("reports", "2024/greeting.txt", expiration=60).method
        'GET'
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("bucket", "blob", "expiration", "method", "content_type", "headers", "query_parameters", "project")
    def run(
        self,
        bucket: str | None = None,
        blob: str | None = None,
        expiration: float | datetime.datetime = 3600,
        method: str = "GET",
        content_type: str | None = None,
        headers: dict[str, str] | None = None,
        query_parameters: dict[str, str] | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> str:
        client = storage_client(credentials, project, self.client_kwargs)
        found = client.bucket(needed(bucket, "bucket")).blob(needed(blob, "blob"))
        until = (
            expiration if isinstance(expiration, datetime.datetime) else datetime.timedelta(seconds=float(expiration))
        )
        address: str = found.generate_signed_url(
            version="v4", expiration=until, method=method, content_type=content_type, headers=headers,
            query_parameters=query_parameters,
        )  # fmt: skip
        return address


def blobs_of(client: Any, bucket: Any, prefix: str | list[str] | None, match_glob: str | None = None) -> Iterator[Any]:
    """
    The objects below one or several prefixes, page by page.

    Args:
        client: the client.
        bucket: the library's bucket.
        prefix: what their names begin with; `None` means all.
        match_glob: pattern that their names have to match.

    Yields:
        The library's objects.

    Raises:
        google.api_core.exceptions.GoogleAPIError: Google refused.
    """
    for one in prefix if isinstance(prefix, list) else [prefix]:
        yield from client.list_blobs(bucket, prefix=one, match_glob=match_glob)


def deleted(bucket: Any, name: str) -> bool:
    """
    Delete an object.

    Args:
        bucket: the library's bucket.
        name: name of the object.

    Returns:
        Whether it was there.

    Raises:
        google.api_core.exceptions.GoogleAPIError: Google refused.
    """
    try:
        bucket.delete_blob(name)
    except exceptions.NotFound:
        return False
    return True


def moved(client: Any, source: str, name: str, dest: str, copy: str) -> None:
    """
    Copy an object inside the service and delete it then.

    Args:
        client: the client.
        source: bucket of the object.
        name: name of the object.
        dest: bucket of the copy.
        copy: name of the copy.

    Raises:
        ValueError: the copy would be the object itself.
        google.api_core.exceptions.GoogleAPIError: Google refused.
    """
    rewrite(client, source, name, dest, copy)
    deleted(client.bucket(source), name)


def run_script(script: str | list[str], *arguments: str) -> None:
    """
    Run a program that makes one file of another.

    Args:
        script: the program, or a list of it and its arguments. One in Python that is not executable is run by the
            interpreter that runs this.
        arguments: further arguments.

    Raises:
        GoogleJobFailed: it failed; the message has the end of what it said.
    """
    program = [script] if isinstance(script, str) else list(script)
    if program[0].endswith(".py") and not os.access(program[0], os.X_OK):
        program = [sys.executable, *program]
    done = subprocess.run([*program, *arguments], capture_output=True, text=True)
    if done.returncode:
        said = (done.stderr or done.stdout)[-2000:].strip()
        raise GoogleJobFailed(f"The program {program[0]!r} ended with {done.returncode}: {said}")
