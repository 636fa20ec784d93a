"""DAG files packed in a zip file."""

from __future__ import annotations

import functools
import os
from pathlib import Path
from typing import Any


def is_archive(path: Path) -> bool:
    """Tell whether a path is a zip file."""
    if path.suffix != ".zip" or not path.is_file():
        return False
    # only those who have archives need it
    import zipfile

    return zipfile.is_zipfile(path)


def _opened(path: Path | str) -> Any:
    # as above
    import zipfile

    try:
        return zipfile.ZipFile(path)
    except zipfile.BadZipFile as err:
        raise ValueError(str(err)) from err


def might_hold_dag(content: bytes) -> bool:
    """Tell whether a Python file may hold a DAG, as Airflow does: it mentions `airflow`, and `dag` or `asset`."""
    content = content.lower()
    return b"airflow" in content and (b"dag" in content or b"asset" in content)


def sources_of(path: Path) -> list[tuple[Path, bytes]]:
    """
    Return the files at the top of a zip file that may hold DAGs.

    Args:
        path: the zip file.

    Returns:
        Each as a path inside the zip file, and its content.
    """
    with _opened(path) as archive:
        names = [
            name for name in archive.namelist() if name.endswith(".py") and "/" not in name and name != "__init__.py"
        ]
        return [(path / name, content) for name in sorted(names) if might_hold_dag(content := archive.read(name))]


@functools.lru_cache(maxsize=64)
def _tops(path: str, changed: int) -> frozenset[str]:
    with _opened(path) as archive:
        return frozenset(name.partition("/")[0].removesuffix(".py") for name in archive.namelist())


def has_module(path: Path, top: str) -> bool:
    """Tell whether a zip file holds a module or package of that name at its top."""
    return top in _tops(str(path), os.stat(path).st_mtime_ns)
