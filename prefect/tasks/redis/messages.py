"""Messages on channels: publish them, wait for one."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from prefect.core.settable import needed, settable
from prefect.tasks.redis.server import _RedisTask
from prefect.tasks.waiting import Waits


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


class RedisWaitForMessage(Waits, _RedisTask):
    """
    Wait for a message on one of some channels. It hears what is published after it has begun.

    Args:
        channels: name of the channel, or several.
        patterns: the names are patterns: `*`, `?` and `[ab]` stand for other characters.
        host: name or address of the server, given when the task is built like all that follow.
        port: its port.
        db: number of the database.
        password_secret: name of the secret that holds the password; `None` means no password. The default,
            `REDIS_PASSWORD`, need not exist.
        redis_connection_params: further arguments of `redis.Redis`.
        poll_interval: seconds between two looks at `max_wait`; a message is heard at once.
        max_wait: seconds after which it gives up; `None` waits for ever.

    Returns:
        A dict with `type`, `pattern`, `channel` and `data`; names and data are bytes, unless `redis_connection_params`
        has `decode_responses`.

    Raises:
        ValueError: no channel was given; the named secret is not there.
        TimeoutError: `max_wait` seconds have passed.
        redis.exceptions.RedisError: the server cannot be reached, or refused.

    Example:
        >>> RedisWaitForMessage(host, port, poll_interval=0.01, max_wait=0.02).run("news")
        Traceback (most recent call last):
            ...
        TimeoutError: RedisWaitForMessage has waited 0.02 s in vain for a message on news.
    """

    @settable(
        "host", "port", "db", "password_secret", "redis_connection_params", "channels", "patterns",
        "*", "poll_interval", "max_wait",
    )  # fmt: skip
    def run(self, channels: str | Sequence[str] | None = None, patterns: bool = False) -> Any:
        given = needed(channels or None, "channels")
        names = [given] if isinstance(given, str) else list(given)
        listening = self.client().pubsub()
        (listening.psubscribe if patterns else listening.subscribe)(*names)
        return self.wait(_Listening(listening, names))

    def check(self, handle: _Listening) -> float | None:
        """Listen for as long as a pause would last."""
        end = time.monotonic() + (self.poll_interval if self.max_wait is None else min(self.poll_interval, self.max_wait))
        while (left := end - time.monotonic()) > 0:
            message = handle.subscription.get_message(ignore_subscribe_messages=True, timeout=left)
            if message is not None:
                handle.message = message
                return None
        return 0.0

    def outcome(self, handle: _Listening) -> Any:
        """The message."""
        handle.subscription.close()
        return handle.message

    def cancel(self, handle: _Listening) -> None:
        """Stop listening."""
        handle.subscription.close()


class _Listening:
    """A subscription, and the message that came."""

    def __init__(self, subscription: Any, names: list[str]) -> None:
        self.subscription, self.names = subscription, names
        self.message: Any = None

    def __str__(self) -> str:
        return f"a message on {', '.join(self.names)}"
