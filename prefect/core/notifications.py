"""State handlers that tell people: by Slack, by e-mail, or by a function of your own."""

from __future__ import annotations

import functools
import html
import json
import urllib.request
from collections.abc import Callable, Iterable
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

from prefect.core.secrets import Secret

if TYPE_CHECKING:
    from prefect.core.engine.state import State


def callback_factory(fn: Callable[[Any, State], Any], check: Callable[[State], bool]) -> Callable[..., State]:
    """
    A state handler that calls a function when a test on the new state holds.

    Args:
        fn: function of the task or flow and its new state.
        check: the test.

    Returns:
        The handler.

    Example:
        >>> from prefect.core.engine.state import Failed
        >>> handler = callback_factory(lambda task, state: print(task, state.message), lambda state: state.is_failed())
        >>> _ = handler("load", None, Failed("no space"))
        load no space
    """

    def state_handler(obj: Any, old_state: State, new_state: State) -> State:
        if check(new_state):
            fn(obj, new_state)
        return new_state

    return state_handler


def _curried(handler: Callable[..., Any]) -> Callable[..., Any]:
    """Called with options only, a handler gives a handler that has them."""

    @functools.wraps(handler)
    def call(*args: Any, **kwargs: Any) -> Any:
        if len(args) + sum(name in kwargs for name in ("tracked_obj", "old_state", "new_state")) < 3:
            return _curried(functools.partial(handler, *args, **kwargs))
        return handler(*args, **kwargs)

    if isinstance(handler, functools.partial):
        functools.update_wrapper(call, handler.func)
    return call


def _is_wanted(state: State, ignore: Iterable[type] | None, only: Iterable[type] | None) -> bool:
    if isinstance(state, tuple(ignore or ())):
        return False
    return not only or isinstance(state, tuple(only))


def slack_message_formatter(tracked_obj: Any, state: State, backend_info: bool = True) -> dict[str, Any]:
    """
    The message for Slack about a state.

    Args:
        tracked_obj: the task or flow.
        state: its new state.
        backend_info: add where to find the run; there is nothing to add without a server.

    Returns:
        The message as Slack takes it, with the fields of Prefect 1.4.1 but for links to its own site.

    Example:
        >>> from prefect.core.engine.state import Failed
        >>> from prefect.core.task import Task
        >>> slack_message_formatter(Task("load"), Failed("no space"))["attachments"][0]["text"]
        'load is now in a Failed state'
    """
    name, problem = type(state).__name__, isinstance(state.result, Exception)
    message = f"```{state.result!r}```" if problem else state.message
    attachment = {
        "fallback": "State change notification",
        "color": state.color,
        "author_name": "Prefect",
        "title": name,
        "fields": [{"title": "Message", "value": message, "short": False}] if message else [],
        "text": f"{tracked_obj.name} is now in a {name} state",
        "footer": "Prefect notification",
    }
    return {"attachments": [attachment]}


@_curried
def slack_notifier(
    tracked_obj: Any,
    old_state: State,
    new_state: State,
    ignore_states: list[type] | None = None,
    only_states: list[type] | None = None,
    webhook_secret: str | None = None,
    backend_info: bool = True,
    proxies: dict[str, str] | None = None,
) -> State:
    """
    A state handler that writes to a Slack channel.

    Called with options only, it gives a handler that has them: `slack_notifier(only_states=[Failed])`.

    Args:
        tracked_obj: the task or flow.
        old_state: the state before.
        new_state: the state after.
        ignore_states: kinds of states not to write about.
        only_states: the only kinds to write about; `None` means all.
        webhook_secret: name of the secret with the address of the channel; `SLACK_WEBHOOK_URL` if left out.
        backend_info: add where to find the run.
        proxies: address of a proxy by scheme.

    Returns:
        The new state.

    Raises:
        ValueError: there is no such secret, or Slack did not take the message.
    """
    if not _is_wanted(new_state, ignore_states, only_states):
        return new_state
    url = Secret(webhook_secret or "SLACK_WEBHOOK_URL").get()
    body = json.dumps(slack_message_formatter(tracked_obj, new_state, backend_info)).encode()
    request = urllib.request.Request(url, data=body, headers={"Content-Type": "application/json"}, method="POST")
    opener = urllib.request.build_opener(*([urllib.request.ProxyHandler(proxies)] if proxies else []))
    try:
        opener.open(request, timeout=30).close()
    except OSError as err:
        # the address is the secret: it stays out of the message
        raise ValueError(f"Slack notification for {tracked_obj} failed: {type(err).__name__}.") from None
    return new_state


def email_message_formatter(tracked_obj: Any, state: State, email_to: str) -> str:
    """
    The e-mail about a state.

    Args:
        tracked_obj: the task or flow.
        state: its new state.
        email_to: to whom.

    Returns:
        The whole message, headers first.
    """
    name, problem = type(state).__name__, isinstance(state.result, Exception)
    told = repr(state.result) if problem else f'"{state.message or ""}"'
    message = EmailMessage()
    message["From"] = "notifications@prefect.io"
    message["To"] = email_to
    message["Subject"] = f"Prefect state change notification for {tracked_obj.name}"
    message.set_content(f"{tracked_obj.name} is now in a {name} state.\n\nMessage: {told}\n")
    message.add_alternative(
        f'<p style="border-left: 2px solid {state.color}; padding-left: 6px;">'
        f'<code>{html.escape(tracked_obj.name)}</code> is now in a <b style="color: {state.color}">{name}</b> state.'
        f"<br>Message: <code>{html.escape(told)}</code></p>",
        subtype="html",
    )
    return message.as_string()


@_curried
def gmail_notifier(
    tracked_obj: Any,
    old_state: State,
    new_state: State,
    ignore_states: list[type] | None = None,
    only_states: list[type] | None = None,
) -> State:
    """
    A state handler that sends an e-mail from a Gmail account to itself.

    The secrets `EMAIL_USERNAME` and `EMAIL_PASSWORD` name the account.

    Args:
        tracked_obj: the task or flow.
        old_state: the state before.
        new_state: the state after.
        ignore_states: kinds of states not to write about.
        only_states: the only kinds to write about; `None` means all.

    Returns:
        The new state.

    Raises:
        ValueError: a secret is missing.
        smtplib.SMTPException: the server did not take the message.
    """
    if not _is_wanted(new_state, ignore_states, only_states):
        return new_state
    # imported here: only whoever sends mail needs it
    import smtplib

    username, password = Secret("EMAIL_USERNAME").get(), Secret("EMAIL_PASSWORD").get()
    body = email_message_formatter(tracked_obj, new_state, username)
    with smtplib.SMTP_SSL("smtp.gmail.com", 465) as server:
        server.login(username, password)
        server.sendmail("notifications@prefect.io", username, body)
    return new_state


__all__ = [
    "callback_factory",
    "email_message_formatter",
    "gmail_notifier",
    "slack_message_formatter",
    "slack_notifier",
]
