"""`GoogleCall`: any method of any client of Google's libraries that is installed."""

from __future__ import annotations

import difflib
import importlib
import inspect
import itertools
from collections.abc import Mapping
from inspect import Parameter, Signature, signature
from types import MappingProxyType
from typing import Any

from prefect.core.settable import Task, needed, settable
from prefect.tasks.google.client import Credentials, google_client
from prefect.tasks.google.errors import InvalidCall

#: Short names of clients.
CLIENTS = {"storage": "google.cloud.storage.Client", "bigquery": "google.cloud.bigquery.Client"}


class GoogleCall(Task):
    """
    Call any method of any client of Google's libraries that is installed, such as `google-cloud-pubsub`.

    Method and parameters are checked when the task is built, if the library is installed there: a misspelt one is an
    error then, with the nearest name.

    Parameters of the method are further arguments of the constructor or of the run, or stand in the dict `parameters`,
    which is for those that are called like an option of every task (`name`, `tags`, `timeout` …). Those of the run come
    before those of the task.

    Args:
        client: dotted path of the client's class, such as `"google.cloud.pubsub_v1.PublisherClient"`; `"storage"` and
            `"bigquery"` for those two.
        method: name of the method; with dots, a method of what another without arguments gives.
        parameters: parameters of the method.
        wait: wait for the end of what the method begins: a long-running operation, a job or a future.
        max_wait: seconds to wait at most for it; `None` waits for ever.
        limit: how many to take of what the method lists; `None` takes all.
        select: path of what to return out of each answer, such as `"name"` or `"status.state"`; `None` returns
            all of it.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        more: parameters of the method.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The answer: a list where the method lists something, a dict where it gives a message, else what it gives.

    Raises:
        ValueError: no client or method was named, neither to the task nor to the run.
        InvalidCall: the library has no such client, method or parameter.
        MissingExtra: the library is not installed.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> GoogleCall("storage", "list_buckets", select="name").run()
        ['reports']
        >>> GoogleCall("storage", "list_bucket")
        Traceback (most recent call last):
            ...
        prefect.tasks.google.errors.InvalidCall: google.cloud.storage.Client has no method 'list_bucket'; the nearest \
is 'list_buckets'.
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("client", "method", "parameters", "wait", "max_wait", "limit", "select", "project")
    def run(
        self,
        client: str | None = None,
        method: str | None = None,
        parameters: dict[str, Any] | None = None,
        wait: bool = True,
        max_wait: float | None = None,
        limit: int | None = None,
        select: str | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
        **more: Any,
    ) -> Any:
        path, name = needed(client, "client"), needed(method, "method")
        given = {**(self.__dict__.get("parameters") or {}), **(parameters or {}), **more}
        check_call(path, name, given)
        answer: Any = google_client(_service(path), credentials, project, self.client_kwargs)
        *before, last = name.split(".")
        for step in before:
            answer = getattr(answer, step)
            answer = answer() if callable(answer) else answer
        answer = getattr(answer, last)(**given)
        if wait and callable(getattr(answer, "result", None)) and callable(getattr(answer, "done", None)):
            answer = answer.result(timeout=max_wait)
        return _plain(answer, limit, select)


def _service(path: str) -> str:
    """Those that are known share their client with the other tasks."""
    short = {long: name for name, long in CLIENTS.items()}
    return path if path in CLIENTS else short.get(path, path)


def check_call(client: str, method: str, given: Mapping[str, Any]) -> None:
    """
    Look whether there are such a method and such parameters; of a library that is not installed nothing is known.

    Args:
        client: path of the client's class.
        method: name of the method.
        given: its parameters.

    Raises:
        InvalidCall: there are none; the message names the nearest.
    """
    path = CLIENTS.get(client, client)
    module, _, name = path.rpartition(".")
    try:
        kind = getattr(importlib.import_module(module), name, None)
    except ImportError:
        return
    if kind is None:
        raise InvalidCall(f"{module} has no client {name!r}.")
    first = method.partition(".")[0]
    known = {each for each in dir(kind) if not each.startswith("_")}
    if first not in known:
        raise InvalidCall(f"{path} has no method {first!r}{_nearest(first, known)}")
    if first != method:
        return
    takes = _parameters(getattr(kind, method))
    if takes is None or any(each.kind is each.VAR_KEYWORD for each in takes.values()):
        return
    for each in given:
        if each not in takes:
            raise InvalidCall(f"{path}.{method} has no parameter {each!r}{_nearest(each, set(takes) - {'self'})}")


def _parameters(function: Any) -> MappingProxyType[str, Parameter] | None:
    try:
        return inspect.signature(function).parameters
    except (TypeError, ValueError):
        return None


def _nearest(name: str, known: set[str]) -> str:
    near = difflib.get_close_matches(name, sorted(known), n=1)
    return f"; the nearest is {near[0]!r}." if near else f"; it has: {', '.join(sorted(known)[:20])}."


def _plain(answer: Any, limit: int | None, select: str | None) -> Any:
    if hasattr(answer, "__iter__") and not isinstance(answer, (str, bytes, Mapping)) and not _message(answer):
        return [_plain(each, None, select) for each in itertools.islice(answer, limit)]
    if select is not None:
        for part in select.split("."):
            answer = answer[part] if isinstance(answer, Mapping) else getattr(answer, part)
        return answer
    return _as_dict(answer)


def _message(answer: Any) -> bool:
    return hasattr(type(answer), "to_dict") or hasattr(answer, "DESCRIPTOR")


def _as_dict(answer: Any) -> Any:
    """Messages of Google's as dicts; everything else as it is."""
    if hasattr(type(answer), "to_dict") and hasattr(type(answer), "pb"):
        return type(answer).to_dict(answer)
    if callable(getattr(answer, "to_api_repr", None)):
        return answer.to_api_repr()
    return answer


_derived = GoogleCall.__init__


def _init(self: GoogleCall, *args: Any, **kwargs: Any) -> None:
    accepted = signature(_derived).parameters
    given = {name: kwargs.pop(name) for name in list(kwargs) if name not in accepted}
    if given:
        kwargs["parameters"] = {**(kwargs.get("parameters") or {}), **given}
    _derived(self, *args, **kwargs)
    known = self.__dict__
    if known.get("client") is not None and known.get("method") is not None:
        check_call(known["client"], known["method"], known.get("parameters") or {})


_init.__signature__ = Signature(  # type: ignore[attr-defined]
    [*signature(_derived).parameters.values(), Parameter("more", Parameter.VAR_KEYWORD, annotation="Any")]
)
GoogleCall.__init__ = _init  # type: ignore[method-assign,assignment]
