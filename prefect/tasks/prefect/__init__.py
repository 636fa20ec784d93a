"""Tasks that deal with the runs of other flows; they ask the orchestration server."""

from prefect.tasks.prefect.flow_run import StartFlowRun, create_flow_run, get_task_run_result, wait_for_flow_run
from prefect.tasks.prefect.flow_run_cancel import CancelFlowRun
from prefect.tasks.prefect.flow_run_rename import RenameFlowRun

__all__ = [
    "CancelFlowRun",
    "RenameFlowRun",
    "StartFlowRun",
    "create_flow_run",
    "get_task_run_result",
    "wait_for_flow_run",
]
