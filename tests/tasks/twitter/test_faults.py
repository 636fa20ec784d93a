"""What Twitter does on bad days, beside limits and stumbles."""

from __future__ import annotations

import threading

import pytest

from prefect.tasks.twitter import LookupTweets, PostTweet, client
from prefect.tasks.twitter.errors import TwitterError
from tests.twitter_service import ACCOUNT, BEARER

KEYS = {"bearer_token": BEARER}
FOUND = {"data": [{"id": "1", "text": "a kiwi"}]}


def test_an_answer_that_breaks_off_is_asked_for_again(web):
    web.otherwise = [lambda asked: None, FOUND]
    (found,) = LookupTweets([1], api_url=web.url).run(credentials=KEYS)
    assert (found["id"], len(web.asked)) == ("1", 2)


def test_a_post_that_breaks_off_is_not_sent_again(web):
    web.otherwise = lambda asked: None
    with pytest.raises(TwitterError, match="did not answer"):
        PostTweet("lime", api_url=web.url).run(credentials=ACCOUNT)
    assert len(web.asked) == 1


@pytest.mark.parametrize(("status", "title"), [(401, "Unauthorized"), (403, "Forbidden"), (404, "Not Found")])
def test_a_refusal_is_told_at_once(web, status, title):
    web.otherwise = (status, {"title": title, "detail": "because", "type": "about:blank", "status": status})
    with pytest.raises(TwitterError, match=f"{status} {title}: because"):
        LookupTweets([1], api_url=web.url).run(credentials=KEYS)
    assert len(web.asked) == 1


def test_a_silent_server_is_given_up(web, monkeypatch):
    monkeypatch.setattr(client, "TIMEOUT", 0.1)
    over = threading.Event()
    web.otherwise = lambda asked: over.wait(10) and None
    try:
        with pytest.raises(TwitterError, match="did not answer"):
            PostTweet("lime", api_url=web.url).run(credentials=ACCOUNT)
    finally:
        over.set()
