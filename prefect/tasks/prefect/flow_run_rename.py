"""Give a run of a flow another name."""

from __future__ import annotations

from prefect.core import hooks
from prefect.core.context import get_from_context
from prefect.core.settable import Task, settable


class RenameFlowRun(Task):
    """
    Give a run of a flow another name.

    Args:
        flow_run_id: the run's id; the run that this task is in if left out.
        flow_run_name: the name.

    Returns:
        Whether the server did.

    Raises:
        ValueError: no id was given, and there is no run around; no name was given.
        NotAvailable: there is no server.

    Example:
        >>> RenameFlowRun(flow_run_name="nightly").run("5f3c…")
        Traceback (most recent call last):
            ...
        prefect.core.errors.NotAvailable: Client.set_flow_run_name needs an orchestration server, ...
    """

    @settable("flow_run_id", "flow_run_name")
    def run(self, flow_run_id: str | None = None, flow_run_name: str | None = None) -> bool:
        which = flow_run_id or get_from_context("flow_run_id")
        if not which:
            raise ValueError("Must provide a flow run ID.")
        if not flow_run_name:
            raise ValueError("Must provide a flow name.")
        return bool(hooks.call("server_client").set_flow_run_name(which, flow_run_name))
