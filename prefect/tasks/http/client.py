"""One request over HTTP: connections are pooled and shared by tasks and threads, cookies are not."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping, Sequence
from typing import Any

from prefect.core.optional import optional
from prefect.core.withheld import strip_request, without_passwords

requests = optional("requests", extra="airflow")
adapters = optional("requests.adapters", extra="airflow")

#: Seconds to wait for a connection, and for each piece of an answer.
TIMEOUT = (10.0, 60.0)
#: Answers that a later attempt may better.
TRANSIENT = (429, 500, 502, 503, 504)
#: How an answer is handed on: name -> function of the `requests.Response`.
FORMS = {
    "text": lambda response: response.text,
    "json": lambda response: response.json(),
    "bytes": lambda response: response.content,
    "response": lambda response: response,
}

_adapters: dict[tuple[Any, ...], Any] = {}
_lock = threading.Lock()


def join_url(base_url: str | None, url: str | None) -> str:
    """
    The whole address.

    Args:
        base_url: what stands before addresses that are not whole; `None` if they all are.
        url: address or path.

    Returns:
        `url` if it is whole, else both with one slash between them.

    Raises:
        ValueError: there is neither, or the address has no scheme.

    Example:
        >>> join_url("http://example.org/api/", "/rows?n=1")
        'http://example.org/api/rows?n=1'
    """
    if url and "://" in url.partition("?")[0]:
        return url
    if base_url is None:
        raise ValueError(
            f"The address {url!r} is not whole; give one that begins with http:// or https://, or a base_url."
            if url
            else "No 'url' was given, neither when the task was built nor to its run, and no base_url."
        )
    return f"{base_url.rstrip('/')}/{url.lstrip('/')}" if url else base_url


def send(
    method: str,
    url: str,
    *,
    attempts: int = 1,
    backoff: float = 0.5,
    retry_statuses: Sequence[int] = TRANSIENT,
    request_timeout: float | tuple[float, float] | None = None,
    **arguments: Any,
) -> Any:
    """
    Send a request.

    Args:
        method: `"GET"`, `"POST"` …
        url: the whole address.
        attempts: how often it is sent at most, if there is no connection or the answer is one of `retry_statuses`.
        backoff: seconds before the third attempt, doubled before each further one; the second follows at once. What the
            server says in `Retry-After` comes first.
        retry_statuses: status codes of answers that a later attempt may better.
        request_timeout: seconds to wait for the connection and for each piece of the answer, or both as a pair; `None`
            means 10 and 60.
        arguments: further arguments of `requests.Session.request`.

    Returns:
        The `requests.Response`, whatever its status.

    Raises:
        requests.exceptions.RequestException: no answer came; the error holds no secret of the request.

    Example:
        >>> send("GET", f"{server}/rows").status_code
        200
    """
    with requests.Session() as session:
        adapter = _adapter(attempts, backoff, tuple(retry_statuses))
        session.adapters.clear()
        session.mount("http://", adapter)
        session.mount("https://", adapter)
        try:
            return session.request(
                method.upper(), url, timeout=TIMEOUT if request_timeout is None else request_timeout, **arguments
            )
        except requests.exceptions.RequestException as err:
            strip_request(err)
            err.args = (without_passwords(str(err)),)
            raise
        finally:
            # leaving the block would close the connections that others share
            session.adapters.clear()


def _adapter(attempts: int, backoff: float, retry_statuses: tuple[int, ...]) -> Any:
    if attempts < 1:
        raise ValueError(f"'attempts' is {attempts}; a request is sent at least once.")
    key = (os.getpid(), attempts, backoff, retry_statuses)
    with _lock:
        adapter = _adapters.get(key)
        if adapter is None:
            retry = adapters.Retry(
                total=attempts - 1,
                read=None if attempts > 1 else False,  # a time-out of the only attempt keeps its own error
                backoff_factor=backoff,
                status_forcelist=retry_statuses,
                allowed_methods=None,
                redirect=0,  # redirects are followed by the session
                raise_on_redirect=False,
                raise_on_status=False,
            )
            adapter = _adapters[key] = adapters.HTTPAdapter(pool_maxsize=50, max_retries=retry)
    return adapter


def check_status(response: Any, accepted: Sequence[int] | None) -> None:
    """
    Refuse an answer that is an error.

    Args:
        response: the `requests.Response`.
        accepted: status codes that are welcome; `None` means all below 400.

    Raises:
        requests.exceptions.HTTPError: the status is another one; the error holds the response, and of the request what
            is no secret.
    """
    status = response.status_code
    if status < 400 if accepted is None else status in accepted:
        return
    where = without_passwords(response.url.partition("?")[0])  # what follows may hold keys
    strip_request(response)
    raise requests.exceptions.HTTPError(
        f"{response.request.method} {where} was answered {status} {response.reason}: {response.text[:500]}",
        response=response,
    )


def form_of(name: str) -> Any:
    """
    The function that takes from an answer what a task returns.

    Args:
        name: `"text"`, `"json"`, `"bytes"` or `"response"`.

    Raises:
        ValueError: there is no such form.
    """
    if name not in FORMS:
        raise ValueError(f"'returns' is {name!r}; it has to be one of {', '.join(map(repr, FORMS))}.")
    return FORMS[name]


def refused(response: Any) -> ValueError:
    """The error for an answer that the task's own check did not accept."""
    where = without_passwords(response.url.partition("?")[0])
    return ValueError(f"The answer of {response.request.method} {where} did not pass the check: {response.text[:500]}")


def as_auth(auth: Any) -> Any:
    """
    Credentials as requests wants them.

    Args:
        auth: user and password, a bearer token as text, any of requests' own, or `None`.

    Returns:
        What requests takes.
    """
    if isinstance(auth, str):
        return _Bearer(auth)
    return tuple(auth) if isinstance(auth, list) else auth


class _Bearer:
    """Puts a token into the headers; its repr does not show it."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: Any) -> Any:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


def without(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments that are not `None`."""
    return {name: value for name, value in arguments.items() if value is not None}
