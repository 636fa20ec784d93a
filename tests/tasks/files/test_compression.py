from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from prefect.tasks.files import Unzip, Zip
from tests.tasks.files.conftest import names


@pytest.mark.parametrize(
    ("source", "members"),
    [
        ("a.txt", ["a.txt"]),
        ("s", ["s/b.txt", "s/t/c"]),
        (["a.txt", Path("s/t")], ["a.txt", "t/c"]),
        ("empty", []),
    ],
)
@pytest.mark.parametrize("absolute", [False, True])
def test_zip(folder, source, members, absolute):
    if absolute:
        source = [folder / one for one in ([source] if isinstance(source, str) else source)]
    assert Zip(source, "z.zip").run() is None
    assert zipfile.ZipFile("z.zip").namelist() == members


@pytest.mark.parametrize("method", ["deflate", "store", "bzip2", "lzma"])
def test_there_and_back(folder, method):
    Zip("s", "z.zip", compression_method=method, compression_level=9).run()
    assert Unzip("z.zip", "out").run() == Path("out")
    assert names(folder / "out") == ["s/b.txt", "s/t/c"]
    assert (folder / "out/s/b.txt").read_text() == "s/b.txt"


def test_unzip_here(folder):
    Zip("s/t", "z.zip").run()
    assert Unzip("z.zip").run() == folder
    assert (folder / "t/c").is_file()


def test_an_archive_does_not_hold_itself(folder):
    for _ in range(2):
        Zip(".", "z.zip").run()
    assert len(zipfile.ZipFile("z.zip").namelist()) == 3


def test_nothing_is_written_outside_the_folder(folder):
    with zipfile.ZipFile("evil.zip", "w") as archive:
        archive.writestr("../../evil", "x")
    Unzip("evil.zip", "out").run()
    assert names(folder / "out") == ["evil"]


@pytest.mark.parametrize(
    ("task", "arguments", "error", "message"),
    [
        (Zip, (), ValueError, "No `source_path`"),
        (Zip, ("a.txt",), ValueError, "No `zip_path`"),
        (Zip, ("zz", "z.zip"), ValueError, "nothing at 'zz'"),
        (Zip, ("a.txt", "q/z.zip"), FileNotFoundError, "q/z.zip"),
        (Unzip, (), ValueError, "No `zip_path`"),
        (Unzip, ("k.zip",), ValueError, "`zip_path` 'k.zip' not found"),
        (Unzip, ("a.txt",), zipfile.BadZipFile, "not a zip"),
    ],
)
def test_errors(folder, task, arguments, error, message):
    with pytest.raises(error, match=message):
        task(*arguments).run()


def test_an_unknown_method():
    with pytest.raises(ValueError, match="'compression_method' is 'rar'"):
        Zip(compression_method="rar")
