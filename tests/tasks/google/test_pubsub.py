from __future__ import annotations

import base64

import pytest

from prefect.core.errors import WaitTimedOut
from prefect.tasks.google import PubSubPublishMessage, PubSubPull, PubSubWaitForMessages
from prefect.tasks.google.pubsub import portions

OPTIONS = {"project": "p", "client_kwargs": {"anonymous": True}}
SUBSCRIPTION = "/v1/projects/p/subscriptions/s"


@pytest.fixture
def cloud(google, monkeypatch):
    monkeypatch.setenv("PUBSUB_EMULATOR_HOST", google.url.removeprefix("http://"))
    google.cloud.kept |= {"/v1/projects/p/topics/t": {}, SUBSCRIPTION: {}}
    return google.cloud


def test_publishes_more_than_one_request_takes(cloud):
    messages = [{"data": str(number).encode(), "orderingKey": "k"} for number in range(2001)]
    found = PubSubPublishMessage("t", messages, **OPTIONS).run()
    assert len(set(found)) == 2001
    sent = [message for call in cloud.calls for message in call[3]["messages"]]
    assert [len(call[3]["messages"]) for call in cloud.calls] == [1000, 1000, 1]
    assert [base64.b64decode(message["data"]) for message in sent] == [message["data"] for message in messages]


def test_nothing_to_publish_is_no_request(cloud):
    assert PubSubPublishMessage("t", [], **OPTIONS).run() == []
    assert cloud.calls == []


@pytest.mark.parametrize(
    ("sizes", "parts"),
    [([], []), ([10], [1]), ([4_000_000] * 3, [2, 1]), ([20_000_000, 10], [1, 1]), ([10] * 1001, [1000, 1])],
)
def test_portions(sizes, parts):
    assert [len(part) for part in portions([{"data": "x" * size} for size in sizes])] == parts


@pytest.mark.parametrize(("acknowledge", "there", "calls"), [(True, 1, 2), (False, 1, 1), (True, 0, 1)])
def test_acknowledges_what_it_pulled(cloud, acknowledge, there, calls):
    messages = [{"ackId": "a", "message": {"data": "eA=="}}] * there
    cloud.kept[f"{SUBSCRIPTION}/messages"] = {"receivedMessages": messages}
    assert PubSubPull("s", acknowledge=acknowledge, **OPTIONS).run() == messages
    assert len(cloud.calls) == calls
    if calls == 2:
        assert cloud.calls[1][1:] == (f"{SUBSCRIPTION}:acknowledge", {}, {"ackIds": ["a"]})


def test_waits_until_there_is_something(cloud):
    cloud.kept[f"{SUBSCRIPTION}/messages"] = {"receivedMessages": []}
    task = PubSubWaitForMessages("s", acknowledge=True, poll_interval=0.001, **OPTIONS)
    with pytest.raises(WaitTimedOut):
        task.run(max_wait=0.01)
    cloud.calls.clear()
    cloud.becomes(f"{SUBSCRIPTION}/messages", {"receivedMessages": [{"ackId": "a", "message": {}}]})
    assert task.run(max_wait=20) == [{"ackId": "a", "message": {}}]
    assert [call[1].rpartition(":")[2] for call in cloud.calls] == ["pull", "pull", "acknowledge"]
