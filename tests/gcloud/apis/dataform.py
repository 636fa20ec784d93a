"""Dataform: repositories, workspaces, compilation results, workflow invocations."""

from __future__ import annotations

from typing import Any

from tests.gcloud.cloud import Call, Cloud, Service, States

_R = "dataform.projects.locations.repositories"

APIS = {"dataform": Service("v1beta1", "google.cloud.dataform.v1beta1")}
STATES = {f"{_R}.workflowInvocations.create": States("state", "RUNNING", "SUCCEEDED", "FAILED")}
INVOCATION = "projects/p/locations/the-region/repositories/the-repository_id/workflowInvocations/made-1"
#: rows that are asked in their own tests
ALONE = {"DataformWaitForWorkflowInvocationAction"}
MADE = {"DataformCreateWorkflowInvocation": {"made.name": INVOCATION}}


def invoke(cloud: Cloud, call: Call) -> Any:
    broken = cloud.broken
    answer = cloud.created(call)
    if broken:
        action = {"state": "FAILED", "failureReason": broken, "target": {"name": "t"}}
        cloud.kept[f"/v1beta1/{answer['name']}:query"] = {"workflowInvocationActions": [action]}
    return answer


def query(cloud: Cloud, call: Call) -> Any:
    cloud.look(call.path)
    if call.path in cloud.kept:
        return cloud.kept[call.path]
    return cloud.listed(call)


ANSWERS = {f"{_R}.workflowInvocations.create": invoke, f"{_R}.workflowInvocations.query": query}
