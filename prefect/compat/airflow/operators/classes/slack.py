"""Operators that write to Slack."""

from __future__ import annotations

import json
from functools import cached_property
from typing import Any

from prefect.compat.airflow.operators.making import RowOperator
from prefect.compat.airflow.standin import namespace, versions

_HOOKS = "airflow.providers.slack.hooks"


class SlackAPIOperator(RowOperator):
    """Calls a method of Slack's API; `construct_api_call_params` of a subclass says with what."""

    @cached_property
    def hook(self: Any) -> Any:
        """The hook."""
        return namespace.lookup(f"{_HOOKS}.slack", "SlackHook")(
            slack_conn_id=self.slack_conn_id, base_url=self.base_url, timeout=self.timeout, proxy=self.proxy,
            token=getattr(self, "token", None),
        )  # fmt: skip

    def construct_api_call_params(self: Any) -> None:
        """Set `api_params`."""
        raise NotImplementedError(f"{type(self).__name__} gives no api_params and does not say how to make them")

    def execute(self: Any, context: Any) -> Any:
        """Call it."""
        if not self.api_params:
            self.construct_api_call_params()
        answer = self.hook.call(self.method, json=self.api_params)
        # the answer goes into XCom since version 9.1 of the provider, which is for Airflow 2.10 and later
        return answer if versions.current() >= (3, 0) else None


class SlackAPIPostOperator(SlackAPIOperator):
    """Writes a message to a channel."""

    def construct_api_call_params(self: Any) -> None:
        """Set `api_params`: the message."""
        self.method = self.method or "chat.postMessage"
        self.api_params = {
            "channel": self.channel,
            "username": self.username,
            "text": self.text,
            "icon_url": self.icon_url,
            "attachments": json.dumps(self.attachments or []),
            "blocks": json.dumps(self.blocks or []),
        }
        if self.thread_ts is not None:
            self.api_params["thread_ts"] = self.thread_ts

    def execute(self: Any, context: Any) -> Any:
        """Write it."""
        self.method = self.method or "chat.postMessage"
        return super().execute(context)


class SlackWebhookOperator(RowOperator):
    """Writes a message by an incoming webhook."""

    @property
    def hook(self: Any) -> Any:
        """The hook."""
        return namespace.lookup(f"{_HOOKS}.slack_webhook", "SlackWebhookHook")(
            slack_webhook_conn_id=self.slack_webhook_conn_id, proxy=self.proxy, timeout=self.timeout
        )

    def execute(self: Any, context: Any) -> None:
        """Write it."""
        names = ("attachments", "blocks", "channel", "username", "icon_emoji", "icon_url")
        more = {name: getattr(self, name) for name in names if getattr(self, name)}
        self.hook.send(text=self.message, **more)
