"""Google: between Sheets and Cloud Storage."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.operators.google_connection import row
from prefect.compat.airflow.operators.mapping import nothing


def _written(result: Any, operator: Any, context: Any) -> Any:
    context["ti"].xcom_push(key="destination_objects", value=result)
    if operator.return_gcs_uris:
        return [f"gs://{operator.destination_bucket}/{name}" for name in result]
    return result


ROWS = (
    row(
        "GCSToGoogleSheetsOperator",
        "GcsToSheets",
        {
            "spreadsheet_id": "spreadsheet_id",
            "bucket": "bucket_name",
            "object_name": "object_name",
            "range": "spreadsheet_range",
        },
        xcoms=nothing,
    ),
    row(
        "GoogleSheetsToGCSOperator",
        "SheetsToGcs",
        {
            "spreadsheet_id": "spreadsheet_id",
            "bucket": "destination_bucket",
            "path": "destination_path",
            "only": "sheet_filter",
        },
        xcoms=_written,
        ignored=("return_gcs_uris",),  # what comes back has the form that it asks for
    ),
)
