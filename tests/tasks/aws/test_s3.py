from __future__ import annotations

import gzip

import boto3
import pytest
from botocore.exceptions import ClientError

from prefect.tasks.aws import S3Download, S3List, S3Upload


@pytest.fixture
def s3(bucket):
    return boto3.client("s3")


def contents(s3, key):
    return s3.get_object(Bucket="reports", Key=key)["Body"].read()


@pytest.mark.parametrize(
    ("data", "stored"),
    [
        ("grün", "grün".encode()),
        (b"\xff\x00", b"\xff\x00"),
        (bytearray(b"ab"), b"ab"),
        ("", b""),
        ("x" * 9_000_000, None),
    ],
    ids=["text", "bytes", "bytearray", "empty", "in several parts"],
)
def test_upload(s3, data, stored):
    assert S3Upload("reports").run(data, "a/key") == "a/key"
    assert contents(s3, "a/key") == (data.encode() if stored is None else stored)


def test_upload_makes_up_a_key(s3):
    key = S3Upload("reports").run("x")
    assert len(key) == 36
    assert contents(s3, key) == b"x"


def test_upload_packs(s3):
    S3Upload("reports").run("hello", "k", compression="gzip")
    assert gzip.decompress(contents(s3, "k")) == b"hello"


@pytest.mark.parametrize(
    ("of_run", "metadata", "kind"),
    [
        ({}, {}, "text/csv"),
        ({"upload_options": {"Metadata": {"a": "b"}}}, {"a": "b"}, "binary/octet-stream"),
    ],
    ids=["of the task", "of the run, in place of the task's"],
)
def test_upload_options(s3, of_run, metadata, kind):
    S3Upload("reports", upload_options={"ContentType": "text/csv"}).run("x", "k", **of_run)
    head = s3.head_object(Bucket="reports", Key="k")
    assert (head["Metadata"], head["ContentType"]) == (metadata, kind)


@pytest.mark.parametrize("data", [5, None, ["a"]])
def test_upload_refuses(s3, data):
    with pytest.raises(TypeError, match="takes text or bytes"):
        S3Upload("reports").run(data, "k")


@pytest.mark.parametrize(
    ("stored", "arguments", "expected"),
    [
        ("grün".encode(), {}, "grün"),
        (b"\xff", {"as_bytes": True}, b"\xff"),
        (gzip.compress(b"hello"), {"compression": "gzip"}, "hello"),
        (gzip.compress(b"\xff"), {"compression": "gzip", "as_bytes": True}, b"\xff"),
    ],
    ids=["text", "bytes", "packed", "packed bytes"],
)
def test_download(s3, stored, arguments, expected):
    s3.put_object(Bucket="reports", Key="k", Body=stored)
    assert S3Download("reports").run("k", **arguments) == expected


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"key": "none"}, ClientError, "NoSuchKey"),
        ({"key": "k"}, UnicodeDecodeError, "utf-8"),
        ({"key": "k", "compression": "gzip", "as_bytes": True}, gzip.BadGzipFile, "Not a gzipped"),
        ({"key": "k", "compression": "rar"}, ValueError, "'rar' is not known; use 'gzip'"),
        ({"key": "k", "bucket": None}, ValueError, "No 'bucket' was given"),
        ({"key": "k", "credentials": {"ACCESS_KEY": "a"}}, ValueError, "lack SECRET_ACCESS_KEY"),
    ],
)
def test_download_errors(s3, arguments, error, message):
    s3.put_object(Bucket="reports", Key="k", Body=b"\xff")
    with pytest.raises(error, match=message):
        S3Download("reports").run(**arguments)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"prefix": ""}, ["a", "logs/1", "logs/2", "logs/3", "logs/old/1"]),
        ({"prefix": "logs/"}, ["logs/1", "logs/2", "logs/3", "logs/old/1"]),
        ({"prefix": "logs/", "page_size": 2}, ["logs/1", "logs/2", "logs/3", "logs/old/1"]),
        ({"prefix": "logs/", "delimiter": "/"}, ["logs/1", "logs/2", "logs/3"]),
        ({"prefix": "logs/", "max_items": 2}, ["logs/1", "logs/2"]),
        ({"prefix": "nothing"}, []),
        ({"prefix": "a", "last_modified_begin": "2000-01-01"}, ["a"]),
        ({"prefix": "a", "last_modified_begin": "2000-01-01", "last_modified_end": "2001-01-01T00:00:00Z"}, []),
        ({"prefix": "a", "last_modified_begin": "2200-01-01T00:00:00+02:00"}, []),
    ],
)
def test_list(s3, arguments, expected):
    for key in ("a", "logs/1", "logs/2", "logs/3", "logs/old/1"):
        s3.put_object(Bucket="reports", Key=key, Body=b"")
    assert S3List("reports").run(**arguments) == expected


def test_list_takes_the_begin_in_and_leaves_the_end_out(s3):
    s3.put_object(Bucket="reports", Key="a", Body=b"")
    moment = s3.head_object(Bucket="reports", Key="a")["LastModified"].isoformat()
    assert S3List("reports").run("", last_modified_begin=moment) == ["a"]
    assert S3List("reports").run("", last_modified_end=moment) == []


@pytest.mark.parametrize(
    ("task", "arguments", "error"),
    [
        (S3List(), {"prefix": ""}, ValueError),
        (S3List("reports"), {"prefix": "", "last_modified_begin": "nonsense"}, ValueError),
        (S3List("not-there"), {"prefix": ""}, ClientError),
    ],
)
def test_list_errors(s3, task, arguments, error):
    with pytest.raises(error):
        task.run(**arguments)
