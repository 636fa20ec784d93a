"""Workflows and their executions."""

from __future__ import annotations

from typing import Any

from tests.gcloud.cloud import Call, Cloud, Service, States

_E = "workflowexecutions.projects.locations.workflows.executions"

APIS = {
    "workflows": Service("v1", "google.cloud.workflows.v1beta"),
    "workflowexecutions": Service("v1", "google.cloud.workflows.executions.v1"),
}
STATES = {f"{_E}.create": States("state", "ACTIVE", "SUCCEEDED", "FAILED", "error.payload")}
MADE = {
    "WorkflowsCreateExecution": {
        "made.name": "projects/p/locations/the-location/workflows/the-workflow_id/executions/e"
    }
}


def cancel(cloud: Cloud, call: Call) -> Any:
    path = call.path.rpartition(":")[0]
    if path not in cloud.kept:
        raise cloud.missing(path)
    cloud.kept[path]["state"] = "CANCELLED"
    cloud.pending.pop(path, None)
    return cloud.kept[path]


ANSWERS = {f"{_E}.cancel": cancel}
