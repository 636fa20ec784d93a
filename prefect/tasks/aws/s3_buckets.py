"""Buckets of S3: make, delete, label."""

from __future__ import annotations

from typing import Any

from prefect.core.optional import optional
from prefect.core.settable import Task, needed, settable
from prefect.tasks.aws.client import Credentials, aws_client
from prefect.tasks.aws.operation import code_of
from prefect.tasks.aws.s3_objects import delete_all

exceptions = optional("botocore.exceptions", extra="aws")


class S3CreateBucket(Task):
    """
    Make a bucket, if you do not have it already.

    Args:
        bucket: name of the bucket.
        region: where it is; `None` means the client's region.
        options: further parameters of `create_bucket` by the API's own names.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: no bucket was named, neither to the task nor to the run.
        botocore.exceptions.ClientError: S3 refused.

    Example:
        >>> S3CreateBucket("new-bucket").run()
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("bucket", "region", "options")
    def run(
        self,
        bucket: str | None = None,
        region: str | None = None,
        options: dict[str, Any] | None = None,
        credentials: Credentials | None = None,
    ) -> None:
        client = aws_client("s3", credentials, self.boto_kwargs)
        given = {"Bucket": needed(bucket, "bucket"), **(options or {})}
        region = region or client.meta.region_name
        if region not in (None, "us-east-1", "aws-global") and "CreateBucketConfiguration" not in given:
            given["CreateBucketConfiguration"] = {"LocationConstraint": region}
        try:
            client.create_bucket(**given)
        except exceptions.ClientError as err:
            if code_of(err) != "BucketAlreadyOwnedByYou":
                raise


class S3DeleteBucket(Task):
    """
    Delete a bucket; one that is not there is no error.

    Args:
        bucket: name of the bucket.
        force: delete the objects in it first, with all their versions.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: no bucket was named, neither to the task nor to the run.
        botocore.exceptions.ClientError: S3 refused.

    Example:
        >>> S3DeleteBucket("old-reports", force=True).run()
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("bucket", "force")
    def run(self, bucket: str | None = None, force: bool = False, credentials: Credentials | None = None) -> None:
        client = aws_client("s3", credentials, self.boto_kwargs)
        bucket = needed(bucket, "bucket")
        try:
            if force:
                self._empty(client, bucket)
            client.delete_bucket(Bucket=bucket)
        except exceptions.ClientError as err:
            if code_of(err) not in ("NoSuchBucket", "404"):
                raise

    @staticmethod
    def _empty(client: Any, bucket: str) -> None:
        for page in client.get_paginator("list_object_versions").paginate(Bucket=bucket):
            found = [*page.get("Versions", ()), *page.get("DeleteMarkers", ())]
            if found:
                known = [{"Key": each["Key"], "VersionId": each["VersionId"]} for each in found]
                client.delete_objects(Bucket=bucket, Delete={"Objects": known, "Quiet": True})
        delete_all(
            client,
            bucket,
            [
                each["Key"]
                for page in client.get_paginator("list_objects_v2").paginate(Bucket=bucket)
                for each in page.get("Contents", ())
            ],
        )


class S3PutBucketTagging(Task):
    """
    Label a bucket. The labels that it had are gone after that.

    Args:
        bucket: name of the bucket.
        tag_set: the labels: a dict, or a list of dicts with `Key` and `Value`.
        key: one label's key; goes together with `value`.
        value: one label's value.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: no bucket was named, or no label was given.
        botocore.exceptions.ClientError: S3 refused.

    Example:
        >>> S3PutBucketTagging("reports").run(tag_set={"team": "data"})
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("bucket", "tag_set", "key", "value")
    def run(
        self,
        bucket: str | None = None,
        tag_set: dict[str, str] | list[dict[str, str]] | None = None,
        key: str | None = None,
        value: str | None = None,
        credentials: Credentials | None = None,
    ) -> None:
        client = aws_client("s3", credentials, self.boto_kwargs)
        bucket = needed(bucket, "bucket")
        if isinstance(tag_set, dict):
            tag_set = [{"Key": name, "Value": text} for name, text in tag_set.items()]
        tags = [*(tag_set or ())]
        if key is not None and value is not None:
            tags.append({"Key": key, "Value": value})
        if not tags:
            raise ValueError("S3PutBucketTagging needs `tag_set`, or `key` and `value`.")
        client.put_bucket_tagging(Bucket=bucket, Tagging={"TagSet": tags})
