"""Pub/Sub: topics, subscriptions, messages. What `<subscription>/messages` has is what a pull brings."""

from __future__ import annotations

import copy
from typing import Any

from tests.gcloud.answers import Refused
from tests.gcloud.cloud import Call, Cloud, Service

_P = "pubsub.projects"

APIS = {"pubsub": Service("v1", "google.pubsub.v1")}
NAMES = {"topic_name": "projects/p/topics/the-topic"}
MESSAGE = {"ackId": "a", "message": {"data": "eA==", "messageId": "m"}}


def create(cloud: Cloud, call: Call) -> Any:
    if call.path in cloud.kept:
        raise Refused(409, "alreadyExists", f"Resource already exists in the project (resource={call.parts[-1]}).")
    cloud.kept[call.path] = {**copy.deepcopy(call.body or {}), "name": call.path.removeprefix("/v1/")}
    return cloud.kept[call.path]


def publish(cloud: Cloud, call: Call) -> Any:
    if call.path.rpartition(":")[0] not in cloud.kept:
        raise cloud.missing(call.path)
    return {"messageIds": [f"id-{next(cloud.numbers)}" for _ in call.body["messages"]]}


def pull(cloud: Cloud, call: Call) -> Any:
    path = call.path.rpartition(":")[0]
    if path not in cloud.kept:
        raise cloud.missing(path)
    cloud.look(f"{path}/messages")
    there = cloud.kept.get(f"{path}/messages", {"receivedMessages": [MESSAGE]})
    found = there["receivedMessages"][: call.body.get("maxMessages", 1)]
    return {"receivedMessages": found} if found else {}


ANSWERS = {
    f"{_P}.topics.create": create,
    f"{_P}.subscriptions.create": create,
    f"{_P}.topics.publish": publish,
    f"{_P}.subscriptions.pull": pull,
    f"{_P}.subscriptions.acknowledge": lambda cloud, call: {},
}
