"""
What operators of Google are asked to do, for real Airflow and for the rows: one list for both.

Each case: the operator, its arguments, what it needs beside the buckets and tables that are always there. `real` runs
them in an environment with Airflow and the provider, and writes what came out.
"""

from __future__ import annotations

import datetime
import importlib
import json
import os
import re
import sys
from pathlib import Path
from typing import Any

_P = "airflow.providers.google.cloud"
GCS, GCS_S = f"{_P}.operators.gcs", f"{_P}.sensors.gcs"
BQ, BQ_S = f"{_P}.operators.bigquery", f"{_P}.sensors.bigquery"
TO = f"{_P}.transfers"
CONNECTION = {"conn_type": "google_cloud_platform", "extra": {"is_anonymous": True, "project": "p"}}
LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)

OBJECTS = {
    "a.txt": b"one", "in/names.csv": b"name,age\nAda,36\nAlan,41\n", "in/more.csv": b"Grace,85\n", "in/sub/x.txt": b"x",
    "schema.json": b'[{"name": "name", "type": "STRING"}, {"name": "age", "type": "INTEGER"}]',
}  # fmt: skip
SCHEMA = [{"name": "name", "type": "STRING"}, {"name": "age", "type": "INTEGER"}]
ROWS = [("Ada", 36), ("Alan", 41)]


def query(text: str) -> dict[str, Any]:
    return {"query": {"query": text, "useLegacySql": False}}


