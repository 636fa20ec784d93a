"""Mails about tasks that failed or are tried again, as `email_on_failure` and `email_on_retry` ask for them."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING, Any

from prefect.compat.airflow.runtime.story import text_of
from prefect.compat.airflow.standin.connection import find_connection
from prefect.compat.airflow.standin.exceptions import AirflowNotFoundException

if TYPE_CHECKING:
    from prefect.compat.airflow.runtime.task_instance import TaskInstance

_log = logging.getLogger("airflow.task")


def tell(ti: TaskInstance, error: BaseException, *, again: bool) -> None:
    """
    Send the mail that a task asks for; one that cannot be sent changes nothing.

    Args:
        ti: the task instance after the try that failed.
        error: what it raised.
        again: will it be tried again?
    """
    task = ti.task
    if not getattr(task, "email", None) or not (task.email_on_retry if again else task.email_on_failure):
        return
    if not has_server():
        _log.info("no mail about %r is sent: there is no connection 'smtp_default'", ti)
        return
    # a mail needs more modules than most runs do
    from prefect.compat.airflow.standin import mail

    try:
        mail.send_email(task.email, f"Airflow alert: {ti!r}", body(ti, error))
    except Exception:  # noqa: BLE001 - the mail server's troubles are not the task's
        _log.exception("the mail about %r could not be sent", ti)


def body(ti: TaskInstance, error: Any) -> str:
    """
    The text of a mail, as HTML.

    Args:
        ti: the task instance.
        error: what it raised.
    """
    # as above
    import html

    text = html.escape(text_of(error))
    return (
        f"Try {ti.try_number} out of {ti.max_tries + 1}<br>Exception:<br>{text}<br>"
        f'Log: <a href="{html.escape(ti.log_url)}">Link</a><br>Host: {html.escape(ti.hostname)}<br>'
    )


def has_server() -> bool:
    """Is it known where mails go?"""
    if os.environ.get("AIRFLOW__SMTP__SMTP_HOST"):
        return True
    try:
        find_connection("smtp_default")
    except AirflowNotFoundException:
        return False
    return True
