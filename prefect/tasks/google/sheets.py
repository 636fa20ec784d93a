"""Between Sheets and Cloud Storage, as CSV."""

from __future__ import annotations

import csv
import io
import posixpath
from typing import Any

from prefect.core.settable import Task, needed, settable
from prefect.tasks.google.client import Credentials, google_client, storage_client
from prefect.tasks.google.exchange import Exchange
from prefect.tasks.google.rows import Service

SHEETS = Service("sheets", "sheets.googleapis.com", "v4")
#: What a token has to be for; credentials for everything of Google Cloud are none for Sheets.
SCOPES = ("https://www.googleapis.com/auth/cloud-platform", "https://www.googleapis.com/auth/spreadsheets")


class GcsToSheets(Task):
    """
    Write an object that is CSV into a sheet.

    Args:
        bucket: name of the bucket.
        object_name: name of the object.
        spreadsheet_id: id of the spreadsheet, which is in its address.
        range: where to write: name of the sheet, or of cells of it, such as `"Sheet1!A1:C"`.
        request_timeout: seconds that a request may go without an answer.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        What was written, a dict: `updatedRange`, `updatedRows` …

    Raises:
        ValueError: something is missing.
        google.api_core.exceptions.NotFound: there is no such object, or no such spreadsheet.
        google.api_core.exceptions.GoogleAPICallError: Google refused.

    Example:
        >>> GcsToSheets("reports", "a.csv", "1AbC").range
        'Sheet1'
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("bucket", "object_name", "spreadsheet_id", "range", "request_timeout", "project")
    def run(
        self,
        bucket: str | None = None,
        object_name: str | None = None,
        spreadsheet_id: str | None = None,
        range: str = "Sheet1",
        request_timeout: float = 60.0,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, Any]:
        given = {"spreadsheet_id": needed(spreadsheet_id, "spreadsheet_id"), "range": range}
        client = storage_client(credentials, project, self.client_kwargs)
        blob = client.bucket(needed(bucket, "bucket")).blob(needed(object_name, "object_name"))
        text = blob.download_as_bytes(timeout=request_timeout).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline="")))
        exchange = exchange_with_sheets(self, given, credentials, project, request_timeout)
        found: dict[str, Any] = exchange.ask(
            "PUT spreadsheets/{spreadsheet_id}/values/{range}",
            {"valueInputOption": "RAW"},
            {"range": range, "majorDimension": "ROWS", "values": rows},
        )
        return found


class SheetsToGcs(Task):
    """
    Write the sheets of a spreadsheet into a bucket, each as an object that is CSV.

    Args:
        spreadsheet_id: id of the spreadsheet, which is in its address.
        bucket: name of the bucket.
        path: folder of the objects; `None` is none.
        only: names of sheets; `None` takes all.
        request_timeout: seconds that a request may go without an answer.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The names of the objects: the title of the spreadsheet and that of the sheet, with `_` for spaces.

    Raises:
        ValueError: something is missing.
        google.api_core.exceptions.NotFound: there is no such spreadsheet, or no such bucket.
        google.api_core.exceptions.GoogleAPICallError: Google refused.

    Example:
        >>> SheetsToGcs("1AbC", "reports", only=["Sheet1"]).only
        ['Sheet1']
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("spreadsheet_id", "bucket", "path", "only", "request_timeout", "project")
    def run(
        self,
        spreadsheet_id: str | None = None,
        bucket: str | None = None,
        path: str | None = None,
        only: list[str] | None = None,
        request_timeout: float = 60.0,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> list[str]:
        given: dict[str, Any] = {"spreadsheet_id": needed(spreadsheet_id, "spreadsheet_id")}
        target = storage_client(credentials, project, self.client_kwargs).bucket(needed(bucket, "bucket"))
        exchange = exchange_with_sheets(self, given, credentials, project, request_timeout)
        book = exchange.ask("GET spreadsheets/{spreadsheet_id}")
        done = []
        for sheet in book["sheets"]:
            title = sheet["properties"]["title"]
            if only and title not in only:
                continue
            exchange.known["args"]["range"] = title
            cells = exchange.ask("GET spreadsheets/{spreadsheet_id}/values/{range}")
            text = io.StringIO(newline="")
            csv.writer(text).writerows(cells.get("values") or ())
            name = posixpath.join(path or "", f"{book['properties']['title']}_{title}.csv".replace(" ", "_"))
            target.blob(name).upload_from_string(text.getvalue().encode(), content_type="text/csv")
            done.append(name)
        return done


def exchange_with_sheets(
    task: Any, arguments: dict[str, Any], credentials: Credentials | None, project: str | None, timeout: float
) -> Exchange:
    """
    What requests to Sheets are sent through.

    Args:
        task: the task.
        arguments: what stands in the places of templates.
        credentials: those that the run was given.
        project: project that is worked in; `None` means that of the credentials.
        timeout: seconds that a request may go without an answer.

    Returns:
        The exchange.
    """
    session = google_client("session", credentials, project, {"scopes": list(SCOPES), **(task.client_kwargs or {})})
    known = {**arguments, "project": project, "request_timeout": timeout}
    return Exchange(task.name, SHEETS, session, known, task.client_kwargs)
