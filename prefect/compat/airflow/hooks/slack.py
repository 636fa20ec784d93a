"""Slack's incoming webhooks."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from prefect.compat.airflow.standin.basehook import BaseHook
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.core.optional import optional
from prefect.tasks.http.client import send

requests = optional("requests", extra="airflow")

#: The host where a connection names none.
SLACK = "https://hooks.slack.com/services"


class WebhookResponse(NamedTuple):
    """What Slack answered."""

    url: str
    status_code: int
    body: str


class SlackWebhookHook(BaseHook):
    """
    A channel of Slack, by a connection whose password is the webhook's token, or its whole address.

    Args:
        slack_webhook_conn_id: the connection.
        timeout: seconds to wait for the answer.
        proxy: address of a proxy.
        extra_client_args: accepted for compatibility.
    """

    conn_name_attr = "slack_webhook_conn_id"
    default_conn_name = "slack_default"
    conn_type = "slackwebhook"
    hook_name = "Slack Incoming Webhook"

    def __init__(
        self,
        *,
        slack_webhook_conn_id: str = default_conn_name,
        timeout: int | None = None,
        proxy: str | None = None,
        **extra_client_args: Any,
    ) -> None:
        super().__init__()
        # older versions named the connection so, and told the message to the hook
        self.slack_webhook_conn_id = extra_client_args.pop("http_conn_id", None) or slack_webhook_conn_id
        self.timeout = timeout
        self.proxy = proxy
        self.extra_client_args = extra_client_args

    def _url(self) -> str:
        found = self.get_connection(self.slack_webhook_conn_id)
        token = found.password or found.extra_dejson.get("webhook_token")
        if not token:
            raise AirflowException(
                f"the webhook's token is not set as the password of connection {self.slack_webhook_conn_id!r}"
            )
        if "://" in token:
            return str(token)
        host = found.host or SLACK
        base = host if "://" in host else f"{found.schema or 'https'}://{host}"
        return f"{base}{f':{found.port}' if found.port else ''}".rstrip("/") + f"/{token.lstrip('/')}"

    def get_conn(self) -> SlackWebhookHook:
        """Return the hook: it is its own client."""
        return self

    @property
    def client(self) -> SlackWebhookHook:
        """The hook: it is its own client."""
        return self

    def send_dict(self, body: dict[str, Any] | str, *, headers: dict[str, str] | None = None) -> WebhookResponse:
        """Send a whole message."""
        if isinstance(body, str):
            try:
                body = json.loads(body)
            except json.JSONDecodeError as err:
                raise AirflowException(f"Body expected valid JSON string, got {body!r}") from err
        if not isinstance(body, dict):
            raise TypeError(f"Body expected dictionary, got {type(body).__name__}.")
        url = self._url()
        try:
            response = send(
                "POST",
                url,
                json=body,
                headers=headers,
                request_timeout=self.timeout or 30,
                proxies={"http": self.proxy, "https": self.proxy} if self.proxy else None,
            )
        except requests.exceptions.RequestException as err:
            # `from None`: the first error's text holds the address, which is secret
            raise AirflowException(f"Slack cannot be reached: {type(err).__name__}") from None
        if response.status_code != 200:
            raise AirflowException(f"Response body: {response.text!r}, Status Code: {response.status_code}.")
        return WebhookResponse("https://hooks.slack.com/services/***", response.status_code, response.text)

    def send(
        self,
        *,
        text: str | None = None,
        blocks: list[dict[str, Any]] | None = None,
        headers: dict[str, str] | None = None,
        **kwargs: Any,
    ) -> WebhookResponse:
        """Send a message of text, blocks, attachments …"""
        body = {"text": text, "blocks": blocks, **kwargs}
        return self.send_dict({name: value for name, value in body.items() if value is not None}, headers=headers)

    def send_text(
        self,
        text: str,
        *,
        unfurl_links: bool | None = None,
        unfurl_media: bool | None = None,
        headers: dict[str, str] | None = None,
    ) -> WebhookResponse:
        """Send a text."""
        return self.send(text=text, unfurl_links=unfurl_links, unfurl_media=unfurl_media, headers=headers)

    def execute(self) -> None:
        """Send the message that was told to the hook, as in Airflow 1.10."""
        args = self.extra_client_args
        known = ("message", "attachments", "blocks", "channel", "username", "icon_emoji", "icon_url", "link_names")
        body = {("text" if name == "message" else name): args[name] for name in known if args.get(name)}
        self.send_dict(body)
