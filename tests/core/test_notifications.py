from __future__ import annotations

import json
import smtplib

import pytest

from prefect.core.context import context
from prefect.core.engine.state import Failed, Pending, Running, Success
from prefect.core.flow import Flow
from prefect.core.function_task import FunctionTask
from prefect.core.notifications import gmail_notifier, slack_notifier
from prefect.core.task import Task

FAILED = Failed("no space", result=OSError("disk"))


@pytest.mark.parametrize("secret", [None, "CHANNEL"])
def test_slack_gets_the_message(web, secret):
    web.answers["/hook"] = "ok"
    with context(secrets={secret or "SLACK_WEBHOOK_URL": f"{web.url}/hook"}):
        assert slack_notifier(Task("load"), Running(), FAILED, webhook_secret=secret) is FAILED
    (asked,) = web.asked
    (attachment,) = json.loads(asked.body)["attachments"]
    assert (asked.method, asked.headers["Content-Type"]) == ("POST", "application/json")
    assert (attachment["text"], attachment["title"]) == ("load is now in a Failed state", "Failed")
    assert attachment["fields"][0]["value"] == "```OSError('disk')```"


def test_slack_through_a_proxy(web):
    web.otherwise = "ok"
    with context(secrets={"SLACK_WEBHOOK_URL": "http://slack.invalid/hook"}):
        slack_notifier(Task("load"), Running(), FAILED, proxies={"http": web.url})
    assert [asked.headers["Host"] for asked in web.asked] == ["slack.invalid"]


def test_the_address_is_a_secret(web):
    web.answers["/hush"] = (500, "no")
    with context(secrets={"SLACK_WEBHOOK_URL": f"{web.url}/hush"}):
        with pytest.raises(ValueError, match="Slack notification for <Task: load> failed") as raised:
            slack_notifier(Task("load"), Running(), FAILED)
    assert "hush" not in str(raised.value)
    assert raised.value.__suppress_context__


def test_slack_without_an_address():
    with pytest.raises(ValueError, match="SLACK_WEBHOOK_URL"):
        slack_notifier(Task("load"), Running(), FAILED)


def test_slack_as_a_handler_of_a_flow(web):
    web.answers["/hook"] = "ok"
    with Flow("f") as flow:
        FunctionTask(lambda: 1 / 0, name="load", state_handlers=[slack_notifier(only_states=[Failed])])()
    with context(secrets={"SLACK_WEBHOOK_URL": f"{web.url}/hook"}):
        assert flow.run().is_failed()
    assert [json.loads(asked.body)["attachments"][0]["title"] for asked in web.asked] == ["Failed"]


@pytest.mark.parametrize("mailbox", ["SSL"], indirect=True)
def test_gmail_gets_the_message(mailbox, monkeypatch):
    servers, real = [], smtplib.SMTP_SSL

    def here(host, port):
        servers.append((host, port))
        return real("localhost", mailbox.port)

    monkeypatch.setattr(smtplib, "SMTP_SSL", here)
    with context(secrets={"EMAIL_USERNAME": "ada@example.org", "EMAIL_PASSWORD": "hush"}):
        assert gmail_notifier(Task("load"), Running(), FAILED) is FAILED
    (mail,) = mailbox.mails
    assert servers == [("smtp.gmail.com", 465)]
    assert mailbox.logins == [(b"ada@example.org", b"hush")]
    assert mail[1] == ["ada@example.org"]
    assert mail[2]["Subject"] == "Prefect state change notification for load"
    assert "OSError" in mail[2].get_body(("plain",)).get_content()


@pytest.mark.parametrize(
    ("options", "state", "wanted"),
    [
        ({}, Success(), True),
        ({"only_states": [Failed]}, Success(), False),
        ({"only_states": [Failed]}, FAILED, True),
        ({"ignore_states": [Pending]}, Pending(), False),
        ({"ignore_states": [Pending], "only_states": [Pending]}, Pending(), False),
    ],
)
def test_which_states_are_told(web, options, state, wanted):
    web.answers["/hook"] = "ok"
    with context(secrets={"SLACK_WEBHOOK_URL": f"{web.url}/hook"}):
        assert slack_notifier(**options)(Task("load"), Running(), state) is state
    assert bool(web.asked) is wanted
