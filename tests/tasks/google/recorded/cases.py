"""
What Prefect 1.4.1's eleven names of Google's services are asked, there and here, against the same stand-in.

The file keeps to Python 3.9 and to names that both have. Recorded anew with a Python that has Prefect 1.4.1 and the
libraries, and the stand-in listening (`python -m tests.gcloud.server` prints its address):

    python tests/tasks/google/recorded/cases.py ADDRESS > tests/tasks/google/recorded/prefect_1_4_1.json
"""

from __future__ import annotations

import base64
import io
import json
import os
import sys
import tempfile
import warnings
from pathlib import Path

import requests
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from google.cloud import bigquery, storage

import prefect
from prefect import Flow, task
from prefect.engine import signals
from prefect.engine.results import GCSResult
from prefect.tasks.gcp import (
    BigQueryLoadFile,
    BigQueryLoadGoogleCloudStorage,
    BigQueryStreamingInsert,
    BigQueryTask,
    CreateBigQueryTable,
    GCPSecret,
    GCSBlobExists,
    GCSCopy,
    GCSDownload,
    GCSUpload,
)

FIELDS = [bigquery.SchemaField("name", "STRING"), bigquery.SchemaField("age", "INTEGER")]
KEY = "0123456789abcdef0123456789abcdef"


class Place:
    """A bucket and a dataset of a case's own, and the raw clients that look at what became of them."""

    def __init__(self, name, info):
        self.info, self.bucket, self.dataset = info, name.replace("_", "-"), name
        self.storage = storage.Client.from_service_account_info(info)
        self.bigquery = bigquery.Client.from_service_account_info(info)
        self.storage.create_bucket(self.bucket)
        self.bigquery.create_dataset(self.dataset)

    def put(self, name, data):
        self.storage.bucket(self.bucket).blob(name).upload_from_string(data)

    def about(self, name, bucket=None):
        """Contents, media type and encoding of an object."""
        found = self.storage.bucket(bucket or self.bucket).get_blob(name)
        return found and (found.download_as_bytes(raw_download=True), found.content_type, found.content_encoding)

    def make(self, table, *rows):
        made = self.bigquery.create_table(bigquery.Table(self.id(table), schema=FIELDS))
        if rows:
            self.bigquery.insert_rows_json(made, [{"name": name, "age": age} for name, age in rows])

    def id(self, table):
        return "p." + self.dataset + "." + table

    def rows(self, table):
        return sorted(tuple(row) for row in self.bigquery.list_rows(self.id(table)))


def uploads(show, place):
    for data in ("grüß", b"\x00\x01", "", io.BytesIO(b"a file")):
        show(GCSUpload(place.bucket, "a/b c.txt").run(data), place.about("a/b c.txt"))
    for data in (42, None, ["a"], bytearray(b"x")):
        show(type(data).__name__)
        show.error(GCSUpload(place.bucket, "other").run, data)


def uploads_and_their_settings(show, place):
    upload = GCSUpload(place.bucket)
    upload.run("x", blob="a", content_type="text/csv", content_encoding="identity")
    upload.run(b"x", blob="b", content_type="image/png")
    upload.run(io.BytesIO(b"x"), blob="c", content_type="text/html")
    upload.run("x" * 600000, blob="d", chunk_size=256 * 1024)
    show([place.about(name) for name in "abc"], len(place.about("d")[0]))
    show.error(upload.run, "x", blob="e", chunk_size=1000, saying="multiple")
    show(upload.name, upload.slug, upload.bucket, upload.blob, upload.chunk_size, upload.create_bucket)


def uploads_without_a_name(show, place):
    name = GCSUpload(place.bucket).run("x")
    show(name[:13], len(name) > 20, place.about(name))
    with prefect.context(task_run_id="the-run"):
        show(GCSUpload(place.bucket).run("x"))


def uploads_into_new_buckets(show, place):
    show.error(GCSUpload(place.bucket + "-no", "a").run, "x")
    show(GCSUpload(place.bucket + "-new", "a", create_bucket=True).run("x"), place.about("a", place.bucket + "-new"))
    show(GCSUpload(place.bucket + "-run", "a").run("x", create_bucket=True), place.about("a", place.bucket + "-run"))
    show(GCSUpload(place.bucket, "a").run("x", bucket=place.bucket + "-new", blob="b"))


