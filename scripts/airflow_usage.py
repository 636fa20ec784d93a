"""
Write a table of the Airflow names that DAG files use: which work, which are made on demand, which are not there.

    python scripts/airflow_usage.py USAGE.json > docs/airflow-names.md

`USAGE.json` holds lists of `{"name": dotted name, "files": how many use it}`.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

from prefect.compat.airflow.loader import ImportSession
from prefect.compat.airflow.standin import notes
from prefect.compat.airflow.standin.versions import FULL_NAMES

LISTS = ("imports", "imports_transitive", "imports_only_in_functions", "imports_in_other_repo_modules")


def verdict(path: str) -> str:
    """Say what a dotted name gives inside an import session."""
    version = (3, 2) if path.startswith("airflow.sdk") else (2, 10)
    assert version in FULL_NAMES
    session = ImportSession([], version)
    with session:
        before = notes.gather(session.notes)
        try:
            found = _resolved(path)
        except (ImportError, AttributeError) as err:
            return f"not at all ({type(err).__name__})"
        finally:
            notes.gather(before)
    codes = {note.code for note in session.notes}
    return "made on demand" if "made-on-demand" in codes else "works" if found is not None else "works (None)"


def _resolved(path: str) -> Any:
    module, _, name = path.rpartition(".")
    if not module:
        return importlib.import_module(path)
    try:
        return getattr(importlib.import_module(module), name)
    except AttributeError:
        return importlib.import_module(path)


def main(usage_file: str) -> None:
    """Print the table."""
    usage = json.loads(Path(usage_file).read_text())
    files: dict[str, int] = {}
    for key in LISTS:
        for row in usage[key]:
            files[row["name"]] = max(files.get(row["name"], 0), row.get("files") or row.get("repos") or 0)
    rows = [(path, verdict(path), count) for path, count in files.items() if path.partition(".")[0] == "airflow"]
    print("# Airflow names that DAG files use\n")
    kinds = ("works", "made on demand", "not at all")
    totals = {kind: [count for _, said, count in rows if said.startswith(kind)] for kind in kinds}
    print("| | names | uses |\n|---|---:|---:|")
    for kind, counts in totals.items():
        print(f"| {kind} | {len(counts)} | {sum(counts)} |")
    print("\n| name | verdict | files |\n|---|---|---:|")
    for path, said, count in sorted(rows, key=lambda row: (-row[2], row[0])):
        print(f"| `{path}` | {said} | {count} |")


if __name__ == "__main__":
    main(sys.argv[1])
