"""Google: Cloud Storage."""

from __future__ import annotations

import datetime
from typing import Any

from prefect.compat.airflow.operators.google_connection import row
from prefect.compat.airflow.operators.mapping import Converted, Fixed, FromContext, nothing


def _moment(operator: Any, context: Any) -> datetime.datetime | None:
    """What a sensor waits for a change after: its own function, or the end of the interval."""
    if operator.ts_func is not None:
        found: datetime.datetime = operator.ts_func(context)
    else:
        found = context.get("data_interval_end") or context["logical_date"]
    return found if found.tzinfo else found.replace(tzinfo=datetime.UTC)


def _span(which: str) -> FromContext:
    def moment(operator: Any, context: Any) -> Any:
        return context.get(f"data_interval_{which}") or context["logical_date"]

    return FromContext(moment)


SENSOR: dict[str, Any] = {"keep": ("google_cloud_conn_id",), "renamed": {"gcp_conn_id": "google_cloud_conn_id"}}

ROWS = (
    row(
        "GCSCreateBucketOperator",
        "GCSCreateBucket",
        {
            "bucket_name": "bucket_name",
            "location": "location",
            "storage_class": "storage_class",
            "labels": "labels",
            "resource": "resource",
        },
        xcoms=nothing,
    ),
    row(
        "GCSDeleteBucketOperator",
        "GCSDeleteBucket",
        {"bucket_name": "bucket_name", "force": "force", "user_project": "user_project"},
    ),
    row(
        "GCSListObjectsOperator",
        "GCSList",
        {
            "bucket": "bucket",
            "prefix": "prefix",
            "delimiter": "delimiter",
            "match_glob": "match_glob",
            "folders": Fixed(True),
        },
    ),
    row(
        "GCSDeleteObjectsOperator",
        "GCSDeleteObjects",
        {"bucket_name": "bucket_name", "objects": "objects", "prefix": "prefix"},
        xcoms=nothing,
        ignored=("ignore_error",),
    ),
    row(
        "GCSBucketCreateAclEntryOperator",
        "GCSAddBucketAcl",
        {name: name for name in ("bucket", "entity", "role", "user_project")},
    ),
    row(
        "GCSObjectCreateAclEntryOperator",
        "GCSAddObjectAcl",
        {name: name for name in ("bucket", "object_name", "entity", "role", "generation", "user_project")},
    ),
    row(
        "GCSBucketAddIamBindingOperator",
        "GCSAddBucketIamBinding",
        {name: name for name in ("bucket", "role", "member", "user_project")},
    ),
    row(
        "GCSFileTransformOperator",
        "GCSFileTransform",
        {
            name: name
            for name in (
                "source_bucket",
                "source_object",
                "transform_script",
                "destination_bucket",
                "destination_object",
            )
        },
        xcoms=nothing,
    ),
    row(
        "GCSTimeSpanFileTransformOperator",
        "GCSTimeSpanFileTransform",
        {
            "source_bucket": "source_bucket",
            "source_prefix": "source_prefix",
            "destination_bucket": "destination_bucket",
            "destination_prefix": "destination_prefix",
            "transform_script": "transform_script",
            "begin": _span("start"),
            "end": _span("end"),
            "chunk_size": "chunk_size",
            "workers": "max_download_workers",
            "skip_failed_downloads": "download_continue_on_fail",
            "skip_failed_uploads": "upload_continue_on_fail",
        },
        ignored=("max_upload_workers", "download_num_attempts", "upload_num_attempts"),
        dropped={
            "destination_gcp_conn_id": "one connection serves both buckets",
            "destination_impersonation_chain": "one connection serves both buckets",
        },
    ),
    row(
        "GCSSynchronizeBucketsOperator",
        "GCSSyncBuckets",
        {
            name: name
            for name in (
                "source_bucket",
                "destination_bucket",
                "source_object",
                "destination_object",
                "recursive",
                "delete_extra_files",
                "allow_overwrite",
            )
        },
        xcoms=nothing,
    ),
    row(
        "GCSObjectExistenceSensor",
        "GCSWaitForObject",
        {"bucket": "bucket", "object_name": "object", "use_glob": "use_glob"},
        xcoms=lambda result, operator, context: True,
        ignored=("retry",),
        **SENSOR,
    ),
    row(
        "GCSObjectUpdateSensor",
        "GCSWaitForUpdate",
        {"bucket": "bucket", "object_name": "object", "after": FromContext(_moment, "ts_func")},
        xcoms=nothing,
        ignored=("ts_func",),
        **SENSOR,
    ),
    row(
        "GCSObjectsWithPrefixExistenceSensor",
        "GCSWaitForPrefix",
        {"bucket": "bucket", "prefix": "prefix"},
        **SENSOR,
    ),
    row(
        "GCSUploadSessionCompleteSensor",
        "GCSWaitForUnchanged",
        {
            "bucket": "bucket",
            "prefix": "prefix",
            "inactivity_period": "inactivity_period",
            "min_objects": "min_objects",
            "previous_objects": Converted(
                lambda known: sorted(known) if known is not None else None, "previous_objects"
            ),
            "allow_delete": "allow_delete",
            "poll_interval": Fixed(60.0),
        },
        **SENSOR,
    ),
)
