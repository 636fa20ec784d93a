"""The views that tasks ask for by what they know of a flow."""

from __future__ import annotations

from typing import Any

from prefect.extras.backend.flow import FlowView


def flow_view(flow_id: str | None = None, flow_name: str | None = None, project_name: str = "") -> Any:
    """
    What the server knows about a flow.

    Args:
        flow_id: its id.
        flow_name: its name, instead.
        project_name: the project in which the name is looked for.

    Returns:
        The `FlowView`.

    Raises:
        NotAvailable: there is no server.
    """
    view: Any = FlowView
    return view.from_id(flow_id) if flow_id else view.from_flow_name(flow_name, project_name=project_name)
