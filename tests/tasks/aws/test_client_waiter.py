from __future__ import annotations

import threading

import boto3
import pytest

from prefect.core.errors import WaitTimedOut
from prefect.tasks.aws import AWSClientWait
from prefect.tasks.aws import operation as operation_module
from prefect.tasks.aws.errors import AwsJobFailed, InvalidCall
from tests.tasks.aws.samples import stubbed


@pytest.mark.parametrize("name", ["bucket_exists", "BucketExists"])
def test_what_is_there(bucket, name):
    assert AWSClientWait("s3", name).run(waiter_kwargs={"Bucket": bucket}) is None


def test_what_comes(aws):
    threading.Timer(0.2, lambda: boto3.client("s3").create_bucket(Bucket="late")).start()
    task = AWSClientWait("s3", "bucket_exists", waiter_kwargs={"Bucket": "late", "WaiterConfig": {"Delay": 0.05}})
    task.run()


def test_what_does_not_come(aws):
    given = {"Bucket": "never", "WaiterConfig": {"Delay": 0, "MaxAttempts": 3}}
    with pytest.raises(WaitTimedOut, match="'bucket_exists' of s3 saw no end after 3 looks"):
        AWSClientWait("s3", "bucket_exists").run(waiter_kwargs=given)
    with pytest.raises(WaitTimedOut, match="not done after 0.01 seconds"):
        AWSClientWait("s3", "bucket_exists").run(
            waiter_kwargs={"Bucket": "never", "WaiterConfig": {"Delay": 0.02}}, max_wait=0.01
        )


def test_a_waiter_that_is_not_known(aws):
    with pytest.raises(InvalidCall, match="s3 has no waiter 'bucket_exist'; it has: bucket_exists"):
        AWSClientWait("s3", "bucket_exist").run()
    with pytest.raises(InvalidCall, match="sqs has no waiter 'x'; it has: none"):
        AWSClientWait("sqs", "x").run()


def test_a_waiter_of_ones_own(bucket):
    definition = {
        "version": 2,
        "waiters": {
            "Empty": {
                "operation": "ListObjectsV2", "delay": 1, "maxAttempts": 2,
                "acceptors": [{"matcher": "path", "argument": "KeyCount", "expected": 0, "state": "success"}],
            }
        },
    }  # fmt: skip
    AWSClientWait("s3", "Empty", definition).run(waiter_kwargs={"Bucket": bucket})


@pytest.mark.parametrize(
    ("name", "statuses", "fails"),
    [
        ("JobComplete", ["RUNNING", "SUCCEEDED"], False),
        ("job_running", ["RUNNABLE", "RUNNING"], False),
        ("JobExists", ["SUBMITTED"], False),
        ("JobComplete", ["FAILED"], True),
    ],
)
def test_jobs_of_batch(monkeypatch, name, statuses, fails):
    # the emulator runs jobs in Docker; the answers are the test's own
    stubber = stubbed("batch", monkeypatch, operation_module)
    for status in statuses:
        stubber.add_response(
            "describe_jobs",
            {
                "jobs": [
                    {
                        "jobName": "n",
                        "jobId": "i",
                        "jobQueue": "q",
                        "status": status,
                        "startedAt": 1,
                        "jobDefinition": "d",
                    }
                ]
            },
        )
    given = {"jobs": ["i"], "WaiterConfig": {"Delay": 0}}
    if fails:
        with pytest.raises(AwsJobFailed, match="'JobComplete' says that it has failed"):
            AWSClientWait("batch", name).run(waiter_kwargs=given)
    else:
        AWSClientWait("batch", name).run(waiter_kwargs=given)
    stubber.assert_no_pending_responses()


def test_an_error_that_the_waiter_does_not_expect(monkeypatch):
    stubber = stubbed("dynamodb", monkeypatch, operation_module)
    stubber.add_client_error("describe_table", "AccessDeniedException", "not for you")
    with pytest.raises(AwsJobFailed, match=r"'table_exists' was refused \(AccessDeniedException\): not for you"):
        AWSClientWait("dynamodb", "table_exists").run(waiter_kwargs={"TableName": "t"})
