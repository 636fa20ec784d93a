"""Read, write and command Redis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from prefect.core.settable import needed, settable
from prefect.tasks.redis.server import _RedisTask


class RedisSet(_RedisTask):
    """
    Write a value under a key.

    Args:
        redis_key: the key.
        redis_val: the value: text, bytes or a number.
        ex: seconds after which the key expires; `None` means never.
        px: milliseconds after which the key expires; `None` means never.
        nx: write only if the key is not there yet.
        xx: write only if the key is there already.
        host: name or address of the server, given when the task is built like all that follow.
        port: its port.
        db: number of the database.
        password_secret: name of the secret that holds the password; `None` means no password. The default,
            `REDIS_PASSWORD`, need not exist.
        redis_connection_params: further arguments of `redis.Redis`.

    Returns:
        `True` if the value was written; `None` if `nx` or `xx` forbade it.

    Raises:
        ValueError: no key or no value was given; the named secret is not there.
        redis.exceptions.RedisError: the server cannot be reached, or refused.

    Example:
        >>> RedisSet(host, port, redis_key="rows").run(redis_val=3)
        True
    """

    @settable(
        "host", "port", "db", "password_secret", "redis_key", "redis_val", "redis_connection_params",
        "ex", "px", "nx", "xx",
    )  # fmt: skip
    def run(
        self,
        redis_key: str | None = None,
        redis_val: Any = None,
        ex: int | None = None,
        px: int | None = None,
        nx: bool = False,
        xx: bool = False,
    ) -> bool | None:
        key, value = needed(redis_key, "redis_key"), needed(redis_val, "redis_val")
        written: bool | None = self.client().set(name=key, value=value, ex=ex, px=px, nx=nx, xx=xx)
        return written


class RedisGet(_RedisTask):
    """
    Read the value of a key.

    Args:
        redis_key: the key.
        host: name or address of the server, given when the task is built like all that follow.
        port: its port.
        db: number of the database.
        password_secret: name of the secret that holds the password; `None` means no password. The default,
            `REDIS_PASSWORD`, need not exist.
        redis_connection_params: further arguments of `redis.Redis`; `{"decode_responses": True}` gives text.

    Returns:
        The value as bytes, or `None` if there is no such key.

    Raises:
        ValueError: no key was given; the named secret is not there.
        redis.exceptions.RedisError: the server cannot be reached, or refused.

    Example:
        >>> RedisGet(host, port).run(redis_key="rows")
        b'3'
    """

    @settable("host", "port", "db", "password_secret", "redis_connection_params", "redis_key")
    def run(self, redis_key: str | None = None) -> Any:
        return self.client().get(needed(redis_key, "redis_key"))


class RedisExecute(_RedisTask):
    """
    Send any command.

    Args:
        redis_cmd: the command. A text is cut at its spaces by the client; give a list where an argument holds spaces.
        host: name or address of the server, given when the task is built like all that follow.
        port: its port.
        db: number of the database.
        password_secret: name of the secret that holds the password; `None` means no password. The default,
            `REDIS_PASSWORD`, need not exist.
        redis_connection_params: further arguments of `redis.Redis`.

    Returns:
        What the server answered.

    Raises:
        ValueError: no command was given; the named secret is not there.
        redis.exceptions.RedisError: the server cannot be reached, or refused.

    Example:
        >>> RedisExecute(host, port).run(redis_cmd=["SET", "greeting", "good day"])
        True
        >>> RedisExecute(host, port).run(redis_cmd="GET greeting")
        b'good day'
    """

    @settable("host", "port", "db", "password_secret", "redis_connection_params", "redis_cmd")
    def run(self, redis_cmd: str | Sequence[Any] | None = None) -> Any:
        command = needed(redis_cmd or None, "redis_cmd")
        return self.client().execute_command(*([command] if isinstance(command, str) else command))
