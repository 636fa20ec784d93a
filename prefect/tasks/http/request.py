"""Send a request and take what one needs from the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from prefect.core.secrets import Secret
from prefect.core.settable import Task, settable
from prefect.core.withheld import refuse_secrets, strip_request
from prefect.tasks.http.client import TRANSIENT, as_auth, check_status, form_of, join_url, refused, send, without


class _HTTPTask(Task):
    """What the tasks that speak HTTP share: how a request is sent and its answer judged."""

    base_url: str | None = None
    returns: str = "text"
    accepted: Sequence[int] | None = None
    response_check: Callable[[Any], bool] | None = None
    response_filter: Callable[[Any], Any] | None = None
    auth_secret: str | None = None
    request_timeout: float | tuple[float, float] | None = None
    attempts: int = 1
    backoff: float = 0.5
    retry_statuses: Sequence[int] = TRANSIENT
    request_options: Mapping[str, Any] | None = None

    def __post_init__(self) -> None:
        instead = "give 'auth' to the run, or put the credentials into a secret and name it as 'auth_secret'."
        refuse_secrets(self, "url", "base_url", "headers", "params", "request_options", instead=instead)

    def send(self, method: str, url: str, arguments: Mapping[str, Any], auth: Any) -> Any:
        """The answer to one request, whatever it is."""
        form_of(self.returns)  # a wrong one is known before anything is sent
        if auth is None and self.auth_secret is not None:
            auth = Secret(self.auth_secret).get()
        return send(
            method,
            url,
            attempts=self.attempts,
            backoff=self.backoff,
            retry_statuses=self.retry_statuses,
            request_timeout=self.request_timeout,
            auth=as_auth(auth),
            **without(arguments),
            **(self.request_options or {}),
        )

    def judge(self, response: Any) -> None:
        """Refuse an answer that is an error, or that the check does not accept."""
        check_status(response, self.accepted)
        if self.response_check is not None and not self.response_check(response):
            raise refused(response)

    def take(self, response: Any) -> Any:
        """What the task returns of an answer."""
        taken = (self.response_filter or form_of(self.returns))(response)
        if taken is response:
            strip_request(response)  # it travels with the state
        return taken


class HTTPRequest(_HTTPTask):
    """
    Send one HTTP request.

    Args:
        url: address; with `base_url` the path is enough.
        method: `"GET"`, `"POST"`, `"PUT"`, `"PATCH"`, `"DELETE"`, `"HEAD"` …
        params: values of the query.
        headers: headers of the request. Put credentials into `auth`: what is fixed when the task is built travels with
            every copy of the flow.
        json: body, to be written as JSON.
        data: body as text, bytes, open file or, for a form, a dict.
        auth: user and password, a bearer token as text, or any of requests' own; given to a run only.
        base_url: what stands before addresses that are not whole, given when the task is built like all that follow.
        returns: `"text"`, `"json"`, `"bytes"`, or `"response"` for the `requests.Response`.
        accepted: status codes that are welcome; `None` means all below 400.
        response_check: function of the response; the task fails where it says no.
        response_filter: function of the response whose value is returned instead of what `returns` says.
        auth_secret: name of the secret that holds the credentials, in the forms of `auth`.
        request_timeout: seconds to wait for the connection and for each piece of the answer, or both as a pair; `None`
            means 10 and 60.
        attempts: how often the request is sent at most; not to be used where sending twice does harm.
        backoff: seconds before the third attempt, doubled for each further one; `Retry-After` comes first.
        retry_statuses: status codes after which it is sent again.
        request_options: further arguments of `requests.Session.request` (`verify`, `proxies`, `allow_redirects` …).

    Returns:
        The body as text, or what `returns` and `response_filter` say.

    Raises:
        ValueError: there is no address; the check said no; the body is not JSON although it should be; there is no such
            secret; `returns` is not known.
        requests.exceptions.HTTPError: the status is not welcome; the error holds the response.
        requests.exceptions.RequestException: no answer came.

    Example:
        >>> HTTPRequest(base_url=server, returns="json").run("rows", params={"n": 2})
        [1, 2]
    """

    @settable("url", "method", "params", "headers", "json", "data")
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
        response = self.send(method, join_url(self.base_url, url), arguments, auth)
        self.judge(response)
        return self.take(response)
