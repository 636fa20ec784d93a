"""What the server knows about a flow run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from prefect.extras.backend.flow import FlowView  # noqa: F401 - programs import it from here too
from prefect.extras.client.unavailable import refuse_all, refusing


class FlowRunView:
    """
    What the server knows about a flow run.

    Args:
        flow_run_id: the flow run id.
        name: the name.
        flow_id: the flow id.
        labels: the labels.
        parameters: the parameters.
        context: the context.
        state: the state.
        states: the states.
        updated_at: the updated at.
        run_config: the run config.
        task_runs: the task runs.
    """

    def __init__(
        self,
        flow_run_id: str,
        name: str,
        flow_id: str,
        labels: list[str],
        parameters: dict[str, Any],
        context: dict[str, Any],
        state: Any,
        states: list[Any],
        updated_at: Any,
        run_config: Any,
        task_runs: Any = None,
    ) -> None:
        self.flow_run_id = flow_run_id
        self.name = name
        self.flow_id = flow_id
        self.labels = labels
        self.parameters = parameters
        self.context = context
        self.state = state
        self.states = states
        self.updated_at = updated_at
        self.run_config = run_config
        self.task_runs = task_runs

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"FlowRunView(flow_run_id={self.flow_run_id!r})"

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...


refuse_all(
    FlowRunView,
    methods=("get_all_task_runs", "get_flow_metadata", "get_latest", "get_logs", "get_task_run", "get_task_run_ids"),
    class_methods=("from_flow_run_id",),
)


class FlowRunLog(NamedTuple):
    """One record of a flow run's log."""

    timestamp: Any
    level: int
    message: str


check_for_compatible_agents = refusing("prefect.backend", "check_for_compatible_agents")
stream_flow_run_logs = refusing("prefect.backend", "stream_flow_run_logs")
watch_flow_run = refusing("prefect.backend", "watch_flow_run")
