"""Mail by SMTP. (The EmailOperator of Airflow's core is in the stand-in itself.)"""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.operators.mapping import Converted, FromConnection, Mapping


def _listed(addresses: Any) -> str | None:
    if not addresses:
        return None
    return addresses if isinstance(addresses, str) else ", ".join(addresses)


def _type(connection: Any) -> str:
    extra = connection.extra_dejson
    if not extra.get("disable_ssl"):
        return "SSL"
    return "INSECURE" if extra.get("disable_tls") else "STARTTLS"


ROWS = (
    Mapping(
        operators=("airflow.providers.smtp.operators.smtp.EmailOperator",),
        target="prefect.tasks.notifications.EmailTask",
        operator_class="prefect.compat.airflow.operators.classes.smtp.EmailOperator",
        args={
            "subject": "subject",
            "msg": "html_content",
            "email_to": Converted(_listed, "to"),
            "email_to_cc": Converted(_listed, "cc"),
            "email_to_bcc": Converted(_listed, "bcc"),
            "email_from": "from_email",
            "attachments": "files",
            "smtp_server": FromConnection("conn_id", lambda connection: connection.host),
            "smtp_port": FromConnection("conn_id", lambda connection: connection.port),
            "smtp_type": FromConnection("conn_id", _type),
        },
        defaults={"files": []},
        # a task of one's own sets these by the message; the operator honours them
        ignored=("mime_subtype", "mime_charset", "custom_headers"),
        note="user and password of the connection become the secrets EMAIL_USERNAME and EMAIL_PASSWORD of the task",
    ),
)
