"""Wait until a server answers as one wants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from prefect.core.settable import settable
from prefect.core.waiting import Wait, WaitingTask
from prefect.tasks.http.client import join_url
from prefect.tasks.http.request import _HTTPTask


class HTTPWaitFor(_HTTPTask, WaitingTask):
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
        poll_interval: seconds between two requests.
        max_wait: seconds after which it gives up; `None` waits for ever.
        not_yet: status codes that mean: ask again later. Others that are not `accepted` fail the task. Given when the
            task is built like all that follow.
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
        prefect.core.errors.WaitTimedOut: `max_wait` seconds have passed.
        ValueError: there is no address; there is no such secret.
        requests.exceptions.HTTPError: the status is neither welcome nor one of `not_yet`.
        requests.exceptions.RequestException: no answer came.

    Example:
        >>> HTTPWaitFor(base_url=server, poll_interval=0.01).run("ready")
        'yes'
    """

    not_yet: Sequence[int] = (404,)

    @settable("url", "method", "params", "headers", "json", "data", "*", "poll_interval", "max_wait", "not_yet")
    def start(
        self,
        url: str | None = None,
        method: str = "GET",
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        json: Any = None,
        data: Any = None,
        auth: Any = None,
        poll_interval: float = 10.0,
        max_wait: float | None = None,
    ) -> Any:
        join_url(self.base_url, url)  # a wrong one is known at once

    def check(self, wait: Wait) -> float | None:
        """Ask once."""
        arguments = {name: wait[name] for name in ("params", "headers", "json", "data")}
        response = self.send(wait["method"], join_url(self.base_url, wait["url"]), arguments, wait["auth"])
        if response.status_code in self.not_yet:
            return float(wait["poll_interval"])
        if self.response_check is None or response.status_code >= 400:
            self.judge(response)
        elif not self.response_check(response):
            return float(wait["poll_interval"])
        wait.seen = response
        return None

    def outcome(self, wait: Wait) -> Any:
        """The answer that was waited for."""
        return self.take(wait.seen)
