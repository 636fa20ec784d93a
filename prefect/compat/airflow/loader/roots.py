"""The folders whose modules a DAG file may import."""

from __future__ import annotations

from pathlib import Path

# folders that projects keep beside their DAG folder
_BESIDE = ("plugins", "config")


def _dags_folder(folder: Path) -> Path | None:
    chain = [folder, *folder.parents]
    return next((one for one in reversed(chain[:8]) if one.name == "dags"), None)


def roots_for(path: Path) -> list[Path]:
    """
    Return the import folders of a DAG file or DAG folder.

    They are the DAG folder (the outermost folder named `dags` around the file, else the file's own), `plugins` and
    `config` beside or in it, the project's folder around, and the folder above a package that the file is part of.
    """
    folder = path if path.is_dir() else path.parent
    dags = _dags_folder(folder)
    base = dags or folder
    found = [base]
    for place in (base.parent, base):
        found.extend(place / name for name in _BESIDE if (place / name).is_dir())
    top = folder
    while (top / "__init__.py").is_file() and top.parent != top:
        top = top.parent
    if top != folder and (dags is None or dags not in top.parents):
        found.append(top)
    # `from include.x import …`, `from dags.x import …`: the project's folder
    if dags is not None or any((base.parent / name).is_dir() for name in ("include", "plugins")):
        found.append(base.parent)
    return list(dict.fromkeys(found))


def fallbacks_for(path: Path) -> list[Path]:
    """
    Return the folders between the DAG folder and a file in it, nearest first.

    Airflow does not look there, so that they are asked only for what is found nowhere else: a file `load.py` beside a
    folder `load` would stand in the folder's way.
    """
    folder = path if path.is_dir() else path.parent
    dags = _dags_folder(folder)
    return [] if dags is None else [one for one in (folder, *folder.parents) if dags in one.parents]
