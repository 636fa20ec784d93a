from __future__ import annotations

import pickle
from datetime import UTC, datetime

import pytest

from prefect.core.context import context
from prefect.tasks.twitter import LoadTweetReplies
from prefect.tasks.twitter.errors import TwitterError
from tests.twitter_service import ACCOUNT, BEARER

KEYS = {"bearer_token": BEARER}


@pytest.mark.parametrize("credentials", [KEYS, ACCOUNT, {**KEYS, **ACCOUNT}], ids=["application", "user", "both"])
@pytest.mark.parametrize("user", ["ada", "@ada"])
def test_replies(twitter, credentials, user):
    twitter.tweet("8", "@ada to something else", twitter.tweet("7", "a pear"))
    twitter.tweet("8", "@ada to the answer", "2")
    [reply] = LoadTweetReplies(user, "1", api_url=twitter.url).run(credentials=credentials)
    assert (reply.id, reply.id_str, reply.text, reply["text"]) == (2, "2", "@ada yes", "@ada yes")
    assert (reply.in_reply_to_status_id, reply.in_reply_to_status_id_str) == (1, "1")
    assert reply.in_reply_to_screen_name == "ada"
    assert (reply.user.screen_name, reply.user.name, reply.user.id) == ("bob", "Bob", 8)
    assert reply.created_at == datetime(2024, 1, 15, 10, tzinfo=UTC)
    assert reply.data["referenced_tweets"] == [{"type": "replied_to", "id": "1"}]


def test_replies_travel(twitter):
    replies = LoadTweetReplies("ada", "1", api_url=twitter.url).run(credentials=KEYS)
    assert pickle.loads(pickle.dumps(replies))[0].user.screen_name == "bob"


@pytest.mark.parametrize(("there", "found", "requests"), [(0, 1, 1), (250, 251, 3), (1100, 1000, 10)])
def test_pages(twitter, there, found, requests):
    for number in range(there):
        twitter.tweet("8", f"@ada {number}", "1")
    replies = LoadTweetReplies("ada", "1", api_url=twitter.url).run(credentials=KEYS)
    assert (len({reply.id for reply in replies}), len(twitter.asked)) == (found, requests)
    assert replies[0].id == max(reply.id for reply in replies), "the newest first"


def test_no_replies(twitter):
    assert LoadTweetReplies("bob", "2", api_url=twitter.url).run(credentials=KEYS) == []


def test_arguments_in_upstream_order(twitter):
    assert [reply.id for reply in LoadTweetReplies(api_url=twitter.url).run("ada", "1", KEYS)] == [2]


@pytest.mark.parametrize(
    ("built", "called", "secrets"),
    [
        ({}, {}, {"TWITTER_CREDENTIALS": KEYS}),
        ({}, {"credentials": "MINE"}, {"MINE": KEYS}),
        ({"credentials_secret": "MINE"}, {}, {"MINE": KEYS}),
        ({}, {"credentials_secret": "MINE"}, {"MINE": KEYS, "TWITTER_CREDENTIALS": {"bearer_token": "wrong"}}),
    ],
)
def test_credentials_from_secrets(twitter, built, called, secrets):
    with context(secrets=secrets):
        assert len(LoadTweetReplies("ada", "1", api_url=twitter.url, **built).run(**called)) == 1


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"tweet_id": "1", "credentials": KEYS}, ValueError, "No 'user' was given"),
        ({"user": "ada", "credentials": KEYS}, ValueError, "No 'tweet_id' was given"),
        ({"user": "ada", "tweet_id": "1"}, ValueError, "Credentials dictionary wasn't provided"),
        ({"user": "ada", "tweet_id": "1", "credentials": {}}, ValueError, "lack api_key, api_secret"),
        ({"user": "ada", "tweet_id": "1", "credentials": [1]}, ValueError, "are a dict with bearer_token"),
        ({"user": "ada", "tweet_id": "1", "credentials": "NONE"}, ValueError, "NONE"),
        ({"user": "ada", "tweet_id": "1", "credentials_secret": "NONE"}, ValueError, "NONE"),
        ({"user": "ada", "tweet_id": "1", "credentials": {"bearer_token": "n0ne"}}, TwitterError, "401 Unauthorized"),
    ],
)
def test_errors(twitter, arguments, error, message):
    with pytest.raises(error, match=message):
        LoadTweetReplies(api_url=twitter.url).run(**arguments)
