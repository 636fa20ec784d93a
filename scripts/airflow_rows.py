"""
Writes the index of operator rows, which tells a DAG file's loader where the row of an operator is.

    python scripts/airflow_rows.py

Run it after a row was added or an operator path in one was changed; a test says so if it was forgotten.
"""
from __future__ import annotations

import importlib
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
OPERATORS = ROOT / "prefect" / "compat" / "airflow" / "operators"


def index_lines() -> list[str]:
    """One line for each dotted path of an operator: the path, and the module in `rows` that has it."""
    found: dict[str, str] = {}
    for file in sorted((OPERATORS / "rows").rglob("*.py")):
        if file.name == "__init__.py":
            continue
        name = ".".join(file.relative_to(OPERATORS / "rows").with_suffix("").parts)
        module = importlib.import_module(f"prefect.compat.airflow.operators.rows.{name}")
        for row in module.ROWS:
            for path in row.operators:
                if path in found:
                    raise SystemExit(f"{path} has two rows, in {found[path]} and in {name}")
                found[path] = name
    return [f"{path} {name}" for path, name in sorted(found.items())]


def main() -> None:
    """Write the index."""
    lines = index_lines()
    (OPERATORS / "data" / "index.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} paths")


if __name__ == "__main__":
    main()
