from __future__ import annotations

import json

import pytest

from prefect.tasks.twitter import DeleteTweet, PostTweet
from prefect.tasks.twitter.errors import TwitterError
from tests.twitter_service import ACCOUNT, BEARER


@pytest.mark.parametrize(
    ("built", "body"),
    [
        ({"text": "ä lime & 100 %"}, {"text": "ä lime & 100 %"}),
        ({"text": "a", "reply_to": 1}, {"text": "a", "reply": {"in_reply_to_tweet_id": "1"}}),
        ({"text": "a", "quote": "1"}, {"text": "a", "quote_tweet_id": "1"}),
        ({"options": {"media_ids": [5]}}, {"media": {"media_ids": ["5"]}}),
        (
            {"text": "a", "options": {"poll_options": ["x", "y"], "poll_duration_minutes": 5}},
            {"text": "a", "poll": {"options": ["x", "y"], "duration_minutes": 5}},
        ),
    ],
)
def test_post(twitter, built, body):
    posted = PostTweet(api_url=twitter.url, **built).run(credentials=ACCOUNT)
    assert posted == {"id": "3", "text": built.get("text", "")}
    assert json.loads(twitter.asked[0].body) == body


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"credentials": ACCOUNT}, ValueError, "No 'text' was given"),
        ({"text": "", "credentials": ACCOUNT}, ValueError, "No 'text' was given"),
        ({"text": "a kiwi", "credentials": ACCOUNT}, TwitterError, "403 Forbidden: .*duplicate content"),
        ({"text": "a", "credentials": {"bearer_token": BEARER}}, TwitterError, "403 Forbidden: .*Application-Only"),
        ({"text": "a", "credentials": {**ACCOUNT, "api_secret": "wrong"}}, TwitterError, "401 Unauthorized"),
        ({"text": "a", "credentials": {"api_key": "k3y"}}, ValueError, "lack api_secret, access_token"),
    ],
)
def test_errors(twitter, arguments, error, message):
    with pytest.raises(error, match=message):
        PostTweet(api_url=twitter.url).run(**arguments)
    assert len(twitter.tweets) == 2


@pytest.mark.parametrize(("tweet_id", "was_there"), [("1", True), (1, True), ("9", False)])
def test_delete(twitter, tweet_id, was_there):
    assert DeleteTweet(tweet_id, api_url=twitter.url).run(credentials=ACCOUNT) is was_there
    assert ("1" in twitter.tweets) is not was_there
