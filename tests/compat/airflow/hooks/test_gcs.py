from __future__ import annotations

import datetime
import gzip

import pytest

from prefect.compat.airflow.hooks.gcs import GCSHook
from prefect.compat.airflow.standin.exceptions import AirflowNotFoundException
from tests.conftest import free_port, missing


@pytest.fixture(scope="module")
def emulator():
    try:
        from gcp_storage_emulator.server import create_server
    except ImportError:
        missing("gcp-storage-emulator")
    port = free_port()
    server = create_server("127.0.0.1", port, in_memory=True)
    server.start()
    yield f"http://127.0.0.1:{port}"
    server.stop()


@pytest.fixture
def hook(emulator, monkeypatch, connection):
    pytest.importorskip("google.cloud.storage")
    monkeypatch.setenv("STORAGE_EMULATOR_HOST", emulator)
    connection("google_cloud_default", conn_type="google_cloud_platform", extra={"project": "p"})
    found = GCSHook()
    found.create_bucket("b")
    found.upload("b", "a/1.txt", data="one")
    found.upload("b", "a/2.csv", data=b"two")
    yield found
    for name in found.list("b"):
        found.delete("b", name)
    found.delete_bucket("b")


def test_looking(hook):
    assert hook.project_id == "p"
    assert hook.get_bucket("b").name == "b"
    assert [hook.exists("b", "a/1.txt"), hook.exists("b", "nothing")] == [True, False]
    assert hook.list("b") == ["a/1.txt", "a/2.csv"]
    assert hook.list("b", prefix="a/1") == ["a/1.txt"]
    assert hook.list("b", delimiter=".csv") == ["a/2.csv"]
    assert hook.list("b", delimiter="/") == ["a/"]
    assert hook.get_size("b", "a/1.txt") == 3
    assert hook.get_md5hash("b", "a/1.txt")
    assert hook.is_updated_after("b", "a/1.txt", datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)) is True
    with pytest.raises(ValueError, match=r"Object \(nothing\) not found in Bucket \(b\)"):
        hook.get_size("b", "nothing")


def test_reading(hook, tmp_path):
    assert hook.download("b", "a/1.txt") == hook.download_as_byte_array("b", "a/1.txt") == b"one"
    assert hook.download("b", "a/1.txt", str(tmp_path / "x")) == str(tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == b"one"
    with hook.provide_file("b", "a/1.txt") as file:
        assert file.read() == b"one"


def test_writing(hook, tmp_path):
    (tmp_path / "x").write_bytes(b"file")
    hook.upload("b", "f", filename=str(tmp_path / "x"))
    assert hook.download("b", "f") == b"file"
    with hook.provide_file_and_upload("b", "g") as file:
        file.write(b"later")
    assert hook.download("b", "g") == b"later"
    hook.upload("b", "z", data="packed", gzip=True)
    packed = hook.download("b", "z")
    assert (gzip.decompress(packed) if packed[:2] == b"\x1f\x8b" else packed) == b"packed"
    for given in ({}, {"data": "x", "filename": "y"}):
        with pytest.raises(ValueError, match="Either filename or data"):
            hook.upload("b", "x", **given)


def test_copying(hook):
    hook.copy("b", "a/1.txt", destination_object="c")
    hook.rewrite("b", "a/1.txt", "b", "d")
    assert hook.download("b", "c") == hook.download("b", "d") == b"one"
    hook.compose("b", ["a/1.txt", "a/2.csv"], "e")
    assert hook.download("b", "e") == b"onetwo"
    with pytest.raises(ValueError, match="have to differ"):
        hook.copy("b", "c")


def test_connections(hook):
    with pytest.raises(AirflowNotFoundException, match="nowhere"):
        GCSHook("nowhere").get_conn()
    assert GCSHook(google_cloud_storage_conn_id="x").gcp_conn_id == "x"
    assert GCSHook(impersonation_chain="a@b").impersonation_chain == "a@b"
