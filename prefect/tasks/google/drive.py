"""Between Drive and Cloud Storage."""

from __future__ import annotations

import os
import posixpath
import tempfile
from typing import IO, Any

from prefect.core.settable import Task, needed, settable
from prefect.tasks.google import rest
from prefect.tasks.google.client import Credentials, google_client, storage_client
from prefect.tasks.google.exchange import Exchange
from prefect.tasks.google.gcs_objects import deleted
from prefect.tasks.google.gcs_transfers import PIECE, sent
from prefect.tasks.google.rows import Service

DRIVE = Service("drive", "www.googleapis.com", "drive/v3")
#: What a token has to be for; credentials for everything of Google Cloud are none for Drive.
SCOPES = ("https://www.googleapis.com/auth/cloud-platform", "https://www.googleapis.com/auth/drive")
FOLDER = "application/vnd.google-apps.folder"
SHARED = {"supportsAllDrives": True}


class GcsToDrive(Task):
    """
    Copy objects to Drive: one, or those that match a pattern with one `*`.

    Args:
        bucket: bucket of the objects.
        object_name: name of the object, or a pattern.
        path: path of the file; for a pattern what comes in place of what stands before the `*`. `None` keeps the name.
            Folders that are not there are made.
        folder_id: id of the folder that paths begin in.
        move: delete each object when it has been copied.
        request_timeout: seconds that a request may go without an answer.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The ids of the files.

    Raises:
        ValueError: something is missing, or the pattern has more than one `*`.
        google.api_core.exceptions.NotFound: there is no such object.
        google.api_core.exceptions.GoogleAPICallError: Google refused.

    Example:
        >>> GcsToDrive("reports", "2024/*.csv", "reports/").folder_id
        'root'
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("bucket", "object_name", "path", "folder_id", "move", "request_timeout", "project")
    def run(
        self,
        bucket: str | None = None,
        object_name: str | None = None,
        path: str | None = None,
        folder_id: str = "root",
        move: bool = False,
        request_timeout: float = 60.0,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> list[str]:
        given = needed(object_name, "object_name")
        if given.count("*") > 1:
            raise ValueError(f"A pattern has one '*', not {given.count('*')}: {given!r}")
        client = storage_client(credentials, project, self.client_kwargs)
        source = client.bucket(needed(bucket, "bucket"))
        paths = {given: path or given}
        if "*" in given:
            prefix, _, ending = given.partition("*")
            names = [blob.name for blob in client.list_blobs(source, prefix=prefix) if blob.name.endswith(ending)]
            paths = {name: name if path is None else path + name.removeprefix(prefix) for name in names}
        drive = exchange_with_drive(self, credentials, project, request_timeout)
        done = []
        for name, target in paths.items():
            with tempfile.TemporaryFile() as file:
                source.blob(name).download_to_file(file, timeout=request_timeout)
                done.append(uploaded(drive, file, target, folder_id))
            if move:
                deleted(source, name)
        return done


class DriveToGcs(Task):
    """
    Copy a file of Drive into a bucket.

    Args:
        file_name: name of the file; of several of that name the one that was changed last is copied.
        folder_id: id of its folder.
        bucket: name of the bucket.
        object_name: name of the object; `None` takes that of the file.
        drive_id: id of the shared drive that it is in, if it is in one.
        request_timeout: seconds that a request may go without an answer.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The name of the object.

    Raises:
        ValueError: something is missing.
        FileNotFoundError: there is no such file.
        google.api_core.exceptions.GoogleAPICallError: Google refused.

    Example:
        >>> DriveToGcs("a.csv", "1AbC", "reports").bucket
        'reports'
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("file_name", "folder_id", "bucket", "object_name", "drive_id", "request_timeout", "project")
    def run(
        self,
        file_name: str | None = None,
        folder_id: str | None = None,
        bucket: str | None = None,
        object_name: str | None = None,
        drive_id: str | None = None,
        request_timeout: float = 60.0,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> str:
        name, folder = needed(file_name, "file_name"), needed(folder_id, "folder_id")
        target = storage_client(credentials, project, self.client_kwargs).bucket(needed(bucket, "bucket"))
        drive = exchange_with_drive(self, credentials, project, request_timeout)
        query: dict[str, Any] = {"q": f"name = {quoted(name)} and {quoted(folder)} in parents", "fields": "files(id)"}
        query["orderBy"] = "modifiedTime desc"
        if drive_id is not None:
            query.update(SHARED, driveId=drive_id, includeItemsFromAllDrives=True, corpora="drive")
        found = drive.ask("GET files", query)["files"]
        if not found:
            raise FileNotFoundError(f"There is no file {name!r} in the folder {folder!r} of Drive.")
        address = f"{host(drive)}/drive/v3/files/{found[0]['id']}"
        answer = drive.session.get(address, params={"alt": "media", **rest.query_of(SHARED)}, timeout=request_timeout)
        if answer.status_code >= 400:
            raise rest.refusal("GET", address, answer)
        with tempfile.TemporaryFile() as file:
            for piece in answer.iter_content(PIECE):
                file.write(piece)
            file.seek(0)
            sent(target, object_name or name, file)
        return object_name or name


def exchange_with_drive(task: Any, credentials: Credentials | None, project: str | None, timeout: float) -> Exchange:
    """
    What requests to Drive are sent through.

    Args:
        task: the task.
        credentials: those that the run was given.
        project: project that is worked in; `None` means that of the credentials.
        timeout: seconds that a request may go without an answer.

    Returns:
        The exchange.
    """
    session = google_client("session", credentials, project, {"scopes": list(SCOPES), **(task.client_kwargs or {})})
    return Exchange(task.name, DRIVE, session, {"project": project, "request_timeout": timeout}, task.client_kwargs)


def host(drive: Exchange) -> str:
    """
    Where Drive is.

    Args:
        drive: the exchange.

    Returns:
        Scheme and host.
    """
    return rest.host_of(DRIVE, drive.client_kwargs, drive.known["args"].get)


def quoted(text: str) -> str:
    """
    A text as Drive's language for queries has it.

    Args:
        text: the text.

    Returns:
        The text in quotes.

    Example:
        >>> quoted("Ada's")
        "'Ada\\\\'s'"
    """
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def uploaded(drive: Exchange, file: IO[bytes], path: str, folder_id: str) -> str:
    """
    Write a file into Drive; folders that are not there are made.

    Args:
        drive: the exchange.
        file: the open file; all of it is sent.
        path: path of the new file.
        folder_id: id of the folder that the path begins in.

    Returns:
        The id of the new file.

    Raises:
        google.api_core.exceptions.GoogleAPICallError: Google refused.
    """
    folder, name = posixpath.split(path)
    for part in filter(None, folder.split("/")):
        folder_id = folder_of(drive, part, folder_id)
    address = f"{host(drive)}/upload/drive/v3/files"
    query = {"uploadType": "resumable", "fields": "id", **rest.query_of(SHARED)}
    timeout = drive.known["args"]["request_timeout"]
    about = {"name": name, "parents": [folder_id]}
    answer = drive.session.post(address, params=query, json=about, timeout=timeout)
    if answer.status_code >= 400:
        raise rest.refusal("POST", address, answer)
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    where = answer.headers["Location"]
    answer = drive.session.put(where, data=file if size else b"", timeout=timeout)
    if answer.status_code >= 400:
        raise rest.refusal("PUT", address, answer)
    return str(answer.json()["id"])


def folder_of(drive: Exchange, name: str, parent: str) -> str:
    """
    A folder of Drive, which is made if it is not there.

    Args:
        drive: the exchange.
        name: its name.
        parent: id of the folder that it is in.

    Returns:
        Its id.

    Raises:
        google.api_core.exceptions.GoogleAPICallError: Google refused.
    """
    query = f"trashed=false and mimeType='{FOLDER}' and name={quoted(name)} and {quoted(parent)} in parents"
    found = drive.ask("GET files", {"q": query, "fields": "files(id)", **SHARED, "includeItemsFromAllDrives": True})
    if found["files"]:
        return str(found["files"][0]["id"])
    return str(drive.ask("POST files", SHARED, {"name": name, "mimeType": FOLDER, "parents": [parent]})["id"])
