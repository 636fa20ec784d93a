"""SFTP, FTP and Google's client are stood for by small ones in memory: no server of theirs is at hand."""

from __future__ import annotations

import ftplib
import io

import boto3
import pytest

from prefect.tasks.aws import FtpToS3, GcsToS3, S3ToFtp, S3ToSftp, SftpToS3, server_transfers


class File(io.BytesIO):
    def prefetch(self):
        pass


class Sftp:
    files: dict[str, bytes] = {"out/a": b"from sftp"}
    dialled: dict = {}

    def load_system_host_keys(self, *args):
        pass

    def set_missing_host_key_policy(self, policy):
        self.dialled["policy"] = policy

    def connect(self, host, **given):
        self.dialled.update(host=host, **given)

    def open_sftp(self):
        return self

    def open(self, path, mode):
        return File(self.files[path])

    def putfo(self, file, path):
        self.files[path] = file.read()

    def close(self):
        pass


class Paramiko:
    SSHClient = Sftp

    @staticmethod
    def AutoAddPolicy():
        return "let in"


class Ftp:
    files: dict[str, bytes] = {"out/a": b"from ftp"}

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def connect(self, host, port, timeout):
        assert (host, port) == ("h", 21)

    def login(self, user, password):
        assert (user, password) == ("u", "p")

    def retrbinary(self, command, write, size):
        write(self.files[command.removeprefix("RETR ")])

    def storbinary(self, command, file, size):
        self.files[command.removeprefix("STOR ")] = file.read()


def body(key):
    return boto3.client("s3").get_object(Bucket="reports", Key=key)["Body"].read()


def test_sftp(bucket, monkeypatch):
    monkeypatch.setattr(server_transfers, "paramiko", Paramiko)
    server = {"host": "h", "username": "u", "password": "p", "accept_unknown_host": True}
    SftpToS3("out/a", "s3://reports/a").run(server=server)
    assert body("a") == b"from sftp"
    assert Sftp.dialled == {"policy": "let in", "host": "h", "username": "u", "password": "p"}
    S3ToSftp("s3://reports/a", "in/b").run(server=server)
    assert Sftp.files["in/b"] == b"from sftp"


def test_ftp(bucket, monkeypatch):
    monkeypatch.setattr(ftplib, "FTP", Ftp)
    server = {"host": "h", "user": "u", "password": "p"}
    FtpToS3("out/a", "s3://reports/a").run(server=server)
    assert body("a") == b"from ftp"
    S3ToFtp("s3://reports/a", "in/b").run(server=server)
    assert Ftp.files["in/b"] == b"from ftp"


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