def downloads(show, place):
    place.put("a/ü", "grüß")
    show(GCSDownload(place.bucket, "a/ü").run(), GCSDownload("x", "y").run(bucket=place.bucket, blob="a/ü"))
    show(GCSDownload(place.bucket, "a/ü", chunk_size=256 * 1024).run(), GCSDownload(place.bucket).run(blob="a/ü"))
    show.error(GCSDownload(place.bucket, "no").run)
    show.error(GCSDownload(place.bucket + "-no", "no").run)
    show.error(GCSDownload(place.bucket, "a/ü").run, chunk_size=1000, saying="multiple")


def keys_of_ones_own(show, place):
    GCSUpload(place.bucket, "secret").run("x", encryption_key=KEY)
    show(GCSDownload(place.bucket, "secret").run(encryption_key=KEY))
    show.error(GCSDownload(place.bucket, "secret").run, saying="encryption key")


def copies(show, place):
    place.put("a", "x")
    show(GCSCopy(place.bucket, "a", place.bucket, "b").run(), place.about("b"))
    show(GCSCopy().run(source_bucket=place.bucket, source_blob="a", dest_bucket=place.bucket, dest_blob="c"))
    new = place.bucket + "-new"
    show.error(GCSCopy(place.bucket, "a", new, "a", create_bucket=True).run)
    show.error(GCSCopy(place.bucket, "a", new, "b").run, create_bucket=True)
    show.error(GCSCopy(place.bucket, "a", new).run)
    show.error(GCSCopy(place.bucket, "a", place.bucket + "-no", "a").run)
    show.error(GCSCopy(place.bucket, "no", place.bucket, "b").run)
    show.error(GCSCopy(place.bucket, "a", place.bucket, "a").run)
    show.error(GCSCopy(place.bucket, "a", place.bucket).run)
    show.error(GCSCopy(place.bucket, None, place.bucket, "b").run)
    show.error(GCSCopy(None, "a", place.bucket).run)
    show.error(GCSCopy(place.bucket, "a").run)


def is_it_there(show, place):
    place.put("a", "x")
    show.error(GCSBlobExists().run, bucket_name=place.bucket, blob="a")
    there = {"bucket_name": place.bucket, "blob": "a"}
    missing = {"bucket_name": place.bucket, "blob": "no"}
    for fixed, given in (
        (there, {}), ({}, there), (missing, {"fail_if_not_found": False}),
        ({}, {**missing, "fail_if_not_found": False}), ({**missing, "fail_if_not_found": False}, missing),
        ({}, {**missing, "wait_seconds": 1, "fail_if_not_found": False}),
        (missing, missing), ({}, {"bucket_name": place.bucket}), ({}, {"blob": "a"}),
        ({}, {"bucket_name": place.bucket + "-no", "blob": "a"}),
        ({}, {"bucket_name": place.bucket + "-no", "blob": "a", "fail_if_not_found": False}),
    ):  # fmt: skip
        show(len(fixed), sorted(given))
        error = show.error(GCSBlobExists(**fixed).run, **given)
        show(error and str(error))


def is_it_there_in_a_flow(show, place):
    with Flow("f") as flow:
        found = GCSBlobExists(place.bucket, "no")()
        kept = GCSBlobExists(place.bucket, "no", fail_if_not_found=False)()
    state = flow.run()
    show(state, state.result[found], state.result[found].result, state.result[kept], state.result[kept].result)


def credentials(show, place):
    place.put("a", "x")
    download = GCSDownload(place.bucket, "a")
    show(download.run(credentials=place.info))
    with prefect.context(secrets={"GCP_CREDENTIALS": {}}):
        show.error(download.run)
    with prefect.context(secrets={"OTHER": place.info}):
        show(download.run())
    show.error(download.run, credentials={"type": "service_account"})
    show.error(BigQueryTask("SELECT 1").run, credentials={"type": "service_account"})


