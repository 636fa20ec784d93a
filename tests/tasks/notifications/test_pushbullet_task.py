from __future__ import annotations

import json

import pytest
import requests

from prefect.core.context import context
from prefect.tasks.notifications import PushbulletTask


@pytest.mark.parametrize("by_secret", [False, True])
def test_sends(web, by_secret):
    web.answers["/push"] = "{}"
    task = PushbulletTask("hi", api_url=f"{web.url}/push")
    if by_secret:
        with context(secrets={"PUSHBULLET_TOKEN": "t0ken"}):
            task.run()
    else:
        task.run(access_token="t0ken")
    assert web.asked[0].headers["Access-Token"] == "t0ken"
    assert json.loads(web.asked[0].body)["body"] == "hi"


def test_errors(web):
    with pytest.raises(ValueError, match="PUSHBULLET_TOKEN"):
        PushbulletTask("x").run()
    with pytest.raises(ValueError, match="No 'msg'"):
        PushbulletTask().run(access_token="x")
    web.answers["/push"] = (401, "bad token")
    with pytest.raises(requests.HTTPError, match="Pushbullet answered 401"):
        PushbulletTask("x", api_url=f"{web.url}/push").run(access_token="t")
