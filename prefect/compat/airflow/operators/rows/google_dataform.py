"""Google: Dataform."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.operators.google_messages import sent
from prefect.compat.airflow.operators.google_services import Messages, same, service_row, unless
from prefect.compat.airflow.operators.mapping import Converted, Source

DATAFORM = Messages("dataform")
PLACE: dict[str, Source] = {**same("repository_id", "region"), "request_timeout": "timeout"}
IN_WORKSPACE: dict[str, Source] = {**PLACE, "workspace_id": "workspace_id"}
OF_INVOCATION: dict[str, Source] = {**PLACE, "workflow_invocation_id": "workflow_invocation_id"}
SENSOR: dict[str, Source] = same("repository_id", "region", "workflow_invocation_id")


def _states(kind: str, argument: str) -> Converted:
    """States by their names; operators take the library's, or numbers."""

    def names(given: Any) -> list[Any]:
        many = list(given) if isinstance(given, (set, frozenset, list, tuple)) else [] if given is None else [given]
        return sorted(sent("dataform", f"{kind}.State", each) for each in many)

    return Converted(names, argument)


def _answered(result: Any, operator: Any, context: Any) -> dict[str, Any]:
    """The services of the workspace answer with a message that has no fields."""
    return {}


ROWS = (
    service_row(
        "DataformCreateCompilationResultOperator",
        "DataformCreateCompilationResult",
        {**PLACE, "compilation_result": DATAFORM.taken("CompilationResult", "compilation_result")},
        xcoms=DATAFORM.given("CompilationResult"),
    ),
    service_row(
        "DataformGetCompilationResultOperator",
        "DataformGetCompilationResult",
        {**PLACE, "compilation_result_id": "compilation_result_id"},
        xcoms=DATAFORM.given("CompilationResult"),
    ),
    service_row(
        "DataformCreateWorkflowInvocationOperator",
        "DataformCreateWorkflowInvocation",
        {
            **PLACE,
            "workflow_invocation": DATAFORM.taken("WorkflowInvocation", "workflow_invocation"),
            "wait": unless("asynchronous"),
            "poll_interval": "wait_time",
        },
        xcoms=DATAFORM.given("WorkflowInvocation"),
    ),
    service_row(
        "DataformGetWorkflowInvocationOperator",
        "DataformGetWorkflowInvocation",
        OF_INVOCATION,
        xcoms=DATAFORM.given("WorkflowInvocation"),
    ),
    service_row(
        "DataformQueryWorkflowInvocationActionsOperator",
        "DataformQueryWorkflowInvocationActions",
        OF_INVOCATION,
        xcoms=DATAFORM.given("WorkflowInvocationAction"),
    ),
    service_row("DataformCancelWorkflowInvocationOperator", "DataformCancelWorkflowInvocation", OF_INVOCATION),
    service_row(
        "DataformWorkflowInvocationStateSensor",
        "DataformWaitForWorkflowInvocation",
        {
            **SENSOR,
            "done_states": _states("WorkflowInvocation", "expected_statuses"),
            "failed_states": _states("WorkflowInvocation", "failure_statuses"),
        },
    ),
    service_row(
        "DataformWorkflowInvocationActionStateSensor",
        "DataformWaitForWorkflowInvocationAction",
        {
            **SENSOR,
            "target_name": "target_name",
            "done_states": _states("WorkflowInvocationAction", "expected_statuses"),
            "failed_states": _states("WorkflowInvocationAction", "failure_statuses"),
        },
    ),
    service_row(
        "DataformCreateRepositoryOperator",
        "DataformCreateRepository",
        PLACE,
        xcoms=DATAFORM.given("Repository"),
    ),
    service_row(
        "DataformDeleteRepositoryOperator",
        "DataformDeleteRepository",
        {**PLACE, "force": Converted(lambda force: True if force else None, "force")},
    ),
    service_row(
        "DataformCreateWorkspaceOperator",
        "DataformCreateWorkspace",
        IN_WORKSPACE,
        xcoms=DATAFORM.given("Workspace"),
    ),
    service_row("DataformDeleteWorkspaceOperator", "DataformDeleteWorkspace", IN_WORKSPACE),
    service_row(
        "DataformWriteFileOperator",
        "DataformWriteFile",
        {**IN_WORKSPACE, **same("filepath", "contents")},
        xcoms=_answered,
    ),
    service_row(
        "DataformMakeDirectoryOperator",
        "DataformMakeDirectory",
        {**IN_WORKSPACE, "directory_path": "directory_path"},
        xcoms=_answered,
    ),
    service_row(
        "DataformRemoveFileOperator",
        "DataformRemoveFile",
        {**IN_WORKSPACE, "filepath": "filepath"},
    ),
    service_row(
        "DataformRemoveDirectoryOperator",
        "DataformRemoveDirectory",
        {**IN_WORKSPACE, "directory_path": "directory_path"},
    ),
    service_row(
        "DataformInstallNpmPackagesOperator",
        "DataformInstallNpmPackages",
        IN_WORKSPACE,
        xcoms=_answered,
    ),
)
