"""The forms of tasks and parameters."""

from __future__ import annotations

import typing
from typing import Any

from prefect.core.engine import cache_validators, triggers
from prefect.core.parameter import Parameter, no_default
from prefect.core.serialization.fields import ANY, BOOLEAN, INTEGER, JSON, SECONDS, SORTED, TEXT
from prefect.core.serialization.functions import function_field
from prefect.core.serialization.names import type_name
from prefect.core.serialization.schema import Schema
from prefect.core.task import Task

_TRIGGERS = function_field(
    [
        triggers.all_finished, triggers.manual_only, triggers.all_successful, triggers.all_failed,
        triggers.any_successful, triggers.any_failed, triggers.not_all_skipped, triggers.some_failed,
        triggers.some_successful,
    ]
)  # fmt: skip
_VALIDATORS = function_field(
    [
        cache_validators.never_use, cache_validators.duration_only, cache_validators.all_inputs,
        cache_validators.all_parameters, cache_validators.partial_inputs_only,
        cache_validators.partial_parameters_only, cache_validators.input_hash,
    ]
)  # fmt: skip


def _hints(task: Task) -> dict[str, Any]:
    """
    The types of a library task's arguments; a user's are told as they were written.

    The library's own annotations are text, which 1.x's were not.
    """
    if not type(task).__module__.startswith("prefect.") or hasattr(task, "fn"):
        return {}
    if type(task).run is Task.run:
        return {"return": None}
    try:
        return typing.get_type_hints(task.run)
    except (NameError, TypeError):
        # names that are there for type checkers only
        return {}


def inputs_form(task: Task) -> dict[str, dict[str, Any]]:
    """
    The arguments of a task's `run`.

    Args:
        task: the task.

    Returns:
        For each name: its type as text, and whether it is required.
    """
    hints = _hints(task)
    return {
        name: {"type": str(hints.get(name, known["type"])), "required": known["required"]}
        for name, known in task.inputs().items()
    }


def outputs_form(task: Task) -> str:
    """
    The type that a task's `run` returns.

    Args:
        task: the task.

    Returns:
        The type as text.
    """
    if isinstance(task, Parameter):
        return str(Any)
    hints = _hints(task)
    return str(hints["return"] if "return" in hints else task.outputs())


class TaskSchema(Schema):
    """The form of a task. Read again it is a task that tells what it is and does nothing when it runs."""

    fields = {
        "type": TEXT,
        "name": TEXT,
        "slug": TEXT,
        "tags": SORTED,
        "max_retries": INTEGER,
        "retry_delay": SECONDS,
        "inputs": ANY,
        "outputs": ANY,
        "timeout": INTEGER,
        "trigger": _TRIGGERS,
        "skip_on_upstream_skip": BOOLEAN,
        "cache_for": SECONDS,
        "cache_key": TEXT,
        "cache_validator": _VALIDATORS,
        "auto_generated": BOOLEAN,
    }
    not_loaded = frozenset({"type", "inputs", "outputs"})

    def attribute(self, obj: Task, key: str) -> Any:
        """
        What a field is written from.

        Args:
            obj: the task.
            key: the field.

        Returns:
            The value.
        """
        if key == "type":
            return type_name(obj)
        if key == "inputs":
            return inputs_form(obj)
        if key == "outputs":
            return outputs_form(obj)
        if key == "retry_delay":
            return _single_delay(obj.retry_delay)
        return super().attribute(obj, key)

    def make(self, data: dict[str, Any]) -> Task:
        """
        Make the task.

        Args:
            data: the fields that were there.

        Returns:
            The task.
        """
        auto_generated = data.pop("auto_generated", None)
        if data.get("retry_delay") is None and data.get("max_retries"):
            # a delay that is worked out has no form: the retries are told, the delays are not
            data["retry_delay"] = SECONDS.load(0)
        task = Task(**{key: value for key, value in data.items() if value is not None})
        task.auto_generated = bool(auto_generated)
        return task


def _single_delay(delay: Any) -> Any:
    """The delay of a retry; one that is worked out for each try has no form."""
    return delay if hasattr(delay, "total_seconds") else None


class ParameterSchema(Schema):
    """The form of a parameter."""

    fields = {
        "type": TEXT,
        "name": TEXT.needed(),
        "slug": TEXT,
        "default": JSON,
        "required": BOOLEAN,
        "tags": SORTED,
        "outputs": ANY,
    }
    not_loaded = frozenset({"type", "outputs", "slug"})

    def attribute(self, obj: Parameter, key: str) -> Any:
        """
        What a field is written from.

        Args:
            obj: the parameter.
            key: the field.

        Returns:
            The value.
        """
        if key == "type":
            return type_name(obj)
        if key == "outputs":
            return outputs_form(obj)
        return super().attribute(obj, key)

    def make(self, data: dict[str, Any]) -> Parameter:
        """
        Make the parameter.

        Args:
            data: the fields that were there.

        Returns:
            The parameter.
        """
        if data.get("required"):
            data["default"] = no_default
        return Parameter(**data)


def dump_task(task: Task) -> dict[str, Any]:
    """
    The form of a task or parameter.

    Args:
        task: the task.

    Returns:
        The form.
    """
    form: dict[str, Any] = (ParameterSchema() if isinstance(task, Parameter) else TaskSchema()).dump(task)
    return form


__all__ = ["ParameterSchema", "TaskSchema", "dump_task", "inputs_form", "outputs_form"]