def secrets_of_the_manager(show, place):
    base = place.info["token_uri"].replace("/token", "/v1/projects/p/secrets")
    requests.post(base + "?secretId=database", json={})
    for value in ("old", "hush-hush"):
        data = base64.b64encode(value.encode()).decode()
        requests.post(base + "/database:addVersion", json={"payload": {"data": data}})
    for name in ("latest", 1, "1"):
        show(GCPSecret("p", "database", name).run())
    show(GCPSecret().run(project_id="p", secret_id="database"))
    show.error(GCPSecret("p", "database").run, credentials=place.info)
    show.error(GCPSecret("p", "database", credentials=place.info).run)
    show.error(GCPSecret("p", "no").run)
    show.error(GCPSecret("p").run)
    show.error(GCPSecret(secret_id="database").run)
    secret = GCPSecret("p", "database")
    show(
        secret.name,
        secret.checkpoint,
        type(secret.result).__name__,
        secret.project_id,
        secret.secret_id,
        secret.version_id,
    )
    with Flow("f") as flow:
        read = GCPSecret("p", "database")()
    state = flow.run()
    show(state.result[read], state.result[read].result)


def queries(show, place):
    place.make("t", ("Ada", 36), ("Alan", 41))
    table = place.id("t")
    show([tuple(row) for row in BigQueryTask("SELECT name, age FROM " + table + " ORDER BY age").run()])
    text = "SELECT age FROM " + table + " WHERE name = @name"
    rows = BigQueryTask(location="EU").run(query=text, query_params=[("name", "STRING", "Alan")])
    show(type(rows).__name__, type(rows[0]).__name__, rows[0].age, rows[0]["age"], dict(rows[0]))
    show(BigQueryTask("SELECT name FROM " + table + " WHERE age > 100").run())
    show.error(BigQueryTask().run)
    show.error(BigQueryTask("SELEC").run)
    show.error(BigQueryTask("SELECT 1", query_params=[("a",)]).run)


def queries_into_a_table(show, place):
    place.make("t", ("Ada", 36), ("Alan", 41))
    text = "SELECT name, age FROM " + place.id("t")
    into = {"dataset_dest": place.dataset, "table_dest": "copy"}
    show(BigQueryTask(text, **into).run(), place.rows("copy"))
    show.error(BigQueryTask(text, **into).run)
    show(BigQueryTask(text, job_config={"write_disposition": "WRITE_TRUNCATE"}, **into).run(), place.rows("copy"))
    show(BigQueryTask(text, job_config={"write_disposition": "WRITE_APPEND"}, **into).run(), place.rows("copy"))
    show.error(BigQueryTask(text, dataset_dest="d").run, saying="Both `dataset_dest` and `table_dest`")
    show.error(BigQueryTask(text).run, table_dest="d", saying="Both `dataset_dest` and `table_dest`")


def queries_and_their_size(show, place):
    show([row.one for row in BigQueryTask("SELECT 1 AS one", dry_run_max_bytes=10**6).run()])
    error = show.error(BigQueryTask("SELECT 1 AS one", dry_run_max_bytes=1).run)
    show(str(error))
    show([row.one for row in BigQueryTask("SELECT 1 AS one", job_config={"use_query_cache": False}).run()])
    show.error(BigQueryTask("SELECT 1 AS one", job_config={"no_such": 1}).run)


def streams(show, place):
    place.make("t")
    insert = BigQueryStreamingInsert(place.dataset, "t")
    show(insert.run([{"name": "Ada", "age": 36}]), place.rows("t"))
    show(insert.run([{"name": "Alan"}], row_ids=["1"]), place.rows("t"))
    show.error(insert.run, [])
    error = show.error(insert.run, [{"name": "x"}, {"nick": "x"}])
    show(isinstance(error, ValueError), "nick" in str(error), place.rows("t"))
    show.error(BigQueryStreamingInsert(place.dataset, "no").run, [{"name": "x"}])
    show.error(BigQueryStreamingInsert(place.dataset).run, [{"name": "x"}])
    show.error(BigQueryStreamingInsert(table="t").run, [{"name": "x"}])


