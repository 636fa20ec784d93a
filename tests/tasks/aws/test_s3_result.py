from __future__ import annotations

import boto3
import cloudpickle
import pytest
from botocore.exceptions import ClientError

from prefect.core.errors import ResultUnreadable
from prefect.core.flow import Flow
from prefect.core.function_task import task
from prefect.core.results.serializers import JSONSerializer
from prefect.tasks.aws.s3_result import S3Result


def test_written_found_and_read(bucket):
    written = S3Result(bucket, location="{name}.pickle").write([1, 2], name="one")
    assert written.location == "one.pickle"
    assert S3Result(bucket).read("one.pickle").value == [1, 2]
    assert S3Result(bucket).exists("{name}.pickle", name="one")
    assert not S3Result(bucket).exists("two")
    assert S3Result(bucket).read("two").value is None


def test_settings_and_serializer(bucket):
    options = {"ContentType": "application/json"}
    S3Result(bucket, upload_options=options, serializer=JSONSerializer(), location="a.json").write({"a": 1})
    found = boto3.client("s3").get_object(Bucket=bucket, Key="a.json")
    assert (found["ContentType"], found["Body"].read()) == ("application/json", b'{"a": 1}')


def test_a_damaged_object(bucket):
    boto3.client("s3").put_object(Bucket=bucket, Key="a", Body=b"no pickle")
    with pytest.raises(ResultUnreadable, match="s3://reports/a cannot be read"):
        S3Result(bucket).read("a")


def test_a_bucket_that_is_not_there(aws):
    with pytest.raises(ClientError, match="NoSuchBucket"):
        S3Result("no-such-bucket", location="a").write(1)


def test_travels_without_its_client(bucket):
    result = S3Result(bucket, location="a")
    assert result.client is not None
    assert cloudpickle.loads(cloudpickle.dumps(result)).write(1).location == "a"


def test_keeps_the_results_of_a_flow(bucket):
    with Flow("kept", result=S3Result(bucket)) as flow:
        done = task(lambda: 41, name="a", checkpoint=True, target="a.pickle")()
    flow.run()
    assert S3Result(bucket).read("a.pickle").value == 41
    assert flow.run().result[done].is_cached()
