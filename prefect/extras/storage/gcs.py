"""Flows in a bucket of Google Cloud Storage."""

from __future__ import annotations

from typing import Any

from prefect.core.optional import optional
from prefect.extras.storage.bucket import BucketStorage

storage = optional("google.cloud.storage", extra="google")


class GCS(BucketStorage):
    """
    Flows in a bucket of Google Cloud Storage, as pickles or as source.

    Args:
        bucket: the bucket.
        key: name of the object; made from the flow's name and the time if left out.
        project: the project; the one of the credentials if left out.
        stored_as_script: the object is the flow's source.
        local_script_path: the source to upload when the storage is built; `None` means that it is there already.
        kwargs: further arguments of `Storage`.
    """

    def __init__(
        self,
        bucket: str,
        key: str | None = None,
        project: str | None = None,
        stored_as_script: bool = False,
        local_script_path: str | None = None,
        **kwargs: Any,
    ) -> None:
        self.project = project
        super().__init__(bucket, key, stored_as_script, local_script_path, **kwargs)

    def _blob(self, key: str) -> Any:
        return storage.Client(project=self.project).bucket(self.bucket).blob(key)

    def _write(self, key: str, data: bytes) -> None:
        self._blob(key).upload_from_string(data)

    def _read(self, key: str) -> bytes:
        data: bytes = self._blob(key).download_as_bytes()
        return data
