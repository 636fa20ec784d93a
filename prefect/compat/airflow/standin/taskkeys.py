"""`TaskInstanceKey`: what identifies one try of a task."""

from __future__ import annotations

from typing import NamedTuple


class TaskInstanceKey(NamedTuple):
    """What identifies one try of a task."""

    dag_id: str
    task_id: str
    run_id: str
    try_number: int = 1
    map_index: int = -1

    @property
    def primary(self) -> tuple[str, str, str, int]:
        """What identifies the task instance, whatever the try."""
        return self.dag_id, self.task_id, self.run_id, self.map_index

    @property
    def key(self) -> TaskInstanceKey:
        """The key itself."""
        return self

    def with_try_number(self, try_number: int) -> TaskInstanceKey:
        """Return the key of another try."""
        return self._replace(try_number=try_number)
