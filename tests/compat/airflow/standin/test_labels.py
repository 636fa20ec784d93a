"""Labels between tasks and groups: the edges, as real Airflow (2.10.5 and 3.2.2 alike) made them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.loader.files import load_file

ORACLE = Path(__file__).parents[1] / "oracle"
RECORDED: dict[str, Any] = json.loads((ORACLE / "labels.json").read_text(encoding="utf-8"))


def described(dag: Any) -> dict[str, Any]:
    """The edges of a DAG, those that carry a label, and the relations of its groups."""
    groups = dag.task_group.get_task_group_dict()
    return {
        "edges": {task.task_id: sorted(task.downstream_task_ids) for task in dag.tasks if task.downstream_task_ids},
        "labelled": {start: sorted(ends) for start, ends in dag.edge_info.items()},
        "groups": {
            name: [
                sorted(group.upstream_group_ids),
                sorted(group.downstream_group_ids),
                sorted(group.upstream_task_ids),
                sorted(group.downstream_task_ids),
            ]
            for name, group in groups.items()
            if name
        },
    }


@pytest.mark.parametrize("version", ["2.10", "3.2"])
def test_edges_through_a_label(version: str) -> None:
    file = load_file(ORACLE / "inside" / "labels_dags.py", version)
    found = {relation: described(file.dag(f"labels_{number}")) for number, relation in enumerate(RECORDED)}
    assert len(found) == 182
    assert found == RECORDED
