"""Logs of CloudWatch."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

from prefect.compat.airflow.hooks.aws import AwsBaseHook
from prefect.compat.airflow.hooks.aws_async import each_in_thread
from prefect.core.optional import optional
from prefect.tasks.aws.operation import code_of

exceptions = optional("botocore.exceptions", extra="aws")

#: Pages without an event after which a stream counts as read to its end.
EMPTY_PAGES = 3


class Reading:
    """How far a stream was read."""

    def __init__(self) -> None:
        self.value: str | None = None


class AwsLogsMethods(AwsBaseHook):
    """What `AwsLogsHook` does."""

    ContinuationToken = Reading

    def get_log_events(
        self,
        log_group: str,
        log_stream_name: str,
        start_time: int = 0,
        skip: int = 0,
        start_from_head: bool | None = None,
        continuation_token: Reading | None = None,
        end_time: int | None = None,
    ) -> Iterator[dict[str, Any]]:
        """
        Give the events of a stream.

        Args:
            log_group: name of the group.
            log_stream_name: name of the stream.
            start_time: events from then on, in milliseconds since 1970.
            skip: how many events are left out first.
            start_from_head: accepted for compatibility: it is read from the oldest event on.
            continuation_token: where the last reading ended; it is brought forward.
            end_time: events up to then, in milliseconds since 1970; `None` means all.

        Yields:
            The events, with `timestamp` and `message`.
        """
        token = continuation_token or Reading()
        given: dict[str, Any] = {
            "logGroupName": log_group, "logStreamName": log_stream_name, "startTime": start_time,
            "startFromHead": True,
        }  # fmt: skip
        if end_time is not None:
            given["endTime"] = end_time
        empty = 0
        while True:
            more = {"nextToken": token.value} if token.value else {}
            page = self.conn.get_log_events(**given, **more)
            events = page["events"]
            if skip:
                events, skip = events[skip:], max(0, skip - len(events))
            yield from events
            empty = 0 if page["events"] else empty + 1
            if page["nextForwardToken"] == token.value or empty >= EMPTY_PAGES:
                return
            token.value = page["nextForwardToken"]

    async def describe_log_streams_async(
        self, log_group: str, stream_prefix: str, order_by: str, count: int
    ) -> dict[str, Any] | None:
        """Return what CloudWatch knows about streams, `None` if there is no such group."""
        async with await self.get_async_conn() as client:
            try:
                found: dict[str, Any] = await client.describe_log_streams(
                    logGroupName=log_group, logStreamNamePrefix=stream_prefix, orderBy=order_by, limit=count
                )
            except exceptions.ClientError as err:
                if code_of(err) != "ResourceNotFoundException":
                    raise
                return None
        return found

    async def get_log_events_async(
        self,
        log_group: str,
        log_stream_name: str,
        start_time: int = 0,
        skip: int = 0,
        start_from_head: bool = True,
    ) -> AsyncIterator[dict[str, Any]]:
        """Give the events of a stream, as `get_log_events` does."""
        events = self.get_log_events(log_group, log_stream_name, start_time, skip, start_from_head)
        async for event in each_in_thread(events):
            yield event
