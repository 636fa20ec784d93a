"""
Write which names a version of Airflow has, for the stand-in: `names_2_10.txt`, `names_3_2.txt`, `settings.txt`.

    python scripts/airflow_names.py names PATHS.json OUT.txt MODULES.txt    where the version is installed
    python scripts/airflow_names.py old WHEEL OUT.txt                       for 1.10, which this Python cannot import
    python scripts/airflow_names.py settings OUT.txt                        the settings and their defaults

`PATHS.json` holds old import paths and what they stand for now; `MODULES.txt` lists dotted module names, one a line.
A line
of a names table is a module and the names that can be imported from it.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import io
import json
import sys
import types
import zipfile
from pathlib import Path

PASSED_OVER = (
    "airflow.www",
    "migrations",
    ".cli",
    "__main__",
    "test_",
    "gunicorn",
    "airflow.api_fastapi",
    "airflow.ui",
)
NOISE = frozenset(
    {
        "annotations", "TYPE_CHECKING", "Any", "Optional", "Callable", "Iterable", "Sequence", "Union", "Dict", "List",
        "cast", "log", "logger", "overload",
    }
)  # fmt: skip


def names(paths_file: str, out: str, modules_file: str) -> None:
    """Import every module and write what it offers; names that come lazily are asked for one by one."""
    paths = json.loads(Path(paths_file).read_text())
    asked: dict[str, set[str]] = {}
    known = [
        *paths["aliases"],
        *paths["aliases_whose_target_was_removed_later"],
        *(row["path"] for row in paths["removed"]),
    ]
    for path in known:
        module, _, name = path.rpartition(".")
        asked.setdefault(module, set()).add(name)
    lines = []
    for module in sorted({*Path(modules_file).read_text().split(), *asked}):
        if module.startswith("airflow.providers.") and not module.startswith("airflow.providers.standard"):
            continue
        if any(part in module for part in PASSED_OVER):
            continue
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            found = _offered(module, asked.get(module, set()))
        if found is not None:
            lines.append(" ".join([module, *sorted(found - NOISE)]))
    Path(out).write_text("\n".join(lines) + "\n")


def _offered(module: str, asked: set[str]) -> set[str] | None:
    try:
        loaded = importlib.import_module(module)
    except (Exception, SystemExit):  # noqa: BLE001 - a module may raise whatever it likes
        return None
    offered = set()
    for name in {*(name for name in vars(loaded) if not name.startswith("_")), *getattr(loaded, "__all__", ()), *asked}:
        try:
            value = getattr(loaded, name)
        except (Exception, SystemExit):  # noqa: BLE001 - a module may raise whatever it likes
            continue
        if not isinstance(value, types.ModuleType):
            offered.add(name)
    return offered


def old(wheel: str, out: str) -> None:
    """Read what the modules of a wheel define and import at their top."""
    passed_over = ("/www", "migrations", "/example_dags", "/_vendor", "/tests")
    lines = []
    with zipfile.ZipFile(wheel) as archive:
        for file in sorted(archive.namelist()):
            if not file.startswith("airflow/") or not file.endswith(".py") or any(part in file for part in passed_over):
                continue
            with contextlib.suppress(SyntaxError):
                found = _defined(ast.parse(archive.read(file)))
                module = file.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
                lines.append(" ".join([module, *sorted(name for name in found if not name.startswith("_"))]))
    Path(out).write_text("\n".join(lines) + "\n")


def _defined(tree: ast.Module) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            found.update((alias.asname or alias.name).partition(".")[0] for alias in node.names if alias.name != "*")
    for node in tree.body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            found.add(node.name)
        elif isinstance(node, ast.Assign):
            found.update(target.id for target in node.targets if isinstance(target, ast.Name))
    return found


def settings(out: str) -> None:
    """Write the defaults of all settings that are plain text."""
    conf = importlib.import_module("airflow.configuration").conf
    lines = []
    for section, described in sorted(conf.configuration_description.items()):
        for key, option in sorted((described.get("options") or {}).items()):
            value = option.get("default")
            if value is not None and "\n" not in str(value) and "{" not in str(value):
                lines.append(f"{section} {key} {value}")
    Path(out).write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    {"names": names, "old": old, "settings": settings}[sys.argv[1]](*sys.argv[2:])
