"""A service that speaks Twitter's API, version 2: its JSON, its errors, its limits, its signatures."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote

import pytest

from tests.anything import Anything
from tests.loopback import Asked, loopback

BEARER = "t0ken"
ACCOUNT = {"api_key": "k3y", "api_secret": "s3cret", "access_token": "t0ken", "access_token_secret": "hu5h"}
#: What a tweet and a user have without asking.
PLAIN_TWEET, PLAIN_USER = ("id", "text", "edit_history_tweet_ids"), ("id", "name", "username")

Answer = tuple[int, dict[str, Any]] | tuple[int, dict[str, Any], dict[str, str]]


class Refused(Exception):
    def __init__(self, status: int, title: str, detail: str, **more: Any) -> None:
        self.answer = (status, {"title": title, "detail": detail, "type": "about:blank", "status": status, **more})


class TwitterService:
    def __init__(self) -> None:
        self.url = ""
        self.asked: list[Asked] = []
        self.users: dict[str, dict[str, Any]] = {}
        self.tweets: dict[str, dict[str, Any]] = {}
        self.stumbles = 0
        #: requests that are allowed before the limit, and the seconds since the epoch when it is lifted
        self.allowed: int | None = None
        self.reset: float | None = None
        self.capped = False
        self._made = 0

    def user(self, number: str, username: str) -> None:
        self.users[number] = {"id": number, "name": username.title(), "username": username, "verified": False}

    def tweet(self, author: str, text: str, reply_to: str | None = None) -> str:
        self._made += 1
        number = str(self._made)
        row: dict[str, Any] = {
            "id": number, "text": text, "author_id": author, "edit_history_tweet_ids": [number], "lang": "en",
            "created_at": "2024-01-15T10:00:00.000Z", "conversation_id": number,
        }  # fmt: skip
        if reply_to is not None:
            row["referenced_tweets"] = [{"type": "replied_to", "id": reply_to}]
            row["in_reply_to_user_id"] = self.tweets[reply_to]["author_id"]
            row["conversation_id"] = self.tweets[reply_to]["conversation_id"]
        self.tweets[number] = row
        return number

    def __call__(self, asked: Asked) -> Any:
        self.asked.append(asked)
        try:
            as_user = self.who(asked)
            if self.stumbles:
                self.stumbles -= 1
                return 503, {"title": "Service Unavailable", "detail": "Over capacity", "status": 503}
            refused = self.limit()
            return refused or self.route(asked, as_user)
        except Refused as err:
            return err.answer

    def who(self, asked: Asked) -> bool:
        given = asked.headers.get("Authorization", "")
        if given == f"Bearer {BEARER}":
            return False
        if given.startswith("OAuth ") and self.is_signed(asked, given):
            return True
        raise Refused(401, "Unauthorized", "Unauthorized")

    def is_signed(self, asked: Asked, given: str) -> bool:
        from oauthlib.common import Request  # it takes a while, and only these tests need it
        from oauthlib.oauth1.rfc5849 import signature

        fields = {name: unquote(value) for name, value in re.findall(r'(\w+)="([^"]*)"', given)}
        if fields["oauth_consumer_key"] != ACCOUNT["api_key"] or fields["oauth_token"] != ACCOUNT["access_token"]:
            return False
        query = [(name, value) for name, values in asked.query.items() for value in values]
        request = Request(f"{self.url}{asked.path}", asked.method)
        request.params = query + [(n, v) for n, v in fields.items() if n != "oauth_signature"]
        request.signature = fields["oauth_signature"]
        verdict: bool = signature.verify_hmac_sha1(request, ACCOUNT["api_secret"], ACCOUNT["access_token_secret"])
        return verdict

    def limit(self) -> Answer | None:
        if self.capped:
            return 429, {
                "title": "UsageCapExceeded", "detail": "Usage cap exceeded: Monthly product cap", "period": "Monthly",
                "type": "https://api.twitter.com/2/problems/usage-capped",
            }  # fmt: skip
        if self.allowed is None:
            return None
        if self.reset is not None and time.time() >= self.reset:
            self.allowed = None
            return None
        if self.allowed > 0:
            self.allowed -= 1
            return None
        headers = {"x-rate-limit-limit": "1", "x-rate-limit-remaining": "0"}
        if self.reset is not None:
            headers["x-rate-limit-reset"] = str(int(self.reset))
        said = {"title": "Too Many Requests", "detail": "Too Many Requests", "type": "about:blank", "status": 429}
        return 429, said, headers

    def route(self, asked: Asked, as_user: bool) -> Answer:
        query = {name: values[0] for name, values in asked.query.items()}
        parts = asked.path.removeprefix("/2/").split("/")
        match asked.method, parts:
            case "GET", ["tweets", "search", where]:
                if where == "all" and as_user:
                    raise Refused(403, "Unsupported Authentication", "Authenticating with OAuth 1.0a is forbidden.")
                return self.page(self.matching(query["query"]), query, 10, "next_token")
            case "GET", ["users", "by", "username", name]:
                return self.lookup(self.users.values(), "username", [name], query, single=True)
            case "GET", ["users", "by"]:
                return self.lookup(self.users.values(), "username", query["usernames"].split(","), query)
            case "GET", ["users"]:
                return self.lookup(self.users.values(), "id", query["ids"].split(","), query)
            case "GET", ["users", number, "tweets"]:
                own = [tweet for tweet in self.newest() if tweet["author_id"] == number]
                return self.page(own, query, 5, "pagination_token")
            case "GET", ["tweets"]:
                return self.lookup(self.tweets.values(), "id", query["ids"].split(","), query)
            case "POST", ["tweets"]:
                return self.post(json.loads(asked.body), as_user)
            case "DELETE", ["tweets", number]:
                return 200, {"data": {"deleted": self.tweets.pop(number, None) is not None}}
        raise Refused(404, "Not Found", "Not Found")

    def newest(self) -> list[dict[str, Any]]:
        return list(self.tweets.values())[::-1]

    def matching(self, query: str) -> list[dict[str, Any]]:
        found = self.newest()
        for word in query.split():
            match word.partition(":"):
                case "to", _, name:
                    wanted = {user["id"] for user in self.users.values() if user["username"] == name}
                    found = [tweet for tweet in found if tweet.get("in_reply_to_user_id") in wanted]
                case "in_reply_to_tweet_id", _, number:
                    found = [t for t in found if any(r["id"] == number for r in t.get("referenced_tweets", ()))]
                case "is", _, _:
                    raise Refused(400, "Invalid Request", f"There are errors processing your query: {word}")
                case _:
                    answers_it = {t["id"] for t in found if word in t["text"]}
                    thread = {t["conversation_id"] for t in found if t["id"] in answers_it}
                    found = [t for t in found if t["conversation_id"] in thread]
        return found

    def page(self, found: list[dict[str, Any]], query: dict[str, str], fewest: int, token: str) -> Answer:
        size = int(query.get("max_results", "10"))
        if not fewest <= size <= 100:
            message = f"The `max_results` query parameter value [{size}] is not between {fewest} and 100"
            raise Refused(400, "Invalid Request", "One or more parameters to your request was invalid.",
                          errors=[{"parameters": {"max_results": [str(size)]}, "message": message}])  # fmt: skip
        start = int(query.get(token, "0").removeprefix("from-"))
        some = found[start : start + size]
        meta: dict[str, Any] = {"result_count": len(some)}
        if start + size < len(found):
            meta["next_token"] = f"from-{start + size}"
        answer: dict[str, Any] = {"meta": meta}
        if some:
            answer["data"] = [self.shown(tweet, query) for tweet in some]
            if "author_id" in query.get("expansions", ""):
                names = {tweet["author_id"] for tweet in some}
                answer["includes"] = {"users": [user for user in self.users.values() if user["id"] in names]}
        return 200, answer

    def shown(self, row: dict[str, Any], query: dict[str, str]) -> dict[str, Any]:
        is_tweet = "text" in row
        asked = query.get("tweet.fields" if is_tweet else "user.fields", "").split(",")
        wanted = {*(PLAIN_TWEET if is_tweet else PLAIN_USER), *asked}
        return {name: value for name, value in row.items() if name in wanted}

    def lookup(
        self, rows: Any, key: str, wanted: list[str], query: dict[str, str], single: bool = False
    ) -> Answer:  # fmt: skip
        if len(wanted) > 100:
            message = (
                f"The number of values in the `{key}` query parameter list [{len(wanted)}] is not between 1 and 100"
            )
            raise Refused(400, "Invalid Request", "One or more parameters to your request was invalid.",
                          errors=[{"parameters": {}, "message": message}])  # fmt: skip
        table = {row[key]: row for row in rows}
        there = [table[each] for each in wanted if each in table]
        answer: dict[str, Any] = {}
        if there:
            shown = [self.shown(row, query) for row in there]
            answer["data"] = shown[0] if single else shown
            names = {row.get("author_id") for row in there}
            answer["includes"] = {"users": [user for user in self.users.values() if user["id"] in names]}
        gone = [each for each in wanted if each not in table]
        if gone:
            answer["errors"] = [{"title": "Not Found Error", "value": each, "parameter": key} for each in gone]
        return 200, answer

    def post(self, given: dict[str, Any], as_user: bool) -> Answer:
        if not as_user:
            raise Refused(
                403, "Unsupported Authentication", "Authenticating with OAuth 2.0 Application-Only is forbidden."
            )
        if any(tweet["text"] == given.get("text") for tweet in self.tweets.values()):
            raise Refused(403, "Forbidden", "You are not allowed to create a Tweet with duplicate content.")
        number = self.tweet("7", given.get("text", ""), (given.get("reply") or {}).get("in_reply_to_tweet_id"))
        return 201, {"data": {"id": number, "text": self.tweets[number]["text"]}}


@contextmanager
def twitter_service() -> Iterator[TwitterService]:
    """A service with two users; one has written a tweet, the other has replied to it."""
    with loopback() as server:
        service = TwitterService()
        service.url = server.url
        service.user("7", "ada")
        service.user("8", "bob")
        service.tweet("8", "@ada yes", service.tweet("7", "a kiwi"))
        server.answers = Anything(service)  # type: ignore[assignment]
        yield service


@pytest.fixture
def twitter() -> Iterator[TwitterService]:
    """A service that speaks Twitter's API."""
    with twitter_service() as service:
        yield service
