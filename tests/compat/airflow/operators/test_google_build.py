"""The operator that builds with Cloud Build: what to build may stand in a file."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.loader.session import ImportSession
from prefect.compat.airflow.operators import serving
from prefect.compat.airflow.operators.rows.google_build import _build
from prefect.compat.airflow.standin.dag import DAG
from tests.compat.airflow.operators.google_recording import LONG_AGO

FILES = {
    "x.json": '{"steps": [{"name": "{{ ds }}", "wait_for": ["-"]}], "source": {"storage_source": "gs://b/x.tgz"}}',
    "x.yaml": "steps:\n- name: '{{ ds }}'\n  wait_for: ['-']\nsource:\n  storage_source: gs://b/x.tgz\n",
}


@pytest.mark.parametrize("name", FILES)
def test_a_build_in_a_file(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(FILES[name], encoding="utf-8")
    path = "airflow.providers.google.cloud.operators.cloud_build.CloudBuildCreateBuildOperator"
    with ImportSession([], (2, 10)), DAG("the_dag", start_date=LONG_AGO, schedule=None):
        operator: Any = serving.class_of(path)(task_id="t", build=str(file))
        assert _build(operator, {"ds": "2024-01-15"}) == {
            "steps": [{"name": "2024-01-15", "waitFor": ["-"]}],
            "source": {"storageSource": {"bucket": "b", "object": "x.tgz"}},
        }


def test_a_build_as_in_airflow_1() -> None:
    with ImportSession([], (1, 10)), DAG("the_dag", start_date=LONG_AGO):
        module = importlib.import_module("airflow.contrib.operators.gcp_cloud_build_operator")
        body = {"steps": [{"waitFor": ["-"]}], "source": {"repoSource": "https://source.cloud.google.com/p/r"}}
        operator = module.CloudBuildCreateBuildOperator(task_id="t", body=body, project_id="p")
        assert _build(operator, {}) == {
            "steps": [{"waitFor": ["-"]}],
            "source": {"repoSource": {"projectId": "p", "repoName": "r", "branchName": "master"}},
        }
