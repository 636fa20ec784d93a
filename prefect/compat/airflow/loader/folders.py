"""Loads the DAG files of a folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from prefect.compat.airflow.errors import AirflowLoadError
from prefect.compat.airflow.loader.archives import is_archive, might_hold_dag, sources_of
from prefect.compat.airflow.loader.files import LoadedFile, as_version, load_file
from prefect.compat.airflow.standin.ignoring import Pattern, is_ignored, patterns_of
from prefect.compat.airflow.standin.versions import Version


class LoadedFolder(NamedTuple):
    """
    What the DAG files of a folder gave.

    Args:
        path: the folder.
        files: those that loaded.
        errors: why the others did not, by path.
    """

    path: Path
    files: list[LoadedFile]
    errors: dict[Path, AirflowLoadError]


def find_files(folder: str | Path, version: Version | None = None) -> Iterator[Path]:
    """
    Yield the files of a folder that may hold DAGs, sorted.

    As in Airflow these are Python files that mention `airflow` and `dag`, and zip files with such files at their top,
    save what `.airflowignore` files name.

    Args:
        folder: the folder, or a single file.
        version: the Airflow version, which decides what the lines of `.airflowignore` mean; `None` if it is not known.
    """
    folder = Path(folder)
    if folder.is_file():
        yield folder
        return
    yield from _walk(folder, [], version, set())


def _walk(folder: Path, patterns: list[Pattern], version: Version | None, seen: set[str]) -> Iterator[Path]:
    # a link to a folder above would never end
    real = os.path.realpath(folder)
    if real in seen:
        return
    seen.add(real)
    ignore = folder / ".airflowignore"
    if ignore.is_file():
        patterns = [*patterns, *patterns_of(ignore, version)]
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        path = Path(entry.path)
        if is_ignored(path, entry.is_dir(), patterns):
            continue
        if entry.is_dir():
            if entry.name != "__pycache__" and not entry.name.startswith("."):
                yield from _walk(path, patterns, version, seen)
        elif (entry.name.endswith(".py") and might_hold_dag(path.read_bytes())) or (
            is_archive(path) and sources_of(path)
        ):
            yield path


def load_folder(
    path: str | Path, airflow_version: str | Version | None = None, rows: Iterable[Any] = ()
) -> LoadedFolder:
    """
    Load every DAG file of a folder, each in an import session of its own.

    Args:
        path: the folder, or a single file.
        airflow_version: as for `load_file`.
        rows: as for `load_file`.

    Returns:
        The files that loaded, and the errors of those that did not.

    Raises:
        FileNotFoundError: there is no such folder.
    """
    folder = Path(path).absolute()
    if not folder.exists():
        raise FileNotFoundError(f"there is no folder {folder}")
    found = LoadedFolder(folder, [], {})
    rows = tuple(rows)
    for file in find_files(folder, as_version(airflow_version)):
        try:
            found.files.append(load_file(file, airflow_version, roots=(folder,) if folder.is_dir() else (), rows=rows))
        except AirflowLoadError as err:
            found.errors[file] = err
    return found
