"""Tweets as Twitter's API gives them, and what belongs to them put in its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from prefect.tasks.twitter.client import Account

#: What is asked for with every tweet; `options` of a task come before it.
FIELDS: dict[str, Any] = {
    "tweet_fields": [
        "author_id", "conversation_id", "created_at", "in_reply_to_user_id", "lang", "public_metrics",
        "referenced_tweets",
    ],
    "expansions": ["author_id"],
    "user_fields": ["id", "name", "username"],
}  # fmt: skip

#: The most tweets on a page, and the fewest that a search and a timeline allow.
LARGEST = 100
SMALLEST = {"search": 10, "timeline": 5}


def page_size(kind: str, wanted: int | None, have: int) -> int:
    """
    How many tweets to ask for.

    Args:
        kind: `"search"` or `"timeline"`.
        wanted: how many are wanted in all; `None` means all that there are.
        have: how many have come.

    Returns:
        The size of the next page; more than are wanted where Twitter gives no fewer.

    Example:
        >>> page_size("search", 120, 0), page_size("search", 120, 100), page_size("search", 3, 0)
        (100, 20, 10)
    """
    left = LARGEST if wanted is None else wanted - have
    return min(LARGEST, max(SMALLEST[kind], left))


def joined(answer: Mapping[str, Any]) -> list[dict[str, Any]]:
    """
    The tweets of an answer, each with what the answer has about it elsewhere.

    Args:
        answer: JSON of the API.

    Returns:
        The tweets, with `author`, `media`, `polls`, `place`, and `tweet` in each of `referenced_tweets`, as far as they
        were asked for by `expansions`.

    Example:
        >>> joined({
        ...     "data": [{"id": "1", "text": "hi", "author_id": "7"}],
        ...     "includes": {"users": [{"id": "7", "username": "ada"}]},
        ... })
        [{'id': '1', 'text': 'hi', 'author_id': '7', 'author': {'id': '7', 'username': 'ada'}}]
    """
    data = answer.get("data") or []
    tweets = data if isinstance(data, list) else [data]
    brought = answer.get("includes") or {}
    users, others = _by(brought, "users", "id"), _by(brought, "tweets", "id")
    media, polls, places = _by(brought, "media", "media_key"), _by(brought, "polls", "id"), _by(brought, "places", "id")
    return [_with(tweet, users, others, media, polls, places) for tweet in tweets]


def _by(brought: Mapping[str, Any], kind: str, key: str) -> dict[str, Any]:
    return {each[key]: each for each in brought.get(kind) or ()}


def _with(
    tweet: Mapping[str, Any],
    users: Mapping[str, Any],
    others: Mapping[str, Any],
    media: Mapping[str, Any],
    polls: Mapping[str, Any],
    places: Mapping[str, Any],
) -> dict[str, Any]:
    found = dict(tweet)
    attached = tweet.get("attachments") or {}
    more: dict[str, Any] = {
        "author": users.get(tweet.get("author_id", "")),
        "media": _known(media, attached.get("media_keys")),
        "polls": _known(polls, attached.get("poll_ids")),
        "place": places.get((tweet.get("geo") or {}).get("place_id", "")),
    }
    found.update({name: value for name, value in more.items() if value})
    if others and tweet.get("referenced_tweets"):
        found["referenced_tweets"] = [
            {**each, "tweet": others[each["id"]]} if each["id"] in others else each
            for each in tweet["referenced_tweets"]
        ]
    return found


def _known(table: Mapping[str, Any], keys: Iterable[str] | None) -> list[Any]:
    return [table[key] for key in keys or () if key in table]


def next_token(answer: Mapping[str, Any]) -> str | None:
    """By what the next page is asked for; `None` after the last."""
    token: str | None = (answer.get("meta") or {}).get("next_token")
    return token


def search(account: Account, query: str, *, archive: bool, token: str | None, options: Mapping[str, Any]) -> Any:
    """
    One page of what a search finds.

    Args:
        account: who asks.
        query: the query, in Twitter's language.
        archive: search all that there ever was, not only the last seven days.
        token: of the page; `None` for the first.
        options: further parameters.

    Returns:
        JSON of the API.

    Raises:
        ValueError: the archive is searched without the key of an application.
    """
    arguments = {**FIELDS, **options, "next_token": token}
    if archive:
        if account.reads_as_user:
            raise ValueError("The archive can only be searched with a bearer_token, which the credentials lack.")
        return account.client.search_all_tweets(query, **arguments)
    return account.client.search_recent_tweets(query, user_auth=account.reads_as_user, **arguments)
