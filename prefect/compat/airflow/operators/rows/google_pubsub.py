"""Google: Pub/Sub."""

from __future__ import annotations

import base64
import uuid
from typing import Any

from prefect.compat.airflow.operators.google_connection import CONNECTION, project_of
from prefect.compat.airflow.operators.google_messages import MessageObject
from prefect.compat.airflow.operators.google_services import Messages, same, service_row, unless
from prefect.compat.airflow.operators.mapping import Converted, FromContext, Source, nothing
from prefect.compat.airflow.operators.running import arguments_of, build
from prefect.compat.airflow.standin.versions import current

PUBSUB = Messages("pubsub")
MESSAGE = "ReceivedMessage"
#: What 1.10 called the project.
OLDER = {"project": "project_id"}
TIMEOUT: dict[str, Source] = {"request_timeout": "timeout"}


def _if_true(argument: str) -> Converted:
    """Left out if it is false, as it is by itself."""
    return Converted(lambda given: True if given else None, argument)


def _topic_name(operator: Any, context: Any) -> str:
    return f"projects/{project_of(operator, context)}/topics/{operator.topic}"


def _messages(given: Any) -> list[Any]:
    """The messages, checked as the operator does."""
    found = []
    for message in given or ():
        data, attributes = message.get("data"), message.get("attributes")
        if data is None and not attributes:
            raise ValueError(f"A message of Pub/Sub needs 'data' or 'attributes'; this one has {sorted(message)}.")
        if attributes is not None and not isinstance(attributes, dict):
            raise ValueError(f"'attributes' of a message is a dict, not {type(attributes).__name__}.")
        if current() < (2, 0):
            # operators of 1.10 took what was in base64 already
            data = data.encode() if isinstance(data, str) else data
            data = data if data is None else base64.b64decode(data)
        if data is not None and not isinstance(data, bytes):
            raise ValueError(f"'data' of a message is bytes, not {type(data).__name__}.")
        key = message.get("ordering_key", message.get("orderingKey"))
        fields = {"data": data, "attributes": attributes, "orderingKey": key}
        found.append({name: value for name, value in fields.items() if value})
    return found


def _received(result: Any, operator: Any, context: Any) -> Any:
    """What came: dictionaries, or what the callback makes of it; what it refuses is not acknowledged."""
    if operator.messages_callback is None:
        return PUBSUB.given(MESSAGE)(result, operator, context)
    given = operator.messages_callback([MessageObject("pubsub", MESSAGE, each) for each in result], context)
    if operator.ack_messages and result:
        task, arguments = build(ACKNOWLEDGE, arguments_of(ACKNOWLEDGE, operator, context))
        arguments["ack_ids"] = [each["ackId"] for each in result]
        task.run(**arguments)
    return given


ACKNOWLEDGE = service_row("PubSubPullOperator", "PubSubAcknowledge", same("subscription"))
PULL: dict[str, Source] = {
    **same("subscription", "max_messages"),
    "acknowledge": Converted(
        lambda acknowledge, callback: bool(acknowledge) and callback is None, "ack_messages", "messages_callback"
    ),
}

ROWS = (
    service_row(
        "PubSubCreateTopicOperator",
        "PubSubCreateTopic",
        {
            **same("topic", "labels", "kms_key_name"),
            "message_storage_policy": PUBSUB.taken("MessageStoragePolicy", "message_storage_policy"),
            "schema_settings": PUBSUB.taken("SchemaSettings", "schema_settings"),
            "message_retention_duration": PUBSUB.of_kind("d", "message_retention_duration"),
            "use_if_exists": unless("fail_if_exists"),
            **TIMEOUT,
        },
        renamed=OLDER,
    ),
    service_row(
        "PubSubDeleteTopicOperator",
        "PubSubDeleteTopic",
        {"topic": "topic", "ignore_missing": unless("fail_if_not_exists"), **TIMEOUT},
        renamed=OLDER,
    ),
    service_row(
        "PubSubCreateSubscriptionOperator",
        "PubSubCreateSubscription",
        {
            "project": FromContext(
                lambda operator, context: operator.subscription_project_id or project_of(operator, context),
                "subscription_project_id", "project_id", *CONNECTION[:3],
            ),
            "subscription": Converted(lambda name: name or f"sub-{uuid.uuid4()}", "subscription"),
            "topic_name": FromContext(_topic_name, "topic", "project_id"),
            "ack_deadline": "ack_deadline_secs",
            "push_config": PUBSUB.taken("PushConfig", "push_config"),
            "retain_acked_messages": _if_true("retain_acked_messages"),
            "message_retention_duration": PUBSUB.of_kind("d", "message_retention_duration"),
            "labels": "labels",
            "enable_message_ordering": _if_true("enable_message_ordering"),
            "expiration_policy": PUBSUB.taken("ExpirationPolicy", "expiration_policy"),
            "filter": "filter_",
            "dead_letter_policy": PUBSUB.taken("DeadLetterPolicy", "dead_letter_policy"),
            "retry_policy": PUBSUB.taken("RetryPolicy", "message_retry_policy"),
            "use_if_exists": unless("fail_if_exists"),
            **TIMEOUT,
        },
        renamed={
            "topic_project": "project_id",
            "subscription_project": "subscription_project_id",
            "retry_policy": "message_retry_policy",
        },
        ignored=("retry_policy",),
    ),
    service_row(
        "PubSubDeleteSubscriptionOperator",
        "PubSubDeleteSubscription",
        {"subscription": "subscription", "ignore_missing": unless("fail_if_not_exists"), **TIMEOUT},
        renamed=OLDER,
    ),
    service_row(
        "PubSubPublishMessageOperator",
        "PubSubPublishMessage",
        {"topic": "topic", "messages": Converted(_messages, "messages")},
        xcoms=nothing,
        ignored=("enable_message_ordering", "enable_open_telemetry_tracing"),
        renamed=OLDER,
    ),
    service_row(
        "PubSubPullOperator",
        "PubSubPull",
        PULL,
        xcoms=_received,
        ignored=("messages_callback", "poll_interval", "return_immediately"),
    ),
    service_row(
        "PubSubPullSensor",
        "PubSubWaitForMessages",
        {**PULL, "poll_interval": "poke_interval"},
        xcoms=_received,
        ignored=("messages_callback", "return_immediately"),
        renamed=OLDER,
    ),
)  # fmt: skip
