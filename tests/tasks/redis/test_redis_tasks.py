from __future__ import annotations

import time

import pytest
from redis.exceptions import RedisError, ResponseError

from prefect.core.context import context
from prefect.tasks.redis import RedisExecute, RedisGet, RedisSet
from tests.conftest import free_port


@pytest.mark.parametrize(
    ("value", "stored"),
    [("text", b"text"), (b"\xff", b"\xff"), (5, b"5"), (1.5, b"1.5"), (0, b"0"), ("", b"")],
)
def test_set_and_get(redis, value, stored):
    assert RedisSet(*redis).run("k", value) is True
    assert RedisGet(*redis).run("k") == stored


def test_get_what_is_not_there(redis):
    assert RedisGet(*redis).run("nothing") is None


@pytest.mark.parametrize(
    ("built", "called", "first", "second"),
    [
        ({"nx": True}, {}, True, None),
        ({"xx": True}, {}, None, None),
        ({"nx": True}, {"nx": False}, True, True),
        ({}, {"nx": True}, True, None),
    ],
)
def test_conditions(redis, built, called, first, second):
    task = RedisSet(*redis, redis_key="k", redis_val=1, **built)
    assert task.run(**called) is first
    assert task.run(**called) is second


@pytest.mark.parametrize(("expiry", "low", "high"), [({"ex": 100}, 90_000, 100_000), ({"px": 5000}, 4000, 5000)])
def test_expiry(redis, expiry, low, high):
    RedisSet(*redis, **expiry).run("k", 1)
    assert low < RedisExecute(*redis).run("PTTL k") <= high


def test_an_expired_key_is_gone(redis):
    RedisSet(*redis).run("k", 1, px=1)
    time.sleep(0.01)
    assert RedisGet(*redis).run("k") is None


def test_constructor_by_position_in_upstream_order(redis):
    host, port = redis
    assert RedisSet(host, port, 3, None, "k", "v", {"socket_timeout": 5}, 100).run() is True
    assert RedisGet(host, port, 3, None, {"decode_responses": True}, "k").run() == "v"
    assert RedisExecute(host, port, 3, None, None, "TTL k").run() > 90
    assert RedisGet(host, port).run("k") is None, "written to another database"


@pytest.mark.parametrize(
    ("command", "answer"),
    [("GET k", b"v"), (["SET", "k", "a b"], True), ("LRANGE l 0 -1", []), (["INCRBY", "n", 5], 5)],
)
def test_execute(redis, command, answer):
    RedisSet(*redis).run("k", "v")
    assert RedisExecute(*redis).run(command) == answer


@pytest.mark.parametrize(
    ("task", "arguments", "error", "message"),
    [
        (RedisSet, {"redis_key": "k"}, ValueError, "No 'redis_val' was given"),
        (RedisSet, {"redis_val": 1}, ValueError, "No 'redis_key' was given"),
        (RedisGet, {}, ValueError, "No 'redis_key' was given"),
        (RedisExecute, {}, ValueError, "No 'redis_cmd' was given"),
        (RedisExecute, {"redis_cmd": ""}, ValueError, "No 'redis_cmd' was given"),
        (RedisExecute, {"redis_cmd": "NOPE"}, ResponseError, "unknown command"),
    ],
)
def test_errors(redis, task, arguments, error, message):
    with pytest.raises(error, match=message):
        task(*redis).run(**arguments)


@pytest.fixture
def locked(redis):
    """The server, asking for a password meanwhile."""
    administration = RedisExecute(*redis, 0, None)
    administration.run("CONFIG SET requirepass hush")
    yield redis
    administration.run(["CONFIG", "SET", "requirepass", ""])


@pytest.mark.parametrize("name", ["REDIS_PASSWORD", "OTHER"])
def test_password_comes_from_the_secret(locked, name):
    with context(secrets={name: "hush"}):
        assert RedisSet(*locked, 1, name, "k", "v").run() is True


@pytest.mark.parametrize("secrets", [{}, {"REDIS_PASSWORD": "wrong"}])
def test_a_wrong_password_is_refused_and_not_shown(locked, secrets):
    with context(secrets=secrets), pytest.raises(RedisError, match="(?i)auth|password") as caught:
        RedisGet(*locked, 2).run("k")
    assert "wrong" not in str(caught.value).replace("WRONGPASS", "")


def test_a_secret_that_was_named_has_to_be_there(redis):
    with pytest.raises(ValueError, match="NOT_THERE"):
        RedisGet(*redis, password_secret="NOT_THERE").run("k")


def test_no_server():
    with pytest.raises(RedisError, match="127.0.0.1"):
        RedisGet("127.0.0.1", free_port()).run("k")
