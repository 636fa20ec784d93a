"""Dataproc: clusters, jobs, batches, workflow templates."""

from __future__ import annotations

import copy
from typing import Any

from tests.gcloud.answers import Refused
from tests.gcloud.cloud import Call, Cloud, Service, States

_R = "dataproc.projects.regions"
_B = "dataproc.projects.locations.batches"

APIS = {"dataproc": Service("v1", "google.cloud.dataproc.v1")}
IDS = {
    f"{_R}.clusters.create": "clusterName",
    f"{_R}.workflowTemplates.create": "id",
}
STATES = {
    f"{_R}.clusters.create": States("status.state", "CREATING", "RUNNING", "ERROR", "status.detail"),
    f"{_R}.clusters.start": States("status.state", "STARTING", "RUNNING", "ERROR", "status.detail"),
    f"{_R}.clusters.stop": States("status.state", "STOPPING", "STOPPED", "ERROR", "status.detail"),
    f"{_B}.create": States("state", "PENDING", "SUCCEEDED", "FAILED", "stateMessage"),
}
TYPES = {
    f"{_R}.clusters.start": "Cluster",
    f"{_R}.clusters.stop": "Cluster",
    f"{_R}.clusters.diagnose": "DiagnoseClusterResults",
}
NAMES = {"operation_name": "projects/p/regions/the-region/operations/o"}
MADE = {"DataprocCreateBatch": {"made.metadata.batch": "projects/p/locations/the-region/batches/b"}}
MADE["DataprocSubmitJob"] = {"made.reference.jobId": "j"}


def submit(cloud: Cloud, call: Call) -> Any:
    project, region = call.parts
    job = copy.deepcopy(call.body["job"])
    name = job.setdefault("reference", {}).setdefault("jobId", f"job-{next(cloud.numbers)}")
    job["reference"]["projectId"] = project
    job["jobUuid"] = f"uuid-of-{name}"
    path = f"/v1/projects/{project}/regions/{region}/jobs/{name}"
    if path in cloud.kept:
        raise Refused(409, "alreadyExists", f"Already exists: Job {path}")
    cloud.kept[path] = job
    cloud.states[call.method.id] = States("status.state", "PENDING", "DONE", "ERROR", "status.details")
    return cloud.progress(call, path)


def cancel(cloud: Cloud, call: Call) -> Any:
    job = cloud.kept[call.path.rpartition(":")[0]]
    job["status"] = {"state": "CANCELLED"}
    cloud.pending.pop(call.path.rpartition(":")[0], None)
    return job


def diagnose(cloud: Cloud, call: Call) -> Any:
    path = call.path.rpartition(":")[0]
    if path not in cloud.kept:
        raise cloud.missing(path)
    where = f"{path}/diagnosis"
    cloud.kept[where] = {"outputUri": "gs://b/diagnostic"}
    return cloud.ended(call, where, lambda: None)


def instantiate(cloud: Cloud, call: Call) -> Any:
    path = call.path.rpartition(":")[0]
    if call.path.endswith(":instantiate") and path not in cloud.kept:
        raise cloud.missing(path)
    answer = cloud.ended(call, None, lambda: None)
    about = {"@type": "type.googleapis.com/google.cloud.dataproc.v1.WorkflowMetadata", "clusterName": "c"}
    cloud.kept[f"/v1/{answer['name']}"]["metadata"] = answer["metadata"] = about
    return answer


def create_batch(cloud: Cloud, call: Call) -> Any:
    answer = cloud.created(call)
    about = {"@type": "type.googleapis.com/google.cloud.dataproc.v1.BatchOperationMetadata"}
    path = next(name for name in cloud.kept if "/batches/" in name)
    about["batch"] = path.removeprefix("/v1/")
    # whoever looks at the batch sees it end, too
    cloud.pending[path] = [*cloud.pending[f"/v1/{answer['name']}"]]
    cloud.kept[f"/v1/{answer['name']}"]["metadata"] = answer["metadata"] = about
    return answer


ANSWERS = {
    f"{_R}.jobs.submit": submit,
    f"{_R}.jobs.cancel": cancel,
    f"{_R}.clusters.diagnose": diagnose,
    f"{_R}.workflowTemplates.instantiate": instantiate,
    f"{_R}.workflowTemplates.instantiateInline": instantiate,
    f"{_B}.create": create_batch,
}
