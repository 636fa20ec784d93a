"""Notifications: state handlers, messages for Slack and by mail."""

from __future__ import annotations

import email
import re

from prefect import Flow, Task, context, task
from prefect.engine import state as states
from prefect.engine.state import Failed, Running, Success
from prefect.utilities.notifications import callback_factory, gmail_notifier, slack_notifier
from prefect.utilities.notifications.notifications import email_message_formatter, slack_message_formatter


def callback_is_called(show):
    handler = callback_factory(lambda of, state: show(of.name, state), check=lambda state: state.is_failed())
    failed = Failed("boom")
    show(handler(Task("t"), Running(), failed) is failed, handler(Task("t"), Running(), Success()))


def callback_without_a_check(show):
    handler = callback_factory(lambda of, state: show(of.name, state), check=lambda state: True)
    with Flow("f") as flow:
        task(lambda: 1, name="t", state_handlers=[handler])()
    flow.run()


def callback_that_raises(show):
    def broken(of, state):
        raise ValueError("boo")

    with Flow("f") as flow:
        called = task(lambda: 1, name="t", state_handlers=[callback_factory(broken, check=lambda state: True)])()
    show(flow.run().result[called])


def slack_messages(show):
    for name in ("Failed", "Success", "Running", "Retrying", "Skipped", "TriggerFailed", "Cancelled", "Mapped"):
        for of in (Task("t"), Flow("f")):
            (attachment,) = slack_message_formatter(of, getattr(states, name)("m"))["attachments"]
            show(name, {key: attachment[key] for key in ("color", "fallback", "fields", "text", "title")})


def slack_message_without_a_text(show):
    (attachment,) = slack_message_formatter(Task("t"), Failed())["attachments"]
    show(attachment["title"], attachment["fields"])


def slack_message_of_an_error(show):
    (attachment,) = slack_message_formatter(Task("t"), Failed("m", result=ValueError("q<b>")))["attachments"]
    show(attachment["fields"])


def mails(show):
    for of in (Task("t"), Flow("f")):
        for state in (Failed("boom"), Success(), Failed("m", result=ValueError("q<b>"))):
            message = email.message_from_string(email_message_formatter(of, state, "a@b.c"))
            subject = str(email.header.make_header(email.header.decode_header(message["Subject"])))
            show(subject, message["From"], message["To"], message.get_content_type())
            for part in message.walk():
                if not part.is_multipart():
                    text = re.sub(r"<[^>]*>", "", part.get_payload(decode=True).decode())
                    show(part.get_content_type(), " ".join(text.split()).partition(" state")[0])


def notifiers_are_curried(show):
    show(slack_notifier.__name__, gmail_notifier.__name__, callable(slack_notifier(only_states=[Failed])))
    show(callable(gmail_notifier(ignore_states=[Running])))


def notifiers_leave_states_out(show):
    secrets = {"SLACK_WEBHOOK_URL": "http://127.0.0.1:9/", "EMAIL_USERNAME": "a@b.c", "EMAIL_PASSWORD": "p"}
    with context(secrets=secrets):
        show(slack_notifier(Task("t"), Running(), Success("s"), only_states=[Failed]))
        show(slack_notifier(Task("t"), Running(), Failed("f"), ignore_states=[Failed]))
        show(gmail_notifier(Task("t"), Running(), Success("s"), only_states=[Failed]))
