"""What copies are called is asked in tests/compat/airflow/operators/test_google_rows.py, by 470 recorded cases."""

from __future__ import annotations

import datetime

import pytest
from google.api_core.exceptions import NotFound

from prefect.tasks.google import GCSCopyObjects, GCSSyncBuckets

NOW = datetime.datetime.now(datetime.UTC)


@pytest.fixture
def two(google):
    google.storage.make("src", {"a.csv": b"1", "d/b.csv": b"2", "d/c.txt": b"3"})
    google.storage.make("dst", {"a.csv": b"old"})
    return google.storage


@pytest.mark.parametrize(
    ("how", "copied"),
    [
        ({"source_objects": "*.csv"}, ["a.csv", "d/b.csv"]),
        ({"source_objects": "*.csv", "replace": False}, ["d/b.csv"]),
        ({"source_objects": "a.csv", "replace": False}, []),
        ({"source_objects": ["a.csv", "d/"], "destination_object": "o/"}, ["o/a.csv", "o/b.csv", "o/c.txt"]),
        ({"source_objects": "d/", "match_glob": "**/*.txt"}, ["d/c.txt"]),
        ({"source_objects": "d/", "changed_after": NOW + datetime.timedelta(days=1)}, []),
        ({"source_objects": "d/", "changed_before": NOW + datetime.timedelta(days=1)}, ["d/b.csv", "d/c.txt"]),
        ({"source_objects": "d/", "older_than": 3600}, []),
        ({"source_objects": "nothing"}, []),
    ],
)
def test_copies(two, how, copied):
    assert GCSCopyObjects("src", destination_bucket="dst", **how).run() == copied
    assert set(copied) <= set(two.names("dst"))


def test_moves_and_keeps(two):
    until = datetime.datetime(2100, 1, 1, tzinfo=datetime.UTC)
    task = GCSCopyObjects("src", "d/", "dst", move=True, retain_until=until, retention_mode="Unlocked")
    assert task.run() == ["d/b.csv", "d/c.txt"]
    assert two.names("src") == ["a.csv"]
    assert two.buckets["dst"].objects["d/b.csv"]["retention"]["mode"] == "Unlocked"


def test_what_is_wrong(two):
    with pytest.raises(NotFound, match="no does not exist in bucket src"):
        GCSCopyObjects("src", "no", "dst", required=True).run()
    with pytest.raises(ValueError, match="Only one '\\*'"):
        GCSCopyObjects("src", "*/*", "dst").run()
    with pytest.raises(ValueError, match="onto itself"):
        GCSCopyObjects("src", "a.csv").run()
    with pytest.raises(ValueError, match="No 'source_objects'"):
        GCSCopyObjects("src").run()


@pytest.mark.parametrize(
    ("how", "done"),
    [
        ({}, {"copied": ["d/b.csv", "d/c.txt"], "rewritten": [], "deleted": []}),
        ({"allow_overwrite": True}, {"copied": ["d/b.csv", "d/c.txt"], "rewritten": ["a.csv"], "deleted": []}),
        ({"recursive": False, "allow_overwrite": True}, {"copied": [], "rewritten": ["a.csv"], "deleted": []}),
        (
            {"source_object": "d", "delete_extra_files": True},
            {"copied": ["b.csv", "c.txt"], "rewritten": [], "deleted": ["a.csv"]},
        ),
        (
            {"source_object": "d/", "destination_object": "new"},
            {"copied": ["new/b.csv", "new/c.txt"], "rewritten": [], "deleted": []},
        ),
    ],
)
def test_synchronises(two, how, done):
    task = GCSSyncBuckets("src", "dst", **how)
    assert task.run() == done
    assert task.run() == {"copied": [], "rewritten": [], "deleted": []}


def test_into_itself(two):
    names = two.names("src")
    assert GCSSyncBuckets("src", "src").run() == {"copied": [], "rewritten": [], "deleted": []}
    assert GCSSyncBuckets("src", "src", destination_object="d/copy").run()["copied"] == [f"d/copy/{n}" for n in names]
