"""Expected values of addresses were read off S3Hook of Airflow's amazon provider."""

from __future__ import annotations

import datetime
import gzip
import io
from pathlib import Path

import pytest
from botocore.exceptions import ClientError

from prefect.compat.airflow.hooks.s3 import S3Hook
from prefect.compat.airflow.standin.exceptions import AirflowException, AirflowNotFoundException


@pytest.fixture
def hook(bucket, connection):
    connection("aws_default", conn_type="aws", extra={"service_config": {"s3": {"bucket_name": bucket}}})
    found = S3Hook()
    for key in ("a/1.txt", "a/2.txt", "a/b/3.csv", "c.txt"):
        found.load_string(key, key, bucket)
    return found


@pytest.mark.parametrize(
    ("url", "result"),
    [
        ("s3://b/k/x", ("b", "k/x")), ("s3a://b/k", ("b", "k")), ("s3://b", ("b", "")), ("S3://b/k", ("b", "k")),
        ("https://b.s3.amazonaws.com/k/x", ("b", "k/x")), ("https://s3.eu-west-1.amazonaws.com/b/k", ("b", "k")),
        ("s3://b/k#x?y", ("b", "k#x?y")), ("x/y", None), ("https://example.org/b/k", None),
    ],
)  # fmt: skip
def test_parse_s3_url(url, result):
    if result is None:
        with pytest.raises(AirflowException, match="valid format"):
            S3Hook.parse_s3_url(url)
    else:
        assert S3Hook.parse_s3_url(url) == result


def test_bucket_and_key():
    assert S3Hook.get_s3_bucket_key("b", "k", "B", "K") == ("b", "k")
    assert S3Hook.get_s3_bucket_key(None, "s3://b/k", "B", "K") == ("b", "k")
    with pytest.raises(TypeError, match="If `B` is provided, K should be a relative path"):
        S3Hook.get_s3_bucket_key("b", "s3://b/k", "B", "K")


@pytest.mark.parametrize("form", ["bucket by name", "bucket of the connection", "address"])
def test_three_ways_to_name_an_object(hook, bucket, form):
    given = {
        "bucket by name": ("c.txt", bucket), "bucket of the connection": ("c.txt",), "address": (f"s3://{bucket}/c.txt",)
    }[form]  # fmt: skip
    assert hook.read_key(*given) == "c.txt"
    assert hook.check_for_key(*given) is True
    assert hook.head_object(*given)["ContentLength"] == 5
    assert hook.get_key(*given).get()["Body"].read() == b"c.txt"


@pytest.mark.parametrize(
    ("given", "keys"),
    [
        ({}, ["a/1.txt", "a/2.txt", "a/b/3.csv", "c.txt"]),
        ({"prefix": "a/"}, ["a/1.txt", "a/2.txt", "a/b/3.csv"]),
        ({"prefix": "a/", "delimiter": "/"}, ["a/1.txt", "a/2.txt"]),
        ({"prefix": "a/*.txt", "apply_wildcard": True}, ["a/1.txt", "a/2.txt"]),
        ({"start_after_key": "a/2.txt"}, ["a/b/3.csv", "c.txt"]),
        ({"max_items": 2, "page_size": 1}, ["a/1.txt", "a/2.txt"]),
        ({"from_datetime": datetime.datetime(2099, 1, 1, tzinfo=datetime.UTC)}, []),
        ({"to_datetime": datetime.datetime(2099, 1, 1, tzinfo=datetime.UTC), "prefix": "c"}, ["c.txt"]),
        ({"object_filter": lambda found, begin, end: found[:1]}, ["a/1.txt"]),
    ],
)
def test_list_keys(hook, bucket, given, keys):
    assert hook.list_keys(bucket, **given) == keys


def test_folders(hook, bucket):
    assert hook.list_prefixes(bucket, delimiter="/") == ["a/"]
    assert hook.list_prefixes(bucket, "a/", "/") == ["a/b/"]
    assert [hook.check_for_prefix(name, "/", bucket) for name in ("a", "a/b/", "x")] == [True, True, False]
    assert [found["Key"] for found in hook.get_file_metadata("a/b", bucket)] == ["a/b/3.csv"]


