"""Search tweets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait
from prefect.tasks.twitter.asking import _TwitterTask
from prefect.tasks.twitter.client import Account, Credentials
from prefect.tasks.twitter.pages import joined, next_token, page_size, search


class SearchTweets(_TwitterTask):
    """
    Search the tweets of the last seven days, or all.

    Twitter's limits are waited for without holding a thread.

    Args:
        query: what to look for, in Twitter's language: `"kiwi -is:retweet lang:en"`.
        limit: how many tweets are returned at most; `None` means all that are found.
        archive: search all that there ever was; that needs a `bearer_token` and a plan that allows it.
        options: further parameters of tweepy's `search_recent_tweets`: `start_time`, `end_time`, `since_id`,
            `sort_order`, `tweet_fields`, `expansions` …
        credentials: a dict with `bearer_token`, or with `api_key`, `api_secret`, `access_token` and
            `access_token_secret`; or the name of a secret that holds it. Given to a run only.
        credentials_secret: name of the secret that is read if there are no `credentials`; `None` means
            `TWITTER_CREDENTIALS`.
        max_wait: seconds after which it gives up waiting; `None` waits as long as Twitter asks for.
        api_url: where the service listens, given when the task is built; `None` means where tweepy has it.

    Returns:
        A list of tweets, the newest first: dicts as the API has them, and in each what was asked for by `expansions`
        (`author` always, unless `options` says otherwise).

    Raises:
        ValueError: no query or no credentials were given; the archive is searched without a `bearer_token`.
        prefect.tasks.twitter.errors.TwitterError: Twitter refused.
        prefect.core.errors.WaitTimedOut: `max_wait` seconds have passed.

    Example:
        >>> found = SearchTweets("kiwi", limit=2, api_url=server).run(credentials={"bearer_token": "t0ken"})
        >>> [(tweet["author"]["username"], tweet["text"]) for tweet in found]
        [('bob', '@ada yes'), ('ada', 'a kiwi')]
    """

    @settable("query", "limit", "*", "archive", "options", "credentials_secret", "max_wait")
    def start(
        self,
        query: str | None = None,
        limit: int | None = 100,
        credentials: Credentials | None = None,
        credentials_secret: str | None = None,
        max_wait: float | None = None,
        archive: bool = False,
        options: Mapping[str, Any] | None = None,
    ) -> Any:
        needed(query or None, "query")
        return {"tweets": [], "next": None}

    def ask(self, account: Account, wait: Wait) -> bool:
        """One page."""
        kept, limit = wait.handle, wait["limit"]
        options = {**(wait["options"] or {}), "max_results": page_size("search", limit, len(kept["tweets"]))}
        answer = search(account, wait["query"], archive=wait["archive"], token=kept["next"], options=options)
        kept["tweets"] += joined(answer)
        kept["next"] = next_token(answer)
        return kept["next"] is not None and (limit is None or len(kept["tweets"]) < limit)

    def outcome(self, wait: Wait) -> list[dict[str, Any]]:
        """The tweets."""
        tweets: list[dict[str, Any]] = wait.handle["tweets"][: wait["limit"]]
        return tweets