def loads_objects(show, place):
    place.put("p1.csv", "Ada,36\n")
    place.put("p2.csv", "Alan,41\n")
    address = "gs://" + place.bucket + "/p*.csv"
    job = BigQueryLoadGoogleCloudStorage(address, place.dataset, "t", schema=FIELDS).run()
    show(type(job).__name__, job.state, job.output_rows, place.rows("t"))
    job = BigQueryLoadGoogleCloudStorage(address, place.dataset, "t").run(
        schema=FIELDS, write_disposition="WRITE_TRUNCATE"
    )
    show(job.output_rows, job.write_disposition, job.autodetect, place.rows("t"))
    job = BigQueryLoadGoogleCloudStorage(dataset_id=place.dataset, table="found").run(uri=address)
    show(job.output_rows, job.autodetect, len(place.rows("found")))
    job = BigQueryLoadGoogleCloudStorage(address, place.dataset, "t2", schema=FIELDS).run(skip_leading_rows=1)
    show(job.skip_leading_rows, place.rows("t2"))
    show.error(BigQueryLoadGoogleCloudStorage("gs://" + place.bucket + "/no", place.dataset, "t", schema=FIELDS).run)
    show.error(BigQueryLoadGoogleCloudStorage(None, place.dataset, "t", schema=FIELDS).run)
    show.error(BigQueryLoadGoogleCloudStorage(address, None, "t", schema=FIELDS).run)
    show.error(BigQueryLoadGoogleCloudStorage(address, place.dataset, schema=FIELDS).run)
    show.error(BigQueryLoadGoogleCloudStorage(address, place.dataset, "t", schema=FIELDS).run, no_such=1)


def loads_files(show, place):
    file = Path("people.csv")
    file.write_text("Ada,36\n")
    for given in (file, "people.csv"):
        job = BigQueryLoadFile(given, dataset_id=place.dataset, table="t", schema=FIELDS).run()
        show(type(job).__name__, job.state, job.output_rows, place.rows("t"))
    with open("people.csv", "rb") as stream:
        stream.read()
        show.error(BigQueryLoadFile(dataset_id=place.dataset, table="t", schema=FIELDS).run, file=stream, rewind=True)
    job = BigQueryLoadFile(file, dataset_id=place.dataset, table="t").run(
        schema=FIELDS, write_disposition="WRITE_TRUNCATE"
    )
    show(job.output_rows, job.autodetect, place.rows("t"))
    show(BigQueryLoadFile(file, dataset_id=place.dataset, table="found").run().autodetect)
    show.error(BigQueryLoadFile("no.csv", dataset_id=place.dataset, table="t", schema=FIELDS).run)
    show.error(BigQueryLoadFile(dataset_id=place.dataset, table="t", schema=FIELDS).run)
    show.error(BigQueryLoadFile(42, dataset_id=place.dataset, table="t", schema=FIELDS).run)
    show.error(BigQueryLoadFile(file, table="t", schema=FIELDS).run)
    show.error(BigQueryLoadFile(file, dataset_id=place.dataset, schema=FIELDS).run)


def makes_tables(show, place):
    day = bigquery.TimePartitioning(field="day")
    fields = [*FIELDS, bigquery.SchemaField("day", "DATE")]
    make = CreateBigQueryTable(
        dataset=place.dataset, table="t", schema=fields, clustering_fields=["name"], time_partitioning=day
    )
    show(make.run())
    found = place.bigquery.get_table(place.id("t"))
    show([field.name for field in found.schema], found.clustering_fields, found.time_partitioning.field)
    error = show.error(make.run)
    show(str(error).replace(place.dataset, "DATASET"), type(error) is signals.SUCCESS)
    show(CreateBigQueryTable().run(dataset=place.dataset + "_new", table="t", schema=FIELDS))
    show(place.bigquery.get_dataset("p." + place.dataset + "_new").dataset_id.endswith("_new"))
    show(CreateBigQueryTable(dataset=place.dataset, table="bare").run())
    show(len(place.bigquery.get_table(place.id("bare")).schema))
    show.error(CreateBigQueryTable(table="t", schema=FIELDS).run)
    show.error(CreateBigQueryTable(dataset=place.dataset, schema=FIELDS).run)


