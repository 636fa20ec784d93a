from __future__ import annotations

import os
import threading
import time

import pytest

from prefect.core.errors import WaitTimedOut
from prefect.tasks.sftp import SftpWaitForFile


@pytest.mark.parametrize(
    ("given", "result"),
    [
        ({"path": "/greeting.txt"}, ["/greeting.txt"]),
        ({"path": "/", "pattern": "*"}, ["/greeting.txt", "/old.txt"]),
        ({"path": "/", "pattern": "g*.txt"}, ["/greeting.txt"]),
        ({"path": "/", "pattern": "*", "unchanged_for": 60}, ["/old.txt"]),
        ({"path": "/", "pattern": "*", "newer_than": 1_000_000_000}, ["/greeting.txt"]),
    ],
)
def test_finds(ssh_server, given, result):
    (ssh_server.root / "old.txt").write_text("")
    os.utime(ssh_server.root / "old.txt", (1e9, 1e9))
    assert SftpWaitForFile(**given, max_wait=0).run(server=ssh_server.address) == result


@pytest.mark.parametrize(
    "given", [{"path": "/none"}, {"path": "/none", "pattern": "*"}, {"path": "/", "pattern": "x*"}, {"path": "/d",
    "pattern": "*"}, {"path": "/greeting.txt", "newer_than": time.time() + 1e9}]
)  # fmt: skip
def test_does_not_find(ssh_server, given):
    with pytest.raises(WaitTimedOut):
        SftpWaitForFile(**given, max_wait=0).run(server=ssh_server.address)


def test_waits(ssh_server):
    threading.Timer(0.1, (ssh_server.root / "late.txt").write_text, ("late",)).start()
    assert SftpWaitForFile("/late.txt", poll_interval=0.05, max_wait=30).run(server=ssh_server.address) == ["/late.txt"]
