"""Google: between Drive and Cloud Storage."""

from __future__ import annotations

from prefect.compat.airflow.operators.google_connection import row
from prefect.compat.airflow.operators.google_services import same
from prefect.compat.airflow.operators.mapping import nothing

ROWS = (
    row(
        "GCSToGoogleDriveOperator",
        "GcsToDrive",
        {
            "bucket": "source_bucket",
            "object_name": "source_object",
            "path": "destination_object",
            "folder_id": "destination_folder_id",
            "move": "move_object",
        },
        xcoms=nothing,
    ),
    row(
        "GoogleDriveToGCSOperator",
        "DriveToGcs",
        {**same("file_name", "folder_id", "object_name", "drive_id"), "bucket": "bucket_name"},
        xcoms=nothing,
        renamed={"destination_bucket": "bucket_name", "destination_object": "object_name"},
    ),
)
