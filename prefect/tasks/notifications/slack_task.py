"""Send a message to Slack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prefect.core.secrets import Secret
from prefect.core.settable import Task, needed, settable
from prefect.tasks.notifications.webhook import post


class SlackTask(Task):
    """
    Send a message to a channel of Slack by an incoming webhook.

    Args:
        message: the text, or the whole message as a dict (`{"text": …, "blocks": […]}`).
        webhook_secret: name of the secret that holds the webhook's address.
        webhook_url: the address itself; given to a run only, it comes before the secret.

    Returns:
        `None`.

    Raises:
        ValueError: no message was given; there is no such secret.
        requests.exceptions.HTTPError: Slack refused.
        requests.exceptions.RequestException: no answer came.

    Example:
        >>> SlackTask().run("42 rows loaded", webhook_url=f"{server}/hook")
    """

    @settable("message", "webhook_secret")
    def run(
        self,
        message: str | Mapping[str, Any] | None = None,
        webhook_secret: str = "SLACK_WEBHOOK_URL",
        webhook_url: str | None = None,
    ) -> None:
        told: Any = needed(message or None, "message")
        post(
            webhook_url or Secret(needed(webhook_secret, "webhook_secret")).get(),
            json={"text": told} if isinstance(told, str) else dict(told),
            service="Slack",
        )
