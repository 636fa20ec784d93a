"""The rows of Google's services, against a stand-in for them, beside what real Airflow made of the same."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.conversion.loading import load_flow
from prefect.compat.airflow.operators import serving
from prefect.compat.airflow.standin.dag import DAG
from tests.compat.airflow.operators import google_recording as recording
from tests.gcloud.server import FakeGoogle, fake_google

pytest.importorskip("google.cloud.storage")
pytest.importorskip("googleapiclient")

HERE = Path(__file__).parent
CASES = {(group, name): case for group in recording.groups() for name, case in recording.group(group).CASES.items()}
RECORDED = {
    (group, name): found
    for group in recording.groups()
    if (HERE / "recorded" / f"google_{group}.json").exists()  # `test_every_case_was_recorded` says if not
    for name, found in json.loads((HERE / "recorded" / f"google_{group}.json").read_text(encoding="utf-8")).items()
}


@pytest.fixture(scope="module")
def server() -> Iterator[FakeGoogle]:
    with fake_google() as found:
        yield found


@pytest.fixture
def google(server: FakeGoogle, monkeypatch: pytest.MonkeyPatch) -> FakeGoogle:
    for service in server.cloud.services:
        monkeypatch.setenv(f"CLOUDSDK_API_ENDPOINT_OVERRIDES_{service.upper()}", server.url)
    monkeypatch.setenv("STORAGE_EMULATOR_HOST", server.url)
    monkeypatch.setenv("AIRFLOW_CONN_GOOGLE_CLOUD_DEFAULT", json.dumps(recording.CONNECTION))
    return server


def done_here(google: FakeGoogle, case: recording.Case, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    recording.set_up(google, case)
    sleeps = 0

    def sleep(seconds: float) -> None:
        nonlocal sleeps
        sleeps += 1
        if case.kill and sleeps > 1:
            raise recording.Killed
        assert sleeps < 200, "it waits for ever"

    def make() -> Any:
        with DAG("the_dag", start_date=recording.LONG_AGO, schedule=None):
            return serving.class_of(case.path)(**{"task_id": "t", **case.arguments})

    with monkeypatch.context() as patched:
        patched.setattr(time, "sleep", sleep)
        found: dict[str, Any] = json.loads(json.dumps(recording.outcome(google, make, case)))
    return found


#: By this label Airflow marks what it makes.
MARK = "airflow-version"


def unmarked(value: Any, is_sent: bool) -> Any:
    """A value without Airflow's mark; labels of which nothing is left are not sent."""
    if isinstance(value, list):
        return [unmarked(part, is_sent) for part in value]
    if not isinstance(value, dict):
        return value
    left = {name: part for name, part in value.items() if not (isinstance(part, dict) and list(part) == [MARK])}
    if not is_sent:
        left = value
    return {name: unmarked(part, is_sent) for name, part in left.items() if name != MARK}


def comparable(found: dict[str, Any], same: Any = ()) -> dict[str, Any]:
    """What real Airflow and ours have to have in common; `same` are the group's ways to say one thing in two forms."""
    found = {**found, "error": bool(found["error"]), "result": unmarked(found["result"], False)}
    calls = []
    for method, path, query, body in unmarked(found["sent"], True):
        # the operations of several services have the same paths, some libraries are for a version before the first,
        # and an empty body is none
        calls.append([method.partition(".")[2], path.replace("/v1beta/", "/v1/"), query, body or None])
    text = json.dumps({**found, "sent": calls})
    for pattern, replacement in same:
        text = re.sub(pattern, replacement, text)
    # the end of a job's id
    plain: dict[str, Any] = json.loads(re.sub(r"_[0-9a-f]{8}(?=[\":])", "_…", text))
    return plain


