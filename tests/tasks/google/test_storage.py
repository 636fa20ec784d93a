from __future__ import annotations

import io

import pytest
from google.api_core.exceptions import Forbidden, NotFound, PreconditionFailed

from prefect.core.engine.signals import FAIL
from prefect.core.flow import Flow
from prefect.tasks.google import GCSBlobExists, GCSCopy, GCSDownload, GCSUpload
from tests.services import free_port, missing

MIB = 1024 * 1024
KEY = "0123456789abcdef0123456789abcdef"


@pytest.fixture(params=["stand-in", "emulator"])
def bucket(request, google, monkeypatch):
    """The same questions to our stand-in and to the emulator from PyPI."""
    if request.param == "emulator":
        try:
            from gcp_storage_emulator.server import create_server
        except ImportError:
            missing("gcp-storage-emulator")
            return None
        port = free_port()
        server = create_server("127.0.0.1", port, in_memory=True, default_bucket="reports")
        server.start()
        request.addfinalizer(server.stop)
        monkeypatch.setenv("STORAGE_EMULATOR_HOST", f"http://127.0.0.1:{port}")
    return "reports"


@pytest.mark.parametrize(
    ("data", "stored"),
    [("grüß", "grüß".encode()), (b"\x00\x01", b"\x00\x01"), ("file", b"file"), ("", b"")],
)
def test_writes_and_reads(bucket, data, stored):
    given = io.BytesIO(stored) if data == "file" else data
    assert GCSUpload(bucket, "a/b c.txt").run(given) == "a/b c.txt"
    assert GCSDownload(bucket, "a/b c.txt").run() == stored
    assert GCSDownload(bucket).run(blob="a/b c.txt") == stored


def test_large_data_go_in_pieces(bucket):
    data = b"0123456789abcdef" * (MIB // 16) + b"rest"
    GCSUpload(bucket, "large", chunk_size=256 * 1024).run(io.BytesIO(data))
    assert GCSDownload(bucket, "large", chunk_size=256 * 1024).run() == data


def test_copies(bucket):
    GCSUpload(bucket, "a").run("x")
    assert GCSCopy(bucket, "a", bucket, "b").run() == "b"
    assert GCSDownload(bucket, "b").run() == b"x"


def test_is_it_there(bucket):
    GCSUpload(bucket, "a").run("x")
    assert GCSBlobExists(bucket, "a").run() is True
    assert GCSBlobExists(bucket, "no", fail_if_not_found=False).run() is False
    with pytest.raises(FAIL, match="Blob no not found in bucket reports"):
        GCSBlobExists(bucket, "no").run()
    with pytest.raises(NotFound):
        GCSDownload(bucket, "no").run()


def test_a_broken_piece_is_sent_again(google):
    google.fail("PUT /upload", 503, times=1)
    data = b"x" * MIB
    GCSUpload("reports", "large", chunk_size=256 * 1024).run(io.BytesIO(data))
    assert google.storage.data["reports", "large"] == data
    assert len([path for path in google.paths("PUT") if path.startswith("PUT /upload")]) > 4


def test_preconditions(google):
    GCSUpload("reports", "new", if_generation_match=0).run("first")
    with pytest.raises(PreconditionFailed):
        GCSUpload("reports", "new", if_generation_match=0).run("second")
    assert GCSDownload("reports", "new").run() == b"first"


def test_settings_of_an_object(google):
    GCSUpload("reports", "a", content_type="text/csv", content_encoding="identity", metadata={"team": "data"}).run("x")
    found = google.storage.buckets["reports"].objects["a"]
    assert (found["contentType"], found["contentEncoding"], found["metadata"]) == (
        "text/csv",
        "identity",
        {"team": "data"},
    )


def test_keys_of_ones_own(google):
    GCSUpload("reports", "secret").run("x", encryption_key=KEY)
    assert GCSDownload("reports", "secret").run(encryption_key=KEY) == b"x"
    with pytest.raises(Exception, match="encryption key is incorrect"):
        GCSDownload("reports", "secret").run()


def test_makes_the_bucket(google):
    with pytest.raises(NotFound):
        GCSUpload("fresh", "a").run("x")
    GCSUpload("fresh", "a", project="p", create_bucket=True).run("x")
    GCSCopy("fresh", "a", "other", create_bucket=True).run(project="p")
    assert google.storage.names("other") == ["a"]


def test_a_copy_takes_as_many_steps_as_google_wants(google):
    google.storage.rewrite = 2
    GCSCopy("reports", "2024/greeting.txt", "reports", "copy").run()
    assert google.storage.data["reports", "copy"] == b"hello"
    assert len([path for path in google.paths("POST") if "rewriteTo" in path]) == 3


@pytest.mark.parametrize(
    ("task", "message"),
    [
        (GCSDownload(), "No 'bucket'"),
        (GCSDownload("reports"), "No 'blob'"),
        (GCSCopy("reports", "a"), "No 'dest_bucket'"),
        (GCSCopy("reports", "a", "reports", "a"), "onto itself"),
        (GCSBlobExists("reports"), "No 'blob'"),
    ],
)
def test_what_is_missing(google, task, message):
    with pytest.raises(ValueError, match=message):
        task.run()


def test_no_data(google):
    with pytest.raises(TypeError, match="writes text, bytes or an open file, not int"):
        GCSUpload("reports", "a").run(42)


def test_a_refusal_is_told_and_not_tried_again(google):
    google.fail("GET /download", 403, "forbidden", times=9)
    with pytest.raises(Forbidden, match="forbidden happened"):
        GCSDownload("reports", "2024/greeting.txt").run()
    assert len(google.paths("GET")) == 1


@pytest.mark.parametrize(("status", "reason"), [(429, "rateLimitExceeded"), (503, "backendError"), ("break", "")])
def test_tries_again_by_itself(google, status, reason):
    google.fail("GET /download", status, reason)
    assert GCSDownload("reports", "2024/greeting.txt").run() == b"hello"


def test_waits_in_a_flow(google):
    with Flow("wait") as flow:
        found = GCSBlobExists("reports", "later", wait_seconds=20)()
        GCSUpload("reports", "later")("x")
    state = flow.run()
    assert state.result[found].result is True


def test_the_name_is_made_up(google):
    assert GCSUpload("reports").run("x").startswith("prefect-no-id-")
