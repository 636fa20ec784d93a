from __future__ import annotations

import threading

import pytest

from prefect.tasks.redis import RedisSet, RedisWaitForKey


def test_waits(redis):
    timer = threading.Timer(0.05, RedisSet(*redis).run, ["k", "v"])
    timer.start()
    assert RedisWaitForKey(*redis, poll_interval=0.01, max_wait=20).run("k") == "k"
    timer.join()


def test_gives_up(redis):
    with pytest.raises(TimeoutError, match="not done after 0.02 seconds"):
        RedisWaitForKey(*redis, redis_key="k", poll_interval=0.01, max_wait=0.02).run()


def test_no_key(redis):
    with pytest.raises(ValueError, match="No 'redis_key'"):
        RedisWaitForKey(*redis).run()
