"""What Google does on bad days, beside what the tests of each service ask."""

from __future__ import annotations

import io
import threading

import pytest
from google.auth.exceptions import RefreshError

from prefect.tasks.google import GCSDownload, GCSUpload

MIB = 1024 * 1024


def test_an_expired_token_is_told_at_once_and_not_shown(google):
    google.fail("GET /download", 401, "authError", times=9)
    with pytest.raises(RefreshError, match="refresh") as caught:
        GCSDownload("reports", "2024/greeting.txt").run(credentials={"token": "hush-hush"})
    assert "hush-hush" not in str(caught.value) + repr(caught.value)


def test_an_upload_that_breaks_off_goes_on_where_it_was(google):
    google.fail("PUT /upload", "break")
    data = bytes(range(256)) * (MIB // 256)
    GCSUpload("reports", "large", chunk_size=256 * 1024).run(io.BytesIO(data))
    assert google.storage.data["reports", "large"] == data


def test_a_silent_server_is_given_up_and_asked_again(google, web, monkeypatch):
    over = threading.Event()
    # not `otherwise`: the client asks for the bucket too, whenever it likes
    web.answers["/download/storage/v1/b/reports/o/a"] = [lambda asked: over.wait(10) and None, "hello"]
    monkeypatch.setenv("STORAGE_EMULATOR_HOST", web.url)
    try:
        assert GCSDownload("reports", "a", request_timeout=0.2).run() == b"hello"
    finally:
        over.set()
    # another test's upload may still come in
    assert sum(asked.path.startswith("/download/") for asked in web.asked) == 2
