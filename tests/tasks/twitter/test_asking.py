"""Limits, faults and what errors tell; asked of one task, since all go the same way."""

from __future__ import annotations

import logging
import pickle
import time

import cloudpickle
import pytest

from prefect.core.context import context
from prefect.core.engine.executors.local import LocalExecutor
from prefect.core.errors import WaitTimedOut
from prefect.core.flow import Flow
from prefect.tasks.twitter import PostTweet, SearchTweets, asking
from prefect.tasks.twitter.errors import TwitterError
from tests.conftest import free_port
from tests.twitter_service import ACCOUNT, BEARER

KEYS = {"bearer_token": BEARER}


@pytest.fixture
def searching(twitter):
    """A search that needs three requests."""
    for number in range(240):
        twitter.tweet("8", f"kiwi {number}")
    return SearchTweets("kiwi", None, api_url=twitter.url)


@pytest.mark.parametrize("seconds", [30, 900])
def test_says_when_the_limit_is_lifted(twitter, searching, seconds):
    twitter.allowed, twitter.reset = 1, time.time() + seconds
    wait = searching.begin({"credentials": KEYS})
    delay = searching.look(wait)
    assert seconds - 5 < delay < seconds + 5
    assert len(wait.handle["tweets"]) == 100, "what has come is kept"


def test_goes_on_where_it_was(twitter, searching):
    twitter.allowed, twitter.reset = 1, time.time() + 900
    wait = searching.begin({"credentials": KEYS})
    searching.look(wait)
    before = len(twitter.asked)
    twitter.allowed = None
    assert searching.look(wait) is None
    assert len({tweet["id"] for tweet in searching.outcome(wait)}) == 242
    assert len(twitter.asked) - before == 2, "the first page is not asked for again"


def test_the_handle_holds_no_key(twitter, searching):
    twitter.allowed, twitter.reset = 1, time.time() + 900
    wait = searching.begin({"credentials": KEYS})
    searching.look(wait)
    assert BEARER not in repr(wait.handle)
    assert pickle.loads(pickle.dumps(wait.handle)) == wait.handle


def test_in_a_flow_it_waits_without_a_thread(twitter, monkeypatch):
    monkeypatch.setattr(asking, "MARGIN", 0.0)
    twitter.allowed, twitter.reset = 0, int(time.time()) + 2
    with Flow("limited", executor=LocalExecutor()) as flow:
        found = [SearchTweets("kiwi", api_url=twitter.url, name=f"search {n}")() for n in range(20)]
    with context(secrets={"TWITTER_CREDENTIALS": KEYS}):
        began = time.time()
        state = flow.run()
    assert state.is_successful()
    assert all(len(state.result[each].result) == 2 for each in found)
    # one after the other they would wait for the limit in turn; each asks twice, and none sleeps in the only thread
    assert 20 < len(twitter.asked) <= 60
    assert time.time() - began < 20


@pytest.mark.parametrize("write", [False, True])
def test_a_write_waits_too(twitter, write):
    twitter.allowed, twitter.reset = 0, time.time() + 900
    task = PostTweet("lime", api_url=twitter.url) if write else SearchTweets("kiwi", api_url=twitter.url)
    wait = task.begin({"credentials": ACCOUNT})
    assert task.look(wait) > 800
    twitter.allowed = None
    assert task.look(wait) is None
    assert len(twitter.tweets) == 2 + write


def test_gives_up(twitter):
    twitter.allowed, twitter.reset = 0, time.time() + 900
    with pytest.raises(WaitTimedOut, match="not done after 0.05 seconds"):
        SearchTweets("kiwi", api_url=twitter.url, max_wait=0.05).run(credentials=KEYS)


def test_without_a_time_it_waits_a_minute(twitter):
    twitter.allowed = 0
    task = SearchTweets("kiwi", api_url=twitter.url)
    assert task.look(task.begin({"credentials": KEYS})) == asking.PAUSE


def test_a_plan_that_is_used_up_is_not_waited_for(twitter):
    twitter.capped = True
    with pytest.raises(TwitterError, match="429 Too Many Requests: .*cap exceeded") as caught:
        SearchTweets("kiwi", api_url=twitter.url).run(credentials=KEYS)
    assert caught.value.status == 429


@pytest.mark.parametrize(("stumbles", "fails"), [(2, False), (3, True)])
def test_a_stumble_of_the_server(twitter, stumbles, fails):
    twitter.stumbles = stumbles
    task = SearchTweets("kiwi", api_url=twitter.url)
    if fails:
        with pytest.raises(TwitterError, match="503 Service Unavailable: Over capacity"):
            task.run(credentials=KEYS)
    else:
        assert len(task.run(credentials=KEYS)) == 2


def test_a_post_is_sent_once(twitter):
    twitter.stumbles = 1
    with pytest.raises(TwitterError, match="503"):
        PostTweet("lime", api_url=twitter.url).run(credentials=ACCOUNT)
    assert len(twitter.asked) == 1


def test_no_server():
    with pytest.raises(TwitterError, match="did not answer") as caught:
        SearchTweets("kiwi", api_url=f"http://127.0.0.1:{free_port()}").run(credentials={"bearer_token": "hush-hush"})
    assert caught.value.status is None
    assert "hush-hush" not in str(caught.value)
    assert b"hush-hush" not in cloudpickle.dumps(caught.value)


def test_errors_travel_and_hold_no_key(twitter):
    with pytest.raises(TwitterError) as caught:
        SearchTweets("kiwi", api_url=twitter.url).run(credentials={"bearer_token": "hush-hush"})
    err = pickle.loads(pickle.dumps(caught.value))
    assert (str(err), err.status) == ("Twitter answered 401 Unauthorized: Unauthorized", 401)
    assert "hush-hush" not in repr(vars(caught.value.__cause__.response.request))


def test_logs_hold_no_key(twitter, caplog):
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="urllib3")  # some libraries set it higher
    keys = {name: f"{value}-of-the-log-test" for name, value in ACCOUNT.items()}
    for credentials in (keys, {"bearer_token": "bearer-of-the-log-test"}):
        with pytest.raises(TwitterError):
            SearchTweets("kiwi", api_url=twitter.url).run(credentials=credentials)
    told = [record for record in caplog.records if record.name.startswith(("tweepy", "oauth", "requests_oauth"))]
    assert len(told) > 5, "they did write"
    assert "of-the-log-test" not in caplog.text


def test_flows_hold_no_key(twitter):
    task = SearchTweets("kiwi", api_url=twitter.url)
    task.run(credentials=KEYS)
    assert BEARER.encode() not in cloudpickle.dumps(task)
    assert BEARER not in repr(task)
