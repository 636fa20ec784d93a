"""Google's client is stood for by a small one in memory."""

from __future__ import annotations

import io

import boto3
import pytest

from prefect.tasks.aws import FtpToS3, GcsToS3, S3ToFtp, S3ToSftp, SftpToS3, server_transfers


def body(key):
    return boto3.client("s3").get_object(Bucket="reports", Key=key)["Body"].read()


def test_sftp(bucket, ssh_server):
    SftpToS3("/greeting.txt", "s3://reports/a").run(server=ssh_server.address)
    assert body("a") == b"hello"
    S3ToSftp("s3://reports/a", "/d/b").run(server=ssh_server.address)
    assert (ssh_server.root / "d/b").read_text() == "hello"


def test_ftp(bucket, ftp_server):
    FtpToS3("/greeting.txt", "s3://reports/a").run(server=ftp_server.address)
    assert body("a") == b"hello"
    S3ToFtp("s3://reports/a", "/d/b").run(server=ftp_server.address)
    assert (ftp_server.root / "d/b").read_text() == "hello"


@pytest.mark.parametrize("task", [SftpToS3("a", "s3://reports/a"), FtpToS3("a", "s3://reports/a")])
def test_a_server_is_needed(bucket, task):
    with pytest.raises(ValueError, match="No 'server' was given"):
        task.run()


class Blob:
    def __init__(self, name):
        self.name = name

    def open(self, mode):
        return io.BytesIO(self.name.encode())


class Storage:
    @staticmethod
    def Client():
        return Storage()

    def bucket(self, name, user_project):
        self.client = self
        return self

    def list_blobs(self, bucket, prefix, match_glob):
        names = ("2024/a/", "2024/a/x.csv", "2024/y.csv", "2025/z.csv")
        return [Blob(name) for name in names if name.startswith(prefix or "")]


@pytest.mark.parametrize(
    ("given", "keys"),
    [
        ({}, ["lake/2024/a/x.csv", "lake/2024/y.csv"]),
        ({"keep_directory_structure": False}, ["lake/a/x.csv", "lake/y.csv"]),
        ({"flatten_structure": True}, ["lake/x.csv", "lake/y.csv"]),
    ],
)
def test_google(bucket, monkeypatch, given, keys):
    monkeypatch.setattr(server_transfers, "storage", Storage)
    task = GcsToS3("g", "2024/", "s3://reports/lake/", **given)
    assert task.run() == ["2024/a/x.csv", "2024/y.csv"]
    found = [each["Key"] for each in boto3.client("s3").list_objects_v2(Bucket=bucket)["Contents"]]
    assert found == keys
    assert body(keys[0]) == b"2024/a/x.csv"
    assert task.run() == [], "what is there already is left out"
    assert len(task.run(replace=True)) == 2
