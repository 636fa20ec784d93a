from __future__ import annotations

import json

import pytest

from prefect.compat.airflow.hooks.slack import SlackWebhookHook
from prefect.compat.airflow.standin.exceptions import AirflowException


@pytest.fixture
def server(web, connection):
    web.answers["/services/T/B/hush"] = "ok"
    connection("slack_default", conn_type="slackwebhook", host=f"{web.url}/services", password="T/B/hush")
    return web


@pytest.mark.parametrize(
    ("call", "body"),
    [
        (lambda hook: hook.send(text="hi", unfurl_links=False), {"text": "hi", "unfurl_links": False}),
        (lambda hook: hook.send_text("hi"), {"text": "hi"}),
        (lambda hook: hook.send_dict({"blocks": []}), {"blocks": []}),
        (lambda hook: hook.send_dict('{"text": "hi"}'), {"text": "hi"}),
        (lambda hook: hook.client.send(text="hi", attachments=[1]), {"text": "hi", "attachments": [1]}),
    ],
)
def test_send(server, call, body):
    answer = call(SlackWebhookHook(slack_webhook_conn_id="slack_default"))
    assert (answer.status_code, answer.body) == (200, "ok")
    assert json.loads(server.asked[0].body) == body
    assert "hush" not in str(answer)


def test_as_in_old_versions(server):
    SlackWebhookHook(http_conn_id="slack_default", message="hi", channel="#c").execute()
    assert json.loads(server.asked[0].body) == {"text": "hi", "channel": "#c"}


def test_a_whole_address(web, connection):
    web.answers["/hook"] = "ok"
    connection("c", conn_type="http", password=f"{web.url}/hook")
    assert SlackWebhookHook(slack_webhook_conn_id="c").send(text="hi").status_code == 200


@pytest.mark.parametrize(
    ("answer", "body", "error", "message"),
    [
        ((404, "no_service"), {"text": "x"}, AirflowException, "no_service.*404"),
        (None, {"text": "x"}, AirflowException, "cannot be reached"),
        ("ok", "{", AirflowException, "valid JSON"),
        ("ok", "[1]", TypeError, "dictionary, got list"),
    ],
)
def test_errors(server, answer, body, error, message):
    server.answers["/services/T/B/hush"] = [answer]
    with pytest.raises(error, match=message) as caught:
        SlackWebhookHook().send_dict(body)
    assert "hush" not in str(caught.value)


def test_no_token(connection):
    connection("c", conn_type="slackwebhook")
    with pytest.raises(AirflowException, match="token is not set as the password of connection 'c'"):
        SlackWebhookHook(slack_webhook_conn_id="c").send(text="x")
