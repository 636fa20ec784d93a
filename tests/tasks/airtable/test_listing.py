from __future__ import annotations

import pytest
from requests import HTTPError

from prefect.tasks.airtable import ListAirtableRows
from tests.airtable_service import KEY


@pytest.fixture
def listing(airtable):
    def listed(**arguments):
        return ListAirtableRows("app1", "Fruits", api_url=airtable.url, **arguments).run(api_key=KEY)

    return listed


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        ({}, ["kiwi", "mango"]),
        ({"sort": ["price"]}, ["kiwi", "mango"]),
        ({"sort": ["-price"]}, ["mango", "kiwi"]),
        ({"sort": ("-price", "name")}, ["mango", "kiwi"]),
        ({"formula": "{price} > 5"}, ["mango"]),
        ({"formula": "{name}='kiwi'"}, ["kiwi"]),
        ({"formula": "{name}='nothing'"}, []),
        ({"view": "Cheap"}, ["kiwi"]),
        ({"limit": 1}, ["kiwi"]),
        ({"limit": 1, "sort": ["-price"], "view": None}, ["mango"]),
    ],
)
def test_rows(listing, arguments, names):
    assert [row["fields"]["name"] for row in listing(**arguments)] == names


def test_columns(listing):
    assert [row["fields"] for row in listing(fields=("name",))] == [{"name": "kiwi"}, {"name": "mango"}]


@pytest.mark.parametrize(("limit", "found", "requests"), [(None, 332, 4), (150, 150, 2), (100, 100, 1)])
def test_pages(airtable, listing, limit, found, requests):
    for number in range(330):
        airtable.insert(airtable.tables["app1/Fruits"], {"name": f"pear {number}"})
    rows = listing(limit=limit)
    assert len({row["id"] for row in rows}) == len(rows) == found
    assert len(airtable.asked) == requests


@pytest.mark.parametrize(
    ("arguments", "message"),
    [({"formula": "{{"}, "INVALID_FILTER_BY_FORMULA: The formula"), ({"view": "None"}, "VIEW_NAME_NOT_FOUND")],
)
def test_errors(listing, arguments, message):
    with pytest.raises(HTTPError, match=message):
        listing(**arguments)
