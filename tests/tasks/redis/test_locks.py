from __future__ import annotations

import threading
import time

import pytest

from prefect.tasks.redis import RedisAcquireLock, RedisReleaseLock


def test_only_one_has_it(redis):
    acquire = RedisAcquireLock(*redis, lock_name="l", poll_interval=0.01, max_wait=0.03)
    release = RedisReleaseLock(*redis, lock_name="l")
    owner = acquire.run()
    with pytest.raises(TimeoutError, match="not done after 0.03 seconds"):
        acquire.run()
    assert release.run(owner="somebody") is False
    assert release.run(owner=owner) is True
    assert release.run(owner=owner) is False
    assert acquire.run() != owner


def test_waits_until_it_is_free(redis):
    owner = RedisAcquireLock(*redis).run("l")
    timer = threading.Timer(0.05, RedisReleaseLock(*redis).run, ["l", owner])
    timer.start()
    assert RedisAcquireLock(*redis, poll_interval=0.01, max_wait=20).run("l")
    timer.join()


def test_opens_by_itself(redis):
    RedisAcquireLock(*redis).run("l", 0.02)
    time.sleep(0.04)
    assert RedisAcquireLock(*redis, max_wait=0).run("l")


@pytest.mark.parametrize(
    ("task", "given", "message"),
    [
        (RedisAcquireLock, {}, "No 'lock_name'"),
        (RedisReleaseLock, {"owner": "x"}, "No 'lock_name'"),
        (RedisReleaseLock, {"lock_name": "x"}, "No 'owner'"),
    ],
)
def test_errors(redis, task, given, message):
    with pytest.raises(ValueError, match=message):
        task(*redis).run(**given)
