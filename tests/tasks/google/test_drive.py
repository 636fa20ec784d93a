"""Between Drive and Cloud Storage: folders, patterns, files of one name."""

from __future__ import annotations

import pytest

from prefect.tasks.google.drive import FOLDER, DriveToGcs, GcsToDrive

FILES = "/drive/v3/files/"
OPTIONS = {"project": "p", "client_kwargs": {"anonymous": True}}


@pytest.fixture
def google(google, monkeypatch):
    monkeypatch.setenv("CLOUDSDK_API_ENDPOINT_OVERRIDES_DRIVE", google.url)
    google.storage.make("b", {"x/a.csv": b"1", "x/b.csv": b"", "x/c.txt": b"3"})
    return google


def below(google, parent="root"):
    """What is in a folder: name -> what is in it, or that it is a file."""
    found = [one for path, one in google.cloud.kept.items() if path.startswith(FILES) and parent in one["parents"]]
    return {one["name"]: below(google, one["id"]) if one["mimeType"] == FOLDER else "file" for one in found}


def test_a_pattern_and_folders_that_are_made(google):
    done = GcsToDrive("b", "x/*.csv", "it's/new/", **OPTIONS).run()
    assert len(done) == 2 and below(google) == {"it's": {"new": {"a.csv": "file", "b.csv": "file"}}}
    assert google.storage.names("b") == ["x/a.csv", "x/b.csv", "x/c.txt"]


def test_the_path_stays_and_what_is_moved_is_gone(google):
    GcsToDrive("b", "x/*.csv", move=True, **OPTIONS).run()
    assert below(google) == {"x": {"a.csv": "file", "b.csv": "file"}}
    assert google.storage.names("b") == ["x/c.txt"]


def test_two_wildcards_are_refused(google):
    with pytest.raises(ValueError, match="A pattern has one '\\*', not 2"):
        GcsToDrive("b", "x/*a*", **OPTIONS).run()


def test_a_file_of_drive(google):
    google.cloud.kept[f"{FILES}1"] = {"id": "1", "name": "it's", "parents": ["f"], "data": "hello"}
    task = DriveToGcs("it's", "f", "b", **OPTIONS)
    assert task.run() == "it's" and google.storage.data["b", "it's"] == b"hello"
    assert task.run(object_name="in/y", drive_id="D") == "in/y" and google.storage.data["b", "in/y"] == b"hello"
    with pytest.raises(FileNotFoundError, match="no file 'none' in the folder 'f'"):
        task.run("none")


@pytest.mark.parametrize("path", ["POST /upload/drive", "PUT /upload/drive"])
def test_an_upload_that_is_refused(google, path):
    google.fail(path, 403, "storageQuotaExceeded")
    with pytest.raises(Exception, match="storageQuotaExceeded happened"):
        GcsToDrive("b", "x/a.csv", **OPTIONS).run()
