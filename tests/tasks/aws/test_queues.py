from __future__ import annotations

import boto3
import pytest

from prefect.core.errors import WaitTimedOut
from prefect.tasks.aws import SqsPublish, SqsReceive


@pytest.fixture
def queue(aws):
    return boto3.client("sqs").create_queue(QueueName="jobs", Attributes={"VisibilityTimeout": "0"})["QueueUrl"]


def bodies(messages):
    return sorted(each["Body"] for each in messages)


def left(queue):
    return int(
        boto3.client("sqs").get_queue_attributes(QueueUrl=queue, AttributeNames=["ApproximateNumberOfMessages"])[
            "Attributes"
        ]["ApproximateNumberOfMessages"]
    )


def test_sent_and_received(queue):
    sent = SqsPublish(queue).run(message_content={"a": 1})
    assert set(sent) >= {"MessageId", "MD5OfMessageBody"}
    assert bodies(SqsReceive(queue, wait_time_seconds=0).run()) == ['{"a": 1}']
    assert left(queue) == 0


def test_left_in_the_queue_if_asked_to(queue):
    SqsPublish(queue, "x").run()
    SqsReceive(queue, delete=False, wait_time_seconds=0).run()
    assert left(queue) == 1


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ({"select": "detail.state"}, ['{"detail": {"state": "bad"}}', '{"detail": {"state": "good"}}']),
        ({"select": "detail.state", "values": ["good"]}, ['{"detail": {"state": "good"}}']),
        ({"values": ["plain"]}, ["plain"]),
        ({"message_filter": lambda message: "bad" in message["Body"]}, ['{"detail": {"state": "bad"}}']),
    ],
)
def test_only_some_are_taken(queue, given, taken):
    for body in ('{"detail": {"state": "good"}}', '{"detail": {"state": "bad"}}', "plain"):
        SqsPublish(queue).run(message_content=body)
    assert bodies(SqsReceive(queue, max_messages=10, wait_time_seconds=0, **given).run()) == taken
    assert left(queue) == 3 - len(taken)


def test_nothing_comes(queue):
    with pytest.raises(WaitTimedOut):
        SqsReceive(queue, wait_time_seconds=0, poll_interval=0.02, max_wait=0.01).run()
