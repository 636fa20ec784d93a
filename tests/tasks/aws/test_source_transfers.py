from __future__ import annotations

import gzip
import io
import json

import boto3
import pytest

from prefect.tasks.aws import DynamoDBPutItems, FilesToS3, RowsToS3, source_transfers
from prefect.tasks.aws.s3_objects import ObjectExists
from tests.tasks.aws.samples import stubbed

ROWS = [{"a": 1, "b": "x"}, {"a": 2, "b": "grün"}]


def contents(key: str) -> bytes:
    return boto3.client("s3").get_object(Bucket="reports", Key=key)["Body"].read()


def generated():
    yield from ROWS


@pytest.mark.parametrize("rows", [ROWS, generated, iter(ROWS)], ids=["list", "function", "iterator"])
@pytest.mark.parametrize(
    ("options", "stored"),
    [
        ({}, b'{"a": 1, "b": "x"}\n{"a": 2, "b": "gr\\u00fcn"}\n'),
        ({"file_format": "csv"}, "a,b\n1,x\n2,grün\n".encode()),
    ],
)
def test_rows(bucket, rows, options, stored):
    rows = iter(ROWS) if not callable(rows) else rows
    assert RowsToS3(key="s3://reports/rows", **options).run(rows) == 2
    assert contents("rows") == stored


def test_no_rows(bucket):
    assert RowsToS3(key="s3://reports/rows", file_format="csv").run([]) == 0
    assert contents("rows").strip() == b""


def test_rows_are_packed_and_not_written_over(bucket):
    task = RowsToS3(key="rows.gz", bucket="reports", compression="gzip")
    task.run([{"a": 1}])
    assert json.loads(gzip.decompress(contents("rows.gz"))) == {"a": 1}
    with pytest.raises(ObjectExists):
        task.run([{"a": 2}])
    assert task.run([{"a": 2}], replace=True) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [({"file_format": "xml"}, "xml"), ({"compression": "zip"}, "zip"), ({"rows": None}, "rows")],
)
def test_rows_refuse(bucket, arguments, message):
    with pytest.raises(ValueError, match=message):
        RowsToS3(key="s3://reports/rows").run(**{"rows": ROWS, **arguments})


def test_a_source_that_breaks_off_writes_nothing(bucket):
    def broken():
        yield {"a": 1}
        raise OSError("the line is cut")

    with pytest.raises(OSError, match="cut"):
        RowsToS3(key="s3://reports/rows").run(broken)
    assert "Contents" not in boto3.client("s3").list_objects_v2(Bucket=bucket)


def test_files(bucket):
    opened = io.BytesIO(b"two")
    files = [("a.txt", b"one"), ("s/b.txt", opened)]
    task = FilesToS3(prefix="s3://reports/in/")
    assert task.run(lambda: iter(files)) == ["a.txt", "s/b.txt"]
    assert (contents("in/a.txt"), contents("in/s/b.txt")) == (b"one", b"two")
    assert opened.closed
    assert task.run([("a.txt", b"other"), ("c.txt", b"three")]) == ["c.txt"]
    assert contents("in/a.txt") == b"one"
    with pytest.raises(ObjectExists):
        task.run([("a.txt", b"other")], refuse=True)
    assert task.run([("a.txt", b"other")], replace=True) == ["a.txt"]


def test_a_file_without_a_name_has_the_key_that_is_given(bucket):
    FilesToS3(prefix="s3://reports/one.json").run([("", b"{}")])
    assert contents("one.json") == b"{}"


@pytest.fixture
def table(aws):
    client = boto3.client("dynamodb")
    client.create_table(
        TableName="jobs", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}], BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "N"}],
    )  # fmt: skip
    return boto3.resource("dynamodb").Table("jobs")


def test_items(table):
    items = [{"id": number, "share": number / 4, "deep": {"x": [0.5]}} for number in range(60)]
    assert DynamoDBPutItems("jobs").run(lambda: items) == 60
    assert table.scan()["Count"] == 60
    assert float(table.get_item(Key={"id": 3})["Item"]["share"]) == 0.75


def test_items_that_were_left_are_sent_again(monkeypatch):
    # the emulator is never too busy
    dynamodb = stubbed("dynamodb", monkeypatch, source_transfers)
    left = {"jobs": [{"PutRequest": {"Item": {"id": {"N": "1"}}}}]}
    dynamodb.add_response("batch_write_item", {"UnprocessedItems": left})
    dynamodb.add_response("batch_write_item", {"UnprocessedItems": {}}, {"RequestItems": left})
    assert DynamoDBPutItems("jobs").run([{"id": 1}, {"id": 2}]) == 2
    dynamodb.assert_no_pending_responses()
