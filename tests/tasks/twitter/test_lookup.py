from __future__ import annotations

import pytest

from prefect.tasks.twitter import LookupTweets, LookupTwitterUsers
from tests.twitter_service import ACCOUNT, BEARER

KEYS = {"bearer_token": BEARER}


@pytest.mark.parametrize("credentials", [KEYS, ACCOUNT])
@pytest.mark.parametrize(
    ("ids", "found"), [("1", ["1"]), (2, ["2"]), ([2, "1"], ["2", "1"]), ([9], []), ([9, 1], ["1"]), ([], [])]
)
def test_tweets(twitter, ids, found, credentials):
    tweets = LookupTweets(ids, api_url=twitter.url).run(credentials=credentials)
    assert [tweet["id"] for tweet in tweets] == found
    assert all("username" in tweet["author"] for tweet in tweets)


@pytest.mark.parametrize(
    ("users", "found"),
    [("ada", ["7"]), (["@bob", "ada"], ["8", "7"]), (8, ["8"]), (["7", 8], ["7", "8"]), (["eve"], []), ([], [])],
)
def test_users(twitter, users, found):
    assert [user["id"] for user in LookupTwitterUsers(users, api_url=twitter.url).run(credentials=KEYS)] == found


def test_a_hundred_with_each_request(twitter):
    ids = [twitter.tweet("8", f"pear {number}") for number in range(230)]
    tweets = LookupTweets(api_url=twitter.url).run(ids, credentials=KEYS)
    assert [tweet["id"] for tweet in tweets] == ids
    assert len(twitter.asked) == 3
    for number in range(100, 250):
        twitter.user(str(number), f"user{number}")
    users = LookupTwitterUsers(api_url=twitter.url).run(range(100, 250), credentials=KEYS)
    assert [user["username"] for user in users] == [f"user{number}" for number in range(100, 250)]


@pytest.mark.parametrize(
    ("task", "given", "message"),
    [
        (LookupTweets, None, "No 'ids' was given"),
        (LookupTwitterUsers, None, "No 'users' was given"),
        (LookupTwitterUsers, ["ada", 7], "either by name or by number"),
    ],
)
def test_errors(twitter, task, given, message):
    with pytest.raises(ValueError, match=message):
        task(api_url=twitter.url).run(given, credentials=KEYS)
