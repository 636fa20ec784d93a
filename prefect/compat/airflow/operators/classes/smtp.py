"""The operator that sends a mail by the provider smtp."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.operators.making import RowOperator
from prefect.compat.airflow.standin.connection import Connection, find_connection
from prefect.compat.airflow.standin.exceptions import AirflowException

#: The port of a connection that names none.
PORT = 25


class EmailOperator(RowOperator):
    """Sends a mail by the server of a connection."""

    template_fields_renderers = {"html_content": "html"}
    ui_color = "#e6faf9"

    def execute(self: Any, context: Any) -> None:
        """Send it."""
        from prefect.compat.airflow.standin.mail import message_of  # mail modules are slow to load

        connection = find_connection(self.conn_id)
        sender = self.from_email or connection.extra_dejson.get("from_email")
        if not sender:
            raise AirflowException(
                f"No sender: give `from_email` to the operator, or to the extra of the connection {self.conn_id!r}"
            )
        recipients, message = message_of(
            sender,
            self.to,
            _text(self.subject),
            _text(self.html_content),
            self.files,
            self.cc,
            self.bcc,
            self.mime_subtype,
            self.mime_charset,
            self.custom_headers,
        )
        deliver(connection, sender, recipients, message.as_string())


def _text(given: Any) -> str:
    return "" if given is None else str(given)


def deliver(connection: Connection, sender: str, recipients: list[str], text: str) -> None:
    """
    Hand a mail to the server of a connection.

    Args:
        connection: the server; its extra may hold `disable_ssl`, `disable_tls`, `timeout`, `retry_limit`.
        sender: address of the sender.
        recipients: addresses.
        text: the mail as text.

    Raises:
        AirflowException: the server cannot be reached.
        smtplib.SMTPException: it refused.
    """
    import smtplib  # slow to load

    extra = connection.extra_dejson
    kind = smtplib.SMTP if _yes(extra.get("disable_ssl")) else smtplib.SMTP_SSL
    attempts = max(1, int(extra.get("retry_limit", 5)))
    last: Exception | None = None
    for _ in range(attempts):
        try:
            server: smtplib.SMTP = kind(
                connection.host or "localhost", connection.port or PORT, timeout=float(extra.get("timeout", 30))
            )
            break
        except (OSError, smtplib.SMTPServerDisconnected) as err:
            last = err
    else:
        raise AirflowException(
            f"Unable to connect to smtp server {connection.host}:{connection.port or PORT}"
        ) from last
    with server:
        if kind is smtplib.SMTP and not _yes(extra.get("disable_tls")):
            server.starttls()
        if connection.login and connection.password:
            server.login(connection.login, connection.password)
        server.sendmail(sender, recipients, text)


def _yes(value: Any) -> bool:
    return str(value).strip().lower() in ("true", "1", "yes") if isinstance(value, str) else bool(value)
