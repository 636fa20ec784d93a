from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import cloudpickle
import pytest

from prefect.tasks.redis import RedisGet
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


def test_the_pool_after_a_fork(redis):
    client = redis_client(*redis)
    client.set("k", 1)
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
        assert list(pool.map(counted, [tuple(redis)] * 20)) != []
    assert client.get("k") == b"21"


def counted(address):
    return redis_client(*address).incr("k")


def test_a_password_among_the_parameters_does_not_travel(redis):
    task = RedisGet(*redis, redis_connection_params={"password": "hush-hush", "socket_timeout": 5})
    written = cloudpickle.dumps(task)
    assert b"hush-hush" not in written
    carried = cloudpickle.loads(written)
    assert carried.redis_connection_params == {"socket_timeout": 5}
    with pytest.raises(ValueError, match="'redis_connection_params'.*did not travel"):
        carried.run("k")
    plain = RedisGet(*redis, redis_connection_params={"socket_timeout": 5})
    assert cloudpickle.loads(cloudpickle.dumps(plain)).run("k") is None
