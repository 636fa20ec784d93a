"""Pub/Sub."""

from __future__ import annotations

from typing import Any

from tests.compat.airflow.operators.google_recording import Case

_P = "airflow.providers.google.cloud.operators.pubsub"
_S = "airflow.providers.google.cloud.sensors.pubsub"
AT = "/v1/projects/p"
T = {"topic": "t"}
TOPIC = {f"{AT}/topics/t": {"name": "projects/p/topics/t"}}
SUBSCRIPTION = {f"{AT}/subscriptions/s": {"name": "projects/p/subscriptions/s", "topic": "projects/p/topics/t"}}
SUB = {"project_id": "p", "subscription": "s"}
ONE = {
    "ackId": "a1",
    "message": {
        "data": "aGVsbG8=",
        "attributes": {"a_b": "c"},
        "messageId": "1",
        "publishTime": "2024-01-15T00:00:00.500Z",
        "orderingKey": "k",
    },
    "deliveryAttempt": 2,
}
TWO = {"ackId": "a2", "message": {"data": "eA==", "messageId": "2", "publishTime": "2024-01-15T00:00:00Z"}}


def holding(*messages: Any) -> dict[str, Any]:
    return {**SUBSCRIPTION, f"{AT}/subscriptions/s/messages": {"receivedMessages": list(messages)}}


def read(messages: list[Any], context: dict[str, Any]) -> Any:
    return [
        [
            each.ack_id,
            each.delivery_attempt,
            each.message.data.decode(),
            dict(each.message.attributes),
            each.message.message_id,
            each.message.publish_time.timestamp(),
            each.message.ordering_key,
            context["ds"],
            type(each).to_dict(each),
        ]
        for each in messages
    ]


def nobody(messages: list[Any], context: dict[str, Any]) -> Any:
    return []


def refuse(messages: list[Any], context: dict[str, Any]) -> Any:
    raise ValueError(f"{len(messages)} bad messages")


