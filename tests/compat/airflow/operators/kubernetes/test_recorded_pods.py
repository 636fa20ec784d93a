"""DAG files of pods beside what real Airflow made of them: the pods, the calls, states and XComs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from prefect.__main__ import cli
from tests.compat.airflow.operators.kubernetes.record import bodies_of, calls_of, prepare
from tests.tasks.kubernetes.cluster.api import Cluster, cluster

pytest.importorskip("kubernetes")

HERE = Path(__file__).parent
RECORDED: dict[str, dict[str, Any]] = json.loads((HERE / "pods_210.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the DAG file does here: the result, and the cluster."""
    folder = tmp_path_factory.mktemp("pods")
    with cluster() as running, pytest.MonkeyPatch.context() as patch:
        prepare(running)
        extra = {"kube_config": json.dumps(running.kubeconfig()), "namespace": "default"}
        connection = json.dumps({"conn_type": "kubernetes", "extra": extra})
        patch.setenv("AIRFLOW_CONN_KUBERNETES_DEFAULT", connection)
        written = folder / "found.json"
        arguments = ["airflow", "run", str(HERE / "pods.py"), "--all", "--date", "2024-01-15T00:00:00+00:00"]
        outcome = CliRunner().invoke(cli, [*arguments, "--airflow-version", "2.10", "--json", str(written)])
        assert written.exists(), outcome.output
        yield json.loads(written.read_text(encoding="utf-8"))["dags"]["pods"], running


def comparable(pod: Any) -> Any:
    """A pod without what is empty or made by chance."""
    if isinstance(pod, dict):
        found = {name: comparable(value) for name, value in pod.items()}
        return {name: value for name, value in found.items() if value not in (None, {}, [], False)}
    if isinstance(pod, list):
        return [comparable(each) for each in pod]
    return pod


def without_chance(pods: list[Any]) -> list[Any]:
    text = json.dumps(comparable(pods), sort_keys=True)
    text = re.sub(r'("name": "[a-z0-9.-]+-)[a-z0-9]{8}(", "namespace")', r"\1********\2", text)
    names = dict.fromkeys(re.findall(r"secretvol[0-9a-f-]+", text))
    for number, name in enumerate(names):
        text = text.replace(f'"{name}"', f'"secretvol#{number}"')
    return json.loads(re.sub(r'"run_id": "[^"]+"', '"run_id": "*"', text))


def order(calls: list[str]) -> list[str]:
    """The calls that change something or take something away; looking is done in many ways."""
    return [name for name in dict.fromkeys(calls) if name in ("create", "log", "exec", "delete")]


@pytest.mark.parametrize("name", RECORDED)
def test_state_and_xcoms(run: Any, name: str) -> None:
    found = run[0]["tis"][name]
    assert found["state"] == RECORDED[name]["state"]
    pushed = {key: value for key, value in found["xcoms"].items() if key != "pod_name"}
    wanted = {key: value for key, value in RECORDED[name]["xcoms"].items() if key != "pod_name"}
    assert pushed == wanted
    assert ("pod_name" in found["xcoms"]) == ("pod_name" in RECORDED[name]["xcoms"])


@pytest.mark.parametrize("name", [name for name in RECORDED if "[" not in name])
def test_pods_and_calls(run: Any, name: str) -> None:
    running: Cluster = run[1]
    assert without_chance(bodies_of(running.asked, name)) == without_chance(RECORDED[name]["pods"])
    assert order(calls_of(running.asked, name)) == order(RECORDED[name]["calls"])
    labels = [pod["metadata"].get("labels", {}) for pod in running.store.list(running.nodes.pods, "")]
    left = [each for each in labels if each.get("task_id") == name]
    assert len(left) == RECORDED[name]["left"]
    assert all(each["already_checked"] == "True" for each in left)
