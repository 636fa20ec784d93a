from __future__ import annotations

import pytest

from prefect.tasks.twitter.client import KEPT, TIMEOUT, twitter_account
from tests.twitter_service import ACCOUNT


def test_one_client_for_the_same_keys():
    first, again = twitter_account(ACCOUNT), twitter_account(dict(ACCOUNT))
    assert first.client is again.client
    assert first.client is not twitter_account({**ACCOUNT, "api_key": "another"}).client
    assert first.client is not twitter_account(ACCOUNT, api_url="http://127.0.0.1").client


def test_only_some_are_kept():
    first = twitter_account(ACCOUNT).client
    for number in range(KEPT):
        twitter_account({"bearer_token": f"token-number-{number}"})
    assert twitter_account(ACCOUNT).client is not first


@pytest.mark.parametrize(
    ("credentials", "reads", "writes"),
    [
        ({"bearer_token": "abcd"}, False, False),
        (ACCOUNT, True, True),
        ({**ACCOUNT, "bearer_token": "abcd"}, False, True),
    ],
)
def test_who_asks(credentials, reads, writes):
    account = twitter_account(credentials)
    assert (account.reads_as_user, account.writes_as_user) == (reads, writes)


def test_no_request_waits_for_ever(twitter, monkeypatch):
    seen = []
    account = twitter_account({"bearer_token": "t0ken"}, api_url=twitter.url)
    real = account.client.session.send
    monkeypatch.setattr(account.client.session, "send", lambda *args, **more: seen.append(more) or real(*args, **more))
    account.client.get_tweets([1])
    assert seen[0]["timeout"] == TIMEOUT
