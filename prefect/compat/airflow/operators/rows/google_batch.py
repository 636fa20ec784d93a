"""Google: Batch."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.operators.google_services import Messages, same, service_row
from prefect.compat.airflow.operators.mapping import Converted, nothing

BATCH = Messages("batch")


def _limit(limit: Any) -> Any:
    if limit is not None and limit < 0:
        raise ValueError(f"The limit of a list is no less than zero, not {limit}.")
    return limit


LIMIT = Converted(_limit, "limit")

ROWS = (
    service_row(
        "CloudBatchSubmitJobOperator",
        "CloudBatchSubmitJob",
        {
            **same("job_name", "region"),
            "job": BATCH.taken("Job", "job"),
            "poll_interval": "polling_period_seconds",
            "max_wait": "timeout_seconds",
        },
        xcoms=BATCH.given("Job"),
    ),
    service_row(
        "CloudBatchDeleteJobOperator",
        "CloudBatchDeleteJob",
        {**same("job_name", "region"), "max_wait": "timeout"},
        xcoms=nothing,
    ),
    service_row(
        "CloudBatchListJobsOperator",
        "CloudBatchListJobs",
        {**same("region", "filter"), "limit": LIMIT},
        xcoms=BATCH.given("Job"),
    ),
    service_row(
        "CloudBatchListTasksOperator",
        "CloudBatchListTasks",
        {**same("job_name", "region", "group_name", "filter"), "limit": LIMIT},
        xcoms=BATCH.given("Task"),
    ),
)
