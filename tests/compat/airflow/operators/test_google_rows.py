"""The rows of Google, against a stand-in for its services, beside what real Airflow made of the same."""

from __future__ import annotations

import datetime
import importlib.util
import json
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.conversion.loading import load_flow
from prefect.compat.airflow.operators import serving
from tests.gcloud.server import FakeGoogle, fake_google

pytest.importorskip("google.cloud.storage")
pytest.importorskip("google.cloud.bigquery")

HERE = Path(__file__).parent


def beside(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(f"{name}_of_google_tests", HERE / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


cases = beside("google_cases")
RECORDED = json.loads((HERE / "recorded" / "google_ops.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def server() -> Iterator[FakeGoogle]:
    with fake_google() as found:
        yield found


@pytest.fixture
def google(server: FakeGoogle, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FakeGoogle:
    server.clear()
    monkeypatch.setenv("STORAGE_EMULATOR_HOST", server.url)
    monkeypatch.setenv("BIGQUERY_EMULATOR_HOST", server.url)
    monkeypatch.setenv("AIRFLOW_CONN_GOOGLE_CLOUD_DEFAULT", json.dumps(cases.CONNECTION))
    return server


def done_here(google: FakeGoogle, name: str, folder: Path) -> dict[str, Any]:
    path, arguments = cases.CASES[name]
    cases.set_up(google, folder)
    kind = serving.class_of(path)
    from prefect.compat.airflow.standin.dag import DAG

    with DAG("the_dag", start_date=cases.LONG_AGO, schedule=None):
        operator = kind(task_id=name, **cases.given(arguments, folder))
    found = json.loads(json.dumps(cases.outcome(google, operator, folder)).replace(str(folder), "{tmp}"))
    assert isinstance(found, dict)
    return found


#: Where a job's id has something random in it.
RANDOM = re.compile(r"^(j\d_)[0-9a-f]{32}$")
#: What differs, and why.
OTHERWISE = {
    ("session", "done"): "a first look is enough where no time has to pass",
    ("load_not_empty", "pushed"): "the id of a job that failed is in the message",
}


def comparable(found: dict[str, Any]) -> dict[str, Any]:
    text = json.dumps({key: value for key, value in found.items() if key not in ("acl",)})
    return json.loads(re.sub(r'"(j\d_)[0-9a-f]{32}"', r'"\1…"', text))  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", RECORDED)
def test_as_in_airflow(google: FakeGoogle, name: str, tmp_path: Path) -> None:
    found, expected = comparable(done_here(google, name, tmp_path)), comparable(RECORDED[name])
    assert bool(found.pop("error")) == bool(expected.pop("error"))
    for details in (found["pushed"], expected["pushed"]):
        details.pop("file_details", None)  # where Airflow's page finds the file
    for each in (found, expected):
        if isinstance(each["result"], list) and all(isinstance(one, str) for one in each["result"]):
            each["result"] = sorted(each["result"])  # the provider gives what a delimiter cuts off in no order
    for key, value in expected.items():
        if (name, key) not in OTHERWISE:
            assert found[key] == value, key


@pytest.mark.parametrize("name", ["bucket_acl", "object_acl"])
def test_access_lists_as_in_airflow(google: FakeGoogle, name: str, tmp_path: Path) -> None:
    def entries(found: dict[str, Any]) -> Any:
        return [[(each["entity"], each["role"]) for each in acl or ()] for acl in found["acl"]]

    assert entries(done_here(google, name, tmp_path)) == entries(RECORDED[name])


#: What real Airflow does by means that no stand-in serves: the older client of BigQuery, gRPC.
ALONE = {
    "check": None, "check_fails": "CheckFailed", "value": None, "value_fails": "CheckFailed", "value_tolerance": None,
    "column_check": None, "table_check": None, "list_tables": None, "upsert_table": None,
}  # fmt: skip


@pytest.mark.parametrize("name", ALONE)
def test_those_that_could_not_be_recorded(google: FakeGoogle, name: str, tmp_path: Path) -> None:
    assert set(ALONE) | set(RECORDED) == set(cases.CASES)
    found = done_here(google, name, tmp_path)
    assert found["error"] == ALONE[name]
    if name == "list_tables":
        assert [each["tableId"] for each in found["result"]] == ["t", "empty"]


BEFORE = {
    "a": b"1", "data/x.csv": b"2", "data/y.csv": b"3", "data/sub/z.csv": b"4", "data/sub/w.avro": b"5",
    "data.bak": b"6",
}  # fmt: skip


@pytest.mark.parametrize(
    ("file", "more"),
    [("google_copying", {}), ("google_copying_alike", {"data/x.csv.bak": b"7", "data/sub": b"8"})],
)
def test_copying_as_in_airflow(google: FakeGoogle, file: str, more: dict[str, bytes]) -> None:
    kind = serving.class_of("airflow.providers.google.cloud.transfers.gcs_to_gcs.GCSToGCSOperator")
    wrong = []
    for arguments, fails, source, dest in json.loads((HERE / "recorded" / f"{file}.json").read_text()):
        google.clear()
        google.storage.make("src", {**BEFORE, **more})
        google.storage.make("dst", {"out/x.csv": b"old", "data/x.csv": b"old"})
        try:
            kind(task_id="t", source_bucket="src", **arguments).execute({})
            failed = False
        except Exception:  # noqa: BLE001 - that it fails is what matters
            failed = True
        storage = google.storage
        found = {name: storage.data["dst", name].decode() for name in storage.names("dst")}
        actual = (failed, storage.names("src"), {name: text for name, text in found.items() if text != "old"})
        if actual != (fails, source, dest):
            wrong.append((arguments, actual, (fails, source, dest)))
    # Airflow looks for what is there already under other names than it then writes; here `replace=False` is kept
    assert [each for each in wrong if each[0].get("replace") is not False] == []
    assert len(wrong) <= 15


DAG_FILE = """
from datetime import datetime, timezone
from airflow import DAG
from airflow.contrib.operators.bigquery_operator import BigQueryOperator
from airflow.contrib.operators.file_to_gcs import FileToGoogleCloudStorageOperator
from airflow.contrib.operators.gcs_download_operator import GoogleCloudStorageDownloadOperator
from airflow.contrib.operators.gcs_to_bq import GoogleCloudStorageToBigQueryOperator
from airflow.contrib.operators.bigquery_to_gcs import BigQueryToCloudStorageOperator
from airflow.contrib.sensors.bigquery_sensor import BigQueryTableSensor
from airflow.contrib.sensors.gcs_sensor import GoogleCloudStorageObjectSensor, GoogleCloudStoragePrefixSensor
from airflow.operators.python import PythonOperator
from airflow.providers.google.cloud.hooks.gcs import GCSHook
from airflow.providers.google.cloud.operators.bigquery import BigQueryInsertJobOperator
from airflow.providers.google.cloud.sensors.gcs import GCSObjectUpdateSensor

def look():
    return GCSHook(google_cloud_storage_conn_id="google_cloud_default").exists("src", "up/2024-01-15.csv")

with DAG("d", start_date=datetime(2024, 1, 1), schedule=None) as dag:
    up = FileToGoogleCloudStorageOperator(
        task_id="up", src={file!r}, dst="up/{{{{ ds }}}}.csv", bucket="src",
        google_cloud_storage_conn_id="google_cloud_default",
    )
    there = GoogleCloudStorageObjectSensor(
        task_id="there", bucket="src", object="up/{{{{ ds }}}}.csv", google_cloud_conn_id="google_cloud_default",
        poke_interval=0.01,
    )
    prefix = GoogleCloudStoragePrefixSensor(task_id="prefix", bucket="src", prefix="up/", poke_interval=0.01)
    updated = GCSObjectUpdateSensor(
        task_id="updated", bucket="src", object="up/2024-01-15.csv", poke_interval=0.01,
        ts_func=lambda context: context["logical_date"],
    )
    load = GoogleCloudStorageToBigQueryOperator(
        task_id="load", bucket="src", source_objects=["up/{{{{ ds }}}}.csv"],
        destination_project_dataset_table="d.people", bigquery_conn_id="google_cloud_default",
        schema_fields=[{{"name": "name", "type": "STRING"}}, {{"name": "age", "type": "INTEGER"}}],
        write_disposition="WRITE_TRUNCATE",
    )
    table = BigQueryTableSensor(
        task_id="table", project_id="p", dataset_id="d", table_id="people", poke_interval=0.01,
    )
    old = BigQueryOperator(
        task_id="old", sql="SELECT name FROM d.people WHERE age > 40", use_legacy_sql=False,
        destination_dataset_table="d.elders", write_disposition="WRITE_TRUNCATE",
        bigquery_conn_id="google_cloud_default",
    )
    new = BigQueryInsertJobOperator(
        task_id="new", configuration={{"query": {{"query": "SELECT * FROM d.elders", "useLegacySql": False}}}},
    )
    out = BigQueryToCloudStorageOperator(
        task_id="out", source_project_dataset_table="d.elders", destination_cloud_storage_uris=["gs://src/out.csv"],
        export_format="CSV",
    )
    down = GoogleCloudStorageDownloadOperator(task_id="down", bucket="src", object="out.csv", filename={target!r})
    by_hook = PythonOperator(task_id="by_hook", python_callable=look)
    up >> there >> prefix >> updated >> load >> table >> old >> new >> out >> down >> by_hook
"""


def test_a_dag_file_of_all_ages(google: FakeGoogle, tmp_path: Path) -> None:
    google.storage.make("src")
    google.bigquery.make("d")
    (tmp_path / "people.csv").write_text("Ada,36\nAlan,41\n")
    path = tmp_path / "dag.py"
    text = DAG_FILE.format(file=str(tmp_path / "people.csv"), target=str(tmp_path / "down.csv"))
    path.write_text(textwrap.dedent(text))
    flow = load_flow(path)
    assert [str(each) for each in flow.findings if each.kind in ("made-on-demand", "not-honoured")] == []
    state = flow.run(context={"logical_date": datetime.datetime(2024, 1, 15, tzinfo=datetime.UTC)})
    found = {task.name: state.result[task] for task in flow.tasks if task in state.result}
    assert state.is_successful(), {name: (each, each.message) for name, each in found.items()}
    assert google.bigquery.rows("d.elders") == [("Alan",)]
    assert (tmp_path / "down.csv").read_text() == "name\nAlan\n"
    assert found["by_hook"].result is True
    assert re.fullmatch(r"airflow_d_new_2024_01_15T00_00_00_00_00_[0-9a-f]{32}", found["new"].result)


def test_how_many_operators_have_rows() -> None:
    from prefect.compat.airflow.operators.rows import google_bigquery, google_storage, google_transfers

    rows = (*google_storage.ROWS, *google_transfers.ROWS, *google_bigquery.ROWS)
    assert len({row.path for row in rows}) == len(rows) >= 50
