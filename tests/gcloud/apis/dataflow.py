"""Dataflow: jobs by their templates, what they tell; pipelines that begin jobs."""

from __future__ import annotations

import copy
from typing import Any

from tests.gcloud.answers import Refused
from tests.gcloud.cloud import Call, Cloud, Service, States

_D = "dataflow.projects.locations"
_P = "datapipelines.projects.locations.pipelines"

APIS = {"dataflow": Service("v1b3"), "datapipelines": Service("v1")}
NAMES = {"expected_state": "JOB_STATE_DONE"}
_STARTS = ("DataflowTemplatedJobStart", "DataflowStartFlexTemplate")
MADE: dict[str, dict[str, str]] = {name: {"made.job.id": "job-1"} for name in _STARTS}


def job(cloud: Cloud, call: Call, name: str) -> dict[str, Any]:
    """A job that begins."""
    project, location = call.parts[0], call.parts[1] if len(call.parts) > 1 else call.asked.given("location")
    number = f"job-{next(cloud.numbers)}"
    found = {"id": number, "name": name, "projectId": project, "location": location, "type": "JOB_TYPE_BATCH"}
    path = f"/v1b3/projects/{project}/locations/{location}/jobs/{number}"
    cloud.kept[path] = {**found, **cloud.kept.get(path, {})}
    if cloud.kept[path]["type"] == "JOB_TYPE_BATCH":
        end = States("currentState", "JOB_STATE_PENDING", "JOB_STATE_DONE", "JOB_STATE_FAILED")
    else:
        end = States("currentState", "JOB_STATE_PENDING", "JOB_STATE_RUNNING", "JOB_STATE_FAILED")
    if cloud.broken:
        told = {"id": "1", "messageText": cloud.broken, "messageImportance": "JOB_MESSAGE_ERROR"}
        cloud.kept[f"{path}/messages"] = {"jobMessages": [told]}
    cloud.states[call.method.id] = end
    return {"job": cloud.progress(call, path)}


def launch(cloud: Cloud, call: Call) -> Any:
    return job(cloud, call, call.body["jobName"])


def launch_flex(cloud: Cloud, call: Call) -> Any:
    return job(cloud, call, call.body["launchParameter"]["jobName"])


def update(cloud: Cloud, call: Call) -> Any:
    if call.path not in cloud.kept:
        raise cloud.missing(call.path)
    asked = call.body["requestedState"]
    words = {"JOB_STATE_CANCELLED": "JOB_STATE_CANCELLING", "JOB_STATE_DRAINED": "JOB_STATE_DRAINING"}
    cloud.kept[call.path]["currentState"] = words[asked]
    cloud.becomes(call.path, {"currentState": asked})
    return copy.deepcopy(cloud.kept[call.path])


def listed(cloud: Cloud, call: Call) -> Any:
    names = [
        name for name in sorted(cloud.kept) if name.startswith(f"{call.path}/") and "currentState" in cloud.kept[name]
    ]
    for name in names:
        cloud.look(name)
    return {"jobs": [cloud.kept[name] for name in names]}


def told(cloud: Cloud, call: Call) -> Any:
    if call.path in cloud.kept:
        return cloud.kept[call.path]
    found = cloud.listed(call)
    return {**found, "jobMessages": found["autoscalingEvents"]}


def create_pipeline(cloud: Cloud, call: Call) -> Any:
    path = f"/v1/{call.body['name']}"
    if path in cloud.kept:
        raise Refused(409, "alreadyExists", f"Already exists: {path}")
    cloud.kept[path] = {**call.body, "state": "STATE_ACTIVE"}
    return cloud.kept[path]


def run_pipeline(cloud: Cloud, call: Call) -> Any:
    if call.path.rpartition(":")[0] not in cloud.kept:
        raise cloud.missing(call.path)
    return {"job": {"id": "j", "name": "of-the-pipeline", "projectId": call.parts[0], "locationId": call.parts[1]}}


ANSWERS = {
    f"{_D}.templates.launch": launch,
    "dataflow.projects.templates.launch": launch,
    f"{_D}.flexTemplates.launch": launch_flex,
    f"{_D}.jobs.update": update,
    f"{_D}.jobs.list": listed,
    f"{_D}.jobs.messages.list": told,
    f"{_P}.create": create_pipeline,
    f"{_P}.run": run_pipeline,
}
