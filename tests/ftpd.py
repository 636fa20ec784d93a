"""A server of FTP on the loopback."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler
from pyftpdlib.servers import FTPServer


@contextmanager
def ftp_server(root: Path) -> Iterator[int]:
    """
    Serve a folder for a while, to the user `ada` with the password `hush`.

    Args:
        root: the folder.

    Yields:
        The port.
    """
    users = DummyAuthorizer()
    users.add_user("ada", "hush", str(root), perm="elradfmwMT")

    class Handler(FTPHandler):
        authorizer = users

    server = FTPServer(("127.0.0.1", 0), Handler)
    stop = threading.Event()

    def serve() -> None:
        while not stop.is_set():
            server.serve_forever(timeout=0.01, blocking=False)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield server.address[1]
    finally:
        stop.set()
        thread.join()
        server.close_all()
