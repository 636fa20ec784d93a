from __future__ import annotations

import pytest
from requests import HTTPError

from prefect.core.context import context
from prefect.tasks.airtable import ReadAirtableRow, WriteAirtableRow
from tests.airtable_service import KEY

PLACE = ("app1", "Fruits")


@pytest.mark.parametrize("data", [{"name": "lime"}, {"name": "ä & b", "price": 3}, {}])
def test_write_and_read(airtable, data):
    row = WriteAirtableRow(*PLACE, api_url=airtable.url).run(data, api_key=KEY)
    assert row == {"id": "rec3", "createdTime": "2024-01-15T10:00:00.000Z", "fields": data}
    assert ReadAirtableRow(*PLACE, api_url=airtable.url).run("rec3", api_key=KEY) == row


def test_arguments_in_upstream_order(airtable):
    airtable.tables["app1/Two words/ä"] = {}
    row = WriteAirtableRow("no", "no", api_url=airtable.url).run({"name": "a"}, "app1", "Two words/ä", KEY)
    assert ReadAirtableRow(api_url=airtable.url).run(row["id"], "app1", "Two words/ä", KEY) == row


@pytest.mark.parametrize(
    ("built", "called", "secrets"),
    [
        ({}, {}, {"AIRTABLE_API_KEY": KEY}),
        ({"credentials_secret": "MINE"}, {}, {"MINE": KEY}),
        ({}, {"credentials_secret": "MINE"}, {"MINE": KEY, "AIRTABLE_API_KEY": "wrong"}),
        ({}, {"api_key": KEY}, {"AIRTABLE_API_KEY": "wrong"}),
    ],
)
def test_key(airtable, built, called, secrets):
    with context(secrets=secrets):
        assert ReadAirtableRow(*PLACE, api_url=airtable.url, **built).run("rec1", **called)["id"] == "rec1"


@pytest.mark.parametrize(
    ("task", "value", "arguments", "error", "message"),
    [
        (ReadAirtableRow, "rec1", {"base_key": None, "api_key": KEY}, ValueError, "No 'base_key' was given"),
        (WriteAirtableRow, {}, {"table_name": None, "api_key": KEY}, ValueError, "No 'table_name' was given"),
        (ReadAirtableRow, "rec1", {}, ValueError, "No Airtable key"),
        (ReadAirtableRow, "rec1", {"api_key": ""}, ValueError, "No Airtable key"),
        (ReadAirtableRow, "rec1", {"credentials_secret": "NONE"}, ValueError, "NONE"),
        (ReadAirtableRow, "rec9", {"api_key": KEY}, HTTPError, "404 Not Found about the table 'Fruits': NOT_FOUND"),
        (ReadAirtableRow, "rec1", {"api_key": "n0"}, HTTPError, "401 Unauthorized .*AUTHENTICATION_REQUIRED"),
        (ReadAirtableRow, "rec1", {"api_key": KEY, "base_key": "app9"}, HTTPError, "403 Forbidden .*MODEL_NOT_FOUND"),
        (WriteAirtableRow, {"no": 1}, {"api_key": KEY}, HTTPError, '422 .*UNKNOWN_FIELD_NAME: .*"no"'),
    ],
)
def test_errors(airtable, task, value, arguments, error, message):
    with pytest.raises(error, match=message):
        task(*PLACE, api_url=airtable.url).run(value, **arguments)
