"""Copy, move, remove and find files and folders."""

from __future__ import annotations

import shutil
from pathlib import Path

from prefect.core.settable import Task, settable


class Copy(Task):
    """
    Copy a file or a whole folder.

    Args:
        source_path: the file or folder.
        target_path: where the copy goes. A file may go into a folder that is there; a folder's copy must be new.

    Returns:
        The path of the copy.

    Raises:
        ValueError: a path was not given, or there is nothing at `source_path`.
        FileExistsError: a folder is to be copied to where something is.
        OSError: the file system refused.

    Example:
        >>> Copy("orders.csv").run(target_path="copy.csv")
        PosixPath('copy.csv')
    """

    @settable("source_path", "target_path")
    def run(self, source_path: str | Path = "", target_path: str | Path = "") -> Path:
        source, target = _there(source_path, "source_path"), _path(target_path, "target_path")
        return Path(shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target))


class Move(Task):
    """
    Move a file or a whole folder.

    Args:
        source_path: the file or folder.
        target_path: where it goes, or a folder that is there and shall hold it.

    Returns:
        Its new path.

    Raises:
        ValueError: a path was not given, or there is nothing at `source_path`.
        FileNotFoundError: the folder that should hold it is not there.
        OSError: the file system refused.

    Example:
        >>> Move("old.csv").run(target_path="done.csv")
        PosixPath('done.csv')
    """

    @settable("source_path", "target_path")
    def run(self, source_path: str | Path = "", target_path: str | Path = "") -> Path:
        source, target = _there(source_path, "source_path"), _path(target_path, "target_path")
        return Path(shutil.move(source, target))


class Remove(Task):
    """
    Remove a file or a folder.

    Args:
        path: the file or folder.
        recursive: remove a folder with all that is in it; otherwise it has to be empty.
        missing_ok: nothing at the path is no error.

    Returns:
        `None`.

    Raises:
        ValueError: no path was given, or there is nothing.
        OSError: a folder is not empty, or the file system refused.

    Example:
        >>> Remove("done.csv").run()
    """

    @settable("path", "*", "recursive", "missing_ok")
    def run(self, path: str | Path = "", recursive: bool = False, missing_ok: bool = False) -> None:
        found = _path(path, "path")
        if missing_ok and not found.is_symlink() and not found.exists():
            return
        found = _there(path, "path")
        if not found.is_dir() or found.is_symlink():
            found.unlink()
        elif recursive:
            shutil.rmtree(found)
        else:
            found.rmdir()


class Glob(Task):
    """
    Find files and folders by a pattern.

    Args:
        path: folder to look into.
        pattern: `*` and `?` stand for characters of a name, `**` for any folders below.

    Returns:
        The paths that match, sorted; empty if there is no such folder.

    Raises:
        ValueError: no path was given; the pattern is empty.
        NotImplementedError: the pattern begins with a slash.

    Example:
        >>> Glob(".").run(pattern="or*.csv")
        [PosixPath('orders.csv')]
    """

    @settable("path", "pattern")
    def run(self, path: str | Path = "", pattern: str = "*") -> list[Path]:
        return sorted(_path(path, "path").glob(pattern))


def _path(given: str | Path, name: str) -> Path:
    if not given:
        raise ValueError(f"No `{name}` provided.")
    return Path(given)


def _there(path: str | Path, name: str) -> Path:
    found = _path(path, name)
    if not found.exists() and not found.is_symlink():
        what = name.replace("_", " ").capitalize()
        raise ValueError(f"{what} ({found}) not found")
    return found
