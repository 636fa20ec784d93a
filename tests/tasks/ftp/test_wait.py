from __future__ import annotations

import ftplib
import threading

import pytest

from prefect.core.errors import WaitTimedOut
from prefect.tasks.ftp import FTPWaitForFile


def test_finds(ftp_server):
    assert len(FTPWaitForFile("/greeting.txt", max_wait=0).run(server=ftp_server.address)) == 14


def test_gives_up(ftp_server):
    with pytest.raises(WaitTimedOut):
        FTPWaitForFile("/none.txt", max_wait=0).run(server=ftp_server.address)


def test_waits(ftp_server):
    threading.Timer(0.1, (ftp_server.root / "late.txt").write_text, ("late",)).start()
    assert FTPWaitForFile("/late.txt", poll_interval=0.05, max_wait=30).run(server=ftp_server.address)


@pytest.mark.parametrize(("transient_errors", "error"), [(True, ftplib.Error), (False, WaitTimedOut)])
def test_an_answer_that_may_be_another_soon(ftp_server, monkeypatch, transient_errors, error):
    def busy(self, *args):
        raise ftplib.error_temp("421 too many users")

    monkeypatch.setattr(ftplib.FTP, "login", busy)
    with pytest.raises(error):
        FTPWaitForFile("/a", transient_errors=transient_errors, max_wait=0).run(server=ftp_server.address)
