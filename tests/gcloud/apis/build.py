"""Cloud Build: builds and what triggers them."""

from __future__ import annotations

import copy
import re
from typing import Any

from tests.gcloud.answers import Refused
from tests.gcloud.cloud import Call, Cloud, Service

_METHODS = ("cloudbuild.projects", "cloudbuild.projects.locations")
_TYPE = "type.googleapis.com/google.devtools.cloudbuild.v1.BuildOperationMetadata"

APIS = {"cloudbuild": Service("v1", "google.devtools.cloudbuild.v1")}
TYPES = {f"{of}.{what}": "Build" for of in _METHODS for what in ("builds.create", "builds.retry", "triggers.run")}
MADE = {
    name: {"made.metadata.build.id": "b", "made.metadata.build.name": "projects/p/locations/the-location/builds/b"}
    for name in ("CloudBuildCreateBuild", "CloudBuildRetryBuild", "CloudBuildRunBuildTrigger")
}


def begin(cloud: Cloud, call: Call, build: dict[str, Any]) -> Any:
    """A build, which comes to an end after some looks; it is found by its location or without."""
    place = re.match(r"/v1/projects/([^/]+)(?:/locations/([^/]+))?/", call.path)
    assert place is not None
    parent = f"/v1/projects/{place[1]}/locations/{place[2] or 'global'}"
    call = call._replace(asked=call.asked._replace(path=f"{parent}/builds"))
    identity = f"b-{next(cloud.numbers)}"
    path, shorter = f"{parent}/builds/{identity}", f"/v1/projects/{place[1]}/builds/{identity}"
    about = {"id": identity, "projectId": place[1], "status": "QUEUED", "name": path.removeprefix("/v1/")}
    found = cloud.kept[path] = cloud.kept[shorter] = {**copy.deepcopy(build), **about}
    broken = cloud.broken

    def end() -> None:
        found["status"] = "FAILURE" if broken else "SUCCESS"
        if broken:
            found["statusDetail"] = broken

    answer = cloud.operation(call, path, end)
    # whoever looks at the build sees it end, too
    cloud.pending[path] = cloud.pending[shorter] = [*cloud.pending[f"/v1/{answer['name']}"]]
    metadata = {"@type": _TYPE, "build": copy.deepcopy(found)}
    cloud.kept[f"/v1/{answer['name']}"]["metadata"] = answer["metadata"] = metadata
    return answer


def create(cloud: Cloud, call: Call) -> Any:
    return begin(cloud, call, call.body)


def again(cloud: Cloud, call: Call) -> Any:
    path = call.path.rpartition(":")[0]
    if path not in cloud.kept:
        raise cloud.missing(path)
    return begin(
        cloud, call, {"steps": cloud.kept[path].get("steps", []), "source": cloud.kept[path].get("source", {})}
    )


def cancel(cloud: Cloud, call: Call) -> Any:
    path = call.path.rpartition(":")[0]
    if path not in cloud.kept:
        raise cloud.missing(path)
    cloud.kept[path]["status"] = "CANCELLED"
    cloud.pending.pop(path, None)
    return cloud.kept[path]


def create_trigger(cloud: Cloud, call: Call) -> Any:
    if any(one.get("name") == call.body.get("name") for name, one in cloud.kept.items() if "/triggers/" in name):
        raise Refused(409, "alreadyExists", f"trigger {call.body.get('name')} already exists")
    identity = f"t-{next(cloud.numbers)}"
    found = cloud.kept[f"{call.path}/{identity}"] = {**call.body, "id": identity}
    return found


ANSWERS = {
    f"{of}.{what}": answer
    for of in _METHODS
    for what, answer in {
        "builds.create": create,
        "builds.retry": again,
        "builds.cancel": cancel,
        "triggers.create": create_trigger,
        "triggers.run": again,
    }.items()
}
