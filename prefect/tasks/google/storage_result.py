"""Results in objects of Cloud Storage."""

from __future__ import annotations

from typing import Any

from prefect.core.errors import ResultUnreadable
from prefect.core.optional import optional
from prefect.core.results.base import Result
from prefect.tasks.google.client import storage_client

exceptions = optional("google.api_core.exceptions", extra="google")


class GCSResult(Result):
    """
    A value in an object of a bucket.

    Credentials come from the secret `GCP_CREDENTIALS`, else from Google's own search order.

    Args:
        bucket: name of the bucket.
        kwargs: as for `Result`; `location` is the name of the object.

    Example:
        >>> result = GCSResult("reports", location="{flow_name}/{task_name}.pickle")
        >>> result.format(flow_name="etl", task_name="load").location
        'etl/load.pickle'
    """

    def __init__(self, bucket: str | None = None, **kwargs: Any) -> None:
        self.bucket = bucket
        super().__init__(**kwargs)

    @property
    def gcs_bucket(self) -> Any:
        """The library's bucket; never pickled with the result."""
        return storage_client().bucket(self.bucket)

    def read(self, location: str) -> Result:
        """
        Read a value back.

        Args:
            location: name of the object.

        Returns:
            A new result with value and location; the value is `None` where there is no such object.

        Raises:
            ResultUnreadable: the object is damaged, or was written with another serializer.
            google.api_core.exceptions.GoogleAPIError: Google refused.
        """
        new = self.copy()
        new.location = location
        try:
            data = self.gcs_bucket.blob(location).download_as_bytes()
        except exceptions.NotFound:
            new.value = None
            return new
        try:
            new.value = self.serializer.deserialize(data)
        except Exception as err:
            raise ResultUnreadable(
                f"The result in gs://{self.bucket}/{location} cannot be read with {type(self.serializer).__name__}: "
                f"{err!r}. The object is damaged, or was written with another serializer; remove it to have the task "
                "run again."
            ) from err
        return new

    def write(self, value_: Any, **kwargs: Any) -> Result:
        """
        Store a value. The object is written whole or not at all.

        Args:
            value_: what to store.
            kwargs: what the placeholders of the location may name.

        Returns:
            A new result with value and location.

        Raises:
            google.api_core.exceptions.GoogleAPIError: Google refused.
        """
        new = self.format(**kwargs)
        new.value = value_
        data = self.serializer.serialize(value_)
        self.gcs_bucket.blob(new.location).upload_from_string(data, content_type="application/octet-stream")
        return new

    def exists(self, location: str, **kwargs: Any) -> bool:
        """
        Is there such an object?

        Args:
            location: name of the object, with or without placeholders.
            kwargs: what the placeholders may name.

        Returns:
            Whether there is.

        Raises:
            google.api_core.exceptions.GoogleAPIError: Google refused.
        """
        return bool(self.gcs_bucket.blob(location.format(**kwargs)).exists())
