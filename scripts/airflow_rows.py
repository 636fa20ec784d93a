"""
Writes the index of operator rows, which tells a DAG file's loader where the row of an operator is, and
`docs/airflow/operators.md`, the list of the providers' operators with what stands for each.

    python scripts/airflow_rows.py

Run it after a row was added or an operator path in one was changed; a test says so if it was forgotten.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from prefect.compat.airflow.operators import index  # noqa: E402 - found by the path above
from prefect.compat.airflow.operators.index import row_of  # noqa: E402
from prefect.compat.airflow.standin import namespace, paths  # noqa: E402

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


def kind_of(path: str) -> tuple[str, str]:
    """What stands for an operator: `native`, `row` or `made on demand`, and the task of a row."""
    module, _, name = path.rpartition(".")
    if path in paths.SPECIAL or name in paths.NAMES and namespace.is_open(module):
        return "native", ""
    row = row_of(path)
    if row is None:
        return "made on demand", ""
    return "row", str(row.target or row.operator_class)


def list_lines() -> list[str]:
    """The list, as Markdown."""
    counts: dict[str, Counter[str]] = {}
    parts: list[str] = []
    for file in sorted((OPERATORS / "data").glob("*.json")):
        provider = file.stem.replace("_", ".")
        counts[provider] = Counter()
        parts += ["", f"## {provider}", "", "| operator | what stands for it | task |", "|---|---|---|"]
        for path in sorted(json.loads(file.read_text(encoding="utf-8"))):
            name = path.rpartition(".")[2]
            if name.startswith("_"):
                continue
            kind, task = kind_of(path)
            counts[provider][kind] += 1
            parts.append(f"| `{path.removeprefix('airflow.providers.')}` | {kind} | {f'`{task}`' if task else ''} |")
    total = sum(counts.values(), Counter())
    table = [
        f"| {name} | {sum(count.values())} | {count['native']} | {count['row']} | {count['made on demand']} |"
        for name, count in [*counts.items(), ("all", total)]
    ]
    return [
        "# Airflow's operators", "",
        "What stands for the operators, sensors and transfers of Airflow's providers when a DAG file imports them. "
        "*native*: the operator lives in the stand-in itself. *row*: a task of the catalogue, by an operator row. "
        "*made on demand*: the file loads and is reported on; the operator runs by `--real-operators`, or by a row of "
        "your own.", "",
        "Written by `scripts/airflow_rows.py`.", "",
        "| provider | classes | native | row | made on demand |", "|---|---|---|---|---|", *table, *parts,
    ]  # fmt: skip


def main() -> None:
    """Write the index and the list."""
    lines = index_lines()
    (OPERATORS / "data" / "index.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    index.clear()
    (ROOT / "docs").mkdir(exist_ok=True)
    (ROOT / "docs" / "airflow" / "operators.md").write_text("\n".join(list_lines()) + "\n", encoding="utf-8")
    print(f"{len(lines)} paths")


if __name__ == "__main__":
    main()
