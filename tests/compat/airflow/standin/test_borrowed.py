"""Names of Python's library that DAG files take from modules of Airflow, and private classes that they derive from."""

from __future__ import annotations

import datetime
import functools
import pathlib
import typing
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.loader import ImportSession, load_file
from prefect.compat.airflow.standin.ondemand import is_made_on_demand


def value(path: str, version: tuple[int, int]) -> Any:
    session = ImportSession([], version)
    module, _, name = path.rpartition(".")
    names: dict[str, Any] = {}
    with session:
        exec(f"from {module} import {name} as found", names)
    assert [note.text for note in session.notes] == []
    return names["found"]


@pytest.mark.parametrize(
    ("path", "version", "expected"),
    [
        ("airflow.utils.dates.timedelta", (2, 10), datetime.timedelta),
        ("airflow.models.dag.datetime", (2, 10), datetime.datetime),
        ("airflow.models.baseoperator.timedelta", (2, 10), datetime.timedelta),
        ("airflow.operators.python.Path", (2, 10), pathlib.Path),
        ("airflow.compat.functools.cached_property", (2, 10), functools.cached_property),
        ("airflow.models.baseoperator.Any", (2, 10), typing.Any),
        ("airflow.models.baseoperator.Sequence", (2, 10), typing.Sequence),
        ("airflow.sdk.definitions.dag.timedelta", (3, 2), datetime.timedelta),
    ],
)
def test_they_are_python_s_own(path: str, version: tuple[int, int], expected: Any) -> None:
    assert value(path, version) is expected


def test_a_star_brings_them_where_the_version_has_them(tmp_path: Path) -> None:
    file = tmp_path / "d.py"
    file.write_text(
        "from airflow.utils.dates import *\nfrom airflow import DAG\n"
        "dag = DAG('d', start_date=days_ago(1), schedule=timedelta(hours=2))\n"
    )
    loaded = load_file(file, "2.10")
    assert loaded.dags["d"].schedule_interval == datetime.timedelta(hours=2)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("airflow.decorators.python._PythonDecoratedOperator", "PythonOperator"),
        ("airflow.decorators.branch_python._BranchPythonDecoratedOperator", "BranchPythonOperator"),
        ("airflow.decorators.short_circuit._ShortCircuitDecoratedOperator", "ShortCircuitOperator"),
        ("airflow.decorators.bash._BashDecoratedOperator", "BashOperator"),
        ("airflow.decorators.python_virtualenv._PythonVirtualenvDecoratedOperator", "PythonVirtualenvOperator"),
        ("airflow.decorators.external_python._PythonExternalDecoratedOperator", "ExternalPythonOperator"),
    ],
)
def test_private_classes_of_decorators(path: str, name: str) -> None:
    found = value(path, (2, 10))
    assert not is_made_on_demand(found)
    assert name in {cls.__name__ for cls in found.__mro__}


def test_a_decorator_of_ones_own(tmp_path: Path) -> None:
    # the order of bases is one that providers beside Airflow use
    file = tmp_path / "d.py"
    file.write_text(
        """
from datetime import datetime
from airflow import DAG
from airflow.operators.python import PythonOperator
from airflow.decorators.base import task_decorator_factory
try:
    from airflow.decorators.python import _PythonDecoratedOperator
except ImportError:
    _PythonDecoratedOperator = None

class Own(PythonOperator):
    def __init__(self, *, python_callable, op_args=None, op_kwargs=None, own=1, **kwargs):
        self.own = own
        super().__init__(python_callable=python_callable, op_args=op_args, op_kwargs=op_kwargs, **kwargs)

class OwnDecorated(_PythonDecoratedOperator, Own):
    pass

def own_task(function=None, **kwargs):
    return task_decorator_factory(function, decorated_operator_class=OwnDecorated, **kwargs)

with DAG("d", start_date=datetime(2024, 1, 1), schedule=None) as dag:
    @own_task(own=7)
    def twice(x):
        return x * 2
    twice(3)
"""
    )
    task = load_file(file, "2.10").dags["d"].task_dict["twice"]
    assert task.own == 7
    assert task.execute({}) == 6
