"""Streams: add entries, and read them as one of a group that shares them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prefect.core.optional import optional
from prefect.core.settable import needed, settable
from prefect.tasks.redis.server import _RedisTask

exceptions = optional("redis.exceptions", extra="redis")


class RedisStreamAdd(_RedisTask):
    """
    Add an entry to a stream, which is made if it is not there.

    Args:
        stream: key of the stream.
        fields: what the entry holds: names and values.
        max_length: entries that the stream keeps; older ones go. `None` keeps all.
        approximate: let it keep some more, which is faster.
        host: name or address of the server, given when the task is built like all that follow.
        port: its port.
        db: number of the database.
        password_secret: name of the secret that holds the password; `None` means no password. The default,
            `REDIS_PASSWORD`, need not exist.
        redis_connection_params: further arguments of `redis.Redis`.

    Returns:
        The id of the entry, as bytes unless `redis_connection_params` has `decode_responses`.

    Raises:
        ValueError: no stream or no fields were given; the named secret is not there.
        redis.exceptions.RedisError: the server cannot be reached, or refused.

    Example:
        >>> RedisStreamAdd(host, port).run("orders", {"name": "apple"})
        b'...-...'
    """

    @settable(
        "host", "port", "db", "password_secret", "redis_connection_params", "stream", "fields", "*",
        "max_length", "approximate",
    )  # fmt: skip
    def run(
        self,
        stream: str | None = None,
        fields: Mapping[str, Any] | None = None,
        max_length: int | None = None,
        approximate: bool = False,
    ) -> Any:
        return self.client().xadd(
            needed(stream, "stream"), dict(needed(fields or None, "fields")), maxlen=max_length, approximate=approximate
        )


class RedisStreamReadGroup(_RedisTask):
    """
    Read entries of a stream as one member of a group: each entry goes to one member.

    The group is made if it is not there. With `acknowledge` an entry counts as dealt with as soon as it is returned;
    else it is given again to whoever asks for what is `pending` under the same name, until `acknowledge_ids` names it.

    Args:
        stream: key of the stream.
        group: name of the group.
        consumer: name of this member.
        count: entries to read at most; `None` reads all.
        block: seconds to wait for an entry if there is none.
        pending: read again what this member was given and has not acknowledged.
        acknowledge: the entries are dealt with.
        acknowledge_ids: ids of entries of earlier reads that have been dealt with by now.
        start: where a new group begins: `"0"` at the stream's first entry, `"$"` at those that are added from now on.
        host: name or address of the server, given when the task is built like all that follow.
        port: its port.
        db: number of the database.
        password_secret: name of the secret that holds the password; `None` means no password. The default,
            `REDIS_PASSWORD`, need not exist.
        redis_connection_params: further arguments of `redis.Redis`.

    Returns:
        A list of pairs of an entry's id and its fields.

    Raises:
        ValueError: no stream, group or consumer was given; the named secret is not there.
        redis.exceptions.RedisError: the server cannot be reached, or refused.

    Example:
        >>> RedisStreamAdd(host, port).run("orders", {"name": "apple"})
        b'...-...'
        >>> RedisStreamReadGroup(host, port).run("orders", "loaders", "first")
        [(b'...-...', {b'name': b'apple'})]
    """

    @settable(
        "host", "port", "db", "password_secret", "redis_connection_params", "stream", "group", "consumer", "*",
        "count", "block", "pending", "acknowledge", "start",
    )  # fmt: skip
    def run(
        self,
        stream: str | None = None,
        group: str | None = None,
        consumer: str | None = None,
        count: int | None = None,
        block: float | None = None,
        pending: bool = False,
        acknowledge: bool = True,
        acknowledge_ids: list[Any] | None = None,
        start: str = "0",
    ) -> list[tuple[Any, dict[Any, Any]]]:
        stream, group = needed(stream, "stream"), needed(group, "group")
        client = self.client()
        try:
            client.xgroup_create(stream, group, id=start, mkstream=True)
        except exceptions.ResponseError as err:
            if "BUSYGROUP" not in str(err):
                raise
        if acknowledge_ids:
            client.xack(stream, group, *acknowledge_ids)
        answer = client.xreadgroup(
            group,
            needed(consumer, "consumer"),
            {stream: "0" if pending else ">"},
            count=count,
            block=None if block is None else max(1, int(block * 1000)),
        )
        found = answer.values() if isinstance(answer, dict) else [entries for _, entries in answer or ()]
        entries = [tuple(entry) for some in found for entry in _flat(some)]
        if acknowledge and entries:
            client.xack(stream, group, *[entry[0] for entry in entries])
        return entries


def _flat(entries: Any) -> Any:
    # the newer protocol puts the entries into one more list
    nested = len(entries) == 1 and isinstance(entries[0], list) and isinstance(entries[0][0], tuple)
    return entries[0] if nested else entries
