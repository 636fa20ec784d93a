"""Dataproc Metastore: services, backups, imports and exports."""

from __future__ import annotations

from typing import Any

from tests.gcloud.cloud import Call, Cloud, Service, States, merge

_S = "metastore.projects.locations.services"

APIS = {
    "metastore": Service("v1", "google.cloud.metastore.v1"),
    "metastore:beta": Service("v1beta", "google.cloud.metastore.v1beta"),
}
ALONE = {"DataprocMetastoreWaitForHivePartition"}
STATES = {
    f"{_S}.create": States("state", "CREATING", "ACTIVE", "ERROR", "stateMessage"),
    f"{_S}.backups.create": States("state", "CREATING", "ACTIVE", "FAILED"),
    f"{_S}.metadataImports.create": States("state", "RUNNING", "SUCCEEDED", "FAILED"),
}
TYPES = {
    f"{_S}.exportMetadata": "MetadataExport",
    f"{_S}.restore": "Restore",
    f"{_S}.queryMetadata": "QueryMetadataResponse",
}


def seen_there_too(cloud: Cloud, path: str, answer: Any) -> Any:
    """Whoever looks at the service sees the end of the operation, too."""
    cloud.pending[path] = [*cloud.pending[f"/v1/{answer['name']}"]]
    return answer


def export(cloud: Cloud, call: Call) -> Any:
    path = call.path.rpartition(":")[0]
    if path not in cloud.kept:
        raise cloud.missing(path)
    activity = cloud.kept[path].setdefault("metadataManagementActivity", {})
    folder = call.body["destinationGcsFolder"]
    export = {"destinationGcsUri": f"{folder}/hive-export", "databaseDumpType": call.body.get("databaseDumpType")}
    activity.setdefault("metadataExports", []).append({"state": "RUNNING", **export})
    broken = cloud.broken

    def end() -> None:
        activity["metadataExports"][-1]["state"] = "FAILED" if broken else "SUCCEEDED"

    where = f"{path}/export"
    cloud.kept[where] = {"state": "SUCCEEDED", **export}
    return seen_there_too(cloud, path, cloud.ended(call, where, end))


def restore(cloud: Cloud, call: Call) -> Any:
    path = call.path.rpartition(":")[0]
    if path not in cloud.kept:
        raise cloud.missing(path)
    activity = cloud.kept[path].setdefault("metadataManagementActivity", {})
    about = {"state": "RUNNING", "backup": call.body["backup"]}
    merge(about, {"type": call.body["restoreType"]} if "restoreType" in call.body else {})
    activity.setdefault("restores", []).append(about)
    broken = cloud.broken

    def end() -> None:
        about["state"] = "FAILED" if broken else "SUCCEEDED"

    cloud.kept[f"{path}/restore"] = about
    return seen_there_too(cloud, path, cloud.ended(call, f"{path}/restore", end))


def query(cloud: Cloud, call: Call) -> Any:
    """The answer of a query lies in Cloud Storage: a manifest, and the files that it names."""
    path = call.path.rpartition(":")[0]
    if path.replace("v1beta", "v1") not in cloud.kept:
        raise cloud.missing(path)
    cloud.kept[f"{path}/query"] = {"resultManifestUri": "gs://results/q/result-manifest"}
    return cloud.ended(call, f"{path}/query", lambda: None)


ANSWERS = {f"{_S}.exportMetadata": export, f"{_S}.restore": restore, f"{_S}.queryMetadata": query}
