"""
Write how much of what DAG files use there is here: works, made on demand, not at all.

    python scripts/airflow_usage.py             looks again at what stands in docs/airflow/usage.md
    python scripts/airflow_usage.py USAGE.json  begins with new counts

`USAGE.json` holds lists of `{"name": …, "files": how many use it}`, counted over public DAG repositories.
"""

from __future__ import annotations

import importlib
import inspect
import json
import re
import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pendulum

from prefect.compat.airflow.hooks.table import PATHS as HOOKS
from prefect.compat.airflow.loader import ImportSession
from prefect.compat.airflow.runtime.dag_run import DatabaseDagRun
from prefect.compat.airflow.runtime.database_task_instance import DatabaseTaskInstance
from prefect.compat.airflow.runtime.runtime_task_instance import RuntimeTaskInstance
from prefect.compat.airflow.standin import notes
from prefect.compat.airflow.standin.baseoperator import BaseOperator
from prefect.compat.airflow.standin.contextkeys import KNOWN_CONTEXT_KEYS
from prefect.compat.airflow.standin.dag import DAG

PAGE = Path(__file__).resolve().parents[1] / "docs" / "airflow" / "usage.md"
ALIASES = resources.files("prefect.compat.airflow.standin") / "data" / "aliases.txt"
NAMES = ("imports", "imports_transitive", "imports_only_in_functions", "imports_in_other_repo_modules")
WORKS, ON_DEMAND, NOT_AT_ALL = "works", "made on demand", "not at all"


def verdict(path: str) -> str:
    """Say what a dotted name gives inside an import session."""
    version = (3, 2) if path.startswith(("airflow.sdk", "airflow.providers.standard")) else (2, 10)
    session = ImportSession([], version)
    with session:
        before = notes.gather(session.notes)
        try:
            _resolved(path)
        except (ImportError, AttributeError):
            return NOT_AT_ALL
        finally:
            notes.gather(before)
    made = (f"{path} has no counterpart", f"module {path} is not known")
    return ON_DEMAND if any(note.text.startswith(made) for note in session.notes) else WORKS


def _resolved(path: str) -> Any:
    module, _, name = path.rpartition(".")
    if not module:
        return importlib.import_module(path)
    try:
        return getattr(importlib.import_module(module), name)
    except AttributeError:
        return importlib.import_module(path)


def names(usage: dict[str, Any]) -> Iterator[tuple[str, str, int]]:
    """Yield each name of Airflow that is imported, with verdict and files."""
    files: dict[str, int] = {}
    for key in NAMES:
        for row in usage.get(key, ()):
            files[row["name"]] = max(files.get(row["name"], 0), row.get("files") or row.get("repos") or 0)
    for path, count in files.items():
        if path.partition(".")[0] == "airflow":
            yield path, verdict(path), count


def hook_methods(usage: dict[str, Any]) -> Iterator[tuple[str, str, int]]:
    """Yield each method of a hook that is called."""
    by_class: dict[str, Any] = {}
    for path, where in HOOKS.items():
        name = path.rpartition(".")[2]
        by_class[name] = getattr(importlib.import_module(f"prefect.compat.airflow.hooks.{where}"), name, None)
    for line in ALIASES.read_text(encoding="utf-8").splitlines():
        old, today = (path.rpartition(".") for path in line.split())
        if "".join(today) in HOOKS:
            by_class.setdefault(old[2], by_class[today[2]])
    for row in usage["hook_methods"]:
        hook, _, method = row["name"].partition(".")
        known = by_class.get(hook)
        yield row["name"], WORKS if known is not None and hasattr(known, method) else ON_DEMAND, row["files"]


