from __future__ import annotations

import ftplib
import io

import pytest

from prefect.compat.airflow.hooks.ftp import FTPHook


@pytest.fixture
def hook(ftp_server, connection):
    """A hook for a server with a folder and a file."""
    (ftp_server.root / "greeting.txt").rename(ftp_server.root / "a.txt")
    connection("ftp_default", f"ftp://ada:hush@127.0.0.1:{ftp_server.address['port']}")
    with FTPHook() as found:
        yield found


def test_looking(hook):
    assert sorted(hook.list_directory("/")) == ["a.txt", "d"]
    assert hook.describe_directory("/")["a.txt"]["type"] == "file"
    assert hook.get_size("/a.txt") == 5
    assert hook.get_mod_time("/a.txt").year > 2000
    assert hook.test_connection() == (True, "Connection successfully tested")


def test_copying(hook, tmp_path):
    hook.retrieve_file("/a.txt", str(tmp_path / "here"))
    assert (tmp_path / "here").read_text() == "hello"
    buffer = io.BytesIO()
    hook.retrieve_file("/a.txt", buffer)
    pieces = []
    hook.retrieve_file("/a.txt", None, callback=pieces.append, block_size=2)
    assert buffer.getvalue() == b"".join(pieces) == b"hello"
    hook.store_file("/b.txt", str(tmp_path / "here"))
    hook.store_file("/c.txt", io.BytesIO(b"c"))
    assert (tmp_path / "served-by-ftp/b.txt").read_text() == "hello"
    assert (tmp_path / "served-by-ftp/c.txt").read_text() == "c"


def test_changing(hook, tmp_path):
    hook.create_directory("/e")
    hook.rename("/a.txt", "/e/a.txt")
    assert (tmp_path / "served-by-ftp/e/a.txt").exists()
    hook.delete_file("/e/a.txt")
    hook.delete_directory("/e")
    assert sorted(path.name for path in (tmp_path / "served-by-ftp").iterdir()) == ["d"]
    with pytest.raises(ftplib.error_perm):
        hook.delete_file("/nothing")


def test_a_wrong_password(hook, connection):
    port = hook.get_connection("ftp_default").port
    connection("c", f"ftp://ada:wrong@127.0.0.1:{port}")
    assert FTPHook("c").test_connection()[0] is False