#: name -> (dotted path, arguments)
CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "create_bucket": (f"{GCS}.GCSCreateBucketOperator", {"bucket_name": "new-one", "labels": {"team": "data"}}),
    "create_bucket_again": (f"{GCS}.GCSCreateBucketOperator", {"bucket_name": "src"}),
    "delete_bucket": (f"{GCS}.GCSDeleteBucketOperator", {"bucket_name": "dst"}),
    "delete_bucket_missing": (f"{GCS}.GCSDeleteBucketOperator", {"bucket_name": "nowhere"}),
    "list": (f"{GCS}.GCSListObjectsOperator", {"bucket": "src", "prefix": "in/"}),
    "list_delimiter": (f"{GCS}.GCSListObjectsOperator", {"bucket": "src", "prefix": "in/", "delimiter": ".csv"}),
    "list_prefixes": (f"{GCS}.GCSListObjectsOperator", {"bucket": "src", "prefix": ["in/sub", "a"]}),
    "list_glob": (f"{GCS}.GCSListObjectsOperator", {"bucket": "src", "match_glob": "**/*.csv"}),
    "delete_objects": (f"{GCS}.GCSDeleteObjectsOperator", {"bucket_name": "src", "objects": ["a.txt"]}),
    "delete_prefix": (f"{GCS}.GCSDeleteObjectsOperator", {"bucket_name": "src", "prefix": "in/"}),
    "delete_nothing": (f"{GCS}.GCSDeleteObjectsOperator", {"bucket_name": "src", "objects": []}),
    "bucket_acl": (f"{GCS}.GCSBucketCreateAclEntryOperator", {"bucket": "src", "entity": "allUsers", "role": "READER"}),
    "object_acl": (
        f"{GCS}.GCSObjectCreateAclEntryOperator",
        {"bucket": "src", "object_name": "a.txt", "entity": "allUsers", "role": "READER"},
    ),
    "transform": (
        f"{GCS}.GCSFileTransformOperator",
        {"source_bucket": "src", "source_object": "a.txt", "transform_script": ["cp"], "destination_object": "b.txt"},
    ),
    "sync": (f"{GCS}.GCSSynchronizeBucketsOperator", {"source_bucket": "src", "destination_bucket": "dst"}),
    "sync_folder": (
        f"{GCS}.GCSSynchronizeBucketsOperator",
        {
            "source_bucket": "src",
            "destination_bucket": "dst",
            "source_object": "in/",
            "destination_object": "out/",
            "recursive": False,
            "allow_overwrite": True,
            "delete_extra_files": True,
        },
    ),  # fmt: skip
    "exists": (f"{GCS_S}.GCSObjectExistenceSensor", {"bucket": "src", "object": "a.txt"}),
    "exists_glob": (f"{GCS_S}.GCSObjectExistenceSensor", {"bucket": "src", "object": "in/*.csv", "use_glob": True}),
    "exists_not": (f"{GCS_S}.GCSObjectExistenceSensor", {"bucket": "src", "object": "nothing"}),
    "prefix": (f"{GCS_S}.GCSObjectsWithPrefixExistenceSensor", {"bucket": "src", "prefix": "in/"}),
    "prefix_not": (f"{GCS_S}.GCSObjectsWithPrefixExistenceSensor", {"bucket": "src", "prefix": "no/"}),
    "updated": (
        f"{GCS_S}.GCSObjectUpdateSensor",
        {"bucket": "src", "object": "a.txt", "ts_func": lambda context: LONG_AGO},
    ),
    "session": (
        f"{GCS_S}.GCSUploadSessionCompleteSensor",
        {"bucket": "src", "prefix": "in/", "inactivity_period": 0},
    ),
    "copy": (
        f"{TO}.gcs_to_gcs.GCSToGCSOperator",
        {"source_bucket": "src", "source_object": "in/*.csv", "destination_bucket": "dst"},
    ),
    "to_local": (
        f"{TO}.gcs_to_local.GCSToLocalFilesystemOperator",
        {"bucket": "src", "object_name": "a.txt", "filename": "{tmp}/x"},
    ),
    "to_local_xcom": (
        f"{TO}.gcs_to_local.GCSToLocalFilesystemOperator",
        {"bucket": "src", "object_name": "a.txt", "store_to_xcom_key": "content"},
    ),
    "from_local": (
        f"{TO}.local_to_gcs.LocalFilesystemToGCSOperator",
        {"src": "{tmp}/one.txt", "dst": "up/one.txt", "bucket": "dst"},
    ),
    "from_local_many": (
        f"{TO}.local_to_gcs.LocalFilesystemToGCSOperator",
        {"src": ["{tmp}/one.txt", "{tmp}/two.txt"], "dst": "up/", "bucket": "dst"},
    ),
    "from_local_glob_into_one": (
        f"{TO}.local_to_gcs.LocalFilesystemToGCSOperator",
        {"src": "{tmp}/*.txt", "dst": "up", "bucket": "dst"},
    ),
    "from_local_folder": (
        f"{TO}.local_to_gcs.LocalFilesystemToGCSOperator",
        {"src": "{tmp}/one.txt", "dst": "up/", "bucket": "dst"},
    ),
    "insert_job": (f"{BQ}.BigQueryInsertJobOperator", {"configuration": query("SELECT * FROM d.t"), "job_id": "j1"}),
    "insert_job_default_id": (
        f"{BQ}.BigQueryInsertJobOperator",
        {"configuration": query("SELECT 1"), "force_rerun": False},
    ),
    "insert_job_wrong": (
        f"{BQ}.BigQueryInsertJobOperator",
        {"configuration": query("SELECT * FROM d.nothing"), "job_id": "j2"},
    ),
    "check": (f"{BQ}.BigQueryCheckOperator", {"sql": "SELECT COUNT(*) FROM d.t", "use_legacy_sql": False}),
    "check_fails": (f"{BQ}.BigQueryCheckOperator", {"sql": "SELECT COUNT(*) FROM d.empty", "use_legacy_sql": False}),
    "value": (
        f"{BQ}.BigQueryValueCheckOperator",
        {"sql": "SELECT COUNT(*) FROM d.t", "pass_value": 2, "use_legacy_sql": False},
    ),
    "value_fails": (
        f"{BQ}.BigQueryValueCheckOperator",
        {"sql": "SELECT COUNT(*) FROM d.t", "pass_value": 3, "use_legacy_sql": False},
    ),
    "value_tolerance": (
        f"{BQ}.BigQueryValueCheckOperator",
        {"sql": "SELECT COUNT(*) FROM d.t", "pass_value": 2.1, "tolerance": 0.1, "use_legacy_sql": False},
    ),
    "column_check": (
        f"{BQ}.BigQueryColumnCheckOperator",
        {"table": "d.t", "column_mapping": {"age": {"min": {"geq_to": 18}}}, "use_legacy_sql": False},
    ),
    "table_check": (
        f"{BQ}.BigQueryTableCheckOperator",
        {"table": "d.t", "checks": {"some": {"check_statement": "COUNT(*) = 2"}}, "use_legacy_sql": False},
    ),
    "get_data": (f"{BQ}.BigQueryGetDataOperator", {"dataset_id": "d", "table_id": "t"}),
    "get_data_dict": (
        f"{BQ}.BigQueryGetDataOperator",
        {"dataset_id": "d", "table_id": "t", "max_results": 1, "selected_fields": "name", "as_dict": True},
    ),
    "create_dataset": (f"{BQ}.BigQueryCreateEmptyDatasetOperator", {"dataset_id": "fresh"}),
    "create_dataset_again": (f"{BQ}.BigQueryCreateEmptyDatasetOperator", {"dataset_id": "d"}),
    "create_dataset_again_fail": (f"{BQ}.BigQueryCreateEmptyDatasetOperator", {"dataset_id": "d", "if_exists": "fail"}),
    "delete_dataset": (f"{BQ}.BigQueryDeleteDatasetOperator", {"dataset_id": "d", "delete_contents": True}),
    "get_dataset": (f"{BQ}.BigQueryGetDatasetOperator", {"dataset_id": "d"}),
    "list_tables": (f"{BQ}.BigQueryGetDatasetTablesOperator", {"dataset_id": "d"}),
    "update_dataset": (
        f"{BQ}.BigQueryUpdateDatasetOperator",
        {"dataset_id": "d", "dataset_resource": {"description": "all"}},
    ),
    "create_table": (
        f"{BQ}.BigQueryCreateTableOperator",
        {"dataset_id": "d", "table_id": "made", "table_resource": {"schema": {"fields": SCHEMA}}},
    ),
    "create_table_again": (
        f"{BQ}.BigQueryCreateTableOperator",
        {"dataset_id": "d", "table_id": "t", "table_resource": {"schema": {"fields": SCHEMA}}, "if_exists": "fail"},
    ),
    "create_table_by_object": (
        f"{BQ}.BigQueryCreateTableOperator",
        {"dataset_id": "d", "table_id": "made", "table_resource": {}, "gcs_schema_object": "gs://src/schema.json"},
    ),
    "delete_table": (f"{BQ}.BigQueryDeleteTableOperator", {"deletion_dataset_table": "p.d.t"}),
    "delete_table_missing": (f"{BQ}.BigQueryDeleteTableOperator", {"deletion_dataset_table": "d.nothing"}),
    "delete_table_ignored": (
        f"{BQ}.BigQueryDeleteTableOperator",
        {"deletion_dataset_table": "p.d.nothing", "ignore_if_missing": True},
    ),
    "update_table": (
        f"{BQ}.BigQueryUpdateTableOperator",
        {"dataset_id": "d", "table_id": "t", "table_resource": {"description": "all"}},
    ),
    "upsert_table": (
        f"{BQ}.BigQueryUpsertTableOperator",
        {"dataset_id": "d", "table_resource": {"tableReference": {"tableId": "t"}, "description": "all"}},
    ),
    "update_schema": (
        f"{BQ}.BigQueryUpdateTableSchemaOperator",
        {"dataset_id": "d", "table_id": "t", "schema_fields_updates": [{"name": "age", "description": "in years"}]},
    ),
    "table_there": (f"{BQ_S}.BigQueryTableExistenceSensor", {"project_id": "p", "dataset_id": "d", "table_id": "t"}),
    "table_not_there": (
        f"{BQ_S}.BigQueryTableExistenceSensor",
        {"project_id": "p", "dataset_id": "d", "table_id": "x"},
    ),
    "load": (
        f"{TO}.gcs_to_bigquery.GCSToBigQueryOperator",
        {
            "bucket": "src",
            "source_objects": ["in/names.csv"],
            "destination_project_dataset_table": "d.loaded",
            "schema_fields": SCHEMA,
            "skip_leading_rows": 1,
            "job_id": "j3",
        },
    ),  # fmt: skip
    "load_append": (
        f"{TO}.gcs_to_bigquery.GCSToBigQueryOperator",
        {
            "bucket": "src",
            "source_objects": ["in/more.csv"],
            "destination_project_dataset_table": "p.d.t",
            "schema_object": "schema.json",
            "write_disposition": "WRITE_APPEND",
            "autodetect": None,
            "job_id": "j4",
        },
    ),  # fmt: skip
    "load_not_empty": (
        f"{TO}.gcs_to_bigquery.GCSToBigQueryOperator",
        {
            "bucket": "src",
            "source_objects": ["in/more.csv"],
            "destination_project_dataset_table": "d.t",
            "job_id": "j5",
        },
    ),
    "load_max_id": (
        f"{TO}.gcs_to_bigquery.GCSToBigQueryOperator",
        {
            "bucket": "src",
            "source_objects": "in/names.csv",
            "destination_project_dataset_table": "p.d.loaded",
            "schema_fields": SCHEMA,
            "skip_leading_rows": 1,
            "max_id_key": "age",
            "job_id": "j6",
        },
    ),  # fmt: skip
    "load_external": (
        f"{TO}.gcs_to_bigquery.GCSToBigQueryOperator",
        {
            "bucket": "src",
            "source_objects": ["in/names.csv"],
            "destination_project_dataset_table": "p.d.outside",
            "schema_fields": SCHEMA,
            "skip_leading_rows": 1,
            "external_table": True,
        },
    ),  # fmt: skip
    "extract": (
        f"{TO}.bigquery_to_gcs.BigQueryToGCSOperator",
        {
            "source_project_dataset_table": "p.d.t",
            "destination_cloud_storage_uris": ["gs://dst/out.json"],
            "export_format": "NEWLINE_DELIMITED_JSON",
            "job_id": "j7",
        },
    ),  # fmt: skip
    "copy_table": (
        f"{TO}.bigquery_to_bigquery.BigQueryToBigQueryOperator",
        {"source_project_dataset_tables": "d.t", "destination_project_dataset_table": "d.copy"},
    ),
}


