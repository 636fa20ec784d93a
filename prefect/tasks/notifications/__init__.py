"""Tasks that tell people something."""

from prefect.tasks.notifications.email_task import EmailTask
from prefect.tasks.notifications.pushbullet_task import PushbulletTask
from prefect.tasks.notifications.slack_api import SlackCall
from prefect.tasks.notifications.slack_task import SlackTask
from prefect.tasks.notifications.webhook import WebhookTask

__all__ = ["EmailTask", "PushbulletTask", "SlackCall", "SlackTask", "WebhookTask"]
