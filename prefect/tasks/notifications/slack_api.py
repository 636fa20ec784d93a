"""Call Slack's API as an app."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prefect.core.secrets import Secret
from prefect.core.settable import Task, needed, settable
from prefect.core.withheld import strip_request
from prefect.tasks.http.client import join_url, send

#: Where the API listens.
API = "https://slack.com/api/"


class SlackCall(Task):
    """
    Call a method of Slack's API as an app: send a message to any channel, make a channel, look up a user.

    Args:
        method: name of the method, such as `"chat.postMessage"`.
        arguments: the method's arguments.
        token: the app's token, given to a run only; left out, the secret is read.
        token_secret: name of the secret that holds the token.
        api_url: where the API listens, given when the task is built.

    Returns:
        What Slack answered, a dict.

    Raises:
        ValueError: no method was given; there is no such secret.
        RuntimeError: Slack refused; the message has its word for it, such as `channel_not_found`.
        requests.exceptions.RequestException: no answer came, or an answer that is none of Slack's.

    Example:
        >>> task = SlackCall("chat.postMessage", {"channel": "#news", "text": "42 rows"}, api_url=f"{server}/slack")
        >>> task.run(token="t0ken")["ok"]
        True
    """

    api_url: str = API

    @settable("method", "arguments", "*", "token_secret")
    def run(
        self,
        method: str | None = None,
        arguments: Mapping[str, Any] | None = None,
        token: str | None = None,
        token_secret: str = "SLACK_API_TOKEN",
    ) -> dict[str, Any]:
        method = needed(method or None, "method")
        return call_slack(method, dict(arguments or {}), token or Secret(token_secret).get(), api_url=self.api_url)


def call_slack(
    method: str,
    arguments: Mapping[str, Any],
    token: str,
    *,
    api_url: str = API,
    timeout: float | None = None,
    proxy: str | None = None,
) -> dict[str, Any]:
    """
    Call a method of Slack's API.

    Args:
        method: name of the method.
        arguments: its arguments.
        token: the app's token.
        api_url: where the API listens.
        timeout: seconds to wait for the answer; `None` means those of every request.
        proxy: address of a proxy.

    Returns:
        What Slack answered.

    Raises:
        RuntimeError: Slack refused.
        requests.exceptions.RequestException: no answer came, or an answer that is none of Slack's.
    """
    response = send(
        "POST",
        join_url(api_url, method),
        json=dict(arguments),
        headers={"Authorization": f"Bearer {token}"},
        request_timeout=timeout,
        proxies={"http": proxy, "https": proxy} if proxy else None,
    )
    if response.status_code >= 500:
        strip_request(response)
        response.raise_for_status()
    answer: dict[str, Any] = response.json()
    if not answer.get("ok"):
        raise RuntimeError(f"Slack refused {method}: {answer.get('error', response.status_code)}.")
    return answer
