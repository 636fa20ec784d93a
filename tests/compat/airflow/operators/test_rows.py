"""The same questions to every operator row."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.operators.index import all_rows, row_of
from prefect.compat.airflow.operators.making import WAITING, make_class
from prefect.compat.airflow.operators.mapping import Mapping, names_used
from prefect.compat.airflow.operators.running import load
from prefect.compat.airflow.operators.signatures import is_known, shared_arguments, signature_of
from prefect.compat.airflow.standin.baseoperator import BaseOperator
from prefect.core.task import Task

SCRIPTS = Path(__file__).parents[4] / "scripts"
ROWS = [pytest.param(row, id=row.path) for row in all_rows()]


def test_the_index_is_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    import airflow_rows

    written = (airflow_rows.OPERATORS / "data" / "index.txt").read_text(encoding="utf-8").splitlines()
    assert written == airflow_rows.index_lines(), "run: python scripts/airflow_rows.py"
    listed = (airflow_rows.ROOT / "docs" / "airflow" / "operators.md").read_text(encoding="utf-8").splitlines()
    assert listed == airflow_rows.list_lines(), "run: python scripts/airflow_rows.py"
    sys.modules.pop("airflow_rows")


@pytest.mark.parametrize("row", ROWS)
def test_every_argument_of_the_operator_is_answered_for(row: Mapping) -> None:
    answered = names_used(row) | set(row.dropped) | set(row.ignored) | WAITING | shared_arguments()
    left = set(signature_of(row).arguments) - answered - set(signature_of(row).absent)
    assert not left, f"{row.path}: neither carried over nor dropped nor ignored: {sorted(left)}"


@pytest.mark.parametrize("row", [row for row in ROWS if is_known(row.values[0].path)])
def test_the_row_speaks_of_arguments_that_there_are(row: Mapping) -> None:
    table = signature_of(Mapping(operators=row.operators)).arguments
    known = set(table) | set(row.renamed) | set(row.defaults) | shared_arguments()
    assert names_used(row) - known - set(signature_of(row).absent) == set()


@pytest.mark.parametrize("row", ROWS)
def test_the_target_is_a_task_that_takes_what_the_row_gives(row: Mapping) -> None:
    if row.target is None:
        assert row.operator_class is not None
        return
    task = load(row.target)
    assert issubclass(task, Task)
    takes = dict(inspect.signature(task.run).parameters)
    constructor = getattr(task, "__constructor__", None)
    if constructor is not None:
        takes.update(constructor.own)
    assert set(row.args) - set(takes) == set()


@pytest.mark.parametrize("row", ROWS)
def test_the_class_is_an_operator_of_its_name(row: Mapping) -> None:
    cls: Any = make_class(row)
    assert issubclass(cls, BaseOperator)
    assert cls.__name__ == row.path.rpartition(".")[2]
    assert cls.standin_row is row
    assert isinstance(cls.template_fields, (tuple, list))


@pytest.mark.parametrize("row", ROWS)
def test_every_path_leads_to_the_row(row: Mapping) -> None:
    assert {id(row_of(path)) for path in row.operators} == {id(row)}
