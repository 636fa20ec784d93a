"""Storage Transfer Service."""

from __future__ import annotations

import datetime
from typing import Any

from tests.compat.airflow.operators.google_recording import Case

_P = "airflow.providers.google.cloud.operators.cloud_storage_transfer_service.CloudDataTransferService"
_S = "airflow.providers.google.cloud.sensors.cloud_storage_transfer_service.CloudDataTransferServiceJobStatusSensor"
CONNECTIONS = {
    "AWS_DEFAULT": {"conn_type": "aws", "login": "AKIA", "password": "hush"},
    "AWS_EMPTY": {"conn_type": "aws", "extra": {"region_name": "eu-west-1"}},
}
JOB = "/v1/transferJobs/j1"
SPEC = {"gcsDataSource": {"bucketName": "a"}, "gcsDataSink": {"bucketName": "b"}}
FROM_S3 = {"awsS3DataSource": {"bucketName": "a"}, "gcsDataSink": {"bucketName": "b"}}
BODY = {
    "description": "d",
    "status": "ENABLED",
    "projectId": "p",
    "schedule": {
        "scheduleStartDate": datetime.date(2024, 1, 15),
        "scheduleEndDate": {"day": 16, "month": 1, "year": 2024},
        "startTimeOfDay": datetime.time(1, 2, 3),
    },
    "transferSpec": SPEC,
}
THERE = {JOB: {"name": "transferJobs/j1", "projectId": "p", "status": "ENABLED", "description": "before"}}
CHANGE = {"projectId": "p", "transferJob": {"description": "x"}, "updateTransferJobFieldMask": "description"}
SCHEDULE = {"scheduleStartDate": {"day": 15, "month": 1, "year": 2024}}
GCS = {"source_bucket": "a", "destination_bucket": "b", "schedule": SCHEDULE}
S3 = {"s3_bucket": "a", "gcs_bucket": "b", "schedule": SCHEDULE}
MORE = {
    "project_id": "q",
    "description": "d",
    "schedule": BODY["schedule"],
    "object_conditions": {"includePrefixes": ["x"]},
    "transfer_options": {"overwriteObjectsAlreadyExistingInSink": True},
}


def operation(status: str, name: str = "transferJobs-1-o1", **more: Any) -> dict[str, Any]:
    about = {"name": f"transferOperations/{name}", "metadata": {"transferJobName": "transferJobs/j1", "status": status}}
    about["metadata"]["counters"] = {"objectsCopiedToSink": "3"}  # type: ignore[index]
    return {f"/v1/transferOperations/{name}": {**about, **more}}


def sensor(*states: str, expected: Any = "SUCCESS", becomes: str = "", **more: Any) -> Case:
    there = {}
    for number, state in enumerate(states):
        there.update(operation(state, f"o{number}"))
    change = {"/v1/transferOperations/o0": {"metadata": {"status": becomes}}} if becomes else {}
    return Case(
        _S, {"job_name": "transferJobs/j1", "expected_statuses": expected, "project_id": "p", **more}, there,
        becomes=change,
    )  # fmt: skip


