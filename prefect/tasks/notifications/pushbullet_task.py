"""Send a message to phones by Pushbullet."""

from __future__ import annotations

from prefect.core.secrets import Secret
from prefect.core.settable import Task, needed, settable
from prefect.tasks.notifications.webhook import post


class PushbulletTask(Task):
    """
    Send a message to the devices of a Pushbullet account.

    Args:
        msg: the message.
        access_token: token of the account, given to a run only; left out, the secret `PUSHBULLET_TOKEN` is read.
        api_url: where the service listens, given when the task is built.

    Returns:
        `None`.

    Raises:
        ValueError: no message was given; there is no such secret.
        requests.exceptions.HTTPError: Pushbullet refused.
        requests.exceptions.RequestException: no answer came.

    Example:
        >>> PushbulletTask("42 rows", api_url=f"{server}/hook").run(access_token="t0ken")
    """

    api_url: str = "https://api.pushbullet.com/v2/pushes"

    @settable("msg")
    def run(self, msg: str | None = None, access_token: str | None = None) -> None:
        post(
            self.api_url,
            json={"type": "note", "title": "Flow Notification", "body": needed(msg or None, "msg")},
            headers={"Access-Token": access_token or Secret("PUSHBULLET_TOKEN").get()},
            service="Pushbullet",
        )
