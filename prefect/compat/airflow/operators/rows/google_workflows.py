"""Google: Workflows."""

from __future__ import annotations

import datetime
import hashlib
import json
import uuid
from typing import Any

from prefect.compat.airflow.operators.google_services import Messages, same, service_row
from prefect.compat.airflow.operators.mapping import Converted, Fixed, FromContext, Source, nothing

WORKFLOWS = Messages("workflows")
EXECUTIONS = Messages("workflow_executions")
#: How old executions are at most that are listed where nothing is said.
LATELY = datetime.timedelta(minutes=60)


def _workflow_id(operator: Any, context: Any) -> str:
    """The id that was given; else one that is the same for the same run, or another each time (`force_rerun`)."""
    if operator.workflow_id and not operator.force_rerun:
        return str(operator.workflow_id)
    what = str(uuid.uuid4()) if operator.force_rerun else json.dumps(operator.workflow, sort_keys=True)
    moment = context.get("logical_date") or context["dag_run"].run_after
    name = f"airflow_{operator.dag_id}_{operator.task_id}_{moment.isoformat()}_{what}"
    return hashlib.md5(name.encode(), usedforsecurity=False).hexdigest()


def _execution(given: Any) -> Any:
    found = EXECUTIONS.taken("Execution", "execution").function(given or {})
    argument = found.get("argument")
    return {**found, "argument": json.dumps(argument)} if isinstance(argument, (dict, list)) else found


def _begun(result: Any, operator: Any, context: Any) -> Any:
    """The id of the execution is pushed."""
    context["ti"].xcom_push(key="execution_id", value=result["name"].rpartition("/")[2])
    return EXECUTIONS.given("Execution")(result, operator, context)


def _since(result: Any, operator: Any, context: Any) -> Any:
    """Those executions that began after a moment."""
    since = operator.start_date_filter or datetime.datetime.now(datetime.UTC) - LATELY
    found = [one for one in result if datetime.datetime.fromisoformat(one["startTime"]) > since]
    return EXECUTIONS.given("Execution")(found, operator, context)


def _states(given: Any) -> list[Any] | None:
    state = EXECUTIONS.of_kind("Execution.State", "").function
    return [state(each) for each in given] if given else None


def _mask(given: Any) -> Any:
    return getattr(given, "paths", given)


OF: dict[str, Source] = {**same("workflow_id", "location"), "request_timeout": "timeout"}

ROWS = (
    service_row(
        "WorkflowsCreateWorkflowOperator",
        "WorkflowsCreateWorkflow",
        {
            **OF,
            "workflow_id": FromContext(_workflow_id, "workflow_id", "force_rerun"),
            "workflow": WORKFLOWS.taken("Workflow", "workflow"),
        },
        xcoms=WORKFLOWS.given("Workflow"),
    ),
    service_row(
        "WorkflowsUpdateWorkflowOperator",
        "WorkflowsUpdateWorkflow",
        {**OF, "update_mask": Converted(_mask, "update_mask")},
        xcoms=WORKFLOWS.given("Workflow"),
    ),
    service_row("WorkflowsDeleteWorkflowOperator", "WorkflowsDeleteWorkflow", OF, xcoms=nothing),
    service_row(
        "WorkflowsListWorkflowsOperator",
        "WorkflowsListWorkflows",
        {**same("location", "order_by"), "filter": "filter_", "request_timeout": "timeout"},
        xcoms=WORKFLOWS.given("Workflow"),
    ),
    service_row(
        "WorkflowsGetWorkflowOperator",
        "WorkflowsGetWorkflow",
        OF,
        xcoms=WORKFLOWS.given("Workflow"),
    ),
    service_row(
        "WorkflowsCreateExecutionOperator",
        "WorkflowsCreateExecution",
        {**OF, "execution": Converted(_execution, "execution"), "wait": Fixed(False)},
        xcoms=_begun,
    ),
    service_row(
        "WorkflowsCancelExecutionOperator",
        "WorkflowsCancelExecution",
        {**OF, "execution_id": "execution_id"},
        xcoms=EXECUTIONS.given("Execution"),
    ),
    service_row(
        "WorkflowsListExecutionsOperator",
        "WorkflowsListExecutions",
        OF,
        xcoms=_since,
        ignored=("start_date_filter",),  # what comes back is cut to it
    ),
    service_row(
        "WorkflowsGetExecutionOperator",
        "WorkflowsGetExecution",
        {**OF, "execution_id": "execution_id"},
        xcoms=EXECUTIONS.given("Execution"),
    ),
    service_row(
        "WorkflowExecutionSensor",
        "WorkflowsWaitForExecution",
        {
            **same("workflow_id", "execution_id", "location", "request_timeout"),
            "done_states": Converted(_states, "success_states"),
            "failed_states": Converted(_states, "failure_states"),
        },
    ),
)
