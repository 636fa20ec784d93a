"""Google: Storage Transfer Service."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import Any

from prefect.compat.airflow.operators.google_connection import project_of
from prefect.compat.airflow.operators.google_services import same, service_row
from prefect.compat.airflow.operators.mapping import Converted, Fixed, FromContext, Source, nothing
from prefect.compat.airflow.standin.exceptions import AirflowException

SOURCES = ("gcsDataSource", "awsS3DataSource", "httpDataSource")
SENSED = "sensed_operations"


def _keys(operator: Any) -> dict[str, Any]:
    """The key of AWS that the connection of an operator has."""
    # boto3 is needed only where a key is
    from prefect.compat.airflow.hooks.aws import AwsBaseHook

    session = AwsBaseHook(operator.aws_conn_id, resource_type="s3").get_session()
    found = session.get_credentials()
    if found is None:
        raise AirflowException(
            f"The connection {operator.aws_conn_id!r} has no key of AWS, and neither has the machine."
        )
    return {"accessKeyId": found.access_key, "secretAccessKey": found.secret_key}


def schedule_of(given: Any) -> Any:
    """
    A schedule as the API has it.

    Args:
        given: the same, or with dates and times of Python.

    Returns:
        Dates and times as dictionaries.

    Example:
        >>> schedule_of({"startTimeOfDay": datetime.time(1, 2, 3)})
        {'startTimeOfDay': {'hours': 1, 'minutes': 2, 'seconds': 3}}
    """
    return {name: _moment(part) for name, part in given.items()} if isinstance(given, Mapping) else given


def _moment(part: Any) -> Any:
    if isinstance(part, datetime.date):
        return {"day": part.day, "month": part.month, "year": part.year}
    if isinstance(part, datetime.time):
        return {"hours": part.hour, "minutes": part.minute, "seconds": part.second}
    return part


def _job(operator: Any, context: Any) -> dict[str, Any]:
    """The job, with the key of the connection, and dates as the API has them."""
    if not operator.body:
        raise AirflowException("The operator's 'body' is empty; it says what to copy.")
    found = dict(operator.body)
    spec = found.get("transferSpec")
    if spec:
        if sum(source in spec for source in SOURCES) > 1:
            raise AirflowException(f"The operator's 'body' has more than one source; give one of {', '.join(SOURCES)}.")
        bucket = spec.get("awsS3DataSource")
        if bucket is not None:
            if "awsAccessKey" in bucket:
                raise AirflowException(
                    "The operator's 'body' has a key of AWS; give a connection (aws_conn_id) instead."
                )
            if "roleArn" not in bucket:
                found["transferSpec"] = {**spec, "awsS3DataSource": {**bucket, "awsAccessKey": _keys(operator)}}
    if "schedule" in found:
        found["schedule"] = schedule_of(found["schedule"])
    return found


def _change(*names: str) -> Converted:
    """A part of what changes a job, by one of its names."""

    def part(body: Any) -> Any:
        if not body:
            raise AirflowException("The operator's 'body' is empty; it says what to change.")
        return next((body[name] for name in names if name in body), None)

    return Converted(part, "body")


def _project(operator: Any, context: Any) -> str | None:
    """The project that the body names, else that of the connection: that of the operator is not asked for."""
    return (operator.body or {}).get("projectId") or project_of(_Without(operator), context)


class _Without:
    """An operator without a project of its own."""

    project_id = None

    def __init__(self, operator: Any) -> None:
        self._operator = operator

    def __getattr__(self, name: str) -> Any:
        return getattr(self._operator, name)


def _filter(operator: Any, context: Any) -> str:
    if not operator.request_filter:
        raise AirflowException("The operator's 'request_filter' is empty; it says of which jobs.")
    found = dict(operator.request_filter)
    if "project_id" not in found and "projectId" not in found:
        found["project_id"] = project_of(operator, context)
    return json.dumps(found)


def _sensed(result: Any, operator: Any, context: Any) -> None:
    context["ti"].xcom_push(key=SENSED, value=result)


def _folder(path: Any) -> Any:
    return path if not path or path.endswith("/") else f"{path}/"


def _wait(wait: Any, delete: Any) -> bool:
    if delete and not wait:
        raise AirflowException("A job can only be deleted after its completion if it is waited for: wait=True.")
    return bool(wait)


def _aws(operator: Any, context: Any) -> Any:
    return None if operator.aws_role_arn else _keys(operator)


PROJECT = FromContext(_project, "body", "gcp_conn_id")
COPY: dict[str, Source] = {
    **same("description", "object_conditions", "transfer_options", "delete_job_after_completion"),
    "schedule": Converted(schedule_of, "schedule"),
    "wait": Converted(_wait, "wait", "delete_job_after_completion"),
    "max_wait": "timeout",
}
#: `api_version`: the service has one. `deferrable`: a wait holds no thread in any case.
IGNORED = ("api_version", "deferrable")

ROWS = (
    service_row(
        "CloudDataTransferServiceCreateJobOperator",
        "CloudDataTransferServiceCreateJob",
        {
            "job": FromContext(_job, "body", "aws_conn_id"),
            "project": PROJECT,
        },
        ignored=(*IGNORED, "project_id"),
    ),
    service_row(
        "CloudDataTransferServiceUpdateJobOperator",
        "CloudDataTransferServiceUpdateJob",
        {
            "transfer_job": "job_name",
            "job": _change("transferJob", "transfer_job"),
            "update_mask": _change("updateTransferJobFieldMask", "update_transfer_job_field_mask"),
            "project": PROJECT,
        },
        ignored=(*IGNORED, "aws_conn_id", "project_id"),
    ),
    service_row(
        "CloudDataTransferServiceDeleteJobOperator",
        "CloudDataTransferServiceDeleteJob",
        {"transfer_job": "job_name"},
        xcoms=nothing,
        ignored=IGNORED,
    ),
    service_row(
        "CloudDataTransferServiceRunJobOperator",
        "CloudDataTransferServiceRunJob",
        {"transfer_job": "job_name", "wait": Fixed(False)},
        ignored=(*IGNORED, "timeout"),
    ),
    service_row(
        "CloudDataTransferServiceGetOperationOperator",
        "CloudDataTransferServiceGetOperation",
        {"transfer_operation": "operation_name"},
        ignored=IGNORED,
    ),
    service_row(
        "CloudDataTransferServiceListOperationsOperator",
        "CloudDataTransferServiceListOperations",
        {"filter": FromContext(_filter, "request_filter", "project_id", "gcp_conn_id")},
        renamed={"filter": "request_filter"},
        ignored=IGNORED,
    ),
    *(
        service_row(
            f"CloudDataTransferService{verb}OperationOperator",
            f"CloudDataTransferService{verb}Operation",
            {"transfer_operation": "operation_name"},
            ignored=IGNORED,
        )
        for verb in ("Pause", "Resume", "Cancel")
    ),
    service_row(
        "CloudDataTransferServiceGCSToGCSOperator",
        "CloudDataTransferServiceGCSToGCS",
        {
            **same("source_bucket", "destination_bucket"),
            "source_path": Converted(_folder, "source_path"),
            "destination_path": Converted(_folder, "destination_path"),
            **COPY,
        },
        xcoms=nothing,
        ignored=IGNORED,
    ),
    service_row(
        "CloudDataTransferServiceS3ToGCSOperator",
        "CloudDataTransferServiceS3ToGCS",
        {
            "source_bucket": "s3_bucket",
            "destination_bucket": "gcs_bucket",
            "source_path": Converted(_folder, "s3_path"),
            "destination_path": Converted(_folder, "gcs_path"),
            "aws_credentials": FromContext(_aws, "aws_conn_id"),
            "role_arn": "aws_role_arn",
            **COPY,
        },
        xcoms=nothing,
        ignored=IGNORED,
    ),
    service_row(
        "CloudDataTransferServiceJobStatusSensor",
        "CloudDataTransferServiceWaitForJobStatus",
        {
            "transfer_job": "job_name",
            "done_states": Converted(
                lambda given: [given] if isinstance(given, str) else sorted(given), "expected_statuses"
            ),
        },
        xcoms=_sensed,
        ignored=IGNORED,
    ),
)
