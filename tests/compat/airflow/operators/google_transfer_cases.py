"""
What operators between Google and other services are asked to do, for real Airflow and for the rows: one list for both.

They run as those of `google_cases`, which see. To record, a Python that has Airflow and the providers runs this file,
with `S3_URL` and `POSTGRES_URL` in its environment.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

_spec = importlib.util.spec_from_file_location("google_cases_of_transfers", Path(__file__).with_name("google_cases.py"))
assert _spec is not None and _spec.loader is not None
base = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(base)

TO = base.TO
S3, BACK = f"{TO}.s3_to_gcs.S3ToGCSOperator", "airflow.providers.amazon.aws.transfers.gcs_to_s3.GCSToS3Operator"
UP, DOWN = f"{TO}.sftp_to_gcs.SFTPToGCSOperator", f"{TO}.gcs_to_sftp.GCSToSFTPOperator"
HTTP, TRANSFORM = f"{TO}.http_to_gcs.HttpToGCSOperator", f"{base.GCS}.GCSTimeSpanFileTransformOperator"
OUT, INTO = f"{TO}.postgres_to_gcs.PostgresToGCSOperator", f"{TO}.bigquery_to_postgres.BigQueryToPostgresOperator"
PARTITION = f"{base.BQ_S}.BigQueryTablePartitionExistenceSensor"

LAKE = {"bucket": "lake", "prefix": "in/", "dest_gcs": "gs://dst/from/"}
TO_LAKE = {"gcs_bucket": "src", "prefix": "in/", "dest_s3_key": "s3://lake/up/"}
UPLOAD = {"source_path": "/out/a.csv", "destination_bucket": "dst"}
LOAD = {"source_bucket": "src", "destination_path": "/new", "create_intermediate_dirs": True}
FETCH = {"endpoint": "/data.csv", "bucket_name": "dst", "object_name": "data.csv"}
SPAN = {
    "source_bucket": "src", "source_prefix": "in/", "source_gcp_conn_id": "google_cloud_default",
    "destination_bucket": "dst", "destination_prefix": "made", "destination_gcp_conn_id": "google_cloud_default",
    "transform_script": [sys.executable, "{tmp}/script.py"],
}  # fmt: skip
PEOPLE = {"sql": "SELECT * FROM people ORDER BY age", "bucket": "dst", "filename": "people.json"}
TABLE = {"dataset_table": "d.t", "target_table_name": "names"}
PART = {"project_id": "p", "dataset_id": "d", "table_id": "t"}

#: name -> (dotted path, arguments)
CASES: dict[str, tuple[str, dict[str, Any]]] = {
    f"{name}{number}": (path, {**given, **more})
    for name, path, given, mores in (
        ("s3", S3, LAKE, [
            {}, {"replace": True}, {"apply_gcs_prefix": True}, {"dest_gcs": "gs://dst/"}, {"delimiter": "/"},
            {"prefix": ""}, {"prefix": "none/"}, {"bucket": "no-lake"}, {"prefix": "in"}, {"dest_gcs": "dst/from/"},
            {"prefix": "in/", "apply_gcs_prefix": True, "replace": True, "dest_gcs": "gs://dst/out/"},
            {"dest_gcs": "gs://dst/from"},
        ]),
        ("back", BACK, TO_LAKE, [
            {}, {"replace": True}, {"keep_directory_structure": False}, {"match_glob": "**/*.csv"},
            {"prefix": None}, {"prefix": "none/"}, {"flatten_structure": True}, {"dest_s3_key": "s3://lake/up"},
            {"dest_s3_key": "s3://lake/"}, {"gcs_bucket": "nowhere"}, {"dest_s3_key": "s3://no-lake/"},
            {"keep_directory_structure": False, "replace": True}, {"prefix": "in", "keep_directory_structure": False},
        ]),
        ("up", UP, UPLOAD, [
            {}, {"destination_path": "x/y.csv"}, {"destination_path": "x/"}, {"source_path": "/out/*.csv"},
            {"source_path": "/out/*.csv", "destination_path": "x"}, {"move_object": True},
            {"source_path": "/out/*", "destination_path": "x/"}, {"source_path": "/none"},
            {"source_path": "/none", "fail_on_file_not_exist": False}, {"source_path": "/*/*.csv"},
            {"source_path": "/out/*.csv", "move_object": True}, {"destination_path": "/x.csv"},
            {"source_path": "/out/b*", "destination_path": "x"},
        ]),
        ("down", DOWN, LOAD, [
            {"source_object": "a.txt"}, {"source_object": "in/names.csv"}, {"source_object": "in/*.csv"},
            {"source_object": "in/names.csv", "keep_directory_structure": False},
            {"source_object": "in/*", "keep_directory_structure": False}, {"source_object": "in/*"},
            {"source_object": "a.txt", "move_object": True}, {"source_object": "in/*.csv", "move_object": True},
            {"source_object": "none"}, {"source_object": "*/*"},
            {"source_object": "in/n*", "destination_path": "/n/"},
            {"source_object": "a.txt", "create_intermediate_dirs": False},
            {"source_object": "in/s*", "keep_directory_structure": False},
        ]),
        ("http", HTTP, FETCH, [
            {}, {"endpoint": "none"}, {"method": "POST", "data": {"a": "1"}, "endpoint": "form"},
            {"data": {"day": "2024-01-15"}, "headers": {"X-Day": "1"}}, {"mime_type": "text/x", "metadata": {"m": "1"}},
            {"method": "POST", "data": "raw", "endpoint": "form"}, {"object_name": "a/b"}, {"bucket_name": "nowhere"},
        ]),
        ("span", TRANSFORM, SPAN, [
            {}, {"source_prefix": ""}, {"destination_prefix": ""}, {"destination_prefix": "made/"},
            {"source_prefix": "in"}, {"transform_script": "false"}, {"source_prefix": "none/"},
            {"destination_bucket": "nowhere"}, {"destination_bucket": "nowhere", "upload_continue_on_fail": True},
        ]),
        ("out", OUT, PEOPLE, [
            {}, {"export_format": "csv", "filename": "p.csv"}, {"schema_filename": "schema.json"},
            {"filename": "p{}.json", "approx_max_file_size_bytes": 1}, {"sql": "SELECT * FROM people WHERE age = 0"},
            {"sql": "SELECT * FROM people WHERE age = 0", "write_on_empty": True},
            {"sql": "SELECT * FROM people WHERE age > %(age)s", "parameters": {"age": 40}},
            {"exclude_columns": ["age", "day"]}, {"export_format": "csv", "field_delimiter": ";", "null_marker": "-"},
            {"schema_filename": "s.json", "schema": [{"name": "name", "type": "STRING", "mode": "REQUIRED"}]},
            {"sql": "SELECT * FROM nothing"}, {"bucket": "nowhere"}, {"stringify_dict": False},
            {"sql": "SELECT * FROM typed", "schema_filename": "s.json"},
            {"sql": "SELECT * FROM typed", "export_format": "csv", "schema_filename": "s.json"},
            {"sql": "SELECT * FROM people WHERE age = 0", "write_on_empty": True, "export_format": "csv"},
        ]),
        ("into", INTO, TABLE, [
            {}, {"selected_fields": ["name"]}, {"selected_fields": "age,name"}, {"batch_size": 1},
            {"replace": True, "replace_index": ["name"], "selected_fields": ["name", "age"]},
            {"dataset_table": "d.none"}, {"target_table_name": "none"}, {"dataset_table": "d.empty"},
        ]),
        ("part", PARTITION, PART, [
            {"partition_id": "20240115"}, {"partition_id": "20240116"}, {"partition_id": "20240115", "table_id": "x"},
            {"partition_id": "20240115", "table_id": "empty"},
        ]),
    )
    for number, more in enumerate(mores)
}  # fmt: skip

SCRIPT = """
import pathlib, sys
before, after, begin, end = sys.argv[1:]
for path in pathlib.Path(before).rglob("*.*"):
    target = pathlib.Path(after, path.relative_to(before))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(path.read_text().upper() + begin + " " + end)
