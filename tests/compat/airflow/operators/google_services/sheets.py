"""Between Sheets and Cloud Storage."""

from __future__ import annotations

from typing import Any

from tests.compat.airflow.operators.google_recording import Case

_IN = "airflow.providers.google.suite.transfers.gcs_to_sheets.GCSToGoogleSheetsOperator"
_OUT = "airflow.providers.google.cloud.transfers.sheets_to_gcs.GoogleSheetsToGCSOperator"


def book(**cells: Any) -> dict[str, Any]:
    sheets = [{"properties": {"title": title.replace("_", " ")}} for title in cells]
    found = {"spreadsheetId": "s", "properties": {"title": "My book"}, "sheets": sheets}
    return {"/v4/spreadsheets/s": {**found, "cells": {title.replace("_", " "): rows for title, rows in cells.items()}}}


BOOK = book(Sheet1=[["a", "b"], ["1", 'x,"y"'], ["ü", ""]], Two_words=[["c"]], Empty=[])
INTO = {"spreadsheet_id": "s", "bucket_name": "b", "object_name": "x.csv"}
FROM = {"spreadsheet_id": "s", "destination_bucket": "b"}
FILE = {"b": {"x.csv": 'a,b\r\n1,"x,""y"""\r\nü,\r\n', "empty.csv": "", "semi.csv": "a;b\n"}}

CASES = {
    "into": Case(_IN, INTO, BOOK, objects=FILE),
    "into_range": Case(_IN, {**INTO, "spreadsheet_range": "Two words!A1:B"}, BOOK, objects=FILE),
    "into_empty": Case(_IN, {**INTO, "object_name": "empty.csv"}, BOOK, objects=FILE),
    "into_semicolon": Case(_IN, {**INTO, "object_name": "semi.csv"}, BOOK, objects=FILE),
    "into_missing_object": Case(_IN, {**INTO, "object_name": "none.csv"}, BOOK, objects=FILE),
    "into_missing_book": Case(_IN, INTO, objects=FILE),
    "from": Case(_OUT, FROM, BOOK, objects={"b": {}}),
    "from_path": Case(_OUT, {**FROM, "destination_path": "in/"}, BOOK, objects={"b": {}}),
    "from_path_no_slash": Case(_OUT, {**FROM, "destination_path": "in"}, BOOK, objects={"b": {}}),
    "from_filter": Case(_OUT, {**FROM, "sheet_filter": ["Two words"]}, BOOK, objects={"b": {}}),
    "from_filter_none": Case(_OUT, {**FROM, "sheet_filter": ["Other"]}, BOOK, objects={"b": {}}),
    "from_missing": Case(_OUT, FROM, objects={"b": {}}),
}
#: Only what the service does by itself.
SAME = ((r'\{[^{}]*"responseDateTimeRenderOption": \["SERIAL_NUMBER"\]\}', '{"valueInputOption": ["RAW"]}'),)
