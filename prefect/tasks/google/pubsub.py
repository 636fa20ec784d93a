"""Pub/Sub: the steps of its tasks that are more than one request."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from prefect.core.waiting import Wait
from prefect.tasks.google.operation import Operation
from prefect.tasks.google.rest import plain

#: What one request may publish: messages, and bytes, of which some are left for what is around them.
MOST, LARGEST = 1000, 9_500_000
ACKNOWLEDGE = "POST projects/{project}/subscriptions/{subscription}:acknowledge"


class Publishing(Operation):
    """Publishes as many messages as are given, by as many requests as that takes."""

    def begun(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """See the base class."""
        if arguments["messages"] is None:
            return super().begun(arguments)
        found: list[str] = []
        for part in portions(plain(arguments["messages"])):
            found += super().begun({**arguments, "messages": part})["gives"] or []
        return {"gives": found}


class Pulling(Operation):
    """Acknowledges what it has pulled, if it is to."""

    def begun(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """See the base class."""
        handle = super().begun(arguments)
        if arguments["acknowledge"] and handle["gives"]:
            ids = [message["ackId"] for message in handle["gives"]]
            self.exchange(arguments).ask(ACKNOWLEDGE, body={"ackIds": ids})
        return handle


class Awaiting(Pulling):
    """Pulls until there is something."""

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        if wait.looks > 1 and not wait.handle["gives"]:
            wait.handle.update(self.begun(dict(wait.arguments)))
        return None if wait.handle["gives"] else float(wait["poll_interval"])


def portions(messages: list[Any]) -> Iterator[list[Any]]:
    """
    Messages in portions that one request may have.

    Args:
        messages: the messages, as JSON has them.

    Yields:
        The portions, in their order.

    Example:
        >>> [len(part) for part in portions([{"data": "eA=="}] * 2500)]
        [1000, 1000, 500]
    """
    part: list[Any] = []
    size = 0
    for message in messages:
        own = len(json.dumps(message))
        if part and (len(part) == MOST or size + own > LARGEST):
            yield part
            part, size = [], 0
        part.append(message)
        size += own
    if part:
        yield part
