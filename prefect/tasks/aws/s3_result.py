"""Results in objects of S3."""

from __future__ import annotations

from typing import Any, ClassVar

from prefect.core.optional import optional
from prefect.core.results.bucket import BucketResult
from prefect.tasks.aws.client import aws_client

exceptions = optional("botocore.exceptions", extra="aws")

#: What S3 answers where there is no such object.
MISSING = ("404", "NoSuchKey", "NotFound")


class S3Result(BucketResult):
    """
    A value in an object of a bucket. Read where there is no such object, the value is `None`.

    Credentials come from the secret `AWS_CREDENTIALS`, else from boto3's own search order. Where S3 refuses, each
    method raises `botocore.exceptions.ClientError`.

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

    scheme: ClassVar[str] = "s3"

    def __init__(
        self,
        bucket: str,
        boto3_kwargs: dict[str, Any] | None = None,
        upload_options: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        self.boto3_kwargs = boto3_kwargs or {}
        self.upload_options = upload_options or {}
        super().__init__(bucket, **kwargs)

    @property
    def client(self) -> Any:
        """The client of S3; never pickled with the result."""
        return aws_client("s3", None, self.boto3_kwargs)

    def _get(self, key: str) -> bytes | None:
        try:
            data: bytes = self.client.get_object(Bucket=self.bucket, Key=key)["Body"].read()
        except exceptions.ClientError as err:
            if err.response["Error"]["Code"] not in MISSING:
                raise
            return None
        return data

    def _put(self, key: str, data: bytes) -> None:
        self.client.put_object(Bucket=self.bucket, Key=key, Body=data, **self.upload_options)

    def _has(self, key: str) -> bool:
        try:
            self.client.head_object(Bucket=self.bucket, Key=key)
        except exceptions.ClientError as err:
            if err.response["Error"]["Code"] in MISSING:
                return False
            raise
        return True
