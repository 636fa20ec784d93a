"""What a DAG answers when it is asked for its next runs."""

from __future__ import annotations

from pathlib import Path

import pendulum
import pytest

from prefect.compat.airflow.loader.session import ImportSession


@pytest.mark.parametrize(
    ("version", "dates"),
    [((2, 10), [(1, 2), (2, 3), (3, 4)]), ((3, 2), [(1, 1), (2, 2), (3, 3)])],
)
def test_runs_between_dates(version: tuple[int, int], dates: list[tuple[int, int]], tmp_path: Path) -> None:
    with ImportSession([tmp_path], version):
        from airflow import DAG

        dag = DAG("d", schedule="@daily", start_date=pendulum.datetime(2024, 1, 1), catchup=True)
        infos = list(dag.iter_dagrun_infos_between(pendulum.datetime(2024, 1, 1), pendulum.datetime(2024, 1, 3)))
        assert [(info.data_interval.start.day, info.data_interval.end.day) for info in infos] == dates
        assert dag.next_dagrun_info(None).logical_date.day == 1
        assert dag.next_dagrun_info(infos[0].data_interval).logical_date.day == 2
