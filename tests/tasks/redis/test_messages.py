from __future__ import annotations

import threading
import time

import pytest

from prefect.tasks.redis import RedisPublish, RedisWaitForMessage
from prefect.tasks.redis.client import redis_client


def publish_until_heard(redis, channel, message, stop):
    while not stop.is_set() and not RedisPublish(*redis).run(channel, message):
        time.sleep(0.01)


@pytest.mark.parametrize(
    ("given", "channel", "result"),
    [
        ({"channels": "news"}, "news", {"type": "message", "pattern": None, "channel": b"news", "data": b"42"}),
        ({"channels": ["other", "news"]}, "news",
         {"type": "message", "pattern": None, "channel": b"news", "data": b"42"}),
        ({"channels": "n*", "patterns": True}, "news",
         {"type": "pmessage", "pattern": b"n*", "channel": b"news", "data": b"42"}),
    ],
)  # fmt: skip
def test_hears_what_is_published(redis, given, channel, result):
    stop = threading.Event()
    other = threading.Thread(target=publish_until_heard, args=(redis, channel, 42, stop))
    other.start()
    try:
        assert RedisWaitForMessage(*redis, **given, max_wait=20).run() == result
    finally:
        stop.set()
        other.join()
    assert redis_client(*redis).pubsub_channels() == [], "the subscription is closed"


def test_gives_up(redis):
    with pytest.raises(TimeoutError, match="heard nothing on a, b in 0.05 seconds"):
        RedisWaitForMessage(*redis, channels=["a", "b"], max_wait=0.05).run()


@pytest.mark.parametrize(
    ("task", "message"),
    [(RedisPublish, "No 'channel'"), (RedisWaitForMessage, "No 'channels'")],
)
def test_errors(redis, task, message):
    with pytest.raises(ValueError, match=message):
        task(*redis).run()
