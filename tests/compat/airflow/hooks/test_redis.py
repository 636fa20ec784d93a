from __future__ import annotations

import pytest
from redis.exceptions import RedisError

from prefect.compat.airflow.hooks.redis import RedisHook
from tests.conftest import free_port


def test_a_real_server(redis, connection):
    connection("redis_default", f"redis://{redis.host}:{redis.port}/3")
    client = RedisHook().get_conn()
    client.set("k", "v")
    assert client.get("k") == b"v"
    assert RedisHook("redis_default").get_conn().dbsize() == 1


@pytest.mark.parametrize(
    ("uri", "wanted"),
    [
        ("redis://:pw@h:6380/2?db=3", {"host": "h", "port": 6380, "db": "3", "password": "pw"}),
        ("redis://h/2", {"host": "h", "port": 6379, "db": "2", "password": None}),
        ("redis://h", {"db": 0}),
        ("redis://ada:pw@h?ssl=true&ssl_cert_reqs=none", {"username": "ada", "ssl_cert_reqs": "none"}),
    ],
)
def test_arguments(connection, uri, wanted):
    connection("c", uri)
    hook = RedisHook("c")
    found = hook.get_conn().connection_pool.connection_kwargs
    assert {name: found.get(name) or (0 if name == "db" else found.get(name)) for name in wanted} == wanted
    assert hook.get_conn() is hook.get_conn()


def test_no_server(connection):
    connection("c", f"redis://127.0.0.1:{free_port()}")
    with pytest.raises(RedisError):
        RedisHook("c").get_conn().ping()
