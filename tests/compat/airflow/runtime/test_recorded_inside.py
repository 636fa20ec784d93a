"""Whole runs of small DAGs, as real Airflow 2.10.5 and 3.2.2 made them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.conversion.loading import flows_of_file
from prefect.compat.airflow.report.results import result_of
from prefect.compat.airflow.runtime.run import AirflowRun, RunOptions
from prefect.compat.airflow.runtime.run_dates import parse_date

ORACLE = Path(__file__).parents[1] / "oracle"
RECORDED: dict[str, Any] = json.loads((ORACLE / "inside.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("version", ["2.10", "3.2"])
@pytest.mark.parametrize("file", ["mapped_choices", "missing_outputs", "words", "attributes"])
def test_recorded_runs(file: str, version: str) -> None:
    flows = flows_of_file(str(ORACLE / "inside" / f"{file}.py"), version=version)
    assert flows
    for flow in flows:
        runs: list[AirflowRun] = []
        flow.airflow_policy.options = RunOptions(logical_date=parse_date("2024-01-15"))
        flow.airflow_policy.on_begin = runs.append
        flow.run()
        found = result_of(runs[0])
        expected = RECORDED[version][flow.airflow_policy.plan.dag.dag_id]
        assert found["dagrun_state"] == expected["dagrun_state"]
        tis = {k: [t["state"], t["tries"], t["xcoms"].get("return_value")] for k, t in found["tis"].items()}
        assert tis == expected["tis"]
