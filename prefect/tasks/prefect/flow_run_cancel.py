"""Cancel a run of a flow."""

from __future__ import annotations

from prefect.core import hooks
from prefect.core.context import get_from_context
from prefect.core.settable import Task, settable


class CancelFlowRun(Task):
    """
    Cancel a run of a flow.

    Args:
        flow_run_id: the run's id; the run that this task is in if left out.

    Returns:
        Whether the server did.

    Raises:
        ValueError: no id was given, and there is no run around.
        NotAvailable: there is no server.

    Example:
        >>> CancelFlowRun().run("5f3c…")
        Traceback (most recent call last):
            ...
        prefect.core.errors.NotAvailable: Client.cancel_flow_run needs an orchestration server, ...
    """

    @settable("flow_run_id")
    def run(self, flow_run_id: str | None = None) -> bool:
        which = flow_run_id or get_from_context("flow_run_id")
        if not which:
            raise ValueError("Can't cancel a flow run without flow run ID.")
        return bool(hooks.call("server_client").cancel_flow_run(which))
