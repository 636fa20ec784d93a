from __future__ import annotations

import pytest
import requests

from prefect.core.errors import WaitTimedOut
from prefect.tasks.google import GoogleRequest
from prefect.tasks.google.errors import GoogleJobFailed

OPTIONS = {"client_kwargs": {"anonymous": True}, "poll_interval": 0.01}
BEGUN = (200, {"name": "projects/p/operations/o", "metadata": {}})
RUNNING = (200, {"name": "projects/p/operations/o", "metadata": {}})
DONE = (200, {"name": "projects/p/operations/o", "done": True, "response": {"x": 1}})


def test_asks(google, web):
    web.answers["/v1/things"] = (200, {"things": []})
    assert GoogleRequest(f"{web.url}/v1/things", query={"pageSize": 1}, **OPTIONS).run() == {"things": []}
    assert web.asked[0].query == {"pageSize": ["1"]}
    web.answers["/v1/no"] = (403, {})
    with pytest.raises(requests.HTTPError, match="403"):
        GoogleRequest(f"{web.url}/v1/no", **OPTIONS).run()


def test_waits_for_the_operation(google, web):
    web.answers["/v1/clusters"] = BEGUN
    web.answers["/v1/projects/p/operations/o"] = [RUNNING, DONE]
    task = GoogleRequest(f"{web.url}/v1/clusters", "post", {"cluster": {}}, wait=True, **OPTIONS)
    assert task.run()["response"] == {"x": 1}


@pytest.mark.parametrize(
    ("seen", "reason"),
    [
        ({"done": True, "error": {"message": "no quota"}}, "no quota"),
        ({"status": "ERROR", "statusMessage": "bad"}, "bad"),
    ],
)
def test_fails(google, web, seen, reason):
    web.answers |= {"/v1/x": BEGUN, "/v1/projects/p/operations/o": (200, seen)}
    with pytest.raises(GoogleJobFailed, match=reason):
        GoogleRequest(f"{web.url}/v1/x", "POST", wait=True, **OPTIONS).run()


def test_gives_up_and_calls_off(google, web):
    web.answers |= {"/v1/x": BEGUN, "/v1/projects/p/operations/o": RUNNING, "/cancel": (200, {})}
    task = GoogleRequest(f"{web.url}/v1/x", "POST", wait=True, cancel_url=f"{web.url}/cancel", **OPTIONS)
    with pytest.raises(WaitTimedOut):
        task.run(max_wait=0.03)
    task.cancel(task.begin({}))
    assert web.asked[-1].path == "/cancel"
    web.answers["/v1/x"] = (200, {})
    with pytest.raises(ValueError, match="names no operation"):
        task.run()
