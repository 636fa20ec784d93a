"""What `S3Hook` offers to `async` code; each method takes the client that `get_async_conn` gives."""

from __future__ import annotations

import datetime
import fnmatch
import re
from collections.abc import AsyncIterator
from typing import Any

from prefect.compat.airflow.hooks.s3_addresses import parse_s3_url
from prefect.core.optional import optional

exceptions = optional("botocore.exceptions", extra="aws")


def _place(bucket: str | None, key: str) -> tuple[str | None, str]:
    return parse_s3_url(key) if "://" in key else (bucket, key)


class S3AsyncMethods:
    """The asynchronous methods of `S3Hook`."""

    async def get_head_object_async(
        self, client: Any, key: str, bucket_name: str | None = None
    ) -> dict[str, Any] | None:
        """Return what S3 knows about an object, `None` if there is none."""
        bucket, name = _place(bucket_name, key)
        try:
            found: dict[str, Any] = await client.head_object(Bucket=bucket, Key=name)
        except exceptions.ClientError as err:
            if err.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
                return None
            raise
        return found

    async def list_prefixes_async(
        self,
        client: Any,
        bucket_name: str | None = None,
        prefix: str | None = None,
        delimiter: str | None = None,
        page_size: int | None = None,
        max_items: int | None = None,
    ) -> list[Any]:
        """Return the prefixes up to the delimiter."""
        pages = client.get_paginator("list_objects_v2").paginate(
            Bucket=bucket_name, Prefix=prefix or "", Delimiter=delimiter or "",
            PaginationConfig={"PageSize": page_size, "MaxItems": max_items},
        )  # fmt: skip
        return [found["Prefix"] async for page in pages for found in page.get("CommonPrefixes", ())]

    async def get_file_metadata_async(
        self, client: Any, bucket_name: str, key: str | None = None
    ) -> AsyncIterator[Any]:
        """Give what S3 lists of the objects whose keys begin so."""
        stem = re.split(r"[\[*?]", key, maxsplit=1)[0] if key else ""
        async for page in client.get_paginator("list_objects_v2").paginate(
            Bucket=bucket_name, Prefix=stem, Delimiter=""
        ):
            for found in page.get("Contents", ()):
                yield found

    async def check_key_async(
        self, client: Any, bucket: str, bucket_keys: str | list[str], wildcard_match: bool, use_regex: bool = False
    ) -> bool:
        """Tell whether all keys are there."""
        keys = [bucket_keys] if isinstance(bucket_keys, str) else bucket_keys
        return all([await self._is_there(client, bucket, key, wildcard_match, use_regex) for key in keys])

    async def _is_there(self, client: Any, bucket: str | None, key: str, wildcard: bool, use_regex: bool) -> bool:
        bucket, name = _place(bucket, key)
        if not wildcard and not use_regex:
            return await self.get_head_object_async(client, name, bucket) is not None
        async for found in self.get_file_metadata_async(client, str(bucket), None if use_regex else name):
            if re.match(name, found["Key"]) if use_regex else fnmatch.fnmatch(found["Key"], name):
                return True
        return False

    async def check_for_prefix_async(
        self, client: Any, prefix: str, delimiter: str, bucket_name: str | None = None
    ) -> bool:
        """Tell whether there is the prefix."""
        if not prefix.endswith(delimiter):
            prefix += delimiter
        above = prefix.rpartition(delimiter)[0].rpartition(delimiter)
        return prefix in await self.list_prefixes_async(client, bucket_name, above[0] + above[1], delimiter)

    async def get_files_async(
        self, client: Any, bucket: str, bucket_keys: str | list[str], wildcard_match: bool, delimiter: str | None = "/"
    ) -> list[Any]:
        """Return the objects whose keys begin with, or match, the given ones."""
        found: list[Any] = []
        for key in [bucket_keys] if isinstance(bucket_keys, str) else bucket_keys:
            place, name = _place(bucket, key)
            async for each in self.get_file_metadata_async(client, str(place), name):
                if not wildcard_match or fnmatch.fnmatch(each["Key"], name):
                    found.append(each["Key"])
        return found

    async def is_keys_unchanged_async(
        self,
        client: Any,
        bucket_name: str,
        prefix: str,
        inactivity_period: float = 3600,
        min_objects: int = 1,
        previous_objects: set[str] | None = None,
        inactivity_seconds: int = 0,
        allow_delete: bool = True,
        last_activity_time: datetime.datetime | None = None,
    ) -> dict[str, Any]:
        """Look once whether the objects under a prefix stay the same; the answer has what the next look needs."""
        before = previous_objects or set()
        now = {each["Key"] async for each in self.get_file_metadata_async(client, bucket_name, prefix)}
        moment = datetime.datetime.now(datetime.UTC)
        gone = before - now
        if gone and not allow_delete:
            text = f"{bucket_name}/{prefix} between pokes: objects were deleted: {sorted(gone)}"
            return {"status": "error", "message": text}
        if now != before:
            since = 0
            last_activity_time = moment
        else:
            since = int((moment - (last_activity_time or moment)).total_seconds()) if now else 0
        known = {
            "previous_objects": now,
            "inactivity_seconds": since,
            "last_activity_time": last_activity_time or moment,
        }
        if since >= inactivity_period and now == before:
            if len(now) >= min_objects:
                text = f"{bucket_name}/{prefix}: {len(now)} objects, unchanged for {inactivity_period} seconds"
                return {"status": "success", "message": text, **known}
            text = f"{bucket_name}/{prefix}: {len(now)} objects, fewer than {min_objects}"
            return {"status": "error", "message": text, **known}
        return {"status": "pending", **known}
