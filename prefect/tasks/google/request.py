"""`GoogleRequest`: any REST interface of Google's, without a library for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait, WaitingTask
from prefect.core.withheld import strip_request
from prefect.tasks.google.client import Credentials, google_client
from prefect.tasks.google.errors import GoogleJobFailed

#: States of operations and resources, as Google's services call them.
DONE = frozenset({"DONE", "SUCCEEDED", "SUCCESS", "COMPLETED", "JOB_STATE_DONE", "JOB_STATE_SUCCEEDED"})
FAILED = frozenset(
    {"FAILED", "ERROR", "CANCELLED", "ABORTED", "ABORTING", "EXPIRED", "JOB_STATE_FAILED", "JOB_STATE_CANCELLED"}
)


class GoogleRequest(WaitingTask):
    """
    Send a request to any REST interface of Google's, and wait for the end of the operation that it begins.

    It needs no library but that for credentials: what the documentation of a service shows as a request can be sent.

    Args:
        url: the address, such as `"https://container.googleapis.com/v1/projects/p/locations/europe-west1/clusters"`.
        method: `"GET"`, `"POST"`, `"PATCH"`, `"PUT"`, `"DELETE"`.
        body: what to send, as JSON.
        query: parameters of the address.
        wait: wait for the end of the operation.
        look_at: address to look at while waiting; `None` takes that in the answer: `selfLink`, or the `name`
            of an operation.
        state: path of the state in what is seen there; `None` takes `done`, `status`, `state` or `status.state`.
        done_states: states that mean success; `None` means the usual ones.
        failed_states: states that mean failure; `None` means the usual ones.
        cancel_url: address that calls the operation off, by `POST`; `None` leaves it alone.
        request_timeout: seconds without an answer.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The answer as it came, or once it was waited for as it was seen last.

    Raises:
        ValueError: no address was given, or there is nothing to look at while waiting.
        GoogleJobFailed: the operation failed; the message has the service's reason.
        WaitTimedOut: it had not ended after `max_wait` seconds.
        requests.HTTPError: Google refused.

    Example:
        >>> GoogleRequest("https://compute.googleapis.com/compute/v1/projects/p/zones").method
        'GET'
    """

    client_kwargs: dict[str, Any] | None = None

    @settable(
        "url", "method", "body", "query", "wait", "look_at", "state", "done_states", "failed_states", "cancel_url",
        "request_timeout", "poll_interval", "max_wait",
    )  # fmt: skip
    def start(
        self,
        url: str | None = None,
        method: str = "GET",
        body: Any = None,
        query: dict[str, Any] | None = None,
        wait: bool = False,
        look_at: str | None = None,
        state: str | None = None,
        done_states: list[str] | None = None,
        failed_states: list[str] | None = None,
        cancel_url: str | None = None,
        request_timeout: float = 60.0,
        poll_interval: float = 10.0,
        max_wait: float | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, Any]:
        address = needed(url, "url")
        answer = self._ask(credentials, method.upper(), address, request_timeout, body, query)
        handle: dict[str, Any] = {"gives": answer, "look_at": None}
        if wait:
            handle["look_at"] = look_at or _operation(address, answer)
            if handle["look_at"] is None:
                raise ValueError("The answer names no operation to wait for; give its address as `look_at`.")
        return handle

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        if wait.handle["look_at"] is None:
            return None
        seen = self._ask(wait["credentials"], "GET", wait.handle["look_at"], wait["request_timeout"])
        wait.handle["gives"] = seen
        state = _state(seen, wait["state"])
        if state in (wait["failed_states"] or FAILED) or (isinstance(seen, Mapping) and seen.get("error")):
            reason = seen.get("error") or seen.get("statusMessage") or seen.get("status") or state
            raise GoogleJobFailed(f"What was waited for at {wait.handle['look_at']} came to {state}: {reason}")
        done = state is True or state in (wait["done_states"] or DONE)
        return None if done else float(wait["poll_interval"])

    def outcome(self, wait: Wait) -> Any:
        """See the base class."""
        return wait.handle["gives"]

    def cancel(self, wait: Wait) -> None:
        """See the base class."""
        if wait["cancel_url"] is not None:
            self._ask(wait["credentials"], "POST", wait["cancel_url"], wait["request_timeout"], {})

    def _ask(
        self,
        credentials: Credentials | None,
        method: str,
        url: str,
        timeout: float,
        body: Any = None,
        query: Any = None,
    ) -> Any:
        session = google_client("session", credentials, None, self.client_kwargs)
        answer = session.request(method, url, json=body, params=query, timeout=timeout)
        if answer.status_code >= 400:
            strip_request(answer)  # the error holds the request
            answer.raise_for_status()
        return answer.json() if answer.content else None


def _operation(url: str, answer: Any) -> str | None:
    """The address of the operation that an answer tells of."""
    if not isinstance(answer, Mapping):
        return None
    link = answer.get("selfLink") or answer.get("name")
    if not isinstance(link, str) or "/" not in link:
        return None
    if link.startswith("http"):
        return link
    # names of operations follow the version: https://host/v1/ + projects/p/operations/o
    head = url.split("/", 4)
    return urljoin(f"{'/'.join(head[:4])}/", link)


def _state(seen: Any, path: str | None) -> Any:
    if not isinstance(seen, Mapping):
        return None
    if path is not None:
        found: Any = seen
        for part in path.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        return found
    if "done" in seen or "metadata" in seen:
        return bool(seen.get("done"))
    status = seen.get("status", seen.get("state"))
    return status.get("state") if isinstance(status, Mapping) else status
