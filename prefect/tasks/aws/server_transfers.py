"""Between S3 and other servers of files: SFTP, FTP, Google Cloud Storage."""

from __future__ import annotations

import posixpath
import tempfile
from collections.abc import Mapping
from typing import Any

from prefect.core.optional import optional
from prefect.core.settable import Task, needed, settable
from prefect.tasks.aws.client import Credentials, aws_client
from prefect.tasks.aws.s3_moving import PIECE, packed
from prefect.tasks.aws.s3_objects import keys_of, not_there
from prefect.tasks.aws.s3_paths import place
from prefect.tasks.ftp.client import ftp
from prefect.tasks.ssh.client import sftp

storage = optional("google.cloud.storage", extra="google")


class SftpToS3(Task):
    """
    Copy a file from an SFTP server into an object.

    Args:
        path: path of the file on the server.
        key: key of the object, or `s3://bucket/key`.
        bucket: bucket of the object.
        server: the server, a dict with `host` and what else `paramiko.SSHClient.connect` takes (`username`, `password`,
            `key_filename` …); `accept_unknown_host` lets in one that is not in the file of known hosts.
        replace: write over an object that is there.
        compression: `"gzip"` to pack the data on the way; `None` writes them as they are.
        upload_options: S3's further settings of the object (`ACL`, `ServerSideEncryption` …).
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: the path, the server, the key or the bucket is missing; an unknown compression.
        MissingExtra: paramiko is not installed.
        FileNotFoundError: there is no such file.
        ObjectExists: the object is there and is not to be replaced.
        botocore.exceptions.ClientError: S3 refused.

    Example:
        >>> SftpToS3("out/a.csv", "s3://reports/a.csv").path
        'out/a.csv'
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("path", "key", "bucket", "replace", "compression", "upload_options")
    def run(
        self,
        path: str | None = None,
        key: str | None = None,
        bucket: str | None = None,
        server: Mapping[str, Any] | None = None,
        replace: bool = False,
        compression: str | None = None,
        upload_options: dict[str, Any] | None = None,
        credentials: Credentials | None = None,
    ) -> None:
        client = aws_client("s3", credentials, self.boto_kwargs)
        source, dest = needed(path, "path"), place(key, bucket)
        not_there(client, dest.bucket, dest.key, replace)
        with sftp(server) as files, files.open(source, "rb") as file:
            file.prefetch()
            with packed(file, compression) as stream:
                client.upload_fileobj(stream, dest.bucket, dest.key, ExtraArgs=upload_options)


class S3ToSftp(Task):
    """
    Copy an object to an SFTP server.

    Args:
        key: key of the object, or `s3://bucket/key`.
        path: path of the file on the server.
        bucket: bucket of the object.
        server: the server, as for `SftpToS3`.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: the path, the server, the key or the bucket is missing.
        MissingExtra: paramiko is not installed.
        botocore.exceptions.ClientError: S3 refused.

    Example:
        >>> S3ToSftp("s3://reports/a.csv", "in/a.csv").path
        'in/a.csv'
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("key", "path", "bucket")
    def run(
        self,
        key: str | None = None,
        path: str | None = None,
        bucket: str | None = None,
        server: Mapping[str, Any] | None = None,
        credentials: Credentials | None = None,
    ) -> None:
        client = aws_client("s3", credentials, self.boto_kwargs)
        dest, source = needed(path, "path"), place(key, bucket)
        with tempfile.TemporaryFile() as file:
            client.download_fileobj(source.bucket, source.key, file)
            file.seek(0)
            with sftp(server) as files:
                files.putfo(file, dest)


