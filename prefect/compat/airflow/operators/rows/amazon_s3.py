"""Amazon: the rows of S3, and of what goes between it and others."""

from __future__ import annotations

import posixpath

from prefect.compat.airflow.operators import amazon_values as values
from prefect.compat.airflow.operators.amazon_connection import access_by, row
from prefect.compat.airflow.operators.machines import dialled, ftp_server
from prefect.compat.airflow.operators.mapping import (
    Converted,
    FromConnection,
    FromContext,
    Source,
    nothing,
)

OTHER_CONNECTION = "one connection serves both buckets"
KEPT = "tables and columns are not looked up; the task writes the names into the statement"


_SQL_TO_S3_FORMATS = {"csv": "csv", "json": "json", "parquet": "parquet"}

S3 = (
    row(
        "S3CopyObjectOperator",
        "S3CopyObject",
        {
            "source_key": "source_bucket_key",
            "dest_key": "dest_bucket_key",
            "source_bucket": "source_bucket_name",
            "dest_bucket": "dest_bucket_name",
            "source_version_id": "source_version_id",
            "copy_options": Converted(
                values.copy_settings, "acl_policy", "meta_data_directive", "kms_key_id", "kms_encryption_type"
            ),
        },
    ),
    row(
        "S3CopyPrefixOperator",
        "S3CopyPrefix",
        {
            "source_prefix": "source_bucket_prefix",
            "dest_prefix": "dest_bucket_prefix",
            "source_bucket": "source_bucket_name",
            "dest_bucket": "dest_bucket_name",
            "continue_on_failure": "continue_on_failure",
            "copy_options": Converted(
                values.copy_settings, "acl_policy", "meta_data_directive", "kms_key_id", "kms_encryption_type"
            ),
        },
        xcoms=nothing,
    ),
    row(
        "S3CreateBucketOperator",
        "S3CreateBucket",
        {"bucket": "bucket_name", "region": "region_name"},
        dropped={"bucket_namespace": "buckets are made in the namespace that all share"},
    ),
    row(
        "S3CreateObjectOperator",
        "S3CreateObject",
        {
            "key": "s3_key",
            "data": "data",
            "bucket": "s3_bucket",
            "replace": "replace",
            "encoding": Converted(lambda encoding: encoding or "utf-8", "encoding"),
            "compression": "compression",
            "upload_options": Converted(values.settings, "encrypt", "acl_policy"),
        },
    ),
    row("S3DeleteBucketOperator", "S3DeleteBucket", {"bucket": "bucket_name", "force": "force_delete"}),
    row(
        "S3DeleteObjectsOperator",
        "S3DeleteObjects",
        {
            "bucket": "bucket",
            "keys": "keys",
            "prefix": "prefix",
            "from_datetime": "from_datetime",
            "to_datetime": "to_datetime",
        },
        xcoms=nothing,
    ),
    row(
        "S3FileTransformOperator",
        "S3FileTransform",
        {
            "source_key": "source_s3_key",
            "dest_key": "dest_s3_key",
            "transform_script": "transform_script",
            "script_args": "script_args",
            "replace": "replace",
            **access_by("source_aws_conn_id"),
        },
        dropped={
            "select_expression": "S3 Select is closed to new customers",
            "dest_aws_conn_id": OTHER_CONNECTION,
            "select_expr_serialization_config": "S3 Select is closed to new customers",
            "dest_verify": OTHER_CONNECTION,
            "source_verify": "give `verify` in the connection's extra",
        },
        ignored=("aws_conn_id", "region_name", "region", "verify", "botocore_config"),
    ),
    row(
        "S3ListOperator",
        "S3List",
        {"bucket": "bucket", "prefix": Converted(lambda prefix: prefix or "", "prefix"), "delimiter": "delimiter"},
        dropped={"apply_wildcard": "the prefix is taken as it is written"},
    ),
    row(
        "S3ListPrefixesOperator",
        "S3ListPrefixes",
        {"bucket": "bucket", "prefix": "prefix", "delimiter": "delimiter"},
    ),
    row(
        "S3PutBucketTaggingOperator",
        "S3PutBucketTagging",
        {"bucket": "bucket_name", "key": "key", "value": "value", "tag_set": "tag_set"},
    ),
    row(
        "S3ReadObjectOperator",
        "S3Download",
        {
            "key": Converted(lambda key: key.split("/", 3)[3] if "://" in key else key, "s3_key"),
            "bucket": Converted(
                lambda key, bucket: key.split("/", 3)[2] if "://" in key else bucket, "s3_key", "s3_bucket"
            ),
        },
    ),
    row(
        "S3KeySensor",
        "S3WaitForKey",
        {
            "bucket_key": FromContext(values.keys_of_sensor, "bucket_key", "delimiter"),
            "bucket_name": "bucket_name",
            "wildcard_match": FromContext(
                lambda sensor, context: sensor.wildcard_match or values.is_for_prefix(sensor), "wildcard_match"
            ),
            "use_regex": "use_regex",
            "check_fn": "check_fn",
            "metadata_keys": "metadata_keys",
        },
        xcoms=nothing,
        defaults={"delimiter": None},
        renamed={"prefix": "bucket_key"},
    ),
    row(
        "S3KeysUnchangedSensor",
        "S3WaitForUnchanged",
        {
            "bucket_name": "bucket_name",
            "prefix": "prefix",
            "inactivity_period": "inactivity_period",
            "min_objects": "min_objects",
            "previous_objects": "previous_objects",
            "allow_delete": "allow_delete",
        },
        xcoms=nothing,
    ),
)

