"""
Secrets that a task was built with: they stay in this process.

What is fixed when a task is built travels with every copy of its flow: to a worker, into a file, to a server. Tasks
take no secrets there for that reason, save where code written for Prefect 1.x gives them; such a task leaves them
behind. What was asked over HTTP is left behind too where an error or an answer would carry it on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, ClassVar
from urllib.parse import parse_qsl, urlsplit

from prefect.core.masking import MASK, remember

#: What the name of a secret argument holds.
SECRET = re.compile("passw|passphrase|token|secret|api_?key|private_?key|^pwd$", re.IGNORECASE)
#: Headers that hold a secret, beside those whose names say so.
SECRET_HEADERS = frozenset({"authorization", "proxy-authorization", "cookie", "set-cookie"})
_LEFT = "_left_behind"
_USER_AND_PASSWORD = re.compile(r"(://[^/?#\s:@]*):[^/?#\s@]*@")
_NAME_AND_VALUE = re.compile(r"([?&])([^=&\s]+)=([^&#\s)'\"]+)")


class Withholding:
    """
    A task that leaves secrets behind when it is pickled.

    Example:
        >>> class Login(Withholding):
        ...     withheld = ("password",)
        >>> login = Login()
        >>> login.user, login.password = "ada", "hush-hush"
        >>> login.__getstate__()["user"], "password" in login.__getstate__()
        ('ada', False)
    """

    #: Names of attributes: the whole value is secret, or of a dict what its names say.
    withheld: ClassVar[tuple[str, ...]] = ()

    def __getstate__(self) -> dict[str, Any]:
        state = dict(self.__dict__)
        left = set()
        for name in self.withheld:
            value = state.get(name)
            if isinstance(value, Mapping):
                state[name] = {key: item for key, item in value.items() if not SECRET.search(str(key))}
                if len(state[name]) < len(value):
                    left.add(name)
            elif state.pop(name, None) is not None:
                left.add(name)
        if left:
            state[_LEFT] = frozenset(left)
        return state

    def still_here(self, name: str, value: Any) -> Any:
        """
        The value of a secret argument, which is blotted out of logs from now on.

        Args:
            name: name of the argument.
            value: what a run has of it.

        Returns:
            The value.

        Raises:
            ValueError: the task was built with one, and has been carried to another process since.
        """
        if name in self.__dict__.get(_LEFT, ()) and (value is None or value is self.__dict__.get(name)):
            raise ValueError(
                f"The {name!r} that {self!r} was built with did not travel with the flow; give it to the run, as the "
                "result of a secret task, or name a secret."
            )
        secret = value
        if isinstance(value, Mapping):
            secret = [item for key, item in value.items() if SECRET.search(str(key))]
        remember(secret)
        return value


def password_in(url: str) -> bool:
    """
    Whether a URL holds a password.

    Args:
        url: the URL.

    Example:
        >>> password_in("postgresql://ada:hush@db.example.org/sales"), password_in("postgresql://ada@db.example.org")
        (True, False)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return "@" in url  # it cannot be read: rather say no to it than show it
    return bool(parts.password) or any(SECRET.search(name) for name, _ in parse_qsl(parts.query))


def refuse_secrets(owner: object, *names: str, instead: str) -> None:
    """
    Refuse secrets in what a task was built with.

    Args:
        owner: the task.
        names: names of attributes: URLs, or dicts of further arguments.
        instead: what to do instead, for the message.

    Raises:
        ValueError: there is one; the message does not show it.
    """
    for name in names:
        value = getattr(owner, name, None)
        found = (
            any(_tells_secret(str(key)) for key in value)
            if isinstance(value, Mapping)
            else isinstance(value, str) and password_in(value)
        )
        if found:
            raise ValueError(
                f"{type(owner).__name__}: {name!r} holds a password, which would travel with every copy of the flow; "
                f"{instead}"
            )


def _tells_secret(name: str) -> bool:
    return name.lower() in SECRET_HEADERS or bool(SECRET.search(name.replace("-", "_")))


def without_passwords(text: str) -> str:
    """
    A text without the secrets of the addresses in it.

    Args:
        text: an address, or a text with addresses.

    Returns:
        The text; passwords, and values of the query whose names say that they are secret, are blotted out.

    Example:
        >>> without_passwords("https://ada:hush@example.org/rows?api_key=k3y&n=1 did not answer")
        'https://ada:********@example.org/rows?api_key=********&n=1 did not answer'
    """
    text = _USER_AND_PASSWORD.sub(rf"\1:{MASK}@", text)
    return _NAME_AND_VALUE.sub(
        lambda found: f"{found[1]}{found[2]}={MASK}" if _tells_secret(found[2]) else found[0], text
    )


def strip_request(*holders: Any) -> None:
    """
    Take the secrets from requests: errors and answers of the package requests hold them, and travel with states.

    Args:
        holders: answers, requests, errors that have a `request` or a `response`; `None` is passed over.

    Example:
        >>> import requests
        >>> given = {"Authorization": "Bearer t", "A": "b"}
        >>> asked = requests.Request("GET", "http://example.org", headers=given).prepare()
        >>> strip_request(requests.HTTPError("refused", request=asked))
        >>> asked.headers
        {'A': 'b'}
    """
    seen: set[int] = set()
    waiting = list(holders)
    while waiting:
        holder = waiting.pop()
        if holder is None or id(holder) in seen:
            continue
        seen.add(id(holder))
        # redirects: each answer knows those before it
        inner = [getattr(holder, "request", None), getattr(holder, "response", None)]
        waiting += [*inner, *(getattr(holder, "history", None) or ())]
        if isinstance(getattr(holder, "url", None), str):
            holder.url = without_passwords(holder.url)
        if inner == [None, None] and hasattr(holder, "_cookies"):
            for name in [name for name in holder.headers or () if _tells_secret(str(name))]:
                del holder.headers[name]
            # what was sent: the cookies, and the functions that put credentials in
            holder._cookies, holder.hooks = None, {}
