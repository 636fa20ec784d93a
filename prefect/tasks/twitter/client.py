"""Clients of Twitter's API: one for each set of keys, shared by tasks and threads."""

from __future__ import annotations

import functools
import logging
import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from prefect.core.masking import SecretFilter, remember
from prefect.core.optional import optional
from prefect.core.secrets import Secret

tweepy = optional("tweepy", extra="twitter")
adapters = optional("requests.adapters", extra="twitter")
exceptions = optional("requests.exceptions", extra="twitter")

#: Keys of an account, by which one acts as a user, and what tweepy calls them.
ACCOUNT = {
    "api_key": "consumer_key",
    "api_secret": "consumer_secret",
    "access_token": "access_token",
    "access_token_secret": "access_token_secret",
}
#: The key of an application, by which one reads what is public.
APPLICATION = "bearer_token"
#: Secret that is looked at where a run was given no credentials.
DEFAULT_SECRET = "TWITTER_CREDENTIALS"
#: Where tweepy sends requests.
TWEEPY_URL = "https://api.twitter.com"
#: Seconds to wait for a connection, and for each piece of an answer.
TIMEOUT = (10.0, 60.0)
#: How often a request that changes nothing is sent if the server stumbles.
ATTEMPTS = 3
#: How many clients are kept; the one used longest ago goes first.
KEPT = 16
#: Loggers that write down requests with their keys.
TALKATIVE = ("tweepy.client", "requests_oauthlib.oauth1_auth", "oauthlib.oauth1.rfc5849")

#: What a task may be given as credentials: the keys, or the name of the secret that holds them.
Credentials = Mapping[str, str] | str


class Account(NamedTuple):
    """Who asks, and how."""

    #: The `tweepy.Client`. Its methods return the JSON of the answers.
    client: Any
    #: What to give as `user_auth` to methods that read.
    reads_as_user: bool
    #: The same for those that write.
    writes_as_user: bool


_clients: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
_lock = threading.Lock()


def twitter_account(
    credentials: Credentials | None = None, *, secret: str | None = None, api_url: str | None = None
) -> Account:
    """
    The client for someone's keys.

    Args:
        credentials: a dict with `bearer_token`, or with `api_key`, `api_secret`, `access_token` and
            `access_token_secret`, or with both; or the name of a secret that holds it.
        secret: name of the secret that is read if `credentials` is `None`; `None` means `TWITTER_CREDENTIALS`.
        api_url: where the service listens; `None` means where tweepy has it.

    Returns:
        The client, and how it is to be used. It may be used in several threads.

    Raises:
        MissingExtra: tweepy is not installed.
        ValueError: there are no credentials, or they lack a key.

    Example:
        >>> twitter_account({"bearer_token": "t0ken-of-the-docs"}).reads_as_user
        False
    """
    make = tweepy.Client
    keys = _keys_of(credentials, secret)
    key = (os.getpid(), api_url, *sorted(keys.items()))
    with _lock:
        client = _clients.get(key)
        if client is None:
            client = _clients[key] = _made(make, keys, api_url)
            if len(_clients) > KEPT:
                _clients.popitem(last=False)
        else:
            _clients.move_to_end(key)
    has_account = "consumer_key" in keys
    return Account(client, reads_as_user=APPLICATION not in keys, writes_as_user=has_account)


def _keys_of(credentials: Credentials | None, secret: str | None) -> dict[str, str]:
    if isinstance(credentials, str):
        credentials = Secret(credentials).get()
    elif credentials is None and (secret is not None or Secret(DEFAULT_SECRET).exists()):
        credentials = Secret(secret or DEFAULT_SECRET).get()
    if credentials is None:
        raise ValueError(
            "Credentials dictionary wasn't provided. Give 'credentials' to the run, name a secret with "
            f"'credentials_secret', or set the secret {DEFAULT_SECRET}."
        )
    if not isinstance(credentials, Mapping):
        raise ValueError(
            f"Twitter credentials are a dict with {APPLICATION}, or with {', '.join(ACCOUNT)}; or the name of such a "
            "secret."
        )
    remember(credentials)
    keys = {theirs: str(credentials[ours]) for ours, theirs in ACCOUNT.items() if credentials.get(ours)}
    missing = [ours for ours in ACCOUNT if not credentials.get(ours)]
    bearer = credentials.get(APPLICATION)
    if missing and (keys or not bearer):
        raise ValueError(
            f"The Twitter credentials lack {', '.join(missing)}."
            + ("" if bearer else f" With {APPLICATION} alone one may read what is public.")
        )
    return {**keys, APPLICATION: str(bearer)} if bearer else keys


def _made(make: Callable[..., Any], keys: Mapping[str, str], api_url: str | None) -> Any:
    for name in TALKATIVE:
        logger = logging.getLogger(name)
        if not any(isinstance(each, SecretFilter) for each in logger.filters):
            logger.addFilter(SecretFilter())
    client = make(**keys, return_type=dict)
    retry = adapters.Retry(
        total=ATTEMPTS - 1,
        status_forcelist=(500, 502, 503, 504),
        allowed_methods=("GET",),
        backoff_factor=0.5,
        respect_retry_after_header=False,  # it would keep a thread
        raise_on_status=False,
    )
    adapter = adapters.HTTPAdapter(pool_maxsize=50, max_retries=retry)
    client.session.mount("https://", adapter)
    client.session.mount("http://", adapter)
    client.session.request = functools.partial(_request, client.session.request, api_url)
    return client


def _request(send: Callable[..., Any], api_url: str | None, method: str, url: str, **arguments: Any) -> Any:
    # tweepy has the address in its code, and waits for ever
    if api_url is not None:
        url = api_url.rstrip("/") + url.removeprefix(TWEEPY_URL)
    return send(method, url, timeout=TIMEOUT, **arguments)
