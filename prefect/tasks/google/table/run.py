"""Cloud Run: jobs, their executions, services."""

from __future__ import annotations

from prefect.tasks.google.rows import OPERATION, Look, Row, Service

RUN = Service(
    "run",
    "run.googleapis.com",
    "v2",
    words={
        "job": "what to run and how, a dict in the API's form (`template`, `labels` …).",
        "overrides": "what is otherwise in this execution, a dict in the API's form (`containerOverrides` …).",
        "service": "what to serve and how, a dict in the API's form (`template`, `ingress` …).",
        "show_deleted": "those that were deleted lately, too.",
    },
)
JOBS = "projects/{project}/locations/{region}/jobs"
JOB = JOBS + "/{job_name}"
SERVICES = "projects/{project}/locations/{region}/services"
SERVICE = SERVICES + "/{service_name}"

ROWS = (
    Row(
        "CloudRunCreateJob",
        RUN,
        "Create a job of Cloud Run and wait until it can be run.",
        "job_name: str, job: dict, region: str",
        f"POST {JOBS}",
        send={"*": "job", "?jobId": "job_name"},
        look=OPERATION,
        gives="seen.response",
        gives_at_once="made",
        returns="The job; of a run that does not wait, the operation.",
        operators=("CloudRunCreateJobOperator",),
    ),
    Row(
        "CloudRunUpdateJob",
        RUN,
        "Change a job of Cloud Run and wait until that is done.",
        "job_name: str, job: dict, region: str",
        f"PATCH {JOB}",
        send={"*": "job"},
        look=OPERATION,
        gives="seen.response",
        gives_at_once="made",
        returns="The job; of a run that does not wait, the operation.",
        operators=("CloudRunUpdateJobOperator",),
    ),
    Row(
        "CloudRunDeleteJob",
        RUN,
        "Delete a job of Cloud Run and wait until it is gone.",
        "job_name: str, region: str",
        f"DELETE {JOB}",
        look=OPERATION,
        gives="seen.response",
        gives_at_once="made",
        returns="The job as it was; of a run that does not wait, the operation.",
        operators=("CloudRunDeleteJobOperator",),
    ),
    Row(
        "CloudRunListJobs",
        RUN,
        "List the jobs of Cloud Run in a region.",
        "region: str, show_deleted: bool = None, page_size: int = None",
        f"GET {JOBS}",
        pages="jobs",
        gives="made.jobs",
        returns="The jobs, of all pages.",
        operators=("CloudRunListJobsOperator",),
    ),
    Row(
        "CloudRunExecuteJob",
        RUN,
        "Run a job of Cloud Run and wait until all of its tasks have succeeded.",
        "job_name: str, region: str, overrides: dict = None",
        f"POST {JOB}:run",
        look=OPERATION._replace(last=JOB, delay=10.0),
        steps="prefect.tasks.google.run.Executing",
        cancel="POST {+made.metadata.name}:cancel",
        gives="last",
        gives_at_once="made",
        returns="The job; of a run that does not wait, the operation.",
        operators=("CloudRunExecuteJobOperator",),
    ),
    Row(
        "CloudRunCreateService",
        RUN,
        "Create a service of Cloud Run and wait until it serves; one that is there already is left as it is.",
        "service_name: str, service: dict, region: str",
        f"POST {SERVICES}",
        send={"*": "service", "?serviceId": "service_name"},
        look=OPERATION,
        already=(409,),
        instead=Look(SERVICE),
        gives="seen.response || seen",
        gives_at_once="made",
        returns="The service; of a run that does not wait, the operation.",
        operators=("CloudRunCreateServiceOperator",),
    ),
    Row(
        "CloudRunDeleteService",
        RUN,
        "Delete a service of Cloud Run and wait until it is gone.",
        "service_name: str, region: str",
        f"DELETE {SERVICE}",
        look=OPERATION,
        gives="seen.response",
        gives_at_once="made",
        returns="The service as it was; of a run that does not wait, the operation.",
        operators=("CloudRunDeleteServiceOperator",),
    ),
)
