"""Send e-mail."""

from __future__ import annotations

import mimetypes
import smtplib
import ssl
from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from pathlib import Path

from prefect.core.secrets import Secret
from prefect.core.settable import Task, needed, settable

#: How the connection is secured.
TYPES = ("SSL", "STARTTLS", "INSECURE")
#: Seconds to wait for the server.
TIMEOUT = 30


class EmailTask(Task):
    """
    Send an e-mail.

    Unless the connection is `INSECURE`, the user and password are read from the secrets `EMAIL_USERNAME` and
    `EMAIL_PASSWORD`. Over an insecure one nobody logs in.

    Args:
        subject: its subject.
        msg: its text as HTML.
        email_to: addresses, with commas between them.
        email_from: address of the sender.
        smtp_server: name of the server.
        smtp_port: port of the server.
        smtp_type: `"SSL"`, `"STARTTLS"` or `"INSECURE"`.
        msg_plain: its text without marks; with `msg` the reader's program chooses.
        email_to_cc: addresses that get a copy, with commas between them.
        email_to_bcc: addresses that get a copy which nobody sees.
        attachments: paths of files to attach.

    Returns:
        `None`.

    Raises:
        ValueError: there is neither text nor address; `smtp_type` is not known; a secret is not there.
        FileNotFoundError: a file to attach is not there.
        smtplib.SMTPException: the server refused.
        OSError: the server cannot be reached.

    Example:
        >>> task = EmailTask(subject="Done", msg="<b>42</b> rows", email_to="ada@example.org", smtp_type="INSECURE")
        >>> task.run(smtp_server=mail.host, smtp_port=mail.port)
    """

    @settable(
        "subject", "msg", "email_to", "email_from", "smtp_server", "smtp_port", "smtp_type", "msg_plain",
        "email_to_cc", "email_to_bcc", "attachments",
    )  # fmt: skip
    def run(
        self,
        subject: str | None = None,
        msg: str | None = None,
        email_to: str | None = None,
        email_from: str = "notifications@prefect.io",
        smtp_server: str = "smtp.gmail.com",
        smtp_port: int = 465,
        smtp_type: str = "SSL",
        msg_plain: str | None = None,
        email_to_cc: str | None = None,
        email_to_bcc: str | None = None,
        attachments: Sequence[str] | None = None,
    ) -> None:
        if smtp_type not in TYPES:
            raise ValueError(f"'smtp_type' is {smtp_type!r}; it has to be one of {', '.join(TYPES)}.")
        if not (email_to or email_to_cc or email_to_bcc):
            needed(email_to or None, "email_to")
        message = EmailMessage()
        message["Subject"], message["From"] = subject or "", email_from
        for header, addresses in (("To", email_to), ("Cc", email_to_cc), ("Bcc", email_to_bcc)):
            if addresses:
                message[header] = addresses  # the copy that nobody sees: smtplib leaves the header out of what it sends
        message["Date"], message["Message-ID"] = formatdate(), make_msgid()
        _write(message, msg, msg_plain)
        for name in attachments or ():
            _attach(message, Path(name))
        with _server(smtp_server, smtp_port, smtp_type) as server:
            if smtp_type != "INSECURE":
                server.login(Secret("EMAIL_USERNAME").get(), Secret("EMAIL_PASSWORD").get())
            server.send_message(message)


def _write(message: EmailMessage, html: str | None, plain: str | None) -> None:
    if not html and not plain:
        raise ValueError("An e-mail needs a text: give 'msg' (HTML) or 'msg_plain'.")
    if plain:
        message.set_content(plain)
    if html:
        if plain:
            message.add_alternative(html, subtype="html")
        else:
            message.set_content(html, subtype="html")


def _attach(message: EmailMessage, path: Path) -> None:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    main, _, sub = kind.partition("/")
    message.add_attachment(path.read_bytes(), maintype=main, subtype=sub, filename=path.name)


def _server(host: str, port: int, smtp_type: str) -> smtplib.SMTP:
    if smtp_type == "SSL":
        return smtplib.SMTP_SSL(host, port, context=ssl.create_default_context(), timeout=TIMEOUT)
    server = smtplib.SMTP(host, port, timeout=TIMEOUT)
    if smtp_type == "STARTTLS":
        server.starttls(context=ssl.create_default_context())
    return server
