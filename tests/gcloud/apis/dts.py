"""BigQuery Data Transfer Service."""

from __future__ import annotations

import re
from typing import Any

from tests.gcloud.cloud import Call, Cloud, Service

APIS = {"bigquerydatatransfer": Service("v1", "google.cloud.bigquery.datatransfer.v1")}
_METHODS = ("bigquerydatatransfer.projects", "bigquerydatatransfer.projects.locations")
MADE = {
    "BigQueryDataTransferServiceStartTransferRuns": {
        "made.runs[0].name": "projects/p/locations/the-location/transferConfigs/c/runs/r"
    }
}


def both(path: str) -> tuple[str, str]:
    """With its location and without: what is made without one is in `us`."""
    short = re.sub("/locations/[^/]+/", "/", path)
    return (path, short) if path != short else (re.sub("^(/v1/projects/[^/]+)", r"\1/locations/us", path), short)


def create(cloud: Cloud, call: Call) -> Any:
    whole, short = both(f"{call.path}/made-{next(cloud.numbers)}")
    cloud.kept[whole] = cloud.kept[short] = {**call.body, "name": whole.removeprefix("/v1/")}
    return cloud.kept[whole]


def start(cloud: Cloud, call: Call) -> Any:
    path = call.path.rpartition(":")[0]
    if path not in cloud.kept:
        raise cloud.missing(path)
    whole, short = both(f"{path}/runs/r-{next(cloud.numbers)}")
    moment = call.body.get("requestedRunTime") or call.body.get("requestedTimeRange", {}).get("startTime")
    about = {"name": whole.removeprefix("/v1/"), "state": "PENDING", "runTime": moment, "dataSourceId": "s"}
    run = cloud.kept[whole] = cloud.kept[short] = about
    broken = cloud.broken

    def end() -> None:
        run["state"] = "FAILED" if broken else "SUCCEEDED"
        if broken:
            run["errorStatus"] = {"code": 10, "message": broken}

    answer = {"runs": [dict(run)]}
    cloud.pending[whole] = cloud.pending[short] = [cloud.looks + 1, end]
    return answer


ANSWERS = {
    f"{of}.transferConfigs.{verb}": answer
    for of in _METHODS
    for verb, answer in {"create": create, "startManualRuns": start}.items()
}
