"""Locks that hold across processes and machines."""

from __future__ import annotations

import uuid

from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait, WaitingTask
from prefect.tasks.redis.server import _RedisTask

#: Deletes the key if it holds what the owner put there, in one step.
RELEASE = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end"


class RedisAcquireLock(_RedisTask, WaitingTask):
    """
    Get a lock, waiting until it is free. It opens by itself after some time, so that a crash does not keep it shut.

    Args:
        lock_name: the key that is the lock.
        expires_after: seconds after which it opens by itself.
        poll_interval: seconds between two looks.
        max_wait: seconds after which it gives up; `None` waits for ever.
        host: name or address of the server, given when the task is built like all that follow.
        port: its port.
        db: number of the database.
        password_secret: name of the secret that holds the password; `None` means no password. The default,
            `REDIS_PASSWORD`, need not exist.
        redis_connection_params: further arguments of `redis.Redis`.

    Returns:
        What proves the ownership: give it to `RedisReleaseLock`.

    Raises:
        ValueError: no name was given; the named secret is not there.
        prefect.core.errors.WaitTimedOut: `max_wait` seconds have passed.
        redis.exceptions.RedisError: the server cannot be reached, or refused.

    Example:
        >>> owner = RedisAcquireLock(host, port).run("loading")
        >>> RedisReleaseLock(host, port).run("loading", owner)
        True
    """

    @settable(
        "host", "port", "db", "password_secret", "redis_connection_params", "lock_name", "expires_after",
        "*", "poll_interval", "max_wait",
    )  # fmt: skip
    def start(
        self,
        lock_name: str | None = None,
        expires_after: float = 3600.0,
        poll_interval: float = 0.5,
        max_wait: float | None = None,
    ) -> str:
        needed(lock_name, "lock_name")
        return uuid.uuid4().hex

    def check(self, wait: Wait) -> float | None:
        """Try once."""
        client = self.client()
        expiry = max(1, int(wait["expires_after"] * 1000))
        got = client.set(wait["lock_name"], wait.handle, nx=True, px=expiry)
        return None if got else float(wait["poll_interval"])


class RedisReleaseLock(_RedisTask):
    """
    Open a lock, if it is still the owner's.

    Args:
        lock_name: the key that is the lock.
        owner: what `RedisAcquireLock` returned; given to a run only.
        host: name or address of the server, given when the task is built like all that follow.
        port: its port.
        db: number of the database.
        password_secret: name of the secret that holds the password; `None` means no password. The default,
            `REDIS_PASSWORD`, need not exist.
        redis_connection_params: further arguments of `redis.Redis`.

    Returns:
        Whether it was; `False` if it had opened by itself and may be somebody else's by now.

    Raises:
        ValueError: no name or no owner was given; the named secret is not there.
        redis.exceptions.RedisError: the server cannot be reached, or refused.

    Example:
        >>> RedisReleaseLock(host, port).run("loading", "somebody else")
        False
    """

    @settable("host", "port", "db", "password_secret", "redis_connection_params", "lock_name")
    def run(self, lock_name: str | None = None, owner: str | None = None) -> bool:
        return bool(self.client().eval(RELEASE, 1, needed(lock_name, "lock_name"), needed(owner, "owner")))
