"""Operators of providers with the argument names that older releases of the providers had."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from prefect.compat.airflow.operators import serving
from prefect.compat.airflow.operators.running import arguments_of
from prefect.compat.airflow.standin import notes
from prefect.compat.airflow.standin.dag import DAG

_A = "airflow.providers.amazon.aws"
_G = "airflow.providers.google.cloud"


def _made(path: str, given: dict[str, Any]) -> tuple[Any, list[notes.Note]]:
    said: list[notes.Note] = []
    before = notes.gather(said)
    try:
        with DAG("d", start_date=datetime.datetime(2020, 1, 1)):
            return serving.class_of(path)(task_id="t", **given), said
    finally:
        notes.gather(before)


@pytest.mark.parametrize(
    ("path", "given", "expected"),
    [
        (f"{_G}.operators.dataproc.DataprocSubmitJobOperator", {"job": {}, "location": "r"}, {"region": "r"}),
        (
            f"{_G}.operators.dataproc.DataprocUpdateClusterOperator",
            dict.fromkeys(("cluster_name", "cluster", "update_mask", "graceful_decommission_timeout"), {})
            | {"location": "r"},
            {"region": "r"},
        ),
        (f"{_G}.sensors.dataproc.DataprocJobSensor", {"dataproc_job_id": "j", "location": "r"}, {"region": "r"}),
        (
            f"{_G}.operators.dataproc.DataprocCreateWorkflowTemplateOperator",
            {"template": {}, "location": "r"},
            {"region": "r"},
        ),
        (
            f"{_G}.transfers.gdrive_to_gcs.GoogleDriveToGCSOperator",
            {"destination_bucket": "b", "destination_object": "o", "folder_id": "f", "file_name": "n"},
            {"bucket": "b", "object_name": "o"},
        ),
        (
            f"{_A}.transfers.gcs_to_s3.GCSToS3Operator",
            {"bucket": "b", "dest_s3_key": "s3://x/y/", "delimiter": ".csv"},
            {"gcs_bucket": "b", "match_glob": "**/*.csv"},
        ),
        (f"{_A}.sensors.s3_prefix.S3PrefixSensor", {"bucket_name": "b", "prefix": "a"}, {"bucket_key": "a/*"}),
        (
            f"{_A}.sensors.s3_prefix.S3PrefixSensor",
            {"bucket_name": "b", "prefix": ["a/", "b"], "delimiter": "/"},
            {"bucket_key": ["a/*", "b/*"], "wildcard_match": True},
        ),
        (
            f"{_A}.sensors.s3.S3KeySensor",
            {"bucket_name": "b", "bucket_key": "a"},
            {"bucket_key": "a", "wildcard_match": False},
        ),
        (
            f"{_A}.transfers.s3_to_redshift.S3ToRedshiftOperator",
            {"schema": "s", "table": "t", "s3_bucket": "b", "s3_key": "k", "truncate_table": True},
            {"method": "REPLACE"},
        ),
        (
            f"{_A}.transfers.s3_to_redshift.S3ToRedshiftOperator",
            {"schema": "s", "table": "t", "s3_bucket": "b", "s3_key": "k", "method": "UPSERT"},
            {"method": "UPSERT"},
        ),
        (
            f"{_A}.transfers.imap_attachment_to_s3.ImapAttachmentToS3Operator",
            {"imap_attachment_name": "a", "s3_key": "s3://b/k"},
            {"key": "s3://b/k"},
        ),
        (
            f"{_A}.operators.batch.BatchOperator",
            {"job_name": "n", "job_definition": "d", "job_queue": "q", "overrides": {"command": ["x"]}},
            {"container_overrides": {"command": ["x"]}},
        ),
    ],
)  # fmt: skip
def test_what_the_task_is_given(path: str, given: dict[str, Any], expected: dict[str, Any]) -> None:
    operator, said = _made(path, given)
    assert said == []
    row = operator.standin_row
    asked = {name: source for name, source in row.args.items() if name in expected}
    found = arguments_of(type("Row", (), {"args": asked, "path": row.path})(), operator, {})
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("path", "given", "expected"),
    [
        (
            f"{_A}.transfers.mysql_to_s3.MySQLToS3Operator",
            {"query": "q", "s3_bucket": "b", "s3_key": "k", "mysql_conn_id": "m"},
            {"sql_conn_id": "m"},
        ),
        (
            f"{_A}.transfers.mongo_to_s3.MongoToS3Operator",
            {"mongo_collection": "c", "mongo_query": {}, "s3_bucket": "b", "s3_key": "k", "s3_conn_id": "s"},
            {"aws_conn_id": "s"},
        ),
        (
            f"{_A}.transfers.s3_to_sftp.S3ToSFTPOperator",
            {"s3_bucket": "b", "s3_key": "k", "sftp_path": "p", "s3_conn_id": "s"},
            {"aws_conn_id": "s"},
        ),
        (
            f"{_A}.transfers.dynamodb_to_s3.DynamoDBToS3Operator",
            {"dynamodb_table_name": "t", "s3_bucket_name": "b", "file_size": 1, "aws_conn_id": "a"},
            {"source_aws_conn_id": "a"},
        ),
        (
            f"{_A}.operators.redshift_data.RedshiftDataOperator",
            {"database": "d", "sql": "s", "await_result": False},
            {"wait_for_completion": False},
        ),
        (
            f"{_A}.operators.athena.AthenaOperator",
            {"query": "q", "database": "d", "output_location": "s3://b", "max_tries": 3},
            {"max_polling_attempts": 3},
        ),
    ],
)
def test_what_the_operator_has(path: str, given: dict[str, Any], expected: dict[str, Any]) -> None:
    operator, said = _made(path, given)
    assert said == []
    assert {name: getattr(operator, name) for name in expected} == expected


def test_delegation_is_not_honoured_and_no_unknown_argument() -> None:
    path = f"{_G}.operators.gcs.GCSListObjectsOperator"
    assert _made(path, {"bucket": "b", "delegate_to": None})[1] == []
    (said,) = _made(path, {"bucket": "b", "delegate_to": "me@example.org"})[1]
    assert said.code == "not-honoured"
    assert "delegate_to of GCSListObjectsOperator is not honoured" in said.text
