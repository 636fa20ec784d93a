from __future__ import annotations

import pytest

from prefect.tasks.twitter.pages import joined, next_token

INCLUDES = {
    "users": [{"id": "7", "username": "ada"}],
    "media": [{"media_key": "3_1", "type": "photo"}],
    "polls": [{"id": "p1", "options": []}],
    "places": [{"id": "pl1", "full_name": "Paris"}],
    "tweets": [{"id": "1", "text": "first"}],
}


@pytest.mark.parametrize(
    ("tweet", "more"),
    [
        ({}, {}),
        ({"author_id": "7"}, {"author": {"id": "7", "username": "ada"}}),
        ({"author_id": "8"}, {}),
        ({"attachments": {"media_keys": ["3_1", "3_2"]}}, {"media": [{"media_key": "3_1", "type": "photo"}]}),
        ({"attachments": {"poll_ids": ["p1"]}}, {"polls": [{"id": "p1", "options": []}]}),
        ({"geo": {"place_id": "pl1"}}, {"place": {"id": "pl1", "full_name": "Paris"}}),
        (
            {"referenced_tweets": [{"type": "quoted", "id": "1"}, {"type": "replied_to", "id": "9"}]},
            {"referenced_tweets": [
                {"type": "quoted", "id": "1", "tweet": {"id": "1", "text": "first"}}, {"type": "replied_to", "id": "9"},
            ]},
        ),
    ],
)  # fmt: skip
def test_joined(tweet, more):
    assert joined({"data": [tweet], "includes": INCLUDES}) == [{**tweet, **more}]


@pytest.mark.parametrize(
    ("answer", "tweets"), [({}, []), ({"data": None}, []), ({"data": {"id": "1"}}, [{"id": "1"}]), ({"data": []}, [])]
)
def test_other_answers(answer, tweets):
    assert joined(answer) == tweets


@pytest.mark.parametrize(("answer", "token"), [({}, None), ({"meta": {}}, None), ({"meta": {"next_token": "x"}}, "x")])
def test_next_token(answer, token):
    assert next_token(answer) == token
