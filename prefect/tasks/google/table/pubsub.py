"""Pub/Sub: topics, subscriptions, messages."""

from __future__ import annotations

from prefect.tasks.google.rows import Row, Service

PUBSUB = Service(
    "pubsub",
    "pubsub.googleapis.com",
    words={
        "ack_deadline": "seconds after which a message that nobody has acknowledged is sent again, 10 to 600.",
        "ack_ids": "the `ackId` of each message.",
        "acknowledge": "tell Pub/Sub that the messages have arrived, so that they do not come again.",
        "dead_letter_policy": "where messages go that cannot be delivered, a dict in the API's form.",
        "enable_message_ordering": "messages of one `orderingKey` come in the order in which they were published.",
        "expiration_policy": "when a subscription that nobody uses is deleted, a dict in the API's form.",
        "filter": "which messages come, in Pub/Sub's language for filters.",
        "ignore_missing": "what is not there counts as deleted.",
        "kms_key_name": "full name of the key that messages are encrypted with.",
        "max_messages": "how many come at most.",
        "message_retention_duration": "how long messages are kept, such as `600s`.",
        "message_storage_policy": "regions in which messages may be stored, a dict in the API's form.",
        "messages": "dicts in the API's form: `data` (bytes, or what is in base64 already), `attributes`, "
        "`orderingKey`.",
        "poll_interval": "seconds between two looks.",
        "push_config": "where messages are sent to, a dict in the API's form; they are pulled if left out.",
        "retain_acked_messages": "keep messages that have been acknowledged, too.",
        "retry_policy": "when a message is sent again, a dict in the API's form.",
        "schema_settings": "the schema that messages have to follow, a dict in the API's form.",
        "subscription": "name of the subscription.",
        "topic": "name of the topic.",
        "topic_name": "full name of the topic: `projects/my-project/topics/my-topic`.",
        "use_if_exists": "one of the name that is there already is taken as it is.",
    },
    emulator="PUBSUB_EMULATOR_HOST",
)
TOPIC = "projects/{project}/topics/{topic}"
SUBSCRIPTION = "projects/{project}/subscriptions/{subscription}"
MESSAGES = "The messages, each a dict with `ackId` and `message`, whose `data` is in base64."

ROWS = (
    Row(
        "PubSubCreateTopic",
        PUBSUB,
        "Create a topic of Pub/Sub.",
        "topic: str, labels: dict = None, message_storage_policy: dict = None, kms_key_name: str = None, "
        "schema_settings: dict = None, message_retention_duration: str = None, use_if_exists: bool = True",
        f"PUT {TOPIC}",
        already=(409,),
        already_if="use_if_exists",
        operators=("PubSubCreateTopicOperator",),
    ),
    Row(
        "PubSubDeleteTopic",
        PUBSUB,
        "Delete a topic of Pub/Sub.",
        "topic: str, ignore_missing: bool = True",
        f"DELETE {TOPIC}",
        already=(404,),
        already_if="ignore_missing",
        operators=("PubSubDeleteTopicOperator",),
    ),
    Row(
        "PubSubCreateSubscription",
        PUBSUB,
        "Create a subscription of a topic of Pub/Sub.",
        "subscription: str, topic_name: str, ack_deadline: int = None, push_config: dict = None, "
        "retain_acked_messages: bool = None, message_retention_duration: str = None, labels: dict = None, "
        "enable_message_ordering: bool = None, expiration_policy: dict = None, filter: str = None, "
        "dead_letter_policy: dict = None, retry_policy: dict = None, use_if_exists: bool = True",
        f"PUT {SUBSCRIPTION}",
        send={"topic": "topic_name", "ackDeadlineSeconds": "ack_deadline"},
        already=(409,),
        already_if="use_if_exists",
        gives="args.subscription",
        returns="The name of the subscription.",
        operators=("PubSubCreateSubscriptionOperator",),
    ),
    Row(
        "PubSubDeleteSubscription",
        PUBSUB,
        "Delete a subscription of Pub/Sub.",
        "subscription: str, ignore_missing: bool = True",
        f"DELETE {SUBSCRIPTION}",
        already=(404,),
        already_if="ignore_missing",
        operators=("PubSubDeleteSubscriptionOperator",),
    ),
    Row(
        "PubSubPublishMessage",
        PUBSUB,
        "Publish messages to a topic of Pub/Sub; as many requests are sent as its limits ask for.",
        "topic: str, messages: list",
        f"POST {TOPIC}:publish",
        steps="prefect.tasks.google.pubsub.Publishing",
        gives="made.messageIds",
        returns="The ids of the messages.",
        operators=("PubSubPublishMessageOperator",),
    ),
    Row(
        "PubSubPull",
        PUBSUB,
        "Pull the messages of a subscription of Pub/Sub that are there, if there are any.",
        "subscription: str, max_messages: int = 5, acknowledge: bool = False",
        f"POST {SUBSCRIPTION}:pull",
        fixed={"returnImmediately": True},
        local=("acknowledge",),
        steps="prefect.tasks.google.pubsub.Pulling",
        gives="made.receivedMessages || `[]`",
        returns=MESSAGES,
        operators=("PubSubPullOperator",),
    ),
    Row(
        "PubSubWaitForMessages",
        PUBSUB,
        "Wait for messages of a subscription of Pub/Sub, and pull them.",
        "subscription: str, max_messages: int = 5, acknowledge: bool = False, poll_interval: float = 10.0, "
        "max_wait: float = None",
        f"POST {SUBSCRIPTION}:pull",
        fixed={"returnImmediately": True},
        local=("acknowledge", "poll_interval", "max_wait"),
        steps="prefect.tasks.google.pubsub.Awaiting",
        gives="made.receivedMessages || `[]`",
        returns=MESSAGES,
        operators=("PubSubPullSensor",),
    ),
    Row(
        "PubSubAcknowledge",
        PUBSUB,
        "Tell Pub/Sub that messages of a subscription have arrived, so that they do not come again.",
        "subscription: str, ack_ids: list[str]",
        f"POST {SUBSCRIPTION}:acknowledge",
    ),
)
