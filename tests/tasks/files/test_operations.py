from __future__ import annotations

from pathlib import Path

import pytest

from prefect.tasks.files import Copy, Glob, Move, Remove
from tests.tasks.files.conftest import names

FILES = {"a.txt", "s/b.txt", "s/t/c"}


@pytest.mark.parametrize(
    ("task", "arguments", "result", "new", "gone"),
    [
        (Copy, ("a.txt", "x"), "x", {"x"}, set()),
        (Copy, ("a.txt", "s"), "s/a.txt", {"s/a.txt"}, set()),
        (Copy, ("s", "x"), "x", {"x/b.txt", "x/t/c"}, set()),
        (Move, ("a.txt", "x"), "x", {"x"}, {"a.txt"}),
        (Move, ("a.txt", "s"), "s/a.txt", {"s/a.txt"}, {"a.txt"}),
        (Move, ("s", "x"), "x", {"x/b.txt", "x/t/c"}, {"s/b.txt", "s/t/c"}),
        (Remove, ("a.txt",), None, set(), {"a.txt"}),
        (Remove, ("empty",), None, set(), set()),
    ],
)
@pytest.mark.parametrize("when", ["built", "run"])
def test_operations(folder, task, arguments, result, new, gone, when):
    found = task(*arguments).run() if when == "built" else task().run(*map(Path, arguments))
    assert found == (Path(result) if result else None)
    assert set(names(folder)) == (FILES | new) - gone


@pytest.mark.parametrize(
    ("task", "arguments", "error", "message"),
    [
        (Copy, (), ValueError, "No `source_path` provided"),
        (Copy, ("a.txt",), ValueError, "No `target_path` provided"),
        (Copy, ("zz", "x"), ValueError, r"Source path \(zz\) not found"),
        (Copy, ("s", "empty"), FileExistsError, "empty"),
        (Move, ("zz", "x"), ValueError, r"Source path \(zz\) not found"),
        (Move, ("a.txt", "q/r"), FileNotFoundError, "q/r"),
        (Remove, (), ValueError, "No `path`"),
        (Remove, ("zz",), ValueError, r"Path \(zz\) not found"),
        (Remove, ("s",), OSError, "not empty"),
        (Glob, (), ValueError, "No `path`"),
    ],
)
def test_errors(folder, task, arguments, error, message):
    with pytest.raises(error, match=message):
        task(*arguments).run()
    assert set(names(folder)) == FILES


def test_remove_more(folder):
    Remove("s", recursive=True).run()
    Remove("zz", missing_ok=True).run()
    (folder / "link").symlink_to("nowhere")
    Remove("link").run()
    assert names(folder) == ["a.txt"]


@pytest.mark.parametrize(
    ("path", "pattern", "result"),
    [("s", "*.txt", ["s/b.txt"]), ("s", "**/*", ["s/b.txt", "s/t", "s/t/c"]), ("zz", "*", []), ("empty", "*", [])],
)
def test_glob(folder, path, pattern, result):
    assert Glob(path, pattern).run() == [Path(found) for found in result]