UPLOADED: dict[str, Source] = {
    "replace": "replace",
    "compression": Converted(values.packing, "gzip"),
    "upload_options": Converted(values.settings, "encrypt", "acl_policy"),
}
TRANSFERS = (
    row(
        "LocalFilesystemToS3Operator",
        "LocalToS3",
        {"filename": "filename", "key": "dest_key", "bucket": "dest_bucket", **UPLOADED},
    ),
    row(
        "SFTPToS3Operator",
        "SftpToS3",
        {
            "path": "sftp_path",
            "key": "s3_key",
            "bucket": "s3_bucket",
            "server": FromConnection("sftp_conn_id", dialled, also=("sftp_remote_host",)),
            **UPLOADED,
            **access_by("s3_conn_id"),
        },
        ignored=("use_temp_file",),
        dropped={
            "sftp_filenames": "one file is copied",
            "s3_filenames": "one file is copied",
            "fail_on_file_not_exist": "a missing file fails the task",
        },
        renamed={"aws_conn_id": "s3_conn_id"},
    ),
    row(
        "S3ToSFTPOperator",
        "S3ToSftp",
        {
            "path": "sftp_path",
            "key": "s3_key",
            "bucket": "s3_bucket",
            "server": FromConnection("sftp_conn_id", dialled, also=("sftp_remote_host",)),
        },
        ignored=("confirm",),
        dropped={
            "sftp_filenames": "one file is copied",
            "s3_filenames": "one file is copied",
            "fail_on_file_not_exist": "a missing object fails the task",
        },
        renamed={"s3_conn_id": "aws_conn_id"},
    ),
    row(
        "FTPToS3Operator",
        "FtpToS3",
        {
            "path": "ftp_path",
            "key": "s3_key",
            "bucket": "s3_bucket",
            "server": FromConnection("ftp_conn_id", ftp_server),
            **UPLOADED,
        },
        dropped={
            "ftp_filenames": "one file is copied",
            "s3_filenames": "one file is copied",
            "fail_on_file_not_exist": "a missing file fails the task",
        },
    ),
    row(
        "S3ToFTPOperator",
        "S3ToFtp",
        {
            "path": "ftp_path",
            "key": "s3_key",
            "bucket": "s3_bucket",
            "server": FromConnection("ftp_conn_id", ftp_server),
        },
        dropped={
            "ftp_filenames": "one file is copied",
            "s3_filenames": "one file is copied",
            "fail_on_file_not_exist": "a missing object fails the task",
        },
    ),
    row(
        "SqlToS3Operator",
        "SqlToS3",
        {
            "query": "query",
            "bucket": "s3_bucket",
            "key": "s3_key",
            "parameters": "parameters",
            "replace": "replace",
            "database": FromConnection("sql_conn_id", values.database),
            "file_format": Converted(lambda form: _SQL_TO_S3_FORMATS.get(str(form).lower(), str(form)), "file_format"),
            "max_rows_per_file": "max_rows_per_file",
        },
        dropped={
            "df_kwargs": "rows are written without pandas",
            "pd_kwargs": "rows are written without pandas",
            "read_kwargs": "rows are read without pandas",
            "read_pd_kwargs": "rows are read without pandas",
            "groupby_kwargs": "rows are not grouped",
            "df_type": "rows are read without pandas",
            "sql_hook_params": "the connection says all",
            "index": "rows are written without pandas, which would number them",
            "header": "the names of the columns are always written",
        },
        renamed={"mysql_conn_id": "sql_conn_id", "pd_csv_kwargs": "pd_kwargs"},
    ),
    row(
        "S3ToSqlOperator",
        "S3ToSql",
        {
            "key": "s3_key",
            "bucket": "s3_bucket",
            "table": "table",
            "parser": "parser",
            "column_list": "column_list",
            "commit_every": "commit_every",
            "schema": "schema",
            "database": FromConnection("sql_conn_id", values.database),
        },
        xcoms=nothing,
        dropped={"sql_hook_params": "the connection says all"},
    ),
    row(
        "DynamoDBToS3Operator",
        "DynamoDBToS3",
        {
            "table_name": "dynamodb_table_name",
            "bucket": "s3_bucket_name",
            "prefix": "s3_key_prefix",
            "file_size": "file_size",
            "scan_options": "dynamodb_scan_kwargs",
            "process_func": "process_func",
            **access_by("source_aws_conn_id"),
        },
        xcoms=nothing,
        dropped=dict.fromkeys(
            (
                "point_in_time_export",
                "export_time",
                "export_format",
                "export_table_to_point_in_time_kwargs",
                "check_interval",
                "max_attempts",
            ),
            "the table is scanned; exports are AWSCall('dynamodb', 'export_table_to_point_in_time')",
        )
        | {"dest_aws_conn_id": OTHER_CONNECTION},
        renamed={"aws_conn_id": "source_aws_conn_id"},
    ),
    row(
        "GCSToS3Operator",
        "GcsToS3",
        {
            "gcs_bucket": "gcs_bucket",
            "prefix": "prefix",
            "dest_key": Converted(
                lambda key, prefix, keep, flat: (
                    key if keep in (None, True) or flat or not prefix else posixpath.join(key, prefix)
                ),
                "dest_s3_key",
                "prefix",
                "keep_directory_structure",
                "flatten_structure",
            ),
            "match_glob": Converted(
                lambda pattern, ending: pattern or (f"**/*{ending}" if ending else None), "match_glob", "delimiter"
            ),
            "replace": "replace",
            "flatten_structure": "flatten_structure",
            "user_project": "gcp_user_project",
            "upload_options": Converted(
                lambda acl, more: values.settings(None, acl, more), "s3_acl_policy", "dest_s3_extra_args"
            ),
            **access_by("dest_aws_conn_id"),
        },
        required=("gcs_bucket", "dest_s3_key"),
        defaults={"delimiter": None},
        renamed={"bucket": "gcs_bucket", "google_cloud_storage_conn_id": "gcp_conn_id"},
        ignored=("dest_verify",),
        dropped={
            "google_impersonation_chain": "Google's own search order finds the credentials",
            "gcp_conn_id": "Google's own search order finds the credentials",
        },
    ),
)

ROWS = (*S3, *TRANSFERS)