CASES = {
    "create_job": Case(f"{_P}CreateJobOperator", {"body": BODY}),
    "create_job_plain": Case(f"{_P}CreateJobOperator", {"body": {"transferSpec": SPEC}}),
    "create_job_plain_project": Case(f"{_P}CreateJobOperator", {"body": {"transferSpec": SPEC}, "project_id": "q"}),
    "create_job_named": Case(f"{_P}CreateJobOperator", {"body": {**BODY, "name": "transferJobs/j1"}}),
    "create_job_named_short": Case(f"{_P}CreateJobOperator", {"body": {**BODY, "name": "j1"}}),
    "create_job_there": Case(f"{_P}CreateJobOperator", {"body": {**BODY, "name": "transferJobs/j1"}}, THERE),
    "create_job_there_deleted": Case(
        f"{_P}CreateJobOperator",
        {"body": {**BODY, "name": "transferJobs/j1"}},
        {JOB: {**THERE[JOB], "status": "DELETED"}},
    ),
    "create_job_there_disabled": Case(
        f"{_P}CreateJobOperator",
        {"body": {**BODY, "name": "transferJobs/j1"}},
        {JOB: {**THERE[JOB], "status": "DISABLED"}},
    ),
    "create_job_s3": Case(f"{_P}CreateJobOperator", {"body": {"transferSpec": FROM_S3}}),
    "create_job_s3_empty": Case(
        f"{_P}CreateJobOperator", {"body": {"transferSpec": {**FROM_S3}}, "aws_conn_id": "aws_empty"}
    ),
    "create_job_s3_role": Case(
        f"{_P}CreateJobOperator",
        {
            "body": {
                "transferSpec": {
                    "awsS3DataSource": {"bucketName": "a", "roleArn": "arn:aws:iam::1:role/r"},
                    "gcsDataSink": {"bucketName": "b"},
                }
            }
        },
    ),
    "create_job_s3_keys": Case(
        f"{_P}CreateJobOperator",
        {"body": {"transferSpec": {"awsS3DataSource": {"bucketName": "a", "awsAccessKey": {"accessKeyId": "A"}}}}},
    ),
    "create_job_two_sources": Case(
        f"{_P}CreateJobOperator",
        {"body": {"transferSpec": {**SPEC, "httpDataSource": {"listUrl": "https://example.com"}}}},
    ),
    "create_job_http": Case(
        f"{_P}CreateJobOperator",
        {"body": {"transferSpec": {"httpDataSource": {"listUrl": "https://x"}, "gcsDataSink": {"bucketName": "b"}}}},
    ),
    "create_job_empty": Case(f"{_P}CreateJobOperator", {"body": {}}),
    "update_job": Case(f"{_P}UpdateJobOperator", {"job_name": "transferJobs/j1", "body": CHANGE}, THERE),
    "update_job_project": Case(
        f"{_P}UpdateJobOperator",
        {"job_name": "transferJobs/j1", "body": {"transferJob": {"transferSpec": FROM_S3}}, "project_id": "q"},
        THERE,
    ),
    "update_job_s3": Case(
        f"{_P}UpdateJobOperator",
        {"job_name": "transferJobs/j1", "body": {"transferJob": {"transferSpec": FROM_S3}}},
        THERE,
    ),
    "update_job_missing": Case(f"{_P}UpdateJobOperator", {"job_name": "transferJobs/j1", "body": CHANGE}),
    "delete_job": Case(f"{_P}DeleteJobOperator", {"job_name": "transferJobs/j1", "project_id": "p"}, THERE),
    "delete_job_project": Case(f"{_P}DeleteJobOperator", {"job_name": "transferJobs/j1", "project_id": "q"}, THERE),
    "delete_job_plain": Case(f"{_P}DeleteJobOperator", {"job_name": "transferJobs/j1"}, THERE),
    "delete_job_missing": Case(f"{_P}DeleteJobOperator", {"job_name": "transferJobs/j1"}),
    "delete_job_no_name": Case(f"{_P}DeleteJobOperator", {"job_name": ""}),
    "run_job": Case(f"{_P}RunJobOperator", {"job_name": "transferJobs/j1", "project_id": "p"}, THERE),
    "run_job_all": Case(
        f"{_P}RunJobOperator", {"job_name": "transferJobs/j1", "project_id": "q", "timeout": 50.0}, THERE
    ),
    "run_job_missing": Case(f"{_P}RunJobOperator", {"job_name": "transferJobs/j1"}),
    "get_operation": Case(
        f"{_P}GetOperationOperator",
        {"operation_name": "transferOperations/transferJobs-1-o1"},
        operation("SUCCESS", done=True),
    ),
    "get_operation_project": Case(
        f"{_P}GetOperationOperator",
        {"operation_name": "transferOperations/transferJobs-1-o1", "project_id": "q"},
        operation("FAILED"),
    ),
    "get_operation_missing": Case(
        f"{_P}GetOperationOperator", {"operation_name": "transferOperations/transferJobs-1-o1"}
    ),
    "list_operations": Case(
        f"{_P}ListOperationsOperator",
        {"request_filter": {"project_id": "p", "job_names": ["transferJobs/j1"]}},
        {**operation("SUCCESS"), **operation("FAILED", "o2")},
    ),
    "list_operations_none": Case(f"{_P}ListOperationsOperator", {"request_filter": {}}),
    "list_operations_project": Case(
        f"{_P}ListOperationsOperator",
        {"request_filter": {"transfer_statuses": ["FAILED"]}, "project_id": "q"},
        operation("FAILED"),
    ),
    **{
        f"{verb.lower()}_operation{name}": Case(
            f"{_P}{verb}OperationOperator", {"operation_name": "transferOperations/transferJobs-1-o1"}, there
        )
        for verb in ("Pause", "Resume", "Cancel")
        for name, there in (("", operation("IN_PROGRESS")), ("_missing", {}))
        if (verb, name) != ("Cancel", "_missing")
    },
    "gcs_to_gcs": Case(f"{_P}GCSToGCSOperator", GCS),
    "gcs_to_gcs_today": Case(f"{_P}GCSToGCSOperator", {**GCS, "schedule": None}),
    "gcs_to_gcs_all": Case(
        f"{_P}GCSToGCSOperator", {**GCS, **MORE, "source_path": "x", "destination_path": "y/z/", "timeout": 100.0}
    ),
    "gcs_to_gcs_async": Case(f"{_P}GCSToGCSOperator", {**GCS, "wait": False}),
    "gcs_to_gcs_deleted": Case(f"{_P}GCSToGCSOperator", {**GCS, "delete_job_after_completion": True}),
    "gcs_to_gcs_deleted_broken": Case(
        f"{_P}GCSToGCSOperator", {**GCS, "delete_job_after_completion": True}, broken="no access"
    ),
    "gcs_to_gcs_broken": Case(f"{_P}GCSToGCSOperator", GCS, broken="no access"),
    "gcs_to_gcs_async_deleted": Case(
        f"{_P}GCSToGCSOperator", {**GCS, "wait": False, "delete_job_after_completion": True}
    ),
    "s3_to_gcs": Case(f"{_P}S3ToGCSOperator", S3),
    "s3_to_gcs_all": Case(
        f"{_P}S3ToGCSOperator", {**S3, **MORE, "s3_path": "x", "gcs_path": "y/", "delete_job_after_completion": True}
    ),
    "s3_to_gcs_role": Case(f"{_P}S3ToGCSOperator", {**S3, "aws_role_arn": "arn:aws:iam::1:role/r"}),
    "s3_to_gcs_async": Case(f"{_P}S3ToGCSOperator", {**S3, "wait": False}),
    "s3_to_gcs_broken": Case(f"{_P}S3ToGCSOperator", S3, broken="no access"),
    "sensor": sensor("SUCCESS"),
    "sensor_not_yet": sensor("IN_PROGRESS", becomes="SUCCESS"),
    "sensor_none": sensor(),
    "sensor_failed": sensor("FAILED"),
    "sensor_aborted": sensor("ABORTED"),
    "sensor_paused": sensor("PAUSED", becomes="SUCCESS"),
    "sensor_for_failed": sensor("FAILED", expected="FAILED"),
    "sensor_many": sensor("SUCCESS", "FAILED"),
    "sensor_many_expected": sensor("FAILED", "IN_PROGRESS", expected={"SUCCESS", "PAUSED"}),
    "sensor_many_expected_paused": sensor("PAUSED", "IN_PROGRESS", expected={"SUCCESS", "PAUSED"}),
    "sensor_no_project": sensor("SUCCESS", project_id=None),
}
OTHERWISE = {
    "gcs_to_gcs_today": (("sent",), "the day is that of the run"),
    "create_job_there_deleted": (("sent", "result"), "the new name has the second of the run"),
}
