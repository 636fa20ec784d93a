from __future__ import annotations

import json

import pytest

from prefect.compat.airflow.hooks.slack_api import SlackHook
from prefect.compat.airflow.standin.exceptions import AirflowException, AirflowNotFoundException


@pytest.fixture
def server(web, connection):
    web.answers["/api/chat.postMessage"] = (200, {"ok": True, "ts": "1.2"})
    web.answers["/api/users.info"] = (200, {"ok": False, "error": "user_not_found"})
    connection("slack_api_default", conn_type="slack", password="xoxb-mine", extra={"base_url": f"{web.url}/api/"})
    return web


@pytest.mark.parametrize(
    "call",
    [
        lambda hook: hook.call("chat.postMessage", json={"channel": "#c", "text": "t"}),
        lambda hook: hook.call("chat.postMessage", data={"channel": "#c"}, json={"text": "t"}),
        lambda hook: hook.client.chat_postMessage(channel="#c", text="t"),
    ],
)
def test_call(server, call):
    assert call(SlackHook())["ts"] == "1.2"
    assert json.loads(server.asked[0].body) == {"channel": "#c", "text": "t"}
    assert server.asked[0].headers["Authorization"] == "Bearer xoxb-mine"


def test_refused(server):
    with pytest.raises(AirflowException, match="user_not_found"):
        SlackHook().client.users_info(user="U1")


def test_no_token(connection):
    connection("slack_api_default", conn_type="slack")
    with pytest.raises(AirflowNotFoundException, match="does not contain password"):
        SlackHook().call("chat.postMessage")
    with pytest.raises(AirflowNotFoundException, match="neither slack_conn_id nor token"):
        SlackHook(slack_conn_id=None).call("chat.postMessage")


def test_a_name_that_is_no_method():
    with pytest.raises(AttributeError, match="nonsense"):
        SlackHook().nonsense
