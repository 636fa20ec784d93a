from __future__ import annotations

import datetime
import stat

import boto3
import pytest
from botocore.exceptions import ClientError

from prefect.tasks.aws import (
    S3CopyObject,
    S3CopyPrefix,
    S3CreateObject,
    S3DeleteObjects,
    S3FileTransform,
    S3ListPrefixes,
)
from prefect.tasks.aws.errors import AwsJobFailed
from prefect.tasks.aws.s3_objects import ObjectExists, delete_all


@pytest.fixture
def s3(bucket):
    client = boto3.client("s3")
    for key in ("a/1.txt", "a/2.txt", "b/3.txt"):
        client.put_object(Bucket=bucket, Key=key, Body=key.encode())
    return client


def keys(s3):
    return [found["Key"] for found in s3.list_objects_v2(Bucket="reports").get("Contents", ())]


def body(s3, key):
    return s3.get_object(Bucket="reports", Key=key)["Body"].read()


@pytest.mark.parametrize(
    "places",
    [
        {"source_key": "s3://reports/a/1.txt", "dest_key": "s3://reports/c.txt"},
        {"source_key": "a/1.txt", "source_bucket": "reports", "dest_key": "c.txt", "dest_bucket": "reports"},
    ],
)
def test_copies_an_object(s3, places):
    assert S3CopyObject(**places).run() is None
    assert body(s3, "c.txt") == b"a/1.txt"
    assert "a/1.txt" in keys(s3)


def test_moves_an_object_with_settings(s3):
    options = {"MetadataDirective": "REPLACE", "Metadata": {"by": "test"}}
    S3CopyObject("s3://reports/a/1.txt", "s3://reports/c.txt", copy_options=options, delete_source=True).run()
    assert s3.head_object(Bucket="reports", Key="c.txt")["Metadata"] == {"by": "test"}
    assert "a/1.txt" not in keys(s3)


@pytest.mark.parametrize(
    ("places", "message"),
    [
        ({"source_key": "a", "dest_key": "b"}, "No bucket was given for 'source_key'"),
        ({"source_key": "s3://x/a", "source_bucket": "y", "dest_key": "s3://x/b"}, "names a bucket of its own"),
        ({"dest_key": "s3://x/b"}, "No 'source_key' was given"),
    ],
)
def test_a_place_is_a_bucket_and_a_key(places, message, aws):
    with pytest.raises(ValueError, match=message):
        S3CopyObject(**places).run()


def test_copies_a_prefix(s3):
    assert S3CopyPrefix("s3://reports/a/", "s3://reports/z/").run() == ["z/1.txt", "z/2.txt"]
    assert body(s3, "z/2.txt") == b"a/2.txt"


def test_a_prefix_with_failures(s3):
    bad = {"source_prefix": "s3://reports/a/", "dest_prefix": "s3://no-such-bucket/"}
    with pytest.raises(ClientError, match="NoSuchBucket|does not exist"):
        S3CopyPrefix(**bad).run()
    with pytest.raises(AwsJobFailed, match="2 of 2 objects were not copied: a/1.txt"):
        S3CopyPrefix(**bad, continue_on_failure=True).run()


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        ({"keys": "a/1.txt"}, ["a/2.txt", "b/3.txt"]),
        ({"keys": ["a/1.txt", "b/3.txt", "not there"]}, ["a/2.txt"]),
        ({"prefix": "a/"}, ["b/3.txt"]),
        ({"prefix": ""}, []),
        (
            {"prefix": "", "to_datetime": datetime.datetime(2001, 1, 1, tzinfo=datetime.UTC)},
            ["a/1.txt", "a/2.txt", "b/3.txt"],
        ),
        ({"prefix": "", "from_datetime": datetime.datetime(2001, 1, 1, tzinfo=datetime.UTC)}, []),
    ],
)
def test_deletes(s3, chosen, left):
    S3DeleteObjects("reports", **chosen).run()
    assert keys(s3) == left


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ({}, "either `keys` or `prefix`"),
        ({"keys": ["a"], "prefix": "b"}, "either `keys` or `prefix`"),
        ({"prefix": "", "to_datetime": datetime.datetime(2001, 1, 1)}, "needs a time zone"),
    ],
)
def test_what_to_delete_has_to_be_clear(s3, chosen, message):
    with pytest.raises(ValueError, match=message):
        S3DeleteObjects("reports", **chosen).run()


def test_more_than_a_thousand_are_deleted(s3):
    asked = []

    class Client:
        def delete_objects(self, Bucket, Delete):
            asked.append(len(Delete["Objects"]))
            return {}

    assert delete_all(Client(), "reports", [str(number) for number in range(2500)]) == 2500
    assert asked == [1000, 1000, 500]


def test_what_could_not_be_deleted_is_said():
    class Client:
        def delete_objects(self, Bucket, Delete):
            return {"Errors": [{"Key": "a", "Code": "AccessDenied", "Message": "Access Denied"}]}

    with pytest.raises(AwsJobFailed, match="1 objects of b could not be deleted, the first is 'a': AccessDenied"):
        delete_all(Client(), "b", ["a"])


def test_creates_an_object_once(s3):
    create = S3CreateObject("s3://reports/new.txt")
    create.run("grüß", encoding="latin-1")
    assert body(s3, "new.txt") == "grüß".encode("latin-1")
    with pytest.raises(ObjectExists, match="s3://reports/new.txt is there already; say replace=True"):
        create.run("again")
    create.run(b"again", replace=True, compression="gzip")
    assert body(s3, "new.txt")[:2] == b"\x1f\x8b"
    with pytest.raises(ValueError, match="'zip' is not known"):
        create.run("x", replace=True, compression="zip")


def test_lists_folders(s3):
    assert S3ListPrefixes("reports").run() == ["a/", "b/"]
    assert S3ListPrefixes("reports", prefix="a/").run() == []


def test_transforms_by_a_program(s3, tmp_path):
    script = tmp_path / "upper.py"
    script.write_text("import sys\nopen(sys.argv[2], 'w').write(open(sys.argv[1]).read().upper() + sys.argv[3])\n")
    S3FileTransform("s3://reports/a/1.txt", "s3://reports/up.txt", str(script), script_args=["!"]).run()
    assert body(s3, "up.txt") == b"A/1.TXT!"


def test_a_program_that_fails_leaves_nothing(s3, tmp_path):
    script = tmp_path / "bad"
    script.write_text("#!/bin/sh\necho no such column >&2\nexit 3\n")
    script.chmod(script.stat().st_mode | stat.S_IEXEC)
    with pytest.raises(AwsJobFailed, match="ended with 3: no such column"):
        S3FileTransform("s3://reports/a/1.txt", "s3://reports/up.txt", str(script)).run()
    assert "up.txt" not in keys(s3)
