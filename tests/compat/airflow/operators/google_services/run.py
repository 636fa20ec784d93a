"""Cloud Run."""

from __future__ import annotations

from typing import Any

from tests.compat.airflow.operators.google_recording import Case

_P = "airflow.providers.google.cloud.operators.cloud_run.CloudRun"
AT = {"project_id": "p", "region": "europe-west1"}
J = {**AT, "job_name": "j"}
S = {**AT, "service_name": "s"}
HERE = "/v2/projects/p/locations/europe-west1"
JOB = {
    "template": {
        "template": {
            "containers": [{"image": "gcr.io/p/i", "env": [{"name": "MY_KEY", "value": "x"}]}],
            "timeout": {"seconds": 60},
            "max_retries": 2,
        },
        "task_count": 3,
    },
    "labels": {"a_b": "c"},
    "launch_stage": "GA",
}
SERVICE = {
    "template": {"containers": [{"image": "gcr.io/p/i", "ports": [{"container_port": 8080}]}]},
    "ingress": 1,
    "labels": {"a_b": "c"},
}
OVERRIDES = {
    "container_overrides": [{"name": "c", "args": ["1"], "env": [{"name": "A", "value": "b"}], "clear_args": False}],
    "task_count": 2,
    "timeout": "60s",
}


def job(name: str = "j", **more: Any) -> dict[str, Any]:
    return {f"{HERE}/jobs/{name}": {"name": f"projects/p/locations/europe-west1/jobs/{name}", **more}}


THREE = {**job("a"), **job("b", template={"taskCount": 3}), **job("c")}
SERVICES = {f"{HERE}/services/s": {"name": "projects/p/locations/europe-west1/services/s", "uri": "https://s"}}

CASES = {
    "create_job": Case(f"{_P}CreateJobOperator", {**J, "job": JOB}),
    "create_job_there": Case(f"{_P}CreateJobOperator", {**J, "job": JOB}, job()),
    "create_job_broken": Case(f"{_P}CreateJobOperator", {**J, "job": JOB}, broken="no quota"),
    "update_job": Case(f"{_P}UpdateJobOperator", {**J, "job": JOB}, job(template={"taskCount": 1})),
    "update_job_missing": Case(f"{_P}UpdateJobOperator", {**J, "job": JOB}),
    "update_job_broken": Case(f"{_P}UpdateJobOperator", {**J, "job": JOB}, job(), broken="no quota"),
    "delete_job": Case(f"{_P}DeleteJobOperator", J, job(labels={"a": "b"})),
    "delete_job_missing": Case(f"{_P}DeleteJobOperator", J),
    "delete_job_broken": Case(f"{_P}DeleteJobOperator", J, job(), broken="not now"),
    "list_jobs": Case(f"{_P}ListJobsOperator", AT, THREE),
    "list_jobs_limit": Case(f"{_P}ListJobsOperator", {**AT, "limit": 2, "show_deleted": True}, THREE),
    "list_jobs_negative": Case(f"{_P}ListJobsOperator", {**AT, "limit": -1}, THREE),
    "list_jobs_none": Case(f"{_P}ListJobsOperator", AT),
    "execute_job": Case(f"{_P}ExecuteJobOperator", J, job(template={"taskCount": 2})),
    "execute_job_all": Case(
        f"{_P}ExecuteJobOperator",
        {**J, "overrides": OVERRIDES, "polling_period_seconds": 2.0, "timeout_seconds": 100.0},
        job(),
    ),
    "execute_job_missing": Case(f"{_P}ExecuteJobOperator", J),
    "execute_job_broken": Case(f"{_P}ExecuteJobOperator", J, job(), broken="no quota"),
    "execute_job_tasks_failed": Case(
        f"{_P}ExecuteJobOperator", J, job(template={"taskCount": 2}, labels={"failed": "1"})
    ),
    "execute_job_killed": Case(f"{_P}ExecuteJobOperator", J, job(), kill=True, looks=50),
    "create_service": Case(f"{_P}CreateServiceOperator", {**S, "service": SERVICE}),
    "create_service_there": Case(f"{_P}CreateServiceOperator", {**S, "service": SERVICE}, SERVICES),
    "create_service_broken": Case(f"{_P}CreateServiceOperator", {**S, "service": SERVICE}, broken="no quota"),
    "delete_service": Case(f"{_P}DeleteServiceOperator", S, SERVICES),
    "delete_service_missing": Case(f"{_P}DeleteServiceOperator", S),
    "delete_service_broken": Case(f"{_P}DeleteServiceOperator", S, SERVICES, broken="not now"),
}
