"""What files do with a session of the metadata database, which is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from prefect.compat.airflow.conversion.loading import load_flow
from prefect.compat.airflow.loader import load_file
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.compat.airflow.standin.session import NoSession

HEAD = """
from datetime import datetime
from airflow import DAG, settings
from airflow.models import Connection
from airflow.operators.python import PythonOperator
from airflow.utils.session import provide_session
"""


def test_a_query_of_a_class_while_the_file_loads(tmp_path: Path) -> None:
    file = tmp_path / "d.py"
    file.write_text(
        HEAD + "session = settings.Session()\n"
        "if session.query(Connection).filter_by(conn_id='c').first() is None:\n    session.add(Connection('c'))\n"
        "dag = DAG('d', start_date=datetime(2024, 1, 1))\n"
    )
    loaded = load_file(file, "2.10")
    assert list(loaded.dags) == ["d"]
    assert [(finding.code, finding.line) for finding in loaded.findings] == [("not-honoured", 8)]


def test_whoever_asks_hears_that_it_has_nothing() -> None:
    session = NoSession()
    assert not hasattr(session, "resolve")
    with pytest.raises(AirflowException, match="session.query: there is no Airflow metadata database here"):
        session.query(1)


def test_a_session_among_the_arguments_of_a_task(tmp_path: Path) -> None:
    # rendering asks each value whether it is one to be resolved
    file = tmp_path / "d.py"
    file.write_text(
        HEAD + "def use(session, kind):\n    return kind\n"
        "with DAG('d', start_date=datetime(2024, 1, 1)) as dag:\n"
        "    PythonOperator(task_id='t', python_callable=use, op_kwargs={'session': settings.Session(), 'kind': 'k'})\n"
    )
    flow = load_flow(str(file), airflow_version="2.10")
    state = flow.run(context={"logical_date": "2024-01-15"})
    assert state.result[flow.task("t")].result == "k"