class Instance:
    """As much of a task instance as operators ask for."""

    def __init__(self) -> None:
        self.pushed: dict[str, Any] = {}
        self.map_index, self.try_number, self.dag_id, self.run_id = -1, 1, "the_dag", "manual__2024"

    def xcom_push(self, key: str, value: Any, **more: Any) -> None:
        self.pushed[key] = value


def set_up(server: Any, folder: Path) -> None:
    server.clear()
    server.storage.make("src", OBJECTS)
    server.storage.make("dst", {"out/names.csv": b"old", "out/extra": b"extra"})
    server.bigquery.make("d", "t", "name:STRING, age:INTEGER", ROWS)
    server.bigquery.make("d", "empty", "name:STRING")
    for name in ("one.txt", "two.txt"):
        folder.joinpath(name).write_text(name)


def given(value: Any, folder: Path) -> Any:
    if isinstance(value, str):
        return value.replace("{tmp}", str(folder))
    if isinstance(value, list):
        return [given(each, folder) for each in value]
    return {key: given(each, folder) for key, each in value.items()} if isinstance(value, dict) else value


def plain(value: Any) -> Any:
    """Without what differs from run to run."""
    if isinstance(value, dict):
        gone = ("etag", "lastModifiedTime", "creationTime", "selfLink")
        return {key: plain(each) for key, each in value.items() if key not in gone}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    return f"<{type(value).__name__}>"


