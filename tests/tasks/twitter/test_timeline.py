from __future__ import annotations

import pytest

from prefect.tasks.twitter import LoadUserTimeline
from prefect.tasks.twitter.errors import TwitterError
from tests.twitter_service import ACCOUNT, BEARER

KEYS = {"bearer_token": BEARER}


@pytest.mark.parametrize("credentials", [KEYS, ACCOUNT])
@pytest.mark.parametrize(("user", "requests"), [("ada", 2), ("@ada", 2), ("7", 1), (7, 1)])
def test_user(twitter, user, requests, credentials):
    tweets = LoadUserTimeline(user, api_url=twitter.url).run(credentials=credentials)
    assert [(tweet["text"], tweet["author"]["username"]) for tweet in tweets] == [("a kiwi", "ada")]
    assert len(twitter.asked) == requests


@pytest.mark.parametrize(
    ("limit", "found", "sizes"),
    [(3, 3, ["5"]), (100, 100, ["100"]), (107, 107, ["100", "7"]), (None, 211, ["100"] * 3)],
)
def test_limit_and_pages(twitter, limit, found, sizes):
    for number in range(210):
        twitter.tweet("7", f"pear {number}")
    tweets = LoadUserTimeline(7, limit, api_url=twitter.url).run(credentials=KEYS)
    assert len({tweet["id"] for tweet in tweets}) == len(tweets) == found
    assert [asked.query["max_results"][0] for asked in twitter.asked] == sizes


@pytest.mark.parametrize(
    ("user", "error", "message"),
    [(None, ValueError, "No 'user' was given"), ("eve", TwitterError, "no user 'eve'")],
)
def test_errors(twitter, user, error, message):
    with pytest.raises(error, match=message):
        LoadUserTimeline(user, api_url=twitter.url).run(credentials=KEYS)
