"""GKE: clusters."""

from __future__ import annotations

from typing import Any

from tests.gcloud.answers import Refused
from tests.gcloud.cloud import Call, Cloud, Service

_L = "container.projects.locations"

APIS = {"container": Service("v1")}


def create(cloud: Cloud, call: Call) -> Any:
    body = {**call.body["cluster"]}
    path = f"{call.path}/{body['name']}"
    if path in cloud.kept:
        raise Refused(409, "alreadyExists", f"Already exists: {path}.")
    body["selfLink"] = f"https://container.googleapis.com{path}"
    body["status"] = "PROVISIONING"
    cloud.kept[path] = body
    broken = cloud.broken

    def end() -> None:
        body["status"] = "ERROR" if broken else "RUNNING"

    return cloud.ended(call, path, end)


ANSWERS = {f"{_L}.clusters.create": create}
