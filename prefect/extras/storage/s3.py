"""Flows in a bucket of Amazon S3."""

from __future__ import annotations

from typing import Any

from prefect.core.optional import optional
from prefect.extras.storage.bucket import BucketStorage

boto3 = optional("boto3", extra="aws")


class S3(BucketStorage):
    """
    Flows in a bucket of Amazon S3, as pickles or as source.

    Args:
        bucket: the bucket.
        key: name of the object; made from the flow's name and the time if left out.
        stored_as_script: the object is the flow's source.
        local_script_path: the source to upload when the storage is built; `None` means that it is there already.
        client_options: further arguments of the client.
        upload_options: further arguments of uploads.
        kwargs: further arguments of `Storage`.
    """

    def __init__(
        self,
        bucket: str,
        key: str | None = None,
        stored_as_script: bool = False,
        local_script_path: str | None = None,
        client_options: dict[str, Any] | None = None,
        upload_options: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        self.client_options = client_options
        self.upload_options = upload_options
        super().__init__(bucket, key, stored_as_script, local_script_path, **kwargs)

    def _client(self) -> Any:
        return boto3.client("s3", **(self.client_options or {}))

    def _write(self, key: str, data: bytes) -> None:
        self._client().put_object(Bucket=self.bucket, Key=key, Body=data, **(self.upload_options or {}))

    def _read(self, key: str) -> bytes:
        data: bytes = self._client().get_object(Bucket=self.bucket, Key=key)["Body"].read()
        return data
