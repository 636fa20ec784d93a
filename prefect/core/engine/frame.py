"""What `prefect.context` holds while a task runs; computed only when the task looks."""

from __future__ import annotations

from typing import Any

from prefect.core.context import Layer
from prefect.core.logging import logger_of_child


class TaskFrame(Layer):
    """
    The layer of the context that belongs to one task run.

    Args:
        base: the context of the flow run.
        task: the task.
        slug: what the task is called in its flow.
        map_index: its number among mapped siblings; -1 if it is none.
        run_count: the number of this run, from 1.
        more: what else belongs into the context.
    """

    __slots__ = ("base", "map_index", "more", "run_count", "slug", "task")

    def __init__(
        self,
        base: dict[str, Any],
        task: Any,
        slug: str | None,
        map_index: int,
        run_count: int,
        more: dict[str, Any] | None = None,
    ) -> None:
        self._data = None
        self.base = base
        self.task = task
        self.slug = slug
        self.map_index = map_index
        self.run_count = run_count
        self.more = more

    @property
    def data(self) -> dict[str, Any]:
        """What the context holds."""
        if self._data is None:
            self._data = task_context(self.base, self.task, self.slug, self.map_index, self.run_count)
            if self.more:
                self._data.update(self.more)
        return self._data

    def peek(self, key: str, default: Any = None) -> Any:
        """
        One value of the flow run's context, or of the task's if that has been made already.

        Args:
            key: its name.
            default: given where it is not there.

        Returns:
            The value.
        """
        return (self.base if self._data is None else self._data).get(key, default)


def task_context(base: dict[str, Any], task: Any, slug: str | None, map_index: int, run_count: int) -> dict[str, Any]:
    """
    The context of one task run.

    Args:
        base: the context of the flow run.
        task: the task.
        slug: what the task is called in its flow.
        map_index: its number among mapped siblings; -1 if it is none.
        run_count: the number of this run, from 1.

    Returns:
        The context, with upstream's keys.
    """
    # imported here: only a task that looks at its context needs an id
    import uuid

    full_name = task.name if map_index < 0 else f"{task.name}[{map_index}]"
    data = dict(base)
    data.update(
        task_run_id=str(uuid.uuid4()),
        task_id=slug,
        task_name=task.name,
        task_slug=slug,
        task_full_name=full_name,
        map_index=None if map_index < 0 else map_index,
        task_run_count=run_count,
        task_tags=task.tags,
        logger=task.logger if map_index < 0 else logger_of_child(full_name),
    )
    return data
