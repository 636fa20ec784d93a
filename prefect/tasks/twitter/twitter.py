"""Load the replies to a tweet."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from prefect.core.collections import DotDict
from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait
from prefect.tasks.twitter.asking import _TwitterTask
from prefect.tasks.twitter.client import Account, Credentials
from prefect.tasks.twitter.pages import LARGEST, joined, next_token, search

#: So many replies are looked through at most, as upstream does.
MOST = 1000


class LoadTweetReplies(_TwitterTask):
    """
    Load the replies of the last seven days to a user's tweet, the newest first; 1000 at most.

    Twitter's limits are waited for without holding a thread.

    Args:
        user: name of the user whose tweet it is, with or without `@`.
        tweet_id: number of the tweet.
        credentials: a dict with `bearer_token`, or with `api_key`, `api_secret`, `access_token` and
            `access_token_secret`; or the name of a secret that holds it. Given to a run only.
        credentials_secret: name of the secret that is read if there are no `credentials`; `None` means
            `TWITTER_CREDENTIALS`.
        max_wait: seconds after which it gives up waiting; `None` waits as long as Twitter asks for.
        api_url: where the service listens, given when the task is built; `None` means where tweepy has it.

    Returns:
        A list of replies. Each reads as a dictionary or by attributes: `id`, `text`, `created_at`,
        `in_reply_to_status_id`, `in_reply_to_screen_name` and `user` with `id`, `name` and `screen_name`, as the API of
        upstream's time had them, and under `data` the tweet as the API has it today.

    Raises:
        ValueError: no user, no tweet or no credentials were given.
        prefect.tasks.twitter.errors.TwitterError: Twitter refused.
        prefect.core.errors.WaitTimedOut: `max_wait` seconds have passed.

    Example:
        >>> replies = LoadTweetReplies("ada", "1", api_url=server).run(credentials={"bearer_token": "t0ken"})
        >>> [(reply.user.screen_name, reply.text) for reply in replies]
        [('bob', '@ada yes')]
    """

    @settable("user", "tweet_id", "*", "credentials_secret", "max_wait")
    def start(
        self,
        user: str | None = None,
        tweet_id: str | None = None,
        credentials: Credentials | None = None,
        credentials_secret: str | None = None,
        max_wait: float | None = None,
    ) -> Any:
        name, number = needed(user, "user").removeprefix("@"), needed(tweet_id, "tweet_id")
        return {"query": f"to:{name} in_reply_to_tweet_id:{number}", "tweets": [], "next": None}

    def ask(self, account: Account, wait: Wait) -> bool:
        """One page of the search."""
        kept = wait.handle
        answer = search(account, kept["query"], archive=False, token=kept["next"], options={"max_results": LARGEST})
        kept["tweets"] += joined(answer)
        kept["next"] = next_token(answer)
        return kept["next"] is not None and len(kept["tweets"]) < MOST

    def outcome(self, wait: Wait) -> list[DotDict]:
        """The replies, in the form that they had."""
        tweet_id, user = str(wait["tweet_id"]), wait["user"].removeprefix("@")
        return [_status(tweet, tweet_id, user) for tweet in wait.handle["tweets"] if _replies_to(tweet, tweet_id)]


def _replies_to(tweet: dict[str, Any], tweet_id: str) -> bool:
    return any(each["type"] == "replied_to" and each["id"] == tweet_id for each in tweet.get("referenced_tweets") or ())


def _status(tweet: dict[str, Any], tweet_id: str, user: str) -> DotDict:
    author = tweet.get("author") or {"id": tweet["author_id"]}
    return DotDict(
        id=int(tweet["id"]),
        id_str=tweet["id"],
        text=tweet["text"],
        created_at=datetime.fromisoformat(tweet["created_at"]) if "created_at" in tweet else None,
        lang=tweet.get("lang"),
        in_reply_to_status_id=int(tweet_id),
        in_reply_to_status_id_str=tweet_id,
        in_reply_to_screen_name=user,
        user=DotDict(
            id=int(author["id"]),
            id_str=author["id"],
            name=author.get("name"),
            screen_name=author.get("username"),
        ),
        data=tweet,
    )
