"""Messages on channels: publish them, wait for one."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from prefect.core.errors import WaitTimedOut
from prefect.core.settable import needed, settable
from prefect.tasks.redis.server import _RedisTask

#: Seconds to listen before it looks whether it has to stop.
LONGEST = 5.0


class RedisPublish(_RedisTask):
    """
    Publish a message on a channel.

    Args:
        channel: name of the channel.
        message: text, bytes or a number.
        host: name or address of the server, given when the task is built like all that follow.
        port: its port.
        db: number of the database.
        password_secret: name of the secret that holds the password; `None` means no password. The default,
            `REDIS_PASSWORD`, need not exist.
        redis_connection_params: further arguments of `redis.Redis`.

    Returns:
        How many were listening.

    Raises:
        ValueError: no channel or no message was given; the named secret is not there.
        redis.exceptions.RedisError: the server cannot be reached, or refused.

    Example:
        >>> RedisPublish(host, port).run("news", "42 rows")
        0
    """

    @settable("host", "port", "db", "password_secret", "redis_connection_params", "channel", "message")
    def run(self, channel: str | None = None, message: Any = None) -> int:
        count: int = self.client().publish(needed(channel, "channel"), needed(message, "message"))
        return count


class RedisWaitForMessage(_RedisTask):
    """
    Wait for a message on one of some channels. It hears what is published after it has begun, and keeps a thread.

    Args:
        channels: name of the channel, or several.
        patterns: the names are patterns: `*`, `?` and `[ab]` stand for other characters.
        host: name or address of the server, given when the task is built like all that follow.
        port: its port.
        db: number of the database.
        password_secret: name of the secret that holds the password; `None` means no password. The default,
            `REDIS_PASSWORD`, need not exist.
        redis_connection_params: further arguments of `redis.Redis`.
        max_wait: seconds after which it gives up; `None` waits for ever.

    Returns:
        A dict with `type`, `pattern`, `channel` and `data`; names and data are bytes, unless `redis_connection_params`
        has `decode_responses`.

    Raises:
        ValueError: no channel was given; the named secret is not there.
        prefect.core.errors.WaitTimedOut: `max_wait` seconds have passed.
        redis.exceptions.RedisError: the server cannot be reached, or refused.

    Example:
        >>> RedisWaitForMessage(host, port, max_wait=0.02).run("news")
        Traceback (most recent call last):
            ...
        prefect.core.errors.WaitTimedOut: RedisWaitForMessage heard nothing on news in 0.02 seconds.
    """

    max_wait: float | None = None

    @settable(
        "host", "port", "db", "password_secret", "redis_connection_params", "channels", "patterns", "*", "max_wait"
    )
    def run(self, channels: str | Sequence[str] | None = None, patterns: bool = False) -> Any:
        given = needed(channels or None, "channels")
        names = [given] if isinstance(given, str) else list(given)
        end = None if self.max_wait is None else time.monotonic() + self.max_wait
        with self.client().pubsub() as listening:
            (listening.psubscribe if patterns else listening.subscribe)(*names)
            while True:
                left = LONGEST if end is None else min(LONGEST, end - time.monotonic())
                if left <= 0:
                    raise WaitTimedOut(f"{self.name} heard nothing on {', '.join(names)} in {self.max_wait:g} seconds.")
                message = listening.get_message(ignore_subscribe_messages=True, timeout=left)
                if message is not None:
                    return message
