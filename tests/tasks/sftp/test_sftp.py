"""Expected results are those of Prefect 1.4.1, which was run against the same server."""

from __future__ import annotations

import cloudpickle
import pytest

from prefect.tasks.sftp import SftpDownload, SftpUpload


@pytest.fixture
def given(ssh_server, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "up.txt").write_text("up")
    return {"host": "127.0.0.1", "username": "ada", "password": "hush", "port_number": ssh_server.address["port"]}


def test_download(given, tmp_path):
    assert SftpDownload(**given, remote_path="/greeting.txt", local_path="got.txt").run() is None
    assert (tmp_path / "got.txt").read_text() == "hello"


def test_by_position_as_upstream(given, tmp_path):
    SftpDownload(*given.values(), "/greeting.txt", "got.txt").run()
    assert (tmp_path / "got.txt").read_text() == "hello"


def test_nothing_is_left_of_a_file_that_is_not_there(given, tmp_path):
    (tmp_path / "got.txt").write_text("before")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(FileNotFoundError, match="No such file"):
        SftpDownload(**given, remote_path="/none.txt", local_path="got.txt").run()
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "got.txt").read_text() == "before"


def test_upload(given, ssh_server):
    assert SftpUpload(**given).run(remote_path="/d/u.txt", local_path="up.txt") is None
    assert (ssh_server.root / "d/u.txt").read_text() == "up"


@pytest.mark.parametrize(
    ("remote", "local", "text"),
    [("/d/u.txt", "nope.txt", "No such file or directory: 'nope.txt'"), ("/nowhere/u.txt", "up.txt", "No such file")],
)
def test_upload_fails(given, remote, local, text):
    with pytest.raises(FileNotFoundError, match=text):
        SftpUpload(**given).run(remote_path=remote, local_path=local)


@pytest.mark.parametrize("task", [SftpDownload, SftpUpload])
@pytest.mark.parametrize("lacks", ["host", "username", "password", "port_number", "remote_path", "local_path"])
def test_what_is_needed(given, task, lacks):
    arguments = {**given, "remote_path": "/greeting.txt", "local_path": "up.txt", lacks: None}
    with pytest.raises(ValueError, match=f"No '{lacks}' was given"):
        task(**arguments).run()


def test_a_host_that_is_not_known(given, monkeypatch):
    with pytest.raises(Exception, match="not found in known_hosts"):
        SftpDownload(**given, accept_unknown_host=False, remote_path="/greeting.txt", local_path="got.txt").run()


def test_the_password_does_not_travel(given):
    task = SftpDownload(**{**given, "password": "hush-hush"}, remote_path="/greeting.txt", local_path="got.txt")
    written = cloudpickle.dumps(task)
    assert b"hush-hush" not in written
    with pytest.raises(ValueError, match="'password'.*did not travel"):
        cloudpickle.loads(written).run()
    assert cloudpickle.loads(written).run(password="hush") is None
