"""
Every call of every callback, as the schedulers of 2.10.5 and 3.2.2 made it: its order, its try, what the context held.

A row of the tables: the callback, task, map index, try, error, reason, state of the task instance (of the run, for a
callback of the DAG), the text of a notifier, and the number of the keys that the context had beside those of `context`.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.conversion.loading import flows_of_file
from prefect.compat.airflow.runtime.run import RunOptions
from prefect.compat.airflow.runtime.run_dates import parse_date

HERE = Path(__file__).parent
FIELDS = ("task", "map_index", "try_number", "error", "reason", "state", "text")
TABLES: dict[str, Any] = {
    version: json.loads((HERE / f"callbacks_{name}.json").read_text())
    for version, name in (("2.10", "2_10"), ("3.2", "3_2"))
}

Calls = dict[Any, list[tuple[Any, ...]]]


def by_task(rows: list[tuple[Any, ...]]) -> Calls:
    """The calls of each task instance in order, and those of the DAG, which are the last: tasks run in any order."""
    found: Calls = {}
    for row in rows:
        found.setdefault("DAG" if row[0].startswith("dag_") else row[1:3], []).append(row)
    return found


def masked(error: str | None) -> str | None:
    """The message without what was measured."""
    return None if error is None else re.sub(r"duration of [\d.]+|(?<=Timeout: Timeout).*", "…", error)


def recorded(table: dict[str, Any], dag_id: str) -> Calls:
    """The calls of a DAG, each with all keys of its context."""
    rows = []
    for name, task, map_index, number, error, *rest, keys in table["calls"][dag_id]:
        context = None if keys is None else sorted({*table["context"], *table["more"][keys]})
        rows.append((name, task, map_index, number, masked(error and error.replace("#", "1")), *rest, context))
    return by_task(rows)


@pytest.mark.parametrize(
    ("version", "dag_id"), [(version, dag_id) for version, table in TABLES.items() for dag_id in table["calls"]]
)
def test_every_call(version: str, dag_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = tmp_path / "calls"
    monkeypatch.setenv("CALLS", str(written))
    (flow,) = flows_of_file(str(HERE / "dags" / "callbacks.py"), version=version, dag_id=dag_id)
    date = parse_date("2024-01-01")
    run_id = f"scheduled__{date.isoformat()}"
    flow.airflow_policy.options = RunOptions(logical_date=date, run_type="scheduled", run_id=run_id)
    flow.run()
    lines = [json.loads(line) for line in written.read_text(encoding="utf-8").splitlines()]
    assert {line[0] for line in lines} == {dag_id}
    rows = []
    for _, name, found in lines:
        found["error"] = masked(found.get("error"))
        rows.append((name, *(found.get(field) for field in FIELDS), found.get("keys")))
    assert by_task(rows) == recorded(TABLES[version], dag_id)
    assert not any(row[0].startswith("dag_") for row in rows[:-1])
