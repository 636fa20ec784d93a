"""Cloud Run: jobs, their executions, services."""

from __future__ import annotations

import copy
from typing import Any

from tests.gcloud.cloud import Call, Cloud, Service

_L = "run.projects.locations"

APIS = {"run": Service("v2", "google.cloud.run.v2")}
TYPES = {
    **{f"{_L}.jobs.{verb}": "Job" for verb in ("create", "patch", "delete")},
    f"{_L}.jobs.run": "Execution",
    **{f"{_L}.services.{verb}": "Service" for verb in ("create", "delete")},
}
EXECUTION = "projects/p/locations/the-region/jobs/the-job_name/executions/e"
MADE = {"CloudRunExecuteJob": {"made.metadata.name": EXECUTION}}


def delete(cloud: Cloud, call: Call) -> Any:
    """What is deleted is the answer of the operation."""
    if call.path not in cloud.kept:
        raise cloud.missing(call.path)
    last = f"{call.path}/last"
    cloud.kept[last] = copy.deepcopy(cloud.kept[call.path])
    return cloud.ended(call, last, cloud.deleted(call.path))


def run(cloud: Cloud, call: Call) -> Any:
    """An execution: that it failed is seen by the numbers of its tasks, and by the operation."""
    path = call.path.rpartition(":")[0]
    if path not in cloud.kept:
        raise cloud.missing(path)
    where = f"{path}/executions/e-{next(cloud.numbers)}"
    tasks = cloud.kept[path].get("template", {}).get("taskCount", 1)
    # a job may say in its labels how its executions end
    failed = int(cloud.kept[path].get("labels", {}).get("failed", 0))
    execution = cloud.kept[where] = {"name": where.removeprefix("/v2/"), "taskCount": tasks, "logUri": "https://log"}
    execution["job"] = path.rpartition("/")[2]

    def end() -> None:
        execution.update(succeededCount=tasks - failed, failedCount=failed)

    answer = cloud.ended(call, where, end)
    about = {"@type": "type.googleapis.com/google.cloud.run.v2.Execution", **execution}
    cloud.kept[f"/v2/{answer['name']}"]["metadata"] = answer["metadata"] = about
    return answer


ANSWERS = {f"{_L}.jobs.delete": delete, f"{_L}.services.delete": delete, f"{_L}.jobs.run": run}
