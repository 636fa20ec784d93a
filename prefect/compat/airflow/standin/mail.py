"""`airflow.utils.email`."""

from __future__ import annotations

import smtplib
from collections.abc import Iterable
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import formatdate
from pathlib import Path
from typing import Any

from prefect.compat.airflow.standin.configuration import conf
from prefect.compat.airflow.standin.connection import find_connection
from prefect.compat.airflow.standin.exceptions import AirflowNotFoundException


def get_email_address_list(addresses: str | Iterable[str]) -> list[str]:
    """Return addresses as a list."""
    if isinstance(addresses, str):
        return [part.strip() for part in addresses.replace(";", ",").split(",") if part.strip()]
    return list(addresses)


def send_email(
    to: Any,
    subject: str,
    html_content: str,
    files: Any = None,
    dryrun: bool = False,
    cc: Any = None,
    bcc: Any = None,
    mime_subtype: str = "mixed",
    mime_charset: str = "utf-8",
    conn_id: str | None = None,
    custom_headers: Any = None,
    **kwargs: Any,
) -> None:
    """Send a mail by the server of the connection `smtp_default`, or of the section `smtp` of the settings."""
    sender = kwargs.get("from_email") or conf.get("smtp", "smtp_mail_from")
    recipients, message = message_of(
        sender, to, subject, html_content, files, cc, bcc, mime_subtype, mime_charset, custom_headers
    )
    if not dryrun:
        _deliver(sender, recipients, message.as_string(), conn_id)


def message_of(
    sender: Any,
    to: Any,
    subject: str,
    html_content: str,
    files: Any = None,
    cc: Any = None,
    bcc: Any = None,
    mime_subtype: str = "mixed",
    mime_charset: str = "utf-8",
    custom_headers: Any = None,
) -> tuple[list[str], MIMEMultipart]:
    """Make a mail; return whom it goes to, and the mail."""
    recipients = [*get_email_address_list(to), *get_email_address_list(cc or []), *get_email_address_list(bcc or [])]
    message = MIMEMultipart(mime_subtype)
    message["Subject"], message["From"], message["To"] = subject, sender, ", ".join(get_email_address_list(to))
    if cc:
        message["CC"] = ", ".join(get_email_address_list(cc))
    message["Date"] = formatdate(localtime=True)
    message.attach(MIMEText(html_content, "html", mime_charset))
    for name in files or []:
        part = MIMEApplication(Path(name).read_bytes(), Name=Path(name).name)
        part["Content-Disposition"] = f'attachment; filename="{Path(name).name}"'
        message.attach(part)
    for name, value in (custom_headers or {}).items():
        message[name] = value
    return recipients, message


send_email_smtp = send_email


def _deliver(sender: str, recipients: list[str], text: str, conn_id: str | None) -> None:
    host, port = conf.get("smtp", "smtp_host"), conf.getint("smtp", "smtp_port")
    use_ssl, use_tls = conf.getboolean("smtp", "smtp_ssl"), conf.getboolean("smtp", "smtp_starttls")
    user, password = conf.get("smtp", "smtp_user", fallback=None), conf.get("smtp", "smtp_password", fallback=None)
    try:
        connection = find_connection(conn_id or "smtp_default")
    except AirflowNotFoundException:
        # without a connection the settings count
        connection = None
    if connection is not None:
        extra = connection.extra_dejson
        host, port = connection.host or host, connection.port or port
        user, password = connection.login or user, connection.password or password
        use_ssl = not extra.get("disable_ssl", not use_ssl)
        use_tls = not extra.get("disable_tls", not use_tls)
    server: smtplib.SMTP = smtplib.SMTP_SSL(host, port) if use_ssl else smtplib.SMTP(host, port)
    with server:
        if use_tls and not use_ssl:
            server.starttls()
        if user:
            server.login(user, password or "")
        server.sendmail(sender, recipients, text)
