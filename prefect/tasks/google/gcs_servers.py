"""Between Cloud Storage and SFTP servers; everything goes in pieces, whatever its size."""

from __future__ import annotations

import fnmatch
import posixpath
import stat
from collections.abc import Iterator, Mapping
from typing import Any

from prefect.core.settable import Task, needed, settable
from prefect.tasks.google.client import Credentials, storage_client
from prefect.tasks.google.gcs_objects import deleted
from prefect.tasks.google.gcs_transfers import PIECE, packed, sent
from prefect.tasks.ssh.client import sftp


class GcsToSftp(Task):
    """
    Copy objects to an SFTP server: one, or those that match a pattern with one `*`.

    Args:
        source_bucket: bucket of the objects.
        source_object: name of the object, or a pattern.
        destination_path: folder on the server.
        keep_structure: keep the folders of the names below it.
        make_folders: make folders that are not there.
        move: delete each object when it has been copied.
        server: the server, a dict with `host` and what else `paramiko.SSHClient.connect` takes (`username`, `password`,
            `key_filename` …); `accept_unknown_host` lets in one that is not in the file of known hosts.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The paths on the server.

    Raises:
        ValueError: something is missing, or the pattern has more than one `*`.
        MissingExtra: paramiko is not installed.
        paramiko.SSHException: the server refused.
        google.api_core.exceptions.NotFound: there is no such object.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> GcsToSftp("reports", "2024/*.txt", "/in").keep_structure
        True
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("source_bucket", "source_object", "destination_path", "keep_structure", "make_folders", "move", "project")
    def run(
        self,
        source_bucket: str | None = None,
        source_object: str | None = None,
        destination_path: str | None = None,
        keep_structure: bool = True,
        make_folders: bool = True,
        move: bool = False,
        server: Mapping[str, Any] | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> list[str]:
        client = storage_client(credentials, project, self.client_kwargs)
        bucket, given = client.bucket(needed(source_bucket, "source_bucket")), needed(source_object, "source_object")
        folder = needed(destination_path, "destination_path")
        if given.count("*") > 1:
            raise ValueError(f"A pattern has one '*', not {given.count('*')}: {given!r}")
        names, prefix = [given], posixpath.dirname(given)
        if "*" in given:
            prefix, _, ending = given.partition("*")
            names = [blob.name for blob in client.list_blobs(bucket, prefix=prefix) if blob.name.endswith(ending)]
            prefix = posixpath.dirname(prefix)
        else:
            bucket.blob(given).reload()  # one that is not there leaves no empty file on the server
        done = []
        with sftp(server) as connection:
            for name in names:
                path = posixpath.join(folder, name if keep_structure else posixpath.relpath(name, prefix or "."))
                if make_folders:
                    made_folders(connection, posixpath.dirname(path))
                with bucket.blob(name).open("rb", chunk_size=PIECE) as file:
                    connection.putfo(file, path)
                if move:
                    deleted(bucket, name)
                done.append(path)
        return done


class SftpToGcs(Task):
    """
    Copy files of an SFTP server into a bucket: one, or those that match a pattern with one `*`.

    Args:
        source_path: path of the file on the server, or a pattern; its folder is searched with those below.
        destination_bucket: name of the bucket.
        destination_path: name of the object, for a pattern the folder; `None` keeps the path.
        content_type: media type of the objects.
        compression: `"gzip"` to pack the data on the way; `None` writes them as they are.
        move: delete each file when it has been copied.
        required: a file that is not there is an error.
        server: the server, a dict with `host` and what else `paramiko.SSHClient.connect` takes (`username`, `password`,
            `key_filename` …); `accept_unknown_host` lets in one that is not in the file of known hosts.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The names of the objects.

    Raises:
        ValueError: something is missing, or the pattern has more than one `*`; an unknown compression.
        FileNotFoundError: there is no such file, and it is `required`.
        MissingExtra: paramiko is not installed.
        paramiko.SSHException: the server refused.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> SftpToGcs("/out/*.csv", "reports", "in").required
        True
    """

    client_kwargs: dict[str, Any] | None = None

    @settable(
        "source_path", "destination_bucket", "destination_path", "content_type", "compression", "move", "required",
        "project",
    )  # fmt: skip
    def run(
        self,
        source_path: str | None = None,
        destination_bucket: str | None = None,
        destination_path: str | None = None,
        content_type: str = "application/octet-stream",
        compression: str | None = None,
        move: bool = False,
        required: bool = True,
        server: Mapping[str, Any] | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> list[str]:
        client = storage_client(credentials, project, self.client_kwargs)
        given, dest = needed(source_path, "source_path"), (destination_path or "").lstrip("/")
        bucket = client.bucket(needed(destination_bucket, "destination_bucket").removeprefix("gs://").rstrip("/"))
        if given.count("*") > 1:
            raise ValueError(f"A pattern has one '*', not {given.count('*')}: {given!r}")
        done = []
        with sftp(server) as connection:
            if "*" in given:
                base = posixpath.dirname(given.partition("*")[0]) or "."
                paths = [path for path in files_below(connection, base) if fnmatch.fnmatchcase(path, given)]
            else:
                base, paths = "", [given]
            for path in paths:
                inside = posixpath.relpath(path, base) if base else (path.lstrip("/") if not dest else "")
                name = posixpath.join(dest, inside) if inside else dest
                try:
                    with connection.open(path, "rb") as file, packed(file, compression) as stream:
                        sent(bucket, name, stream, compression=compression, content_type=content_type)
                except FileNotFoundError:
                    if required:
                        raise
                    continue
                if move:
                    connection.remove(path)
                done.append(name)
        return done


def made_folders(connection: Any, folder: str) -> None:
    """
    Make a folder on an SFTP server, and those on the way.

    Args:
        connection: paramiko's client.
        folder: its path.

    Raises:
        OSError: the server refused.
    """
    path = "/" if folder.startswith("/") else ""
    for part in folder.strip("/").split("/"):
        path = posixpath.join(path, part)
        try:
            connection.stat(path)
        except FileNotFoundError:
            connection.mkdir(path)


def files_below(connection: Any, folder: str) -> Iterator[str]:
    """
    The files in a folder of an SFTP server and in those below it, sorted.

    Args:
        connection: paramiko's client.
        folder: its path.

    Yields:
        Their paths.

    Raises:
        OSError: the server refused.
    """
    for entry in sorted(connection.listdir_attr(folder), key=lambda each: str(each.filename)):
        path = posixpath.join(folder, entry.filename)
        if stat.S_ISDIR(entry.st_mode or 0):
            yield from files_below(connection, path)
        else:
            yield path
