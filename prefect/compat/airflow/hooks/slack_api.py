"""Slack's API."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.standin.basehook import BaseHook
from prefect.compat.airflow.standin.exceptions import AirflowException, AirflowNotFoundException
from prefect.tasks.notifications.slack_api import API, call_slack


class SlackHook(BaseHook):
    """
    An app of Slack, by a connection whose password is its token. The extra may hold `base_url`, `timeout`, `proxy`.

    Args:
        slack_conn_id: the connection.
        token: the token itself, as older versions took it.
        base_url: where the API listens.
        timeout: seconds to wait for an answer.
        proxy: address of a proxy.
        extra_client_args: accepted for compatibility.
    """

    conn_name_attr = "slack_conn_id"
    default_conn_name = "slack_api_default"
    conn_type = "slack"
    hook_name = "Slack API"

    def __init__(
        self,
        *,
        slack_conn_id: str | None = default_conn_name,
        token: str | None = None,
        base_url: str | None = None,
        timeout: int | None = None,
        proxy: str | None = None,
        **extra_client_args: Any,
    ) -> None:
        super().__init__()
        self.slack_conn_id, self._token = slack_conn_id, token
        self.base_url, self.timeout, self.proxy = base_url, timeout, proxy
        self.extra_client_args = extra_client_args

    def call(
        self, api_method: str, *, data: dict[str, Any] | None = None, json: dict[str, Any] | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        """Call a method of the API; an `AirflowException` tells why Slack refused."""
        token, extra = self._token, {}
        if not token:
            if not self.slack_conn_id:
                raise AirflowNotFoundException("Cannot get token: neither slack_conn_id nor token was given.")
            connection = self.get_connection(self.slack_conn_id)
            token, extra = connection.password, connection.extra_dejson
            if not token:
                raise AirflowNotFoundException(
                    f"Connection ID {self.slack_conn_id!r} does not contain password (Slack API Token)."
                )
        try:
            return call_slack(
                api_method,
                {**(data or {}), **(json or {}), **kwargs.get("params", {})},
                token,
                api_url=self.base_url or extra.get("base_url") or API,
                timeout=self.timeout or extra.get("timeout"),
                proxy=self.proxy or extra.get("proxy"),
            )
        except RuntimeError as err:
            raise AirflowException(str(err)) from err

    @property
    def client(self) -> SlackHook:
        """The hook: `chat_postMessage(…)` and its like are methods of it."""
        return self

    def get_conn(self) -> SlackHook:
        """Return the hook: it is its own client."""
        return self

    def __getattr__(self, name: str) -> Any:
        # Slack's own client has a method for each of the API's: chat_postMessage for chat.postMessage
        family, _, method = name.partition("_")
        if name.startswith("_") or not method:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        return lambda **arguments: self.call(f"{family}.{method}", json=arguments)
