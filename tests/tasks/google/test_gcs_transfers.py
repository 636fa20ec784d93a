from __future__ import annotations

import gzip
import tracemalloc

import pytest
from google.api_core.exceptions import NotFound

from prefect.tasks.google import GcsToLocal, HttpToGcs, LocalToGcs, S3ToGcs
from prefect.tasks.google.gcs_transfers import sent


def test_from_files(google, tmp_path):
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(name)
    assert LocalToGcs(str(tmp_path / "a.csv"), "x", "reports").run() == ["x"]
    assert LocalToGcs(str(tmp_path / "*.csv"), "in/", "reports").run() == ["in/a.csv", "in/b.csv"]
    LocalToGcs(str(tmp_path / "a.csv"), "packed", "reports", compression="gzip").run()
    assert gzip.decompress(google.storage.data["reports", "packed"]) == b"a.csv"
    assert google.storage.buckets["reports"].objects["packed"]["contentEncoding"] == "gzip"
    with pytest.raises(ValueError, match="2 files cannot all become 'x'"):
        LocalToGcs(str(tmp_path / "*.csv"), "x", "reports").run()
    with pytest.raises(FileNotFoundError):
        LocalToGcs(str(tmp_path / "no"), "x", "reports").run()
    with pytest.raises(ValueError, match="'zip' is not known"):
        LocalToGcs(str(tmp_path / "a.csv"), "x", "reports", compression="zip").run()


def test_into_a_file_whole_or_not_at_all(google, tmp_path):
    target = tmp_path / "deep" / "x"
    assert GcsToLocal("reports", "2024/greeting.txt", str(target)).run() == str(target)
    assert target.read_text() == "hello"
    with pytest.raises(NotFound):
        GcsToLocal("reports", "no", str(tmp_path / "deep" / "y")).run()
    assert [path.name for path in target.parent.iterdir()] == ["x"]


class Endless:
    """A stream that is never in memory as a whole."""

    def __init__(self, size):
        self.left = size

    def read(self, size):
        some = min(size, self.left)
        self.left -= some
        return bytes(some)


def test_memory_is_bounded(google, monkeypatch):
    class Nowhere:
        chunks = 0

        def blob(self, name):
            return self

        def open(self, mode, chunk_size, content_type):
            return self

        def __enter__(self):
            return self

        def __exit__(self, *args):
            pass

        def write(self, piece):
            self.chunks += 1

    target = Nowhere()
    tracemalloc.start()
    sent(target, "large", Endless(400 * 1024 * 1024))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert target.chunks == 50
    assert peak < 64 * 1024 * 1024


def test_from_s3(google, aws):
    boto3 = pytest.importorskip("boto3")
    client = boto3.client("s3")
    client.create_bucket(Bucket="lake")
    for name in ("in/a.csv", "in/b.csv", "other"):
        client.put_object(Bucket="lake", Key=name, Body=name.encode())
    assert S3ToGcs("lake", "in/", "gs://reports/x/").run() == ["in/a.csv", "in/b.csv"]
    assert google.storage.data["reports", "x/in/a.csv"] == b"in/a.csv"
    assert S3ToGcs("lake", "in/", "gs://reports/x/").run() == []
    assert S3ToGcs("lake", "in/", "gs://reports/y/", apply_prefix=True).run() == ["in/a.csv", "in/b.csv"]
    assert "y/a.csv" in google.storage.names("reports")
    with pytest.raises(ValueError, match="has to end in '/'"):
        S3ToGcs("lake", "in/", "gs://reports/x").run()
    with pytest.raises(ValueError, match="'gs://bucket/name'"):
        S3ToGcs("lake", "in/", "reports/x").run()


def test_from_the_web(google, web):
    web.answers["/data.csv"] = (200, "a,b", {"Content-Type": "text/csv"})
    assert HttpToGcs(f"{web.url}/data.csv", "reports", "data.csv", data={"q": "1"}).run() == "data.csv"
    assert google.storage.data["reports", "data.csv"] == b"a,b"
    assert google.storage.buckets["reports"].objects["data.csv"]["contentType"] == "text/csv"
    assert web.asked[-1].query == {"q": ["1"]}
    with pytest.raises(ValueError, match="http and https"):
        HttpToGcs("file:///etc/passwd", "reports", "x").run()
