"""Dataproc Metastore."""

from __future__ import annotations

import json
from typing import Any

from tests.compat.airflow.operators.google_recording import Case

_P = "airflow.providers.google.cloud.operators.dataproc_metastore.DataprocMetastore"
_S = "airflow.providers.google.cloud.sensors.dataproc_metastore.MetastoreHivePartitionSensor"
IN = {"project_id": "p", "region": "europe-west1"}
OF = {**IN, "service_id": "s"}
AT = "/v1/projects/p/locations/europe-west1/services/s"
NAME = AT.removeprefix("/v1/")
SERVICE = {
    "hive_metastore_config": {"version": "3.1.2", "config_overrides": {"hive.a_b": "c"}},
    "port": 9083,
    "tier": "DEVELOPER",
    "maintenance_window": {"hour_of_day": 2, "day_of_week": "SUNDAY"},
    "labels": {"a_b": "c"},
}
BACKUP = {"description": "before"}
IMPORT = {"description": "all", "database_dump": {"gcs_uri": "gs://b/x.sql", "type_": "MYSQL"}}


def there(**more: Any) -> dict[str, Any]:
    return {AT: {"name": NAME, "state": "ACTIVE", "artifactGcsUri": "gs://m/hive-warehouse", **more}}


BACKUPS = {f"{AT}/backups/b": {"name": f"{NAME}/backups/b", "state": "ACTIVE", "createTime": "2024-01-15T00:00:00Z"}}


def results(*rows: list[str]) -> dict[str, dict[str, str]]:
    """What a query found, in files of Cloud Storage."""
    manifest = {
        "status": {"code": 0, "message": "Query results are successfully uploaded"},
        "filenames": ["one", "two"],
    }
    files = {"q/result-manifest": json.dumps(manifest)}
    for name, found in (("one", rows[:2]), ("two", rows[2:])):
        files[f"q/{name}"] = json.dumps({"metadata": [], "rows": [list(row) for row in found]})
    return {"results": files}


