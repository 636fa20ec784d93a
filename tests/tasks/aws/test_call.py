from __future__ import annotations

import boto3
import cloudpickle
import pytest
from botocore.exceptions import ClientError

from prefect.core.errors import WaitTimedOut
from prefect.core.flow import Flow
from prefect.tasks.aws import AWSCall
from prefect.tasks.aws.errors import AwsJobFailed, InvalidCall


@pytest.mark.parametrize(
    ("args", "kwargs", "message"),
    [
        (("s4", "list"), {}, "AWS has no service 's4'; the nearest is 's3'"),
        (("s3", "list_object_v2"), {}, "s3 has no operation 'list_object_v2'; the nearest is 'list_objects_v2'"),
        (("s3", "list_objects_v2"), {"Buket": "x"}, "no parameter 'Buket'; the nearest is 'Bucket'"),
        (("s3", "list_objects_v2", {"Buket": "x"}), {}, "no parameter 'Buket'"),
        (("s3", "list_buckets"), {"wait_for": {"operatoin": "x"}}, "`wait_for` has no field operatoin"),
    ],
)
def test_mistakes_are_found_when_the_task_is_built(args, kwargs, message):
    with pytest.raises(InvalidCall, match=message):
        AWSCall(*args, **kwargs)


@pytest.fixture
def many(bucket):
    for number in range(5):
        boto3.client("s3").put_object(Bucket=bucket, Key=f"{number}", Body=b"hello")
    return bucket


def test_calls_with_parameters_of_task_and_run(many):
    call = AWSCall("s3", "list_objects_v2", Bucket=many, MaxKeys=1)
    assert call.run()["KeyCount"] == 1
    assert call.run(MaxKeys=2, StartAfter="2")["KeyCount"] == 2
    assert call.run(parameters={"MaxKeys": 3})["KeyCount"] == 3
    assert AWSCall("s3", "ListObjectsV2", Bucket=many).run()["KeyCount"] == 5


def test_gathers_pages_and_selects(many):
    assert AWSCall("s3", "list_objects_v2").run(Bucket=many, MaxKeys=2, paginate="Contents[].Key") == [
        "0",
        "1",
        "2",
        "3",
        "4",
    ]
    assert AWSCall("s3", "list_objects_v2", Bucket=many, select="Contents[1].Key").run() == "1"
    with pytest.raises(InvalidCall, match="s3.head_bucket has no pages"):
        AWSCall("s3", "head_bucket", Bucket=many, paginate="x").run()


def test_a_stream_is_read(many):
    assert AWSCall("s3", "get_object", Bucket=many, Key="0", select="Body").run() == b"hello"


def test_waits_by_a_waiter(aws):
    table = {
        "TableName": "t",
        "KeySchema": [{"AttributeName": "a", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "a", "AttributeType": "S"}],
        "BillingMode": "PAY_PER_REQUEST",
    }
    call = AWSCall("dynamodb", "create_table", wait_for="table_exists", select="TableDescription.TableName", **table)
    assert call.run() == "t"


def waiting(status, **more):
    return AWSCall(
        "athena", "start_query_execution", QueryString="select 1", select="QueryExecutionId",
        wait_for={
            "operation": "get_query_execution", "send": {"QueryExecutionId": "made.QueryExecutionId"},
            "state": "QueryExecution.Status.State", "done": [status], "failed": ["FAILED", "QUEUED"], "delay": 0.01,
        },
        **more,
    )  # fmt: skip


def test_waits_by_a_look_of_ones_own(aws):
    assert len(waiting("SUCCEEDED").run()) == 36


def test_a_wait_that_does_not_end(aws):
    with pytest.raises((WaitTimedOut, AwsJobFailed)):
        waiting("NEVER", max_wait=0.02).run()


def test_in_a_flow_and_in_a_pickle(many):
    with Flow("call") as flow:
        found = AWSCall("s3", "list_objects_v2", name="list")(Bucket=many, select="KeyCount")
    assert flow.run().result[found].result == 5
    other = cloudpickle.loads(cloudpickle.dumps(AWSCall("s3", "list_objects_v2", Bucket=many, name="list")))
    assert (other.name, other.run(select="KeyCount")) == ("list", 5)


def test_what_aws_refuses_is_raised(aws):
    with pytest.raises(ClientError, match="NoSuchBucket"):
        AWSCall("s3", "list_objects_v2", Bucket="no-such-bucket").run()


def test_options_of_tasks_that_parameters_are_called_like(aws):
    call = AWSCall("batch", "describe_job_queues", {"jobQueues": []}, name="queues", max_retries=1, retry_delay=0)
    assert (call.name, call.max_retries, call.parameters) == ("queues", 1, {"jobQueues": []})
    assert call.run(select="jobQueues") == []
