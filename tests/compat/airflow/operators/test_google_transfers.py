"""The rows between Google and other services, beside what real Airflow made of the same, and in DAG files."""

from __future__ import annotations

import datetime
import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.conversion.loading import load_flow
from prefect.compat.airflow.operators import serving
from prefect.compat.airflow.standin.dag import DAG
from tests.gcloud.server import FakeGoogle, fake_google

for _package in ("google.cloud.storage", "google.cloud.bigquery", "boto3", "paramiko", "psycopg2"):
    pytest.importorskip(_package)

HERE = Path(__file__).parent
spec = importlib.util.spec_from_file_location("google_transfer_cases_of_tests", HERE / "google_transfer_cases.py")
assert spec is not None and spec.loader is not None
cases: Any = importlib.util.module_from_spec(spec)
spec.loader.exec_module(cases)
RECORDED = json.loads((HERE / "recorded" / "google_transfers.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def google() -> Iterator[FakeGoogle]:
    with fake_google() as found:
        yield found


def places_of(name: str, google: FakeGoogle, web: Any, request: pytest.FixtureRequest) -> Any:
    """The services that a case needs: no other one is started."""
    root, address, s3, postgres = Path("/nowhere"), {"host": "h", "port": 1}, "http://h", "postgresql://u@h:1/d"
    if name.startswith(("up", "down")):
        root, address, _ = request.getfixturevalue("ssh_server")
    if name.startswith(("s3", "back")):
        s3 = request.getfixturevalue("aws")
    if name.startswith(("out", "into")):
        postgres = request.getfixturevalue("postgres")
    return cases.Places(google, web, root, address, s3, postgres)


#: What differs, and why.
OTHERWISE = {
    **dict.fromkeys((("up6", key) for key in ("objects", "types", "metadata")), "a slash at the end stays one"),
    **{(name, "types"): "the type is that of the file's name" for name in RECORDED if name.startswith("span")},
}


#: What goes well here and not there: bytes and decimals of all types as text, columns named by one string.
BETTER = ("out13", "into2")
OTHERWISE["out14", "objects"] = "bytes, JSON and durations are written as BigQuery reads them"


@pytest.mark.parametrize("name", RECORDED)
def test_as_in_airflow(
    google: FakeGoogle,
    web: Any,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    name: str,
) -> None:
    places = places_of(name, google, web, request)
    for variable, value in places.environment().items():
        monkeypatch.setenv(variable, value)
    folder = tmp_path / "folder"
    folder.mkdir()
    if places.root.exists():
        (places.root / "greeting.txt").unlink()
    cases.set_up(places, name, folder)
    with DAG("the_dag", start_date=cases.base.LONG_AGO, schedule=None):
        operator = serving.class_of(cases.CASES[name][0])(task_id=name, **cases.given(name, folder))
    found, expected = cases.outcome(places, name, operator, folder), dict(RECORDED[name])
    if name in BETTER:
        assert (found["error"], bool(expected["error"])) == (None, True)
        return
    assert bool(found.pop("error")) == bool(expected.pop("error")), found
    for each in (found, expected):
        if isinstance(each["result"], list):
            each["result"] = sorted(each["result"])  # the provider gives names in no order
    for key, value in expected.items():
        if (name, key) not in OTHERWISE:
            assert found[key] == value, (key, cases.CASES[name][1])


def test_every_case_was_recorded() -> None:
    assert list(RECORDED) == list(cases.CASES)


DAG_FILE = """
from datetime import datetime
from airflow import DAG
from airflow.contrib.operators.bigquery_operator import (
    BigQueryCreateEmptyTableOperator, BigQueryCreateExternalTableOperator,
)
from airflow.providers.google.cloud.sensors.bigquery import BigQueryTablePartitionExistenceSensor
from airflow.providers.google.cloud.transfers.bigquery_to_postgres import BigQueryToPostgresOperator
from airflow.providers.google.cloud.transfers.http_to_gcs import HttpToGCSOperator
from airflow.providers.google.cloud.transfers.postgres_to_gcs import PostgresToGCSOperator

with DAG("d", start_date=datetime(2024, 1, 1), schedule=None) as dag:
    fetched = HttpToGCSOperator(task_id="fetched", endpoint="data.csv", bucket_name="dst", object_name="{{ ds }}.csv")
    out = PostgresToGCSOperator(
        task_id="out", sql="SELECT name, age FROM people ORDER BY age", bucket="dst", filename="p{}.csv",
        export_format="csv",
    )
    made = BigQueryCreateEmptyTableOperator(
        task_id="made", dataset_id="d", table_id="made", schema_fields=[{"name": "name", "type": "STRING"}],
        bigquery_conn_id="google_cloud_default",
    )
    outside = BigQueryCreateExternalTableOperator(
        task_id="outside", bucket="src", source_objects=["in/names.csv"], skip_leading_rows=1,
        destination_project_dataset_table="d.outside", schema_fields=[{"name": "name", "type": "STRING"}],
        bigquery_conn_id="google_cloud_default",
    )
    there = BigQueryTablePartitionExistenceSensor(
        task_id="there", project_id="p", dataset_id="d", table_id="t", partition_id="{{ ds_nodash }}",
        poke_interval=0.01,
    )
    back = BigQueryToPostgresOperator(task_id="back", dataset_table="d.t", target_table_name="names")
    fetched >> out >> made >> outside >> there >> back
"""


def test_a_dag_file(
    google: FakeGoogle, web: Any, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    places = places_of("into", google, web, request)
    for variable, value in places.environment().items():
        monkeypatch.setenv(variable, value)
    cases.set_up(places, "into", tmp_path)
    path = tmp_path / "dag.py"
    path.write_text(DAG_FILE)
    flow = load_flow(path)
    state = flow.run(context={"logical_date": datetime.datetime(2024, 1, 15, tzinfo=datetime.UTC)})
    found = {task.name: state.result[task] for task in flow.tasks if task in state.result}
    assert state.is_successful(), {name: (each, each.message) for name, each in found.items()}
    assert google.storage.data["dst", "2024-01-15.csv"] == b"a,b"
    assert google.storage.data["dst", "p0.csv"] == b"name,age\r\nAda,36\r\nAlan,41\r\n"
    assert google.bigquery.tables["p.d.made"]["schema"]["fields"][0]["name"] == "name"
    outside = google.bigquery.tables["p.d.outside"]["externalDataConfiguration"]
    assert outside["sourceUris"] == ["gs://src/in/names.csv"]
    assert found["out"].result["total_row_count"] == 2
    with cases._database(places) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT name, age FROM names ORDER BY age")
        assert cursor.fetchall() == [("Ada", 36), ("Alan", 41), ("Grace", 85)]
