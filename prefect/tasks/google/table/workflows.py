"""Workflows and their executions."""

from __future__ import annotations

from prefect.tasks.google.rows import OPERATION, Look, Row, Service

WORDS = {
    "execution": "what the workflow gets, a dict in the API's form (`argument`, a text that is JSON …).",
    "workflow": "the workflow, a dict in the API's form (`sourceContents`, `serviceAccount` …).",
}
WORKFLOWS_API = Service("workflows", "workflows.googleapis.com", words=WORDS)
EXECUTIONS_API = Service("workflowexecutions", "workflowexecutions.googleapis.com", words=WORDS)
WORKFLOWS = "projects/{project}/locations/{location}/workflows"
WORKFLOW = WORKFLOWS + "/{workflow_id}"
EXECUTIONS = f"{WORKFLOW}/executions"
EXECUTION = EXECUTIONS + "/{execution_id}"

ROWS = (
    Row(
        "WorkflowsCreateWorkflow",
        WORKFLOWS_API,
        "Create a workflow and wait until it can be executed; one that is there already is left as it is.",
        "workflow_id: str, workflow: dict, location: str",
        f"POST {WORKFLOWS}",
        send={"*": "workflow", "?workflowId": "workflow_id"},
        look=OPERATION,
        already=(409,),
        instead=Look(WORKFLOW),
        gives="seen.response || seen",
        gives_at_once="made",
        returns="The workflow; of a run that does not wait, the operation.",
        operators=("WorkflowsCreateWorkflowOperator",),
    ),
    Row(
        "WorkflowsUpdateWorkflow",
        WORKFLOWS_API,
        "Change a workflow and wait until that is done.",
        "workflow_id: str, location: str, workflow: dict = None, update_mask: list = None",
        f"PATCH {WORKFLOW}",
        send={"*": "workflow", "?updateMask": "update_mask"},
        look=OPERATION,
        steps="prefect.tasks.google.workflows.Updating",
        gives="seen.response",
        gives_at_once="made",
        returns="The workflow; of a run that does not wait, the operation.",
        operators=("WorkflowsUpdateWorkflowOperator",),
        words={"workflow": "what to change, a dict in the API's form; `None` sends what is there, for a new revision."},
    ),
    Row(
        "WorkflowsDeleteWorkflow",
        WORKFLOWS_API,
        "Delete a workflow and its executions, and wait until it is gone.",
        "workflow_id: str, location: str",
        f"DELETE {WORKFLOW}",
        look=OPERATION,
        operators=("WorkflowsDeleteWorkflowOperator",),
    ),
    Row(
        "WorkflowsListWorkflows",
        WORKFLOWS_API,
        "List the workflows in a region.",
        "location: str, filter: str = None, order_by: str = None, page_size: int = None",
        f"GET {WORKFLOWS}",
        pages="workflows",
        gives="made.workflows",
        returns="The workflows, of all pages.",
        operators=("WorkflowsListWorkflowsOperator",),
    ),
    Row(
        "WorkflowsGetWorkflow",
        WORKFLOWS_API,
        "Read a workflow.",
        "workflow_id: str, location: str",
        f"GET {WORKFLOW}",
        gives="made",
        returns="The workflow.",
        operators=("WorkflowsGetWorkflowOperator",),
    ),
    Row(
        "WorkflowsCreateExecution",
        EXECUTIONS_API,
        "Execute a workflow and wait for its end.",
        "workflow_id: str, location: str, execution: dict = None",
        f"POST {EXECUTIONS}",
        send={"*": "execution"},
        look=Look(
            "{+made.name}",
            "state",
            ("SUCCEEDED",),
            ("FAILED", "CANCELLED", "UNAVAILABLE"),
            reason="error.payload",
            begins_with_answer=True,
            delay=5.0,
        ),
        cancel="POST {+made.name}:cancel",
        gives="seen",
        gives_at_once="made",
        returns="The execution.",
        operators=("WorkflowsCreateExecutionOperator",),
    ),
    Row(
        "WorkflowsCancelExecution",
        EXECUTIONS_API,
        "Call off an execution of a workflow.",
        "workflow_id: str, execution_id: str, location: str",
        f"POST {EXECUTION}:cancel",
        gives="made",
        returns="The execution.",
        operators=("WorkflowsCancelExecutionOperator",),
    ),
    Row(
        "WorkflowsListExecutions",
        EXECUTIONS_API,
        "List the executions of a workflow, the latest first.",
        "workflow_id: str, location: str, filter: str = None, page_size: int = None",
        f"GET {EXECUTIONS}",
        pages="executions",
        gives="made.executions",
        returns="The executions, of all pages.",
        operators=("WorkflowsListExecutionsOperator",),
    ),
    Row(
        "WorkflowsGetExecution",
        EXECUTIONS_API,
        "Read what became of an execution of a workflow.",
        "workflow_id: str, execution_id: str, location: str",
        f"GET {EXECUTION}",
        gives="made",
        returns="The execution.",
        operators=("WorkflowsGetExecutionOperator",),
    ),
    Row(
        "WorkflowsWaitForExecution",
        EXECUTIONS_API,
        "Wait for the end of an execution of a workflow.",
        "workflow_id: str, execution_id: str, location: str",
        look=Look(EXECUTION, "state", ("SUCCEEDED",), ("FAILED", "CANCELLED"), reason="error.payload"),
        operators=("WorkflowExecutionSensor",),
    ),
)
