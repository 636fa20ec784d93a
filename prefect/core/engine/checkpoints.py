"""Checkpoints: storing results, and finding them again in a task's target."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prefect.core import context as contexts
from prefect.core.config import config
from prefect.core.engine.state import Failed, State
from prefect.core.results.base import Result
from prefect.core.results.prefect_result import PrefectResult

if TYPE_CHECKING:
    from prefect.core.task import Task


def _placeholders(inputs: dict[str, Result]) -> dict[str, Any]:
    """What the placeholders of a location may name: the context, then the arguments."""
    return {**contexts.context.to_dict(), **{key: result.value for key, result in inputs.items()}}


def is_on(task: Task, result: Result, flow_result: Result | None) -> bool:
    """
    Is the result of a task to be stored?

    The setting `flows.checkpointing` decides where it is set. Where it is not, a result is stored if the task or its
    flow names a place for it.

    Args:
        task: the task.
        result: its kind of result.
        flow_result: the flow's kind of result.

    Returns:
        Whether to store it.
    """
    setting = config["flows"].get("checkpointing")
    if setting is False or task.checkpoint is False or type(result) is Result:
        return False
    if setting is True or task.checkpoint is True:
        return True
    return task.result is not None or flow_result is not None or task.target is not None


def found_target(task: Task, result: Result, inputs: dict[str, Result]) -> Result | None:
    """
    What lies in a task's target.

    Args:
        task: the task.
        result: its kind of result.
        inputs: the arguments by name.

    Returns:
        The stored result, or `None` if there is no target or nothing in it.
    """
    if not task.target or config["flows"].get("checkpointing") is False:
        return None
    known = _placeholders(inputs)
    target = task.target.format(**known) if isinstance(task.target, str) else task.target(**known)
    if not result.exists(target, **known):
        return None
    return result.read(target)


def stored(task: Task, result: Result, state: State, inputs: dict[str, Result], flow_result: Result | None) -> State:
    """
    Store a result, if it is to be stored.

    Args:
        task: the task.
        result: its kind of result.
        state: the successful state with the value.
        inputs: the arguments by name.
        flow_result: the flow's kind of result.

    Returns:
        The state with the stored result; a failed one if it could not be stored.
    """
    value = state.result
    if isinstance(result, PrefectResult) and task.checkpoint is True and not task.target:
        # the value of a parameter: it is its own location, and need not be JSON unless somebody reads it there
        state._result = result.from_value(value)
        return state
    if value is None or not is_on(task, result, flow_result):
        state._result = result.from_value(value) if type(result) is not Result else Result(value)
        return state
    known = _placeholders(inputs)
    target = task.target
    if target:
        place = result.copy()
        place.location = target.format(**known) if isinstance(target, str) else target(**known)
        place._formatter = None
        result = place
    try:
        state._result = result.write(value, **known)
    except Exception as err:
        failed = Failed(f"The result of task '{task.name}' could not be stored: {err!r}", result=err)
        failed.started, failed.ended = state.started, state.ended
        return failed
    return state
