from __future__ import annotations

import json
import threading

import boto3
import pytest

from prefect.core.errors import WaitTimedOut
from prefect.tasks.aws import DynamoDBToS3, DynamoDBWaitForValue


@pytest.fixture
def table(aws):
    made = boto3.resource("dynamodb").create_table(
        TableName="jobs",
        BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}, {"AttributeName": "day", "KeyType": "RANGE"}],
        AttributeDefinitions=[
            {"AttributeName": "id", "AttributeType": "S"},
            {"AttributeName": "day", "AttributeType": "N"},
        ],
    )
    made.put_item(Item={"id": "a", "day": 1, "state": "new", "tags": {"x", "y"}})
    return made


KEY = {"sort_key_name": "day", "sort_key_value": 1}


@pytest.mark.parametrize("value", ["new", ["old", "new"]])
def test_a_value_that_is_there(table, value):
    assert DynamoDBWaitForValue("jobs", "id", "a", "state", value, **KEY).run(max_wait=0) is None


def test_a_value_that_comes(table):
    threading.Timer(0.2, lambda: table.put_item(Item={"id": "a", "day": 1, "state": "done"})).start()
    DynamoDBWaitForValue("jobs", "id", "a", "state", "done", **KEY).run(poll_interval=0.05, max_wait=20)


@pytest.mark.parametrize(("key", "attribute"), [("a", "state"), ("b", "state"), ("a", "other")])
def test_a_value_that_does_not_come(table, key, attribute):
    with pytest.raises(WaitTimedOut):
        DynamoDBWaitForValue("jobs", "id", key, attribute, "done", **KEY).run(poll_interval=0.02, max_wait=0.01)


def test_a_table_goes_to_s3(table, bucket):
    table.put_item(Item={"id": "b", "day": 2, "size": 3})
    keys = DynamoDBToS3("jobs", bucket, prefix="out", file_size=1).run()
    assert len(keys) == 2
    s3 = boto3.client("s3")
    items = [json.loads(s3.get_object(Bucket=bucket, Key=key)["Body"].read()) for key in keys]
    assert sorted(items, key=lambda item: item["id"]) == [
        {"id": "a", "day": 1, "state": "new", "tags": ["x", "y"]},
        {"id": "b", "day": 2, "size": 3},
    ]
    assert all(key.startswith("out/") for key in keys)
    assert DynamoDBToS3("jobs", bucket, process_func=lambda item: item["id"].encode()).run() != []
