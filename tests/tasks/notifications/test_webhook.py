from __future__ import annotations

import json

import pytest
import requests

from prefect.core.context import context
from prefect.tasks.notifications import WebhookTask
from tests.conftest import free_port


@pytest.mark.parametrize(("body", "sent"), [("done", {"text": "done"}), ({"a": 1}, {"a": 1}), ([1], [1])])
def test_sends(web, body, sent):
    web.answers["/hook"] = "ok"
    assert WebhookTask(body, headers={"X-Key": "1"}).run(webhook_url=f"{web.url}/hook") == "ok"
    with context(secrets={"HOOK": f"{web.url}/hook"}):
        assert WebhookTask(webhook_secret="HOOK").run(body) == "ok"
    assert [json.loads(asked.body) for asked in web.asked] == [sent, sent]
    assert web.asked[0].headers["X-Key"] == "1"


@pytest.mark.parametrize(
    ("given", "message"),
    [({}, "No 'body'"), ({"body": "x"}, "No 'webhook_secret'"), ({"body": "x", "webhook_secret": "NONE"}, "NONE")],
)
def test_errors(given, message):
    with pytest.raises(ValueError, match=message):
        WebhookTask().run(**given)


def test_no_error_shows_the_address(web):
    web.answers["/hush"] = (403, "no")
    for url in (f"{web.url}/hush", f"http://127.0.0.1:{free_port()}/hush"):
        with pytest.raises(requests.RequestException) as caught:
            WebhookTask("x").run(webhook_url=url)
        assert "hush" not in f"{caught.value}{caught.value.__cause__}"
        assert caught.value.__suppress_context__ or caught.value.__context__ is None
