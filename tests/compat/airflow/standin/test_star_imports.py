"""`from airflow.… import *`."""

from __future__ import annotations

from pathlib import Path

import pytest

from prefect.compat.airflow.loader import load_file

#: Module, version, some of what it brings, and what it does not.
CASES = [
    ("airflow.operators.python", "2.10", {"PythonOperator", "ShortCircuitOperator", "get_current_context"}, {"DAG"}),
    ("airflow.operators.python_operator", "1.10", {"PythonOperator", "BranchPythonOperator"}, {"task"}),
    ("airflow.models", "2.10", {"DAG", "Variable", "Connection", "XCom"}, {"PythonOperator"}),
    ("airflow.utils.dates", "2.10", {"days_ago", "date_range"}, {"DAG"}),
    ("airflow.sdk", "3.2", {"DAG", "task", "Asset", "Param", "get_current_context"}, {"PythonOperator"}),
    ("airflow.providers.standard.operators.bash", "3.2", {"BashOperator"}, {"PythonOperator"}),
    ("airflow.providers.amazon.aws.operators.s3", "2.10", {"S3ListOperator", "S3CopyObjectOperator"}, set()),
    ("airflow.providers.amazon.aws.hooks.s3", "2.10", {"S3Hook", "unify_bucket_name_and_key"}, set()),
    ("airflow.contrib.operators.ssh_operator", "2.10", {"SSHOperator"}, set()),
]


@pytest.mark.parametrize(("module", "version", "there", "absent"), CASES, ids=[case[0] for case in CASES])
def test_all_of_a_module(tmp_path: Path, module: str, version: str, there: set[str], absent: set[str]) -> None:
    path = tmp_path / "dag_file.py"
    path.write_text(f"from {module} import *\n")
    found = load_file(path, version)
    names = set(vars(found.module))
    assert (there - names, absent & names) == (set(), set())
    assert "made-on-demand" not in {finding.code for finding in found.findings}
