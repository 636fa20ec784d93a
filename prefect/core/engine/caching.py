"""Cached states: keeping them for later runs, and finding one that may serve."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pendulum

from prefect.core import context as contexts
from prefect.core.engine.state import Cached, Mapped, Skipped, State, Success

if TYPE_CHECKING:
    from prefect.core.results.base import Result
    from prefect.core.task import Task


def _key(task: Task) -> str:
    return task.cache_key or f"{task.name}:{contexts.get_from_context('task_slug') or task.slug or ''}"


def valid_state(task: Task, state: State, inputs: dict[str, Result]) -> Cached | None:
    """
    A cached state that may serve in place of a run.

    Args:
        task: the task.
        state: the state it is in; a cached one is asked first.
        inputs: the arguments by name.

    Returns:
        The cached state, or `None`.
    """
    values = {key: result.value for key, result in inputs.items()}
    parameters = contexts.get_from_context("parameters") or {}
    if isinstance(state, Cached) and task.cache_validator(state, values, parameters):
        return state
    if task.cache_for is None:
        return None
    for candidate in (contexts.get_from_context("caches") or {}).get(_key(task), ()):
        candidate.load_cached_results(inputs)
        if task.cache_validator(candidate, values, parameters):
            found: Cached = candidate
            found.load_result()
            return found
    return None


def kept(task: Task, state: State, inputs: dict[str, Result]) -> State:
    """
    Keep a result for later runs, if the task says for how long.

    Args:
        task: the task.
        state: how the run ended.
        inputs: the arguments by name.

    Returns:
        The cached state, or the same.
    """
    if not isinstance(state, Success) or isinstance(state, Skipped | Mapped | Cached) or task.cache_for is None:
        return state
    cached = Cached(
        "Task run succeeded.",
        result=state._result,
        cached_inputs=inputs,
        cached_result_expiration=pendulum.now("UTC") + task.cache_for,
        cached_parameters=dict(contexts.get_from_context("parameters") or {}),
        context=dict(state._context or {}),
    )
    cached.started, cached.ended = state.started, state.ended
    caches: dict[str, list[Any]] | None = contexts.get_from_context("caches")
    if caches is not None:
        caches.setdefault(_key(task), []).insert(0, cached)
    return cached
