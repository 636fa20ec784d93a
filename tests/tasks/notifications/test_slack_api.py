from __future__ import annotations

import json

import pytest

from prefect.core.context import context
from prefect.tasks.notifications import SlackCall

MESSAGE = {"channel": "#news", "text": "42 rows"}


def test_calls(web):
    web.answers["/api/chat.postMessage"] = (200, {"ok": True, "ts": "1.2"})
    with context(secrets={"SLACK_API_TOKEN": "xoxb-of-the-tests"}):
        assert SlackCall("chat.postMessage", MESSAGE, api_url=f"{web.url}/api").run() == {"ok": True, "ts": "1.2"}
    asked = web.asked[0]
    assert (asked.method, json.loads(asked.body)) == ("POST", MESSAGE)
    assert asked.headers["Authorization"] == "Bearer xoxb-of-the-tests"


@pytest.mark.parametrize(
    ("answer", "error", "text"),
    [
        ((200, {"ok": False, "error": "channel_not_found"}), RuntimeError, "chat.postMessage: channel_not_found"),
        ((503, "busy"), OSError, "503"),
        ((200, "no JSON"), ValueError, "Expecting value"),
    ],
)
def test_refused(web, answer, error, text):
    web.answers["/api/chat.postMessage"] = answer
    with pytest.raises(error, match=text) as caught:
        SlackCall("chat.postMessage", MESSAGE, api_url=f"{web.url}/api").run(token="xoxb-of-the-tests")
    assert "xoxb" not in str(caught.value)


def test_what_is_needed():
    with pytest.raises(ValueError, match="No 'method' was given"):
        SlackCall().run(token="t")
