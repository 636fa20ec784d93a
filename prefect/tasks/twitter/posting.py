"""Write and delete tweets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait
from prefect.tasks.twitter.asking import _TwitterTask
from prefect.tasks.twitter.client import Account, Credentials


class PostTweet(_TwitterTask):
    """
    Write a tweet.

    It is sent once: after a failure nobody knows whether it is there. Twitter's limits are waited for without holding a
    thread.

    Args:
        text: what it says; may be left out where `options` has something else to show.
        reply_to: number of the tweet that it answers; `None` if it stands alone.
        quote: number of the tweet that it quotes.
        options: further parameters of tweepy's `create_tweet`: `media_ids`, `poll_options` and
            `poll_duration_minutes`, `reply_settings` …
        credentials: a dict with `api_key`, `api_secret`, `access_token` and `access_token_secret`, or with the
            `bearer_token` that a user has granted; or the name of a secret that holds it. Given to a run only.
        credentials_secret: name of the secret that is read if there are no `credentials`; `None` means
            `TWITTER_CREDENTIALS`.
        max_wait: seconds after which it gives up waiting; `None` waits as long as Twitter asks for.
        api_url: where the service listens, given when the task is built; `None` means where tweepy has it.

    Returns:
        A dict with `id` and `text` of the tweet.

    Raises:
        ValueError: there is nothing to say; no credentials were given.
        prefect.tasks.twitter.errors.TwitterError: Twitter refused.
        prefect.core.errors.WaitTimedOut: `max_wait` seconds have passed.

    Example:
        >>> keys = {"api_key": "k3y", "api_secret": "s3cret", "access_token": "t0ken", "access_token_secret": "hu5h"}
        >>> PostTweet("a lime", api_url=server).run(credentials=keys)
        {'id': '3', 'text': 'a lime'}
    """

    @settable("text", "reply_to", "quote", "*", "options", "credentials_secret", "max_wait")
    def start(
        self,
        text: str | None = None,
        reply_to: str | int | None = None,
        quote: str | int | None = None,
        credentials: Credentials | None = None,
        credentials_secret: str | None = None,
        max_wait: float | None = None,
        options: Mapping[str, Any] | None = None,
    ) -> Any:
        if not options:
            needed(text or None, "text")
        return {"posted": None}

    def ask(self, account: Account, wait: Wait) -> bool:
        """Post it."""
        answer = account.client.create_tweet(
            text=wait["text"],
            in_reply_to_tweet_id=wait["reply_to"],
            quote_tweet_id=wait["quote"],
            user_auth=account.writes_as_user,
            **(wait["options"] or {}),
        )
        wait.handle["posted"] = {"id": answer["data"]["id"], "text": answer["data"]["text"]}
        return False

    def outcome(self, wait: Wait) -> dict[str, str]:
        """What was posted."""
        posted: dict[str, str] = wait.handle["posted"]
        return posted


class DeleteTweet(_TwitterTask):
    """
    Delete a tweet of one's own.

    Twitter's limits are waited for without holding a thread.

    Args:
        tweet_id: number of the tweet.
        credentials: a dict with `api_key`, `api_secret`, `access_token` and `access_token_secret`, or with the
            `bearer_token` that a user has granted; or the name of a secret that holds it. Given to a run only.
        credentials_secret: name of the secret that is read if there are no `credentials`; `None` means
            `TWITTER_CREDENTIALS`.
        max_wait: seconds after which it gives up waiting; `None` waits as long as Twitter asks for.
        api_url: where the service listens, given when the task is built; `None` means where tweepy has it.

    Returns:
        Whether it was there to be deleted.

    Raises:
        ValueError: no tweet or no credentials were given.
        prefect.tasks.twitter.errors.TwitterError: Twitter refused.
        prefect.core.errors.WaitTimedOut: `max_wait` seconds have passed.

    Example:
        >>> keys = {"api_key": "k3y", "api_secret": "s3cret", "access_token": "t0ken", "access_token_secret": "hu5h"}
        >>> DeleteTweet("1", api_url=server).run(credentials=keys)
        True
    """

    @settable("tweet_id", "*", "credentials_secret", "max_wait")
    def start(
        self,
        tweet_id: str | int | None = None,
        credentials: Credentials | None = None,
        credentials_secret: str | None = None,
        max_wait: float | None = None,
    ) -> Any:
        needed(tweet_id, "tweet_id")
        return {"deleted": False}

    def ask(self, account: Account, wait: Wait) -> bool:
        """Delete it."""
        answer = account.client.delete_tweet(wait["tweet_id"], user_auth=account.writes_as_user)
        wait.handle["deleted"] = bool((answer.get("data") or {}).get("deleted"))
        return False

    def outcome(self, wait: Wait) -> bool:
        """Whether it was there."""
        deleted: bool = wait.handle["deleted"]
        return deleted
