"""The form of an edge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prefect.core.edge import Edge
from prefect.core.serialization.fields import BOOLEAN, TEXT
from prefect.core.serialization.schema import Schema, nested
from prefect.core.serialization.task import TaskSchema

if TYPE_CHECKING:
    from collections.abc import Mapping

    from prefect.core.task import Task


class EdgeSchema(Schema):
    """
    The form of an edge; tasks stand in it by their slug.

    Args:
        slugs: what the tasks are called in their flow; `None` takes the slugs that they have themselves.
        tasks: tasks by slug that `load` is to tie together; `None` makes new ones.
        kwargs: as for `Schema`.
    """

    fields = {
        "upstream_task": nested(lambda: TaskSchema(only=["slug"]), required=True),
        "downstream_task": nested(lambda: TaskSchema(only=["slug"]), required=True),
        "key": TEXT,
        "mapped": BOOLEAN,
        "flattened": BOOLEAN,
    }

    def __init__(
        self, slugs: Mapping[Task, str] | None = None, tasks: Mapping[str, Task] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.slugs = slugs
        self.tasks = tasks

    def dump_one(self, obj: Edge) -> dict[str, Any]:
        """
        Write one edge.

        Args:
            obj: the edge.

        Returns:
            The form.
        """
        form = super().dump_one(obj)
        if self.slugs is not None:
            form["upstream_task"] = {"slug": self.slugs[obj.upstream_task]}
            form["downstream_task"] = {"slug": self.slugs[obj.downstream_task]}
        for end in ("upstream_task", "downstream_task"):
            form[end]["__version__"] = form["__version__"]
        return form

    def make(self, data: dict[str, Any]) -> Edge:
        """
        Make the edge.

        Args:
            data: the fields that were there.

        Returns:
            The edge.
        """
        if self.tasks is not None:
            for end in ("upstream_task", "downstream_task"):
                data[end] = self.tasks.get(data[end].slug, data[end])
        return Edge(**{key: value for key, value in data.items() if value is not None})


def dump_edge(edge: Edge) -> dict[str, Any]:
    """
    The form of an edge.

    Args:
        edge: the edge.

    Returns:
        The form.
    """
    form: dict[str, Any] = EdgeSchema().dump(edge)
    return form
