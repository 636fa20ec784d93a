"""Wait until a server answers as one wants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from prefect.core.settable import settable
from prefect.tasks.http.client import join_url
from prefect.tasks.http.request import _HTTPTask
from prefect.tasks.waiting import Waits


class _Question:
    """What is asked again and again, and the last answer."""

    def __init__(self, method: str, url: str, arguments: dict[str, Any], auth: Any) -> None:
        self.method, self.url, self.arguments, self.auth = method, url, arguments, auth
        self.response: Any = None

    def __str__(self) -> str:
        return f"{self.method} {self.url.partition('?')[0]}"


class HTTPWaitFor(Waits, _HTTPTask):
    """
    Send an HTTP request until the answer is the one that is waited for.

    Args:
        url: address; with `base_url` the path is enough.
        method: `"GET"`, `"HEAD"` …
        params: values of the query.
        headers: headers of the request.
        json: body, to be written as JSON.
        data: body as text, bytes or, for a form, a dict.
        auth: user and password, a bearer token as text, or any of requests' own; given to a run only.
        poll_interval: seconds between two requests, given when the task is built like all that follow.
        max_wait: seconds after which it gives up; `None` waits for ever.
        not_yet: status codes that mean: ask again later. Others that are not `accepted` fail the task.
        base_url: what stands before addresses that are not whole.
        returns: `"text"`, `"json"`, `"bytes"`, or `"response"` for the `requests.Response`.
        accepted: status codes that are welcome; `None` means all below 400.
        response_check: function of the response; it is asked again until it says yes.
        response_filter: function of the response whose value is returned instead of what `returns` says.
        auth_secret: name of the secret that holds the credentials, in the forms of `auth`.
        request_timeout: seconds to wait for the connection and for each piece of the answer, or both as a pair; `None`
            means 10 and 60.
        attempts: how often each request is sent at most.
        backoff: seconds before the third attempt, doubled for each further one; `Retry-After` comes first.
        retry_statuses: status codes after which it is sent again.
        request_options: further arguments of `requests.Session.request`.

    Returns:
        The answer that was waited for, as `returns` and `response_filter` say.

    Raises:
        TimeoutError: `max_wait` seconds have passed.
        ValueError: there is no address; there is no such secret.
        requests.exceptions.HTTPError: the status is neither welcome nor one of `not_yet`.
        requests.exceptions.RequestException: no answer came.

    Example:
        >>> HTTPWaitFor(base_url=server, poll_interval=0.01).run("ready")
        'yes'
    """

    not_yet: Sequence[int] = (404,)

    @settable("url", "method", "params", "headers", "json", "data", "*", "poll_interval", "max_wait", "not_yet")
    def run(
        self,
        url: str | None = None,
        method: str = "GET",
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        json: Any = None,
        data: Any = None,
        auth: Any = None,
    ) -> Any:
        arguments = {"params": params, "headers": headers, "json": json, "data": data}
        return self.wait(_Question(method, join_url(self.base_url, url), arguments, auth))

    def check(self, handle: _Question) -> float | None:
        """Ask once."""
        response = handle.response = self.send(handle.method, handle.url, handle.arguments, handle.auth)
        if response.status_code in self.not_yet:
            return self.poll_interval
        if self.response_check is None or response.status_code >= 400:
            self.judge(response)
            return None
        return None if self.response_check(response) else self.poll_interval

    def outcome(self, handle: _Question) -> Any:
        """The answer that was waited for."""
        return self.take(handle.response)
