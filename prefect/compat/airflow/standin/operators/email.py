"""The operator that sends a mail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from prefect.compat.airflow.standin import versions
from prefect.compat.airflow.standin.baseoperator import BaseOperator


class EmailOperator(BaseOperator):
    """
    Sends a mail.

    Args:
        to: address or addresses.
        subject: the subject.
        html_content: the text, as HTML.
        files: files to attach.
        cc: further addresses.
        bcc: further addresses, not shown.
        mime_subtype: MIME subtype of the whole.
        mime_charset: encoding of the text.
        conn_id: connection of the server.
        from_email: sender.
        custom_headers: further headers.
    """

    template_fields: Sequence[str] = ("to", "subject", "html_content", "files")
    template_fields_renderers = {"html_content": "html"}
    template_ext: Sequence[str] = (".html",)
    ui_color = "#e6faf9"

    def __init__(
        self,
        *,
        to: Any,
        subject: str,
        html_content: str,
        files: Any = None,
        cc: Any = None,
        bcc: Any = None,
        mime_subtype: str = "mixed",
        mime_charset: str = "utf-8",
        conn_id: str | None = None,
        from_email: str | None = None,
        custom_headers: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        if versions.current() >= (3, 0):
            self.template_fields = (
                "to",
                "subject",
                "html_content",
                "from_email",
                "files",
                "cc",
                "bcc",
                "mime_subtype",
                "mime_charset",
                "conn_id",
                "custom_headers",
            )
        self.to, self.subject, self.html_content, self.files = to, subject, html_content, files or []
        self.cc, self.bcc, self.mime_subtype, self.mime_charset = cc, bcc, mime_subtype, mime_charset
        self.conn_id, self.from_email, self.custom_headers = conn_id, from_email, custom_headers

    def execute(self, context: Any) -> None:
        """Send it."""
        from prefect.compat.airflow.standin.mail import send_email  # mail modules are slow to load

        send_email(
            self.to,
            self.subject,
            self.html_content,
            files=self.files,
            cc=self.cc,
            bcc=self.bcc,
            mime_subtype=self.mime_subtype,
            mime_charset=self.mime_charset,
            conn_id=self.conn_id,
            custom_headers=self.custom_headers,
            from_email=self.from_email,
        )
