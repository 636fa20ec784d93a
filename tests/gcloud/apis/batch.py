"""Batch: jobs and their tasks."""

from __future__ import annotations

from typing import Any

from tests.gcloud.cloud import Call, Cloud, Service, States

_J = "batch.projects.locations.jobs"

APIS = {"batch": Service("v1", "google.cloud.batch.v1")}
STATES = {f"{_J}.create": States("status.state", "QUEUED", "SUCCEEDED", "FAILED")}
MADE = {"CloudBatchSubmitJob": {"made.name": "projects/p/locations/the-region/jobs/the-job_name"}}


def create(cloud: Cloud, call: Call) -> Any:
    broken = cloud.broken
    answer = cloud.created(call)
    if broken:
        path = f"{call.path}/{cloud.identifier(call)}"
        event = {"type": "STATUS_CHANGED", "description": broken}
        cloud.kept[path]["status"]["statusEvents"] = [event]
    return answer


ANSWERS = {f"{_J}.create": create}
