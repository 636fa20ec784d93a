"""Google: Cloud Functions."""

from __future__ import annotations

import re
from typing import Any

from prefect.compat.airflow.operators.google_services import same, service_row
from prefect.compat.airflow.operators.mapping import Converted, nothing
from prefect.compat.airflow.standin.exceptions import AirflowException

#: Of each of these a function has one.
SOURCES = ("sourceArchiveUrl", "sourceRepositoryUrl", "sourceRepository", "sourceUploadUrl")
TRIGGERS = ("httpsTrigger", "eventTrigger")
NAME = re.compile("projects/[^/]+/locations/[^/]+/functions/[^/]+")


def _function(body: Any, validate: Any, zip_path: Any) -> Any:
    """The function, once it was looked at whether it says one thing only."""
    if not body:
        raise AirflowException("The operator's 'body' is empty; it says which function.")
    if not body.get("name"):
        raise AirflowException("The operator's 'body' has no 'name'; add it.")
    if zip_path:
        for name in SOURCES:
            if body.get(name):
                raise AirflowException(f"The source is given twice, as {name!r} in 'body' and as 'zip_path'; give one.")
    for kind in (SOURCES, TRIGGERS) if validate else ():
        found = [name for name in kind if name in body]
        if len(found) > 1:
            raise AirflowException(f"The operator's 'body' has {' and '.join(found)}; give one of them.")
    return body


def _zip(zip_path: Any, body: Any) -> Any:
    """The file is uploaded where the body has a place for its address."""
    return zip_path if "sourceUploadUrl" in body else None


def _full(name: Any) -> Any:
    if not NAME.fullmatch(name or ""):
        raise AirflowException(f"{name!r} is no full name; write projects/…/locations/…/functions/…")
    return name


def _executed(result: Any, operator: Any, context: Any) -> Any:
    context["ti"].xcom_push(key="execution_id", value=result.get("executionId"))
    return result


ROWS = (
    service_row(
        "CloudFunctionDeployFunctionOperator",
        "CloudFunctionDeployFunction",
        {
            "function": Converted(_function, "body", "validate_body", "zip_path"),
            "zip_path": Converted(_zip, "zip_path", "body"),
            "location": "location",
        },
        xcoms=nothing,
        ignored=("api_version",),
    ),
    service_row(
        "CloudFunctionDeleteFunctionOperator",
        "CloudFunctionDeleteFunction",
        {"function_name": Converted(_full, "name")},
        ignored=("api_version",),
    ),
    service_row(
        "CloudFunctionInvokeFunctionOperator",
        "CloudFunctionInvokeFunction",
        {**same("function_id", "location"), "data": Converted(lambda given: (given or {}).get("data"), "input_data")},
        xcoms=_executed,
        ignored=("api_version",),
    ),
)
