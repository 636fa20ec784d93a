"""The form of a flow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prefect._version import __version__
from prefect.core.flow import Flow
from prefect.core.serialization.edge import EdgeSchema
from prefect.core.serialization.fields import ANY, TEXT, Field
from prefect.core.serialization.names import type_name
from prefect.core.serialization.run_config import RunConfigSchema
from prefect.core.serialization.schedule import ScheduleSchema
from prefect.core.serialization.schema import Schema, ValidationError, nested
from prefect.core.serialization.storage import StorageSchema
from prefect.core.serialization.task import ParameterSchema, TaskSchema

if TYPE_CHECKING:
    from prefect.core.task import Task


class FlowSchema(Schema):
    """
    The form of a flow: tasks and edges in the order of their slugs, so that equal flows have equal forms.

    Example:
        >>> FlowSchema().load(FlowSchema().dump(Flow("empty")))
        <Flow: name="empty">
    """

    fields = {
        "project": TEXT,
        "name": TEXT.needed(),
        "version": TEXT,
        "description": TEXT,
        "type": TEXT,
        "schedule": nested(lambda: ScheduleSchema()),
        "parameters": Field(lambda parameters: [ParameterSchema().dump(p) for p in parameters]),
        "tasks": ANY,
        "edges": ANY,
        "reference_tasks": ANY,
        "run_config": nested(lambda: RunConfigSchema()),
        "storage": nested(lambda: StorageSchema()),
    }
    not_loaded = frozenset({"type"})

    def attribute(self, obj: Flow, key: str) -> Any:
        """
        What a field is written from.

        Args:
            obj: the flow.
            key: the field.

        Returns:
            The value.
        """
        if key == "type":
            return type_name(obj)
        if key == "parameters":
            return sorted(obj.parameters(), key=lambda parameter: obj.slugs[parameter])
        if key == "tasks":
            return [_task_form(obj, task) for task in _by_slug(obj, obj.tasks)]
        if key == "edges":
            schema = EdgeSchema(slugs=obj.slugs)
            return [schema.dump(edge) for edge in sorted(obj.edges, key=lambda edge: _place(obj, edge))]
        if key == "reference_tasks":
            slugs = (obj.slugs[task] for task in _by_slug(obj, obj._reference_tasks))
            return [{"slug": slug, "__version__": __version__} for slug in slugs]
        return super().attribute(obj, key)

    def make(self, data: dict[str, Any]) -> Flow:
        """
        Make the flow.

        Args:
            data: the fields that were there.

        Returns:
            The flow; its tasks tell what they are and do nothing.

        Raises:
            ValidationError: an edge or a reference task is none of the tasks.
        """
        forms = data.pop("tasks", None) or []
        edges = data.pop("edges", None) or []
        references = data.pop("reference_tasks", None) or []
        parameters = {form.get("slug") or form.get("name"): form for form in data.pop("parameters", None) or ()}
        more = {key: data.pop(key) for key in ("project", "version", "description") if key in data}
        flow = Flow(**data)
        for key, value in more.items():
            setattr(flow, key, value)
        tasks: dict[str, Task] = {}
        for form in forms:
            # among the tasks a parameter is told without its default
            task = _task_of_form(parameters.get(form.get("slug"), form))
            flow.add_task(task)
            slug = form.get("slug")
            if slug is not None:
                # the numbers that made the slugs unique are part of the form
                flow.slugs[task] = slug
                tasks[slug] = task
        try:
            for form in edges:
                flow.add_edge(
                    tasks[form["upstream_task"]["slug"]], tasks[form["downstream_task"]["slug"]],
                    key=form.get("key"), mapped=bool(form.get("mapped")), flattened=bool(form.get("flattened")),
                )  # fmt: skip
            if references:
                flow.set_reference_tasks([tasks[form["slug"]] for form in references])
        except KeyError as err:
            raise ValidationError({"edges": [f"No task has the slug {err}."]}) from err
        return flow


def _by_slug(flow: Flow, tasks: Any) -> list[Task]:
    return sorted(tasks, key=lambda task: flow.slugs[task])


def _place(flow: Flow, edge: Any) -> tuple[str, str, str]:
    return flow.slugs[edge.upstream_task], flow.slugs[edge.downstream_task], edge.key or ""


def _task_form(flow: Flow, task: Task) -> dict[str, Any]:
    form: dict[str, Any] = TaskSchema().dump(task)
    form["slug"] = flow.slugs[task]
    return form


def _task_of_form(form: Any) -> Task:
    task: Task
    if isinstance(form, dict) and str(form.get("type", "")).endswith("Parameter"):
        task = ParameterSchema().load(form)
    else:
        task = TaskSchema().load(form)
    return task


def dump_flow(flow: Flow, build: bool = False) -> dict[str, Any]:
    """
    The form of a flow.

    Args:
        flow: the flow.
        build: build its storage first, so that the form tells where the flow is.

    Returns:
        The form.

    Raises:
        ValueError: it has no storage to build.
    """
    storage = flow.storage
    if build:
        if not storage:
            raise ValueError("This flow has no storage to build")
        if flow.name not in storage.flows:
            storage.add_flow(flow)
        storage = storage.build()
    form: dict[str, Any] = FlowSchema(exclude=["storage"]).dump(flow)
    form["storage"] = None if storage is None else StorageSchema().dump(storage)
    return form


__all__ = ["FlowSchema", "dump_flow"]
