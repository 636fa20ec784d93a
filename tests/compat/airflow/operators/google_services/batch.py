"""Batch."""

from __future__ import annotations

from typing import Any

from tests.compat.airflow.operators.google_recording import Case

_P = "airflow.providers.google.cloud.operators.cloud_batch"
AT = "/v1/projects/p/locations/europe-west1/jobs"
WHERE = {"project_id": "p", "region": "europe-west1"}
J = {**WHERE, "job_name": "j"}
JOB = {
    "task_groups": [
        {
            "task_spec": {
                "runnables": [
                    {"container": {"image_uri": "busybox", "entrypoint": "/bin/sh", "commands": ["-c", "echo"]}},
                    {"script": {"text": "echo"}},
                ],
                "compute_resource": {"cpu_milli": 2000, "memory_mib": 16},
                "max_retry_count": 2,
                "max_run_duration": "60s",
            },
            "task_count": 2,
        }
    ],
    "allocation_policy": {"instances": [{"policy": {"machine_type": "e2-standard-4"}}]},
    "labels": {"a_b": "c"},
    "logs_policy": {"destination": 1},
    "priority": 3,
}


def job(state: str, name: str = "j", **more: Any) -> dict[str, Any]:
    full = f"projects/p/locations/europe-west1/jobs/{name}"
    return {f"{AT}/{name}": {"name": full, "status": {"state": state}, "uid": f"u-{name}", **more}}


TASKS = {
    f"{AT}/j/taskGroups/{group}/tasks/{number}": {
        "name": f"projects/p/locations/europe-west1/jobs/j/taskGroups/{group}/tasks/{number}",
        "status": {"state": "RUNNING", "statusEvents": [{"type": "x", "eventTime": "2024-01-15T00:00:00Z"}]},
    }
    for group in ("group0", "other")
    for number in range(3)
}
JOBS = {**job("RUNNING", "a"), **job("SUCCEEDED", "b", priority="3"), **job("FAILED", "c")}

CASES = {
    "submit": Case(f"{_P}.CloudBatchSubmitJobOperator", {**J, "job": JOB}),
    "submit_broken": Case(f"{_P}.CloudBatchSubmitJobOperator", {**J, "job": JOB}, broken="no machines"),
    "submit_there": Case(f"{_P}.CloudBatchSubmitJobOperator", {**J, "job": JOB}, job("RUNNING")),
    "submit_killed": Case(f"{_P}.CloudBatchSubmitJobOperator", {**J, "job": JOB}, kill=True, looks=50),
    "submit_deleted": Case(
        f"{_P}.CloudBatchSubmitJobOperator",
        {**J, "job": JOB},
        becomes={f"{AT}/j": {"status": {"state": "DELETION_IN_PROGRESS"}}},
    ),
    "submit_timed_out": Case(
        f"{_P}.CloudBatchSubmitJobOperator",
        {**J, "job": JOB, "timeout_seconds": 0.05, "polling_period_seconds": 1},
        looks=100,
    ),
    "delete": Case(f"{_P}.CloudBatchDeleteJobOperator", J, job("RUNNING")),
    "delete_timeout": Case(f"{_P}.CloudBatchDeleteJobOperator", {**J, "timeout": 30.0}, job("RUNNING")),
    "delete_missing": Case(f"{_P}.CloudBatchDeleteJobOperator", J),
    "delete_broken": Case(f"{_P}.CloudBatchDeleteJobOperator", J, job("RUNNING"), broken="not now"),
    "list": Case(f"{_P}.CloudBatchListJobsOperator", WHERE, JOBS),
    "list_none": Case(f"{_P}.CloudBatchListJobsOperator", WHERE),
    "list_all": Case(f"{_P}.CloudBatchListJobsOperator", {**WHERE, "filter": "state=RUNNING", "limit": 2}, JOBS),
    "list_no_limit": Case(f"{_P}.CloudBatchListJobsOperator", {**WHERE, "limit": -1}, JOBS),
    "list_tasks": Case(f"{_P}.CloudBatchListTasksOperator", J, TASKS),
    "list_tasks_all": Case(
        f"{_P}.CloudBatchListTasksOperator", {**J, "group_name": "other", "filter": "x", "limit": 2}, TASKS
    ),
    "list_tasks_no_limit": Case(f"{_P}.CloudBatchListTasksOperator", {**J, "limit": -5}, TASKS),
}
