"""Results in objects of Cloud Storage."""

from __future__ import annotations

from typing import Any, ClassVar

from prefect.core.results.bucket import BucketResult
from prefect.tasks.google.client import storage_client


class GCSResult(BucketResult):
    """
    A value in an object of a bucket. Reading where there is no such object raises
    `google.api_core.exceptions.NotFound`.

    Credentials come from the secret `GCP_CREDENTIALS`, else from Google's own search order. Where Google refuses, each
    method raises `google.api_core.exceptions.GoogleAPIError`.

    Args:
        bucket: name of the bucket.
        kwargs: as for `Result`; `location` is the name of the object.

    Example:
        >>> result = GCSResult("reports", location="{flow_name}/{task_name}.pickle")
        >>> result.format(flow_name="etl", task_name="load").location
        'etl/load.pickle'
    """

    scheme: ClassVar[str] = "gs"

    @property
    def gcs_bucket(self) -> Any:
        """The library's bucket; never pickled with the result."""
        return storage_client().bucket(self.bucket)

    def _get(self, key: str) -> bytes:
        data: bytes = self.gcs_bucket.blob(key).download_as_bytes()
        return data

    def _put(self, key: str, data: bytes) -> None:
        self.gcs_bucket.blob(key).upload_from_string(data, content_type="application/octet-stream")

    def _has(self, key: str) -> bool:
        return bool(self.gcs_bucket.blob(key).exists())
