"""Blocks of setup and teardown tasks: the edges they make were read off real Airflow 2.10 and 3.2, which agree."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from prefect.compat.airflow.errors import DagFileImportError
from prefect.compat.airflow.loader import load_file

HEAD = """
import datetime
from airflow import DAG
from airflow.decorators import setup, task, task_group, teardown
from airflow.decorators.setup_teardown import context_wrapper
from airflow.operators.empty import EmptyOperator as E

def es(*ids):
    return [E(task_id=i) for i in ids]

def pair(n):
    s, t = es(f"s{n}", f"t{n}")
    return t.as_teardown(setups=s)

with DAG("d", start_date=datetime.datetime(2024, 1, 1), schedule=None):
"""

EDGES = {
    "work inside": ("with pair(1):\n  a, b = es('a', 'b'); a >> b\n  es('c')", "s1>a s1>c s1>t1 a>b b>t1 c>t1"),
    "a block inside": (
        "with pair(1):\n  es('a')\n  with pair(2): es('b')",
        "s1>a s1>s2 s1>t1 a>t1 s2>b s2>t2 b>t2 t2>t1",
    ),
    "after a block inside nothing is taken up": (
        "with pair(1):\n  with pair(2): es('b')\n  es('c')",
        "s1>s2 s1>t1 s2>b s2>t2 b>t2 t2>t1",
    ),
    "two blocks inside": (
        "with pair(1):\n  with pair(2): es('b')\n  with pair(3): es('c')",
        "s1>s2 s1>s3 s1>t1 s2>b s2>t2 b>t2 t2>t1 s3>c s3>t3 c>t3 t3>t1",
    ),
    "three levels": (
        "with pair(1):\n  with pair(2):\n    es('b')\n    with pair(3): es('c')",
        "s1>s2 s1>t1 s2>b s2>s3 s2>t2 b>t2 s3>c s3>t3 c>t3 t3>t2 t2>t1",
    ),
    "an empty block inside": ("with pair(1):\n  with pair(2): pass", "s1>s2 s1>t1 s2>t2 t2>t1"),
    "a setup without teardown inside": (
        "s = E(task_id='s').as_setup()\nwith pair(1):\n  with s: es('b')",
        "s1>s s1>t1 s>b b>t1",
    ),
    "a teardown without setup inside": (
        "t = E(task_id='t').as_teardown()\nwith pair(1):\n  es('a')\n  with t: es('b')",
        "s1>a s1>t1 a>t1 b>t t>t1",
    ),
    "several teardowns have the setups of the first": (
        "with context_wrapper([pair(1), pair(2)]): es('a')",
        "s1>a s1>t1 a>t1 a>t2 s2>t2",
    ),
    "added by name": (
        "a, b = es('a', 'b'); a >> b\nwith pair(1) as block:\n  block.add_task(a); block.add_task(b)",
        "s1>a s1>t1 a>b b>t1",
    ),
    "added as output": (
        "@task\ndef w(x): return x\n@setup\ndef s(): pass\n@teardown\ndef t(v): pass\n"
        "v = w.expand(x=[1]); up = s(); down = t(v)\nwith up >> down as block:\n  block.add_task(v)",
        "s>w s>t w>t",
    ),
}


@pytest.mark.parametrize("version", ["2.10", "3.2"])
@pytest.mark.parametrize("name", EDGES)
def test_edges(name: str, version: str, tmp_path: Path) -> None:
    body, expected = EDGES[name]
    path = tmp_path / "dag_file.py"
    path.write_text(HEAD + textwrap.indent(body, "    "))
    dag = load_file(path, version).dag("d")
    assert {f"{task.task_id}>{after}" for task in dag.tasks for after in task.downstream_task_ids} == {
        *expected.split()
    }


def test_nothing_is_added_to_a_block_once_one_inside_it_was_left(tmp_path: Path) -> None:
    path = tmp_path / "dag_file.py"
    body = "a, = es('a')\nwith pair(1) as block:\n  with pair(2): es('b')\n  block.add_task(a)"
    path.write_text(HEAD + textwrap.indent(body, "    "))
    with pytest.raises(DagFileImportError, match="Cannot add task to context outside the context manager"):
        load_file(path)
