"""Google: Cloud SQL."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.operators.google_services import same, service_row
from prefect.compat.airflow.operators.mapping import Converted, Source
from prefect.compat.airflow.standin.exceptions import AirflowException

#: `api_version`: requests go to `v1beta4`. `deferrable`: a wait holds no thread in any case.
IGNORED = ("api_version", "deferrable")


def _body(*needed: str, part: str = "", always: tuple[str, ...] = ()) -> Converted:
    """
    The body of an operator, once it was looked at whether all is there.

    Args:
        needed: paths of what has to be there, where the operator says so (`validate_body`).
        part: name of what goes to the task, if it is not all of it.
        always: paths of what has to be there in any case.

    Returns:
        The source of the argument.
    """

    def checked(body: Any, validate: Any = True) -> Any:
        if not body:
            raise AirflowException("The operator's 'body' is empty.")
        for path in (*always, *(needed if validate else ())):
            found = body
            for name in path.split("."):
                found = found.get(name) if isinstance(found, dict) else None
            if not found:
                raise AirflowException(f"The operator's 'body' has no {path!r}; add it.")
        return body.get(part) if part else body

    return Converted(checked, "body", "validate_body") if needed else Converted(checked, "body")


def _account(result: Any, operator: Any, context: Any) -> None:
    """The account of the instance, by which it reads and writes files, is pushed."""
    context["ti"].xcom_push(key="service_account_email", value=result["serviceAccountEmailAddress"])


def _instance(operator: str, target: str, args: dict[str, Source], **more: Any) -> Any:
    ignored = (*IGNORED, *more.pop("ignored", ()))
    return service_row(operator, target, {"instance": "instance", **args}, ignored=ignored, **more)


ROWS = (
    _instance(
        "CloudSQLCreateInstanceOperator",
        "CloudSQLCreateInstance",
        {"instance_body": _body("name", "settings.tier")},
        xcoms=_account,
    ),
    _instance("CloudSQLInstancePatchOperator", "CloudSQLPatchInstance", {"instance_body": _body()}),
    _instance("CloudSQLDeleteInstanceOperator", "CloudSQLDeleteInstance", {}),
    _instance(
        "CloudSQLCloneInstanceOperator",
        "CloudSQLCloneInstance",
        same("destination_instance_name", "clone_context"),
    ),
    _instance(
        "CloudSQLCreateInstanceDatabaseOperator",
        "CloudSQLCreateInstanceDatabase",
        {"database_body": _body("instance", "project", always=("name",))},
    ),
    _instance(
        "CloudSQLPatchInstanceDatabaseOperator",
        "CloudSQLPatchInstanceDatabase",
        {"database": "database", "database_body": _body()},
        ignored=("validate_body",),
    ),
    _instance("CloudSQLDeleteInstanceDatabaseOperator", "CloudSQLDeleteInstanceDatabase", same("database")),
    _instance(
        "CloudSQLExportInstanceOperator",
        "CloudSQLExportInstance",
        {
            "export_context": _body("exportContext.fileType", "exportContext.uri", part="exportContext"),
            "poll_interval": "poke_interval",
        },
    ),
    _instance(
        "CloudSQLImportInstanceOperator",
        "CloudSQLImportInstance",
        {"import_context": _body("importContext.fileType", "importContext.uri", part="importContext")},
    ),
    _instance("CloudSQLNoOperationInProgressSensor", "CloudSQLWaitForNoOperationInProgress", {}),
)
