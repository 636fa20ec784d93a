from __future__ import annotations

import pytest

from prefect.tasks.twitter import SearchTweets
from prefect.tasks.twitter.errors import TwitterError
from tests.twitter_service import ACCOUNT, BEARER

KEYS = {"bearer_token": BEARER}


@pytest.mark.parametrize(
    ("there", "limit", "found", "sizes"),
    [
        (0, 100, 0, ["100"]),
        (3, 1, 1, ["10"]),
        (250, 100, 100, ["100"]),
        (250, 120, 120, ["100", "20"]),
        (250, 105, 105, ["100", "10"]),
        (250, None, 250, ["100", "100", "100"]),
    ],
)
def test_limit_and_pages(twitter, there, limit, found, sizes):
    for number in range(there):
        twitter.tweet("8", f"pear {number}")
    tweets = SearchTweets("pear", limit, api_url=twitter.url).run(credentials=KEYS)
    assert len({tweet["id"] for tweet in tweets}) == len(tweets) == found
    assert [asked.query["max_results"][0] for asked in twitter.asked] == sizes


@pytest.mark.parametrize(
    ("options", "has", "lacks"),
    [
        ({}, {"author", "created_at", "lang"}, set()),
        ({"expansions": []}, {"author_id"}, {"author"}),
        ({"tweet_fields": ["lang"]}, {"lang", "text"}, {"created_at"}),
    ],
)
def test_options(twitter, options, has, lacks):
    tweet = SearchTweets("kiwi", options=options, api_url=twitter.url).run(credentials=KEYS)[0]
    assert has <= set(tweet) | ({"author_id"} if "expansions" in options else set())
    assert not lacks & set(tweet)


@pytest.mark.parametrize(("archive", "path"), [(False, "/2/tweets/search/recent"), (True, "/2/tweets/search/all")])
def test_archive(twitter, archive, path):
    assert len(SearchTweets("kiwi", archive=archive, api_url=twitter.url).run(credentials=KEYS)) == 2
    assert twitter.asked[0].path == path


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"credentials": KEYS}, ValueError, "No 'query' was given"),
        ({"query": "", "credentials": KEYS}, ValueError, "No 'query' was given"),
        ({"query": "kiwi", "archive": True, "credentials": ACCOUNT}, ValueError, "with a bearer_token"),
        ({"query": "is:nonsense", "credentials": KEYS}, TwitterError, "400 Bad Request: .*processing your query"),
    ],
)
def test_errors(twitter, arguments, error, message):
    with pytest.raises(error, match=message):
        SearchTweets(api_url=twitter.url).run(**arguments)