CASES = {
    "create_topic": Case(f"{_P}.PubSubCreateTopicOperator", T),
    "create_topic_all": Case(
        f"{_P}.PubSubCreateTopicOperator",
        {
            **T,
            "project_id": "other",
            "labels": {"a_b": "c"},
            "message_storage_policy": {"allowed_persistence_regions": ["europe-west1"], "enforce_in_transit": True},
            "kms_key_name": "projects/p/locations/l/keyRings/r/cryptoKeys/k",
            "schema_settings": {"schema": "projects/p/schemas/s", "encoding": "JSON", "first_revision_id": "1"},
            "message_retention_duration": {"seconds": 600},
            "timeout": 5.0,
        },
    ),
    "create_topic_number": Case(
        f"{_P}.PubSubCreateTopicOperator",
        {**T, "schema_settings": {"schema": "projects/p/schemas/s", "encoding": 2}},
    ),
    "create_topic_there": Case(f"{_P}.PubSubCreateTopicOperator", T, TOPIC),
    "create_topic_there_fails": Case(f"{_P}.PubSubCreateTopicOperator", {**T, "fail_if_exists": True}, TOPIC),
    "delete_topic": Case(f"{_P}.PubSubDeleteTopicOperator", T, TOPIC),
    "delete_topic_other": Case(f"{_P}.PubSubDeleteTopicOperator", {**T, "project_id": "other"}),
    "delete_topic_missing": Case(f"{_P}.PubSubDeleteTopicOperator", T),
    "delete_topic_missing_fails": Case(f"{_P}.PubSubDeleteTopicOperator", {**T, "fail_if_not_exists": True}),
    "create_subscription": Case(f"{_P}.PubSubCreateSubscriptionOperator", {**T, "subscription": "s"}),
    "create_subscription_all": Case(
        f"{_P}.PubSubCreateSubscriptionOperator",
        {
            **T,
            "project_id": "p",
            "subscription": "s",
            "subscription_project_id": "other",
            "ack_deadline_secs": 20,
            "push_config": {
                "push_endpoint": "https://example.com/push",
                "attributes": {"x-goog-version": "v1"},
                "oidc_token": {"service_account_email": "a@b", "audience": "c"},
            },
            "retain_acked_messages": True,
            "message_retention_duration": {"seconds": 900},
            "labels": {"a_b": "c"},
            "enable_message_ordering": True,
            "expiration_policy": {"ttl": {"seconds": 86400}},
            "filter_": "attributes:domain",
            "dead_letter_policy": {"dead_letter_topic": "projects/p/topics/d", "max_delivery_attempts": 6},
            "retry_policy": {"minimum_backoff": {"seconds": 10}, "maximum_backoff": {"seconds": 60}},
            "timeout": 5.0,
        },
    ),
    "create_subscription_there": Case(
        f"{_P}.PubSubCreateSubscriptionOperator", {**T, "subscription": "s"}, SUBSCRIPTION
    ),
    "create_subscription_there_fails": Case(
        f"{_P}.PubSubCreateSubscriptionOperator", {**T, "subscription": "s", "fail_if_exists": True}, SUBSCRIPTION
    ),
    "delete_subscription": Case(
        f"{_P}.PubSubDeleteSubscriptionOperator", {"subscription": "s", "project_id": "p"}, SUBSCRIPTION
    ),
    "delete_subscription_missing": Case(f"{_P}.PubSubDeleteSubscriptionOperator", {"subscription": "s"}),
    "delete_subscription_missing_fails": Case(
        f"{_P}.PubSubDeleteSubscriptionOperator", {"subscription": "s", "fail_if_not_exists": True}
    ),
    "publish": Case(
        f"{_P}.PubSubPublishMessageOperator",
        {**T, "project_id": "p", "messages": [{"data": b"hello", "attributes": {"a_b": "c"}}]},
        TOPIC,
    ),
    "publish_attributes": Case(
        f"{_P}.PubSubPublishMessageOperator", {**T, "messages": [{"attributes": {"a": "b"}}]}, TOPIC
    ),
    "publish_two": Case(
        f"{_P}.PubSubPublishMessageOperator", {**T, "messages": [{"data": b"1"}, {"data": b"2"}]}, TOPIC
    ),
    "publish_text": Case(f"{_P}.PubSubPublishMessageOperator", {**T, "messages": [{"data": "text"}]}, TOPIC),
    "publish_none": Case(f"{_P}.PubSubPublishMessageOperator", {**T, "messages": []}, TOPIC),
    "publish_empty": Case(f"{_P}.PubSubPublishMessageOperator", {**T, "messages": [{}]}, TOPIC),
    "publish_no_text": Case(
        f"{_P}.PubSubPublishMessageOperator", {**T, "messages": [{"data": b"1", "attributes": "a"}]}, TOPIC
    ),
    "publish_missing": Case(f"{_P}.PubSubPublishMessageOperator", {**T, "messages": [{"data": b"1"}]}),
    "pull": Case(f"{_P}.PubSubPullOperator", SUB, holding(ONE, TWO)),
    "pull_all": Case(
        f"{_P}.PubSubPullOperator",
        {**SUB, "max_messages": 1, "ack_messages": True, "messages_callback": read},
        holding(ONE, TWO),
    ),
    "pull_acknowledged": Case(f"{_P}.PubSubPullOperator", {**SUB, "ack_messages": True}, holding(ONE, TWO)),
    "pull_refused": Case(
        f"{_P}.PubSubPullOperator", {**SUB, "ack_messages": True, "messages_callback": refuse}, holding(ONE)
    ),
    "pull_nothing": Case(f"{_P}.PubSubPullOperator", {**SUB, "ack_messages": True}, holding()),
    "pull_nothing_read": Case(f"{_P}.PubSubPullOperator", {**SUB, "messages_callback": read}, holding()),
    "pull_missing": Case(f"{_P}.PubSubPullOperator", SUB),
    "wait_for_messages": Case(f"{_S}.PubSubPullSensor", SUB, holding(ONE, TWO)),
    "wait_for_messages_all": Case(
        f"{_S}.PubSubPullSensor",
        {**SUB, "max_messages": 1, "ack_messages": True, "messages_callback": read, "return_immediately": True},
        holding(ONE, TWO),
    ),
    "wait_for_messages_later": Case(
        f"{_S}.PubSubPullSensor",
        {**SUB, "ack_messages": True},
        holding(),
        becomes={f"{AT}/subscriptions/s/messages": {"receivedMessages": [TWO]}},
    ),
    "wait_for_messages_of_no_interest": Case(
        f"{_S}.PubSubPullSensor", {**SUB, "messages_callback": nobody, "ack_messages": True}, holding(ONE)
    ),
    "wait_for_messages_refused": Case(
        f"{_S}.PubSubPullSensor", {**SUB, "messages_callback": refuse, "ack_messages": True}, holding(ONE)
    ),
    "wait_for_messages_missing": Case(f"{_S}.PubSubPullSensor", SUB),
}
OTHERWISE = {"publish_two": (("sent",), "the operator sends each message by itself")}
