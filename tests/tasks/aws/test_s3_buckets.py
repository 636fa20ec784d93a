from __future__ import annotations

import boto3
import pytest
from botocore.exceptions import ClientError

from prefect.tasks.aws import (
    S3CreateBucket,
    S3DeleteBucket,
    S3DeleteBucketTagging,
    S3GetBucketTagging,
    S3PutBucketTagging,
)


def names():
    return [found["Name"] for found in boto3.client("s3").list_buckets()["Buckets"]]


@pytest.mark.parametrize("region", [None, "eu-west-1"])
def test_makes_a_bucket_once(aws, region):
    for _ in range(2):
        try:
            S3CreateBucket("new", region=region).run()
        except ClientError as err:  # the emulator knows two words for it
            assert err.response["Error"]["Code"] == "BucketAlreadyOwnedByYou"
    assert names() == ["new"]
    assert boto3.client("s3").get_bucket_location(Bucket="new")["LocationConstraint"] == region


def test_deletes_a_bucket(bucket):
    boto3.client("s3").put_object(Bucket=bucket, Key="a", Body=b"")
    with pytest.raises(ClientError, match="BucketNotEmpty"):
        S3DeleteBucket(bucket).run()
    S3DeleteBucket(bucket).run(force=True)
    assert names() == []
    S3DeleteBucket(bucket).run()


def test_deletes_versions_too(bucket):
    s3 = boto3.client("s3")
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    for _ in range(3):
        s3.put_object(Bucket=bucket, Key="a", Body=b"")
    s3.delete_object(Bucket=bucket, Key="a")
    S3DeleteBucket(bucket, force=True).run()
    assert names() == []


@pytest.mark.parametrize(
    "given",
    [{"tag_set": {"team": "data"}}, {"tag_set": [{"Key": "team", "Value": "data"}]}, {"key": "team", "value": "data"}],
)
def test_labels(bucket, given):
    S3PutBucketTagging(bucket).run(**given)
    assert S3GetBucketTagging(bucket).run() == [{"Key": "team", "Value": "data"}]
    S3DeleteBucketTagging(bucket).run()
    with pytest.raises(ClientError, match="NoSuchTagSet"):
        S3GetBucketTagging(bucket).run()


def test_a_label_is_needed(bucket):
    with pytest.raises(ValueError, match="needs `tag_set`, or `key` and `value`"):
        S3PutBucketTagging(bucket).run()
