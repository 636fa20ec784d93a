"""Call a webhook: one that any service gives out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prefect.core.secrets import Secret
from prefect.core.settable import Task, needed, settable
from prefect.tasks.http.client import requests, send


class WebhookTask(Task):
    """
    Send something to a webhook (Teams, Discord, Mattermost, one's own).

    Args:
        body: what is sent as JSON; a text is sent as `{"text": …}`.
        webhook_secret: name of the secret that holds the webhook's address.
        headers: headers of the request.
        webhook_url: the address itself; given to a run only, it comes before the secret.

    Returns:
        What the service answered, as text.

    Raises:
        ValueError: nothing to send or no address was given; there is no such secret.
        requests.exceptions.HTTPError: the service refused.
        requests.exceptions.RequestException: no answer came.

    Example:
        >>> WebhookTask().run({"rows": 42}, webhook_url=f"{server}/hook")
        'ok'
    """

    @settable("body", "webhook_secret", "headers")
    def run(
        self,
        body: Any = None,
        webhook_secret: str | None = None,
        headers: Mapping[str, str] | None = None,
        webhook_url: str | None = None,
    ) -> str:
        body = needed(body, "body")
        if webhook_url is None:
            webhook_url = Secret(needed(webhook_secret, "webhook_secret")).get()
        return post(
            needed(webhook_url, "webhook_url"),
            json={"text": body} if isinstance(body, str) else body,
            headers=headers,
            service="The webhook",
        )


def post(url: str, *, json: Any, service: str, headers: Mapping[str, str] | None = None) -> str:
    """
    Post to an address that is itself a secret: no error shows it.

    Args:
        url: the address.
        json: what is sent.
        service: who is asked, for the message of an error.
        headers: headers of the request.

    Returns:
        The answer's text.

    Raises:
        requests.exceptions.HTTPError: the status is 400 or above.
        requests.exceptions.ConnectionError: no answer came.
    """
    try:
        response = send("POST", url, json=json, headers=headers)
    except requests.exceptions.RequestException as err:
        # `from None`: the first error's text holds the address
        raise requests.exceptions.ConnectionError(f"{service} cannot be reached: {type(err).__name__}.") from None
    if response.status_code >= 400:
        raise requests.exceptions.HTTPError(
            f"{service} answered {response.status_code} {response.reason}: {response.text[:500]}"
        )
    return str(response.text)
