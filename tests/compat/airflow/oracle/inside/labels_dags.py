"""A DAG for each way to put a label between tasks and groups, of `labels.json` in the folder above."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

from airflow import DAG
from airflow.operators.empty import EmptyOperator
from airflow.utils.edgemodifier import Label
from airflow.utils.task_group import TaskGroup


def make(dag_id: str, relation: str) -> DAG:
    """Tasks and groups, related as an expression says, in which `L` is the label."""
    with DAG(dag_id, schedule=None, start_date=datetime.datetime(2024, 1, 1)) as dag:
        nodes = {"L": Label("l"), "r1": EmptyOperator(task_id="r1")}
        with TaskGroup("A") as nodes["A"]:
            for name in ("a1", "a2", "a3"):
                nodes[name] = EmptyOperator(task_id=name)
            with TaskGroup("B") as nodes["B"]:
                nodes["b1"], nodes["b2"] = EmptyOperator(task_id="b1"), EmptyOperator(task_id="b2")
                nodes["b1"] >> nodes["b2"]
            with TaskGroup("F") as nodes["F"]:
                nodes["f1"] = EmptyOperator(task_id="f1")
        with TaskGroup("C") as nodes["C"]:
            nodes["c1"] = EmptyOperator(task_id="c1")
        eval(relation, nodes)
    return dag


RECORDED = Path(__file__).parents[1] / "labels.json"
for number, relation in enumerate(json.loads(RECORDED.read_text())):
    globals()[f"dag_{number}"] = make(f"labels_{number}", relation)
