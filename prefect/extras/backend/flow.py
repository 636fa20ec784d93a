"""What the server knows about a flow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prefect.extras.client.unavailable import refuse_all


class FlowView:
    """
    What the server knows about a flow.

    Args:
        flow_id: the flow id.
        settings: the settings.
        run_config: the run config.
        serialized_flow: the serialized flow.
        archived: the archived.
        project_name: the project name.
        core_version: the core version.
        storage: the storage.
        name: the name.
        flow_group_labels: the flow group labels.
    """

    def __init__(
        self,
        flow_id: str,
        settings: dict[str, Any],
        run_config: Any,
        serialized_flow: dict[str, Any],
        archived: bool,
        project_name: str,
        core_version: str,
        storage: Any,
        name: str,
        flow_group_labels: list[str],
    ) -> None:
        self.flow_id = flow_id
        self.settings = settings
        self.run_config = run_config
        self.serialized_flow = serialized_flow
        self.archived = archived
        self.project_name = project_name
        self.core_version = core_version
        self.storage = storage
        self.name = name
        self.flow_group_labels = flow_group_labels

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"FlowView(flow_id={self.flow_id!r})"

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...


refuse_all(FlowView, methods=(), class_methods=("from_flow_group_id", "from_flow_id", "from_flow_name", "from_id"))
