"""Google: between Cloud Storage and other places."""

from __future__ import annotations

import posixpath
from typing import Any

from prefect.compat.airflow.operators.amazon_connection import client_arguments as boto_arguments
from prefect.compat.airflow.operators.amazon_connection import keys as amazon_keys
from prefect.compat.airflow.operators.google_connection import row
from prefect.compat.airflow.operators.mapping import (
    Converted,
    Fixed,
    FromConnection,
    FromContext,
    Source,
    nothing,
)
from prefect.compat.airflow.standin.exceptions import AirflowException


def _sources(one: str | None, many: list[str] | None) -> list[str]:
    """The objects of the operator that copies; what Airflow refuses is refused."""
    if one and many:
        raise AirflowException(
            f"Either source_object or source_objects may be set, not both: {one!r} and {many!r} are."
        )
    if not one and not many:
        raise AirflowException("Neither source_object nor source_objects is set; one of them has to be.")
    return many or [one or ""]


def _packed(gzip: Any) -> str | None:
    return "gzip" if gzip else None


def _sftp(connection: Any) -> dict[str, Any]:
    """The server that a connection of SSH or SFTP names."""
    extra = connection.extra_dejson
    found: dict[str, Any] = {"host": connection.host, "accept_unknown_host": True}
    for name, value in (("port", connection.port), ("username", connection.login), ("password", connection.password)):
        if value:
            found[name] = value
    if extra.get("key_file"):
        found["key_filename"] = extra["key_file"]
    if str(extra.get("no_host_key_check", "true")).lower() == "false":
        found.pop("accept_unknown_host")
    return found


def _address(connection: Any, endpoint: str | None) -> str:
    base = connection.host or ""
    if "://" not in base:
        base = f"{connection.schema or 'http'}://{base}"
    if connection.port:
        base = f"{base}:{connection.port}"
    return f"{base.rstrip('/')}/{(endpoint or '').lstrip('/')}"


SERVER: dict[str, Source] = {"server": FromConnection("sftp_conn_id", _sftp)}


def _database(conn_id: str) -> FromConnection:
    return FromConnection(conn_id, lambda found: found.get_hook().get_conn)


def _export(operator: str, conn_id: str, **more: Any) -> Any:
    """A query into objects; the databases differ in little."""
    return row(
        operator,
        "SqlToGcs",
        {
            "query": "sql",
            "bucket": "bucket",
            "object_name": "filename",
            "database": _database(conn_id),
            "parameters": "parameters",
            "schema_object": "schema_filename",
            "schema": "schema",
            "export_format": Converted(lambda form: (form or "json").lower(), "export_format"),
            "field_delimiter": "field_delimiter",
            "null_marker": "null_marker",
            "max_bytes": "approx_max_file_size_bytes",
            "compression": Converted(_packed, "gzip"),
            "exclude_columns": Converted(lambda names: sorted(names) if names else None, "exclude_columns"),
            "write_on_empty": "write_on_empty",
            **more.pop("args", {}),
        },
        ignored=("upload_metadata", "stringify_dict", "parquet_row_group_size", *more.pop("ignored", ())),
        dropped={"partition_columns": "rows are not parted by their values", **more.pop("dropped", {})},
        defaults={conn_id: conn_id.replace("conn_id", "default"), "gcp_conn_id": "google_cloud_default"},
        template_fields=("sql", "bucket", "filename", "schema_filename", "schema", "parameters", "impersonation_chain"),
        template_ext=(".sql",),
        **more,
    )


def _into(operator: str, conn_id: str, **more: Any) -> Any:
    """A table of BigQuery into a database; the databases differ in little."""
    return row(
        operator,
        "BigQueryToSql",
        {
            "source_table": Converted(
                lambda name, dataset, table: name or f"{dataset}.{table}", "dataset_table", "dataset_id", "table_id"
            ),
            "target_table": "target_table_name",
            "database": _database(conn_id),
            "selected_fields": "selected_fields",
            "replace": "replace",
            "batch_size": "batch_size",
            **more.pop("args", {}),
        },
        xcoms=nothing,
        ignored=("location",),
        dropped={"database": "the connection says which", **more.pop("dropped", {})},
        defaults={conn_id: conn_id.replace("conn_id", "default"), "gcp_conn_id": "google_cloud_default"},
        template_fields=("target_table_name", "impersonation_chain", "dataset_id", "table_id"),
        **more,
    )


