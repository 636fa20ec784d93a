"""Checkpoints: storing results, and finding them again in a task's target."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prefect.core import context as contexts
from prefect.core.config import config
from prefect.core.engine.state import Failed, State, ValidationFailed
from prefect.core.results.base import Result
from prefect.core.results.prefect_result import PrefectResult

if TYPE_CHECKING:
    from prefect.core.task import Task


def _placeholders(inputs: dict[str, Result]) -> dict[str, Any]:
    """What the placeholders of a location may name: the context, then the arguments."""
    return {**contexts.context.to_dict(), **{key: result.value for key, result in inputs.items()}}


def _place(task: Task, result: Result) -> Result:
    """Where a result goes; a target without a kind of result is a file below the home folder's `results`."""
    if task.target and type(result) is Result:
        # imported here: few tasks name a target and no result
        from prefect.core.results.local import LocalResult

        return LocalResult()
    return result


def _target(task: Task, known: dict[str, Any]) -> str:
    assert task.target is not None, "asked for tasks with a target only"
    return task.target.format(**known) if isinstance(task.target, str) else task.target(**known)


def _setting() -> bool | None:
    """Whether checkpoints are switched on or off for this run; `None` leaves it to each task."""
    found: bool | None = contexts.get_from_context("checkpointing")
    return config["flows"].get("checkpointing") if found is None else found


def is_on(task: Task, result: Result, flow_result: Result | None) -> bool:
    """
    Is the result of a task to be stored?

    `prefect.context.checkpointing` decides, else the setting `flows.checkpointing`. Where neither is set, a result is
    stored if the task or its flow names a place for it. A task with `checkpoint=False` is never stored; nor is a
    constant or a secret.

    Args:
        task: the task.
        result: its kind of result.
        flow_result: the flow's kind of result.

    Returns:
        Whether to store it.
    """
    setting = _setting()
    if setting is False or task.checkpoint is False or type(result) is Result or not result.storable:
        return False
    if setting is True or task.checkpoint is True:
        return True
    return task.result is not None or flow_result is not None or task.target is not None


def found_target(task: Task, result: Result, inputs: dict[str, Result]) -> tuple[str, Result] | None:
    """
    What lies in a task's target.

    Args:
        task: the task.
        result: its kind of result.
        inputs: the arguments by name.

    Returns:
        The finished target and the stored result; `None` if there is no target or nothing in it.

    Raises:
        ResultUnreadable: something is there and cannot be read.
    """
    if not task.target:
        return None
    known = _placeholders(inputs)
    target = _target(task, known)
    place = _place(task, result)
    # the target is finished: braces in it are its own
    if not place.exists(target.replace("{", "{{").replace("}", "}}"), **known):
        return None
    found = place.read(target)
    if found.location is None:
        found = found.copy()
        found.location = target
    return target, found


def stored(task: Task, result: Result, state: State, inputs: dict[str, Result], flow_result: Result | None) -> State:
    """
    Look at a result, and store it if it is to be stored.

    Args:
        task: the task.
        result: its kind of result.
        state: the successful state with the value.
        inputs: the arguments by name.
        flow_result: the flow's kind of result.

    Returns:
        The state with the stored result; a failed one if it could not be stored or did not pass a validator.
    """
    value = state.result
    if result.validators and result.run_validators and not result.from_value(value).validate():
        return _instead(state, ValidationFailed("Task Result did not pass validation", result=value))
    if isinstance(result, PrefectResult) and task.checkpoint is True and not task.target:
        state._result = _parameter(result, value)
        return state
    place = _place(task, result)
    if value is None or not is_on(task, place, flow_result):
        state._result = result.from_value(value) if type(result) is not Result else Result(value)
        return state
    known = _placeholders(inputs)
    try:
        if task.target:
            place = place.copy()
            place._formatter = None
            place.location = _target(task, known).replace("{", "{{").replace("}", "}}")
        state._result = place.write(value, **known)
    except Exception as err:
        message = f"Unexpected error: {err!r}. The result of task '{task.name}' could not be stored."
        return _instead(state, Failed(message, result=err))
    return state


def _parameter(result: Result, value: Any) -> Result:
    """The value of a parameter: it is its own location, unless it is no JSON."""
    if _setting() is not True or value is None:
        return result.from_value(value)
    try:
        return result.write(value)
    except TypeError:
        return result.from_value(value)


def _instead(state: State, other: State) -> State:
    other.started, other.ended = state.started, state.ended
    return other
