"""
The API in plain dicts: requests, logs that are followed, commands in containers.

The client's own methods check what they send and receive against the version of the API they were made from; here
whatever the cluster knows passes.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any
from urllib.parse import urlencode

from prefect.core.optional import optional

exceptions = optional("kubernetes.client.exceptions", extra="kubernetes")
client_rest = optional("kubernetes.client.rest", extra="kubernetes")
ws_client = optional("kubernetes.stream.ws_client", extra="kubernetes")

#: Seconds to connect, and between two pieces of an answer.
TIMEOUTS = (10.0, 60.0)
MERGE = "application/merge-patch+json"
STRATEGIC = "application/strategic-merge-patch+json"
JSON_PATCH = "application/json-patch+json"
APPLY = "application/apply-patch+yaml"

_ERRORS = {
    400: "BadRequestException",
    401: "UnauthorizedException",
    403: "ForbiddenException",
    404: "NotFoundException",
    409: "ConflictException",
    422: "UnprocessableEntityException",
}


def call(
    api: Any,
    method: str,
    path: str,
    *,
    query: Mapping[str, Any] | None = None,
    body: Any = None,
    content_type: str = "application/json",
) -> Any:
    """
    One request.

    Args:
        api: the client.
        method: `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
        path: path of the resource, such as `/api/v1/namespaces/default/pods`.
        query: parameters of the request by the API's own names; `None` ones are left out.
        body: what is sent, as JSON.
        content_type: of the body.

    Returns:
        The answer: a dict, or text where the API answers with text.

    Raises:
        kubernetes.client.exceptions.ApiException: the API refused; the message has its reason.
    """
    answer = _send(api, method, path, query, body, content_type, stream=False)
    text = answer.data.decode("utf-8", "replace")
    if "json" in answer.headers.get("Content-Type", ""):
        return json.loads(text)
    return text


def lines(
    api: Any, path: str, *, query: Mapping[str, Any] | None = None, longest: float | None = None
) -> Iterator[str | None]:
    """
    The lines of an answer as they come.

    Args:
        api: the client.
        path: path of the resource.
        query: parameters of the request.
        longest: seconds after which it ends; `None` goes on until the other side ends.

    Yields:
        Lines without their ends; `None` last if it was cut short, by the time or by the connection.

    Raises:
        kubernetes.client.exceptions.ApiException: the API refused.
    """
    end = None if longest is None else time.monotonic() + longest
    silence = TIMEOUTS[1] if longest is None else max(0.05, min(longest, TIMEOUTS[1]))
    rest = b""
    cut = False
    with closing(_send(api, "GET", path, query, None, "", stream=True, silence=silence)) as answer:
        try:
            for piece in answer.stream(4096, decode_content=True):
                *whole, rest = (rest + piece).split(b"\n")
                for line in whole:
                    yield line.decode("utf-8", "replace")
                if end is not None and time.monotonic() >= end:
                    cut = True
                    break
        except (client_rest.urllib3.exceptions.ReadTimeoutError, client_rest.urllib3.exceptions.ProtocolError):
            cut = True
    if rest and not cut:
        yield rest.decode("utf-8", "replace")
    if cut:
        yield None


def execute(
    api: Any, path: str, command: list[str], *, container: str | None = None, query: Mapping[str, Any] | None = None
) -> tuple[str, str, int]:
    """
    Run a command in a container and wait for its end.

    Args:
        api: the client.
        path: path of the pod.
        command: the command and its arguments; no shell comes into it.
        container: name of the container; `None` leaves it to the API, which takes the first.
        query: further parameters of the request.

    Returns:
        What it wrote to its output, what it wrote to its error output, its exit code.

    Raises:
        kubernetes.client.exceptions.ApiException: the API refused, or the connection broke.
    """
    parameters = {"stdin": False, "stdout": True, "stderr": True, "tty": False, "container": container, **(query or {})}
    pairs = [(name, _text(value)) for name, value in parameters.items() if value is not None]
    pairs += [("command", part) for part in command]
    configuration = api.configuration
    # the library that speaks to the socket asks for the first header only by this spelling
    headers = {name.lower(): value for name, value in _headers(api).items()}
    stream = ws_client.websocket_call(
        configuration, "GET", f"{configuration.host}{path}/exec", query_params=pairs, headers=headers,
        _preload_content=False,
    )  # fmt: skip
    out, err = [], []
    with closing(stream):
        while stream.is_open():
            stream.update(timeout=1)
            if stream.peek_stdout():
                out.append(stream.read_stdout())
            if stream.peek_stderr():
                err.append(stream.read_stderr())
        code = stream.returncode
    if code is None:
        raise exceptions.ApiException(status=0, reason=f"The connection to {path} broke before the command had ended.")
    return "".join(out), "".join(err), int(code)


def is_missing(err: Exception) -> bool:
    """Whether the API said that there is no such thing."""
    return getattr(err, "status", None) == 404


def is_conflict(err: Exception) -> bool:
    """Whether the API said that it is there already, or was changed by somebody else."""
    return getattr(err, "status", None) == 409


def _send(
    api: Any, method: str, path: str, query: Mapping[str, Any] | None, body: Any, content_type: str, *,
    stream: bool, silence: float = TIMEOUTS[1],
) -> Any:  # fmt: skip
    url = api.configuration.host + path
    pairs = [(name, _text(value)) for name, value in (query or {}).items() if value is not None]
    if pairs:
        url += "?" + urlencode(pairs)
    headers = {"Accept": "application/json, */*", **_headers(api)}
    data = None
    if body is not None:
        headers["Content-Type"] = content_type
        data = json.dumps(body).encode()
    retries = api.configuration.retries
    if method == "GET" and hasattr(retries, "new"):
        retries = retries.new(read=3)  # asking twice does no harm
    answer = api.rest_client.pool_manager.request(
        method, url, body=data, headers=headers, preload_content=not stream, retries=retries,
        timeout=client_rest.urllib3.Timeout(connect=TIMEOUTS[0], read=silence),
    )  # fmt: skip
    if not 200 <= answer.status <= 299:
        raise _refused(answer)
    return answer


def _refused(answer: Any) -> Exception:
    text = answer.data.decode("utf-8", "replace")
    try:
        reason = json.loads(text).get("message") or answer.reason
    except (ValueError, AttributeError):
        reason = answer.reason
    name = _ERRORS.get(answer.status, "ServiceException" if answer.status >= 500 else "ApiException")
    kind = getattr(exceptions, name, None) or exceptions.ApiException  # older clients lack some of them
    err: Exception = kind(status=answer.status, reason=reason)
    err.body, err.headers = text, answer.headers  # type: ignore[attr-defined]
    return err


def _headers(api: Any) -> dict[str, str]:
    found = dict(api.default_headers)
    for setting in api.configuration.auth_settings().values():
        if setting.get("in") == "header" and setting.get("value"):
            found[setting["key"]] = setting["value"]
    return found


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