ROWS = (
    row(
        "GCSToGCSOperator",
        "GCSCopyObjects",
        {
            "source_bucket": "source_bucket",
            "source_objects": Converted(_sources, "source_object", "source_objects"),
            "destination_bucket": "destination_bucket",
            "destination_object": "destination_object",
            "move": "move_object",
            "replace": "replace",
            "exact_match": "exact_match",
            "match_glob": "match_glob",
            "ending": "delimiter",
            "changed_after": "last_modified_time",
            "changed_before": "maximum_modified_time",
            "older_than": "is_older_than",
            "required": "source_object_required",
            "replace_named": Fixed(True),
            "retain_until": "retain_until_time",
            "retention_mode": "retention_mode",
        },
        xcoms=nothing,
        note="An object that is named whole is written over even with replace=False, as in Airflow.",
    ),
    row(
        "GCSToLocalFilesystemOperator",
        "GcsToLocal",
        {"bucket": "bucket", "object_name": "object_name", "filename": "filename"},
        operator_class="prefect.compat.airflow.operators.classes.google.GCSToLocalFilesystemOperator",
        renamed={"object": "object_name"},
        xcoms=nothing,
        ignored=("store_to_xcom_key", "file_encoding"),
    ),
    row(
        "LocalFilesystemToGCSOperator",
        "LocalToGcs",
        {
            "filename": "src",
            "object_name": "dst",
            "bucket": "bucket",
            "content_type": "mime_type",
            "compression": Converted(_packed, "gzip"),
            "chunk_size": "chunk_size",
        },
        xcoms=nothing,
    ),
    row(
        "S3ToGCSOperator",
        "S3ToGcs",
        {
            "s3_bucket": "bucket",
            "prefix": "prefix",
            "destination": "dest_gcs",
            "delimiter": "delimiter",
            "apply_prefix": "apply_gcs_prefix",
            "replace": "replace",
            "compression": Converted(_packed, "gzip"),
            "aws_credentials": FromConnection("aws_conn_id", amazon_keys, optional=True),
            "boto_kwargs": FromContext(
                boto_arguments, "aws_conn_id", "region_name", "region", "verify", "botocore_config"
            ),
        },
        renamed={"dest_gcs_conn_id": "gcp_conn_id"},
        dropped={"apply_wildcard": "a prefix is one, whatever is in it"},
        ignored=("poll_interval", "return_gcs_uris"),
    ),
    row(
        "GCSToSFTPOperator",
        "GcsToSftp",
        {
            "source_bucket": "source_bucket",
            "source_object": "source_object",
            "destination_path": "destination_path",
            "keep_structure": "keep_directory_structure",
            "make_folders": "create_intermediate_dirs",
            "move": "move_object",
            **SERVER,
        },
        xcoms=nothing,
    ),
    row(
        "SFTPToGCSOperator",
        "SftpToGcs",
        {
            "source_path": "source_path",
            "destination_bucket": "destination_bucket",
            "destination_path": Converted(
                lambda target, source: target or (None if "*" in source else posixpath.basename(source)),
                "destination_path",
                "source_path",
            ),
            "content_type": "mime_type",
            "compression": Converted(_packed, "gzip"),
            "move": "move_object",
            "required": "fail_on_file_not_exist",
            **SERVER,
        },
        xcoms=nothing,
        ignored=("sftp_prefetch", "use_stream"),
    ),
    row(
        "HttpToGCSOperator",
        "HttpToGcs",
        {
            "url": FromConnection("http_conn_id", _address, also=("endpoint",)),
            "bucket": "bucket_name",
            "object_name": "object_name",
            "method": "method",
            "data": "data",
            "headers": "headers",
            "request_timeout": "timeout",
            "content_type": Converted(lambda kind: kind or "text/plain", "mime_type"),
            "compression": Converted(_packed, "gzip"),
            "metadata": "metadata",
        },
        xcoms=nothing,
        ignored=(
            "log_response",
            "tcp_keep_alive",
            "tcp_keep_alive_idle",
            "tcp_keep_alive_count",
            "tcp_keep_alive_interval",
            "encoding",
            "chunk_size",
            "num_max_attempts",
        ),
        dropped={
            "extra_options": "requests are sent by other means here",
            "auth_type": "put the header into `headers`",
            "cache_control": "the object has the bucket's own",
            "user_project": "the credentials' project is billed",
        },
    ),
    _export(
        "PostgresToGCSOperator",
        "postgres_conn_id",
        ignored=("use_server_side_cursor", "cursor_itersize"),
    ),
    _export("MySQLToGCSOperator", "mysql_conn_id", args={"ensure_utc": "ensure_utc"}),
    _into("BigQueryToPostgresOperator", "postgres_conn_id", args={"conflict_columns": "replace_index"}),
    _into("BigQueryToMySqlOperator", "mysql_conn_id", renamed={"mysql_table": "target_table_name"}),
)
