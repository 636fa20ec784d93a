from __future__ import annotations

import json

import pytest
import requests

from prefect.core.context import context
from prefect.tasks.notifications import SlackTask


@pytest.mark.parametrize(
    ("message", "sent"), [("hi", {"text": "hi"}), ({"blocks": [], "text": "x"}, {"blocks": [], "text": "x"})]
)
@pytest.mark.parametrize("secret", ["SLACK_WEBHOOK_URL", "OTHER", None])
def test_sends(web, message, sent, secret):
    web.answers["/hook"] = "ok"
    given = {} if secret == "SLACK_WEBHOOK_URL" else {"webhook_secret": secret}
    if secret is None:
        assert SlackTask(message).run(webhook_url=f"{web.url}/hook") is None
    else:
        with context(secrets={secret: f"{web.url}/hook"}):
            assert SlackTask(**given).run(message) is None
    assert json.loads(web.asked[0].body) == sent


def test_errors(web):
    with pytest.raises(ValueError, match="No 'message'"):
        SlackTask().run(webhook_url=web.url)
    with pytest.raises(ValueError, match="SLACK_WEBHOOK_URL"):
        SlackTask("x").run()
    web.answers["/hook"] = (404, "no_service")
    with pytest.raises(requests.HTTPError, match="Slack answered 404 Not Found: no_service"):
        SlackTask("x").run(webhook_url=f"{web.url}/hook")
