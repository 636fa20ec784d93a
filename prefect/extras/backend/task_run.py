"""What the server knows about a task run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prefect.extras.client.unavailable import refuse_all


class TaskRunView:
    """
    What the server knows about a task run.

    Args:
        task_run_id: the task run id.
        task_id: the task id.
        task_slug: the task slug.
        name: the name.
        state: the state.
        map_index: the map index.
        flow_run_id: the flow run id.
    """

    def __init__(
        self,
        task_run_id: str,
        task_id: str,
        task_slug: str,
        name: str,
        state: Any,
        map_index: int,
        flow_run_id: str,
    ) -> None:
        self.task_run_id = task_run_id
        self.task_id = task_id
        self.task_slug = task_slug
        self.name = name
        self.state = state
        self.map_index = map_index
        self.flow_run_id = flow_run_id

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"TaskRunView(task_run_id={self.task_run_id!r})"

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...


refuse_all(
    TaskRunView,
    methods=("get_latest", "get_result", "iter_mapped"),
    class_methods=("from_task_run_id", "from_task_slug"),
)


class NotLoaded:
    """Stands for a result that was not fetched yet."""

    def __repr__(self) -> str:
        return "<not loaded>"
