"""Servers of files on the loopback: SSH with SFTP, and FTP. Each has a folder with a greeting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.services import missing


class FileServer(NamedTuple):
    #: The folder that it serves.
    root: Path
    #: What a task is given to reach it.
    address: dict[str, Any]
    #: The key of the host, where it has one.
    key: Any = None


def _folder(tmp_path: Path, name: str = "served") -> Path:
    root = tmp_path / name
    (root / "d").mkdir(parents=True)
    (root / "greeting.txt").write_text("hello")
    return root


@pytest.fixture
def ssh_server(tmp_path: Path) -> Iterator[FileServer]:
    """A server of SSH and SFTP, made of paramiko's server side."""
    try:
        from tests.sshd import Server
    except ImportError:
        missing("paramiko")
    root = _folder(tmp_path)
    server = Server(root)
    yield FileServer(
        root,
        {
            "host": "127.0.0.1", "port": server.port, "username": "ada", "password": "hush", "look_for_keys": False,
            "allow_agent": False, "accept_unknown_host": True,
        },
        server.key,
    )  # fmt: skip
    server.stop()


@pytest.fixture
def ftp_server(tmp_path: Path) -> Iterator[FileServer]:
    """A server of FTP."""
    try:
        from tests.ftpd import ftp_server as serving
    except ImportError:
        missing("pyftpdlib")
    root = _folder(tmp_path, "served-by-ftp")
    with serving(root) as port:
        yield FileServer(root, {"host": "127.0.0.1", "port": port, "user": "ada", "password": "hush"})