@pytest.mark.parametrize("which", RECORDED, ids="-".join)
def test_as_in_airflow(google: FakeGoogle, which: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    case = CASES[which]
    for name, connection in recording.connections(which[0]).items():
        monkeypatch.setenv(name, connection)
    ours = done_here(google, case, monkeypatch)
    same = getattr(recording.group(which[0]), "SAME", ())
    found, expected = comparable(ours, same), comparable(RECORDED[which], same)
    otherwise = getattr(recording.group(which[0]), "OTHERWISE", {})
    for key in otherwise.get(which[1], ((), ""))[0]:
        found.pop(key, None), expected.pop(key, None)
    assert found == expected, ours["error"]
    if case.broken:
        assert case.broken in ours["error"]


def test_every_case_was_recorded() -> None:
    assert set(RECORDED) == set(CASES)


DAG_FILE = """
from datetime import datetime, timedelta
from airflow import models
from airflow.contrib.operators import dataproc_operator
from airflow.contrib.operators.gcp_container_operator import GKEClusterCreateOperator, GKEClusterDeleteOperator
from airflow.providers.google.cloud.operators.dataproc import ClusterGenerator, DataprocCreateClusterOperator
from airflow.providers.google.cloud.sensors.dataproc import DataprocJobSensor
from airflow.utils import trigger_rule

default_args = {"start_date": datetime(2024, 1, 1), "project_id": "p", "retries": 0}

with models.DAG("word_count", schedule_interval=None, default_args=default_args) as dag:
    create = dataproc_operator.DataprocClusterCreateOperator(
        task_id="create", cluster_name="counting-{{ ds_nodash }}", num_workers=2, zone="europe-west1-b",
        master_machine_type="n1-standard-1", worker_machine_type="n1-standard-1",
    )
    count = dataproc_operator.DataProcHadoopOperator(
        task_id="count", main_jar="file:///examples.jar", cluster_name="counting-{{ ds_nodash }}",
        arguments=["wordcount", "gs://b/{{ ds }}"], dataproc_hadoop_properties={"a.b": "c"},
    )
    delete = dataproc_operator.DataprocClusterDeleteOperator(
        task_id="delete", cluster_name="counting-{{ ds_nodash }}", trigger_rule=trigger_rule.TriggerRule.ALL_DONE,
    )
    generated = DataprocCreateClusterOperator(
        task_id="generated", cluster_name="made", region="global",
        cluster_config=ClusterGenerator(project_id="p", num_workers=0, idle_delete_ttl=600).make(),
    )
    wait = DataprocJobSensor(task_id="wait", dataproc_job_id="j1", region="global", poke_interval=0.01)
    gke = GKEClusterCreateOperator(
        task_id="gke", project_id="p", location="l", body={"name": "k", "initial_node_count": 1},
    )
    gone = GKEClusterDeleteOperator(task_id="gone", project_id="p", location="l", name="k")
    create >> count >> delete >> generated >> wait >> gke >> gone
"""


def test_a_dag_file_of_all_ages(google: FakeGoogle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    google.clear()
    google.cloud.kept["/v1/projects/p/regions/global/jobs/j1"] = {"status": {"state": "DONE"}}
    (tmp_path / "dag.py").write_text(DAG_FILE)
    flow = load_flow(tmp_path / "dag.py")
    assert [str(each) for each in flow.findings if each.kind in ("made-on-demand", "not-honoured")] == []
    real = time.sleep
    with monkeypatch.context() as patched:
        patched.setattr(time, "sleep", lambda seconds: real(min(seconds, 0.01)))
        state = flow.run(context={"logical_date": recording.MOMENT})
    found = {task.name: state.result[task] for task in flow.tasks if task in state.result}
    assert state.is_successful(), {name: (each, each.message) for name, each in found.items()}
    sent = {(call[0].rpartition(".projects.")[2], call[1].rpartition("/")[2]): call[3] for call in google.cloud.calls}
    config = sent["regions.clusters.create", "clusters"]["config"]
    assert config["lifecycleConfig"] == {"idleDeleteTtl": "600s"}
    job = sent["regions.jobs.submit", "jobs:submit"]["job"]
    assert job["hadoopJob"] == {
        "mainJarFileUri": "file:///examples.jar",
        "args": ["wordcount", "gs://b/2024-01-15"],
        "properties": {"a.b": "c"},
    }
    assert re.fullmatch("count_20240115_[0-9a-f]{8}", job["reference"]["jobId"])
    assert ("regions.clusters.delete", "counting-20240115") in sent
    assert ("locations.clusters.delete", "k") in sent
