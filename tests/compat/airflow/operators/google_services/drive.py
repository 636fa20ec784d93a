"""Between Drive and Cloud Storage."""

from __future__ import annotations

from typing import Any

from tests.compat.airflow.operators.google_recording import Case

_INTO = "airflow.providers.google.suite.transfers.gcs_to_gdrive.GCSToGoogleDriveOperator"
_FROM = "airflow.providers.google.cloud.transfers.gdrive_to_gcs.GoogleDriveToGCSOperator"
FOLDER = "application/vnd.google-apps.folder"
OBJECTS = {"b": {"x/a.csv": "1", "x/c.txt": "3", "d.csv": "4"}}


def files(*found: tuple[str, str, str, Any]) -> dict[str, Any]:
    return {
        f"/drive/v3/files/{identity}": {"id": identity, "name": name, "parents": [parent], **more}
        for identity, name, parent, more in found
    }


THERE = files(
    ("1", "in", "root", {"mimeType": FOLDER}),
    ("2", "deep", "1", {"mimeType": FOLDER}),
    ("3", "y.txt", "2", {"mimeType": "text/plain", "data": "hello"}),
    ("4", "y.txt", "1", {"mimeType": "text/plain", "data": "other"}),
)
GET = {"bucket_name": "b", "file_name": "y.txt", "folder_id": "2", "object_name": "z.txt"}


def into(name: str, there: Any = THERE, **more: Any) -> Case:
    return Case(_INTO, {"source_bucket": "b", "source_object": name, **more}, there, objects=OBJECTS)


CASES = {
    "into": into("d.csv"),
    "into_named": into("d.csv", destination_object="e.csv"),
    "into_folder": into("d.csv", destination_object="in/deep/e.csv"),
    "into_new_folders": into("x/a.csv", {}, destination_object="new/er/e.csv"),
    "into_same_path": into("x/a.csv"),
    "into_folder_id": into("d.csv", destination_folder_id="1", destination_object="e.csv"),
    "into_folder_id_path": into("d.csv", destination_folder_id="1", destination_object="deep/e.csv"),
    "into_moved": into("d.csv", move_object=True, destination_object="e.csv"),
    "into_missing": into("none.csv"),
    "into_many": into("x/*.csv"),
    "into_many_to": into("x/*.csv", destination_object="in/y"),
    "into_many_to_folder": into("x/*.csv", destination_object="in/"),
    "into_many_moved": into("x/*.txt", move_object=True, destination_object="out"),
    "into_many_none": into("z/*"),
    "into_two_wildcards": into("x/*a*"),
    "from": Case(_FROM, GET, THERE, objects={"b": {}}),
    "from_named": Case(_FROM, {**GET, "object_name": "in/z.txt"}, THERE, objects={"b": {}}),
    "from_unnamed": Case(_FROM, {**GET, "object_name": None}, THERE, objects={"b": {}}),
    "from_drive": Case(_FROM, {**GET, "drive_id": "D"}, THERE, objects={"b": {}}),
    "from_missing": Case(_FROM, {**GET, "file_name": "none"}, THERE, objects={"b": {}}),
    "from_no_bucket": Case(_FROM, {**GET, "bucket_name": "c"}, THERE, objects={"b": {}}),
}
OTHERWISE = {
    **dict.fromkeys(("into", "into_same_path"), (("sent", "error"), "without a destination the operator fails")),
    "from_unnamed": (("error", "written"), "without a name the operator fails; the object has that of the file"),
}