def test_patterns(hook, bucket):
    assert hook.get_wildcard_key("a/?.txt", bucket).key == "a/1.txt"
    assert hook.check_for_wildcard_key(f"s3://{bucket}/*.csv") is True
    assert hook.check_for_wildcard_key("*.json", bucket) is False


def test_write(hook, bucket, tmp_path):
    (tmp_path / "x").write_bytes(b"file")
    hook.load_file(tmp_path / "x", "f", bucket)
    hook.load_file(str(tmp_path / "x"), f"s3://{bucket}/g", gzip=True)
    hook.load_bytes(b"\xff", "b", bucket, encrypt=True)
    hook.load_file_obj(io.BytesIO(b"obj"), "o", bucket, acl_policy="private")
    hook.load_string("ä", "z", bucket, encoding="latin-1", compression="gzip")
    body = {key: hook.get_key(key, bucket).get()["Body"].read() for key in ("f", "g", "b", "o", "z")}
    assert body["f"] == b"file"
    assert gzip.decompress(body["g"]) == b"file"
    assert (body["b"], body["o"]) == (b"\xff", b"obj")
    assert gzip.decompress(body["z"]) == "ä".encode("latin-1")
    with pytest.raises(ValueError, match="The key f already exists"):
        hook.load_string("new", "f", bucket)
    hook.load_string("new", "f", bucket, replace=True)
    assert hook.read_key("f", bucket) == "new"
    hook._upload_file_obj(file_obj=io.BytesIO(b"again"), key="o", bucket_name=bucket, replace=True)
    assert hook.read_key("o", bucket) == "again"


def test_download(hook, bucket, tmp_path):
    path = Path(hook.download_file("a/1.txt", bucket, str(tmp_path)))
    assert path.read_text() == "a/1.txt"
    named = Path(hook.download_file("a/1.txt", bucket, str(tmp_path), True, False))
    assert named == tmp_path / "1.txt"
    with pytest.raises(FileExistsError):
        hook.download_file("a/1.txt", bucket, str(tmp_path), True, False)
    with pytest.raises(AirflowNotFoundException, match="nothing"):
        hook.download_file("nothing", bucket)


def test_sync(hook, bucket, tmp_path):
    (tmp_path / "stale").write_text("x")
    hook.sync_to_local_dir(bucket, tmp_path, "a/")
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["1.txt", "2.txt", "3.csv"]


def test_copy_and_delete(hook, bucket):
    hook.copy_object("c.txt", "d.txt", bucket, bucket)
    hook.copy_object(f"s3://{bucket}/c.txt", f"s3://{bucket}/e.txt")
    assert hook.read_key("e.txt", bucket) == "c.txt"
    hook.delete_objects(bucket, ["d.txt", "e.txt"])
    hook.delete_objects(bucket, "c.txt")
    assert hook.list_keys(bucket) == ["a/1.txt", "a/2.txt", "a/b/3.csv"]


def test_buckets(hook, bucket):
    assert hook.check_for_bucket(bucket) is True
    assert hook.check_for_bucket("nowhere") is False
    hook.create_bucket("other", "eu-west-1")
    hook.put_bucket_tagging({"a": "1"}, bucket_name="other")
    assert hook.get_bucket_tagging("other") == [{"Key": "a", "Value": "1"}]
    hook.delete_bucket_tagging("other")
    hook.load_string("x", "x", "other")
    assert [found.key for found in hook.get_bucket("other").objects.all()] == ["x"]
    hook.delete_bucket("other", force_delete=True)
    assert hook.check_for_bucket("other") is False


def test_presigned(hook, bucket):
    import urllib.request

    url = hook.generate_presigned_url("get_object", {"Bucket": bucket, "Key": "c.txt"})
    assert urllib.request.urlopen(url, timeout=10).read() == b"c.txt"


def test_what_is_not_there(hook, bucket):
    assert hook.check_for_key("nothing", bucket) is False
    for method in (hook.read_key, hook.get_key):
        with pytest.raises(ClientError):
            method("nothing", bucket)