class FtpToS3(Task):
    """
    Copy a file from an FTP server into an object.

    Args:
        path: path of the file on the server.
        key: key of the object, or `s3://bucket/key`.
        bucket: bucket of the object.
        server: the server, a dict with `host` and, if need be, `port`, `user`, `password` and `tls`.
        replace: write over an object that is there.
        compression: `"gzip"` to pack the data on the way; `None` writes them as they are.
        upload_options: S3's further settings of the object (`ACL`, `ServerSideEncryption` …).
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: the path, the server, the key or the bucket is missing; an unknown compression.
        ftplib.Error: the server refused.
        ObjectExists: the object is there and is not to be replaced.
        botocore.exceptions.ClientError: S3 refused.

    Example:
        >>> FtpToS3("out/a.csv", "s3://reports/a.csv").path
        'out/a.csv'
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("path", "key", "bucket", "replace", "compression", "upload_options")
    def run(
        self,
        path: str | None = None,
        key: str | None = None,
        bucket: str | None = None,
        server: Mapping[str, Any] | None = None,
        replace: bool = False,
        compression: str | None = None,
        upload_options: dict[str, Any] | None = None,
        credentials: Credentials | None = None,
    ) -> None:
        client = aws_client("s3", credentials, self.boto_kwargs)
        source, dest = needed(path, "path"), place(key, bucket)
        not_there(client, dest.bucket, dest.key, replace)
        with tempfile.TemporaryFile() as file, ftp(server) as files:
            files.retrbinary(f"RETR {source}", file.write, PIECE)
            file.seek(0)
            with packed(file, compression) as stream:
                client.upload_fileobj(stream, dest.bucket, dest.key, ExtraArgs=upload_options)


class S3ToFtp(Task):
    """
    Copy an object to an FTP server.

    Args:
        key: key of the object, or `s3://bucket/key`.
        path: path of the file on the server.
        bucket: bucket of the object.
        server: the server, as for `FtpToS3`.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: the path, the server, the key or the bucket is missing.
        ftplib.Error: the server refused.
        botocore.exceptions.ClientError: S3 refused.

    Example:
        >>> S3ToFtp("s3://reports/a.csv", "in/a.csv").path
        'in/a.csv'
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("key", "path", "bucket")
    def run(
        self,
        key: str | None = None,
        path: str | None = None,
        bucket: str | None = None,
        server: Mapping[str, Any] | None = None,
        credentials: Credentials | None = None,
    ) -> None:
        client = aws_client("s3", credentials, self.boto_kwargs)
        dest, source = needed(path, "path"), place(key, bucket)
        with tempfile.TemporaryFile() as file, ftp(server) as files:
            client.download_fileobj(source.bucket, source.key, file)
            file.seek(0)
            files.storbinary(f"STOR {dest}", file, PIECE)


class GcsToS3(Task):
    """
    Copy objects of Google Cloud Storage whose names begin alike into S3; those that are there already are left out.

    Args:
        gcs_bucket: bucket of the objects at Google.
        prefix: what their names begin with.
        dest_key: what comes before their names in S3: `s3://bucket/prefix/`.
        match_glob: pattern that their names have to match, such as `**/*.csv`.
        replace: copy those too that are there already.
        keep_directory_structure: keep the folders of the prefix in the keys; `False` takes the prefix off.
        flatten_structure: keep no folders at all.
        upload_options: S3's further settings of the objects (`ACL`, `ServerSideEncryption` …).
        user_project: project that is billed, for buckets whose readers pay.
        gcs_options: arguments of `google.cloud.storage.Client`.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The names of the objects that were copied.

    Raises:
        ValueError: the bucket or the place in S3 is missing.
        MissingExtra: google-cloud-storage is not installed.
        botocore.exceptions.ClientError: S3 refused.

    Example:
        >>> GcsToS3("lake", "2024/", "s3://reports/lake/").prefix
        '2024/'
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable(
        "gcs_bucket", "prefix", "dest_key", "match_glob", "replace", "keep_directory_structure", "flatten_structure",
        "upload_options", "user_project", "gcs_options",
    )  # fmt: skip
    def run(
        self,
        gcs_bucket: str | None = None,
        prefix: str | None = None,
        dest_key: str | None = None,
        match_glob: str | None = None,
        replace: bool = False,
        keep_directory_structure: bool = True,
        flatten_structure: bool = False,
        upload_options: dict[str, Any] | None = None,
        user_project: str | None = None,
        gcs_options: dict[str, Any] | None = None,
        credentials: Credentials | None = None,
    ) -> list[str]:
        client = aws_client("s3", credentials, self.boto_kwargs)
        source, dest = needed(gcs_bucket, "gcs_bucket"), place(dest_key, None, "dest_key")
        bucket = storage.Client(**(gcs_options or {})).bucket(source, user_project=user_project)
        known = set() if replace else {found["Key"] for found in keys_of(client, dest.bucket, dest.key)}
        copied = []
        for blob in bucket.client.list_blobs(bucket, prefix=prefix, match_glob=match_glob):
            if blob.name.endswith("/"):
                continue  # a folder, which S3 does not have
            name = blob.name
            if flatten_structure:
                name = posixpath.basename(name)
            elif not keep_directory_structure and prefix:
                name = name.removeprefix(prefix).lstrip("/")
            key = posixpath.join(dest.key, name) if dest.key else name
            if key in known:
                continue
            with blob.open("rb") as file:
                client.upload_fileobj(file, dest.bucket, key, ExtraArgs=upload_options)
            copied.append(blob.name)
        return copied
