"""Workflows."""

from __future__ import annotations

import datetime
from typing import Any

from tests.compat.airflow.operators.google_recording import Case

_P = "airflow.providers.google.cloud.operators.workflows.Workflows"
_S = "airflow.providers.google.cloud.sensors.workflows.WorkflowExecutionSensor"
AT = {"location": "europe-west1"}
W = {**AT, "workflow_id": "w"}
E = {**W, "execution_id": "e"}
HERE = "/v1/projects/p/locations/europe-west1/workflows"
WORKFLOW = {
    "description": "d",
    "labels": {"a_b": "c"},
    "source_contents": "- end:\n    return: 1\n",
    "service_account": "s@example.com",
}
NAME = "projects/p/locations/europe-west1/workflows/w"
THERE = {f"{HERE}/w": {"name": NAME, "description": "before", "state": "ACTIVE", "sourceContents": "- end:\n"}}
EXECUTION = {"argument": '{"my_key": 1}'}
OLD = datetime.datetime(2022, 1, 1, tzinfo=datetime.UTC)


def execution(state: str = "SUCCEEDED", name: str = "e", **more: Any) -> dict[str, Any]:
    about = {"name": f"{NAME}/executions/{name}", "state": state, "startTime": "2024-01-15T00:00:00Z", **more}
    return {**THERE, f"{HERE}/w/executions/{name}": about}


def sensor(state: str, becomes: str = "", **more: Any) -> Case:
    change: dict[str, Any] = {f"{HERE}/w/executions/e": {"state": becomes}} if becomes else {}
    return Case(_S, {**E, **more}, execution(state), becomes=change)


#: The library for executions has no other way than gRPC.
WAYS = {
    "CreateExecution": ("POST", "/v1/{parent}/executions", "execution"),
    "ListExecutions": ("GET", "/v1/{parent}/executions", ""),
    "GetExecution": ("GET", "/v1/{name}", ""),
    "CancelExecution": ("POST", "/v1/{name}:cancel", "*"),
}
TURNED = (("/v1beta/", "/v1/"),)

CASES = {
    "create": Case(f"{_P}CreateWorkflowOperator", {**W, "workflow": WORKFLOW}),
    "create_project": Case(f"{_P}CreateWorkflowOperator", {**W, "workflow": WORKFLOW, "project_id": "q"}),
    "create_there": Case(f"{_P}CreateWorkflowOperator", {**W, "workflow": WORKFLOW}, THERE),
    "create_broken": Case(f"{_P}CreateWorkflowOperator", {**W, "workflow": WORKFLOW}, broken="bad source"),
    "create_rerun": Case(f"{_P}CreateWorkflowOperator", {**W, "workflow": WORKFLOW, "force_rerun": True}),
    "create_rerun_there": Case(f"{_P}CreateWorkflowOperator", {**W, "workflow": WORKFLOW, "force_rerun": True}, THERE),
    "create_no_id": Case(f"{_P}CreateWorkflowOperator", {**AT, "workflow_id": "", "workflow": WORKFLOW}),
    "update": Case(f"{_P}UpdateWorkflowOperator", W, THERE),
    "update_mask": Case(
        f"{_P}UpdateWorkflowOperator", {**W, "update_mask": {"paths": ["description", "source_contents"]}}, THERE
    ),
    "update_missing": Case(f"{_P}UpdateWorkflowOperator", W),
    "update_broken": Case(f"{_P}UpdateWorkflowOperator", W, THERE, broken="bad source"),
    "delete": Case(f"{_P}DeleteWorkflowOperator", W, THERE),
    "delete_missing": Case(f"{_P}DeleteWorkflowOperator", W),
    "delete_broken": Case(f"{_P}DeleteWorkflowOperator", W, THERE, broken="not now"),
    "list": Case(f"{_P}ListWorkflowsOperator", AT, THERE),
    "list_all": Case(f"{_P}ListWorkflowsOperator", {**AT, "filter_": "state=ACTIVE", "order_by": "name desc"}, THERE),
    "list_none": Case(f"{_P}ListWorkflowsOperator", AT),
    "get": Case(f"{_P}GetWorkflowOperator", W, THERE),
    "get_missing": Case(f"{_P}GetWorkflowOperator", W),
    "create_execution": Case(f"{_P}CreateExecutionOperator", {**W, "execution": EXECUTION}, THERE),
    "create_execution_dict": Case(
        f"{_P}CreateExecutionOperator", {**W, "execution": {"argument": {"my_key": 1}}}, THERE
    ),
    "create_execution_empty": Case(f"{_P}CreateExecutionOperator", {**W, "execution": {}}, THERE),
    "cancel_execution": Case(f"{_P}CancelExecutionOperator", E, execution("ACTIVE")),
    "cancel_execution_missing": Case(f"{_P}CancelExecutionOperator", E),
    "list_executions": Case(f"{_P}ListExecutionsOperator", W, execution()),
    "list_executions_since": Case(
        f"{_P}ListExecutionsOperator",
        {**W, "start_date_filter": OLD},
        {**execution(), **execution(name="f", startTime="2021-01-01T00:00:00Z")},
    ),
    "list_executions_old": Case(f"{_P}ListExecutionsOperator", W, execution(startTime="2021-01-01T00:00:00.5Z")),
    "get_execution": Case(f"{_P}GetExecutionOperator", E, execution(result='"1"', endTime="2024-01-15T00:01:00Z")),
    "get_execution_missing": Case(f"{_P}GetExecutionOperator", E),
    "sensor": sensor("SUCCEEDED"),
    "sensor_not_yet": sensor("ACTIVE", "SUCCEEDED"),
    "sensor_queued": sensor("QUEUED", "ACTIVE"),
    "sensor_failed": sensor("FAILED"),
    "sensor_cancelled": sensor("CANCELLED"),
    "sensor_unavailable": sensor("UNAVAILABLE"),
    "sensor_failed_wanted": sensor("FAILED", success_states={3}, failure_states={2}),
    "sensor_active_wanted": sensor("ACTIVE", success_states={1, 2}),
    "sensor_missing": Case(_S, E),
}
OTHERWISE = {
    **dict.fromkeys(("create_rerun", "create_rerun_there"), (("sent", "result"), "the id is another each time")),
    "create_execution_dict": (("sent", "result"), "a dict goes as JSON; the operator sends Python's way to write it"),
}
