"""Google: Cloud Run."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.operators.google_connection import CONNECTION, client_of
from prefect.compat.airflow.operators.google_services import Messages, same, service_row
from prefect.compat.airflow.operators.mapping import FromContext, Source
from prefect.compat.airflow.standin.exceptions import AirflowException

RUN = Messages("run")


def _client(operator: Any, context: Any) -> Any:
    """The client's arguments; some look for the service in its region."""
    found = client_of(operator, context)
    if not getattr(operator, "use_regional_endpoint", False):
        return found
    return {**(found or {}), "api_endpoint": f"https://{operator.region}-run.googleapis.com"}


def _first(result: Any, operator: Any, context: Any) -> Any:
    """As many jobs as were asked for."""
    limit = operator.limit
    if limit is not None and limit < 0:
        raise AirflowException(f"The operator's 'limit' is {limit}; give a number that is not below zero, or none.")
    return RUN.given("Job")(result[:limit], operator, context)


WHERE: dict[str, Source] = {
    "region": "region",
    "client_kwargs": FromContext(_client, *CONNECTION, "use_regional_endpoint", "region"),
}

ROWS = (
    service_row(
        "CloudRunCreateJobOperator",
        "CloudRunCreateJob",
        {**WHERE, "job_name": "job_name", "job": RUN.taken("Job", "job")},
        xcoms=RUN.given("Job"),
    ),
    service_row(
        "CloudRunUpdateJobOperator",
        "CloudRunUpdateJob",
        {**WHERE, "job_name": "job_name", "job": RUN.taken("Job", "job")},
        xcoms=RUN.given("Job"),
    ),
    service_row(
        "CloudRunDeleteJobOperator", "CloudRunDeleteJob", {**WHERE, **same("job_name")}, xcoms=RUN.given("Job")
    ),
    service_row(
        "CloudRunListJobsOperator",
        "CloudRunListJobs",
        {**WHERE, **same("show_deleted")},
        xcoms=_first,
        ignored=("limit",),  # what comes back is cut to it
    ),
    service_row(
        "CloudRunExecuteJobOperator",
        "CloudRunExecuteJob",
        {
            **WHERE,
            "job_name": "job_name",
            "overrides": RUN.taken("RunJobRequest.Overrides", "overrides"),
            "poll_interval": "polling_period_seconds",
            "max_wait": "timeout_seconds",
        },
        xcoms=RUN.given("Job"),
        ignored=("transport", "verbose", "deferrable"),
    ),
    service_row(
        "CloudRunCreateServiceOperator",
        "CloudRunCreateService",
        {**WHERE, "service_name": "service_name", "service": RUN.taken("Service", "service")},
        xcoms=RUN.given("Service"),
    ),
    service_row(
        "CloudRunDeleteServiceOperator",
        "CloudRunDeleteService",
        {**WHERE, **same("service_name")},
        xcoms=RUN.given("Service"),
    ),
)
