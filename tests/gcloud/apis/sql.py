"""Cloud SQL: instances and databases."""

from __future__ import annotations

import copy
from typing import Any

from tests.gcloud.cloud import Call, Cloud, Service

ALONE = {"CloudSQLWaitForNoOperationInProgress"}
APIS = {"sqladmin": Service("v1beta4", begins="/sql/v1beta4")}


def act(cloud: Cloud, call: Call) -> Any:
    """`POST instance/verb`; a clone is an instance of its own."""
    path, _, verb = call.path.rpartition("/")
    if path not in cloud.kept:
        raise cloud.missing(path)

    def end() -> None:
        if verb == "clone":
            name = call.body["cloneContext"]["destinationInstanceName"]
            cloud.kept[f"{path.rpartition('/')[0]}/{name}"] = {**copy.deepcopy(cloud.kept[path]), "name": name}

    return cloud.ended(call, path, end)


def insert(cloud: Cloud, call: Call) -> Any:
    answer = cloud.created(call)
    cloud.kept[f"{call.path}/{call.body['name']}"]["serviceAccountEmailAddress"] = "i@example.com"
    return answer


def operations(cloud: Cloud, call: Call) -> Any:
    """Those of an instance, which are looked at."""
    if call.path in cloud.kept:  # the test of all rows says what is seen
        cloud.look(call.path)
        return cloud.kept[call.path]
    for path in [path for path in cloud.kept if path.startswith(f"{call.path}/")]:
        cloud.look(path)
    found = cloud.listed(call)
    wanted = call.asked.given("instance")
    return {**found, "items": [one for one in found["items"] if one.get("targetId", wanted) == wanted]}


ANSWERS = {
    **{f"sql.instances.{verb}": act for verb in ("clone", "export", "import")},
    "sql.instances.insert": insert,
    "sql.operations.list": operations,
}
