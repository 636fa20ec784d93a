"""Waiting for objects of S3."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

from prefect.core.optional import optional
from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait
from prefect.tasks.aws.client import Credentials
from prefect.tasks.aws.errors import AwsJobFailed
from prefect.tasks.aws.operation import AwsTask, code_of
from prefect.tasks.aws.s3_objects import MISSING, keys_of, matches
from prefect.tasks.aws.s3_paths import place

exceptions = optional("botocore.exceptions", extra="aws")
#: What begins a pattern's changing part.
WILD = re.compile(r"[*?\[]")


class S3WaitForKey(AwsTask):
    """
    Wait until an object is there, or all of several.

    Args:
        bucket_key: key of the object, or `s3://bucket/key`, or a list of such.
        bucket_name: bucket of the object.
        wildcard_match: the key is a pattern with `*`, `?` and `[…]`.
        use_regex: the key is a regular expression, which a key has to match from its beginning.
        check_fn: function of a list of dicts, one for each object found, that says whether they will do. Each dict has
            `Size` and what `metadata_keys` asks for.
        metadata_keys: what `check_fn` sees of an object, by the names of `head_object`; `["*"]` means all.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The keys that were found.

    Raises:
        ValueError: the key or the bucket is missing, or the bucket is given twice.
        WaitTimedOut: the objects were not there after `max_wait` seconds.
        botocore.exceptions.ClientError: S3 refused.

    Example:
        >>> S3WaitForKey("s3://reports/2024/*.txt", wildcard_match=True).run()
        ['2024/greeting.txt']
    """

    @settable(
        "bucket_key",
        "bucket_name",
        "wildcard_match",
        "use_regex",
        "check_fn",
        "metadata_keys",
        "poll_interval",
        "max_wait",
    )
    def start(
        self,
        bucket_key: str | list[str] | None = None,
        bucket_name: str | None = None,
        wildcard_match: bool = False,
        use_regex: bool = False,
        check_fn: Callable[[list[dict[str, Any]]], bool] | None = None,
        metadata_keys: list[str] | None = None,
        poll_interval: float = 60.0,
        max_wait: float | None = None,
        credentials: Credentials | None = None,
    ) -> list[list[str]]:
        self.connect("s3", credentials)
        keys = needed(bucket_key, "bucket_key")
        return [list(place(key, bucket_name, "bucket_key")) for key in ([keys] if isinstance(keys, str) else keys)]

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        client = self.connect("s3", wait["credentials"])
        found: list[str] = []
        for bucket, key in wait.handle:
            seen = self._objects(client, bucket, key, wait)
            if not seen or (wait["check_fn"] is not None and not wait["check_fn"]([about for _, about in seen])):
                return float(wait["poll_interval"])
            found += [name for name, _ in seen]
        wait.seen = found
        return None

    def outcome(self, wait: Wait) -> list[str]:
        """See the base class."""
        return list(wait.seen)

    def _objects(self, client: Any, bucket: str, key: str, wait: Wait) -> list[tuple[str, dict[str, Any]]]:
        asked = wait["metadata_keys"] or ["Size"]
        if not wait["wildcard_match"] and not wait["use_regex"]:
            try:
                about = client.head_object(Bucket=bucket, Key=key)
            except exceptions.ClientError as err:
                if code_of(err) in MISSING:
                    return []
                raise
            about["Size"] = about.get("ContentLength")
            return [(key, about if "*" in asked else {name: about.get(name) for name in asked})]
        if wait["use_regex"]:
            pattern = re.compile(key)
            names = [each for each in keys_of(client, bucket) if pattern.match(each["Key"])]
        else:
            prefix = WILD.split(key, maxsplit=1)[0]
            names = [each for each in keys_of(client, bucket, prefix) if matches(each["Key"], key)]
        found = []
        for each in names:
            about = dict(each)
            if wait["check_fn"] is not None and ("*" in asked or any(name not in about for name in asked)):
                about = {**client.head_object(Bucket=bucket, Key=each["Key"]), **about}
            found.append((each["Key"], about if "*" in asked else {name: about.get(name) for name in asked}))
        return found


class S3WaitForUnchanged(AwsTask):
    """
    Wait until nothing has been added below a prefix for a while.

    Args:
        bucket_name: name of the bucket.
        prefix: what the keys begin with.
        inactivity_period: seconds without a new object after which it is done.
        min_objects: how many objects there must be.
        previous_objects: keys that are known already; they count as objects, not as changes.
        allow_delete: an object that goes away counts as a change; `False` makes it a failure.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: no bucket was named, neither to the task nor to the run.
        AwsJobFailed: an object went away, and that is not allowed.
        WaitTimedOut: there were still changes after `max_wait` seconds.
        botocore.exceptions.ClientError: S3 refused.

    Example:
        >>> S3WaitForUnchanged("reports", "2024/", inactivity_period=0).run()
    """

    @settable(
        "bucket_name", "prefix", "inactivity_period", "min_objects", "previous_objects", "allow_delete",
        "poll_interval", "max_wait",
    )  # fmt: skip
    def start(
        self,
        bucket_name: str | None = None,
        prefix: str = "",
        inactivity_period: float = 3600.0,
        min_objects: int = 1,
        previous_objects: list[str] | None = None,
        allow_delete: bool = True,
        poll_interval: float = 60.0,
        max_wait: float | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, Any]:
        self.connect("s3", credentials)
        needed(bucket_name, "bucket_name")
        known = None if previous_objects is None else sorted(previous_objects)
        return {"known": known, "changed": time.time()}

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        client = self.connect("s3", wait["credentials"])
        now = sorted(found["Key"] for found in keys_of(client, wait["bucket_name"], wait["prefix"]))
        known = wait.handle["known"]
        gone = set(known or ()) - set(now)
        if gone and not wait["allow_delete"]:
            raise AwsJobFailed(
                f"Objects of {wait['bucket_name']} went away while waiting: {', '.join(sorted(gone)[:5])}"
            )
        if known != now:
            wait.handle.update(known=now, changed=wait.handle["changed"] if known is None else time.time())
        still = time.time() - wait.handle["changed"]
        if len(now) >= wait["min_objects"] and still >= wait["inactivity_period"]:
            return None
        left = wait["inactivity_period"] - still
        return float(min(wait["poll_interval"], left)) if left > 0 else float(wait["poll_interval"])

    def outcome(self, wait: Wait) -> None:
        """See the base class."""
        return
