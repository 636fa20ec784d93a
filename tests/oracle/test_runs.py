"""Whole runs of DAG files, as `dag.test()` of Airflow 2.10.5 and 3.2.2 made them at 2024-01-15."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.conversion.flow import AirflowFlow
from prefect.compat.airflow.conversion.loading import flows_of_file
from prefect.compat.airflow.report.results import result_of
from prefect.compat.airflow.runtime.run import RunOptions
from prefect.compat.airflow.runtime.run_dates import parse_date
from prefect.compat.airflow.standin import masker
from prefect.core.engine.executors.threads import ThreadExecutor
from tests.oracle.comparing import differences

HERE = Path(__file__).parent
VERSIONS = ("2.10", "3.2")
FILES = [path for path in sorted((HERE / "dags").glob("*.py")) if path.stem != "callbacks"]
FUZZ = sorted((HERE / "fuzz").glob("*.py"))
UNUSUAL = sorted((HERE / "unusual").glob("*.py"))


def recorded(name: str, version: str) -> dict[str, Any]:
    """The recordings of one table."""
    found: dict[str, Any] = json.loads((HERE / f"{name}_{version.replace('.', '_')}.json").read_text())
    return found


EXPECTED = {version: recorded("expected", version) for version in VERSIONS}
EXPECTED_FUZZ = {version: recorded("fuzz", version) for version in VERSIONS}
EXPECTED_UNUSUAL = {version: recorded("unusual", version) for version in VERSIONS}


def made(flow: AirflowFlow, conf: dict[str, Any] | None = None, executor: Any = None) -> dict[str, Any]:
    """The result of a run."""
    flow.airflow_policy.options = RunOptions(logical_date=parse_date("2024-01-15"), conf=conf or {}, keep_rendered=True)
    flow.run(**({} if executor is None else {"executor": executor}))
    assert flow.airflow_policy.latest is not None
    return result_of(flow.airflow_policy.latest)


def conf_of(path: Path) -> dict[str, Any] | None:
    """The conf that a file names for its runs."""
    line = re.search(r"^# oracle-run: (\{.*\})$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return json.loads(line[1])["conf"] if line else None


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_files_written_for_this(path: Path, version: str) -> None:
    flows = flows_of_file(str(path), version=version)
    found = {flow.dag.dag_id: differences(EXPECTED[version][flow.dag.dag_id], made(flow)) for flow in flows}
    assert found == {dag_id: [] for dag_id in found}


def test_every_recording_has_its_dag() -> None:
    for version in VERSIONS:
        ids = {flow.dag.dag_id for path in FILES for flow in flows_of_file(str(path), version=version)}
        assert ids == set(EXPECTED[version])
        assert {path.stem for path in FUZZ} == set(EXPECTED_FUZZ[version])


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("path", FUZZ, ids=lambda path: path.stem)
def test_random_files(path: Path, version: str) -> None:
    (flow,) = flows_of_file(str(path), version=version)
    assert differences(EXPECTED_FUZZ[version][path.stem], made(flow, conf_of(path))) == []


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("path", UNUSUAL, ids=lambda path: path.stem)
def test_unusual_files(path: Path, version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AIRFLOW_VAR_PLAIN", "AIRFLOW_VAR_JS", "AIRFLOW_VAR_NUM", "AIRFLOW_CONN_X1", "AIRFLOW_CONN_X2"):
        monkeypatch.setenv(name, "set by the file")
    # what one file masks must not blot out what another shows
    monkeypatch.setattr(masker, "_secrets", set())
    monkeypatch.setattr(masker, "_pattern", None)
    flows = flows_of_file(str(path), version=version)
    expected = EXPECTED_UNUSUAL[version]
    found = {flow.dag.dag_id: differences(expected[flow.dag.dag_id], made(flow, conf_of(path))) for flow in flows}
    assert found == {dag_id: [] for dag_id, recording in expected.items() if recording["file"] == path.name}


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", ["choices", "setup_teardown", "waiting"])
def test_the_same_in_threads(name: str, version: str) -> None:
    for flow in flows_of_file(str(HERE / "dags" / f"{name}.py"), version=version):
        found = made(flow, executor=ThreadExecutor(1))
        assert differences(EXPECTED[version][flow.dag.dag_id], found) == [], flow.dag.dag_id
