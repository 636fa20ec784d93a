"""Slack."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.operators.mapping import Converted, Fixed, FromConnection, Mapping, Source

_CLASSES = "prefect.compat.airflow.operators.classes.slack"
_API = "airflow.providers.slack.operators.slack"
_OLD = "airflow.operators.slack_operator"


def _message(*given: Any) -> dict[str, Any]:
    names = ("channel", "text", "username", "icon_url", "blocks", "attachments", "thread_ts")
    return {name: value for name, value in zip(names, given, strict=True) if value}


def _webhook(connection: Any) -> str:
    token = str(connection.password or "")
    if "://" in token:
        return token
    base = connection.host or "https://hooks.slack.com/services"
    return f"{base if '://' in base else f'https://{base}'}/{token.lstrip('/')}"


def _body(*given: Any) -> dict[str, Any]:
    names = ("text", "blocks", "attachments", "channel", "username", "icon_emoji", "icon_url")
    return {name: value for name, value in zip(names, given, strict=True) if value}


_APP: dict[str, Source] = {
    "token": FromConnection("slack_conn_id", lambda connection: connection.password),
    "api_url": FromConnection(
        "slack_conn_id",
        lambda connection, base_url: base_url or connection.extra_dejson.get("base_url"),
        also=("base_url",),
    ),
}
_HOOK = ("proxy", "timeout", "retry_handlers")

ROWS = (
    Mapping(
        operators=(f"{_API}.SlackAPIOperator", f"{_OLD}.SlackAPIOperator"),
        target="prefect.tasks.notifications.SlackCall",
        operator_class=f"{_CLASSES}.SlackAPIOperator",
        args={**_APP, "method": "method", "arguments": "api_params"},
        ignored=(*_HOOK, "token"),
        note="a base class: what a subclass does in construct_api_call_params runs as it is",
    ),
    Mapping(
        operators=(f"{_API}.SlackAPIPostOperator", f"{_OLD}.SlackAPIPostOperator"),
        target="prefect.tasks.notifications.SlackCall",
        operator_class=f"{_CLASSES}.SlackAPIPostOperator",
        args={
            **_APP,
            "method": Fixed("chat.postMessage"),
            "arguments": Converted(
                _message, "channel", "text", "username", "icon_url", "blocks", "attachments", "thread_ts"
            ),
        },
        defaults={"attachments": [], "blocks": []},
        ignored=(*_HOOK, "method", "api_params", "token"),
    ),
    Mapping(
        operators=(
            "airflow.providers.slack.operators.slack_webhook.SlackWebhookOperator",
            "airflow.contrib.operators.slack_webhook_operator.SlackWebhookOperator",
        ),
        target="prefect.tasks.notifications.SlackTask",
        operator_class=f"{_CLASSES}.SlackWebhookOperator",
        args={
            "message": Converted(
                _body, "message", "blocks", "attachments", "channel", "username", "icon_emoji", "icon_url"
            ),
            "webhook_url": FromConnection("slack_webhook_conn_id", _webhook),
        },
        renamed={"http_conn_id": "slack_webhook_conn_id"},
        ignored=(*_HOOK, "webhook_token", "link_names"),
    ),
)
