"""
Tasks made from rows: one request to a service of Google's, and waiting for what it began.

`prefect.tasks.google.rows` says what a row says, and `prefect.tasks.made` turns it into a class with a real signature
and docstring. Nothing here loads a package of Google's before a task runs, and none is needed but the one for
credentials: requests go to the public REST interfaces.

A run goes so: the row's request is sent (`begun`); where the row has a `Look`, that is asked until it is done or has
failed (`check`), by a timer of the engine, in which no thread waits; what `gives` finds in the answers is the value of
the run (`outcome`). A run that is called off, or whose time is over, sends the row's `cancel`.

The handle of a wait is plain data: the path to look at, the one that cancels, and what the answer gave.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from prefect.core.errors import WaitTimedOut
from prefect.core.optional import optional
from prefect.core.settable import needed
from prefect.core.waiting import Wait, WaitingTask
from prefect.tasks.google import rest
from prefect.tasks.google.client import Credentials, google_client
from prefect.tasks.google.errors import GoogleJobFailed
from prefect.tasks.google.exchange import Exchange
from prefect.tasks.google.rows import OPERATION, Look, Row
from prefect.tasks.google.words import meaning
from prefect.tasks.made import Kind, MadeTask, failed_state, joined, put, reason_of

exceptions = optional("google.api_core.exceptions", extra="google")
jmespath = optional("jmespath", extra="google")

#: Methods whose arguments go into the query.
WITHOUT_BODY = frozenset({"GET", "DELETE"})


class GoogleTask(WaitingTask):
    """What tasks that speak to a REST interface of Google's have in common."""

    client_kwargs: dict[str, Any] | None = None

    def session(self, credentials: Credentials | None, project: str | None, emulated: bool = False) -> Any:
        """
        What requests are sent with.

        Args:
            credentials: those that the run was given.
            project: project that is worked in; `None` means that of the credentials.
            emulated: there is an emulator, which asks for no credentials.

        Returns:
            The session; its `project` is the project.
        """
        given = dict(self.client_kwargs or {})
        if emulated and credentials is None:
            given.setdefault("anonymous", True)
        return google_client("session", credentials, project, given)


