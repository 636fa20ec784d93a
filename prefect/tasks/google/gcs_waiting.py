"""Waiting for objects of Cloud Storage."""

from __future__ import annotations

import datetime
import time
from typing import Any

from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait, WaitingTask
from prefect.tasks.google.client import Credentials, storage_client
from prefect.tasks.google.errors import ObjectGone


class GCSWaitForObject(WaitingTask):
    """
    Wait until an object is there.

    Args:
        bucket: name of the bucket.
        object_name: name of the object.
        use_glob: the name is a pattern: `*` stays in a folder, `**` does not.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        user_project: project that is billed, for buckets whose users pay.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The names of the objects that were found.

    Raises:
        ValueError: the bucket or the object is missing.
        WaitTimedOut: it was not there after `max_wait` seconds.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> GCSWaitForObject("reports", "2024/*.txt", use_glob=True).run()
        ['2024/greeting.txt']
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("bucket", "object_name", "use_glob", "poll_interval", "max_wait", "user_project", "project")
    def start(
        self,
        bucket: str | None = None,
        object_name: str | None = None,
        use_glob: bool = False,
        poll_interval: float = 60.0,
        max_wait: float | None = None,
        user_project: str | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> list[str]:
        needed(bucket, "bucket")
        needed(object_name, "object_name")
        storage_client(credentials, project, self.client_kwargs)
        return []

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        client = storage_client(wait["credentials"], wait["project"], self.client_kwargs)
        bucket = client.bucket(wait["bucket"], user_project=wait["user_project"])
        name = wait["object_name"]
        if wait["use_glob"]:
            wait.handle = [blob.name for blob in client.list_blobs(bucket, match_glob=name)]
        else:
            wait.handle = [name] if bucket.blob(name).exists() else []
        return None if wait.handle else float(wait["poll_interval"])


class GCSWaitForUpdate(WaitingTask):
    """
    Wait until an object has been changed after a moment.

    Args:
        bucket: name of the bucket.
        object_name: name of the object; one that is not there yet is waited for too.
        after: the moment (aware); `None` means the moment at which the wait began.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        When the object was changed, in ISO 8601.

    Raises:
        ValueError: the bucket or the object is missing.
        WaitTimedOut: it was not changed after `max_wait` seconds.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> import datetime
        >>> long_ago = datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc)
        >>> GCSWaitForUpdate("reports", "2024/greeting.txt", long_ago).run() > "2020"
        True
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("bucket", "object_name", "after", "poll_interval", "max_wait", "project")
    def start(
        self,
        bucket: str | None = None,
        object_name: str | None = None,
        after: datetime.datetime | None = None,
        poll_interval: float = 60.0,
        max_wait: float | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> str:
        needed(bucket, "bucket")
        needed(object_name, "object_name")
        storage_client(credentials, project, self.client_kwargs)
        return (after or datetime.datetime.now(datetime.UTC)).isoformat()

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        client = storage_client(wait["credentials"], wait["project"], self.client_kwargs)
        blob = client.bucket(wait["bucket"]).get_blob(wait["object_name"])
        if blob is None or blob.updated <= datetime.datetime.fromisoformat(wait.handle):
            return float(wait["poll_interval"])
        wait.seen = blob.updated.isoformat()
        return None

    def outcome(self, wait: Wait) -> str:
        """See the base class."""
        return str(wait.seen)


class GCSWaitForPrefix(WaitingTask):
    """
    Wait until there is an object that begins with a prefix.

    Args:
        bucket: name of the bucket.
        prefix: what its name begins with.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The names of the objects that were found.

    Raises:
        ValueError: the bucket or the prefix is missing.
        WaitTimedOut: there was none after `max_wait` seconds.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> GCSWaitForPrefix("reports", "2024/").run()
        ['2024/greeting.txt']
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("bucket", "prefix", "poll_interval", "max_wait", "project")
    def start(
        self,
        bucket: str | None = None,
        prefix: str | None = None,
        poll_interval: float = 60.0,
        max_wait: float | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> list[str]:
        needed(bucket, "bucket")
        needed(prefix, "prefix")
        storage_client(credentials, project, self.client_kwargs)
        return []

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        client = storage_client(wait["credentials"], wait["project"], self.client_kwargs)
        wait.handle = [blob.name for blob in client.list_blobs(wait["bucket"], prefix=wait["prefix"])]
        return None if wait.handle else float(wait["poll_interval"])


class GCSWaitForUnchanged(WaitingTask):
    """
    Wait until nothing has been added below a prefix for a while: an upload of many objects is over.

    Args:
        bucket: name of the bucket.
        prefix: what the names begin with.
        inactivity_period: seconds without a new object after which it is done.
        min_objects: how many objects there must be.
        previous_objects: names that are known already; they count as objects, not as changes.
        allow_delete: an object that goes away counts as a change; `False` makes it a failure.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: the bucket is missing.
        ObjectGone: an object went away, and that is not allowed.
        WaitTimedOut: there were still changes after `max_wait` seconds.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> GCSWaitForUnchanged("reports", "2024/", inactivity_period=0).run()
    """

    client_kwargs: dict[str, Any] | None = None

    @settable(
        "bucket", "prefix", "inactivity_period", "min_objects", "previous_objects", "allow_delete", "poll_interval",
        "max_wait", "project",
    )  # fmt: skip
    def start(
        self,
        bucket: str | None = None,
        prefix: str = "",
        inactivity_period: float = 3600.0,
        min_objects: int = 1,
        previous_objects: list[str] | None = None,
        allow_delete: bool = True,
        poll_interval: float = 60.0,
        max_wait: float | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, Any]:
        needed(bucket, "bucket")
        storage_client(credentials, project, self.client_kwargs)
        known = None if previous_objects is None else sorted(previous_objects)
        return {"known": known, "changed": time.time()}

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        client = storage_client(wait["credentials"], wait["project"], self.client_kwargs)
        now = sorted(blob.name for blob in client.list_blobs(wait["bucket"], prefix=wait["prefix"]))
        known = wait.handle["known"]
        gone = set(known or ()) - set(now)
        if gone and not wait["allow_delete"]:
            raise ObjectGone(f"Objects of {wait['bucket']} went away while waiting: {', '.join(sorted(gone)[:5])}")
        if known != now:
            wait.handle.update(known=now, changed=wait.handle["changed"] if known is None else time.time())
        still = time.time() - wait.handle["changed"]
        left = wait["inactivity_period"] - still
        if len(now) >= wait["min_objects"] and left <= 0:
            return None
        return float(min(wait["poll_interval"], left)) if left > 0 else float(wait["poll_interval"])

    def outcome(self, wait: Wait) -> None:
        """See the base class."""
        return
