"""Google: BigQuery."""

from __future__ import annotations

from prefect.compat.airflow.operators.google_connection import project_of, row
from prefect.compat.airflow.operators.google_values import (
    CHECK,
    DATASET,
    EMPTY,
    EXTERNAL,
    IGNORED,
    JOB,
    QUERY,
    WAITED,
    after_load,
    as_sent,
    empty_resource,
    external_resource,
    fields_at,
    format_options,
    is_fine_if_there,
    options_of,
    query_configuration,
    table_of,
)
from prefect.compat.airflow.operators.mapping import Converted, FromContext, nothing

ROWS = (
    row(
        "BigQueryInsertJobOperator",
        "BigQueryRunJob",
        {"configuration": "configuration", "poll_interval": "poll_interval", **JOB},
        xcoms=lambda result, operator, context: result["job_id"],
        on_kill="cancel",
        ignored=WAITED,
    ),
    row(
        "BigQueryExecuteQueryOperator",
        "BigQueryRunJob",
        {"configuration": FromContext(query_configuration, *QUERY, "project_id"), "location": "location"},
        xcoms=lambda result, operator, context: result["job_id"],
        on_kill="cancel",
        required=(),
        ignored=(*QUERY, "project_id"),
        dropped={"udf_config": "put the functions into the statement: CREATE TEMP FUNCTION"},
        defaults={"gcp_conn_id": "google_cloud_default", "use_legacy_sql": True},
        template_fields=("sql", "destination_dataset_table", "labels", "query_params", "impersonation_chain"),
        template_ext=(".sql",),
        note="Several statements are sent as one script, which only GoogleSQL has.",
    ),
    row(
        "BigQueryCheckOperator",
        "BigQueryCheck",
        {"query": "sql", **CHECK},
        xcoms=nothing,
        ignored=(*IGNORED, "parameters"),
        dropped={"query_params": "write the values into the statement by a template"},
    ),
    row(
        "BigQueryValueCheckOperator",
        "BigQueryValueCheck",
        {"query": "sql", "expected": "pass_value", "tolerance": "tolerance", **CHECK},
        xcoms=nothing,
        ignored=(*IGNORED, "parameters"),
    ),
    row(
        "BigQueryIntervalCheckOperator",
        "BigQueryIntervalCheck",
        {
            "table": "table",
            "thresholds": "metrics_thresholds",
            "date_filter_column": "date_filter_column",
            "date": FromContext(lambda operator, context: context["ds"]),
            "days_back": Converted(lambda days: abs(int(days)), "days_back"),
            "ratio_formula": "ratio_formula",
            "ignore_zero": "ignore_zero",
            **CHECK,
        },
        xcoms=nothing,
        ignored=IGNORED,
    ),
    row(
        "BigQueryColumnCheckOperator",
        "BigQueryColumnCheck",
        {name: name for name in ("table", "column_mapping", "partition_clause", "accept_none")} | CHECK,
        xcoms=nothing,
        ignored=IGNORED,
    ),
    row(
        "BigQueryTableCheckOperator",
        "BigQueryTableCheck",
        {name: name for name in ("table", "checks", "partition_clause")} | CHECK,
        xcoms=nothing,
        ignored=(*IGNORED, "accept_none"),
    ),
    row(
        "BigQueryGetDataOperator",
        "BigQueryGetData",
        {
            "table": FromContext(
                lambda operator, context: (
                    None if operator.job_id else table_of("table_project_id").function(operator, context)
                ),
                "table_project_id", "dataset_id", "table_id", "job_id",
            ),
            "job_id": "job_id",
            "max_results": Converted(lambda count: int(count) if count is not None else None, "max_results"),
            "selected_fields": "selected_fields",
            "as_dict": "as_dict",
            "location": "location",
        },
        xcoms=lambda rows, operator, context: (
            rows if operator.as_dict or not operator.table_id else [[as_sent(value) for value in row] for row in rows]
        ),
        ignored=("job_project_id", "poll_interval", "deferrable", "encryption_configuration", "use_legacy_sql"),
    ),
    row(
        "BigQueryCreateEmptyDatasetOperator",
        "BigQueryCreateDataset",
        {
            **DATASET,
            "resource": "dataset_reference",
            "location": "location",
            "exists_ok": Converted(is_fine_if_there, "if_exists", "exists_ok"),
        },
        xcoms=nothing,
    ),
    row("BigQueryGetDatasetOperator", "BigQueryGetDataset", DATASET),
    row("BigQueryGetDatasetTablesOperator", "BigQueryListTables", {**DATASET, "max_results": "max_results"}),
    row(
        "BigQueryDeleteDatasetOperator",
        "BigQueryDeleteDataset",
        {**DATASET, "delete_contents": "delete_contents"},
    ),
    row(
        "BigQueryUpdateDatasetOperator",
        "BigQueryUpdateDataset",
        {**DATASET, "resource": "dataset_resource", "fields": "fields"},
    ),
    row(
        "BigQueryCreateTableOperator",
        "BigQueryCreateTable",
        {
            "table": table_of(),
            "resource": "table_resource",
            "schema": FromContext(
                fields_at, "gcs_schema_object", "google_cloud_storage_conn_id", "impersonation_chain", "schema_fields"
            ),
            "exists_ok": Converted(is_fine_if_there, "if_exists"),
        },
        xcoms=nothing,
        ignored=("retry", "timeout", "location"),
        keep=("google_cloud_storage_conn_id",),
    ),
    row(
        "BigQueryCreateEmptyTableOperator",
        "BigQueryCreateTable",
        {
            "table": table_of(),
            "resource": FromContext(empty_resource, *EMPTY),
            "schema": FromContext(
                fields_at, "gcs_schema_object", "google_cloud_storage_conn_id", "impersonation_chain", "schema_fields"
            ),
            "exists_ok": Converted(is_fine_if_there, "if_exists", "exists_ok"),
        },
        xcoms=nothing,
        required=("dataset_id", "table_id"),
        ignored=("location", "schema_fields", "gcs_schema_object", "google_cloud_storage_conn_id", "project_id",
                 "dataset_id", "table_id", "gcp_conn_id", "impersonation_chain", *EMPTY),
        defaults={"gcp_conn_id": "google_cloud_default"},
        template_fields=("dataset_id", "table_id", "table_resource", "project_id", "gcs_schema_object", "labels",
                         "view", "materialized_view", "impersonation_chain"),
        template_ext=(".json",),
        keep=("google_cloud_storage_conn_id",),
    ),
    row(
        "BigQueryCreateExternalTableOperator",
        "BigQueryCreateTable",
        {
            "table": "destination_project_dataset_table",
            "resource": FromContext(external_resource, *EXTERNAL),
            "schema": FromContext(
                fields_at, "gcs_schema_object", "google_cloud_storage_conn_id", "impersonation_chain", "schema_fields"
            ),
        },
        xcoms=nothing,
        required=(),
        ignored=(*EXTERNAL, "schema_fields", "gcs_schema_object", "gcp_conn_id", "impersonation_chain", "location",
                 "google_cloud_storage_conn_id"),
        renamed={"schema_object": "gcs_schema_object"},
        dropped={"encryption_configuration": "an external table keeps no data to encrypt"},
        defaults={"gcp_conn_id": "google_cloud_default"},
        template_fields=("bucket", "source_objects", "gcs_schema_object", "destination_project_dataset_table", "labels",
                         "table_resource", "impersonation_chain"),
        keep=("google_cloud_storage_conn_id",),
    ),
    row(
        "BigQueryDeleteTableOperator",
        "BigQueryDeleteTable",
        {"table": "deletion_dataset_table", "missing_ok": "ignore_if_missing"},
        ignored=("location",),
    ),
    row(
        "BigQueryUpdateTableOperator",
        "BigQueryUpdateTable",
        {"table": table_of(), "resource": "table_resource", "fields": "fields"},
    ),
    row(
        "BigQueryUpsertTableOperator",
        "BigQueryUpsertTable",
        {
            "table": FromContext(
                lambda operator, context: ".".join(
                    part
                    for part in (
                        project_of(operator, context),
                        operator.dataset_id,
                        operator.table_resource["tableReference"]["tableId"],
                    )
                    if part
                ),
                "dataset_id",
            ),
            "resource": "table_resource",
        },
        xcoms=nothing,
        ignored=("location",),
    ),
    row(
        "BigQueryUpdateTableSchemaOperator",
        "BigQueryUpdateTableSchema",
        {"table": table_of(), "fields": "schema_fields_updates", "include_policy_tags": "include_policy_tags"},
        ignored=("location",),
    ),
    row("BigQueryTableExistenceSensor", "BigQueryWaitForTable", {"table": table_of()}, xcoms=nothing),
    row(
        "BigQueryTablePartitionExistenceSensor",
        "BigQueryWaitForTable",
        {"table": table_of(), "partition_id": "partition_id"},
        xcoms=nothing,
    ),
    row(
        "BigQueryStreamingBufferEmptySensor",
        "BigQueryWaitForStreamingBuffer",
        {"table": table_of()},
        xcoms=nothing,
    ),
    row(
        "GCSToBigQueryOperator",
        "GcsToBigQuery",
        {
            "bucket": "bucket",
            "source_objects": "source_objects",
            "destination_table": "destination_project_dataset_table",
            "schema_fields": "schema_fields",
            "schema_object": Converted(
                lambda name, form: name if name and form != "DATASTORE_BACKUP" else None, "schema_object",
                "source_format",
            ),
            "schema_bucket": "schema_object_bucket",
            "source_format": "source_format",
            "compression": "compression",
            "create_disposition": "create_disposition",
            "write_disposition": "write_disposition",
            "autodetect": "autodetect",
            "format_options": Converted(
                format_options, "source_format", "skip_leading_rows", "field_delimiter", "quote_character",
                "allow_quoted_newlines", "allow_jagged_rows", "encoding", "src_fmt_configs",
            ),
            "options": Converted(
                lambda bad, unknown, update, time, ranged, cluster, encrypted, more: {
                    **({"maxBadRecords": bad} if bad else {}),
                    **({"ignoreUnknownValues": True} if unknown else {}),
                    **({"schemaUpdateOptions": list(update)} if update else {}),
                    **({"timePartitioning": time} if time else {}),
                    **({"rangePartitioning": ranged} if ranged else {}),
                    **({"clustering": {"fields": list(cluster)}} if cluster else {}),
                    **({"destinationEncryptionConfiguration": encrypted} if encrypted else {}),
                    **(more or {}),
                },
                "max_bad_records", "ignore_unknown_values", "schema_update_options", "time_partitioning",
                "range_partitioning", "cluster_fields", "encryption_configuration", "extra_config",
            ),
            "labels": "labels",
            "description": "description",
            "external_table": "external_table",
            "force_delete": "force_delete",
            **JOB,
        },
        xcoms=after_load,
        on_kill="cancel",
        ignored=(*WAITED, "max_id_key"),
        renamed={"google_cloud_storage_conn_id": "gcp_conn_id"},
    ),
    row(
        "BigQueryToGCSOperator",
        "BigQueryToGcs",
        {
            "source_table": "source_project_dataset_table",
            "destination_uris": "destination_cloud_storage_uris",
            "compression": "compression",
            "export_format": "export_format",
            "field_delimiter": "field_delimiter",
            "print_header": "print_header",
            "labels": "labels",
            **JOB,
        },
        xcoms=nothing,
        on_kill="cancel",
        ignored=WAITED,
    ),
    row(
        "BigQueryToBigQueryOperator",
        "BigQueryCopyTables",
        {
            "source_tables": "source_project_dataset_tables",
            "destination_table": "destination_project_dataset_table",
            "write_disposition": "write_disposition",
            "create_disposition": "create_disposition",
            "options": options_of(("encryption_configuration", "destinationEncryptionConfiguration")),
            "labels": "labels",
            "location": "location",
        },
        xcoms=nothing,
    ),
)  # fmt: skip
