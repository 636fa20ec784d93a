from __future__ import annotations

import pytest
from requests import HTTPError

from prefect.tasks.airtable import (
    DeleteAirtableRows,
    ListAirtableRows,
    UpdateAirtableRows,
    UpsertAirtableRows,
    WriteAirtableRows,
)
from tests.airtable_service import KEY

PLACE = ("app1", "Fruits")


def table_of(airtable):
    return {number: row["fields"] for number, row in airtable.tables["app1/Fruits"].items()}


@pytest.mark.parametrize(("count", "requests"), [(0, 0), (1, 1), (10, 1), (11, 2), (45, 5)])
def test_write_ten_at_once(airtable, count, requests):
    rows = [{"name": f"pear {number}"} for number in range(count)]
    written = WriteAirtableRows(*PLACE, api_url=airtable.url).run(rows, api_key=KEY)
    assert [row["fields"] for row in written] == rows
    assert len(airtable.asked) == requests
    assert list(table_of(airtable).values())[2:] == rows


@pytest.mark.parametrize(
    ("built", "rows", "left"),
    [
        ({}, [{"id": "rec1", "fields": {"price": 4}}], [{"name": "kiwi", "price": 4}, {"name": "mango", "price": 7}]),
        ({"replace": True}, [{"id": "rec1", "fields": {"price": 4}}], [{"price": 4}, {"name": "mango", "price": 7}]),
        (
            {"typecast": True},
            [{"id": "rec2", "fields": {"price": "8"}}, {"id": "rec1", "fields": {"kind": "berry"}}],
            [{"name": "kiwi", "price": 3, "kind": "berry"}, {"name": "mango", "price": 8}],
        ),
        ({}, [], [{"name": "kiwi", "price": 3}, {"name": "mango", "price": 7}]),
    ],
)
def test_update(airtable, built, rows, left):
    changed = UpdateAirtableRows(*PLACE, api_url=airtable.url, **built).run(rows, api_key=KEY)
    assert [row["id"] for row in changed] == [row["id"] for row in rows]
    assert list(table_of(airtable).values()) == left


@pytest.mark.parametrize("replace", [False, True])
def test_update_ten_at_once(airtable, replace):
    made = [airtable.insert(airtable.tables["app1/Fruits"], {"name": "pear", "kind": "tree"}) for _ in range(25)]
    rows = [{"id": row["id"], "fields": {"name": "plum"}} for row in made]
    UpdateAirtableRows(*PLACE, replace=replace, api_url=airtable.url).run(rows, api_key=KEY)
    assert len(airtable.asked) == 3
    expected = {"name": "plum"} if replace else {"name": "plum", "kind": "tree"}
    assert list(table_of(airtable).values())[2:] == [expected] * 25


def test_upsert(airtable):
    rows = [{"name": "kiwi", "kind": "berry"}, *({"name": f"pear {number}"} for number in range(14))]
    done = UpsertAirtableRows(*PLACE, api_url=airtable.url).run(rows, ["name"], api_key=KEY)
    assert done["updated"] == ["rec1"]
    assert len(done["created"]) == 14
    assert [row["fields"]["name"] for row in done["records"]] == [row["name"] for row in rows]
    assert table_of(airtable)["rec1"] == {"name": "kiwi", "price": 3, "kind": "berry"}
    again = UpsertAirtableRows(*PLACE, api_url=airtable.url).run(rows, ["name"], api_key=KEY)
    assert (len(again["updated"]), again["created"]) == (15, [])
    assert len(airtable.asked) == 4


@pytest.mark.parametrize(("ids", "left"), [([], 2), (["rec1"], 1), (["rec1", "rec2"], 0)])
def test_delete(airtable, ids, left):
    assert DeleteAirtableRows(*PLACE, api_url=airtable.url).run(ids, api_key=KEY) == ids
    assert len(table_of(airtable)) == left


def test_delete_ten_at_once(airtable):
    ids = [airtable.insert(airtable.tables["app1/Fruits"], {"name": "pear"})["id"] for _ in range(21)]
    assert DeleteAirtableRows(*PLACE, api_url=airtable.url).run(ids, api_key=KEY) == ids
    assert len(airtable.asked) == 3
    assert len(ListAirtableRows(*PLACE, api_url=airtable.url).run(api_key=KEY)) == 2


@pytest.mark.parametrize(
    ("task", "arguments", "error", "message"),
    [
        (WriteAirtableRows, {"rows": [{"no": 1}]}, HTTPError, "UNKNOWN_FIELD_NAME"),
        (WriteAirtableRows, {"rows": [{"price": "8"}]}, HTTPError, "INVALID_VALUE_FOR_COLUMN"),
        (UpdateAirtableRows, {"rows": [{"id": "rec1"}]}, ValueError, "Row 0 lacks 'fields'; it has id"),
        (UpdateAirtableRows, {"rows": [{"id": "rec1", "fields": {}}, {"a": 1}]}, ValueError, "Row 1 lacks 'id' and"),
        (UpdateAirtableRows, {"rows": [{"id": "rec9", "fields": {}}]}, HTTPError, "NOT_FOUND"),
        (UpsertAirtableRows, {"rows": [], "key_fields": []}, ValueError, "one to three columns"),
        (UpsertAirtableRows, {"rows": [], "key_fields": "name"}, ValueError, "one to three columns"),
        (
            UpsertAirtableRows,
            {"rows": [{"price": 1}], "key_fields": ["kind"]},
            HTTPError,
            "INVALID_RECORDS: .*one record",
        ),
        (DeleteAirtableRows, {"rows": ["rec9"]}, HTTPError, "NOT_FOUND"),
    ],
)
def test_errors(airtable, task, arguments, error, message):
    with pytest.raises(error, match=message):
        task(*PLACE, api_url=airtable.url).run(**arguments, api_key=KEY)
