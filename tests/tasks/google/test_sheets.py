"""Between Sheets and Cloud Storage."""

from __future__ import annotations

import pytest

from prefect.tasks.google.sheets import GcsToSheets, SheetsToGcs

OPTIONS = {"project": "p", "client_kwargs": {"anonymous": True}}
BOOK = "/v4/spreadsheets/s"


@pytest.fixture
def google(google, monkeypatch):
    monkeypatch.setenv("CLOUDSDK_API_ENDPOINT_OVERRIDES_SHEETS", google.url)
    google.storage.make("b", {"x.csv": '\ufeffa,"b\nc"\n'.encode()})
    sheets = [{"properties": {"title": title}} for title in ("Sheet1", "A & B")]
    google.cloud.kept[BOOK] = {"properties": {"title": "My book"}, "sheets": sheets, "cells": {"A & B": [["1", "ü"]]}}
    return google


def test_csv_becomes_cells(google):
    assert GcsToSheets("b", "x.csv", "s", **OPTIONS).run()["updatedRows"] == 1
    assert google.cloud.kept[BOOK]["cells"]["Sheet1"] == [["a", "b\nc"]]


@pytest.mark.parametrize(("only", "count"), [(None, 2), (["A & B"], 1), (["none"], 0)])
def test_sheets_become_csv(google, only, count):
    done = SheetsToGcs("s", "b", "in", only, **OPTIONS).run()
    assert done == ["in/My_book_Sheet1.csv", "in/My_book_A_&_B.csv"][-count:] if count else done == []
    if count:
        assert google.storage.data["b", "in/My_book_A_&_B.csv"].decode() == "1,ü\r\n"


def test_a_spreadsheet_that_is_not_there(google):
    with pytest.raises(Exception, match="Resource not found"):
        SheetsToGcs("other", "b", **OPTIONS).run()
