"""Google: Dataproc Metastore."""

from __future__ import annotations

from prefect.compat.airflow.operators.google_services import Messages, same, service_row
from prefect.compat.airflow.operators.mapping import Converted, Source, nothing

METASTORE = Messages("metastore")
SERVICE: dict[str, Source] = {**same("region", "service_id"), "request_timeout": "timeout"}


def _backup(project: str, region: str, service: str, backup: str) -> str:
    return f"projects/{project}/locations/{region}/services/{service}/backups/{backup}"


ROWS = (
    service_row(
        "DataprocMetastoreCreateServiceOperator",
        "DataprocMetastoreCreateService",
        {**SERVICE, **same("request_id"), "service": METASTORE.taken("Service", "service")},
        xcoms=METASTORE.given("Service"),
    ),
    service_row(
        "DataprocMetastoreGetServiceOperator",
        "DataprocMetastoreGetService",
        SERVICE,
        xcoms=METASTORE.given("Service"),
    ),
    service_row(
        "DataprocMetastoreUpdateServiceOperator",
        "DataprocMetastoreUpdateService",
        {**SERVICE, **same("request_id", "update_mask"), "service": METASTORE.taken("Service", "service")},
        xcoms=nothing,
    ),
    service_row("DataprocMetastoreDeleteServiceOperator", "DataprocMetastoreDeleteService", SERVICE, xcoms=nothing),
    service_row(
        "DataprocMetastoreCreateBackupOperator",
        "DataprocMetastoreCreateBackup",
        {**SERVICE, **same("request_id", "backup_id"), "backup": METASTORE.taken("Backup", "backup")},
        xcoms=METASTORE.given("Backup"),
    ),
    service_row(
        "DataprocMetastoreDeleteBackupOperator",
        "DataprocMetastoreDeleteBackup",
        {**SERVICE, **same("request_id", "backup_id")},
        xcoms=nothing,
    ),
    service_row(
        "DataprocMetastoreListBackupsOperator",
        "DataprocMetastoreListBackups",
        {**SERVICE, **same("page_size", "filter", "order_by")},
        xcoms=METASTORE.given("Backup"),
        ignored=("page_token",),
    ),
    service_row(
        "DataprocMetastoreRestoreServiceOperator",
        "DataprocMetastoreRestoreService",
        {
            **SERVICE,
            **same("request_id"),
            "restore_type": METASTORE.of_kind("Restore.RestoreType", "restore_type"),
            "backup_name": Converted(_backup, "backup_project_id", "backup_region", "backup_service_id", "backup_id"),
        },
        xcoms=nothing,
    ),
    service_row(
        "DataprocMetastoreCreateMetadataImportOperator",
        "DataprocMetastoreCreateMetadataImport",
        {
            **SERVICE,
            **same("request_id", "metadata_import_id"),
            "metadata_import": METASTORE.taken("MetadataImport", "metadata_import"),
        },
        xcoms=METASTORE.given("MetadataImport"),
    ),
    service_row(
        "DataprocMetastoreExportMetadataOperator",
        "DataprocMetastoreExportMetadata",
        {
            **SERVICE,
            **same("request_id", "destination_gcs_folder"),
            "database_dump_type": METASTORE.of_kind("DatabaseDumpSpec.Type", "database_dump_type"),
        },
        xcoms=METASTORE.given("MetadataExport"),
    ),
    service_row(
        "MetastoreHivePartitionSensor",
        "DataprocMetastoreWaitForHivePartition",
        same("region", "service_id", "table", "partitions"),
        xcoms=nothing,
    ),
)
