"""Cloud Functions."""

from __future__ import annotations

from typing import Any

from tests.gcloud.answers import Answer, Asked
from tests.gcloud.cloud import Call, Cloud, Service

_F = "cloudfunctions.projects.locations.functions"

APIS = {"cloudfunctions": Service("v1", "google.cloud.functions.v1")}
TYPES = {f"{_F}.patch": "CloudFunction", f"{_F}.create": "CloudFunction"}
NAMES = {"function_name": "projects/p/locations/the-location/functions/f"}
MADE = {name: {"made.name": "operations/o"} for name in ("CloudFunctionDeployFunction", "CloudFunctionDeleteFunction")}
ALONE = {"CloudFunctionDeployFunction"}


def with_operation(cloud: Cloud, call: Call) -> Any:
    """Operations have names of their own here."""
    answer = cloud.usual(call)
    name = f"operations/{answer['name'].rpartition('/')[2]}"
    operation = cloud.kept[f"/v1/{name}"] = cloud.kept.pop(f"/v1/{answer['name']}")
    cloud.pending[f"/v1/{name}"] = cloud.pending.pop(f"/v1/{answer['name']}")
    operation["name"] = name
    return {**answer, "name": name}


def upload_url(cloud: Cloud, call: Call) -> Any:
    return {"uploadUrl": f"http://{call.asked.headers['host']}/uploads/{next(cloud.numbers)}"}


def uploaded(cloud: Cloud, asked: Asked) -> Answer:
    headers = {name: asked.headers.get(name) for name in ("content-type", "x-goog-content-length-range")}
    cloud.calls.append(("upload", asked.path, {}, {**headers, "size": len(asked.body)}))
    return Answer(200)


def call(cloud: Cloud, asked: Call) -> Any:
    path = asked.path.rpartition(":")[0]
    if path not in cloud.kept:
        raise cloud.missing(path)
    if cloud.broken:
        return {"executionId": "e-1", "error": cloud.broken}
    return {"executionId": "e-1", "result": asked.body.get("data", "")}


RAW = {"/uploads/": uploaded}
ANSWERS = {
    **{f"{_F}.{verb}": with_operation for verb in ("create", "patch", "delete")},
    f"{_F}.generateUploadUrl": upload_url,
    f"{_F}.call": call,
}
