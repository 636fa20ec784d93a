"""Mail by SES."""

from __future__ import annotations

import mimetypes
import os
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from typing import Any

from prefect.core.settable import Task, needed, settable
from prefect.tasks.aws.client import Credentials, aws_client


class SesSendEmail(Task):
    """
    Send a mail, with files if need be.

    Args:
        mail_from: address of the sender.
        to: address or addresses.
        subject: the subject.
        html_content: the text, in HTML.
        text_content: the text for programs that show no HTML.
        files: paths of files to attach.
        cc: further addresses, shown to all.
        bcc: further addresses, shown to nobody.
        reply_to: address for answers.
        return_path: address for mail that comes back.
        custom_headers: further headers.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The answer of SES, a dict with `MessageId`.

    Raises:
        ValueError: the sender, the addresses or the subject was given neither to the task nor to the run.
        OSError: a file cannot be read.
        botocore.exceptions.ClientError: AWS refused.

    Example:
        >>> SesSendEmail("etl@example.com", ["a@example.com"], "Done", "<p>All is well.</p>").subject
        'Done'
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable(
        "mail_from", "to", "subject", "html_content", "text_content", "files", "cc", "bcc", "reply_to", "return_path",
        "custom_headers",
    )  # fmt: skip
    def run(
        self,
        mail_from: str | None = None,
        to: str | list[str] | None = None,
        subject: str | None = None,
        html_content: str | None = None,
        text_content: str | None = None,
        files: list[str] | None = None,
        cc: str | list[str] | None = None,
        bcc: str | list[str] | None = None,
        reply_to: str | None = None,
        return_path: str | None = None,
        custom_headers: dict[str, str] | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, Any]:
        client = aws_client("ses", credentials, self.boto_kwargs)
        sender = needed(mail_from, "mail_from")
        data, receivers = raw_mail(
            sender, needed(to, "to"), needed(subject, "subject"), html_content, text_content, files=files, cc=cc,
            bcc=bcc, reply_to=reply_to, return_path=return_path, custom_headers=custom_headers,
        )  # fmt: skip
        return dict(client.send_raw_email(Source=sender, Destinations=receivers, RawMessage={"Data": data}))


def raw_mail(
    sender: str,
    to: str | Sequence[str],
    subject: str,
    html_content: str | None,
    text_content: str | None = None,
    *,
    files: Sequence[str] | None = None,
    cc: str | Sequence[str] | None = None,
    bcc: str | Sequence[str] | None = None,
    reply_to: str | None = None,
    return_path: str | None = None,
    custom_headers: Mapping[str, str] | None = None,
) -> tuple[bytes, list[str]]:
    """
    A mail as SES takes it.

    Args:
        sender: address of the sender.
        to: address or addresses.
        subject: the subject.
        html_content: the text, in HTML.
        text_content: the text for programs that show no HTML.
        files: paths of files to attach.
        cc: further addresses, shown to all.
        bcc: further addresses, shown to nobody.
        reply_to: address for answers.
        return_path: address for mail that comes back.
        custom_headers: further headers.

    Returns:
        The mail, and all addresses that it goes to.

    Raises:
        OSError: a file cannot be read.

    Example:
        >>> raw_mail("etl@example.com", "a@example.com; b@example.com", "Done", "<p>All is well.</p>")[1]
        ['a@example.com', 'b@example.com']
    """
    receivers = _many(to)
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = sender
    message["To"] = ", ".join(receivers)
    for name, value in (("Cc", ", ".join(_many(cc))), ("Reply-To", reply_to), ("Return-Path", return_path)):
        if value:
            message[name] = value
    for name, value in (custom_headers or {}).items():
        message[name] = value
    message.set_content(text_content or "")
    if html_content is not None:
        message.add_alternative(html_content, subtype="html")
    for path in files or ():
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        with open(path, "rb") as file:
            main, _, sub = kind.partition("/")
            message.add_attachment(file.read(), maintype=main, subtype=sub, filename=os.path.basename(path))
    return message.as_bytes(), [*receivers, *_many(cc), *_many(bcc)]


def _many(addresses: str | Sequence[str] | None) -> list[str]:
    if addresses is None:
        return []
    parts = addresses.replace(";", ",").split(",") if isinstance(addresses, str) else addresses
    return [part.strip() for part in parts if part.strip()]
