"""Many objects of Cloud Storage from one place to another, inside the service."""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Iterator
from typing import Any

from prefect.core.optional import optional
from prefect.core.settable import Task, needed, settable
from prefect.tasks.google.client import Credentials, storage_client
from prefect.tasks.google.gcs_objects import deleted, moved
from prefect.tasks.google.storage import rewrite

exceptions = optional("google.api_core.exceptions", extra="google")


class GCSCopyObjects(Task):
    """
    Copy objects, or move them: one, those with a prefix, or those that match a pattern with one `*`.

    What a copy is called follows from how its source was named:

    | source | copies are called |
    |---|---|
    | `a/*.csv` | `destination_object` with what follows the text before the `*` |
    | a name, and no other object begins with it | `destination_object`; if it ends in `/`, with the name's last part |
    | a prefix | `destination_object`, a slash, and what follows the last `/` of the prefix |

    Without `destination_object` they keep their names.

    Args:
        source_bucket: bucket of the objects.
        source_objects: a name, a prefix or a pattern, or a list of these.
        destination_bucket: bucket of the copies; that of the objects if left out.
        destination_object: what the copies are called, as said above.
        move: delete each object when it has been copied.
        replace: write over copies that are there already.
        exact_match: what is given are names, not prefixes.
        match_glob: pattern that the names have to match, beside the prefix: `**/*.csv`.
        ending: what the names have to end with.
        changed_after: copy only objects that were changed after this moment (aware).
        changed_before: copy only objects that were changed before this moment.
        older_than: copy only objects that were changed so many seconds ago or longer.
        required: an object that is not there is an error.
        replace_named: write over the copy of an object that was named whole; `None` means as `replace` says.
        retain_until: moment until which the copies may not be deleted; with `retention_mode`.
        retention_mode: `"Unlocked"` or `"Locked"`.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The names of the copies.

    Raises:
        ValueError: the bucket or the objects are missing; a pattern has more than one `*`; a copy would be its source.
        google.api_core.exceptions.NotFound: an object is not there, and it is `required`.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> GCSCopyObjects("reports", "2024/*.txt", destination_object="texts/").run()
        ['texts/greeting.txt']
    """

    client_kwargs: dict[str, Any] | None = None

    @settable(
        "source_bucket", "source_objects", "destination_bucket", "destination_object", "move", "replace", "exact_match",
        "match_glob", "ending", "changed_after", "changed_before", "older_than", "required", "replace_named",
        "retain_until", "retention_mode", "project",
    )  # fmt: skip
    def run(
        self,
        source_bucket: str | None = None,
        source_objects: str | list[str] | None = None,
        destination_bucket: str | None = None,
        destination_object: str | None = None,
        move: bool = False,
        replace: bool = True,
        exact_match: bool = False,
        match_glob: str | None = None,
        ending: str | None = None,
        changed_after: datetime.datetime | None = None,
        changed_before: datetime.datetime | None = None,
        older_than: float | None = None,
        required: bool = False,
        replace_named: bool | None = None,
        retain_until: datetime.datetime | None = None,
        retention_mode: str | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> list[str]:
        client = storage_client(credentials, project, self.client_kwargs)
        source = needed(source_bucket, "source_bucket")
        dest = destination_bucket or source
        given = needed(source_objects, "source_objects")
        done = []
        for one in [given] if isinstance(given, str) else given:
            found = list(_pairs(client, source, one, destination_object, exact_match, match_glob, ending))
            if not found and required:
                raise exceptions.NotFound(f"{one} does not exist in bucket {source}")
            over = replace if replace_named is None or [blob.name for blob, _ in found] != [one] else replace_named
            for blob, copy in found:
                if not _wanted(blob, changed_after, changed_before, older_than):
                    continue
                if not over and client.bucket(dest).blob(copy).exists():
                    continue
                (moved if move else rewrite)(client, source, blob.name, dest, copy)
                if retain_until is not None:
                    _retained(client.bucket(dest).blob(copy), retain_until, retention_mode)
                done.append(copy)
        return done


def _pairs(
    client: Any, source: str, given: str, dest: str | None, exact: bool, match_glob: str | None, ending: str | None
) -> Iterator[tuple[Any, str]]:
    """The objects that something given means, and the names of their copies."""
    if given.count("*") > 1:
        raise ValueError(f"Only one '*' is allowed in the name of objects; found {given.count('*')} in {given}.")
    if "*" in given:
        prefix, _, ending = given.partition("*")
        for blob in _listed(client, source, prefix, match_glob, ending):
            yield blob, blob.name if dest is None else f"{dest}{blob.name[len(prefix) :]}"
        return
    found = _listed(client, source, given, match_glob, ending)
    if exact or [blob.name for blob in found] == [given]:
        for blob in found:
            if blob.name == given:
                yield blob, _named(given, dest)
        return
    base = given[: given.rfind("/") + 1]
    for blob in found:
        yield blob, blob.name if dest is None else f"{dest.rstrip('/')}/{blob.name[len(base) :]}"


def _listed(client: Any, bucket: str, prefix: str, match_glob: str | None, ending: str | None) -> list[Any]:
    found = client.list_blobs(bucket, prefix=prefix, match_glob=match_glob)
    return [blob for blob in found if not ending or blob.name.endswith(ending)]


def _named(name: str, dest: str | None) -> str:
    if dest is None:
        return name
    return dest + posixpath.basename(name) if dest.endswith("/") else dest


def _wanted(
    blob: Any, after: datetime.datetime | None, before: datetime.datetime | None, older_than: float | None
) -> bool:
    changed = blob.updated
    if older_than is not None:
        limit = datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=older_than)
        return bool(changed < limit)
    return not ((after is not None and changed <= after) or (before is not None and changed >= before))


