"""Results in objects of S3."""

from __future__ import annotations

from typing import Any

from prefect.core.errors import ResultUnreadable
from prefect.core.optional import optional
from prefect.core.results.base import Result
from prefect.tasks.aws.client import aws_client

exceptions = optional("botocore.exceptions", extra="aws")

#: What S3 answers where there is no such object.
MISSING = ("404", "NoSuchKey", "NotFound")


class S3Result(Result):
    """
    A value in an object of a bucket.

    Credentials come from the secret `AWS_CREDENTIALS`, else from boto3's own search order.

    Args:
        bucket: name of the bucket.
        boto3_kwargs: further arguments of the client (region, endpoint, role …).
        upload_options: S3's further settings of the object (`ServerSideEncryption`, `ContentType` …).
        kwargs: as for `Result`; `location` is the key.

    Example:
        >>> result = S3Result("reports", location="{flow_name}/{task_name}.pickle")
        >>> result.format(flow_name="etl", task_name="load").location
        'etl/load.pickle'
    """

    def __init__(
        self,
        bucket: str,
        boto3_kwargs: dict[str, Any] | None = None,
        upload_options: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        self.bucket = bucket
        self.boto3_kwargs = boto3_kwargs or {}
        self.upload_options = upload_options or {}
        super().__init__(**kwargs)

    @property
    def client(self) -> Any:
        """The client of S3; never pickled with the result."""
        return aws_client("s3", None, self.boto3_kwargs)

    def read(self, location: str) -> Result:
        """
        Read a value back.

        Args:
            location: the key.

        Returns:
            A new result with value and location; the value is `None` where there is no such object.

        Raises:
            ResultUnreadable: the object is damaged, or was written with another serializer.
            botocore.exceptions.ClientError: S3 refused.
        """
        new = self.copy()
        new.location = location
        try:
            data = self.client.get_object(Bucket=self.bucket, Key=location)["Body"].read()
        except exceptions.ClientError as err:
            if err.response["Error"]["Code"] not in MISSING:
                raise
            new.value = None
            return new
        try:
            new.value = self.serializer.deserialize(data)
        except Exception as err:
            raise ResultUnreadable(
                f"The result in s3://{self.bucket}/{location} cannot be read with {type(self.serializer).__name__}: "
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
            botocore.exceptions.ClientError: S3 refused.
        """
        new = self.format(**kwargs)
        new.value = value_
        data = self.serializer.serialize(value_)
        self.client.put_object(Bucket=self.bucket, Key=new.location, Body=data, **self.upload_options)
        return new

    def exists(self, location: str, **kwargs: Any) -> bool:
        """
        Is there such an object?

        Args:
            location: the key, with or without placeholders.
            kwargs: what the placeholders may name.

        Returns:
            Whether there is.

        Raises:
            botocore.exceptions.ClientError: S3 refused.
        """
        try:
            self.client.head_object(Bucket=self.bucket, Key=location.format(**kwargs))
        except exceptions.ClientError as err:
            if err.response["Error"]["Code"] in MISSING:
                return False
            raise
        return True