def what_is_fixed(show, place):
    for made, names in (
        (GCSDownload("b"), "bucket blob project chunk_size request_timeout"),
        (GCSUpload("b"), "bucket blob project chunk_size create_bucket request_timeout"),
        (GCSCopy(), "source_bucket source_blob dest_bucket dest_blob project create_bucket request_timeout"),
        (GCSBlobExists(), "bucket_name blob project wait_seconds fail_if_not_found request_timeout"),
        (GCPSecret(), "project_id secret_id version_id credentials"),
        (BigQueryTask(), "query query_params project location dry_run_max_bytes dataset_dest table_dest to_dataframe"),
        (BigQueryLoadGoogleCloudStorage(), "uri dataset_id table project schema location"),
        (BigQueryLoadFile(), "file rewind size num_retries dataset_id table project schema location"),
        (BigQueryStreamingInsert(), "dataset_id table project location"),
        (CreateBigQueryTable(), "project dataset table schema clustering_fields time_partitioning"),
    ):
        show(made.name, [(name, getattr(made, name)) for name in names.split()])


def results(show, place):
    result = GCSResult(place.bucket, location="{name}/x")
    written = result.write({"a": 1}, name="n")
    show(type(written).__name__, written.location, written.value, written.bucket == place.bucket, result.location)
    show(result.read("n/x").value, result.read("n/x").location, place.about("n/x")[1:])
    show(result.exists("{name}/x", name="n"), result.exists("n/x"), result.exists("no"))
    show.error(lambda: result.read("no").value)
    show.error(GCSResult(place.bucket + "-no", location="a").write, 1)
    show.error(GCSResult(place.bucket + "-no").read, "a")
    show(GCSResult(place.bucket).write(1).location.endswith(".prefect_result"))
    show.error(result.write, 1)


def results_of_flows(show, place):
    @task(checkpoint=True, result=GCSResult(place.bucket), target="{task_name}-{n}.bin")
    def double(n):
        return 2 * n

    @task(checkpoint=True, result=GCSResult(place.bucket, location="{flow_name}/{task_full_name}.{map_index}"))
    def one(n):
        return n

    with Flow("the-flow", result=GCSResult(place.bucket)) as flow:
        doubled = double(21)
        mapped = one.map([1, 2])
    with prefect.context({}), prefect.utilities.configuration.set_temporary_config({"flows.checkpointing": True}):
        for _ in range(2):
            state = flow.run()
            show(state.result[doubled], state.result[doubled].result, state.result[doubled]._result.location)
            show(state.result[mapped].result, [each._result.location for each in state.result[mapped].map_states])
    show(sorted(blob.name for blob in place.storage.list_blobs(place.bucket)))


CASES = (
    uploads, uploads_and_their_settings, uploads_without_a_name, uploads_into_new_buckets, downloads, keys_of_ones_own,
    copies, is_it_there, is_it_there_in_a_flow, credentials, secrets_of_the_manager, queries, queries_into_a_table,
    queries_and_their_size, streams, loads_objects, loads_files, makes_tables, what_is_fixed, results, results_of_flows,
)  # fmt: skip


def key_of(url):
    """The key of a service account whose tokens come from the stand-in."""
    text = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return {
        "type": "service_account", "project_id": "p", "private_key_id": "1", "private_key": text.decode(),
        "client_email": "a@p.iam.gserviceaccount.com", "client_id": "1", "token_uri": url + "/token",
    }  # fmt: skip


def observe(case, show, info):
    """What a case shows."""
    before = os.getcwd()
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        os.chdir(folder)
        try:
            with prefect.context(secrets={"GCP_CREDENTIALS": info}):
                file = Path("key.json").resolve()
                file.write_text(json.dumps(info))
                os.environ["GOOGLE_APPLICATION_CREDENTIALS"] = str(file)
                case(show, Place(case.__name__, info))
        finally:
            os.chdir(before)
    return [line.replace(case.__name__.replace("_", "-"), "BUCKET") for line in show.lines]


def record(url):
    """All cases, as JSON."""
    import functools

    from google.cloud import secretmanager

    sys.path.append(str(Path(__file__).resolve().parents[3] / "prefect_1_4_1"))
    from observing import Show

    os.environ.update(STORAGE_EMULATOR_HOST=url, BIGQUERY_EMULATOR_HOST=url)
    # it speaks gRPC unless it is told otherwise
    made = secretmanager.SecretManagerServiceClient
    secretmanager.SecretManagerServiceClient = functools.partial(
        made, transport="rest", client_options={"api_endpoint": url}
    )
    info = key_of(url)
    found = {}
    for case in CASES:
        show = Show("no folder")
        found[case.__name__] = observe(case, show, info)
    print(json.dumps(found, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    record(sys.argv[1])
