"""Operators of jobs, resources and Kueue beside what real Airflow made of them: what was sent, states and XComs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("kubernetes")

import yaml
from click.testing import CliRunner

from prefect.__main__ import cli
from prefect.compat.airflow.operators.classes import kubernetes_kueue
from tests.compat.airflow.operators.kubernetes.record import KUEUE, changes_of, prepare
from tests.compat.airflow.operators.kubernetes.test_recorded_pods import without_chance
from tests.loopback import loopback
from tests.tasks.kubernetes.cluster.api import cluster

HERE = Path(__file__).parent
RECORDED: dict[str, Any] = json.loads((HERE / "jobs_210.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the DAG file does here: the result, and what changed in the cluster."""
    folder = tmp_path_factory.mktemp("jobs")
    with cluster() as running, loopback() as releases, pytest.MonkeyPatch.context() as patch:
        prepare(running)
        releases.answers["/v0.9.1/manifests.yaml"] = yaml.safe_dump_all(KUEUE)
        patch.setattr(kubernetes_kueue, "RELEASE", releases.url + "/{version}/manifests.yaml")
        patch.setattr(kubernetes_kueue, "LOOKS_AGAIN", 0.05)
        extra = {"kube_config": json.dumps(running.kubeconfig()), "namespace": "default"}
        patch.setenv("AIRFLOW_CONN_KUBERNETES_DEFAULT", json.dumps({"conn_type": "kubernetes", "extra": extra}))
        written = folder / "found.json"
        arguments = ["airflow", "run", str(HERE / "jobs.py"), "--all", "--date", "2024-01-15T00:00:00+00:00"]
        outcome = CliRunner().invoke(cli, [*arguments, "--airflow-version", "2.10", "--json", str(written)])
        assert written.exists(), outcome.output
        yield json.loads(written.read_text(encoding="utf-8"))["dags"]["jobs"]["tis"], changes_of(running.asked)


def told(xcoms: dict[str, Any]) -> dict[str, Any]:
    """XComs without the objects of the cluster, which real Airflow keeps as text."""
    return {key: value if isinstance(value, str) and len(value) < 100 else "*" for key, value in xcoms.items()}


@pytest.mark.parametrize("name", RECORDED["tis"])
def test_state_and_xcoms(run: Any, name: str) -> None:
    found, wanted = run[0][name], RECORDED["tis"][name]
    assert (found["state"], told(found["xcoms"])) == (wanted["state"], told(wanted["xcoms"]))


def test_what_was_changed(run: Any) -> None:
    assert [each[:2] for each in run[1]] == [each[:2] for each in RECORDED["changes"]]
    for found, wanted in zip(run[1], RECORDED["changes"], strict=True):
        assert without_chance(found) == without_chance(wanted)
