"""Storage Transfer Service: jobs, and the operations that their runs are."""

from __future__ import annotations

import json
from typing import Any

from tests.gcloud.cloud import Call, Cloud, Service, merge

APIS = {"storagetransfer": Service("v1", "google.storagetransfer.v1")}
NAMES = {"transfer_job": "transferJobs/the-job", "transfer_operation": "transferOperations/the-operation"}
MADE = {"CloudDataTransferServiceRunJob": {"made.name": "transferOperations/o"}}


def operation_of(cloud: Cloud, job: str) -> dict[str, Any]:
    """A run of a job, which comes to an end after some looks."""
    name = f"transferOperations/op-{next(cloud.numbers)}"
    broken = cloud.broken
    found: dict[str, Any] = {
        "name": name,
        "metadata": {"name": name, "transferJobName": job, "status": "IN_PROGRESS", "counters": {}},
    }
    cloud.kept[f"/v1/{name}"] = found

    def finish() -> None:
        found["done"] = True
        found["metadata"]["status"] = "FAILED" if broken else "SUCCESS"
        if broken:
            found["error"] = {"code": 10, "message": broken}
            found["metadata"]["errorBreakdowns"] = [{"errorCode": "UNKNOWN", "errorCount": "1"}]
        else:
            found["response"] = {"@type": "type.googleapis.com/google.protobuf.Empty"}

    cloud.pending[f"/v1/{name}"] = [cloud.looks + 1, finish]
    return found


def create(cloud: Cloud, call: Call) -> Any:
    answer = cloud.created(call)
    operation_of(cloud, answer["name"])
    return answer


def change(cloud: Cloud, call: Call) -> Any:
    if call.path not in cloud.kept:
        raise cloud.missing(call.path)
    merge(cloud.kept[call.path], call.body.get("transferJob") or {})
    return cloud.kept[call.path]


def run(cloud: Cloud, call: Call) -> Any:
    path = call.path.rpartition(":")[0]
    if path not in cloud.kept:
        raise cloud.missing(path)
    return json.loads(json.dumps(operation_of(cloud, path.removeprefix("/v1/"))))


def operations(cloud: Cloud, call: Call) -> Any:
    """Of which jobs is asked by a filter that is JSON."""
    if call.path in cloud.kept:  # the test of all rows says what is seen
        cloud.look(call.path)
        return cloud.kept[call.path]
    given = call.asked.given("filter") or ""
    wanted = json.loads(given) if given.startswith("{") else {}
    names = wanted.get("jobNames", wanted.get("job_names"))
    for path in [path for path in cloud.kept if path.startswith("/v1/transferOperations/")]:
        cloud.look(path)
    answer = cloud.listed(call)
    found = [each for each in answer.get("operations", ()) if not names or each["metadata"]["transferJobName"] in names]
    return {**answer, "operations": found}


ANSWERS = {
    "storagetransfer.transferJobs.create": create,
    "storagetransfer.transferJobs.patch": change,
    "storagetransfer.transferJobs.run": run,
    "storagetransfer.transferOperations.list": operations,
}
