from __future__ import annotations

import time

import pytest
from redis.exceptions import ResponseError

from prefect.tasks.redis import RedisSet, RedisStreamAdd, RedisStreamReadGroup
from prefect.tasks.redis.client import redis_client


def added(redis, count):
    return [RedisStreamAdd(*redis, stream="s").run(fields={"n": number}) for number in range(count)]


def numbers(entries):
    return [int(fields[b"n"]) for _, fields in entries]


@pytest.mark.parametrize("params", [None, {"protocol": 2}, {"protocol": 3}])
def test_a_group_shares_the_entries(redis, params):
    ids = added(redis, 5)
    task = RedisStreamReadGroup(*redis, redis_connection_params=params, stream="s", group="g")
    first = task.run(consumer="a", count=1)
    assert first == [(ids[0], {b"n": b"0"})]
    assert numbers(task.run(consumer="b", count=3)) == [1, 2, 3]
    assert numbers(task.run(consumer="a")) == [4]
    assert task.run(consumer="a") == []
    assert numbers(RedisStreamReadGroup(*redis, stream="s").run(group="other", consumer="a")) == [0, 1, 2, 3, 4]


def test_what_is_not_acknowledged_comes_again(redis):
    ids = added(redis, 2)
    task = RedisStreamReadGroup(*redis, stream="s", group="g", consumer="a", acknowledge=False)
    assert numbers(task.run()) == [0, 1]
    assert task.run() == []
    assert numbers(task.run(pending=True, acknowledge_ids=ids[:1])) == [1]
    assert numbers(task.run(pending=True, acknowledge=True)) == [1]
    assert task.run(pending=True) == []


def test_a_group_may_begin_at_the_end(redis):
    added(redis, 2)
    assert RedisStreamReadGroup(*redis, stream="s", group="g", consumer="a", start="$").run() == []


def test_waits_for_an_entry(redis):
    begin = time.monotonic()
    assert RedisStreamReadGroup(*redis, stream="s", group="g", consumer="a", block=0.05).run() == []
    assert time.monotonic() - begin > 0.04


def test_length(redis):
    for number in range(5):
        RedisStreamAdd(*redis, stream="s", max_length=2).run(fields={"n": number})
    assert redis_client(*redis).xlen("s") == 2


@pytest.mark.parametrize(
    ("task", "given", "message"),
    [
        (RedisStreamAdd, {}, "No 'stream'"),
        (RedisStreamAdd, {"stream": "s"}, "No 'fields'"),
        (RedisStreamReadGroup, {"stream": "s"}, "No 'group'"),
        (RedisStreamReadGroup, {"stream": "s", "group": "g"}, "No 'consumer'"),
    ],
)
def test_errors(redis, task, given, message):
    with pytest.raises(ValueError, match=message):
        task(*redis).run(**given)


def test_a_key_that_is_no_stream(redis):
    RedisSet(*redis).run("s", "text")
    with pytest.raises(ResponseError, match="WRONGTYPE"):
        RedisStreamReadGroup(*redis).run("s", "g", "a")
