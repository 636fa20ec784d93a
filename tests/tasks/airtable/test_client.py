from __future__ import annotations

import pytest
import requests

from prefect.tasks.airtable.client import KEPT, TIMEOUT, airtable_table, reasons


def test_one_table_for_the_same_key():
    first = airtable_table("app1", "Fruits", "k3y")
    assert first is airtable_table("app1", "Fruits", "k3y")
    for other in (("app2", "Fruits", "k3y"), ("app1", "Fish", "k3y"), ("app1", "Fruits", "k4y")):
        assert airtable_table(*other) is not first


def test_only_some_are_kept():
    first = airtable_table("app1", "Fruits", "k3y")
    for number in range(KEPT):
        airtable_table("app1", f"Fruits {number}", "k3y")
    assert airtable_table("app1", "Fruits", "k3y") is not first


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("Fruits", "http://127.0.0.1/v0/app1/Fruits"),
        ("Two words/ä", "http://127.0.0.1/v0/app1/Two%20words%2F%C3%A4"),
    ],
)
def test_address_and_times(name, url):
    table = airtable_table("app1", name, "k3y", api_url="http://127.0.0.1/v0/")
    assert (table.url_table, table.timeout, table.API_LIMIT) == (url, TIMEOUT, 0)
    assert "k3y" not in repr(table)


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"{}", b"null"])
def test_answers_without_a_reason(body):
    response = requests.Response()
    response._content = body
    assert reasons(response) == []
