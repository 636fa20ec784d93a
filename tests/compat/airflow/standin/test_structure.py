"""What DAG files build: expected structures were read off real Airflow 2.10 and 3.2 for the same code."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.errors import DagFileImportError
from prefect.compat.airflow.loader import load_file

HEAD = """
import datetime
from airflow import DAG
from airflow.decorators import dag, setup, task, task_group, teardown
from airflow.models.baseoperator import chain, cross_downstream
from airflow.operators.bash import BashOperator
from airflow.operators.empty import EmptyOperator
from airflow.operators.python import PythonOperator
from airflow.utils.edgemodifier import Label
from airflow.utils.task_group import TaskGroup

@task
def f(x=1, ti=None):
    return x

with DAG("d", start_date=datetime.datetime(2024, 1, 1), schedule=None, default_args={"retries": 2}) as d:
"""


def built(tmp_path: Path, body: str, version: str = "2.10") -> Any:
    path = tmp_path / "dag_file.py"
    path.write_text(HEAD + textwrap.indent(textwrap.dedent(body), "    "))
    return load_file(path, version).dag("d")


EDGES = {
    "list on the left": ("a, b, c = [EmptyOperator(task_id=i) for i in 'abc']\n[a, b] >> c", {"a": "c", "b": "c"}),
    "chain of lists": (
        "a, b, c, e = [EmptyOperator(task_id=i) for i in 'abce']\nchain([a, b], [c, e])",
        {"a": "c", "b": "e"},
    ),
    "cross": (
        "a, b, c, e = [EmptyOperator(task_id=i) for i in 'abce']\ncross_downstream([a, b], [c, e])",
        {"a": "ce", "b": "ce"},
    ),
    "output of a task": ("a = f(1)\nb = f(a)", {"f": ["f__1"]}),
    "output in a template field": (
        "a = f(1)\nBashOperator(task_id='b', bash_command='x', env={'A': a})",
        {"f": "b"},
    ),
    "label": ("a = EmptyOperator(task_id='a')\nb = EmptyOperator(task_id='b')\na >> Label('yes') >> b", {"a": "b"}),
    "teardown is no leaf of its group": (
        "with TaskGroup('g') as g:\n    a = EmptyOperator(task_id='a')\n"
        "    t = EmptyOperator(task_id='t').as_teardown()\n"
        "    a >> t\nb = EmptyOperator(task_id='b')\ng >> b",
        {"g.a": ["b", "g.t"]},
    ),
    "setup and teardown scope": (
        "s = EmptyOperator(task_id='s').as_setup()\nt = EmptyOperator(task_id='t').as_teardown(setups=s)\n"
        "with t:\n    EmptyOperator(task_id='w')\n",
        {"s": "tw", "w": "t"},
    ),
    "mapped task": ("a = f.expand(x=[1, 2])\nf.override(task_id='r')(a)", {"f": "r"}),
}


@pytest.mark.parametrize("version", ["2.10", "3.2"])
@pytest.mark.parametrize("name", EDGES)
def test_edges(tmp_path: Path, name: str, version: str) -> None:
    body, expected = EDGES[name]
    dag = built(tmp_path, body, version)
    found = {task.task_id: set(task.downstream_task_ids) for task in dag.tasks if task.downstream_task_ids}
    assert found == {task_id: set(after) for task_id, after in expected.items()}


def test_default_args_reach_tasks_and_are_overridden(tmp_path: Path) -> None:
    dag = built(
        tmp_path,
        """
        EmptyOperator(task_id="a")
        EmptyOperator(task_id="b", retries=5)
        with TaskGroup("g", default_args={"retries": 7}):
            EmptyOperator(task_id="c")
            BashOperator.partial(task_id="m").expand(bash_command=["x"])
    """,
    )
    assert {task.task_id: task.retries for task in dag.tasks} == {"a": 2, "b": 5, "g.c": 7, "g.m": 7}


ERRORS = {
    "duplicate id": ("EmptyOperator(task_id='a')\nEmptyOperator(task_id='a')", "Task id 'a' has already been added"),
    "wrong rule": ("EmptyOperator(task_id='a', trigger_rule='bad')", "trigger_rule must be one of"),
    "unknown argument": (
        "EmptyOperator(task_id='a', foo=1)",
        "Invalid arguments were passed to EmptyOperator (task_id: a)",
    ),
    "missing argument": ("BashOperator(task_id='a')", "missing keyword argument 'bash_command'"),
    "argument by position": ("EmptyOperator('a')", "Use keyword arguments when initializing operators"),
    "expand over a number": ("f.expand(x=1)", "expand() got an unexpected type 'int'"),
    "expand over an unknown name": ("f.expand(y=[1])", "unexpected keyword argument 'y'"),
}


@pytest.mark.parametrize("name", ERRORS)
def test_errors_name_the_line(tmp_path: Path, name: str) -> None:
    body, text = ERRORS[name]
    with pytest.raises(DagFileImportError) as caught:
        built(tmp_path, body)
    assert text in str(caught.value)
    assert caught.value.line == len(HEAD.splitlines()) + len(body.splitlines())


def test_1_10_passes_over_an_unknown_argument(tmp_path: Path) -> None:
    path = tmp_path / "dag_file.py"
    path.write_text(HEAD + "    EmptyOperator(task_id='a', foo=1)")
    found = load_file(path, "1.10")
    assert list(found.dag("d").task_dict) == ["a"]
    assert [(each.code, each.line) for each in found.findings] == [("unknown-argument", len(HEAD.splitlines()) + 1)]


def test_unmapped_instance_has_its_arguments_and_place(tmp_path: Path) -> None:
    dag = built(
        tmp_path,
        """
        with TaskGroup("g"):
            BashOperator.partial(task_id="m", env={"A": "1"}).expand(bash_command=["x", "y"])
    """,
    )
    task = dag.get_task("g.m")
    made = task.unmap({"bash_command": "y"})
    assert (made.task_id, made.bash_command, made.env, made.retries) == ("g.m", "y", {"A": "1"}, 2)
    assert made.dag is dag and dag.tasks == [task] and task.parse_time_length() == 2
