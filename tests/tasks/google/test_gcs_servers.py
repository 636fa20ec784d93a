"""Against files that stand for an SFTP server's: the connection itself is asked in tests/tasks/ssh."""

from __future__ import annotations

import contextlib
import os
import pathlib
import shutil

import pytest
from google.api_core.exceptions import NotFound

from prefect.tasks.google import GcsToSftp, SftpToGcs, gcs_servers


class Files:
    def __init__(self, root):
        self.root = pathlib.Path(root)

    def at(self, path):
        return self.root / path.lstrip("/")

    def open(self, path, mode):
        return self.at(path).open(mode)

    def putfo(self, file, path):
        with self.at(path).open("wb") as target:
            shutil.copyfileobj(file, target)

    def stat(self, path):
        return self.at(path).stat()

    def mkdir(self, path):
        self.at(path).mkdir()

    def remove(self, path):
        self.at(path).unlink()

    def listdir_attr(self, folder):
        import paramiko

        entries = []
        for name in os.listdir(self.at(folder)):
            entry = paramiko.SFTPAttributes.from_stat(self.at(f"{folder}/{name}").stat())
            entry.filename = name
            entries.append(entry)
        return entries


@pytest.fixture
def files(tmp_path, monkeypatch):
    pytest.importorskip("paramiko")

    @contextlib.contextmanager
    def sftp(server):
        assert server == {"host": "h"}
        yield Files(tmp_path)

    monkeypatch.setattr(gcs_servers, "sftp", sftp)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "keep", "paths"),
    [
        ("2024/greeting.txt", True, ["/in/2024/greeting.txt"]),
        ("2024/greeting.txt", False, ["/in/greeting.txt"]),
        ("2024/*.txt", True, ["/in/2024/greeting.txt", "/in/2024/sub/x.txt"]),
        ("2024/*.txt", False, ["/in/greeting.txt", "/in/sub/x.txt"]),
    ],
)
def test_to_a_server(google, files, name, keep, paths):
    google.storage.put("reports", "2024/sub/x.txt", b"x")
    assert GcsToSftp("reports", name, "/in", keep_structure=keep).run(server={"host": "h"}) == paths
    assert files.joinpath(paths[0].lstrip("/")).read_bytes() == b"hello"


def test_moves(google, files):
    GcsToSftp("reports", "2024/greeting.txt", "/in", move=True).run(server={"host": "h"})
    assert google.storage.names("reports") == []
    assert SftpToGcs("/in/2024/greeting.txt", "reports", "back", move=True).run(server={"host": "h"}) == ["back"]
    assert google.storage.data["reports", "back"] == b"hello"
    assert not (files / "in/2024/greeting.txt").exists()


def test_from_a_server(google, files):
    (files / "out/sub").mkdir(parents=True)
    for name in ("out/a.csv", "out/sub/b.csv", "out/c.txt"):
        (files / name).write_text(name)
    assert SftpToGcs("/out/*.csv", "reports", "in").run(server={"host": "h"}) == ["in/a.csv", "in/sub/b.csv"]
    assert SftpToGcs("/out/a.csv", "reports").run(server={"host": "h"}) == ["out/a.csv"]
    assert SftpToGcs("/no", "reports", required=False).run(server={"host": "h"}) == []
    with pytest.raises(FileNotFoundError):
        SftpToGcs("/no", "reports").run(server={"host": "h"})


def test_what_is_wrong(google, files):
    with pytest.raises(NotFound):
        GcsToSftp("reports", "no", "/in").run(server={"host": "h"})
    for task in (GcsToSftp("reports", "*/*", "/in"), SftpToGcs("/*/*", "reports")):
        with pytest.raises(ValueError, match="one '\\*', not 2"):
            task.run(server={"host": "h"})
