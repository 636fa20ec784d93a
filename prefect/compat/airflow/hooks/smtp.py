"""E-mail."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterable
from email.message import Message
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import formatdate
from pathlib import Path
from typing import Any

from prefect.compat.airflow.standin.basehook import BaseHook
from prefect.compat.airflow.standin.mail import get_email_address_list


class SmtpHook(BaseHook):
    """
    A mail server, by a connection, whose extra may hold `from_email`, `disable_ssl`, `disable_tls`, `timeout` and
    `retry_limit`.

    Args:
        smtp_conn_id: the connection.
        kwargs: accepted for compatibility.
    """

    conn_name_attr = "smtp_conn_id"
    default_conn_name = "smtp_default"
    conn_type = "smtp"
    hook_name = "SMTP"

    def __init__(self, smtp_conn_id: str = default_conn_name, **kwargs: Any) -> None:
        super().__init__()
        self.smtp_conn_id = smtp_conn_id
        self.smtp_connection: Any = None
        self.smtp_client: smtplib.SMTP | None = None

    def __enter__(self) -> SmtpHook:
        return self.get_conn()

    def __exit__(self, *args: object) -> None:
        if self.smtp_client is not None:
            self.smtp_client.close()
            self.smtp_client = None

    @property
    def from_email(self) -> str | None:
        """The sender that the connection names."""
        value: str | None = self._extra().get("from_email")
        return value

    def _extra(self) -> dict[str, Any]:
        if self.smtp_connection is None:
            self.smtp_connection = self.get_connection(self.smtp_conn_id)
        extra: dict[str, Any] = self.smtp_connection.extra_dejson
        return extra

    def get_conn(self) -> SmtpHook:
        """Connect and log in; return the hook."""
        if self.smtp_client is not None:
            return self
        extra = self._extra()
        found = self.smtp_connection
        timeout = int(extra.get("timeout", 30))
        use_ssl = not _yes(extra.get("disable_ssl"))
        attempts = max(1, int(extra.get("retry_limit", 5)))
        for attempt in range(1, attempts + 1):
            try:
                if use_ssl:
                    context = ssl.create_default_context()
                    client: smtplib.SMTP = smtplib.SMTP_SSL(
                        found.host, found.port or 465, timeout=timeout, context=context
                    )
                else:
                    client = smtplib.SMTP(found.host, found.port or 25, timeout=timeout)
                break
            except smtplib.SMTPServerDisconnected:
                if attempt == attempts:
                    raise
        if not use_ssl and not _yes(extra.get("disable_tls")):
            client.starttls(context=ssl.create_default_context())
        if found.login and found.password:
            client.login(found.login, found.password)
        self.smtp_client = client
        return self

    def send_email_smtp(
        self,
        *,
        to: str | Iterable[str],
        subject: str | None = None,
        html_content: str | None = None,
        from_email: str | None = None,
        files: list[str] | None = None,
        dryrun: bool = False,
        cc: str | Iterable[str] | None = None,
        bcc: str | Iterable[str] | None = None,
        mime_subtype: str = "mixed",
        mime_charset: str = "utf-8",
        custom_headers: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        """Send a mail."""
        sender = from_email or self.from_email
        if not sender:
            raise ValueError("You should provide `from_email` or define it in the connection.")
        message: Message = MIMEMultipart(mime_subtype)
        message["Subject"], message["From"] = subject or "", sender
        message["To"] = ", ".join(get_email_address_list(to))
        if cc:
            message["CC"] = ", ".join(get_email_address_list(cc))
        message["Date"] = formatdate(localtime=True)
        message.attach(MIMEText(html_content or "", "html", mime_charset))
        for name, value in (custom_headers or {}).items():
            message[name] = value
        for name in files or ():
            part = MIMEApplication(Path(name).read_bytes(), Name=Path(name).name)
            part["Content-Disposition"] = f'attachment; filename="{Path(name).name}"'
            message.attach(part)
        recipients = [address for some in (to, cc, bcc) if some for address in get_email_address_list(some)]
        if dryrun:
            return
        client = self.get_conn().smtp_client
        assert client is not None
        client.sendmail(sender, recipients, message.as_string())

    def test_connection(self) -> tuple[bool, str]:
        """Return whether the server answers, and what was wrong."""
        try:
            client = self.get_conn().smtp_client
            assert client is not None
            if client.noop()[0] == 250:
                return True, "Connection successfully tested"
        except (OSError, smtplib.SMTPException) as err:
            return False, str(err)
        return False, "Failed to establish connection"


def _yes(value: Any) -> bool:
    return value.lower() in ("true", "1", "yes", "t") if isinstance(value, str) else bool(value)
