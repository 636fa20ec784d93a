from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from prefect.tasks.files import WaitForFile


@pytest.mark.parametrize(
    ("path", "found"),
    [("a.txt", ["a.txt"]), ("s", ["s/b.txt", "s/t/c"]), ("*.txt", ["a.txt"]), ("**/c", ["s/t/c"])],
)
def test_what_is_there(folder, path, found):
    assert WaitForFile(path).run() == [Path(one) for one in found]


def test_waits(folder):
    timer = threading.Timer(0.05, (folder / "empty/late").write_text, ["x"])
    timer.start()
    assert WaitForFile(poll_interval=0.01, max_wait=20).run(folder / "empty") == [folder / "empty/late"]
    timer.join()


@pytest.mark.parametrize("path", ["zz", "empty", "*.csv"])
def test_gives_up(folder, path):
    with pytest.raises(TimeoutError, match="not done after 0.02 seconds"):
        WaitForFile(path, poll_interval=0.01, max_wait=0.02).run()


@pytest.mark.parametrize(("age", "works"), [(0, False), (100, True)])
def test_a_file_that_is_still_written(folder, age, works):
    os.utime("a.txt", (time.time() - age, time.time() - age))
    task = WaitForFile("a.txt", 50, poll_interval=0.01, max_wait=0)
    if works:
        assert task.run() == [Path("a.txt")]
    else:
        with pytest.raises(TimeoutError):
            task.run()


def test_no_path():
    with pytest.raises(ValueError, match="No 'path'"):
        WaitForFile().run()
