"""
Requests to Google's REST interfaces: addresses, parameters, repetition, refusals.

A request that can do no harm when it comes twice (`GET`, `PUT`, `DELETE`) is repeated after every error that passes:
429, 500, 502, 503, 504, a broken connection. Another one only where the service has surely not carried it out: 429 and
503. Between two attempts goes a time that doubles, or what the service asks for (`Retry-After`).
"""

from __future__ import annotations

import base64
import datetime
import os
import random
import re
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import quote

from prefect.core.optional import optional
from prefect.core.withheld import strip_request
from prefect.tasks.google.rows import Service

exceptions = optional("google.api_core.exceptions", extra="google")
requests = optional("requests", extra="google")

#: How often a request is sent at most.
ATTEMPTS = 6
#: Seconds before the second attempt, and at most between two.
FIRST, LONGEST = 1.0, 32.0
#: Statuses that pass, and those of them after which any request may be sent again.
PASSING, REFUSED_UNSEEN = frozenset({429, 500, 502, 503, 504}), frozenset({429, 503})
#: Methods that do the same when they come twice.
REPEATABLE = frozenset({"GET", "PUT", "DELETE"})

_PLACE = re.compile(r"\{(\+?)([\w.\[\]]+)\}")
_PART = re.compile(r"\(([^)]*)\)")


def expanded(template: str, value_of: Callable[[str], Any]) -> str:
    """
    A template with its places filled.

    Args:
        template: such as `projects/{project}/jobs/{job_id}`; `{+name}` keeps the slashes of its value.
        value_of: gives the value of a place by its name.

    Returns:
        The path.

    Example:
        >>> expanded("{+parent}/things/{thing}:run", {"parent": "projects/p", "thing": "a b/c"}.get)
        'projects/p/things/a%20b%2Fc:run'
    """
    return _PLACE.sub(lambda place: quote(str(value_of(place[2])), safe="/:,@" if place[1] else ":,@"), template)


def chosen(template: str, is_given: Callable[[str], bool]) -> str:
    """
    A template without those parts in parentheses for which there is no value.

    Args:
        template: such as `projects/{project}/(locations/{location}/)things`.
        is_given: tells by its name whether a place has a value.

    Returns:
        The template.

    Example:
        >>> chosen("projects/{project}/(locations/{location}/)things", lambda place: False)
        'projects/{project}/things'
    """
    return _PART.sub(lambda part: part[1] if all(is_given(name) for name in places(part[1])) else "", template)


def places(template: str) -> list[str]:
    """
    The names of a template's places.

    Args:
        template: the template.

    Returns:
        The names, in their order.

    Example:
        >>> places("projects/{project}/{+made.name}")
        ['project', 'made.name']
    """
    return [name for _, name in _PLACE.findall(template)]


def host_of(service: Service, client_kwargs: Mapping[str, Any] | None, value_of: Callable[[str], Any]) -> str:
    """
    Where a service is.

    Args:
        service: the service.
        client_kwargs: arguments of the client; `api_endpoint`, or the same in `client_options`, comes first.
        value_of: gives the value of a place in the host's template.

    Returns:
        Scheme and host: what was given, else what the environment says (`CLOUDSDK_API_ENDPOINT_OVERRIDES_<NAME>`, or
        the service's emulator), else Google's own.

    Example:
        >>> host_of(Service("dataproc", "{region}-dataproc.googleapis.com"), None, {"region": "us-east1"}.get)
        'https://us-east1-dataproc.googleapis.com'
    """
    given = client_kwargs or {}
    options = given.get("client_options") or {}
    endpoint = given.get("api_endpoint") or (
        options.get("api_endpoint") if isinstance(options, Mapping) else getattr(options, "api_endpoint", None)
    )
    endpoint = endpoint or os.environ.get(f"CLOUDSDK_API_ENDPOINT_OVERRIDES_{service.name.upper()}")
    if endpoint:
        return endpoint.rstrip("/") if "://" in endpoint else f"https://{endpoint}"
    emulator = os.environ.get(service.emulator) if service.emulator else None
    if emulator:
        return emulator.rstrip("/") if "://" in emulator else f"http://{emulator}"
    return f"https://{expanded(service.host, value_of).removeprefix('global-')}"


def camel(name: str) -> str:
    """
    A name as Google's interfaces have it.

    Args:
        name: the name in snake case.

    Returns:
        The name in camel case.

    Example:
        >>> camel("cluster_uuid")
        'clusterUuid'
    """
    first, *others = name.split("_")
    return first + "".join(part[:1].upper() + part[1:] for part in others)


