"""From a mailbox into S3, and from Glacier to Google Cloud Storage."""

from __future__ import annotations

import contextlib
import email
import email.policy
import gzip
import re
import shutil
import ssl
import tempfile
from collections.abc import Iterator, Mapping
from typing import Any

from prefect.core.optional import optional
from prefect.core.settable import Task, needed, settable
from prefect.core.waiting import Wait
from prefect.tasks.aws.client import Credentials, aws_client
from prefect.tasks.aws.errors import AwsJobFailed
from prefect.tasks.aws.operation import AwsTask
from prefect.tasks.aws.s3_moving import PIECE
from prefect.tasks.aws.s3_objects import not_there
from prefect.tasks.aws.s3_paths import place

storage = optional("google.cloud.storage", extra="google")


class ImapAttachmentToS3(Task):
    """
    Write the newest attachment of a name in a mailbox into an object.

    Args:
        attachment_name: name of the attachment.
        key: key of the object, or `s3://bucket/key`.
        bucket: bucket of the object.
        server: the server, a dict with `host`, `user` and `password`, and where they matter `port`, `ssl` (`False`
            talks in the clear) and `verify`.
        as_regex: the name is a regular expression, which has to match the beginning of the attachment's.
        folder: folder of the mailbox.
        mail_filter: which mails, in IMAP's words (`(SINCE "01-Jan-2024")`).
        replace: write over an object that is there.
        upload_options: S3's further settings of the object (`ACL`, `ServerSideEncryption` …).
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: the name, the server, the key or the bucket is missing.
        FileNotFoundError: no mail has such an attachment.
        ObjectExists: the object is there and is not to be replaced.
        imaplib.IMAP4.error: the mailbox refused.
        botocore.exceptions.ClientError: S3 refused.

    Example:
        >>> ImapAttachmentToS3("report.csv", "s3://reports/report.csv").folder
        'INBOX'
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("attachment_name", "key", "bucket", "as_regex", "folder", "mail_filter", "replace", "upload_options")
    def run(
        self,
        attachment_name: str | None = None,
        key: str | None = None,
        bucket: str | None = None,
        server: Mapping[str, Any] | None = None,
        as_regex: bool = False,
        folder: str = "INBOX",
        mail_filter: str = "All",
        replace: bool = False,
        upload_options: dict[str, Any] | None = None,
        credentials: Credentials | None = None,
    ) -> None:
        client = aws_client("s3", credentials, self.boto_kwargs)
        name, dest = needed(attachment_name, "attachment_name"), place(key, bucket)
        not_there(client, dest.bucket, dest.key, replace)
        wanted = re.compile(name if as_regex else f"{re.escape(name)}$")
        with _mailbox(server) as box:
            box.select(folder, readonly=True)
            numbers = box.search(None, mail_filter)[1][0].split()
            for number in reversed(numbers):
                mail = email.message_from_bytes(box.fetch(number, "(RFC822)")[1][0][1], policy=email.policy.default)
                for part in mail.iter_attachments():
                    if wanted.match(part.get_filename() or ""):
                        contents = part.get_payload(decode=True)
                        client.put_object(Bucket=dest.bucket, Key=dest.key, Body=contents, **(upload_options or {}))
                        return
        raise FileNotFoundError(f"None of {len(numbers)} mails in {folder!r} has an attachment {name!r}.")


@contextlib.contextmanager
def _mailbox(server: Mapping[str, Any] | None) -> Iterator[Any]:
    # only this task needs it, and it is slow to load
    import imaplib

    given = needed(server, "server")
    is_secret = given.get("ssl", True)
    port = given.get("port") or (993 if is_secret else 143)
    if is_secret:
        trust = ssl.create_default_context() if given.get("verify", True) else ssl._create_unverified_context()
        box: Any = imaplib.IMAP4_SSL(given["host"], port, ssl_context=trust, timeout=60)
    else:
        box = imaplib.IMAP4(given["host"], port, timeout=60)
    try:
        box.login(given["user"], given["password"])
        yield box
    finally:
        with contextlib.suppress(imaplib.IMAP4.error, OSError):
            box.logout()


class GlacierToGcs(AwsTask):
    """
    Have Glacier make the inventory of a vault, wait for it (hours), and write it into Google Cloud Storage.

    Args:
        vault_name: name of the vault.
        gcs_bucket: bucket of the object at Google.
        object_name: name of the object.
        compression: `"gzip"` to pack the data on the way; `None` writes them as they are.
        gcs_options: arguments of `google.cloud.storage.Client`.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        Where the object is: `gs://bucket/name`.

    Raises:
        ValueError: the vault, the bucket or the name is missing.
        MissingExtra: google-cloud-storage is not installed.
        AwsJobFailed: Glacier could not.
        WaitTimedOut: it was not done after `max_wait` seconds.
        botocore.exceptions.ClientError: AWS refused.

    Example:
        >>> GlacierToGcs("backups", "archive", "inventory.json").poll_interval
        600.0
    """

    @settable("vault_name", "gcs_bucket", "object_name", "compression", "gcs_options", "poll_interval", "max_wait")
    def start(
        self,
        vault_name: str | None = None,
        gcs_bucket: str | None = None,
        object_name: str | None = None,
        compression: str | None = None,
        gcs_options: dict[str, Any] | None = None,
        poll_interval: float = 600.0,
        max_wait: float | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, str]:
        needed(gcs_bucket, "gcs_bucket")
        needed(object_name, "object_name")
        client = self.connect("glacier", credentials)
        vault = needed(vault_name, "vault_name")
        made = client.initiate_job(vaultName=vault, jobParameters={"Type": "inventory-retrieval"})
        return {"vault": vault, "job": made["jobId"]}

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        client = self.connect("glacier", wait["credentials"])
        seen = client.describe_job(vaultName=wait.handle["vault"], jobId=wait.handle["job"])
        if not seen["Completed"]:
            return float(wait["poll_interval"])
        if seen["StatusCode"] != "Succeeded":
            raise AwsJobFailed(f"{self.name}: the state is {seen['StatusCode']!r}; {seen.get('StatusMessage')}.")
        return None

    def outcome(self, wait: Wait) -> str:
        """See the base class."""
        client = self.connect("glacier", wait["credentials"])
        body = client.get_job_output(vaultName=wait.handle["vault"], jobId=wait.handle["job"])["body"]
        bucket = storage.Client(**(wait["gcs_options"] or {})).bucket(wait["gcs_bucket"])
        with tempfile.TemporaryFile() as file:
            if wait["compression"] == "gzip":
                with gzip.GzipFile(fileobj=file, mode="wb", mtime=0) as packing:
                    shutil.copyfileobj(body, packing, PIECE)
            else:
                shutil.copyfileobj(body, file, PIECE)
            file.seek(0)
            bucket.blob(wait["object_name"]).upload_from_file(file)
        return f"gs://{wait['gcs_bucket']}/{wait['object_name']}"
