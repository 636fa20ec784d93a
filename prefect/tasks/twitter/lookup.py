"""Look up tweets and users."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait
from prefect.tasks.twitter.asking import _TwitterTask
from prefect.tasks.twitter.client import Account, Credentials
from prefect.tasks.twitter.pages import FIELDS, LARGEST, joined

#: What is asked for with every user; `options` of a task come before it.
USER_FIELDS = ("id", "name", "username", "created_at", "description", "public_metrics", "verified")


class LookupTweets(_TwitterTask):
    """
    Load tweets by their numbers, a hundred with each request.

    Twitter's limits are waited for without holding a thread.

    Args:
        ids: number of the tweet, or several.
        options: further parameters of tweepy's `get_tweets`: `tweet_fields`, `expansions` …
        credentials: a dict with `bearer_token`, or with `api_key`, `api_secret`, `access_token` and
            `access_token_secret`; or the name of a secret that holds it. Given to a run only.
        credentials_secret: name of the secret that is read if there are no `credentials`; `None` means
            `TWITTER_CREDENTIALS`.
        max_wait: seconds after which it gives up waiting; `None` waits as long as Twitter asks for.
        api_url: where the service listens, given when the task is built; `None` means where tweepy has it.

    Returns:
        A list of the tweets that are there: dicts as the API has them, and in each what was asked for by `expansions`
        (`author` always, unless `options` says otherwise). Those that are deleted or not shown are left out.

    Raises:
        ValueError: no number or no credentials were given.
        prefect.tasks.twitter.errors.TwitterError: Twitter refused.
        prefect.core.errors.WaitTimedOut: `max_wait` seconds have passed.

    Example:
        >>> found = LookupTweets(api_url=server).run([1, 3], credentials={"bearer_token": "t0ken"})
        >>> [(tweet["id"], tweet["text"]) for tweet in found]
        [('1', 'a kiwi')]
    """

    @settable("ids", "*", "options", "credentials_secret", "max_wait")
    def start(
        self,
        ids: str | int | Sequence[str | int] | None = None,
        credentials: Credentials | None = None,
        credentials_secret: str | None = None,
        max_wait: float | None = None,
        options: Mapping[str, Any] | None = None,
    ) -> Any:
        return {"ids": _listed(needed(ids, "ids")), "tweets": []}

    def ask(self, account: Account, wait: Wait) -> bool:
        """The next hundred."""
        kept = wait.handle
        if kept["ids"]:
            answer = account.client.get_tweets(
                kept["ids"][:LARGEST], user_auth=account.reads_as_user, **{**FIELDS, **(wait["options"] or {})}
            )
            kept["tweets"] += joined(answer)
            kept["ids"] = kept["ids"][LARGEST:]
        return bool(kept["ids"])

    def outcome(self, wait: Wait) -> list[dict[str, Any]]:
        """The tweets."""
        tweets: list[dict[str, Any]] = wait.handle["tweets"]
        return tweets


class LookupTwitterUsers(_TwitterTask):
    """
    Load users by their names or numbers, a hundred with each request.

    Twitter's limits are waited for without holding a thread.

    Args:
        users: name of the user, with or without `@`, or number; or several, all names or all numbers.
        options: further parameters of tweepy's `get_users`: `user_fields`, `expansions`, `tweet_fields`.
        credentials: a dict with `bearer_token`, or with `api_key`, `api_secret`, `access_token` and
            `access_token_secret`; or the name of a secret that holds it. Given to a run only.
        credentials_secret: name of the secret that is read if there are no `credentials`; `None` means
            `TWITTER_CREDENTIALS`.
        max_wait: seconds after which it gives up waiting; `None` waits as long as Twitter asks for.
        api_url: where the service listens, given when the task is built; `None` means where tweepy has it.

    Returns:
        A list of the users that are there: dicts as the API has them. Those that are gone or suspended are left out.

    Raises:
        ValueError: no user or no credentials were given; names and numbers are mixed.
        prefect.tasks.twitter.errors.TwitterError: Twitter refused.
        prefect.core.errors.WaitTimedOut: `max_wait` seconds have passed.

    Example:
        >>> found = LookupTwitterUsers(api_url=server).run(["@ada", "eve"], credentials={"bearer_token": "t0ken"})
        >>> [(user["id"], user["username"]) for user in found]
        [('7', 'ada')]
    """

    @settable("users", "*", "options", "credentials_secret", "max_wait")
    def start(
        self,
        users: str | int | Sequence[str | int] | None = None,
        credentials: Credentials | None = None,
        credentials_secret: str | None = None,
        max_wait: float | None = None,
        options: Mapping[str, Any] | None = None,
    ) -> Any:
        names = [name.removeprefix("@") for name in _listed(needed(users, "users"))]
        if len({name.isdigit() for name in names}) > 1:
            raise ValueError("Users are looked up either by name or by number; 'users' has both.")
        return {"left": names, "users": []}

    def ask(self, account: Account, wait: Wait) -> bool:
        """The next hundred."""
        kept = wait.handle
        if kept["left"]:
            some = kept["left"][:LARGEST]
            answer = account.client.get_users(
                **{"ids" if some[0].isdigit() else "usernames": some},
                user_auth=account.reads_as_user,
                **{"user_fields": list(USER_FIELDS), **(wait["options"] or {})},
            )
            kept["users"] += answer.get("data") or []
            kept["left"] = kept["left"][LARGEST:]
        return bool(kept["left"])

    def outcome(self, wait: Wait) -> list[dict[str, Any]]:
        """The users."""
        users: list[dict[str, Any]] = wait.handle["users"]
        return users


def _listed(given: Any) -> list[str]:
    return [str(each) for each in ([given] if isinstance(given, str | int) else given)]