LIBRARIES = ("google.cloud.metastore_v1beta",)
DAY = {i: f"day=2024-01-0{i}/hour=1" for i in (1, 2, 3, 4)}
ROWS = [[str(i), "1", DAY[i], "9", "9"] for i in (1, 2, 3)]
WANTED = {"service_id": "s", "region": "europe-west1", "table": "t_t"}
CASES = {
    "create_service": Case(f"{_P}CreateServiceOperator", {**OF, "service": SERVICE, "request_id": "r"}),
    "create_service_there": Case(f"{_P}CreateServiceOperator", {**OF, "service": SERVICE}, there()),
    "create_service_broken": Case(f"{_P}CreateServiceOperator", {**OF, "service": SERVICE}, broken="no quota"),
    "get_service": Case(f"{_P}GetServiceOperator", OF, there(createTime="2024-01-15T00:00:00Z")),
    "get_service_missing": Case(f"{_P}GetServiceOperator", OF),
    "update_service": Case(
        f"{_P}UpdateServiceOperator",
        {**OF, "service": {"labels": {"x": "y"}}, "update_mask": {"paths": ["labels", "hive_metastore_config.a"]}},
        there(),
    ),
    "update_service_missing": Case(
        f"{_P}UpdateServiceOperator", {**OF, "service": {}, "update_mask": {"paths": ["labels"]}, "request_id": "r"}
    ),
    "update_service_broken": Case(
        f"{_P}UpdateServiceOperator",
        {**OF, "service": {"port": 1}, "update_mask": {"paths": ["port"]}},
        there(),
        broken="not now",
    ),
    "delete_service": Case(f"{_P}DeleteServiceOperator", OF, there()),
    "delete_service_missing": Case(f"{_P}DeleteServiceOperator", OF),
    "delete_service_broken": Case(f"{_P}DeleteServiceOperator", OF, there(), broken="in use"),
    "create_backup": Case(
        f"{_P}CreateBackupOperator", {**OF, "backup": BACKUP, "backup_id": "b", "request_id": "r"}, there()
    ),
    "create_backup_there": Case(
        f"{_P}CreateBackupOperator", {**OF, "backup": BACKUP, "backup_id": "b"}, {**there(), **BACKUPS}
    ),
    "create_backup_broken": Case(
        f"{_P}CreateBackupOperator", {**OF, "backup": BACKUP, "backup_id": "b"}, there(), broken="disk full"
    ),
    "delete_backup": Case(f"{_P}DeleteBackupOperator", {**OF, "backup_id": "b", "request_id": "r"}, BACKUPS),
    "delete_backup_missing": Case(f"{_P}DeleteBackupOperator", {**OF, "backup_id": "b"}),
    "list_backups": Case(f"{_P}ListBackupsOperator", OF, BACKUPS),
    "list_backups_all": Case(
        f"{_P}ListBackupsOperator", {**OF, "page_size": 2, "filter": "a", "order_by": "name"}, BACKUPS
    ),
    "import": Case(
        f"{_P}CreateMetadataImportOperator",
        {**OF, "metadata_import": IMPORT, "metadata_import_id": "i", "request_id": "r"},
        there(),
    ),
    "import_broken": Case(
        f"{_P}CreateMetadataImportOperator",
        {**OF, "metadata_import": IMPORT, "metadata_import_id": "i"},
        there(),
        broken="no such file",
    ),
    "export": Case(f"{_P}ExportMetadataOperator", {**OF, "destination_gcs_folder": "gs://b/d"}, there()),
    "export_all": Case(
        f"{_P}ExportMetadataOperator",
        {**OF, "destination_gcs_folder": "gs://b/d", "database_dump_type": "AVRO", "request_id": "r"},
        there(),
    ),
    "export_broken": Case(
        f"{_P}ExportMetadataOperator", {**OF, "destination_gcs_folder": "gs://b/d"}, there(), broken="no access"
    ),
    "restore": Case(
        f"{_P}RestoreServiceOperator",
        {**OF, "backup_project_id": "q", "backup_region": "r", "backup_service_id": "o", "backup_id": "b"},
        there(),
    ),
    "restore_all": Case(
        f"{_P}RestoreServiceOperator",
        {
            **OF,
            "backup_project_id": "q",
            "backup_region": "r",
            "backup_service_id": "o",
            "backup_id": "b",
            "restore_type": "METADATA_ONLY",
            "request_id": "r",
        },
        there(),
    ),  # fmt: skip
    "restore_broken": Case(
        f"{_P}RestoreServiceOperator",
        {**OF, "backup_project_id": "q", "backup_region": "r", "backup_service_id": "o", "backup_id": "b"},
        there(),
        broken="too old",
    ),
    "partitions": Case(
        _S, {**WANTED, "partitions": [DAY[1], DAY[3]]}, there(), objects=results(ROWS[0], ROWS[2]), looks=0
    ),
    "partitions_twice": Case(_S, {**WANTED, "partitions": [DAY[1]] * 2}, there(), objects=results(ROWS[0]), looks=0),
    "partitions_lacking": Case(
        _S, {**WANTED, "partitions": [DAY[1], DAY[4]]}, there(), objects=results(ROWS[0]), looks=0
    ),
    "partitions_any": Case(_S, {**WANTED, "partitions": []}, there(), objects=results(*ROWS), looks=0),
    "partitions_none": Case(_S, {**WANTED, "partitions": []}, there(), objects=results(), looks=0),
    "partitions_failed": Case(
        _S,
        {**WANTED, "partitions": ["a"]},
        there(),
        objects={"results": {"q/result-manifest": json.dumps({"status": {"code": 3, "message": "no such table"}})}},
        looks=0,
    ),
    "partitions_broken": Case(_S, {**WANTED, "partitions": ["a"]}, there(), broken="not now", looks=0),
}
