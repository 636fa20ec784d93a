"""`airflow.utils.file`."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from prefect.compat.airflow.standin.ignoring import Pattern, is_ignored, patterns_of
from prefect.compat.airflow.standin.versions import current

__all__ = ["TemporaryDirectory"]

_IN_ZIP = re.compile(rf"((.*\.zip){re.escape(os.sep)})?(.*)")


def mkdirs(path: str, mode: int) -> None:
    """Make a folder and those above it."""
    os.makedirs(path, mode, exist_ok=True)


def find_path_from_directory(
    base_dir_path: str | os.PathLike[str], ignore_file_name: str, ignore_file_syntax: str | None = None
) -> Iterator[str]:
    """
    Yield the files below a folder, save those that ignore files name.

    Args:
        base_dir_path: the folder.
        ignore_file_name: what the ignore files are called, such as `.airflowignore`.
        ignore_file_syntax: `"regexp"` or `"glob"`; `None` is what the Airflow version takes by default.
    """
    syntax = ignore_file_syntax or ("glob" if current() >= (3, 0) else "regexp")
    yield from _below(Path(base_dir_path), ignore_file_name, syntax, [], set())


def _below(folder: Path, ignore_name: str, syntax: str, patterns: list[Pattern], seen: set[str]) -> Iterator[str]:
    # a link to a folder above would never end
    real = os.path.realpath(folder)
    if real in seen:
        return
    seen.add(real)
    ignore = folder / ignore_name
    if ignore.is_file():
        patterns = [*patterns, *patterns_of(ignore, syntax=syntax)]
    entries = sorted(os.scandir(folder), key=lambda one: one.name)
    for entry in entries:
        if not entry.is_dir() and entry.name != ignore_name and not is_ignored(Path(entry.path), False, patterns):
            yield entry.path
    for entry in entries:
        if entry.is_dir() and not is_ignored(Path(entry.path), True, patterns):
            yield from _below(Path(entry.path), ignore_name, syntax, patterns, seen)


def list_py_file_paths(
    directory: str | os.PathLike[str] | None, safe_mode: bool = True, include_examples: bool | None = None
) -> list[str]:
    """Return the files of a folder (or the one file) that may hold DAGs."""
    if directory is None:
        return []
    if os.path.isfile(directory):
        return [os.fspath(directory)]
    return find_dag_file_paths(directory, safe_mode) if os.path.isdir(directory) else []


def find_dag_file_paths(directory: str | os.PathLike[str], safe_mode: bool) -> list[str]:
    """Return the files of a folder that may hold DAGs."""
    found = find_path_from_directory(directory, ".airflowignore")
    return [
        path
        for path in found
        if (path.endswith(".py") or zipfile.is_zipfile(path)) and might_contain_dag(path, safe_mode)
    ]


def might_contain_dag(file_path: str, safe_mode: bool, zip_file: zipfile.ZipFile | None = None) -> bool:
    """Tell whether a file may hold DAGs: without `safe_mode` any may, else one that mentions `dag` and `airflow`."""
    if not safe_mode or zip_file is None and zipfile.is_zipfile(file_path):
        return True
    content = (zip_file.read(file_path) if zip_file is not None else Path(file_path).read_bytes()).lower()
    return b"airflow" in content and (b"dag" in content or b"asset" in content)


def correct_maybe_zipped(fileloc: Any) -> Any:
    """Return the path of the zip file if `fileloc` is the path of something inside one."""
    if not fileloc:
        return fileloc
    archive = cast("re.Match[str]", _IN_ZIP.match(os.fspath(fileloc)))[2]
    return archive if archive and zipfile.is_zipfile(archive) else fileloc


def open_maybe_zipped(fileloc: str, mode: str = "r") -> Any:
    """Open a file, which may stand inside a zip file."""
    found = cast("re.Match[str]", _IN_ZIP.match(fileloc))
    if found[2] and zipfile.is_zipfile(found[2]):
        return zipfile.ZipFile(found[2], mode=cast(Any, mode)).open(found[3])
    return open(fileloc, mode=mode)