"""
TABLES = """
DROP TABLE IF EXISTS people, names, typed;
CREATE TABLE people (name text, age integer, day date);
INSERT INTO people VALUES ('Ada', 36, '2024-01-15'), ('Alan', 41, NULL);
CREATE TABLE names (name text UNIQUE, age integer);
INSERT INTO names VALUES ('Grace', 85);
CREATE TABLE typed (i bigint, n numeric, t timestamp, z timestamptz, b boolean, d date, c time, y bytea, j jsonb,
    a integer[], f float, u uuid, s interval);
INSERT INTO typed VALUES (1, 1.5, '2024-01-15 01:02:03', '2024-01-15 01:02:03+01', true, '2024-01-15', '01:02:03',
    'x', '{"a": 1}', '{1,2}', 2.5, '00000000-0000-0000-0000-000000000001', '1 day 2 hours');
"""


class Places(NamedTuple):
    """Where the services are."""

    google: Any
    web: Any
    #: The folder that the server of SSH serves, and how to reach it.
    root: Path
    address: dict[str, Any]
    s3: str
    postgres: str

    def environment(self) -> dict[str, str]:
        database = urlsplit(self.postgres)
        connections = {
            "GOOGLE_CLOUD_DEFAULT": base.CONNECTION,
            "AWS_DEFAULT": {"conn_type": "aws", "login": "testing", "password": "testing"}
            | {"extra": {"region_name": "us-east-1", "endpoint_url": self.s3}},
            "SFTP_DEFAULT": {"conn_type": "sftp", "host": self.address["host"], "port": self.address["port"]}
            | {"login": "ada", "password": "hush", "extra": {"no_host_key_check": True}},
            "HTTP_DEFAULT": {"conn_type": "http", "host": self.web.url},
            "POSTGRES_DEFAULT": {"conn_type": "postgres", "host": database.hostname, "port": database.port}
            | {"login": database.username, "password": database.password, "schema": database.path.strip("/")},
        }
        connections["SSH_DEFAULT"] = connections["SFTP_DEFAULT"]
        return {
            "STORAGE_EMULATOR_HOST": self.google.url,
            "BIGQUERY_EMULATOR_HOST": self.google.url,
            **{f"AIRFLOW_CONN_{name}": json.dumps(each) for name, each in connections.items()},
        }


def _s3(places: Places) -> Any:
    import boto3  # only where it is needed

    return boto3.client(
        "s3", endpoint_url=places.s3, aws_access_key_id="testing", aws_secret_access_key="testing",
        region_name="us-east-1",
    )  # fmt: skip


def _database(places: Places) -> Any:
    import psycopg2  # only where it is needed

    connection = psycopg2.connect(places.postgres)
    connection.autocommit = True
    return connection


def set_up(places: Places, name: str, folder: Path) -> None:
    """Make what a case needs."""
    base.set_up(places.google, folder)
    places.google.bigquery.tables["p.d.t"]["partitions"] = ["20240115", "20240101"]
    for each in places.google.storage.names("src"):
        moment = "2024-01-10T00:00:00.000000Z" if each.startswith("in/") else "2024-01-20T00:00:00.000000Z"
        places.google.storage.buckets["src"].objects[each]["updated"] = moment
    places.web.asked.clear()
    places.web.answers.update({"/data.csv": "a,b", "/form": "form"})
    (folder / "script.py").write_text(SCRIPT)
    if name.startswith(("up", "down")):
        for each in ("out/a.csv", "out/sub/b.csv", "out/b.txt"):
            (places.root / each).parent.mkdir(parents=True, exist_ok=True)
            (places.root / each).write_text(each)
    if name.startswith(("s3", "back")):
        client = _s3(places)
        if "lake" in [each["Name"] for each in client.list_buckets()["Buckets"]]:
            for each in client.list_objects_v2(Bucket="lake").get("Contents", ()):
                client.delete_object(Bucket="lake", Key=each["Key"])
        else:
            client.create_bucket(Bucket="lake")
        for each in ("in/a.csv", "in/sub/b.csv", "in/sub/", "index", "up/in/more.csv", "up/more.csv"):
            client.put_object(Bucket="lake", Key=each, Body=b"" if each.endswith("/") else each.encode())
        places.google.storage.put("dst", "from/in/a.csv", b"old")
    if name.startswith(("out", "into")):
        with _database(places) as connection, connection.cursor() as cursor:
            cursor.execute(TABLES)


def outcome(places: Places, name: str, operator: Any, folder: Path) -> dict[str, Any]:
    """Do it, and look around."""
    found: dict[str, Any] = base.outcome(places.google, operator, folder)
    del found["acl"], found["files"]
    if not name.startswith(("into", "part")):
        del found["tables"]
    storage = places.google.storage
    found["types"] = {each: about["contentType"] for each, about in storage.buckets["dst"].objects.items()}
    found["metadata"] = {each: about.get("metadata") for each, about in storage.buckets["dst"].objects.items()}
    if name.startswith("http"):
        found["asked"] = [[each.method, each.path, each.query, each.body.decode()] for each in places.web.asked]
        found["asked"].append([each.headers.get("X-Day") for each in places.web.asked])
    if name.startswith(("up", "down")):
        files = sorted(path for path in places.root.rglob("*") if path.is_file())
        found["sftp"] = {str(path.relative_to(places.root)): path.read_text() for path in files}
    if name.startswith(("s3", "back")):
        client = _s3(places)
        keys = [each["Key"] for each in client.list_objects_v2(Bucket="lake").get("Contents", ())]
        found["s3"] = {key: client.get_object(Bucket="lake", Key=key)["Body"].read().decode() for key in keys}
    if name.startswith("into"):
        with _database(places) as connection, connection.cursor() as cursor:
            cursor.execute("SELECT name, age FROM names ORDER BY name, age")
            found["rows"] = cursor.fetchall()
    text = json.dumps(found).replace(str(folder), "{tmp}")
    return json.loads(re.sub(r"127\.0\.0\.1:\d+", "host", text))  # type: ignore[no-any-return]


def given(name: str, folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = base.given(CASES[name][1], folder)
    return found


def real(written: str) -> None:
    """Record."""
    sys.path.insert(0, str(Path(__file__).parents[4]))
    from tests.gcloud.server import fake_google
    from tests.loopback import loopback
    from tests.sshd import Server

    lines = []
    with fake_google() as google, loopback() as web:
        for name, (path, _) in CASES.items():
            with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as root:
                server = Server(Path(root))
                address = {"host": "127.0.0.1", "port": server.port}
                s3, postgres = os.environ["S3_URL"], os.environ["POSTGRES_URL"]
                places = Places(google, web, Path(root), address, s3, postgres)
                os.environ.update(places.environment())
                from airflow import DAG

                with _database(places) as connection, connection.cursor() as cursor:
                    # what the case before left open holds its tables
                    cursor.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                    )
                set_up(places, name, Path(folder))
                module, _, cls = path.rpartition(".")
                kind = getattr(importlib.import_module(module), cls)
                with DAG("the_dag", start_date=base.LONG_AGO):
                    operator = kind(task_id=name, **given(name, Path(folder)))
                found = outcome(places, name, operator, Path(folder))
                server.stop()
            lines.append(f"{json.dumps(name)}: {json.dumps(found, sort_keys=True)}")
            Path(written).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    real(sys.argv[1])
