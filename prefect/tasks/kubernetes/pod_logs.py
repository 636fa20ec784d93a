"""The logs of a pod's containers, each line once, however often is asked."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import Any

from prefect.core.optional import optional
from prefect.tasks.kubernetes import transport

exceptions = optional("kubernetes.client.exceptions", extra="kubernetes")


def new_lines(
    api: Any,
    path: str,
    container: str,
    seen: dict[str, str],
    *,
    follow: bool = False,
    longest: float | None = None,
    tell: Callable[[str, str], None],
) -> bool:
    """
    Tell the lines that a container has written since the last time.

    Args:
        api: the client.
        path: path of the pod.
        container: name of the container.
        seen: container -> time stamp of the last line that was told; it is brought up to date.
        follow: wait for further lines until the container ends.
        longest: seconds after which following is left for now; `None` follows to the end.
        tell: gets the name of the container and a line.

    Returns:
        Whether the log was read to its end.

    Raises:
        kubernetes.client.exceptions.ApiException: the API refused for another reason than that the container has not
            started yet or is gone.
    """
    query: dict[str, Any] = {"container": container, "timestamps": True, "follow": True if follow else None}
    last = seen.get(container)
    if last is not None:
        # the API counts in whole seconds: it is asked for a little too much
        query["sinceTime"] = last[:19] + "Z"
    try:
        for line in transport.lines(api, f"{path}/log", query=query, longest=longest):
            if line is None:
                return False
            stamp, text = _split(line)
            if stamp is None or last is None or stamp > last:
                last = stamp or last
                if stamp is not None:
                    seen[container] = stamp
                tell(container, text)
    except exceptions.ApiException as err:
        if err.status in (400, 404):  # it has not started yet, or is gone already
            return False
        raise
    return True


def whole_log(api: Any, path: str, container: str | None = None, **query: Any) -> str:
    """
    The log of a container as it is now.

    Args:
        api: the client.
        path: path of the pod.
        container: name of the container; `None` means the only one.
        query: parameters of the request by the API's own names, such as `tailLines`.

    Returns:
        The text.

    Raises:
        kubernetes.client.exceptions.ApiException: the API refused.
    """
    return str(transport.call(api, "GET", f"{path}/log", query={"container": container, **query}))


def _split(line: str) -> tuple[str | None, str]:
    """The time stamp and the text; what has none is told as it is."""
    stamp, _, text = line.partition(" ")
    try:
        datetime.datetime.fromisoformat(stamp[:19])
    except ValueError:
        return None, line
    return stamp, text


def events_of(api: Any, namespace: str, pod: str) -> Iterator[str]:
    """
    What the cluster says about a pod.

    Args:
        api: the client.
        namespace: its namespace.
        pod: its name.

    Yields:
        `Reason: message` of each event.

    Raises:
        kubernetes.client.exceptions.ApiException: the API refused.
    """
    found = transport.call(
        api, "GET", f"/api/v1/namespaces/{namespace}/events", query={"fieldSelector": f"involvedObject.name={pod}"}
    )
    for event in found["items"]:
        yield f"{event.get('reason')}: {event.get('message')}"
