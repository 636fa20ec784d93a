from __future__ import annotations

import ftplib
import io
import threading

import pytest

from prefect.compat.airflow.hooks.ftp import FTPHook
from tests.conftest import missing


@pytest.fixture
def hook(tmp_path, connection):
    """A hook for a server whose root is `tmp_path / "root"`."""
    try:
        from pyftpdlib.authorizers import DummyAuthorizer
        from pyftpdlib.handlers import FTPHandler
        from pyftpdlib.servers import FTPServer
    except ImportError:
        missing("pyftpdlib")
    root = tmp_path / "root"
    (root / "d").mkdir(parents=True)
    (root / "a.txt").write_text("hello")
    users = DummyAuthorizer()
    users.add_user("ada", "hush", str(root), perm="elradfmwMT")

    class Handler(FTPHandler):
        authorizer = users

    server = FTPServer(("127.0.0.1", 0), Handler)
    stop = threading.Event()

    def serve():
        while not stop.is_set():
            server.serve_forever(timeout=0.01, blocking=False)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    connection("ftp_default", f"ftp://ada:hush@127.0.0.1:{server.address[1]}")
    with FTPHook() as found:
        yield found
    stop.set()
    thread.join()
    server.close_all()


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
    assert (tmp_path / "root/b.txt").read_text() == "hello"
    assert (tmp_path / "root/c.txt").read_text() == "c"


def test_changing(hook, tmp_path):
    hook.create_directory("/e")
    hook.rename("/a.txt", "/e/a.txt")
    assert (tmp_path / "root/e/a.txt").exists()
    hook.delete_file("/e/a.txt")
    hook.delete_directory("/e")
    assert sorted(path.name for path in (tmp_path / "root").iterdir()) == ["d"]
    with pytest.raises(ftplib.error_perm):
        hook.delete_file("/nothing")


def test_a_wrong_password(hook, connection):
    port = hook.get_connection("ftp_default").port
    connection("c", f"ftp://ada:wrong@127.0.0.1:{port}")
    assert FTPHook("c").test_connection()[0] is False
