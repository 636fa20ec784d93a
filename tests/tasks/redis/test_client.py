from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from prefect.tasks.redis.client import redis_client


def test_one_client_for_the_same_arguments_in_all_threads(redis):
    with ThreadPoolExecutor(8) as pool:
        clients = list(pool.map(lambda _: redis_client(*redis), range(32)))
    assert len({id(client) for client in clients}) == 1
    assert clients[0].ping() is True


@pytest.mark.parametrize("other", [{"db": 1}, {"password": "x"}, {"params": {"decode_responses": True}}])
def test_another_client_for_other_arguments(redis, other):
    assert redis_client(*redis, **other) is not redis_client(*redis)


def test_params_come_first(redis):
    assert redis_client("127.0.0.2", 1, params={"host": redis.host, "port": redis.port}).ping() is True


def test_password_is_not_shown(redis):
    assert "hush" not in repr(redis_client(*redis, password="hush"))
