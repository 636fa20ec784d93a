"""Loads the DAG files of a folder."""
from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from prefect.compat.airflow.errors import AirflowLoadError
from prefect.compat.airflow.loader.files import LoadedFile, load_file
from prefect.compat.airflow.standin.versions import Version


@dataclass
class LoadedFolder:
    """
    What the DAG files of a folder gave.

    Args:
        path: the folder.
        files: those that loaded.
        errors: why the others did not, by path.
    """

    path: Path
    files: list[LoadedFile] = field(default_factory=list)
    errors: dict[Path, AirflowLoadError] = field(default_factory=dict)


def find_files(folder: str | Path) -> Iterator[Path]:
    """
    Yield the files of a folder that may hold DAGs, sorted.

    As in Airflow these are Python files that mention `airflow` and `dag`, save what `.airflowignore` files name (as regular
    expressions, or as globs in files with the line `# syntax: glob`).
    """
    folder = Path(folder)
    if folder.is_file():
        yield folder
        return
    yield from _walk(folder, [])


def _walk(folder: Path, patterns: list[tuple[Path, str, bool]]) -> Iterator[Path]:
    ignore = folder / ".airflowignore"
    if ignore.is_file():
        patterns = [*patterns, *_patterns(ignore)]
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        path = Path(entry.path)
        if _ignored(path, entry.is_dir(), patterns):
            continue
        if entry.is_dir():
            if entry.name != "__pycache__" and not entry.name.startswith(".git"):
                yield from _walk(path, patterns)
        elif entry.name.endswith(".py") and _might_hold_dag(path):
            yield path


def _might_hold_dag(path: Path) -> bool:
    content = path.read_bytes().lower()
    return b"dag" in content and b"airflow" in content


def _patterns(ignore: Path) -> Iterator[tuple[Path, str, bool]]:
    glob = False
    for line in ignore.read_text(encoding="utf-8").splitlines():
        if re.fullmatch(r"\s*#\s*syntax:\s*glob\s*", line):
            glob = True
        text = line.partition("#")[0].strip() if not line.startswith("\\#") else line[1:].strip()
        if text:
            yield ignore.parent, text, glob


def _ignored(path: Path, is_folder: bool, patterns: list[tuple[Path, str, bool]]) -> bool:
    ignored = False
    for base, pattern, glob in patterns:
        inside = path.relative_to(base).as_posix()
        if glob:
            negated = pattern.startswith("!")
            if _glob_matches(pattern.removeprefix("!"), inside, is_folder):
                ignored = not negated
        elif re.search(pattern, inside):
            ignored = True
    return ignored


def _glob_matches(pattern: str, inside: str, is_folder: bool) -> bool:
    if pattern.endswith("/"):
        if not is_folder:
            return False
        pattern = pattern[:-1]
    if "/" in pattern:
        return fnmatch.fnmatch(inside, pattern.lstrip("/"))
    return fnmatch.fnmatch(inside.rpartition("/")[2], pattern)


def load_folder(path: str | Path, airflow_version: str | Version | None = None) -> LoadedFolder:
    """
    Load every DAG file of a folder, each in an import session of its own.

    Args:
        path: the folder.
        airflow_version: as for `load_file`.

    Returns:
        The files that loaded, and the errors of those that did not.

    Raises:
        FileNotFoundError: there is no such folder.
    """
    folder = Path(path).absolute()
    if not folder.exists():
        raise FileNotFoundError(f"there is no folder {folder}")
    found = LoadedFolder(folder)
    for file in find_files(folder):
        try:
            found.files.append(load_file(file, airflow_version, roots=(folder,) if folder.is_dir() else ()))
        except AirflowLoadError as err:
            found.errors[file] = err
    return found
