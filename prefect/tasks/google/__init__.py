"""Tasks for Google Cloud: `pip install "prefect[google]"`. Each is imported when it is first asked for."""

import importlib
from typing import Any

from prefect.tasks.google import operations

#: What is written by hand: name -> the module that has it.
WRITTEN = {
    "BigQueryCheck": "bigquery_checks",
    "BigQueryColumnCheck": "bigquery_checks",
    "BigQueryCopyTables": "bigquery_jobs",
    "BigQueryCreateDataset": "bigquery_datasets",
    "BigQueryCreateTable": "bigquery_tables",
    "BigQueryDeleteDataset": "bigquery_datasets",
    "BigQueryDeleteTable": "bigquery_tables",
    "BigQueryGetData": "bigquery_tables",
    "BigQueryGetDataset": "bigquery_datasets",
    "BigQueryIntervalCheck": "bigquery_checks",
    "BigQueryListTables": "bigquery_datasets",
    "BigQueryLoadFile": "bigquery",
    "BigQueryLoadGoogleCloudStorage": "bigquery",
    "BigQueryRunJob": "bigquery_jobs",
    "BigQueryStreamingInsert": "bigquery",
    "BigQueryTableCheck": "bigquery_checks",
    "BigQueryTask": "bigquery",
    "BigQueryToGcs": "bigquery_jobs",
    "BigQueryToSql": "bigquery_sql",
    "BigQueryUpdateDataset": "bigquery_datasets",
    "BigQueryUpdateTable": "bigquery_tables",
    "BigQueryUpdateTableSchema": "bigquery_tables",
    "BigQueryUpsertTable": "bigquery_tables",
    "BigQueryValueCheck": "bigquery_checks",
    "BigQueryWaitForStreamingBuffer": "bigquery_waiting",
    "BigQueryWaitForTable": "bigquery_waiting",
    "CreateBigQueryTable": "bigquery",
    "DriveToGcs": "drive",
    "GCPSecret": "secret_manager",
    "GCSAddBucketAcl": "gcs_buckets",
    "GCSAddBucketIamBinding": "gcs_buckets",
    "GCSAddObjectAcl": "gcs_buckets",
    "GCSBlobExists": "storage",
    "GCSCompose": "gcs_objects",
    "GCSCopy": "storage",
    "GCSCopyObjects": "gcs_copying",
    "GCSCreateBucket": "gcs_buckets",
    "GCSDeleteBucket": "gcs_buckets",
    "GCSDeleteObjects": "gcs_objects",
    "GCSDownload": "storage",
    "GCSFileTransform": "gcs_objects",
    "GCSList": "gcs_objects",
    "GCSResult": "storage_result",
    "GCSSignedUrl": "gcs_objects",
    "GCSSyncBuckets": "gcs_copying",
    "GCSTimeSpanFileTransform": "gcs_time_span",
    "GCSUpload": "storage",
    "GCSWaitForObject": "gcs_waiting",
    "GCSWaitForPrefix": "gcs_waiting",
    "GCSWaitForUnchanged": "gcs_waiting",
    "GCSWaitForUpdate": "gcs_waiting",
    "GcsToBigQuery": "bigquery_jobs",
    "GcsToDrive": "drive",
    "GcsToLocal": "gcs_transfers",
    "GcsToSftp": "gcs_servers",
    "GcsToSheets": "sheets",
    "GoogleCall": "call",
    "GoogleRequest": "request",
    "HttpToGcs": "gcs_transfers",
    "LocalToGcs": "gcs_transfers",
    "S3ToGcs": "gcs_transfers",
    "SftpToGcs": "gcs_servers",
    "SheetsToGcs": "sheets",
    "SqlToGcs": "gcs_sql",
}

__all__ = [*WRITTEN, *operations.__all__]


def __getattr__(name: str) -> Any:
    if name in WRITTEN:
        return getattr(importlib.import_module(f"{__name__}.{WRITTEN[name]}"), name)
    if name in operations.__all__:
        return getattr(operations, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