def attributes(usage: dict[str, Any]) -> Iterator[tuple[str, str, int]]:
    """Yield what callables ask the objects of their context."""
    task_instances = (DatabaseTaskInstance, RuntimeTaskInstance)
    # runs of 2.x have all that those of 3.x have
    kinds = {
        "ti": task_instances, "task_instance": task_instances, "dag_run": (DatabaseDagRun,), "dag": (DAG,),
        "task": (BaseOperator,),
    }  # fmt: skip
    for row in usage["context_object_attributes"]:
        owner, _, name = row["name"].partition(".")
        there = any(_has(kind, name) for kind in kinds.get(owner, (pendulum.DateTime,)))
        yield row["name"], WORKS if there else NOT_AT_ALL, row["files"]


def _has(kind: type, name: str) -> bool:
    """Has a class, or what it makes, that attribute?"""
    if hasattr(kind, name):
        return True
    ours = [each for each in kind.__mro__ if each.__module__.startswith("prefect.")]
    return any(name in each.__dict__.get("__annotations__", ()) for each in ours) or any(
        f"self.{name}" in inspect.getsource(each) for each in ours
    )


def keys(usage: dict[str, Any]) -> Iterator[tuple[str, str, int]]:
    """Yield the keys of the context that are asked for."""
    for row in usage["context_keys"]:
        yield row["name"], WORKS if row["name"] in KNOWN_CONTEXT_KEYS else NOT_AT_ALL, row["files"]


def dag_arguments(usage: dict[str, Any]) -> Iterator[tuple[str, str, int]]:
    """Yield the arguments that DAGs are given by name."""
    known = inspect.signature(DAG.__init__).parameters
    for row in usage["dag_kwargs"]:
        if row["name"].isidentifier():
            yield row["name"], WORKS if row["name"] in known else NOT_AT_ALL, row["files"]


PARTS = {
    "Names that are imported": names,
    "Methods of hooks": hook_methods,
    "Attributes of the objects in the context": attributes,
    "Keys of the context": keys,
    "Arguments of DAGs": dag_arguments,
}


KEYS = ("imports", "hook_methods", "context_object_attributes", "context_keys", "dag_kwargs")
_ROW = re.compile(r"^\| `(.+)` \| (.+) \| (\d+) \|$", re.MULTILINE)


def counts_of(text: str) -> dict[str, Any]:
    """Return the names and counts that stand in a page."""
    parts = [text.partition(f"## {title}\n")[2].partition("\n## ")[0] for title in PARTS]
    return {
        key: [{"name": name, "files": int(files)} for name, _, files in _ROW.findall(part)]
        for key, part in zip(KEYS, parts, strict=True)
    }


def page(usage: dict[str, Any]) -> str:
    """Return the page as Markdown."""
    found = {title: list(rows(usage)) for title, rows in PARTS.items()}
    lines = [
        "# What DAG files use",
        "",
        "Counted over public repositories with DAG files; written by `scripts/airflow_usage.py`. *Made on demand*",
        "means that the file loads, with a finding, and that a task which uses the name says so when it runs.",
        "",
        "| | works | made on demand | not at all | share that works, by files |",
        "|---|---:|---:|---:|---:|",
    ]
    for title, rows in found.items():
        counts = {kind: sum(said == kind for _, said, _ in rows) for kind in (WORKS, ON_DEMAND, NOT_AT_ALL)}
        weight = sum(files for *_, files in rows)
        share = 100 * sum(files for _, said, files in rows if said == WORKS) / max(1, weight)
        lines.append(f"| {title} | {counts[WORKS]} | {counts[ON_DEMAND]} | {counts[NOT_AT_ALL]} | {share:.1f} % |")
    for title, rows in found.items():
        lines += ["", f"## {title}", "", "| name | verdict | files |", "|---|---|---:|"]
        lines += [f"| `{name}` | {said} | {files} |" for name, said, files in sorted(rows, key=_rank)]
    return "\n".join(lines) + "\n"


def _rank(row: tuple[str, str, int]) -> tuple[int, str]:
    return -row[2], row[0]


if __name__ == "__main__":
    if len(sys.argv) > 1:
        counts = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    else:
        counts = counts_of(PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(page(counts), encoding="utf-8")
