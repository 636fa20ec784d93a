"""Wait for a key."""

from __future__ import annotations

from typing import Any

from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait, WaitingTask
from prefect.tasks.redis.server import _RedisTask


class RedisWaitForKey(_RedisTask, WaitingTask):
    """
    Wait until there is a key.

    Args:
        redis_key: the key.
        poll_interval: seconds between two looks.
        max_wait: seconds after which it gives up; `None` waits for ever.
        host: name or address of the server, given when the task is built like all that follow.
        port: its port.
        db: number of the database.
        password_secret: name of the secret that holds the password; `None` means no password. The default,
            `REDIS_PASSWORD`, need not exist.
        redis_connection_params: further arguments of `redis.Redis`.

    Returns:
        The key.

    Raises:
        ValueError: no key was given; the named secret is not there.
        prefect.core.errors.WaitTimedOut: `max_wait` seconds have passed.
        redis.exceptions.RedisError: the server cannot be reached, or refused.

    Example:
        >>> RedisWaitForKey(host, port).run("rows")
        'rows'
    """

    @settable(
        "host", "port", "db", "password_secret", "redis_connection_params", "redis_key",
        "*", "poll_interval", "max_wait",
    )  # fmt: skip
    def start(self, redis_key: str | None = None, poll_interval: float = 10.0, max_wait: float | None = None) -> Any:
        needed(redis_key, "redis_key")

    def check(self, wait: Wait) -> float | None:
        """Look once."""
        return None if self.client().exists(wait["redis_key"]) else float(wait["poll_interval"])

    def outcome(self, wait: Wait) -> Any:
        """The key."""
        return wait["redis_key"]