def outcome(server: Any, operator: Any, folder: Path) -> dict[str, Any]:
    """Do it, and look around."""
    instance = Instance()
    moment = datetime.datetime(2024, 1, 15, tzinfo=datetime.UTC)
    context: dict[str, Any] = {"ti": instance, "task_instance": instance, "logical_date": moment, "ds": "2024-01-15"}
    context.update(execution_date=moment, data_interval_start=LONG_AGO, data_interval_end=moment, dag_run=None)
    context.update(task=operator, run_id="manual__2024")
    found: dict[str, Any] = {"result": None, "error": None}
    try:
        if hasattr(operator, "poke"):
            done = operator.poke(context)
            found["done"] = bool(done)
            if done:  # what goes into XCom is what `execute` gives
                found["result"] = plain(operator.execute(context))
        else:
            found["result"] = plain(operator.execute(context))
    except Exception as err:  # noqa: BLE001 - that it fails is what matters
        found["error"] = type(err).__name__
        if os.environ.get("SHOW_ERRORS"):
            print(operator.task_id, repr(err)[:400], file=sys.stderr)
    links = re.compile("link|^bigquery_|^storage_|gcs_bucket|job_id_path|key$")
    found["pushed"] = {key: plain(value) for key, value in instance.pushed.items() if not links.search(key)}
    storage = server.storage
    found["objects"] = {
        bucket: {name: storage.data[bucket, name].decode() for name in storage.names(bucket)}
        for bucket in storage.buckets
    }
    found["acl"] = [storage.buckets["src"].acl, storage.buckets["src"].objects.get("a.txt", {}).get("acl")]
    tables = {name: server.bigquery.rows(name.partition(".")[2]) for name in server.bigquery.tables}
    found["tables"] = {name: [list(row) for row in rows] for name, rows in tables.items() if "_temp" not in name}
    found["files"] = {path.name: path.read_text() for path in sorted(folder.iterdir()) if path.name == "x"}
    return found


def real(written: str) -> None:
    """Record: run with a Python that has Airflow and the provider."""
    import tempfile

    sys.path.insert(0, str(Path(__file__).parents[4]))
    from tests.gcloud.server import fake_google

    os.environ["AIRFLOW_CONN_GOOGLE_CLOUD_DEFAULT"] = json.dumps(CONNECTION)
    found = {}
    with fake_google() as server:
        os.environ.update(STORAGE_EMULATOR_HOST=server.url, BIGQUERY_EMULATOR_HOST=server.url)
        from airflow import DAG

        with DAG("the_dag", start_date=LONG_AGO):
            for name, (path, arguments) in CASES.items():
                with tempfile.TemporaryDirectory() as folder:
                    set_up(server, Path(folder))
                    module, _, cls = path.rpartition(".")
                    kind = getattr(importlib.import_module(module), cls)
                    operator = kind(task_id=name, **given(arguments, Path(folder)))
                    text = json.dumps(outcome(server, operator, Path(folder)))
                    found[name] = json.loads(text.replace(folder, "{tmp}"))
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(each, sort_keys=True)}" for name, each in found.items())
    Path(written).write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    real(sys.argv[1])
