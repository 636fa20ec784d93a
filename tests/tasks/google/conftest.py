"""A stand-in for Google's services, with a bucket and a dataset in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.gcloud.server import FakeGoogle, fake_google


@pytest.fixture(scope="session")
def google_server() -> Iterator[FakeGoogle]:
    pytest.importorskip("google.cloud.storage")
    with fake_google() as found:
        yield found


@pytest.fixture
def google(google_server: FakeGoogle, monkeypatch: pytest.MonkeyPatch) -> FakeGoogle:
    """The services, empty but for the bucket `reports` and the table `people.names` of the project `p`."""
    google_server.clear()
    for name in ("GOOGLE_APPLICATION_CREDENTIALS", "GOOGLE_CLOUD_PROJECT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("STORAGE_EMULATOR_HOST", google_server.url)
    monkeypatch.setenv("BIGQUERY_EMULATOR_HOST", google_server.url)
    google_server.storage.make("reports", {"2024/greeting.txt": b"hello"})
    google_server.bigquery.make("people", "names", "name:STRING, age:INTEGER", [("Ada", 36), ("Alan", 41)])
    return google_server
