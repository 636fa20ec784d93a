"""Dataform."""

from __future__ import annotations

from typing import Any

from tests.compat.airflow.operators.google_recording import Case

_P = "airflow.providers.google.cloud.operators.dataform"
_S = "airflow.providers.google.cloud.sensors.dataform"
NAME = "projects/p/locations/europe-west1/repositories/r"
AT = f"/v1beta1/{NAME}"
R = {"project_id": "p", "region": "europe-west1", "repository_id": "r"}
W = {**R, "workspace_id": "w"}
RUN = {**R, "workflow_invocation_id": "i"}
REPOSITORY = {AT: {"name": NAME, "displayName": "d"}}
WORKSPACE = {**REPOSITORY, f"{AT}/workspaces/w": {"name": f"{NAME}/workspaces/w"}}
RESULT = {
    f"{AT}/compilationResults/c": {
        "name": f"{NAME}/compilationResults/c",
        "gitCommitish": "main",
        "compilationErrors": [{"message": "bad", "path": "a.sqlx", "actionTarget": {"name": "n"}}],
    }
}
COMPILATION = {
    "workspace": f"{NAME}/workspaces/w",
    "code_compilation_config": {"default_database": "d", "vars": {"a_b": "c"}, "table_prefix": "x"},
}
INVOCATION = {
    "compilation_result": f"{NAME}/compilationResults/c",
    "invocation_config": {
        "included_tags": ["a"],
        "included_targets": [{"database": "d", "schema": "s", "name": "n"}],
        "transitive_dependencies_included": True,
    },
}


def invocation(state: str, **more: Any) -> dict[str, Any]:
    name = f"{NAME}/workflowInvocations/i"
    return {f"/v1beta1/{name}": {"name": name, "state": state, "compilationResult": "c", **more}}


def actions(*states: str, name: str = "t") -> dict[str, Any]:
    found = [
        {
            "target": {"database": "d", "schema": "s", "name": f"{name}{number or ''}"},
            "state": state,
            "failureReason": "why" if state == "FAILED" else "",
            "invocationTiming": {"startTime": "2024-01-15T00:00:00Z"},
        }
        for number, state in enumerate(states)
    ]
    return {**invocation("RUNNING"), f"{AT}/workflowInvocations/i:query": {"workflowInvocationActions": found}}


