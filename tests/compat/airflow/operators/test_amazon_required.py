"""
Which arguments Amazon's operators cannot do without, against what the real classes said when they were made without.

A line of the table: the class, what Airflow 2.10.5 with its provider asks for, what Airflow 3.2.2 asks for; `-` is
nothing, `?` is a class that this one does not have.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from prefect.compat.airflow.operators.index import row_of
from prefect.compat.airflow.operators.serving import class_of
from prefect.compat.airflow.operators.signatures import signature_of

TABLE = Path(__file__).parent / "recorded" / "amazon_required.txt"
ROWS = [tuple(line.split()) for line in TABLE.read_text(encoding="utf-8").splitlines()]
#: No row stands for base classes, and for what needs the package `sagemaker-studio`.
WITHOUT = {
    "AppflowBaseOperator",
    "ComprehendBaseOperator",
    "SageMakerBaseOperator",
    "DmsTaskBaseSensor",
    "KinesisAnalyticsV2BaseSensor",
    "SageMakerNotebookOperator",
    "SageMakerNotebookSensor",
}
WITH = [row for row in ROWS if row[0].rpartition(".")[2] not in WITHOUT]
#: What real classes refuse to do without although no argument of it is required.
ONE_OF = {"SageMakerConditionOperator": {"condition_type": "Equals"}}


def names(column: str) -> set[str]:
    return set() if column == "-" else set(column.split(","))


@pytest.mark.parametrize(("path", "two", "three"), WITH, ids=[row[0].rpartition(".")[2] for row in WITH])
def test_no_more_is_asked_for(path: str, two: str, three: str) -> None:
    row = row_of(path)
    assert row is not None
    needed = names(three) if two == "?" else names(two) & names(three)
    assert set(signature_of(row).required) <= needed
    given = {**dict.fromkeys(sorted(needed), "x"), **ONE_OF.get(path.rpartition(".")[2], {})}
    made = class_of(path)(task_id="t", **given)
    assert made.task_id == "t"


def test_nothing_else_lacks_a_row() -> None:
    assert {path.rpartition(".")[2] for path, *_ in ROWS if row_of(path) is None} == WITHOUT
