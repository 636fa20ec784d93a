"""Answers that come in pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urljoin

from prefect.core.settable import settable
from prefect.tasks.http.client import join_url
from prefect.tasks.http.request import _HTTPTask


class HTTPPages(_HTTPTask):
    """
    Send one HTTP request after the other until all pages are there.

    Args:
        url: address of the first page; with `base_url` the path is enough.
        method: `"GET"`, `"POST"` …
        params: values of the query.
        headers: headers of the requests.
        json: body, to be written as JSON.
        data: body as text, bytes or, for a form, a dict.
        auth: user and password, a bearer token as text, or any of requests' own; given to a run only.
        next_page: function of a response that returns what changes for the next request: a dict with any of `url`,
            `params`, `headers`, `json`, `data`, whose dicts are merged into those before; a text means a whole address,
            without `params`; `None` ends it. Left out, the answer's header `Link` with `rel="next"` is followed.
        max_pages: pages after which it stops; `None` reads all.
        base_url: what stands before addresses that are not whole, given when the task is built like all that follow.
        returns: `"text"`, `"json"`, `"bytes"`, or `"response"` for the `requests.Response`.
        accepted: status codes that are welcome; `None` means all below 400.
        response_check: function of the response; the task fails where it says no.
        response_filter: function of the response whose value stands for the page instead of what `returns` says.
        auth_secret: name of the secret that holds the credentials, in the forms of `auth`.
        request_timeout: seconds to wait for the connection and for each piece of the answer, or both as a pair; `None`
            means 10 and 60.
        attempts: how often a request is sent at most.
        backoff: seconds before the third attempt, doubled for each further one; `Retry-After` comes first.
        retry_statuses: status codes after which it is sent again.
        request_options: further arguments of `requests.Session.request`.

    Returns:
        A list with one member a page, each as `returns` and `response_filter` say.

    Raises:
        ValueError: there is no address; the check said no; the same request would be sent again; there is no such
            secret.
        requests.exceptions.HTTPError: the status of a page is not welcome.
        requests.exceptions.RequestException: no answer came.

    Example:
        >>> HTTPPages(base_url=server, returns="json").run("pages")
        [['a', 'b'], ['c']]
    """

    next_page: Callable[[Any], Mapping[str, Any] | str | None] | None = None
    max_pages: int | None = None

    @settable("url", "method", "params", "headers", "json", "data", "*", "next_page", "max_pages")
    def run(
        self,
        url: str | None = None,
        method: str = "GET",
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        json: Any = None,
        data: Any = None,
        auth: Any = None,
    ) -> list[Any]:
        address = join_url(self.base_url, url)
        arguments: dict[str, Any] = {"params": params, "headers": headers, "json": json, "data": data}
        pages: list[Any] = []
        while True:
            response = self.send(method, address, arguments, auth)
            self.judge(response)
            pages.append(self.take(response))
            change = (self.next_page or _linked)(response)
            if not change or len(pages) == self.max_pages:
                return pages
            before = (address, arguments)
            address, arguments = _changed(address, arguments, change)
            if (address, arguments) == before:
                raise ValueError(f"The next page of {address.partition('?')[0]} would be the same one again.")


def _linked(response: Any) -> str | None:
    link = response.links.get("next")
    return urljoin(response.url, link["url"]) if link else None


def _changed(address: str, arguments: dict[str, Any], change: Mapping[str, Any] | str) -> tuple[str, dict[str, Any]]:
    if isinstance(change, str):
        return urljoin(address, change), {**arguments, "params": None}
    new = dict(arguments)
    for name, value in change.items():
        if name == "url":
            address = urljoin(address, value)
        elif name not in new:
            raise ValueError(f"'next_page' returned {name!r}; a page may change url, {', '.join(new)}.")
        else:
            both = isinstance(value, Mapping) and isinstance(new[name], Mapping)
            new[name] = {**new[name], **value} if both else value
    return address, new
