from __future__ import annotations

import ftplib

import pytest

from prefect.core.context import context
from prefect.tasks.ftp import FTPDownload, FTPUpload


def test_download(ftp_server, tmp_path):
    target = tmp_path / "got.txt"
    assert FTPDownload("/greeting.txt", target).run(server=ftp_server.address) == target
    assert target.read_text() == "hello"


def test_nothing_is_left_of_a_file_that_is_not_there(ftp_server, tmp_path):
    before = sorted(tmp_path.iterdir())
    with pytest.raises(ftplib.error_perm, match="550"):
        FTPDownload("/none.txt", tmp_path / "got.txt").run(server=ftp_server.address)
    assert sorted(tmp_path.iterdir()) == before


def test_upload(ftp_server, tmp_path):
    (tmp_path / "up.txt").write_text("up")
    with context(secrets={"BOX": ftp_server.address}):
        assert FTPUpload(tmp_path / "up.txt", "/d/u.txt", server_secret="BOX").run() == "/d/u.txt"
    assert (ftp_server.root / "d/u.txt").read_text() == "up"


@pytest.mark.parametrize(("task", "lacks"), [(FTPDownload, "remote_path"), (FTPUpload, "local_path")])
def test_what_is_needed(task, lacks):
    with pytest.raises(ValueError, match=f"No '{lacks}' was given"):
        task().run(server={})


def test_a_wrong_password(ftp_server, tmp_path):
    with pytest.raises(ftplib.error_perm) as caught:
        FTPDownload("/a", tmp_path / "b").run(server={**ftp_server.address, "password": "wrong-one"})
    assert "wrong-one" not in str(caught.value)