def plain(value: Any) -> Any:
    """
    A value as JSON has it for Google.

    Args:
        value: dictionaries, lists, numbers, texts; dates, durations and bytes as well.

    Returns:
        The value; dates as text in UTC, durations as `"90s"`, bytes in base64.

    Example:
        >>> plain({"ttl": datetime.timedelta(minutes=1.5), "at": datetime.datetime(2024, 1, 15, tzinfo=datetime.UTC)})
        {'ttl': '90s', 'at': '2024-01-15T00:00:00Z'}
    """
    if isinstance(value, Mapping):
        return {str(name): plain(part) for name, part in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(part) for part in value]
    if isinstance(value, datetime.datetime):
        moment = value if value.tzinfo else value.replace(tzinfo=datetime.UTC)
        return moment.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, datetime.timedelta):
        return f"{value.total_seconds():.9f}".rstrip("0").rstrip(".") + "s"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(value).decode()
    return plain(value.value) if hasattr(value, "value") and not isinstance(value, (str, int)) else value


def mask(value: Any) -> str:
    """
    A mask of fields as the query has it.

    Args:
        value: the paths of fields: a list, a text with commas, or `{"paths": […]}`; in snake or in camel case.

    Returns:
        The paths in camel case, with commas.

    Example:
        >>> mask({"paths": ["config.worker_config.num_instances", "labels"]})
        'config.workerConfig.numInstances,labels'
    """
    paths = value.get("paths", ()) if isinstance(value, Mapping) else getattr(value, "paths", value)
    paths = paths.split(",") if isinstance(paths, str) else list(paths)
    return ",".join(".".join(camel(part) for part in path.strip().split(".")) for path in paths)


def query_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """
    Parameters as an address has them.

    Args:
        given: name -> value.

    Returns:
        name -> text, or texts.

    Example:
        >>> query_of({"force": True, "updateMask": ["max_size"], "ids": [1, 2]})
        {'force': 'true', 'updateMask': 'maxSize', 'ids': ['1', '2']}
    """

    def text(value: Any) -> str:
        value = plain(value)
        return str(value).lower() if isinstance(value, bool) else str(value)

    return {
        name: mask(value) if name.endswith("Mask")
        else [text(each) for each in value] if isinstance(value, (list, tuple))
        else text(value)
        for name, value in given.items()
    }  # fmt: skip


def ask(
    session: Any,
    method: str,
    url: str,
    *,
    query: Mapping[str, Any] | None = None,
    body: Any = None,
    timeout: float = 60.0,
) -> Any:
    """
    Send a request, again where its failure passes.

    Args:
        session: google-auth's session.
        method: `"GET"`, `"POST"` …
        url: the address.
        query: parameters of the address.
        body: what is sent as JSON; `None` sends nothing.
        timeout: seconds without an answer.

    Returns:
        The answer; an empty dict where there is none.

    Raises:
        google.api_core.exceptions.GoogleAPICallError: Google refused; the class tells how (`NotFound`, `Forbidden` …),
            the message has the service's reason.
        requests.ConnectionError: nobody answers.
        requests.Timeout: the answer did not come in time.
    """
    attempt, delay = 1, FIRST
    while True:
        wait = delay * (0.5 + random.random())
        try:
            answer = session.request(method, url, json=body, params=query or None, timeout=timeout)
        except (requests.ConnectionError, requests.Timeout) as err:
            if method not in REPEATABLE or attempt >= ATTEMPTS:
                strip_request(err)
                raise
        else:
            if answer.status_code < 400:
                return answer.json() if answer.content else {}
            again = PASSING if method in REPEATABLE else REFUSED_UNSEEN
            if answer.status_code not in again or attempt >= ATTEMPTS:
                raise refusal(method, url, answer)
            asked = answer.headers.get("Retry-After", "")
            wait = float(asked) if asked.isdigit() else wait
        time.sleep(min(wait, LONGEST))
        attempt, delay = attempt + 1, delay * 2


def refusal(method: str, url: str, answer: Any) -> Exception:
    """
    The error that a refusal is.

    Args:
        method: the method of the request.
        url: its address.
        answer: the answer.

    Returns:
        An error of `google.api_core.exceptions`.
    """
    strip_request(answer)  # the error holds the answer, and the answer the request
    try:
        error = answer.json()["error"]
    except (ValueError, KeyError, TypeError):
        error = {}
    error = error if isinstance(error, Mapping) else {"message": str(error)}
    reason = error.get("message") or answer.text[:500] or answer.reason
    found: Exception = exceptions.from_http_status(
        answer.status_code,
        f"{method} {url}: {reason}",
        errors=list(_details(error)),
        response=answer,
    )
    return found


def _details(error: Mapping[str, Any]) -> Iterable[Any]:
    yield from error.get("errors") or ()
    yield from error.get("details") or ()
