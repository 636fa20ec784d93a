"""`load_flows`: the flows of a folder."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from prefect.compat.airflow import CannotStart, load_flows

DAG = """
from datetime import datetime
from airflow import DAG
from airflow.operators.empty import EmptyOperator
{more}
with DAG("{dag_id}", start_date=datetime(2024, 1, 1), schedule=None):
    EmptyOperator(task_id="one")
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "below").mkdir()
    (tmp_path / "words.py").write_text("NAME = 'b'")
    (tmp_path / "a.py").write_text(DAG.format(dag_id="a", more=""))
    (tmp_path / "below" / "b.py").write_text(DAG.format(dag_id="b", more="from words import NAME"))
    return tmp_path


def test_all_of_a_folder(folder: Path) -> None:
    flows = load_flows(folder)
    assert (sorted(flows), flows.errors) == (["a", "b"], {})
    assert flows["b"].run().is_successful()


def test_one_file(folder: Path) -> None:
    assert list(load_flows(folder / "a.py")) == ["a"]


def test_a_broken_file_keeps_no_other_from_loading(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    broken = folder / "broken.py"
    broken.write_text(DAG.format(dag_id="c", more="1 / 0"))
    with caplog.at_level(logging.WARNING):
        flows = load_flows(folder)
    assert sorted(flows) == ["a", "b"]
    assert list(flows.errors) == [str(broken)]
    assert f"{broken}:5" in str(flows.errors[str(broken)])
    assert "ZeroDivisionError" in caplog.text
    with pytest.raises(KeyError, match=r"no DAG 'c'; there are: a, b; these files did not load: .*broken\.py"):
        flows["c"]


def test_a_dag_id_in_two_files(folder: Path) -> None:
    again = folder / "again.py"
    again.write_text(DAG.format(dag_id="b", more=""))
    flows = load_flows(folder)
    assert flows["b"].dag.fileloc == str(again)
    assert "'b' is in" in str(flows.errors[str(folder / "below" / "b.py")])


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="nowhere"):
        load_flows(tmp_path / "nowhere")
