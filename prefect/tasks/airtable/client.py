"""Tables of Airtable, each with connections of its own, shared by tasks; and what their errors say."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from typing import Any

from prefect.core.masking import remember
from prefect.core.optional import optional
from prefect.core.secrets import Secret
from prefect.core.withheld import strip_request

airtable = optional("airtable", extra="airtable")
adapters = optional("requests.adapters", extra="airtable")
exceptions = optional("requests.exceptions", extra="airtable")

#: Secret that is looked at where a run was given no key.
DEFAULT_SECRET = "AIRTABLE_API_KEY"
#: Where the service listens.
API_URL = "https://api.airtable.com/v0"
#: Seconds to wait for a connection, and for each piece of an answer.
TIMEOUT = (10.0, 60.0)
#: How often a request that only reads is sent if the server stumbles.
ATTEMPTS = 3
#: How many tables are kept; the one used longest ago goes first.
KEPT = 64

_tables: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
_lock = threading.Lock()


def airtable_table(
    base_key: str,
    table_name: str,
    api_key: str | None = None,
    *,
    secret: str | None = None,
    api_url: str = API_URL,
) -> Any:
    """
    A table.

    Args:
        base_key: key of the base.
        table_name: name of the table.
        api_key: a personal access token.
        secret: name of the secret that is read if there is no `api_key`; `None` means `AIRTABLE_API_KEY`.
        api_url: where the service listens.

    Returns:
        The `airtable.Airtable`. It may be used in several threads.

    Raises:
        MissingExtra: airtable-python-wrapper is not installed.
        ValueError: there is no key.

    Example:
        >>> airtable_table("app1", "Fruits", "k3y-of-the-docs")
        <Airtable table:Fruits>
    """
    make = airtable.Airtable
    token = _token(api_key, secret)
    key = (os.getpid(), api_url, base_key, table_name, token)
    with _lock:
        table = _tables.get(key)
        if table is None:
            table = _tables[key] = _made(make, base_key, table_name, token, api_url)
            if len(_tables) > KEPT:
                _tables.popitem(last=False)
        else:
            _tables.move_to_end(key)
    return table


def _token(api_key: str | None, secret: str | None) -> str:
    if api_key is None and (secret is not None or Secret(DEFAULT_SECRET).exists()):
        api_key = Secret(secret or DEFAULT_SECRET).get()
    if not api_key:
        raise ValueError(
            "No Airtable key. Give 'api_key' to the run, name a secret with 'credentials_secret', or set the secret "
            f"{DEFAULT_SECRET}."
        )
    remember(api_key)
    return str(api_key)


def _made(make: Any, base_key: str, table_name: str, token: str, api_url: str) -> Any:
    table = make(base_key, table_name, token, timeout=TIMEOUT)
    # the wrapper has one address for all tables, and sleeps after each request
    table.url_table = api_url.rstrip("/") + table.url_table.removeprefix(make.API_URL)
    table.API_LIMIT = 0
    retry = adapters.Retry(
        total=ATTEMPTS - 1,
        status_forcelist=(500, 502, 503, 504),
        allowed_methods=("GET",),
        backoff_factor=0.5,
        respect_retry_after_header=False,  # it would keep a thread
        raise_on_status=False,
    )
    adapter = adapters.HTTPAdapter(pool_maxsize=50, max_retries=retry)
    table.session.mount("https://", adapter)
    table.session.mount("http://", adapter)
    return table


def reasons(response: Any) -> list[tuple[str, str]]:
    """
    What the service says about a refusal.

    Args:
        response: the `requests.Response`.

    Returns:
        Kind and message of each reason; the message may be empty.

    Example:
        >>> from types import SimpleNamespace
        >>> reasons(SimpleNamespace(json=lambda: {"error": {"type": "NOT_FOUND", "message": "No such table"}}))
        [('NOT_FOUND', 'No such table')]
        >>> reasons(SimpleNamespace(json=lambda: {"error": "NOT_FOUND"}))
        [('NOT_FOUND', '')]
        >>> reasons(SimpleNamespace(json=lambda: {"errors": [{"error": "RATE_LIMIT_REACHED", "message": "Slowly"}]}))
        [('RATE_LIMIT_REACHED', 'Slowly')]
    """
    try:
        said = response.json()
    except ValueError:
        return []
    if not isinstance(said, dict):
        return []
    found = [*([said["error"]] if "error" in said else []), *(said.get("errors") or [])]
    return [
        (str(each.get("type") or each.get("error") or ""), str(each.get("message") or ""))
        if isinstance(each, dict)
        else (str(each), "")
        for each in found
    ]


def refused(err: Any, table_name: str) -> Any:
    """
    The error to raise for a refusal: it says why, and does not hold the key.

    Args:
        err: the `requests.exceptions.RequestException`; the key is taken from the request that it holds.
        table_name: name of the table.

    Returns:
        An error of the same kind.
    """
    response, request = err.response, err.request
    strip_request(err)
    if response is None:
        return type(err)(f"Airtable did not answer about the table {table_name!r}: {err}", request=request)
    why = "; ".join(": ".join(filter(None, reason)) for reason in reasons(response))
    return exceptions.HTTPError(
        f"Airtable answered {response.status_code} {response.reason} about the table {table_name!r}"
        f"{f': {why}' if why else '.'}",
        response=response,
    )
