"""Compute Engine: instances, their templates, groups of them."""

from __future__ import annotations

from typing import Any

from tests.gcloud.answers import Answer, Asked
from tests.gcloud.cloud import Call, Cloud, Service

_I = "compute.instances"

APIS = {"compute": Service("v1", begins="/compute/")}
THERE: dict[str, Any] = {
    "ComputeEngineCopyInstanceTemplate": {"/compute/v1/projects/p/global/instanceTemplates/the-template_name": {}}
}


def change(name: str) -> Any:
    """A request to change one thing of an instance: `POST instance/verb`."""

    def answer(cloud: Cloud, call: Call) -> Any:
        path = call.path.rpartition("/")[0]
        if path not in cloud.kept:
            raise cloud.missing(path)
        state = {"start": "RUNNING", "stop": "TERMINATED"}.get(name)
        becomes = {"status": state} if state else dict(call.body or {})
        return cloud.ended(call, path, lambda: cloud.kept[path].update(becomes))

    return answer


def of_beta(cloud: Cloud, asked: Asked) -> Answer | None:
    """Another version of the interface, which is the same here."""
    return cloud.answer(asked._replace(path=asked.path.replace("/compute/beta/", "/compute/v1/")))


RAW = {"/compute/beta/": of_beta}
ANSWERS = {f"{_I}.{name}": change(name) for name in ("start", "stop", "setMachineType")}
