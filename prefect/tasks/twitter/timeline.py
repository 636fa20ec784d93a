"""Read what a user has written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait
from prefect.tasks.twitter.asking import _TwitterTask
from prefect.tasks.twitter.client import Account, Credentials
from prefect.tasks.twitter.errors import TwitterError
from prefect.tasks.twitter.pages import FIELDS, joined, next_token, page_size


class LoadUserTimeline(_TwitterTask):
    """
    Load the tweets of a user, the newest first.

    Twitter's limits are waited for without holding a thread.

    Args:
        user: name of the user, with or without `@`, or the user's number.
        limit: how many tweets are returned at most; `None` means all that Twitter has, which are some thousands.
        options: further parameters of tweepy's `get_users_tweets`: `exclude`, `start_time`, `end_time`, `since_id`,
            `tweet_fields`, `expansions` …
        credentials: a dict with `bearer_token`, or with `api_key`, `api_secret`, `access_token` and
            `access_token_secret`; or the name of a secret that holds it. Given to a run only.
        credentials_secret: name of the secret that is read if there are no `credentials`; `None` means
            `TWITTER_CREDENTIALS`.
        max_wait: seconds after which it gives up waiting; `None` waits as long as Twitter asks for.
        api_url: where the service listens, given when the task is built; `None` means where tweepy has it.

    Returns:
        A list of tweets: dicts as the API has them, and in each what was asked for by `expansions` (`author` always,
        unless `options` says otherwise).

    Raises:
        ValueError: no user or no credentials were given.
        prefect.tasks.twitter.errors.TwitterError: there is no such user; Twitter refused.
        prefect.core.errors.WaitTimedOut: `max_wait` seconds have passed.

    Example:
        >>> found = LoadUserTimeline("@ada", api_url=server).run(credentials={"bearer_token": "t0ken"})
        >>> [tweet["text"] for tweet in found]
        ['a kiwi']
    """

    @settable("user", "limit", "*", "options", "credentials_secret", "max_wait")
    def start(
        self,
        user: str | int | None = None,
        limit: int | None = 100,
        credentials: Credentials | None = None,
        credentials_secret: str | None = None,
        max_wait: float | None = None,
        options: Mapping[str, Any] | None = None,
    ) -> Any:
        name = str(needed(user, "user")).removeprefix("@")
        return {"user": name, "number": name if name.isdigit() else None, "tweets": [], "next": None}

    def ask(self, account: Account, wait: Wait) -> bool:
        """The user's number, or one page."""
        kept, limit = wait.handle, wait["limit"]
        if kept["number"] is None:
            found = account.client.get_user(username=kept["user"], user_auth=account.reads_as_user)
            if "data" not in found:
                raise TwitterError(f"Twitter knows no user {kept['user']!r}, or does not show it.", 404)
            kept["number"] = found["data"]["id"]
            return True
        answer = account.client.get_users_tweets(
            kept["number"],
            user_auth=account.reads_as_user,
            **{**FIELDS, **(wait["options"] or {})},
            max_results=page_size("timeline", limit, len(kept["tweets"])),
            pagination_token=kept["next"],
        )
        kept["tweets"] += joined(answer)
        kept["next"] = next_token(answer)
        return kept["next"] is not None and (limit is None or len(kept["tweets"]) < limit)

    def outcome(self, wait: Wait) -> list[dict[str, Any]]:
        """The tweets."""
        tweets: list[dict[str, Any]] = wait.handle["tweets"][: wait["limit"]]
        return tweets