CASES = {
    "compile": Case(
        f"{_P}.DataformCreateCompilationResultOperator", {**R, "compilation_result": COMPILATION}, REPOSITORY
    ),
    "compile_timeout": Case(
        f"{_P}.DataformCreateCompilationResultOperator",
        {**R, "compilation_result": {"git_commitish": "main"}, "timeout": 5.0},
        REPOSITORY,
    ),
    "get_compilation": Case(f"{_P}.DataformGetCompilationResultOperator", {**R, "compilation_result_id": "c"}, RESULT),
    "get_compilation_missing": Case(f"{_P}.DataformGetCompilationResultOperator", {**R, "compilation_result_id": "c"}),
    "invoke": Case(f"{_P}.DataformCreateWorkflowInvocationOperator", {**R, "workflow_invocation": INVOCATION}),
    "invoke_broken": Case(
        f"{_P}.DataformCreateWorkflowInvocationOperator", {**R, "workflow_invocation": INVOCATION}, broken="a bad query"
    ),
    **{
        f"invoke_{state.lower()}": Case(
            f"{_P}.DataformCreateWorkflowInvocationOperator",
            {**R, "workflow_invocation": INVOCATION},
            becomes={f"{AT}/workflowInvocations/made-1": {"state": state}},
        )
        for state in ("CANCELLED", "CANCELING")
    },
    "invoke_async": Case(
        f"{_P}.DataformCreateWorkflowInvocationOperator",
        {**R, "workflow_invocation": INVOCATION, "asynchronous": True, "timeout": 5.0},
    ),
    "invoke_killed": Case(
        f"{_P}.DataformCreateWorkflowInvocationOperator",
        {**R, "workflow_invocation": INVOCATION, "wait_time": 3},
        kill=True,
        looks=50,
    ),
    "get_invocation": Case(f"{_P}.DataformGetWorkflowInvocationOperator", RUN, invocation("RUNNING")),
    "get_invocation_missing": Case(f"{_P}.DataformGetWorkflowInvocationOperator", RUN),
    "query_actions": Case(f"{_P}.DataformQueryWorkflowInvocationActionsOperator", RUN, actions("RUNNING", "FAILED")),
    "query_actions_none": Case(f"{_P}.DataformQueryWorkflowInvocationActionsOperator", RUN, actions()),
    "cancel": Case(f"{_P}.DataformCancelWorkflowInvocationOperator", RUN, invocation("RUNNING")),
    "cancel_ended": Case(f"{_P}.DataformCancelWorkflowInvocationOperator", RUN, invocation("SUCCEEDED")),
    "create_repository": Case(f"{_P}.DataformCreateRepositoryOperator", R),
    "create_repository_there": Case(f"{_P}.DataformCreateRepositoryOperator", R, REPOSITORY),
    "delete_repository": Case(f"{_P}.DataformDeleteRepositoryOperator", R, REPOSITORY),
    "delete_repository_gently": Case(f"{_P}.DataformDeleteRepositoryOperator", {**R, "force": False}, REPOSITORY),
    "delete_repository_missing": Case(f"{_P}.DataformDeleteRepositoryOperator", R),
    "create_workspace": Case(f"{_P}.DataformCreateWorkspaceOperator", W, REPOSITORY),
    "create_workspace_there": Case(f"{_P}.DataformCreateWorkspaceOperator", W, WORKSPACE),
    "delete_workspace": Case(f"{_P}.DataformDeleteWorkspaceOperator", W, WORKSPACE),
    "delete_workspace_missing": Case(f"{_P}.DataformDeleteWorkspaceOperator", W),
    "write_file": Case(
        f"{_P}.DataformWriteFileOperator", {**W, "filepath": "a/b.sqlx", "contents": b"select 1"}, WORKSPACE
    ),
    "write_file_missing": Case(f"{_P}.DataformWriteFileOperator", {**W, "filepath": "a", "contents": b"x"}),
    "make_directory": Case(f"{_P}.DataformMakeDirectoryOperator", {**W, "directory_path": "a/b"}, WORKSPACE),
    "remove_file": Case(f"{_P}.DataformRemoveFileOperator", {**W, "filepath": "a/b.sqlx"}, WORKSPACE),
    "remove_directory": Case(f"{_P}.DataformRemoveDirectoryOperator", {**W, "directory_path": "a/b"}, WORKSPACE),
    "install": Case(f"{_P}.DataformInstallNpmPackagesOperator", W, WORKSPACE),
    **{
        f"wait_for_invocation_{state.lower()}": Case(
            f"{_S}.DataformWorkflowInvocationStateSensor",
            {**RUN, "expected_statuses": {2}, "failure_statuses": {3, 4}},
            invocation(state),
        )
        for state in ("RUNNING", "SUCCEEDED", "CANCELLED", "FAILED", "CANCELING")
    },
    "wait_for_invocation_one": Case(
        f"{_S}.DataformWorkflowInvocationStateSensor",
        {**RUN, "expected_statuses": 2},
        invocation("RUNNING"),
        becomes={f"{AT}/workflowInvocations/i": {"state": "SUCCEEDED"}},
    ),
    "wait_for_invocation_failed_alone": Case(
        f"{_S}.DataformWorkflowInvocationStateSensor",
        {**RUN, "expected_statuses": [2]},
        invocation("FAILED"),
    ),
    "wait_for_invocation_missing": Case(
        f"{_S}.DataformWorkflowInvocationStateSensor", {**RUN, "expected_statuses": {2}}
    ),
    **{
        f"wait_for_action_{'_'.join(states).lower()}": Case(
            f"{_S}.DataformWorkflowInvocationActionStateSensor",
            {**RUN, "target_name": "t", "expected_statuses": {4}, "failure_statuses": {2, 3, 5}},
            actions(*states),
        )
        for states in (("PENDING",), ("RUNNING",), ("SUCCEEDED", "RUNNING"), ("FAILED",), ("SKIPPED",), ("DISABLED",))
    },
    "wait_for_action_other": Case(
        f"{_S}.DataformWorkflowInvocationActionStateSensor",
        {**RUN, "target_name": "t", "expected_statuses": {4}, "failure_statuses": {5}},
        actions("SUCCEEDED", name="u"),
    ),
    "wait_for_action_later": Case(
        f"{_S}.DataformWorkflowInvocationActionStateSensor",
        {**RUN, "target_name": "t", "expected_statuses": {4}, "failure_statuses": {5}},
        actions("RUNNING"),
        becomes={
            f"{AT}/workflowInvocations/i:query": {
                "workflowInvocationActions": [{"state": "SUCCEEDED", "target": {"name": "t"}}]
            }
        },
    ),
}

OTHERWISE = {
    f"invoke_{state}": (("sent",), "what it did is asked for, to tell why it failed")
    for state in ("broken", "cancelled")
}