def _retained(blob: Any, until: datetime.datetime, mode: str | None) -> None:
    blob.retention.mode = mode
    blob.retention.retain_until_time = until
    blob.patch()


class GCSSyncBuckets(Task):
    """
    Make a folder of a bucket like one of another: copy what is new or different, and delete the rest if asked to.

    Objects are different if their CRC32C is. A folder may be copied into one inside it: the objects that were there
    before are copied.

    Args:
        source_bucket: bucket to copy from.
        destination_bucket: bucket to copy into.
        source_object: folder to copy from; `None` means the whole bucket.
        destination_object: folder to copy into; `None` means the bucket itself.
        recursive: folders below it too.
        delete_extra_files: delete what is not at the source.
        allow_overwrite: write over objects that are different; otherwise only new ones are copied.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        What was done: `copied`, `rewritten` and `deleted`, lists of names at the destination.

    Raises:
        ValueError: a bucket is missing.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> GCSSyncBuckets("reports", "reports", "2024", "mirror").run()
        {'copied': ['mirror/greeting.txt'], 'rewritten': [], 'deleted': []}
    """

    client_kwargs: dict[str, Any] | None = None

    @settable(
        "source_bucket", "destination_bucket", "source_object", "destination_object", "recursive", "delete_extra_files",
        "allow_overwrite", "project",
    )  # fmt: skip
    def run(
        self,
        source_bucket: str | None = None,
        destination_bucket: str | None = None,
        source_object: str | None = None,
        destination_object: str | None = None,
        recursive: bool = True,
        delete_extra_files: bool = False,
        allow_overwrite: bool = False,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, list[str]]:
        client = storage_client(credentials, project, self.client_kwargs)
        source, dest = needed(source_bucket, "source_bucket"), needed(destination_bucket, "destination_bucket")
        return sync(
            client, source, dest, source_object, destination_object, recursive=recursive,
            allow_overwrite=allow_overwrite, delete_extra_files=delete_extra_files,
        )  # fmt: skip


def sync(
    client: Any,
    source: str,
    dest: str,
    source_folder: str | None,
    dest_folder: str | None,
    *,
    recursive: bool,
    allow_overwrite: bool,
    delete_extra_files: bool,
) -> dict[str, list[str]]:
    """
    As `GCSSyncBuckets`, for a client that is there.

    Args:
        client: the client.
        source: bucket to copy from.
        dest: bucket to copy into.
        source_folder: folder to copy from.
        dest_folder: folder to copy into.
        recursive: folders below it too.
        allow_overwrite: write over objects that are different.
        delete_extra_files: delete what is not at the source.

    Returns:
        What was done.

    Raises:
        google.api_core.exceptions.GoogleAPIError: Google refused.
    """
    before, after = _folder(source_folder), _folder(dest_folder)
    there = _content(client, source, before, recursive)
    here = _content(client, dest, after, recursive)
    done: dict[str, list[str]] = {"copied": [], "rewritten": [], "deleted": []}
    for name, blob in there.items():
        if name in here and (here[name].crc32c == blob.crc32c or not allow_overwrite):
            continue
        rewrite(client, source, blob.name, dest, after + name)
        done["rewritten" if name in here else "copied"].append(after + name)
    for name in sorted(set(here) - set(there)) if delete_extra_files else ():
        deleted(client.bucket(dest), after + name)
        done["deleted"].append(after + name)
    return done


def _folder(name: str | None) -> str:
    return f"{name.rstrip('/')}/" if name and name.strip("/") else ""


def _content(client: Any, bucket: str, folder: str, recursive: bool) -> dict[str, Any]:
    """What is in a folder: name inside it -> object. A folder's own mark, an empty object, is not part of it."""
    found = client.list_blobs(bucket, prefix=folder or None, delimiter=None if recursive else "/")
    return {blob.name.removeprefix(folder): blob for blob in found if blob.name != folder}