class Operation(GoogleTask, MadeTask):
    """A task that is made from a row."""

    row: ClassVar[Row]

    def begun(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """
        Send the request of the row.

        Args:
            arguments: all arguments of the run.

        Returns:
            The handle of the wait.

        Raises:
            ValueError: an argument is missing, or nothing says in which project to work.
        """
        row = self.row
        for name in self.required:
            needed(arguments[name], name)
        exchange = self.exchange(arguments)
        handle: dict[str, Any] = {}
        if row.unless is not None and is_done(self.name, row.unless, exchange.ask(f"GET {row.unless.path}"), {}):
            return handle
        look = row.look if arguments.get("wait", True) else None
        if row.request:
            query, body = parameters(row, tuple(self.own), exchange.known["args"])
            try:
                if row.pages:
                    exchange.known["made"] = exchange.all_pages(row.request, row.pages, query, body)
                else:
                    exchange.known["made"] = exchange.ask(row.request, query, body)
            except exceptions.GoogleAPICallError as err:
                if err.code not in row.already or not (row.already_if == "" or arguments[row.already_if]):
                    raise
                handle["by"] = "instead"
                exchange.known["already"] = True
                if look is None and row.instead is not None:
                    exchange.known["made"] = exchange.ask(f"GET {row.instead.path}")
                look = row.instead if look is not None else None
        if look is not None:
            try:
                handle.update(self._to_look_at(look, exchange))
            except GoogleJobFailed as err:
                self._undo(handle, exchange, err)
        elif row.look is not None and "seen" in row.gives_at_once and "by" not in handle:
            path, query = exchange.path(row.look.path), exchange.values(row.look.query)
            exchange.known["seen"] = exchange.send("GET", path, query)
        gives = row.gives if look is not None or not row.gives_at_once else row.gives_at_once
        if gives:
            handle["gives"] = exchange.value(gives)
            if "look" in handle and "made" in gives and _asks_looks(gives):
                # the rest of it is found once there is something to see
                handle["made"] = exchange.known["made"]
        if row.cancel and (not row.cancel_if or arguments[row.cancel_if]) and handle.get("by") is None:
            handle["cancel"] = exchange.path(row.cancel)
        return handle

    def _to_look_at(self, look: Look, exchange: Exchange) -> dict[str, Any]:
        """What a handle says of the looks; nothing if the first answer was the last already."""
        known = exchange.known
        if look.begins_with_answer and is_done(self.name, look, known["made"], {}):
            known["seen"] = known["made"]
            if look.last:
                known["last"] = exchange.ask(f"GET {look.last}")
            return {}
        found: dict[str, Any] = {"look": exchange.path(look.path), "query": exchange.values(look.query)}
        if look.last:
            found["last"] = exchange.path(look.last)
        return found

    def look(self, wait: Wait) -> float | None:
        """See the base class."""
        try:
            return super().look(wait)
        except WaitTimedOut as err:
            if wait.handle.get("by") != "undo":
                raise
            # why it failed matters more than that there is no time to clean up
            raise GoogleJobFailed(wait.handle["failed"]) from err

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        handle = wait.handle
        if "look" not in handle:
            return None
        look = {"instead": self.row.instead, "undo": self._undoing}.get(handle.get("by", ""), self.row.look)
        assert look is not None
        exchange = self.exchange(wait.arguments)
        exchange.known["made"] = handle.get("made")
        delay = float(wait["poll_interval"])
        try:
            seen = exchange.send("GET", handle["look"], handle["query"])
            done = self.judged(wait, exchange, look, seen)
        except exceptions.GoogleAPICallError as err:
            if handle.get("by") == "undo":
                self._undo(handle, exchange, GoogleJobFailed(handle["failed"]))
                return delay
            if not isinstance(err, exceptions.NotFound):
                raise
            done, seen = self.absent(wait, exchange, look, err), None
        except GoogleJobFailed as err:
            self._undo(handle, exchange, err)
            return delay
        if not done:
            return delay
        if handle.get("by") == "undo":
            self._undo(handle, exchange, GoogleJobFailed(handle["failed"]))
            return delay
        exchange.known["seen"] = seen
        if "last" in handle:
            exchange.known["last"] = exchange.send("GET", handle["last"])
        # no other look comes after this one: what it saw is not written down
        wait.seen = exchange
        return None

    def judged(self, wait: Wait, exchange: Exchange, look: Look, seen: Any) -> bool:
        """
        What an answer means; a class with steps of its own may know better.

        Args:
            wait: the wait.
            exchange: what requests are sent through.
            look: how it was looked.
            seen: the answer.

        Returns:
            Whether it is done.

        Raises:
            GoogleJobFailed: it has failed.
        """
        return is_done(self.name, look, seen, wait.arguments)

    def absent(self, wait: Wait, exchange: Exchange, look: Look, err: Exception) -> bool:
        """
        What it means that nothing was found; a class with steps of its own may know better.

        Args:
            wait: the wait.
            exchange: what requests are sent through.
            look: how it was looked.
            err: the refusal.

        Returns:
            Whether it is done.

        Raises:
            Exception: the refusal, where it has no meaning.
        """
        if not look.gone and not look.early:
            raise err
        return look.gone

    @property
    def _undoing(self) -> Look:
        look = self.row.look
        return look if look is not None and look.begins_with_answer else OPERATION

    def _undo(self, handle: dict[str, Any], exchange: Exchange, err: GoogleJobFailed) -> None:
        """Go on with what is asked for after a failure, and fail once nothing is left."""
        if handle.get("by") != "undo":
            handle.update(by="undo", failed=str(err), left=[[*step] for step in self.row.undo])
            handle.pop("cancel", None)
        while handle["left"]:
            request, condition = handle["left"].pop(0)
            if condition and not exchange.known["args"][condition]:
                continue
            try:
                exchange.known["made"] = exchange.ask(request, body={} if request.startswith("POST") else None)
                found = self._to_look_at(self._undoing, exchange) if "name" in exchange.known["made"] else None
                if found:
                    handle.update(found)
                    return
            except (exceptions.GoogleAPICallError, GoogleJobFailed) as problem:
                # that it failed, and why, is what the run tells in the end
                self.logger.warning("%s: %s could not be done after the failure: %s", self.name, request, problem)
        raise GoogleJobFailed(handle["failed"])

    def outcome(self, wait: Wait) -> Any:
        """See the base class."""
        gives = self.row.gives
        if wait.seen is not None and _asks_looks(gives):
            return wait.seen.value(gives)
        return wait.handle.get("gives")

    def cancel(self, wait: Wait) -> None:
        """See the base class."""
        if "cancel" in wait.handle:
            method, _, path = wait.handle["cancel"].partition(" ")
            body = None if method in WITHOUT_BODY else dict(self.row.cancel_body)
            self.exchange(wait.arguments).send(method, path, body=body)

    def exchange(self, arguments: Mapping[str, Any]) -> Exchange:
        """
        What requests of a run are sent through.

        Args:
            arguments: all arguments of the run.

        Returns:
            The exchange.
        """
        service = self.row.service
        emulated = bool(service.emulator and os.environ.get(service.emulator))
        session = self.session(arguments["credentials"], arguments["project"], emulated)
        return Exchange(self.name, service, session, arguments, self.client_kwargs)


def _asks_looks(path: str) -> bool:
    """Whether a path looks into what was seen."""
    return "seen" in path or "last" in path


def parameters(row: Row, own: tuple[str, ...], args: Mapping[str, Any]) -> tuple[dict[str, Any], Any]:
    """
    What a row's request sends.

    Args:
        row: the row.
        own: the arguments that its signature names.
        args: all arguments of the run.

    Returns:
        The parameters of the query, and the body: `None` where the method has none.
    """
    method, _, template = row.request.partition(" ")
    query: dict[str, Any] = {}
    body: dict[str, Any] = {}
    in_query = method in WITHOUT_BODY
    silent = {*rest.places(template), *row.local, row.already_if, row.cancel_if, *(only for _, only in row.undo)}
    sent = set(row.send.values())
    default = {("?" if in_query else "") + rest.camel(name): name for name in own if name not in silent | sent}
    for name, value in row.fixed.items():
        _place(query, body, name, value)
    # what is the body itself comes last: the single fields come before what stands in it
    ways = sorted({**row.send, **default}.items(), key=lambda way: way[0] == "*")
    for name, argument in ways:
        if args[argument] is not None:
            _place(query, body, name, args[argument])
    more = args.get("options")
    if in_query:
        return joined(query, more), None
    return query, rest.plain(joined(body, more))


def _place(query: dict[str, Any], body: dict[str, Any], name: str, value: Any) -> None:
    if name.startswith("?"):
        query[name[1:]] = value
    else:
        put(body, name, value)


def is_done(name: str, look: Look, seen: Mapping[str, Any], arguments: Mapping[str, Any]) -> bool:
    """
    What an answer means.

    Args:
        name: name of the task, for the message.
        look: how it was looked.
        seen: the answer.
        arguments: `done_states` and `failed_states` among them come before those of the look.

    Returns:
        Whether it is done.

    Raises:
        GoogleJobFailed: it has failed.
    """
    done = tuple(arguments.get("done_states") or look.done)
    failed = arguments.get("failed_states")
    state = jmespath.search(look.state, seen)
    good, bad = failed_state(state, done, look.failed if failed is None else tuple(failed))
    broken = jmespath.search(look.error, seen) if look.error else None
    if bad is not None or broken:
        reason = reason_of(jmespath.search(look.reason, seen) if look.reason else None)
        where = f"the state is {bad!r}" if bad is not None else "the operation failed"
        raise GoogleJobFailed(f"{name}: {where}; {reason or 'Google gave no reason'}.")
    return good or not done


def common(row: Row) -> dict[str, tuple[str, Any]]:
    """
    The arguments that a row's task has beside those of its signature.

    Args:
        row: the row.

    Returns:
        name -> (annotation, default).
    """
    kinds: dict[str, tuple[str, Any]] = {}
    if row.request:
        kinds["options"] = ("dict[str, Any] | None", None)
    kinds["project"] = ("str | None", None)
    kinds["credentials"] = ("Credentials | None", None)
    if row.look is not None:
        if row.request:
            kinds["wait"] = ("bool", True)
        elif row.look.done:
            kinds["done_states"] = kinds["failed_states"] = ("list[str] | None", None)
        kinds["poll_interval"] = ("float", row.look.delay)
        kinds["max_wait"] = ("float | None", None)
    kinds["request_timeout"] = ("float", 60.0)
    return kinds


def raises(row: Row) -> Iterator[str]:
    """
    What the run of a row's task raises.

    Args:
        row: the row.

    Yields:
        The errors, each with what it means.
    """
    if row.look is not None and row.look.failed:
        yield f"GoogleJobFailed: it came to one of the states {', '.join(map(str, row.look.failed))}."
    elif row.look is not None and row.look.error:
        yield "GoogleJobFailed: the operation failed; the message has the service's reason."
    if row.look is not None or "max_wait" in row.signature:
        yield "WaitTimedOut: it was not done after `max_wait` seconds."
    yield "google.api_core.exceptions.GoogleAPICallError: Google refused."


KIND = Kind(
    Operation,
    common,
    lambda row, argument: row.words.get(argument) or row.service.words.get(argument) or meaning(argument),
    {
        "client_kwargs": "further arguments of the client (`api_endpoint`, `impersonate`, `scopes` …), given when the "
        "task is built."
    },
    raises,
)
