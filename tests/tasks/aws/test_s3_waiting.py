from __future__ import annotations

import threading
import time

import boto3
import pytest
from botocore.exceptions import ClientError

from prefect.core.errors import WaitTimedOut
from prefect.core.flow import Flow
from prefect.tasks.aws import S3WaitForKey, S3WaitForUnchanged
from prefect.tasks.aws.errors import AwsJobFailed


@pytest.fixture
def s3(bucket):
    client = boto3.client("s3")
    for key in ("2024/a.csv", "2024/b.csv", "2024/c.txt"):
        client.put_object(Bucket=bucket, Key=key, Body=b"12345")
    return client


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"bucket_key": "2024/a.csv", "bucket_name": "reports"}, ["2024/a.csv"]),
        ({"bucket_key": ["s3://reports/2024/a.csv", "s3://reports/2024/c.txt"]}, ["2024/a.csv", "2024/c.txt"]),
        ({"bucket_key": "s3://reports/2024/*.csv", "wildcard_match": True}, ["2024/a.csv", "2024/b.csv"]),
        ({"bucket_key": r"s3://reports/20\d+/[bc]", "use_regex": True}, ["2024/b.csv", "2024/c.txt"]),
        ({"bucket_key": "s3://reports/2024/a.csv", "check_fn": lambda files: files == [{"Size": 5}]}, ["2024/a.csv"]),
    ],
)
def test_finds_what_is_there(s3, given, found):
    assert S3WaitForKey(**given).run(max_wait=0) == found


@pytest.mark.parametrize(
    "given",
    [
        {"bucket_key": "s3://reports/no"},
        {"bucket_key": ["s3://reports/2024/a.csv", "s3://reports/no"]},
        {"bucket_key": "s3://reports/*.parquet", "wildcard_match": True},
        {"bucket_key": "s3://reports/2024/a.csv", "check_fn": lambda files: files[0]["Size"] > 5},
    ],
)
def test_waits_for_what_is_not(s3, given):
    with pytest.raises(WaitTimedOut, match="not done after 0.01 seconds"):
        S3WaitForKey(**given).run(max_wait=0.01, poll_interval=0.02)


def test_sees_all_of_an_object_if_asked_to(s3):
    seen = []
    wait = S3WaitForKey("s3://reports/2024/a.csv", check_fn=lambda files: not seen.extend(files), metadata_keys=["*"])
    wait.run()
    assert {"ContentLength", "LastModified", "ETag", "Size"} <= set(seen[0])


def test_a_bucket_that_is_not_there_is_an_error(s3):
    with pytest.raises(ClientError, match="NoSuchBucket"):
        S3WaitForKey("s3://no-such-bucket/*", wildcard_match=True).run()


def test_in_a_flow_it_holds_no_thread(s3):
    with Flow("wait") as flow:
        found = S3WaitForKey(poll_interval=0.05)("s3://reports/late")
    threading.Timer(0.3, lambda: s3.put_object(Bucket="reports", Key="late", Body=b"")).start()
    before = threading.active_count()
    state = flow.run()
    assert state.result[found].result == ["late"]
    assert threading.active_count() <= before


def test_unchanged_for_a_while(s3):
    threading.Timer(0.2, lambda: s3.put_object(Bucket="reports", Key="2024/d", Body=b"")).start()
    began = time.monotonic()
    S3WaitForUnchanged("reports", "2024/", inactivity_period=0.4, poll_interval=0.05).run()
    assert time.monotonic() - began >= 0.5


def test_too_few_objects(s3):
    with pytest.raises(WaitTimedOut):
        S3WaitForUnchanged("reports", "2024/", inactivity_period=0, min_objects=4).run(
            poll_interval=0.02, max_wait=0.01
        )


@pytest.mark.parametrize("allowed", [True, False])
def test_an_object_that_goes_away(s3, allowed):
    wait = S3WaitForUnchanged(
        "reports", "2024/", 0, previous_objects=["2024/z"], allow_delete=allowed, poll_interval=0.01
    )
    if allowed:
        assert wait.run() is None
    else:
        with pytest.raises(AwsJobFailed, match="went away while waiting: 2024/z"):
            wait.run()
