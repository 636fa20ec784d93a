"""Clients of Redis: one for each server and database, its connections pooled and shared by tasks and threads."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from prefect.core.optional import optional

redis = optional("redis", extra="redis")

#: How many clients are kept; the one used longest ago goes first.
KEPT = 64

_clients: OrderedDict[tuple[tuple[str, str], ...], Any] = OrderedDict()
_lock = threading.Lock()


def redis_client(
    host: str = "localhost",
    port: int = 6379,
    db: int = 0,
    *,
    password: str | None = None,
    params: Mapping[str, Any] | None = None,
) -> Any:
    """
    The client of a Redis database.

    Args:
        host: name or address of the server.
        port: its port.
        db: number of the database.
        password: `None` sends none.
        params: further arguments of `redis.Redis`; they come before the others.

    Returns:
        The client. It may be used in several threads and, after a fork, in both processes. Connecting takes ten seconds
        at most, unless `params` says otherwise.

    Raises:
        MissingExtra: the package `redis` is not installed.

    Example:
        >>> redis_client("127.0.0.1", 6379) is redis_client("127.0.0.1", 6379)
        True
    """
    arguments: dict[str, Any] = {
        "host": host,
        "port": port,
        "db": db,
        "password": password,
        "socket_connect_timeout": 10,
        **(params or {}),
    }
    key = tuple(sorted((name, repr(value)) for name, value in arguments.items()))
    with _lock:
        client = _clients.get(key)
        if client is None:
            client = _clients[key] = redis.Redis(**arguments)
            if len(_clients) > KEPT:
                _clients.popitem(last=False)
        else:
            _clients.move_to_end(key)
    return client
