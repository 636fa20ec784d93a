from __future__ import annotations

import datetime

import pytest

from prefect.tasks.google import GCSTimeSpanFileTransform
from prefect.tasks.google.errors import GoogleJobFailed

SCRIPT = """
import pathlib, sys
before, after, begin, end = sys.argv[1:]
for path in pathlib.Path(before).rglob("*.txt"):
    pathlib.Path(after, path.name).write_text(path.read_text().upper())
"""
BEGIN = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
END = datetime.datetime(2100, 1, 1, tzinfo=datetime.UTC)


def test_changes_what_changed(google, tmp_path):
    script = tmp_path / "s.py"
    script.write_text(SCRIPT)
    google.storage.put("reports", "2024/deep/other.txt", b"other")
    task = GCSTimeSpanFileTransform("reports", "2024/", "reports", "out", str(script), BEGIN, END, workers=2)
    assert task.run() == ["out/greeting.txt", "out/other.txt"]
    assert google.storage.data["reports", "out/greeting.txt"] == b"HELLO"
    assert task.run(begin=END, end=END) == []


def test_what_is_wrong(google, tmp_path):
    with pytest.raises(GoogleJobFailed):
        GCSTimeSpanFileTransform("reports", "2024/", "reports", "out", "false", BEGIN, END).run()
    with pytest.raises(ValueError, match="No 'begin'"):
        GCSTimeSpanFileTransform("reports", "2024/", "reports", "out", "true").run()
