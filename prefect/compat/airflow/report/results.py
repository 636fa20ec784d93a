"""The result of a run as JSON: states, tries, XComs and rendered fields of every task instance."""

from __future__ import annotations

import json
import os
from typing import Any

from prefect.compat.airflow.report.values import as_json
from prefect.compat.airflow.runtime.run import AirflowRun


def result_of(run: AirflowRun) -> dict[str, Any]:
    """
    What came out of a run.

    Args:
        run: a run that has ended.

    Returns:
        `{"file", "dagrun_state", "tis": {task id, with the map index in brackets: {…}}}`.
    """
    instances: dict[str, Any] = {}
    for ti in sorted(run.task_instances(), key=lambda ti: (ti.task_id, ti.map_index)):
        entry: dict[str, Any] = {
            "state": ti.word,
            "tries": ti.try_number,
            "xcoms": {key: as_json(value) for key, value in run.xcoms.of(ti.task_id, ti.map_index).items()},
            "rendered": as_json(ti.rendered) if ti.rendered else None,
        }
        if ti.rendered_map_index:
            entry["map_label"] = ti.rendered_map_index
        instances[ti.task_id if ti.map_index < 0 else f"{ti.task_id}[{ti.map_index}]"] = entry
    for index, word in run.leftovers.items():
        instances[run.plan.tasks[index].task_id] = {"state": word, "tries": 0, "xcoms": {}, "rendered": None}
    found: dict[str, Any] = {
        "file": os.path.basename(getattr(run.dag, "fileloc", "") or ""),
        "dagrun_state": run.final_word,
    }
    if run.conf:
        found["conf"] = as_json(run.conf)
    found["tis"] = instances
    return found


def document(results: dict[str, dict[str, Any]], version: tuple[int, int], logical_date: str) -> dict[str, Any]:
    """
    The results of several DAGs.

    Args:
        results: what came out of each, by DAG id.
        version: the Airflow version whose rules held.
        logical_date: the date of the runs.

    Returns:
        What is written as JSON.
    """
    return {
        "_meta": {"airflow_version": ".".join(map(str, version)), "runner": "prefect", "logical_date": logical_date},
        "dags": dict(sorted(results.items())),
    }


def write_json(path: str, found: dict[str, Any]) -> None:
    """
    Write results to a file, one line a DAG.

    Args:
        path: the file.
        found: what `document` made.
    """
    lines = [f"{json.dumps(name)}: {json.dumps(each, sort_keys=True)}" for name, each in found["dags"].items()]
    more = "".join(f',\n"{name}": {json.dumps(found[name])}' for name in ("triggered",) if name in found)
    text = (
        '{"_meta": '
        + json.dumps(found["_meta"], sort_keys=True)
        + ',\n"dags": {\n'
        + ",\n".join(lines)
        + "\n}"
        + more
        + "}\n"
    )
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
